// The desk of who leads: what waits is counted, and each number opens exactly its rows.
import { Client, formOf } from './client.mjs';
import { REPORT, figuresOf, number, rowsOf } from './leader.mjs';
import { EVIDENCE, answered, day, official, step } from './officials.mjs';
import { loginAs, newCase, newPerson } from './people.mjs';
import { saved, savedAs, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { HEAVY, LIGHT, draft, inspecting, recorded, redirected, sign } from './sanctions.mjs';
import { must, shared, until } from './stack.mjs';

const DESK = '/staff/leader';

// What the desk says waits: { chair: 3, ... }, and whether it says "more than".
async function counts(client) {
  const page = await client.get(DESK);
  assert.equal(page.status, 200);
  return Object.fromEntries([...page.text.matchAll(
    /<li><a href="\/staff\/(?:leader\/(?:list\/)?)?([a-z]+)[^"]*"><strong>[\s\S]*?<span class="(?:badge|tag)">([^<]*)<\/span>/g)]
    .map(([, kind, n]) => [kind, n.trim()]));
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
    for (const at of [DESK, `${DESK}/list/chair`, `${DESK}/list/remedy`, '/staff/leader/report', '/staff/leader/report.pdf', '/staff/leader/plan', '/staff/leader/plan?late=1',
      '/staff/leader/figure?what=received&first=2020-01&last=2029-12']) {
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

const [YEAR, PART] = [day().slice(0, 4), Math.ceil(Number(day().slice(5, 7)) / 3)];
const quarter = `${REPORT}?report=quarter&year=${YEAR}&part=${PART}`;

test('every figure of a report opens exactly its rows', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const signer = await official(stack, 'baichay.chutich');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT, { number: '94/BB-VPHC' });
  const of = (list, label) => list.find(([l]) => l === label);
  const before = await figuresOf(signer, quarter);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  redirected(await sign(signer, code, { number: '941/QĐ-XPHC' }), 'signed');
  const after = await figuresOf(signer, quarter);
  assert.equal(of(after, 'Quyết định xử phạt')[1], of(before, 'Quyết định xử phạt')[1] + 1);
  assert.equal(of(after, '– Tổ chức')[1], (of(before, '– Tổ chức')?.[1] ?? 0) + 1);
  assert.ok((await rowsOf(signer, of(after, 'Quyết định xử phạt')[2])).includes(code));
  const other = await official(stack, 'honggai.truong');
  assert.ok(!(await rowsOf(other, of(after, 'Quyết định xử phạt')[2])).includes(code), 'of another unit');
  assert.ok(after.some(([label, n]) => label.startsWith('– 45/2022:Đ18.2.c') && n > 0), 'the act, by name');
  for (const [label, n, href] of after) assert.equal((await rowsOf(signer, href)).length, n, `${label} ${href}`);
  const chair = await newPerson(stack, 'baocao.chutich', [['22', 'signer', 'provincial_chair']]);
  for (const [label, n, href] of await figuresOf(chair, quarter))
    assert.equal((await rowsOf(chair, href)).length, n, `${label} ${href}`);
  const page = await chair.get(quarter);
  const units = [...page.text.matchAll(/<td><a href="(\/staff\/leader\/figure[^"]*unit=\d+)">([\d.]+)</g)];
  assert.ok(units.length >= 6, 'by unit');
  for (const [, href, n] of units.slice(0, 12))
    assert.equal((await rowsOf(chair, href.replaceAll('&amp;', '&'))).length, number(n), href);
  const total = await stack.sql(`SELECT t.what, COUNT(*), SUM(t.amount), (SELECT SUM(s.n) FROM tally_sum s WHERE s.what = t.what),
    (SELECT SUM(s.amount) FROM tally_sum s WHERE s.what = t.what) FROM tally t GROUP BY t.what`);
  for (const [what, n, amount, sum, all] of total) assert.deepEqual([n, amount], [sum, all], what);
});

test('reports of units and of the department stand on their desks with their days', async () => {
  const stack = await shared();
  const days = { 'baichay.truong': ['15/03', '15/06', '15/09', '15/11'],
    'so.truong': ['20/03', '20/06', '20/09', '20/11', '01/12', '20/12'] };
  for (const [login, own] of Object.entries(days)) {
    const { text } = await (await loginAs(stack, login)).get(DESK);
    const told = [...text.matchAll(/href="\/staff\/leader\/report[^"]*">Báo cáo[\s\S]*?<td[^>]*>([\s\S]*?)<\/td>/g)]
      .map(([, cell]) => /(\d\d\/\d\d)\/\d{4}/.exec(cell)?.[1] ?? 'chưa đặt');
    assert.deepEqual(told.filter((d) => d !== 'chưa đặt'), own, `${login}: in their order`);
    assert.ok(told.includes('chưa đặt'), `${login}: those nobody set are shown so`);
  }
});

test('a warning to somebody under 18 is counted apart, and opens its row', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const signer = await official(stack, 'baichay.chutich');
  const parent = await inspecting(stack, officer);
  const of = (list, label) => list.find(([l]) => l === label);
  const [all, young] = ['Trong đó chỉ cảnh cáo, không phạt tiền', 'Trong đó cảnh cáo người chưa thành niên'];
  const before = await figuresOf(signer, quarter);
  const person = { subject: 'individual', id_number: '001099012311', representative: '' };
  const born = (years) => `${Number(day().slice(0, 4)) - years}-01-01`;
  const child = { born: born(17), guardian: 'Bà ABC; Mẹ; Xóm ABC', copies: '3', given_to: 'Ông ABC', guardian_given: '1' };
  const codes = [];
  for (const [i, more] of [{ ...person, ...child, name: 'Trần Thị Nhỏ ABC' }, { ...person, born: born(40), name: 'Trần Văn Lớn ABC' }].entries()) {
    const code = await recorded(officer, parent, '45/2022:Đ20.1.a', { number: `9${7 + i}/BB-VPHC`, ...more });
    redirected(await draft(officer, code, {}), 'draft');
    redirected(await sign(signer, code, { number: `94${3 + i}/QĐ-XPHC` }), 'signed');
    codes.push(code);
  }
  const after = await figuresOf(signer, quarter);
  assert.equal(of(after, all)[1], (of(before, all)?.[1] ?? 0) + 2);
  assert.equal(of(after, young)[1], (of(before, young)?.[1] ?? 0) + 1);
  const rows = await rowsOf(signer, of(after, young)[2]);
  assert.ok(rows.includes(codes[0]) && !rows.includes(codes[1]));
});

test('periods, files and the sent figures of a report', async () => {
  const stack = await shared();
  const head = await newPerson(stack, 'baocao.truong', [['06757', 'head']]);
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '06757' AND valid_to IS NULL");
  const [[some]] = await stack.sql('SELECT MIN(id) FROM cases');
  const plant = (what, at, n) => stack.sql(`INSERT INTO tally (month, unit_id, what, part, case_id, amount, at_us)
    SELECT '${at}', ${unit}, '${what}', '', ${some}, 1000000, 1 FROM seq_1_to_${n};
    INSERT INTO tally_sum (unit_id, month, what, part, n, amount) VALUES (${unit}, '${at}', '${what}', '', ${n}, ${n} * 1000000)`);
  for (const [at, n] of [['2025-12', 1], ['2026-01', 2], ['2026-03', 4], ['2026-06', 8], ['2026-09', 120], ['2026-12', 32], ['2027-01', 64]])
    await plant('paid', at, n);
  const paid = async (query) => (await figuresOf(head, `${REPORT}?${query}`)).find(([label]) => label === 'Lần nộp phạt');
  for (const [query, n] of [['report=month&year=2026&part=1', 2], ['report=quarter&year=2026&part=1', 6], ['report=half&year=2026', 14],
    ['report=nine&year=2026', 134], ['report=year&year=2026', 166], ['report=year&year=2025', 1], ['report=sanction&year=2027', 64],
    ['report=sustainable&year=2026', 166]]) {
    const [, told, href] = await paid(query);
    assert.equal(told, n, query);
    assert.equal((await rowsOf(head, href)).length, n, `${query}: rows`);
  }
  for (const query of ['report=quarter&year=2026&part=5', 'report=month&year=2026', 'report=month&year=2026&part=13', 'report=year&year=1999', 'report=x', 'report=year&year=2026&part=x'])
    assert.equal((await head.get(`${REPORT}?${query}`)).status, query.endsWith('year=2026&part=x') ? 200 : 422, query);
  const book = await head.get(`${REPORT}.xlsx?report=year&year=2026`);
  assert.equal(book.status, 200);
  assert.equal(book.body.subarray(0, 2).toString(), 'PK');
  const file = await savedAs(book, 'bao-cao-nam.xlsx');
  const cells = await must('unzip', ['-p', file, 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/worksheets/_rels/sheet1.xml.rels']);
  assert.match(cells, /<v>166<\/v>/);
  assert.match(cells, /<v>166000000<\/v>/);
  assert.match(cells, /Lần nộp phạt/);
  assert.match(cells, /staff\/leader\/figure\?what=paid&amp;first=2026-01&amp;last=2026-12/);
  const pdf = await saved(await head.get(`${REPORT}.pdf?report=year&year=2026`), 'bao-cao-nam');
  const text = await textOf(pdf);
  for (const words of ['BÁO CÁO NĂM 2026', 'Lần nộp phạt 166 166.000.000', 'Nhắc nhở người chưa thành niên', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'])
    assert.ok(text.includes(words), words);
  for (const at of [`${REPORT}.xlsx?report=x`, `${REPORT}.pdf?report=x`]) assert.equal((await head.get(at)).status, 404, at);

  const year = `${REPORT}?report=year&year=2026`;
  const send = (fields) => head.submit(year, fields, { action: `${year}&part=0` });
  const empty = await send({ number: '', sent: '' });
  assert.equal(empty.status, 422);
  for (const words of ['Số văn bản gửi báo cáo', 'Ngày gửi']) assert.ok(empty.text.includes(words), words);
  assert.match((await send({ number: '5/BC-ABC', sent: day(1) })).text, /không ở tương lai/);
  assert.match((await send({ number: '5/BC-ABC', sent: '2025-12-31' })).text, /trước khi kỳ báo cáo bắt đầu/);
  redirected(await send({ number: '5/BC-ABC', sent: day() }), 'sent');
  await stack.sql(`INSERT INTO tally (month, unit_id, what, part, case_id, amount, at_us) VALUES ('2026-12', ${unit}, 'paid', '', ${some}, 5, 1);
    UPDATE tally_sum SET n = n + 1, amount = amount + 5 WHERE unit_id = ${unit} AND what = 'paid' AND month = '2026-12'`);
  const page = await head.get(year);
  assert.match(page.text, /Đã gửi theo văn bản 5\/BC-ABC/);
  assert.match(page.text, />167<span[\s\S]{0,200}?<td>166<\/td>/, 'now, and as it was sent');
  const { csrf } = formOf((await head.get('/staff')).text).hidden;
  assert.equal((await head.post(`${year}&part=0`, { csrf, number: '6/BC-ABC', sent: day() })).status, 422, 'once');
  const desk = await head.get(DESK);
  assert.match(desk.text, /Báo cáo năm 2026<\/a><\/th><td[^>]*>Đã gửi/);
  assert.match(desk.text, /Báo cáo quý 1 năm 2026[\s\S]{0,300}15\/03\/2026[\s\S]{0,300}chưa đối chiếu[\s\S]{0,80}cần đối chiếu văn bản/);
  assert.match(desk.text, /Báo cáo công tác xử phạt vi phạm hành chính năm 2026[\s\S]{0,100}chưa đặt/, 'nobody set its day');
  assert.equal((await stack.verified()).code, 0);
  await stack.sql(`DELETE FROM tally WHERE at_us = 1; DELETE FROM tally_sum WHERE unit_id = ${unit} AND what = 'paid'`);
});

const PLAN = '/staff/leader/plan';

test('tasks and targets of the plan: what is wrong is said at once, what is late is counted, a target is measured', async () => {
  const stack = await shared();
  const head = await newPerson(stack, 'kehoach.truong', [['06733', 'head']]);
  const other = await official(stack, 'honggai.truong');
  const add = (fields, year = '2026') => head.submit(`${PLAN}?year=${year}`, { kind: 'task', reach: 'least', ...fields }, { action: `${PLAN}?year=${year}` });
  const empty = await add({});
  assert.equal(empty.status, 422);
  const problems = /id="problems"([\s\S]*?)<\/div>/.exec(empty.text)[1];
  for (const words of ['Nội dung', 'Kế hoạch (số, ngày)', 'Cơ quan chủ trì', 'Hạn hoàn thành']) assert.ok(problems.includes(words), words);
  const good = { title: 'Đóng cửa bãi rác ABC', basis: 'Kế hoạch 1/KH-ABC', lead: 'UBND xã ABC', others: 'Sở ABC, Công an ABC',
    product: 'Biên bản đóng cửa', due: day(-1) };
  assert.equal((await add({ ...good, title: 'x'.repeat(501) })).status, 422);
  const noFigure = await add({ ...good, kind: 'target', goal: 'abc' });
  assert.equal(noFigure.status, 422);
  assert.match(noFigure.text, /Chọn số liệu mà chỉ tiêu được đo[\s\S]*Gõ con số của chỉ tiêu/);
  assert.ok(noFigure.text.includes('Đóng cửa bãi rác ABC'), 'typed texts stay');
  assert.equal((await add({ ...good, kind: 'target', what: 'paid', goal: '1' })).status, 422, 'no figure of a target');
  redirected(await add(good), 'a task');
  redirected(await add({ ...good, kind: 'commitment', title: 'Cam kết ABC', due: day() }), 'a commitment of today');
  redirected(await add({ ...good, kind: 'target', title: 'Trả lời ABC', what: 'answered', goal: '3', due: '2026-12-31' }), 'a target');
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '06733' AND valid_to IS NULL");
  const reach = async (n) => {
    await stack.sql(`INSERT INTO tally_sum (unit_id, month, what, part, n, amount) VALUES (${unit}, '2026-02', 'answered', 'noise', ${n}, 0)
      ON DUPLICATE KEY UPDATE n = ${n}`);
    return (await head.get(`${PLAN}?year=2026`)).text;
  };
  assert.match(await reach(2), /ít nhất 3; đến nay <a [^>]*>2<\/a> <span class="tag">chưa đạt/);
  assert.match(await reach(3), /đến nay <a [^>]*>3<\/a> <span class="tag">đạt/);
  assert.equal((await counts(head)).plan, '1', 'the last day is in time');
  const late = await head.get(`${PLAN}?late=1`);
  assert.equal([...late.text.matchAll(/row-late/g)].length, 1);
  const at = /href="(\/staff\/leader\/plan\/\d+)">Đóng cửa/.exec(late.text)[1];
  assert.equal((await other.get(at)).status, 404, 'of another unit');
  const { csrf } = formOf((await other.get('/staff')).text).hidden;
  assert.equal((await other.post(at, { csrf, state: 'done', note: '' })).status, 404);
  assert.equal((await head.submit(at, { state: 'xyz' }, { action: at })).status, 422);
  redirected(await head.submit(at, { state: 'done', note: 'Xong ABC' }, { action: at }), 'done');
  assert.equal((await counts(head)).plan, '0');
  assert.match((await head.get(`${PLAN}?year=2026`)).text, /Đã xong<br><small>Xong ABC/);
  assert.equal((await head.get(`${PLAN}?year=2025`)).text.includes('Đóng cửa'), false);
  const book = await savedAs(await head.get(`${PLAN}.xlsx?year=2026`), 'ke-hoach.xlsx');
  const cells = await must('unzip', ['-p', book, 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']);
  for (const words of ['Đóng cửa bãi rác ABC', 'Cam kết ABC', 'Sở ABC, Công an ABC', 'Biên bản đóng cửa', 'Xong ABC', 'ít nhất', '>đạt<', '<v>3</v>'])
    assert.ok(cells.includes(words), words);
  const [none, foreign] = [await head.get(`${PLAN}.xlsx?year=2025`), await other.get(`${PLAN}.xlsx?year=2026`)];
  for (const [i, answer] of [none, foreign].entries())
    assert.ok(!(await must('unzip', ['-p', await savedAs(answer, `ke-hoach-${i}.xlsx`), 'xl/sharedStrings.xml'])).includes('Đóng cửa bãi rác ABC'));
  const [[chain]] = await stack.sql(`SELECT COUNT(*) FROM act_event WHERE subject = 'task:${at.split('/').pop()}'`);
  assert.equal(chain, '2');
  await stack.sql(`INSERT INTO plan_task (unit_id, year, kind, title, basis, lead_body, with_bodies, product, due_on, what, goal, reach, made_us)
    SELECT ${unit}, 2026, 'task', 'ABC', 'ABC', 'ABC', '', '', '2026-01-01', '', 0, '', 1 FROM seq_1_to_497`);
  const rows = async () => { let n = 0; for (let next = `${PLAN}?late=1`; next;) {
    const page = await head.get(next);
    n += [...page.text.matchAll(/row-late/g)].length;
    next = /<a class="button button-line" href="([^"]+)">Trang sau/.exec(page.text)?.[1].replaceAll('&amp;', '&');
  } return n; };
  assert.equal((await counts(head)).plan, '497');
  assert.equal(await rows(), 497);
  const full = await add(good);
  assert.equal(full.status, 422);
  assert.match(full.text, /nhiều nhất 500 dòng/);
  await stack.sql(`DELETE FROM plan_task WHERE made_us = 1; DELETE FROM tally_sum WHERE unit_id = ${unit}`);
});

test('registers as workbooks: of the own units, without persons and reporters, and whole, in as many files as it needs', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const at = (register, from = day(), to = day()) => `/staff/leader/registers.xlsx?register=${register}&from=${from}&to=${to}`;
  const parent = await inspecting(stack, officer);
  await recorded(officer, parent, LIGHT, { number: '95/BB-VPHC', name: '=Công ty Sổ ABC' });
  await recorded(officer, parent, LIGHT, { number: '96/BB-VPHC', name: 'Trần Văn Sổ ABC', subject: 'individual', id_number: '001099012399' });
  const cells = async (client, register) => {
    const answer = await client.get(at(register));
    assert.equal(answer.status, 200, register);
    const file = await savedAs(answer, `${register}.xlsx`);
    return must('unzip', ['-p', file, 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']);
  };
  const sanctions = await cells(head, 'sanctions');
  for (const words of ['95/BB-VPHC', '96/BB-VPHC', '=Công ty Sổ ABC', 'không phải tổ chức']) assert.ok(sanctions.includes(words), words);
  assert.ok(!sanctions.includes('Trần Văn Sổ ABC'), 'a person is not named');
  assert.ok(!sanctions.includes('<f>'), 'no formula');
  assert.ok((await cells(head, 'reports')).includes(parent));
  assert.ok(!(await cells(await official(stack, 'honggai.truong'), 'reports')).includes(parent), 'of another unit');
  for (const register of ['inspections', 'complaints', 'publications']) await cells(head, register);
  for (const [query, says] of [[at('x'), /Chọn một sổ/], [at('reports', day(), day(-1)), /trước ngày bắt đầu/], [at('reports', '', ''), /Từ ngày/]]) {
    const answer = await head.get(query);
    assert.equal(answer.status, 422, query);
    assert.match(answer.text, says);
  }
  const many = await newPerson(stack, 'soday.truong', [['06799', 'head']]);
  const plant = (from, to) => stack.sql(`INSERT INTO cases (code, flow, flow_version, stage, unit_id, pollution, title, place, opened_us, ended)
    SELECT CONCAT('SODAY', LPAD(s.seq, 6, '0')), 'hotline', 1, 'received', u.id, 'noise', 'ABC', 'ABC', 946684800000000, 1
    FROM seq_${from}_to_${to} s, unit u WHERE u.code = '06799' AND u.valid_to IS NULL`);
  await plant(1, 10000);
  assert.equal((await many.get(at('reports', '2000-01-01', '2000-01-01'))).status, 200, 'at the bound');
  await plant(10001, 10001);
  const over = await many.get(at('reports', '2000-01-01', '2000-01-01'));
  assert.equal(over.status, 200);
  const files = [...over.text.matchAll(/href="([^"]*&amp;file=\d+)"/g)].map((m) => m[1].replaceAll('&amp;', '&'));
  assert.equal(files.length, 2, 'above the bound: a second file');
  const told = [];
  for (const [i, link] of files.entries()) {
    const file = await savedAs(await many.get(link), `so-${i}.xlsx`);
    told.push((await must('unzip', ['-p', file, 'xl/sharedStrings.xml'])).match(/SODAY\d+/g));
  }
  assert.deepEqual(told.map((codes) => codes.length), [10000, 1]);
  assert.equal(new Set(told.flat()).size, 10001, 'the register is whole');
  await stack.sql("DELETE FROM cases WHERE code LIKE 'SODAY%'");
  assert.equal((await officer.get(at('reports'))).status, 403);
});
