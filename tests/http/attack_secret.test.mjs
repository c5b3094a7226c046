// Who reported: looked for in every page, table, file, log and address.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Client } from './client.mjs';
import { inMemory } from './memory.mjs';
import { accounts, csrfOf, loginAs, newCase, step } from './people.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { run, shared, until } from './stack.mjs';

// Words that appear nowhere else; ASCII, so that no escaping hides them.
const SENDER = { name: 'Kimsecretname ABC', phone: '0977 316 204', email: 'kimsecretmail@abc.vn',
  address: 'kimsecretstreet 7' };
const SECRETS = ['Kimsecretname', '0977 316 204', '0977316204', 'kimsecretmail', 'kimsecretstreet',
  'kimsecretfile', 'kimsecretexif'];

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD'
  + 'hgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

// A picture with words in it that nobody sees, as cameras write names and places.
function picture() {
  const chunk = Buffer.from('tEXtComment\0kimsecretexif 20.95N 107.04E');
  const head = Buffer.alloc(4), tail = Buffer.alloc(4);
  head.writeUInt32BE(chunk.length - 4);
  tail.writeUInt32BE(crc32(chunk));
  return Buffer.concat([PNG.subarray(0, 33), head, chunk, tail, PNG.subarray(33)]);
}

function sweep(text, where, allowed = []) {
  for (const secret of SECRETS)
    if (!allowed.includes(secret)) assert.ok(!text.includes(secret), `${where} tells ${secret}`);
}

const SECRETS_OF_MEMORY = ['Kimsecretname', '0977316204', 'kimsecretmail'];

let filed = null;
function secretCase() {
  filed ??= (async () => {
    const stack = await shared();
    const file = { filename: 'kimsecretfile.png', type: 'image/png', data: picture() };
    return newCase(stack, { ...SENDER, what: 'Vụ kín MATKIN' }, [['photos', file]]);
  })();
  return filed;
}

