// The way of approval of what is signed by a step: drafted, read by section and office, signed
// as they passed it. Decisions MQĐ02 have their own (approval.test.mjs).
import { formOf } from './client.mjs';
import { PDF, day, step } from './officials.mjs';
import { newCase, newPerson } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, openFile, recordFields, redirected, refused, sign } from './sanctions.mjs';
import { shared } from './stack.mjs';

const UNIT = '06736'; // a commune that no other test uses, with a section and an office
let n = 0;
const number = (book = 'QĐ-XPHC') => `${++n}/${book}`;

let common;
function body() {
  common ??= (async () => {
    const stack = await shared();
    const make = (login, ...roles) => newPerson(stack, `chuoi.${login}`,
      roles.map((role) => [UNIT, role, ...(role === 'signer' ? ['commune_chair'] : [])]));
    return { stack, officer: await make('canbo', 'officer'), section: await make('phong', 'section'),
      office: await make('vanphong', 'office'), signer: await make('chutich', 'signer'),
      all: await make('motminh', 'officer', 'section', 'office', 'signer') };
  })();
  return common;
}

const at = (code, name) => `/staff/cases/${code}/chain/${name}`;
function say(client, code, name, verdict, fields = {}) {
  return client.submit(at(code, name), { do: verdict, ...fields }, { action: at(code, name) });
}
function send(client, code, name, fields) {
  const to = `${at(code, name)}/draft`;
  return client.submit(to, fields, { action: to });
}
const signed = (client, code, name, fields, date = 'ordered_on') =>
  step(client, code, name, { decision_number: number(), [date]: day(), ...fields }, 'step',
    [['signed_file', { filename: 'ABC.pdf', type: 'application/pdf', data: PDF }]]);
const stageOf = async (code) =>
  (await (await body()).stack.sql(`SELECT stage FROM cases WHERE code = '${code}'`))[0][0];

// A recorded file of the commune.
async function recorded() {
  const { stack, officer } = await body();
  const { code: parent } = await newCase(stack, { commune: UNIT });
  for (const name of ['accept', 'inspect']) redirected(await step(officer, parent, name), name);
  const code = await openFile(officer, parent);
  redirected(await step(officer, code, 'record', recordFields(LIGHT), 'write'), 'record');
  return code;
}

// The same with its decision signed, MQĐ02 by its own way.
async function decided() {
  const { officer, section, office, signer } = await body();
  const code = await recorded();
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const to = `/staff/cases/${code}/approval`;
  for (const who of [section, office])
    redirected(await who.submit(to, { do: 'pass' }, { action: to }), 'passed');
  redirected(await sign(signer, code, { number: number() }), 'signed');
  return code;
}

const STAY = { stay_ground: 'complaint', stay_body: 'UBND tỉnh ABC', reason: 'Chờ giải quyết khiếu nại ABC.' };

