// The desk of who leads: what waits is counted, and each number opens exactly its rows.
import { Client, formOf } from './client.mjs';
import { EVIDENCE, answered, day, official, step } from './officials.mjs';
import { loginAs, newCase, newPerson } from './people.mjs';
import { assert, test } from './runner.mjs';
import { HEAVY, LIGHT, draft, inspecting, recorded, redirected, sign } from './sanctions.mjs';
import { shared, until } from './stack.mjs';

const DESK = '/staff/leader';
const number = (text) => Number(text.replace(/\D/g, ''));

// What the desk says waits: { chair: 3, ... }, and whether it says "more than".
async function counts(client) {
  const page = await client.get(DESK);
  assert.equal(page.status, 200);
  return Object.fromEntries([...page.text.matchAll(
    /<li><a href="\/staff\/(?:leader\/list\/)?([a-z]+)[^"]*"><strong>[\s\S]*?<span class="badge">([^<]*)<\/span>/g)]
    .map(([, kind, n]) => [kind, n.trim()]));
}

// The codes behind a number, page by page.
export async function rowsOf(client, at) {
  const codes = [];
  for (let next = at; next;) {
    const page = await client.get(next);
    assert.equal(page.status, 200, next);
    for (const [, code] of page.text.matchAll(/<td[^>]*><a href="\/staff\/cases\/([^"/]+)/g)) codes.push(code);
    next = /<a class="button button-line" href="([^"]+)">Trang sau/.exec(page.text)?.[1].replaceAll('&amp;', '&');
  }
  return codes;
}

const listed = (client, kind) => rowsOf(client, `${DESK}/list/${kind}`);

async function same(client, kind) {
  const n = (await counts(client))[kind];
  assert.equal((await listed(client, kind)).length, number(n), `${kind}: as many rows as the number says`);
}

test('a serious violation waits for a submission until it is submitted; sent back it waits again', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const chair = await newPerson(stack, 'dieuhanh.chutich', [['22', 'signer', 'provincial_chair']]);
  const to = (code) => `/staff/cases/${code}/submission`;
  const parent = await inspecting(stack, officer);
  const small = await recorded(officer, parent, LIGHT, { number: '91/BB-VPHC' });
  const code = await recorded(officer, parent, HEAVY, { number: '92/BB-VPHC' });
  for (const client of [head, chair]) {
    const found = await listed(client, 'chair');
    assert.ok(found.includes(code), 'serious');
    assert.ok(!found.includes(small), 'small');
    await same(client, 'chair');
  }
  assert.match((await head.get(`${DESK}/list/chair`)).text, /Vượt thẩm quyền xử phạt của cơ quan/);
  assert.equal((await head.get(to(code))).status, 200, 'the link opens');
  redirected(await officer.submit(to(code), { number: '91/TTr', dated: day(), body: 'ABC' }, { action: to(code) }), 'submitted');
  assert.ok(!(await listed(head, 'chair')).includes(code), 'submitted');
  assert.ok(number((await counts(chair)).submissions) >= 1, 'waits for the chair');
  const reply = (act) => chair.submit(to(code), { act, answer: 'ABC' }, { action: `${to(code)}/reply` });
  redirected(await reply('return'), 'returned');
  assert.ok((await listed(head, 'chair')).includes(code), 'came back');
  redirected(await officer.submit(to(code), { number: '92/TTr', dated: day(), body: 'ABC' }, { action: to(code) }), 'again');
  redirected(await reply('answer'), 'answered');
  assert.ok(!(await listed(head, 'chair')).includes(code), 'answered');
});

