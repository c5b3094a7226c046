// The daily signed root: at the citizens' service, in its file, and over a dump on another machine.
import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Client } from './client.mjs';
import { newCase } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const signs = (stack) => stack.hotline(['audit', 'root', '--config', stack.config]);

test('the roots are published, and the file that is kept is the same', async () => {
  const stack = await shared();
  const today = () => stack.sql(`SELECT n FROM audit_root
    WHERE day >= DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)`);
  await until(async () => (await today()).length > 0, 10_000, 'the jobs sign the day by themselves');
  await newCase(stack);
  const signed = await signs(stack);
  assert.equal(signed.code, 0, signed.err);
  const kept = await readFile(path.join(stack.dir, 'roots.jsonl'), 'utf8');
  const page = await new Client(stack.public).get('/roots?look=1');
  assert.equal(page.status, 200);
  const file = await new Client(stack.public).get('/roots.jsonl?look=1');
  assert.equal(file.headers['content-type'], 'application/x-ndjson');
  assert.ok(kept.startsWith(file.text), 'what is published is what is kept');
  const lines = kept.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => line.n), lines.map((_, i) => i + 1));
  for (const line of lines) // nobody can tell how much happened on a day
    assert.deepEqual(Object.keys(line), ['n', 'day', 'at', 'prev', 'tree', 'root', 'signature']);
  assert.ok(page.text.includes(lines[0].root) || lines.length > 31);
  assert.match((await new Client(stack.public).get('/privacy')).text, /href="\/roots"/);
});

// What loading a dump gives: every table with its rows, and the views.
async function copied(stack) {
  await stack.sql('DROP DATABASE IF EXISTS dumped; CREATE DATABASE dumped');
  const tables = await stack.sql(`SELECT TABLE_NAME, GROUP_CONCAT(CONCAT('\`', COLUMN_NAME, '\`'))
    FROM information_schema.COLUMNS c JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME)
    WHERE c.TABLE_SCHEMA = 'hotline' AND t.TABLE_TYPE = 'BASE TABLE' AND c.IS_GENERATED = 'NEVER'
    GROUP BY TABLE_NAME`);
  await stack.sql(`SET foreign_key_checks = 0; ${tables.map(([table, columns]) =>
    `CREATE TABLE dumped.${table} LIKE ${table};
     INSERT INTO dumped.${table} (${columns}) SELECT ${columns} FROM ${table};`).join('\n')}`);
  // Views stand on each other: one is made when it reads none of those left.
  const left = new Map();
  for (const [view] of await stack.sql(`SELECT table_name FROM information_schema.views
    WHERE table_schema = 'hotline' AND table_name LIKE 'history%'`))
    left.set(view, (await stack.sql(`SHOW CREATE VIEW ${view}`))[0][1].replaceAll('`hotline`.', ''));
  while (left.size) {
    const [view, text] = [...left].find(([, reads]) =>
      ![...left.keys()].some((name) => reads.includes(`from \`${name}\``)));
    await stack.sql(`USE dumped; ${text};\nUSE hotline;`);
    left.delete(view);
  }
}

test('a dump is proved with the public key alone', async () => {
  const stack = await shared();
  await newCase(stack);
  await stack.sql('UPDATE audit_mark SET at_us = at_us - 60000000'); // as if they were older
  await signs(stack);
  const socket = await stack.setting('database.socket');
  const me = userInfo().username;
  await copied(stack);
  const key = await readFile(path.join(stack.dir, 'secrets/root.pub'), 'utf8');
  const roots = path.join(stack.dir, 'roots.jsonl');
  const verify = (...more) => stack.hotline(['audit', 'verify', '--key', key.trim(), ...more],
    { env: { HOME: '/nonexistent' } });
  const at = ['--socket', socket, '--database', 'dumped', '--user', me];
  const whole = await verify(...at, '--roots', roots);
  assert.equal(whole.code, 0, whole.err);
  assert.match(whole.out, /^audit: whole: \d+ events of \d+ cases\nroots: \d+ signed, the newest of \d{4}-\d\d-\d\d; \d+ pieces of tables\n/);
  assert.match(whole.out, /published: \d+ roots, all in their place\n$/);

  await stack.sql("UPDATE dumped.event SET data = '{}' ORDER BY at_us DESC LIMIT 1");
  const bent = await verify(...at);
  assert.equal(bent.code, 1);
  assert.match(bent.err, /event \d+: was changed/);
  await stack.sql("UPDATE dumped.message_out SET body = CONCAT(body, ' ') ORDER BY id LIMIT 1");
  assert.match((await verify(...at)).err, /^rows:message_out event \d+: .*changed/m);
  // The oldest signed row of every table that has one goes: each table is named.
  const signed = (await stack.sql(`SELECT DISTINCT SUBSTR(subject, 6) FROM dumped.audit_leaf
    WHERE subject LIKE 'rows:%' AND subject NOT LIKE 'rows:%.%'`)).flat();
  assert.ok(signed.length > 5, signed.join());
  const [[views]] = await stack.sql(`SELECT GROUP_CONCAT(view_definition SEPARATOR ' ')
    FROM information_schema.views WHERE table_schema = 'dumped' AND table_name LIKE 'history_row%'`);
  // Branches of a union after the first bear no names.
  const numbers = new Map([...views.matchAll(
    /cast\('(\w+)' as [^)]*\)(?: AS `[^`]*`)?,`\w+`\.`(\w+)`/g)].map((m) => m.slice(1)));
  const tables = (await stack.sql("SELECT DISTINCT tbl FROM dumped.history_end WHERE tbl NOT LIKE '%.%'")).flat();
  for (const table of new Set([...tables, ...signed])) assert.ok(numbers.has(table), `${table} is numbered in a view`);
  await stack.sql(`SET foreign_key_checks = 0; ${signed.map((table) =>
    `DELETE FROM dumped.${table} ORDER BY ${numbers.get(table)} LIMIT 1;`).join(' ')}
    SET foreign_key_checks = 1;`);
  const { err } = await verify(...at);
  for (const table of signed) assert.match(err, new RegExp(`^rows:${table} event`, 'm'), table);
  const other = await verify(...at, '--key', '00'.repeat(32));
  assert.match(other.err, /not signed with this key/);

  const alone = await verify('--roots', roots);
  assert.equal(alone.code, 0, alone.err);
  const cut = path.join(stack.dir, 'roots-cut.jsonl');
  await writeFile(cut, (await readFile(roots, 'utf8')).replace('"day": "2', '"day": "1'));
  assert.equal((await verify('--roots', cut)).code, 1);
  assert.equal((await verify('--roots', `${cut}.none`)).code, 1);
  await stack.sql('DROP DATABASE dumped');
});

test('a file of another history is not written to', async () => {
  const stack = await shared();
  await signs(stack);
  const other = path.join(stack.dir, 'roots-other.jsonl');
  const mine = (await readFile(path.join(stack.dir, 'roots.jsonl'), 'utf8')).split('\n')[0];
  const bent = `${mine.replace(/"root": "./, (m) => `${m.slice(0, -1)}${m.endsWith('0') ? '1' : '0'}`)}\n`;
  await writeFile(other, bent);
  const done = await stack.hotline(['audit', 'root', '--append', other, '--config', stack.config]);
  assert.equal(done.code, 1);
  assert.match(done.err, /of another history; nothing was written/);
  assert.equal(await readFile(other, 'utf8'), bent);
});
