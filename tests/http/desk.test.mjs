// The telephone desk: what callers tell becomes a report like any other, and the operator keeps
// nothing of who they are.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { callFields, caseOf, takeCall } from './calls.mjs';
import { loginAs } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

test('a call becomes a report and a case, and the answer is there to be read out', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'so.truc');
  const { answer, receipt } = await takeCall(operator);
  assert.equal(answer.status, 200);
  assert.match(receipt.ref, /^\d\d-\d{4}-\d{4}$/);
  assert.match(answer.text, /UBND phường Bãi Cháy/);
  assert.doesNotMatch(answer.text, /href="tel:115"/);
  assert.match(answer.text, /ngày \d+ tháng \d+ năm 20\d\d/);
  const filed = Date.now();
  const [code, caseId, report] = await caseOf(stack, receipt.ref);
  assert.ok(Date.now() - filed < 5000, 'the case is there at once');
  const officer = await loginAs(stack, 'baichay.canbo');
  assert.equal((await officer.get(`/staff/cases/${code}`)).status, 200);
  const [row] = await stack.sql(`SELECT r.channel, a.login, c.urgent, c.for_other FROM report r
    JOIN report_call c ON c.report_id = r.id JOIN account a ON a.id = c.taken_by
    WHERE r.id = ${report}`);
  assert.deepEqual(row, ['phone', 'so.truc', '0', '0']);
  const [[data]] = await stack.sql(`SELECT data FROM event WHERE case_id = ${caseId}
    AND type = 'report'`);
  assert.match(data, /"taken_by":"Cao Thị Đêm ABC"/);
});

test('the key that was read out opens the report', async () => {
  const stack = await shared();
  const { Client } = await import('./client.mjs');
  const { receipt } = await takeCall(await loginAs(stack, 'so.truc'));
  const caller = new Client(stack.public);
  const opened = await caller.post('/track', { key: receipt.key });
  assert.equal(opened.headers.location, '/track/status');
  assert.match((await caller.get('/track/status')).text, new RegExp(receipt.ref));
});

test('the same call sent twice is one report, changed it is asked about', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'so.truc');
  const fields = callFields();
  const send = (more) => operator.submit('/staff/desk', { ...fields, ...more }, { action: '/staff/desk' });
  const [first, second] = [await send(), await send()];
  const ref = (text) => /receipt-number">([^<]+)/.exec(text)[1];
  assert.equal(ref(first.text), ref(second.text));
  assert.equal((await send({ urgent: '1' })).status, 409);
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM report WHERE ref = '${ref(first.text)}'`))[0][0], '1');
});

test('who called is sealed at once: no table, log or file has the number', async () => {
  const stack = await shared();
  const number = '0903 771 999';
  const { receipt } = await takeCall(await loginAs(stack, 'so.truc'),
    { phone: number, name: 'Nguoigoi Bimat ABC' });
  await caseOf(stack, receipt.ref);
  const [[identity, contact]] = await stack.sql(`SELECT LENGTH(s.identity), LENGTH(s.contact)
    FROM report_sender s JOIN report r ON r.id = s.report_id WHERE r.ref = '${receipt.ref}'`);
  assert.ok(Number(identity) > 48 && Number(contact) > 48);
  const tables = (await stack.sql(`SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'hotline' AND data_type IN ('varchar', 'text', 'mediumtext', 'varbinary')
    AND table_name IN (SELECT table_name FROM information_schema.tables
      WHERE table_schema = 'hotline' AND table_type = 'BASE TABLE')`));
  const hits = await stack.sql(tables.map(([t, c]) => `SELECT '${t}', '${c}' FROM \`${t}\`
    WHERE \`${c}\` LIKE '%771 999%' OR \`${c}\` LIKE '%Nguoigoi Bimat%';`).join('\n'));
  assert.deepEqual(hits, []);
  const logs = path.join(stack.dir, 'log');
  for (const name of await readdir(logs))
    assert.ok(!/771.?999|Bimat/.test(await readFile(path.join(logs, name), 'utf8')), name);
});

test('what is missing is asked, all at once, and what was typed stays', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'so.truc');
  const { answer } = await takeCall(operator, { what: '', pollution: '', commune_name: 'khong co noi nay' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /value="Người gọi Trực ABC"/);
  assert.match(answer.text, /href="#what"/);
  assert.match(answer.text, /href="#pollution"/);
  assert.match(answer.text, /<select class="input" id="commune"/);
});

test('only who answers the telephone may register a call', async () => {
  const stack = await shared();
  for (const [login, status] of [['baichay.truc', 200], ['baichay.canbo', 200],
    ['baichay.truong', 200], ['baichay.luutru', 403], ['kiemtoan', 403], ['baichay.congbo1', 403]])
    assert.equal((await (await loginAs(stack, login)).get('/staff/desk')).status, status, login);
});

test('who may not register finds no case through the form either', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'baichay.truc');
  const { receipt } = await takeCall(operator, { what: 'Nước đen ở cống TIMLEN ABC' });
  await caseOf(stack, receipt.ref);
  const search = { do: 'search', q: 'TIMLEN', csrf: 'x' };
  await until(async () => /found|VV-/.test((await operator.post('/staff/desk', search)).text),
    10_000, 'the operator finds it');
  for (const login of ['baichay.luutru', 'baichay.congbo1', 'kiemtoan']) {
    const answer = await (await loginAs(stack, login)).post('/staff/desk', search);
    assert.equal(answer.status, 403, login);
    assert.doesNotMatch(answer.text, /VV-/, login);
  }
});
