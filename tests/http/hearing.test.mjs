// Who asks to explain in person is told when and where, and is heard, before the decision.
import { day } from './officials.mjs';
import { MIDDLE, done, problems, recorded, sign, take, terms, walk, ward } from './procedures.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';

const S = 'sanction.yaml';
const CALL = { hearing_notice: '12/TB-ABC', hearing_notice_on: day(), hearing_at: `${day(1)}T08:30`,
  hearing_place: 'Phòng họp số 2 ABC' };
const asked = (code) => walk(S, code, [['officer', 'explain', { explain_kind: 'hearing' }]]);
async function ended(code, hearing_end, more = {}) {
  const { who } = await ward();
  return take(who.officer, code, 'explained', { hearing_end, ...more });
}
async function no(code, answer, pattern, what) {
  const said = await answer;
  assert.equal(said.status, 422, what);
  assert.match(problems(said), pattern, what);
}
const HELD = { place: 'Phòng họp số 2 ABC', notice: 'Số 12/TB-ABC', mandate: 'Giấy ủy quyền 5 ABC',
  representative: 'Bà Đại Diện ABC', pages: '7', copies: '3', given_to: 'Ông Nhận Bản ABC' };
const minutes = async (code, number, more = {}) => {
  const { who } = await ward();
  const to = `/staff/cases/${code}/minutes/hearing`;
  done(await who.officer.submit(to, { do: 'save', made_at: `${day()}T00:01`, number, host: 'Chủ tịch ABC',
    clerk: 'Lê ABC', law: 'Điều 18 ABC', explanation: 'Xin giảm ABC', ...more }, { action: to }), 'minutes');
};

test('a hearing that was asked for is announced and held, or its end is written', async () => {
  const { who } = await ward();
  const code = await recorded(MIDDLE);
  await walk(S, code, [['officer', 'explain', { explain_kind: 'written' }]]);
  await no(code, take(who.signer, code, 'call_hearing', CALL), /không yêu cầu giải trình trực tiếp/, 'nobody asked');
  await no(code, ended(code, 'held'), /giải trình bằng văn bản/, 'there was no hearing');
  done(await ended(code, 'written'), 'in writing');
  await asked(code);
  assert.equal((await terms(code)).EXPLAIN_HEARING_NOTICE, 'running');
  await no(code, ended(code, 'written'), /đã yêu cầu giải trình trực tiếp/, 'asked for a hearing');
  for (const [end, more] of [['held', {}], ['absent', { absence: 'Không đến ABC' }]])
    await no(code, ended(code, end, more), /Thông báo phiên giải trình trực tiếp/, `${end}: nobody was told`);
  await no(code, take(who.signer, code, 'call_hearing', { ...CALL, hearing_at: `${day(-1)}T08:30` }),
    /không được trước ngày thông báo/, 'before the notice');
  for (const field of ['hearing_notice', 'hearing_at', 'hearing_place'])
    await no(code, take(who.signer, code, 'call_hearing', { ...CALL, [field]: '' }), /./, `without ${field}`);
  assert.equal((await terms(code)).EXPLAIN_HEARING_NOTICE, 'running', 'nothing of it was noted');
  done(await take(who.signer, code, 'call_hearing', CALL), 'called');
  assert.equal((await terms(code)).EXPLAIN_HEARING_NOTICE, 'stopped');
  const page = (await who.officer.get(`/staff/cases/${code}`)).text;
  for (const words of ['12/TB-ABC', 'Phòng họp số 2 ABC']) assert.ok(page.includes(words), words);
  await no(code, ended(code, 'absent', { absence: 'Không đến ABC' }), /Chưa đến giờ/, 'still to come');
  await no(code, ended(code, 'absent'), /phải có nội dung này/, 'absence without words');
  await no(code, ended(code, 'held'), /MBB03/, 'no minutes');
  const blank = (await who.officer.get(`/staff/cases/${code}/minutes/hearing`)).text;
  for (const words of [`Số 12/TB-ABC ngày ${day().split('-').reverse().join('/')}`, 'Phòng họp số 2 ABC'])
    assert.ok(blank.includes(`value="${words}"`), `filled in from the notice: ${words}`);
  assert.ok(!blank.includes(`value="${day(1)}T08:30"`), 'minutes are not of a day to come');
  await minutes(code, '31/BB-GTTT', HELD);
  const paper = await textOf(await saved(await who.officer.get(`/staff/cases/${code}/papers/MBB03/pdf`), 'MBB03'));
  for (const words of ['Số: 31/BB-GTTT', 'Chủ tịch ABC', 'Lê ABC', 'Điều 18 ABC', 'Xin giảm ABC', ...Object.values(HELD)])
    assert.ok(paper.includes(words), `${words}\n${paper}`);
  done(await ended(code, 'held'), 'held');
  await asked(code);
  done(await take(who.signer, code, 'call_hearing', { ...CALL, hearing_at: `${day()}T00:00` }), 'called again');
  assert.ok((await who.officer.get(`/staff/cases/${code}/minutes/hearing`)).text.includes(`value="${day()}T00:00"`), 'its hour');
  await no(code, ended(code, 'held'), /lập sau yêu cầu này/, 'those minutes are of the hearing before');
  done(await ended(code, 'absent', { absence: 'Không đến ABC' }), 'absent');
  await sign(code, 30000000);
});

test('no decision while a hearing is owed, also where the file went to the police and back', async () => {
  const { who } = await ward();
  const code = await recorded(MIDDLE);
  await asked(code);
  await walk(S, code, [['signer', 'hand_to_criminal'], ['officer', 'back_from_criminal']]);
  await assert.rejects(sign(code, 30000000), /chưa được nghe.*khoản 3 Điều 61/s);
  await asked(code);
  await no(code, ended(code, 'withdrawn'), /phải có nội dung này/, 'the letter of withdrawal');
  done(await ended(code, 'withdrawn', { withdrawal: 'Đơn ngày hôm nay ABC' }), 'withdrawn');
  await sign(code, 30000000);
  assert.match((await who.officer.get(`/staff/cases/${code}`)).text, /Đơn ngày hôm nay ABC/);
});