test('a decision waits for its publication, a remedy for its day', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const signer = await official(stack, 'baichay.chutich');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT, { number: '93/BB-VPHC' });
  redirected(await draft(officer, code, { fine0: '7000000', publish: 'chosen', publish_basis: 'ABC' }), 'draft');
  assert.ok(!(await listed(head, 'publish')).includes(code), 'not signed yet');
  redirected(await sign(signer, code, { number: '931/QĐ-XPHC' }), 'signed');
  assert.ok((await listed(head, 'publish')).includes(code), 'to be published');
  await same(head, 'publish');
  redirected(await step(officer, code, 'follow_remedy', { remedy_ordered: 'Khôi phục ABC', effective_on: day(),
    remedy_until: day(3) }), 'followed');
  const [[file]] = await stack.sql(`SELECT k.code FROM cases k JOIN cases c ON c.id = k.parent_id
    WHERE c.code = '${code}' AND k.flow = 'remedy'`);
  assert.ok(!(await listed(head, 'remedy')).includes(file), 'in time');
  const moved = (n) => stack.sql(`UPDATE desk_item i JOIN cases c ON c.id = i.case_id SET i.on_day = '${day(n)}'
    WHERE c.code = '${file}' AND i.kind = 'remedy'`);
  await moved(0);
  assert.ok(!(await listed(head, 'remedy')).includes(file), 'the last day is in time');
  await moved(-1);
  assert.ok((await listed(head, 'remedy')).includes(file), 'late');
  await same(head, 'remedy');
  const other = await official(stack, 'honggai.truong');
  for (const kind of ['publish', 'remedy', 'chair', 'objection']) {
    const found = await listed(other, kind);
    assert.ok(!found.includes(code) && !found.includes(file), 'not of another unit');
  }
});

test('an objection waits until an official answers the reporter', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const made = await newCase(stack, { pollution: 'noise' });
  for (const [name, fields] of [['accept', {}], ['conclude_no_action', { finding: 'none', findings: 'ABC' }]])
    redirected(await step(officer, made.code, name, fields), name);
  const to = `/staff/cases/${made.code}/step/answer`;
  redirected(await officer.submit(to, answered('Sạch'), { action: to, files: EVIDENCE() }), 'answer');
  const citizen = new Client(stack.public);
  redirected(await citizen.post('/track', { key: made.key }), 'track');
  const page = await citizen.get('/track/status');
  redirected(await citizen.post('/track/message', { ...formOf(page.text, '/track/message').hidden,
    kind: 'objection', objection: `dieuhanh ${made.code}` }), 'objects');
  const chair = await newPerson(stack, 'dieuhanh.pho', [['22', 'head']]);
  await until(async () => (await listed(chair, 'objection')).includes(made.code), 15_000, 'the objection');
  await same(chair, 'objection');
  const above = await official(stack, 'so.canbo');
  const message = `/staff/cases/${made.code}/message`;
  redirected(await above.submit(`/staff/cases/${made.code}`, { body: 'Sẽ xem lại ABC' }, { action: message }), 'written');
  assert.ok(!(await listed(chair, 'objection')).includes(made.code), 'answered');
});

// Late cases of a unit that nobody else uses, planted: n of each person.
async function planted(stack, unit, login, n) {
  await stack.sql(`INSERT INTO cases (code, flow, flow_version, stage, unit_id, handler_id, pollution, title, place, opened_us, due_us)
    SELECT CONCAT('${login.slice(0, 4).toUpperCase()}', LPAD(s.seq, 6, '0')), 'hotline', 1, 'received', u.id,
      IF(s.seq % 3 = 0, NULL, a.id), 'noise', 'ABC', 'ABC', 1, 1000 + s.seq
    FROM seq_1_to_${n} s, unit u, account a WHERE u.code = '${unit}' AND u.valid_to IS NULL AND a.login = '${login}'`);
}

async function persons(client) {
  const page = await client.get(DESK);
  return [...page.text.matchAll(/<a href="(\/staff\/leader\/late[^"]*)">([\d.]+)</g)]
    .map(([, href, n]) => [href.replaceAll('&amp;', '&'), number(n)]);
}

