// On the spot: the decision and its team, the checklist of the sector, notes, photos with hash,
// time and place. Nothing is overwritten.
import { createHash } from 'node:crypto';
import { day, official } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { assert, test } from './runner.mjs';
import { SAMPLE } from './samples.mjs';
import { inspecting, redirected, refused } from './sanctions.mjs';
import { shared } from './stack.mjs';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let common = null;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const officer = await official(stack, 'baichay.canbo');
    return { stack, officer, inspector: await official(stack, 'baichay.kiemtra'),
      code: await inspecting(stack, officer) };
  })();
  return common;
}

const ORDER = { kind: 'unannounced', signs: 'Nước đen chảy ra mương ABC', number: '11/QĐ-KT-ABC',
  signed_on: day(), signer: 'Nguyễn ABC, Chủ tịch', until: day(5),
  members: 'Trần ABC; Trưởng phòng, UBND phường ABC\nLê ABC; Cán bộ, UBND phường ABC' };

const order = (client, code, more = {}) => client.submit(`/staff/cases/${code}/inspection/order`,
  { ...ORDER, ...more }, { action: `/staff/cases/${code}/inspection/order` });
const keep = (client, code, what, fields, files) => client.submit(`/staff/cases/${code}/inspection`,
  fields, { action: `/staff/cases/${code}/inspection/${what}`, files });