test('no page of any official tells who reported; photos come without what is hidden', async () => {
  const stack = await shared();
  const { code, key } = await secretCase();
  const head = await loginAs(stack, 'baichay.truong');
  for (const name of ['accept', 'inspect']) await step(head, code, name);
  await head.post(`/staff/cases/${code}/message`, { csrf: await csrfOf(head), body: 'Xin thêm ảnh.' });
  await until(async () => (await stack.sql("SELECT COUNT(*) FROM photo WHERE state = 'clean'"))[0][0] > 0,
    15_000, 'a clean photo');
  let photos = 0;
  for (const { login } of await accounts(stack)) {
    const client = await loginAs(stack, login);
    const seen = new Set();
    const todo = ['/staff', '/staff/mine', '/staff/identity', '/staff/publications', '/staff/login',
      '/staff/search?q=MATKIN', ...['0977316204', 'Kimsecretname', 'kimsecretmail'].map((q) =>
        `/staff/search?q=${q}`), `/staff/cases/${code}`, `/staff/cases/${code}/identity`];
    for (let at; (at = todo.pop());) {
      if (seen.has(at) || seen.size > 80) continue;
      seen.add(at);
      const answer = await client.get(at);
      const typed = decodeURIComponent(/q=(.*)/.exec(at)?.[1] ?? '-');
      sweep(answer.body.toString('latin1'), `${login} ${at}`, SECRETS.filter((s) => s === typed));
      sweep(JSON.stringify(answer.headers), `${login} ${at} headers`);
      assert.ok(!answer.text.includes(key.replaceAll('-', '')) && !answer.text.includes(key));
      if (SECRETS.includes(typed) && answer.status !== 403) // who supervises or audits searches nothing
        assert.match(answer.text, /Không tìm thấy/, `${login} ${at}: ${answer.status}`);
      photos += /image\/jpeg/.test(answer.headers['content-type'] ?? '') ? 1 : 0;
      for (const [, link] of answer.text.matchAll(/(?:href|src)="(\/staff\/cases\/[^"#?]+)"/g))
        if (link.includes(code)) todo.push(link);
    }
  }
  assert.ok(photos > 0, 'the photo was seen');
});

test('the public site tells nothing, to the key neither more than its own words', async () => {
  const stack = await shared();
  const { client, key, ref } = await secretCase();
  for (const at of ['/', '/hotlines', '/privacy', '/communes.json', '/violators', '/violators.csv',
    '/violators.json', '/track', `/track?key=${key}`, `/track/${key}`, `/${ref}`, `/track?ref=${ref}`]) {
    const answer = await client.get(at);
    sweep(answer.text, at);
    assert.ok(!answer.text.includes('MATKIN') && !answer.text.includes(ref), at);
  }
  assert.equal((await client.post('/track', { key: ref })).status, 422, 'the number opens nothing');
  const opened = await client.post('/track', { key });
  assert.equal(opened.headers.location, '/track/status');
  assert.match(opened.headers['set-cookie'][0], /^__Host-pub=.*HttpOnly.*/);
  sweep((await client.get('/track/status')).text, 'status');
});

test('nothing on the disk holds a sender, a key or a name of a file in the clear', async () => {
  const stack = await shared();
  const { key } = await secretCase();
  await new Client(stack.public).post('/report', // refused: comes back, and is kept nowhere
    { ...reportFields(newToken()), ...SENDER, pollution: '' });
  await new Client(stack.public).send('POST', '/report', { body: 'x=%zz&phone=0977316204',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  await stack.sql('SET GLOBAL innodb_max_dirty_pages_pct = 0; FLUSH TABLES; SET GLOBAL innodb_max_dirty_pages_pct = 90;');
  const words = [...SECRETS, key, key.replaceAll('-', '')].flatMap((word) => ['-e', word]);
  const found = await run('grep', ['-rlaF', ...words, stack.dir], { env: { LC_ALL: 'C' } });
  assert.equal(found.out, '');
  const told = await run('grep', ['-rlaF', 'MATKIN', stack.dir], { env: { LC_ALL: 'C' } });
  assert.notEqual(told.out, '', 'what may be read there is found in the same way');
  const shm = /tmp_dir: (\S+)\/tmp/.exec(await readFile(stack.config, 'utf8'))[1];
  for (const secret of ['0977316204', 'Kimsecretname'])
    assert.equal((await run('grep', ['-rlaF', secret, shm])).out, '', `${secret} in ${shm}`);
});

test('logs hold no words, addresses, keys or codes of anybody', async () => {
  const stack = await shared();
  const { key, ref } = await secretCase();
  await new Client(stack.public).get(`/none?phone=0977316204&key=${key}`,
    { headers: { Referer: `http://x/?${key}`, 'User-Agent': 'kimsecretagent' } });
  await new Client(stack.public).send('POST', '/report', { body: Buffer.alloc(300),
    headers: { 'Content-Type': 'multipart/form-data; boundary=kimsecretmail' } });
  const dir = path.join(stack.dir, 'log');
  for (const name of await readdir(dir)) {
    const text = await readFile(path.join(dir, name), 'latin1');
    sweep(text, name);
    for (const word of [key, ref, 'kimsecretagent', '127.0.0.1', 'MATKIN', 'password'])
      assert.ok(!text.includes(word) || /^(start|db-install|db)\.log$/.test(name), `${name}: ${word}`);
  }
});

test('a sealed box has one size, whoever the sender is', async () => {
  const stack = await shared();
  await newCase(stack, { name: 'A', phone: '', email: '', address: '' });
  await newCase(stack, { name: 'Nguyễn Thị Phương Thảo ABC', phone: '0912345678', email: 'ab@c.vn' });
  const sizes = await stack.sql(`SELECT DISTINCT LENGTH(identity), LENGTH(contact) FROM report_sender
    WHERE identity IS NOT NULL AND LENGTH(identity) < 400`);
  assert.equal(new Set(sizes.map(([identity]) => identity)).size, 1, JSON.stringify(sizes));
});

test('accounts of the database: what each must not do is refused', async () => {
  const stack = await shared();
  await secretCase();
  const as = async (who, text) => {
    const password = (await readFile(path.join(stack.dir, 'secrets', `db-${who}`), 'utf8')).trim();
    return run('mariadb', [`--defaults-file=${stack.dir}/run/mariadb.cnf`, '-u', `hotline_${who}`,
      'hotline', '-N'], { input: text, env: { MYSQL_PWD: password } });
  };
  const refused = {
    public: ['SELECT 1 FROM report', 'SELECT COUNT(*) FROM report_sender', 'UPDATE report SET taken_us = 1',
      'DELETE FROM pub_session', "INSERT INTO report_text VALUES (1, '', '', '') RETURNING what",
      "INSERT INTO report_text VALUES (1, '', '', '') ON DUPLICATE KEY UPDATE what = 'x'",
      "REPLACE INTO report_text VALUES (1, '', '', '')", 'HANDLER report OPEN', 'LOCK TABLES report WRITE',
      'SHOW CREATE VIEW pub_violation', 'SHOW ENGINE INNODB STATUS', 'SET GLOBAL general_log = 1',
      'SELECT * FROM information_schema.INNODB_TRX', 'SELECT * FROM mysql.global_priv',
      'CREATE TEMPORARY TABLE t (a INT)', "SELECT * FROM report INTO OUTFILE '/tmp/x'",
      'CHECKSUM TABLE report_text', 'FLUSH TABLES', 'ANALYZE TABLE report', 'SELECT 1 FROM event',
      "INSERT INTO event VALUES (1, 99, 1, NULL, 'x', '{}', '', '')", "INSERT INTO account VALUES ()"],
    jobs: ['SELECT identity FROM report_sender', 'SELECT * FROM report_sender', 'SELECT 1 FROM identity_request',
      'SELECT password FROM account', 'SELECT id_number FROM violation_record', "UPDATE event SET data = ''",
      'DELETE FROM event', 'DELETE FROM event_head', "UPDATE report_text SET what = ''",
      "INSERT INTO session VALUES (REPEAT('x', 32), 1, 1, 1)", 'UPDATE report SET receiver_id = 1',
      "INSERT INTO pub_session VALUES (REPEAT('x', 32), REPEAT('y', 32), 1)", 'UPDATE decision SET fine_total = 1'],
    staff: ["UPDATE event SET data = ''", 'DELETE FROM event', 'DELETE FROM event_head', 'DELETE FROM cases',
      "UPDATE report_text SET what = ''", 'DELETE FROM report', 'UPDATE payment SET amount = 1',
      'DELETE FROM publication', "UPDATE office SET role = 'head'", 'UPDATE account SET disabled = 0',
      "INSERT INTO office (account_id, unit_id, role, valid_from) VALUES (1, 1, 'admin', '2020-01-01')",
      'UPDATE report_sender SET identity = NULL', 'SELECT 1 FROM mysql.global_priv'],
  };
  for (const [who, texts] of Object.entries(refused))
    for (const text of texts)
      assert.match((await as(who, text)).err, /denied|Access|privilege|lacking/, `${who}: ${text}`);
  const seen = await as('public', 'SELECT VIEW_DEFINITION FROM information_schema.VIEWS;'
    + ' SELECT ROUTINE_DEFINITION FROM information_schema.ROUTINES; SHOW FULL PROCESSLIST;');
  sweep(seen.out, 'what the public account can look up');
});

test('the memory of what took a report in has forgotten who sent it', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  const keys = [];
  for (let i = 0; i < 4; i++) { // each worker at least once, in both kinds of forms
    const fields = () => ({ ...reportFields(newToken()), ...SENDER, phone: '0977316204' });
    await client.post('/report', fields());
    const { key } = receiptOf((await client.upload('/report', Object.entries(fields()))).text);
    await client.post('/track', { key });
    keys.push(key, key.replaceAll('-', ''));
  }
  for (const service of ['public', 'nginx', 'jobs'])
    for (const { pid, command } of await stack.processes(service)) {
      if (command.includes('multiwatch')) continue;
      const kept = await inMemory(pid, [...SECRETS_OF_MEMORY, ...keys, stack.dir]);
      if (kept === null) continue; // privacy.test.mjs says so
      assert.ok(kept.some((one) => one.startsWith(stack.dir)), `${service}: what it holds is found`);
      assert.deepEqual(kept.filter((one) => !one.startsWith(stack.dir)), [], `${service}: ${command}`);
    }
});

test('keys of others stay where they belong', async () => {
  const stack = await shared();
  for (const { pid, command } of await stack.processes('public')) {
    if (!command.includes('--public')) continue;
    const maps = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    sweep(maps, 'environment');
    assert.doesNotMatch(command, /secret|password/);
  }
});
