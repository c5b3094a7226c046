// The auditor's list of who read sealed data, and why.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { facility } from './facilities.mjs';
import { csrfOf, loginAs, newCase, newPerson } from './people.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, inspecting, recorded } from './sanctions.mjs';
import { shared } from './stack.mjs';

test('each reading of sealed data stands in the list, with who asked and why', async () => {
  const stack = await shared();
  const officer = await newPerson(stack, 'doc.canbo', [['06673', 'officer']]);
  const custodian = await loginAs(stack, 'so.luutru');
  const { code, ref, report } = await newCase(stack, { name: 'Hoàng Kín ABC' });
  await officer.post(`/staff/cases/${code}/identity`, { csrf: await csrfOf(officer), report,
    reason: 'Gặp để đo tiếng ồn ABC' });
  const [[id]] = await stack.sql(`SELECT id FROM identity_request WHERE report_id = ${report}`);
  const auditor = await newPerson(stack, 'doc.kiemsoat', [['22', 'auditor']]);
  const seen = async () => (await auditor.get('/staff/readers')).text;
  assert.ok(!(await seen()).includes(code), 'asked, not read');
  await custodian.post(`/staff/identity/${id}`, { csrf: await csrfOf(custodian), answer: 'agree' });
  assert.ok(!(await seen()).includes(code), 'agreed, not read');
  const shown = await custodian.post(`/staff/identity/${id}/open`, { csrf: await csrfOf(custodian) });
  assert.match(shown.text, /Hoàng Kín ABC/);
  const list = await seen();
  for (const words of [code, ref, 'Gặp để đo tiếng ồn ABC', 'doc.canbo ABC đề nghị:', 'so.luutru'])
    assert.ok(list.includes(words), words);
  assert.ok(!list.includes('Hoàng Kín'), 'never what was read');

  const household = await facility(stack, officer, { kind: 'household', name: 'Nguyễn Đọc ABC',
    tax: '022099123999', sector: 'livestock', address: 'Ngõ ABC 9' });
  const person = `/staff/facilities/${household}/person`;
  for (const reason of ['Lần một ABC', 'Lần hai ABC'])
    assert.equal((await officer.submit(person, { reason }, { action: person })).status, 200);
  const twice = (await auditor.get('/staff/readers?login=doc.canbo&kind=facility')).text;
  assert.ok(twice.includes('Lần một ABC') && twice.includes('Lần hai ABC'), 'each with its reason');
  assert.ok(!twice.includes(code), 'filtered');
  assert.match((await auditor.get('/staff/readers?login=khong.co')).text, /Không có lần đọc nào/);
});

test('what is read in the work on a case stands there once a day, for its own auditor alone', async () => {
  const stack = await shared();
  const officer = await newPerson(stack, 'doc.viec', [['06673', 'officer']]);
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  const rows = () => stack.sql(`SELECT s.kind FROM sealed_read s JOIN cases c ON c.id = s.case_id
    WHERE c.code = '${code}'`);
  for (let i = 0; i < 2; i++)
    assert.equal((await officer.get(`/staff/cases/${code}/record`)).status, 200);
  assert.deepEqual(await rows(), [['violator']]);
  const own = await newPerson(stack, 'doc.phuong', [['06673', 'auditor']]);
  const other = await newPerson(stack, 'doc.khac', [['06652', 'auditor']]);
  assert.ok((await own.get('/staff/readers')).text.includes(code));
  assert.ok(!(await other.get('/staff/readers')).text.includes(code), 'of another commune');
  await own.get(`/staff/cases/${code}/record`);
  assert.deepEqual(await rows(), [['violator']], 'the auditor is shown nothing that is sealed');
  for (const login of ['baichay.truong', 'so.luutru', 'so.truong'])
    assert.equal((await (await loginAs(stack, login)).get('/staff/readers')).status, 403, login);
  const written = await stack.sql("SHOW GRANTS FOR hotline_staff@localhost");
  assert.ok(!written.flat().some((line) => /(UPDATE|DELETE).* ON .*sealed_read/.test(line)), 'nobody changes it');
});

// Every file that opens what is sealed: where the reading is written down, or why nobody reads it.
const OPENS = {
  'accounts/identity.c': ['accounts/identity.c', 'sealed_read_reporter('],
  'accounts/second.c': 'the secret of the reader\'s own codes; shown to nobody',
  'cases/evidence.c': ['cases/evidence.c', 'SEALED_FILE'],
  'documents/document.c': 'signed papers of the case, which stand on its page',
  'documents/gather.c': ['documents/gather.c', 'SEALED_VIOLATOR'],
  'documents/gather_sheet.c': ['documents/gather.c', 'SEALED_MINUTES'],
  'drafts/body.c': 'opens for the files that call part_open',
  'drafts/copy.c': 'a form that is being typed, shared by those who type it',
  'drafts/form_draft.c': 'what its own author typed',
  'facilities/identity.c': 'opens for rate.c',
  'facilities/rate.c': ['facilities/rate.c', 'sealed_read_facility('],
  'intake/keyhelp.c': 'jobs, to reckon the code that goes to the contact; shown to nobody',
  'intake/original.c': 'jobs, to make the copies that are shown',
  'notices/send.c': 'jobs, to send to the address; shown to nobody',
  'onsite/photo.c': 'pieces of an upload, put together',
  'violations/minutes.c': ['../pages/violations/minutes.c', 'SEALED_MINUTES'],
  'violations/record_keep.c': ['../pages/violations/record_show.c', 'SEALED_VIOLATOR'],
};

test('every place that opens what is sealed writes the reading down, or nobody reads there', () => {
  const top = new URL('../../', import.meta.url).pathname;
  const found = execFileSync('grep', ['-rlE', '\\b(seal_open|filebox_read|facility_unseal|part_open|case_minutes_load)\\(',
    '--include=*.c', 'cgi'], { cwd: top, encoding: 'utf8' }).trim().split('\n')
    .filter((file) => !/^cgi\/(crypto|pages)\//.test(file)).map((file) => file.replace('cgi/domain/', '')).sort();
  assert.deepEqual(found, Object.keys(OPENS), 'a new one: note the reading, or say here why nobody reads');
  for (const [file, how] of Object.entries(OPENS))
    if (Array.isArray(how))
      assert.ok(readFileSync(`${top}cgi/domain/${how[0]}`, 'utf8').includes(how[1]), `${file}: ${how}`);
});