test('a correction goes from desk to desk, comes back with a comment, and is signed as it was passed', async () => {
  const { stack, officer, section, office, signer } = await body();
  const code = await decided();
  const name = 'correct';
  const text = { change: 'Sửa chữ ABC thành ABD.', reason: 'Đánh máy sai ABC.' };
  refused(await signed(signer, code, name, text), /phải được người khác soạn và duyệt trước khi ký/, 'no draft');
  assert.match((await signer.get(`/staff/cases/${code}/step/${name}`)).text,
    new RegExp(`href="${at(code, name)}"`), 'and a link to the draft');
  assert.match((await officer.get(`/staff/cases/${code}/chain`)).text, new RegExp(`href="${at(code, name)}"`));
  refused(await send(officer, code, name, { change: '' }), /#change"[\s\S]*#reason"/, 'every problem at once');
  redirected(await send(officer, code, name, text), 'sent');
  const card = async (who) => (await who.get('/staff/today')).text;
  assert.match(await card(section), new RegExp(`href="${at(code, name)}"`), 'on the desk of the section');
  assert.doesNotMatch(await card(office), new RegExp(`href="${at(code, name)}"`), 'and on no other');
  assert.match((await section.get(at(code, name))).text,
    /id="open_places">Không còn chỗ trống trong phần soạn/, 'nothing is left open');
  assert.match((await officer.get('/staff/chain')).text, new RegExp(`${code}[\\s\\S]*?đang chờ[^<]*: <strong>Trưởng phòng`));
  refused(await say(section, code, name, 'return'), /#comment"/, 'a return says why');
  redirected(await say(section, code, name, 'return', { comment: 'Thiếu điều khoản ABC.' }), 'returned');
  assert.match(await card(officer), new RegExp(`href="${at(code, name)}/draft"`), 'back on the drafter\'s desk');
  refused(await signed(signer, code, name, text), /đã bị trả lại[^<]*Thiếu điều khoản ABC/, 'returned');
  const next = { ...text, reason: 'Đánh máy sai ABC, điều 2.' };
  const again = await officer.get(`${at(code, name)}/draft`);
  assert.match(again.text, /Thiếu điều khoản ABC/, 'the drafter reads why');
  assert.match(again.text, /Sửa chữ ABC thành ABD/, 'nothing is typed twice');
  redirected(await send(officer, code, name, next), 'second version');
  redirected(await say(section, code, name, 'pass'), 'section');
  refused(await signed(signer, code, name, next), /đang chờ ý kiến của: Văn phòng/, 'the office has not said anything');
  redirected(await say(office, code, name, 'pass', { comment: 'Đúng thể thức.' }), 'office');
  assert.match(await card(signer), new RegExp(`href="/staff/cases/${code}/step/${name}"`));
  const form = (await signer.get(`/staff/cases/${code}/step/${name}`)).text;
  assert.match(form, /Đánh máy sai ABC, điều 2\./, 'filled in as it was passed');
  const changed = refused(await signed(signer, code, name, { ...next, change: 'Khác ABC.' }),
    /nội dung khác bản đã duyệt ở: /, 'changed after it was passed');
  assert.doesNotMatch(changed, /Lý do/, 'what is the same is not named');
  redirected(await signed(signer, code, name, next), 'signed');
  const events = (await stack.sql(`SELECT e.type FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND (e.type LIKE 'step\\_%' OR e.type = '${name}') ORDER BY e.seq`)).flat();
  assert.deepEqual(events, ['step_draft', 'step_return', 'step_draft', 'step_pass', 'step_pass', name]);
  const page = (await officer.get(`/staff/cases/${code}`)).text;
  for (const words of ['Trả lại dự thảo trình ký', 'Thiếu điều khoản ABC.']) assert.ok(page.includes(words), words);
  assert.doesNotMatch((await officer.get('/staff/chain')).text, new RegExp(at(code, name)), 'on nobody\'s desk any more');
});

test('a stay and its end, and a decision of no sanction, go the same way', async () => {
  const { officer, section, office, signer } = await body();
  const through = async (code, name, fields) => {
    redirected(await send(officer, code, name, fields), `${name} drafted`);
    for (const who of [section, office]) redirected(await say(who, code, name, 'pass'), `${name} passed`);
  };
  const code = await decided();
  refused(await signed(signer, code, 'stay_decided', STAY), /soạn và duyệt/, 'not drafted');
  await through(code, 'stay_decided', STAY);
  redirected(await signed(signer, code, 'stay_decided', STAY), 'stayed');
  assert.equal(await stageOf(code), 'stayed_decided');
  const on = { reason: 'Khiếu nại đã giải quyết xong ABC.' };
  await through(code, 'continue_decided', on);
  redirected(await signed(signer, code, 'continue_decided', on), 'goes on');
  assert.equal(await stageOf(code), 'decided');

  const other = await recorded();
  const none = { no_sanction: 'article_11', ground_case: 'force_majeure', reason: 'Bất khả kháng ABC.' };
  refused(await step(signer, other, 'dismiss', none), /soạn và duyệt/, 'without a paper, too');
  await through(other, 'dismiss', none);
  redirected(await step(signer, other, 'dismiss', none), 'dismissed');
  assert.equal(await stageOf(other), 'dismissed');
});

// What stands between the places that only the signature fills.
const saying = (text) => text.replace(/^.*?QUYẾT ĐỊNH /, '').replace(/ Nơi nhận:.*$/, '');

test('who passes a draft reads the paper as it will be printed from that very version', async () => {
  const { stack, officer, section, office, signer } = await body();
  const code = await decided();
  const name = 'stay_decided';
  const print = async (client, why) =>
    textOf(await saved(await client.get(`${at(code, name)}/pdf`), `chain-${why}`));
  assert.equal((await officer.get(`${at(code, name)}/pdf`)).status, 404, 'nothing is drafted');
  const first = { stay_ground: 'criminal', stay_body: 'Công an tỉnh Nhận Hồ Sơ ABC', reason: 'Dấu hiệu ABC một.' };
  redirected(await send(officer, code, name, first), 'sent');
  assert.match((await section.get(at(code, name))).text, new RegExp(`href="${at(code, name)}/pdf"`));
  const count = await stack.counter('staff');
  const before = await count();
  const one = await print(section, 'first');
  assert.ok(await count() - before <= 11, `${await count() - before} statements: a paper and its way`);
  for (const words of ['DỰ THẢO, dự thảo lần 1', 'Dấu hiệu ABC một.', '/QĐ-TĐC', 'Công ty ABC',
    'Để chuyển hồ sơ vụ vi phạm có dấu hiệu tội phạm đến Công an tỉnh Nhận Hồ Sơ ABC;'])
    assert.ok(one.includes(words), `${words}\n${one}`);
  assert.ok(!one.includes('Theo yêu cầu'), 'nobody asked for a criminal transfer');
  redirected(await say(section, code, name, 'return', { comment: 'Thiếu ABC.' }), 'returned');
  const second = { ...first, reason: 'Dấu hiệu ABC hai.' };
  redirected(await send(officer, code, name, second), 'second version');
  redirected(await say(section, code, name, 'pass'), 'section');
  for (const [client, why] of [[officer, 'drafter'], [section, 'section'], [office, 'office'], [signer, 'signer']]) {
    const text = await print(client, why);
    assert.ok(text.includes('dự thảo lần 2') && text.includes('ABC hai.') && !text.includes('ABC một.'), text);
  }
  redirected(await say(office, code, name, 'pass'), 'office');
  const passed = await print(signer, 'passed');
  assert.match(passed, /Bản trình ký, dự thảo lần 2/);
  redirected(await signed(signer, code, name, second), 'signed');
  const made = await textOf(await saved(await officer.get(`/staff/cases/${code}/papers/MQD31/pdf`), 'chain-made'));
  const plain = (text) => saying(text).replace(/từ (ngày \d+ tháng \d+ năm \d+|…+)/, 'từ …');
  assert.equal(plain(made), plain(passed), 'the signed paper says what was passed');
  assert.equal((await signer.get(`${at(code, name)}/pdf`)).status, 404, 'no draft any more');
  const stranger = await newPerson(stack, 'chuoi.ngoai', [['06733', 'officer']]);
  assert.equal((await stranger.get(`${at(code, name)}/pdf`)).status, 404, 'another commune');
});

test('one person holds one place; a draft can be taken back by who wrote it alone', async () => {
  const { officer, section, office, signer, all } = await body();
  const code = await decided();
  redirected(await send(all, code, 'stay_decided', STAY), 'drafted');
  assert.doesNotMatch((await all.get(at(code, 'stay_decided'))).text, /value="pass"/, 'not one\'s own');
  const csrf = formOf((await officer.get(`${at(code, 'stay_decided')}/draft`)).text,
    `${at(code, 'stay_decided')}/draft`).hidden.csrf;
  const take = await officer.post(at(code, 'stay_decided'), { csrf, version: '1', do: 'take', comment: '' });
  assert.equal(take.status, 403, 'another\'s draft');
  redirected(await say(all, code, 'stay_decided', 'take'), 'taken back');
  refused(await signed(signer, code, 'stay_decided', STAY), /soạn và duyệt/, 'nothing is drafted any more');
  redirected(await send(officer, code, 'stay_decided', STAY), 'drafted by another');
  redirected(await say(all, code, 'stay_decided', 'pass'), 'as head of the section');
  redirected(await say(office, code, 'stay_decided', 'pass'), 'office');
  refused(await signed(all, code, 'stay_decided', STAY), /mỗi người chỉ giữ một bước/, 'and signs not');
  redirected(await say(signer, code, 'stay_decided', 'return', { comment: 'Chưa ký ABC.' }), 'the signer returns');
  assert.match((await section.get(at(code, 'stay_decided'))).text, /Chưa ký ABC\./);
});

test('two at once: one version stands and one word is said; the other is told', async () => {
  const { stack, officer, section, all } = await body();
  const code = await decided();
  const to = `${at(code, 'stay_decided')}/draft`;
  const forms = await Promise.all([officer, all].map(async (client) =>
    [client, formOf((await client.get(to)).text, to).hidden]));
  const sent = await Promise.all(forms.map(([client, hidden], i) =>
    client.post(to, { ...hidden, ...STAY, reason: `Lý do ABC ${i}` })));
  assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 409]);
  const late = sent.find(({ status }) => status === 409);
  assert.match(late.text, /Chưa có gì bị ghi đè/);
  assert.match(late.text, /Lý do ABC 0[\s\S]*Lý do ABC 1|Lý do ABC 1[\s\S]*Lý do ABC 0/, 'both are shown');
  const other = await newPerson(stack, 'chuoi.phong2', [[UNIT, 'section']]);
  const seen = await Promise.all([section, other].map(async (client) =>
    [client, formOf((await client.get(at(code, 'stay_decided'))).text, at(code, 'stay_decided')).hidden]));
  const said = await Promise.all(seen.map(([client, hidden]) =>
    client.post(at(code, 'stay_decided'), { ...hidden, do: 'pass', comment: '' })));
  const statuses = said.map(({ status }) => status).sort();
  assert.equal(statuses[0], 303);
  assert.ok([403, 409].includes(statuses[1]), statuses.join());
  assert.deepEqual(await stack.sql(`SELECT r.level, r.verdict FROM step_review r JOIN step_draft d
    ON d.id = r.draft_id JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`), [['section', 'pass']]);
});