test('a planned inspection needs a plan in force, an unannounced one its signs', async () => {
  const { stack, officer, code } = await ward();
  refused(await order(officer, code, { kind: 'planned' }), /không có cơ sở này/, 'in no plan');
  refused(await order(officer, code, { signs: ' ' }), /#signs/, 'no signs');
  refused(await order(officer, code, { signed_on: day(1), until: day(2) }), /tương lai/, 'tomorrow');
  refused(await order(officer, code, { until: day(-1) }), /#until/, 'ends before it begins');
  for (const members of ['Trần ABC', ';Trưởng phòng', 'a;b\n'.repeat(31)])
    refused(await order(officer, code, { members }), /#members/, members.slice(0, 20));
  redirected(await order(officer, code, { members: 'a;b\n'.repeat(30) }), 'thirty');
  redirected(await order(officer, code), 'replaced');
  const page = (await officer.get(`/staff/cases/${code}/inspection`)).text;
  assert.match(page, /Trưởng đoàn<\/dt><dd>Trần ABC, Trưởng phòng, UBND phường ABC/);
  assert.match(page, /Nước đen chảy ra mương ABC/);
  const rows = await stack.sql(`SELECT o.ended_us IS NULL FROM visit_order o JOIN cases c
    ON c.id = o.case_id WHERE c.code = '${code}' ORDER BY o.id`);
  assert.deepEqual(rows, [['0'], ['1']], 'the one before stays');
});

test('two who write the decision: nothing is overwritten, the later one is shown both and chooses', async () => {
  const { stack, officer, inspector } = await ward();
  const code = await inspecting(stack, officer);
  const to = `/staff/cases/${code}/inspection/order`;
  const csrf = { officer: await csrfOf(officer), inspector: await csrfOf(inspector) };
  const send = (client, token, base, more) => client.post(to, { csrf: token, ...ORDER,
    draft_form: 'inspection/order', draft_base: base, ...more });
  const numbers = ['71/QĐ-KT-ABC', '72/QĐ-KT-ABC'];
  const answers = await Promise.all([send(officer, csrf.officer, '0', { number: numbers[0] }),
    send(inspector, csrf.inspector, '0', { number: numbers[1] })]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  const late = answers[0].status === 409 ? 0 : 1;
  const [mine, theirs] = [numbers[late], numbers[1 - late]];
  for (const number of [mine, theirs]) assert.match(answers[late].text, new RegExp(`<mark>${number}`));
  const live = () => stack.sql(`SELECT o.number, o.id FROM visit_order o JOIN cases c ON c.id = o.case_id
    WHERE c.code = '${code}' AND o.ended_us IS NULL`);
  const [[number, id]] = await live();
  assert.equal(number, theirs, 'nothing was overwritten');
  assert.match(answers[late].text, new RegExp(`name="draft_base" value="${id}"`));
  assert.match((await inspector.get(to)).text, new RegExp(`value="${theirs}"`), 'the form shows what is in force');
  const client = [officer, inspector][late], token = Object.values(csrf)[late];
  redirected(await send(client, token, id, { number: mine, choose_all: 'mine' }), 'chosen');
  assert.equal((await live())[0][0], mine);
  assert.equal((await send(client, token, id, { number: '73/QĐ-KT-ABC' })).status, 409, 'an old page');
  assert.equal((await live())[0][0], mine);
});

test('with a plan in force the visit of the facility is there to choose', async () => {
  const { stack, officer } = await ward();
  const code = await inspecting(stack, officer);
  const year = day().slice(0, 4);
  await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us)
    SELECT unit_id, 'organization', 'Trại Heo Tại Chỗ ABC', 'livestock', 1 FROM cases WHERE code = '${code}'`);
  const [[facility]] = await stack.sql("SELECT MAX(id) FROM facility WHERE name = 'Trại Heo Tại Chỗ ABC'");
  await stack.sql(`UPDATE facility SET root_id = id WHERE id = ${facility}`);
  await stack.sql(`INSERT INTO case_facility (case_id, facility_id, made_by, made_us)
    SELECT c.id, ${facility}, a.id, 1 FROM cases c, account a WHERE c.code = '${code}' AND a.login = 'baichay.canbo'`);
  await stack.sql(`INSERT IGNORE INTO visit_plan (unit_id, year, made_us)
    SELECT unit_id, ${year}, 1 FROM cases WHERE code = '${code}'`);
  await stack.sql(`INSERT INTO plan_visit (plan_id, year, facility_id, month, focus, score, score_why, made_by, made_us)
    SELECT p.id, ${year}, ${facility}, 11, 'Chất thải ABC', 1, '', a.id, 1 FROM visit_plan p
    JOIN cases c ON c.unit_id = p.unit_id AND c.code = '${code}', account a
    WHERE p.year = ${year} AND a.login = 'baichay.canbo'`);
  const [[visit]] = await stack.sql(`SELECT MAX(id) FROM plan_visit WHERE facility_id = ${facility}`);
  const planned = { kind: 'planned', visit, signs: '' };
  refused(await order(officer, code, planned), /chưa ban hành/, 'a draft');
  await stack.sql(`UPDATE visit_plan p JOIN plan_visit v ON v.plan_id = p.id AND v.id = ${visit}
    SET p.number = '1/ABC', p.signed_on = '${day()}', p.signer = 'ABC', p.final_by = v.made_by, p.final_us = 1`);
  redirected(await order(officer, code, planned), 'planned');
  const page = (await officer.get(`/staff/cases/${code}/inspection`)).text;
  assert.match(page, /Theo kế hoạch \(1\/ABC\)/);
  assert.match(page, /Phân, nước thải chăn nuôi/, 'questions of the sector');
  assert.match(page, /Điều 29 Nghị định 211\/2026\/NĐ-CP/, 'with their article');
  assert.doesNotMatch(page, /Nước mạ/, 'and of no other');
  await stack.sql(`INSERT INTO facility_place (facility_id, kind, name, address, medium, made_us)
    VALUES (${facility}, 'discharge', 'Cống trong sổ ABC', '', 'wastewater', 1)`);
  const [[point]] = await stack.sql("SELECT MAX(id) FROM facility_place WHERE name = 'Cống trong sổ ABC'");
  const to = `/staff/cases/${code}/samples`;
  const sample = (place) => officer.submit(to, { ...SAMPLE, point: '', place }, { action: to });
  refused(await sample(''), /#point/, 'neither named nor chosen');
  refused(await sample('999999999'), /#place/, 'no point of this facility');
  redirected(await sample(point), 'sample');
  const kept = await stack.sql(`SELECT point, place_id FROM sample WHERE place_id = ${point}`);
  assert.deepEqual(kept, [['Cống trong sổ ABC', point]]);
});

test('answers are versions: who was slower sees both and chooses', async () => {
  const { stack, officer, inspector, code } = await ward();
  const at = `/staff/cases/${code}/inspection`;
  const mine = (await inspector.get(at)).text; // read before the other one answers
  const hidden = Object.fromEntries([...mine.matchAll(
    /type="hidden" name="(csrf|edit|q\d+_base)" value="([^"]*)"/g)].map(([, k, v]) => [k, v]));
  redirected(await keep(officer, code, 'answers', { q0_answer: 'yes', q0_note: 'Có bản sao ABC',
    q5_answer: 'no', q5_note: '' }), 'first');
  const clash = await inspector.post(`${at}/answers`, Object.entries({ ...hidden, q0_answer: 'no',
    q0_note: 'Giấy hết hạn ABC', q6_answer: 'na' }));
  refused(clash, /Người khác vừa trả lời/, 'somebody was faster');
  assert.match(clash.text, /Có bản sao ABC/, 'the other answer');
  assert.match(clash.text, /value="Giấy hết hạn ABC"/, 'and the own one');
  const kept = () => stack.sql(`SELECT item, version, answer FROM site_entry e JOIN cases c
    ON c.id = e.case_id WHERE c.code = '${code}' AND e.kind = 'answer' ORDER BY item, version`);
  assert.equal((await kept()).length, 3, 'what did not clash is kept');
  redirected(await keep(inspector, code, 'answers', { q0_answer: 'no', q0_note: 'Giấy hết hạn ABC' }), 'chosen');
  const versions = (await kept()).filter(([item]) => item === 'paper.registered');
  assert.deepEqual(versions.map(([, n, answer]) => [n, answer]), [['1', 'yes'], ['2', 'no']]);
  await keep(inspector, code, 'answers', { q0_answer: 'no', q0_note: 'Giấy hết hạn ABC' });
  assert.equal((await kept()).length, 4, 'the same again is no version');
  refused(await keep(officer, code, 'answers', { q1_answer: 'maybe' }), /#q1_answer/, 'no such answer');
});

test('notes are kept once, photos with their SHA-256, time and place', async () => {
  const { stack, officer, code } = await ward();
  const at = `/staff/cases/${code}/inspection`;
  const page = (await officer.get(at)).text;
  const [, edit] = /name="edit" value="([^"]+)"/.exec(page);
  for (let i = 0; i < 2; i++)
    redirected(await keep(officer, code, 'note', { edit, note: 'Mùi hắc ở cổng ABC' }), 'note');
  refused(await keep(officer, code, 'note', { note: ' ' }), /#note/, 'nothing written');
  const [[n]] = await stack.sql(`SELECT COUNT(*) FROM site_entry e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.kind = 'note'`);
  assert.equal(n, '1');
  const file = [['photo', { filename: 'a.png', type: 'image/png', data: PNG }]];
  const photo = (fields, files = file) => keep(officer, code, 'photo', { caption: 'Cống xả ABC',
    taken: day(), taken_time: '00:01', point: '20.95, 107.03', ...fields }, files);
  redirected(await photo({ edit }), 'photo');
  redirected(await photo({ edit }), 'the same again');
  assert.equal((await photo({ edit }, [['photo', { filename: 'b.png', type: 'image/png',
    data: Buffer.concat([PNG, Buffer.from('x')]) }]])).status, 409, 'another photo under its number');
  const shown = (await officer.get(at)).text;
  assert.ok(shown.includes(createHash('sha256').update(PNG).digest('hex')));
  assert.match(shown, /20\.950000, 107\.030000/);
  assert.equal(shown.match(/SHA-256:/g).length, 1);
  refused(await photo({ taken: day(1) }), /tương lai/, 'taken tomorrow');
  refused(await photo({ point: '200, 1' }), /#point/, 'nowhere');
  refused(await photo({}, [['photo', { filename: 'a.pdf', type: 'image/png',
    data: Buffer.from('%PDF-1.4\n%%EOF\n') }]]), /#photo/, 'a paper is no photo');
  refused(await photo({}, [['photo', { filename: 'a.png', type: 'image/png', data: Buffer.from('GIF89a') }]]),
    /#photo/, 'neither');
  refused(await photo({}, []), /#photo/, 'no file');
  const [, blob] = /files\/([0-9a-f]{32})"/.exec(shown);
  const back = await officer.get(`/staff/cases/${code}/files/${blob}`);
  assert.equal(back.status, 200);
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM document d JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}'`))[0][0], '1', 'what was refused left nothing');
});

test('only who works on the case keeps anything of the spot', async () => {
  const { stack, officer, code } = await ward();
  const at = `/staff/cases/${code}/inspection`;
  const stranger = await official(stack, 'honggai.canbo');
  const signer = await official(stack, 'baichay.chutich');
  assert.equal((await stranger.get(at)).status, 404);
  assert.equal((await stranger.get(`${at}/order`)).status, 404);
  const seen = await signer.get(at);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, /inspection\/(answers|note|photo|order)"/, 'reads, keeps nothing');
  assert.equal((await signer.get(`${at}/order`)).status, 403);
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec((await stranger.get('/staff/absence')).text);
  for (const [what, fields] of [['note', { edit: 'x', note: 'ABC' }], ['answers', { edit: 'x' }],
    ['order', ORDER]])
    assert.equal((await stranger.post(`${at}/${what}`, Object.entries({ csrf, ...fields }))).status, 404, what);
  for (const what of ['note', 'answers', 'order', 'photo'])
    assert.equal((await officer.post(`${at}/${what}`, [['edit', 'x']])).status, 403, `${what} without csrf`);
});
