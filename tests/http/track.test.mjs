// A citizen follows a report: by the private key and by nothing else.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Client, formOf, unescape } from './client.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { run, shared, until } from './stack.mjs';

async function file(words = '') {
  const stack = await shared();
  const answer = await new Client(stack.public).post('/report', reportFields(newToken(), words));
  return receiptOf(answer.text);
}
async function open(key) {
  const client = new Client((await shared()).public);
  const answer = await client.post('/track', { key });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, '/track/status');
  return client;
}
async function write(client, fields) {
  const page = await client.get('/track/status');
  const { hidden } = formOf(page.text, '/track/message');
  return client.post('/track/message', { ...hidden, ...fields });
}
const caseOf = (ref) => until(async () => (await (await shared()).sql(
  `SELECT c.id, c.stage, c.code FROM report r JOIN case_report cr ON cr.report_id = r.id
   JOIN cases c ON c.id = cr.case_id WHERE r.ref = '${ref}'`))[0], 15_000, 'a case');
const eventsOf = async (id) => (await (await shared()).sql(
  `SELECT type FROM event WHERE case_id = ${id} ORDER BY seq`)).flat();
const taken = (text) => until(async () => (await (await shared()).sql(
  `SELECT 1 FROM message_in WHERE body = '${text}' AND taken_us IS NOT NULL`)).length > 0,
15_000, 'heard');
// What an official's answer leaves behind, without the official.
const close = async (id) => (await shared()).sql(`UPDATE cases SET stage = 'closed', ended = 1
  WHERE id = ${id}; INSERT INTO report_progress SELECT cr.report_id, 50, UNIX_TIMESTAMP() * 1000000,
  c.unit_id, c.flow, c.flow_version, 'closed', 1 FROM cases c JOIN case_report cr ON cr.case_id = c.id
  WHERE c.id = ${id}`);

test('the key opens the report however it is typed', async () => {
  const { ref, key } = await file();
  const bare = key.replaceAll('-', '');
  for (const typed of [key, bare, key.toLowerCase(), key.replaceAll('-', ' '),
    `  ${bare.replaceAll('0', 'O').replaceAll('1', 'l')}  `]) {
    const page = await (await open(typed)).get('/track/status');
    assert.equal(page.status, 200, typed);
    assert.ok(page.text.includes(ref), typed);
  }
});

test('a wrong key, an ill-formed one and none get the same words', async () => {
  const { ref, key } = await file();
  const stack = await shared();
  const answers = [];
  const other = key[0] === 'Z' ? 'Y' : 'Z';
  for (const typed of ['', 'x', ref, key.slice(0, -1), `${other}${key.slice(1)}`, 'A'.repeat(24),
    '0'.repeat(24), `${key}1`, "' OR 1=1 --", '<script>alert(1)</script>', 'ế'.repeat(100)]) {
    const answer = await new Client(stack.public).post('/track', { key: typed });
    assert.equal(answer.status, 422, typed);
    assert.equal(answer.headers['set-cookie'], undefined);
    answers.push(answer.text);
  }
  assert.equal(new Set(answers).size, 1);
});