test('who may not see the case sees no draft; pages ask the database ten times at most', async () => {
  const { stack, officer, section } = await body();
  const code = await decided();
  redirected(await send(officer, code, 'stay_decided', STAY), 'drafted');
  const stranger = await newPerson(stack, 'chuoi.la', [['06781', 'section'], ['06781', 'officer']]);
  for (const path of [`/staff/cases/${code}/chain`, at(code, 'stay_decided'), `${at(code, 'stay_decided')}/draft`])
    assert.equal((await stranger.get(path)).status, 404, path);
  assert.doesNotMatch((await stranger.get('/staff/chain')).text, new RegExp(code));
  assert.equal((await officer.get(at(code, 'decide'))).status, 404, 'a decision MQĐ02 has its own page');
  assert.equal((await section.get(`${at(code, 'stay_decided')}/draft`)).status, 403, 'who drafts nothing');
  const count = await stack.counter('staff');
  for (const [who, path] of [[officer, `/staff/cases/${code}`], [officer, `/staff/cases/${code}/chain`],
    [section, at(code, 'stay_decided')], [officer, `${at(code, 'stay_decided')}/draft`],
    [section, '/staff/today'], [officer, '/staff/chain']]) {
    const before = await count();
    assert.equal((await who.get(path)).status, 200, path);
    assert.ok(await count() - before <= 10, `${path}: ${await count() - before}`);
  }
});
