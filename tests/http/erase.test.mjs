// Erase a person, keep the case: by the reporter's key, by two officials, by time, with a hold.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from './client.mjs';
import { official, step } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { holding } from './races.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { Stack, TOP, shared, until } from './stack.mjs';

async function reported(stack) {
  const citizen = new Client(stack.public);
  const { key, ref } = receiptOf((await citizen.post('/report', reportFields(newToken()))).text);
  const [code, id] = await until(async () => (await stack.sql(`SELECT c.code, r.id FROM cases c
    JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}'`))[0], 20_000, 'a case');
  await citizen.post('/track', { key });
  return { citizen, key, ref, code, id };
}
const boxes = async (stack, id) => (await stack.sql(`SELECT identity IS NOT NULL,
  contact IS NOT NULL, COALESCE(erased_why, '-') FROM report_sender WHERE report_id = ${id}`))[0]
  .join(' ');
const gone = (stack, id, why) => until(async () => (await boxes(stack, id)) === `0 0 ${why}`,
  15_000, `${why} erased`);
const chain = async (stack) => {
  const done = await stack.verified();
  assert.equal(done.code, 0, done.err);
};
const forget = (citizen, fields) => citizen.submit('/track/status', fields,
  { action: '/track/forget' });
const hold = (client, code, act, reason = 'Đang bị khởi kiện ABC') => client.submit(
  `/staff/cases/${code}/hold`, { do: act, reason }, { action: `/staff/cases/${code}/hold` });

test('the reporter erases who they are; report, clocks and answers stay', async () => {
  const stack = await shared();
  const { citizen, key, code, id } = await reported(stack);
  assert.equal((await forget(citizen, {})).status, 422, 'not without the tick');
  assert.equal(await boxes(stack, id), '1 1 -');
  assert.equal((await forget(citizen, { sure: '1' })).status, 303);
  await gone(stack, id, 'reporter');
  const officer = await official(stack, 'baichay.canbo');
  assert.equal((await step(officer, code, 'refuse',
    { refusal: 'untrue', answer: 'Đã xác minh, không có ABC.' })).status, 303);
  const again = new Client(stack.public);
  await again.post('/track', { key });
  assert.match((await again.get('/track/status')).text, /Đã xác minh, không có ABC/);
  const page = await officer.get(`/staff/cases/${code}`);
  assert.match(page.text, /Danh tính người phản ánh đã bị xóa/);
  assert.match(page.text, /Nước thải đen chảy ra mương/, 'the words stay');
  const [[clocks]] = await stack.sql(`SELECT COUNT(*) FROM clock k JOIN cases c
    ON c.id = k.case_id WHERE c.code = '${code}'`);
  assert.notEqual(clocks, '0');
  assert.equal((await forget(again, { sure: '1' })).status, 303, 'once more does no harm');
  assert.equal((await new Client(stack.public).post('/track/forget', { csrf: '', sure: '1' }))
    .status, 303, 'nobody without a key');
  await chain(stack);
});

test('the public account can order nothing but by an open session', async () => {
  const stack = await shared();
  const { id } = await reported(stack);
  const { readFile } = await import('node:fs/promises');
  const { run } = await import('./stack.mjs');
  const password = (await readFile(path.join(stack.dir, 'secrets/db-public'), 'utf8')).trim();
  const as = (text) => run('mariadb', [`--defaults-file=${stack.dir}/run/mariadb.cnf`,
    '-u', 'hotline_public', 'hotline'], { input: text, env: { MYSQL_PWD: password } });
  for (const text of [`INSERT INTO erase_order VALUES (${id}, 'reporter', 1, NULL)`,
    `UPDATE report_sender SET identity = NULL WHERE report_id = ${id}`,
    'SELECT 1 FROM erase_order', 'SELECT 1 FROM retention_hold'])
    assert.match((await as(text)).err, /denied/, text);
  assert.equal((await as(`CALL person_forget(REPEAT('x', 32), 0, 1)`)).code, 0);
  const [[n]] = await stack.sql(`SELECT COUNT(*) FROM erase_order WHERE report_id = ${id}`);
  assert.equal(n, '0');
});

test('two officials erase: one gives the reason, a custodian agrees, neither alone', async () => {
  const stack = await shared();
  const { code, id } = await reported(stack);
  const officer = await official(stack, 'baichay.canbo');
  const to = `/staff/cases/${code}/identity`;
  assert.equal((await officer.submit(`${to}?report=${id}`,
    { purpose: 'erase', reason: 'Theo đơn xin xóa ABC' }, { action: to })).status, 303);
  const [[request]] = await stack.sql(`SELECT id FROM identity_request WHERE report_id = ${id}`);
  const decide = async (login) => {
    const client = await official(stack, login);
    return client.submit('/staff/identity', { answer: 'agree' },
      { action: `/staff/identity/${request}` }).catch((e) => e.message);
  };
  assert.notEqual((await decide('baichay.canbo')).status, 303, 'the same person');
  assert.notEqual((await decide('baichay.truong')).status, 303, 'a head is no custodian');
  assert.equal(await boxes(stack, id), '1 1 -');
  assert.notEqual((await decide('baichay.luutru')).status, 303, 'nobody in the commune');
  const agreed = await decide('so.luutru');
  assert.equal(agreed.status, 303, `${agreed.status ?? agreed}`);
  await gone(stack, id, 'request');
  assert.notEqual((await officer.post(`/staff/identity/${request}/open`, { csrf: '' })).status, 200);
  await chain(stack);
});