test('late cases by who is in charge: each number opens its rows; past 2,000 it is said', async () => {
  const stack = await shared();
  const unit = '06757';
  const head = await newPerson(stack, 'muonviec.truong', [[unit, 'head']]);
  await planted(stack, unit, 'muonviec.truong', 120);
  const rows = await persons(head);
  assert.deepEqual(rows.map(([, n]) => n).sort(), [40, 80]);
  for (const [href, n] of rows) assert.equal(new Set(await rowsOf(head, href)).size, n, href);
  assert.equal((await head.get(rows[0][0].replace(/unit=\d+/, 'unit=1'))).status, 404, 'another unit');
  const other = await official(stack, 'honggai.truong');
  assert.equal((await other.get(rows[0][0])).status, 404, 'of another head');
  await stack.sql(`INSERT INTO case_recusal (case_id, account_id, made_us) SELECT c.id, a.id, 1 FROM cases c, account a
    WHERE c.code = 'MUON000001' AND a.login = 'muonviec.truong'`);
  const less = await persons(head);
  assert.deepEqual(less.map(([, n]) => n).sort(), [40, 79], 'not those kept off');
  for (const [href, n] of less) assert.equal((await rowsOf(head, href)).length, n);
  await stack.sql(`DELETE FROM case_recusal WHERE made_us = 1; UPDATE cases SET ended = 1 WHERE code LIKE 'MUON%'`);
  await stack.sql(`INSERT INTO cases (code, flow, flow_version, stage, unit_id, pollution, title, place, opened_us, due_us)
    SELECT CONCAT('NHIE', LPAD(s.seq, 6, '0')), 'hotline', 1, 'received', u.id, 'noise', 'ABC', 'ABC', 1, 1000 + s.seq
    FROM seq_1_to_2000 s, unit u WHERE u.code = '${unit}' AND u.valid_to IS NULL`);
  assert.doesNotMatch((await head.get(DESK)).text, /hơn 2\.000/, 'at the bound');
  await stack.sql(`UPDATE cases SET ended = 0 WHERE code = 'MUON000001'`);
  const page = await head.get(DESK);
  assert.match(page.text, /hơn 2\.000/, 'above the bound');
  assert.match(page.text, /Chỉ chia theo người 2\.000 vụ việc đầu tiên/);
  await stack.sql(`INSERT INTO desk_item (case_id, kind, unit_id, on_day, note, live, set_us)
    SELECT id, 'objection', unit_id, '2026-01-01', '', 1, 1 FROM cases WHERE code LIKE 'NHIE%' LIMIT 1000`);
  assert.equal((await counts(head)).objection, '1.000');
  assert.equal((await listed(head, 'objection')).length, 1000);
  await stack.sql(`INSERT INTO desk_item (case_id, kind, unit_id, on_day, note, live, set_us)
    SELECT id, 'objection', unit_id, '2026-01-01', '', 1, 1 FROM cases WHERE code = 'MUON000001'`);
  assert.equal((await counts(head)).objection, 'hơn 1.000');
  await stack.sql(`DELETE FROM desk_item WHERE set_us = 1; DELETE FROM cases WHERE code LIKE 'MUON%' OR code LIKE 'NHIE%'`);
});

test('the desk asks at most ten times, and is for heads and signers', async () => {
  const stack = await shared();
  const count = await stack.counter('staff');
  for (const login of ['baichay.truong', 'baichay.chutich', 'so.truong']) {
    const client = await loginAs(stack, login);
    for (const at of [DESK, `${DESK}/list/chair`, `${DESK}/list/remedy`]) {
      await client.get(at);
      const before = await count();
      assert.equal((await client.get(at)).status, 200, at);
      const n = (await count()) - before;
      assert.ok(n >= 2 && n <= 10, `${at}: ${n} statements`);
    }
  }
  const officer = await official(stack, 'baichay.canbo');
  for (const at of [DESK, `${DESK}/list/chair`, `${DESK}/late?unit=1&person=0`])
    assert.equal((await officer.get(at)).status, 403, at);
  assert.equal((await (await official(stack, 'baichay.truong')).get(`${DESK}/list/task`)).status, 404);
});
