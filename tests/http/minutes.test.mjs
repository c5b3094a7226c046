// Minutes beside the violation record: working (MBB02), of a hearing (MBB03), of a verification
// (MBB05), each where its time is, kept for good.
import { assert, test } from './runner.mjs';
import { day, official, step } from './officials.mjs';
import { newPerson } from './people.mjs';
import { MIDDLE, inspecting, openFile, recorded, redirected, refused } from './sanctions.mjs';
import { shared } from './stack.mjs';

const write = (client, code, kind, fields) => {
  const to = `/staff/cases/${code}/minutes/${kind}`;
  return client.submit(to, { do: 'save', made_at: `${day()}T00:01`, ...fields }, { action: to });
};

let parent;
async function ward() {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  parent ??= await inspecting(stack, officer);
  return { stack, officer };
}

test('working minutes: all problems at once, limits, kept sealed and shown', async () => {
  const { stack, officer } = await ward();
  const code = await openFile(officer, parent, 'Ông BBLV ABC');
  const good = { number: '01/BB-LV', officials: 'Lê ABC, công chức', party: 'Hộ BBLV ABC', course: 'Thấy rác đốt ABC' };
  const bad = refused(await write(officer, code, 'working', { number: '1', made_at: `${day(1)}T08:00`, party: '',
    course: '', officials: '', pages: '501', copies: '0', closed_at: 'x' }), /BB-LV/, 'problems');
  for (const field of ['number', 'made_at', 'party', 'course', 'officials', 'pages', 'copies'])
    assert.match(bad, new RegExp(`href="#${field}"`), field);
  refused(await write(officer, code, 'working', { ...good, course: 'a'.repeat(4001) }), /Dài quá/, 'too long');
  redirected(await write(officer, code, 'working', { ...good, course: 'a'.repeat(4000),
    damage: 'Khói ABC', damaged: 'Bà Hại BBLV ABC', read_aloud: '1', pages: '500', copies: '1' }), 'kept');
  refused(await write(officer, code, 'working', good), /mang số này/, 'the number again');
  const page = (await officer.get(`/staff/cases/${code}/minutes`)).text;
  assert.match(page, /Khói ABC/);
  const paper = (await officer.get(`/staff/cases/${code}/papers/MBB02`)).text;
  for (const words of ['Khói ABC', 'Lê ABC, công chức']) assert.ok(paper.includes(words), words);
  assert.ok(page.includes('Bà Hại BBLV ABC') && paper.includes('Bà Hại BBLV ABC'));
  const colleague = await newPerson(stack, 'docbienban.canbo', [['06673', 'officer']]);
  for (const at of ['papers/MBB02', 'papers/MBB02/pdf', 'minutes']) // once a day, whichever way
    assert.equal((await colleague.get(`/staff/cases/${code}/${at}`)).status, 200, at);
  assert.deepEqual(await stack.sql(`SELECT s.kind, COUNT(*) FROM sealed_read s JOIN account a ON a.id = s.account_id
    WHERE a.login = 'docbienban.canbo' GROUP BY s.kind`), [['minutes', '1']], 'the auditor is told who read them');
  const above = await official(stack, 'so.truong'); // who was damaged may have reported it
  for (const at of ['minutes', 'papers/MBB02']) {
    const far = (await above.get(`/staff/cases/${code}/${at}`)).text;
    assert.ok(far.includes('Khói ABC') && !far.includes('Bà Hại'), at);
  }
  const [[body]] = await stack.sql(`SELECT m.body FROM minutes m JOIN cases c ON c.id = m.case_id
    WHERE c.code = '${code}'`);
  assert.ok(!body.includes('ABC'), 'sealed');
  assert.match((await officer.get(`/staff/cases/${code}`)).text, /Lập biên bản làm việc, giải trình hoặc xác minh/);
});

test('hearing and verification have their time; strangers and superiors write nothing', async () => {
  const { stack, officer } = await ward();
  const code = await recorded(officer, parent, MIDDLE);
  const hearing = { number: '02/BB-GTTT', host: 'Chủ tịch ABC', clerk: 'Lê ABC', law: 'Điều 18 ABC', explanation: 'Xin giảm ABC' };
  assert.equal((await officer.get(`/staff/cases/${code}/minutes/hearing`)).status, 409, 'not asked for yet');
  redirected(await step(officer, code, 'explain', { explain_kind: 'hearing', explained_on: day() }), 'explain');
  refused(await write(officer, code, 'hearing', { ...hearing, law: '' }), /href="#law"/, 'the view of the authority');
  redirected(await write(officer, code, 'hearing', hearing), 'hearing');
  assert.equal((await officer.get(`/staff/cases/${code}/minutes/verification`)).status, 409);
  redirected(await step(officer, code, 'call_hearing', { hearing_notice: '2/TB-ABC', hearing_notice_on: day(),
    hearing_at: `${day()}T08:00`, hearing_place: 'Phòng họp ABC' }), 'called');
  redirected(await step(officer, code, 'explained', { hearing_end: 'held', explanation: 'Đã nghe ABC' }), 'explained');
  redirected(await step(officer, code, 'check_facts', { reason: 'Cần xác minh ABC' }), 'check');
  redirected(await write(officer, code, 'verification', { number: '03/BB-XM', officials: 'Lê ABC',
    verified: 'Đúng địa điểm ABC' }), 'verification');
  assert.equal((await officer.get(`/staff/cases/${code}/minutes/other`)).status, 404);
  const stranger = await newPerson(stack, 'bienban.khac', [['06652', 'officer']]);
  assert.equal((await stranger.get(`/staff/cases/${code}/minutes`)).status, 404);
  assert.equal((await stranger.get(`/staff/cases/${code}/minutes/working`)).status, 404);
  const above = await official(stack, 'so.truong');
  assert.equal((await above.get(`/staff/cases/${code}/minutes`)).status, 200);
  assert.equal((await above.get(`/staff/cases/${code}/minutes/working`)).status, 403);
  const auditor = await newPerson(stack, 'bienban.soat', [['06673', 'auditor']]);
  assert.equal((await auditor.get(`/staff/cases/${code}/minutes`)).status, 200);
  assert.equal((await auditor.get(`/staff/cases/${code}/minutes/working`)).status, 403);
});