test('while a case is held nothing of it is erased; lifted, what was ordered happens', async () => {
  const stack = await shared();
  const { citizen, code, id } = await reported(stack);
  const officer = await official(stack, 'baichay.canbo');
  const other = await official(stack, 'honggai.canbo');
  assert.equal((await other.get(`/staff/cases/${code}/hold`)).status, 404);
  assert.equal((await hold(officer, code, 'set', '')).status, 422, 'a reason is needed');
  assert.equal((await hold(officer, code, 'set')).status, 303);
  assert.match((await officer.get(`/staff/cases/${code}/hold`)).text, /Đang giữ/);
  assert.equal((await forget(citizen, { sure: '1' })).status, 303);
  const later = await reported(stack); // the order behind it is carried out, so jobs have looked
  await forget(later.citizen, { sure: '1' });
  await gone(stack, later.id, 'reporter');
  assert.equal(await boxes(stack, id), '1 1 -', 'held');
  assert.equal((await hold(officer, code, 'lift', 'Tòa đã xử xong ABC')).status, 303);
  await gone(stack, id, 'reporter');
  await chain(stack);
});

test('a hold goes on when its case is joined to another, until it is lifted there', async () => {
  const stack = await shared();
  const [held, into] = [await reported(stack), await reported(stack)];
  const officer = await official(stack, 'baichay.canbo');
  assert.equal((await hold(officer, held.code, 'set')).status, 303);
  assert.equal((await officer.post(`/staff/cases/${into.code}/reports/join`,
    { csrf: await csrfOf(officer), other: held.code, join_reason: 'Cùng một cống ABC' })).status, 303);
  assert.equal((await forget(held.citizen, { sure: '1' })).status, 303);
  const later = await reported(stack); // the order behind it is carried out, so jobs have looked
  await forget(later.citizen, { sure: '1' });
  await gone(stack, later.id, 'reporter');
  assert.equal(await boxes(stack, held.id), '1 1 -', 'held');
  assert.equal((await hold(officer, held.code, 'lift')).status, 303);
  await gone(stack, held.id, 'reporter');
  await chain(stack);
});

// Both are on the list of jobs; the second is held while they are at the first.
async function heldMeanwhile(stack, officer, first, second) {
  await holding(stack, `SELECT report_id FROM report_sender WHERE report_id = ${first.id}`, async (waits) => {
    await stack.sql(`UPDATE cases SET ended_us = IF(code = '${first.code}', 1, 2)
      WHERE code IN ('${first.code}', '${second.code}')`);
    await waits(1);
    assert.equal((await hold(officer, second.code, 'set')).status, 303);
  });
  await gone(stack, first.id, 'retention');
  const later = await reported(stack); // the order behind the list is carried out: it is done with
  assert.equal((await forget(later.citizen, { sure: '1' })).status, 303);
  await gone(stack, later.id, 'reporter');
  assert.equal(await boxes(stack, second.id), '1 1 -', 'held');
  assert.equal((await hold(officer, second.code, 'lift')).status, 303);
  await gone(stack, second.id, 'retention');
}

test('after the time of its outcome who reported is erased; unset is kept, and says so', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'hlintake-'));
  await cp(path.join(TOP, 'workflows/intake'), dir, { recursive: true });
  await writeFile(path.join(dir, 'retention.csv'), 'flow,stage,days,basis\n'
    + 'hotline,refused,30,Quyết định ABC điều 1\nhotline,closed,,\n');
  const stack = await Stack.start({ env: { HOTLINE_INTAKE: dir } });
  try {
    const officer = await official(stack, 'baichay.canbo');
    const ended = async (days) => {
      const made = await reported(stack);
      assert.equal((await step(officer, made.code, 'refuse',
        { refusal: 'untrue', answer: 'Không có ABC.' })).status, 303);
      return { ...made, pass: () => stack.sql(`UPDATE cases SET ended_us = ended_us
        - ${days} * 86400000000 - 1 WHERE code = '${made.code}'`) };
    };
    const [young, old, held, reopened] = [await ended(29), await ended(30), await ended(30),
      await ended(30)];
    assert.equal((await hold(officer, held.code, 'set')).status, 303);
    const head = await official(stack, 'baichay.truong');
    assert.equal((await step(head, reopened.code, 'reopen', { reason: 'ABC' })).status, 303);
    const open = await reported(stack);
    for (const one of [young, held, reopened, old]) await one.pass();
    await gone(stack, old.id, 'retention');
    for (const one of [young, held, reopened, open])
      assert.equal(await boxes(stack, one.id), '1 1 -', one.code);
    assert.equal((await hold(officer, held.code, 'lift')).status, 303);
    await gone(stack, held.id, 'retention');
    await heldMeanwhile(stack, officer, await ended(30), await ended(30));
    const page = (await officer.get('/staff/retention')).text;
    assert.match(page, /Giữ 30 ngày sau khi kết thúc\. Căn cứ: Quyết định ABC điều 1/);
    assert.match(page, /Tỉnh chưa quy định thời gian: giữ lại/);
    assert.match(page, /Hết thời gian giữ<\/dt><dd>4</);
    await chain(stack);
    for (const [row, fault] of [['hotline,verifying,30,ABC', /retention\.csv:2: 'verifying' is no end/],
      ['hotline,closed,0,ABC', /retention\.csv:2/], ['hotline,closed,30,', /basis is empty/],
      ['hotline,closed,36501,ABC', /retention\.csv:2/],
      ['hotline,closed,,\nhotline,closed,,', /retention\.csv:3: 'closed' stands twice/]]) {
      await writeFile(path.join(dir, 'retention.csv'), `flow,stage,days,basis\n${row}\n`);
      const check = await stack.hotline(['check', '--config', stack.config]);
      assert.equal(check.code, 1, row);
      assert.match(check.err, fault);
    }
  } finally {
    await stack.stop();
    await rm(dir, { recursive: true, force: true });
  }
});