test('status: unit, telephone, date, and the case as it goes on', async () => {
  const { ref, key } = await file();
  const client = await open(key);
  const [id] = await caseOf(ref);
  assert.deepEqual((await eventsOf(id)).slice(0, 2), ['file', 'report']);
  const page = await client.get('/track/status');
  assert.match(page.text, /UBND phường Bãi Cháy/);
  assert.match(page.text, /<time datetime="20/);
  assert.match(page.text, /Cơ quan có trách nhiệm đã nhận phản ánh của bạn/);
  assert.ok(!page.text.includes(key) && !page.text.includes(key.replaceAll('-', '')));
  assert.ok(!page.text.includes('Nguyễn Thị ABC'));
});

test('messages: kept once, shown escaped, told to the unit', async () => {
  const { ref, key } = await file();
  const client = await open(key);
  const [id] = await caseOf(ref);
  const body = `<script>alert("ABC")</script> & "${ref}"`;
  const page = await client.get('/track/status');
  const { hidden } = formOf(page.text, '/track/message');
  for (let i = 0; i < 2; i += 1) {
    const sent = await client.post('/track/message', { ...hidden, body });
    assert.equal(sent.status, 303);
  }
  const shown = (await client.get('/track/status')).text;
  assert.ok(!shown.includes('<script>alert'));
  assert.equal(unescape(shown).split(body).length, 2, 'once');
  await taken(body);
  assert.ok((await eventsOf(id)).includes('reporter:message'));
  const notices = await (await shared()).sql(`SELECT code FROM notice WHERE case_id = ${id}`);
  assert.ok(notices.flat().includes('message'));
});

test('an empty message and one too long come back; 4000 bytes fit', async () => {
  const client = await open((await file()).key);
  assert.equal((await write(client, { body: ' ' })).status, 422);
  assert.equal((await write(client, { body: 'x'.repeat(4000) })).status, 303);
  const long = await write(client, { body: 'y'.repeat(4001) });
  assert.equal(long.status, 422);
  assert.ok(long.text.includes('y'.repeat(4001)));
});

test('not fixed reopens the case; fixed is written down; neither before the end', async () => {
  const { ref, key } = await file();
  const stack = await shared();
  const client = await open(key);
  const [id] = await caseOf(ref);
  const early = await write(client, { kind: 'objection', objection: 'vội quá' });
  assert.equal(early.status, 409);
  await close(id);
  assert.match((await client.get('/track/status')).text, /Chưa khắc phục/);
  assert.equal((await write(client, { kind: 'objection', objection: '' })).status, 422);
  assert.equal((await write(client, { kind: 'confirm' })).status, 303);
  await until(async () => (await eventsOf(id)).includes('confirm'), 15_000, 'confirmed');
  const body = `vẫn hôi lắm ${ref}`;
  assert.equal((await write(client, { kind: 'objection', objection: body })).status, 303);
  await taken(body);
  assert.deepEqual((await stack.sql(`SELECT stage, ended FROM cases WHERE id = ${id}`))[0],
    ['verifying', '0']);
  assert.ok((await eventsOf(id)).includes('object'));
  const history = await stack.sql(`SELECT data FROM event WHERE case_id = ${id}`);
  assert.ok(!history.flat().join('').includes('vẫn hôi'), 'history points at the message');
  assert.match((await client.get('/track/status')).text, /Đang xác minh/);
});

test('leaving ends the session for whoever still has the cookie', async () => {
  const client = await open((await file()).key);
  const page = await client.get('/track/status');
  const cookie = client.cookies.get('__Host-pub');
  const left = await client.post('/track/leave', formOf(page.text, '/track/leave').hidden);
  assert.equal(left.status, 303);
  assert.equal(client.cookies.get('__Host-pub'), undefined);
  client.cookies.set('__Host-pub', cookie);
  assert.equal((await client.get('/track/status')).headers.location, '/track?why=late');
});

test('forms of a session need its token; without a session there is nothing', async () => {
  const client = await open((await file()).key);
  for (const to of ['/track/message', '/track/leave'])
    assert.equal((await client.post(to, { csrf: newToken(), kind: 'message', body: 'x' })).status, 403);
  const stranger = new Client((await shared()).public);
  assert.equal((await stranger.get('/track/status')).headers.location, '/track');
  stranger.cookies.set('__Host-pub', newToken());
  assert.equal((await stranger.get('/track/status')).headers.location, '/track?why=late');
});

test('an old session is over', async () => {
  const stack = await shared();
  const client = await open((await file()).key);
  await stack.sql('UPDATE pub_session SET made_us = made_us - 25 * 3600000000');
  assert.equal((await client.get('/track/status')).headers.location, '/track?why=late');
});

test('no key is in any address or log, and only its hash in the database', async () => {
  const stack = await shared();
  const { key } = await file('không để lại dấu');
  const client = await open(key);
  await client.get('/track/status');
  const bare = key.replaceAll('-', '');
  for (const name of await readdir(path.join(stack.dir, 'log'))) {
    const text = await readFile(path.join(stack.dir, 'log', name), 'utf8');
    assert.ok(!text.includes(bare) && !text.includes(key), name);
    assert.ok(!text.includes('không để lại dấu') && !text.includes('Nguyễn Thị ABC'), name);
  }
  // Not in the database's own files either; what happened is, so the search works.
  const inFiles = async (text) => (await run('grep', ['-rqaF', text, path.join(stack.dir, 'db')])).code;
  assert.equal(await inFiles('không để lại dấu'), 0);
  for (const secret of [bare, key, 'Nguyễn Thị ABC', '0912 345 678', '0912345678'])
    assert.equal(await inFiles(secret), 1, secret);
});

test('a term that runs out is written down once and told', async () => {
  const stack = await shared();
  const [id] = await caseOf((await file()).ref);
  // Whoever has many unread lines of this kind gets one for all of them.
  await stack.sql("UPDATE notice SET read_us = made_us + 1 WHERE code = 'late' AND read_us IS NULL");
  await stack.sql(`UPDATE clock SET due_us = from_us + 1, next_us = from_us + 1 WHERE case_id = ${id}`);
  await until(async () => (await eventsOf(id)).includes('late'), 15_000, 'late');
  await new Promise((resolve) => { setTimeout(resolve, 1500); });
  assert.equal((await eventsOf(id)).filter((type) => type === 'late').length, 1);
  assert.ok((await stack.sql(`SELECT code FROM notice WHERE case_id = ${id}`)).flat()
    .includes('late'));
});

test('the accounts of the services may do what they need and no more', async () => {
  const stack = await shared();
  const as = async (who, sql) => {
    const password = (await readFile(path.join(stack.dir, 'secrets', `db-${who}`), 'utf8')).trim();
    return run('mariadb', [`--defaults-file=${stack.dir}/run/mariadb.cnf`, '-u', `hotline_${who}`,
      'hotline', '-e', sql], { env: { MYSQL_PWD: password } });
  };
  const refused = async (who, sql) => {
    const done = await as(who, sql);
    assert.match(done.err, /denied/, `${who}: ${sql}`);
  };
  assert.equal((await as('public', 'SELECT COUNT(*) FROM pub_unit')).code, 0);
  const tables = (await stack.sql(`SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'hotline' AND table_type = 'BASE TABLE'`)).flat();
  assert.ok(tables.length > 25);
  for (const table of tables) {
    await refused('public', `SELECT 1 FROM ${table} LIMIT 1`);
    await refused('public', `DELETE FROM ${table}`);
  }
  await refused('public', 'UPDATE report SET taken_us = NULL');
  await refused('public', "INSERT INTO message_in SET taken_us = 1");
  await refused('jobs', 'SELECT identity FROM report_sender');
  for (const who of ['jobs', 'staff'])
    for (const sql of ['DELETE FROM event', 'UPDATE event SET data = 1', 'DELETE FROM report',
      'UPDATE report_text SET what = 1', 'DELETE FROM report_sender'])
      await refused(who, sql);
});
