// The program's surface: help for all and for each, unknown words refused.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assert, test } from './runner.mjs';
import { TOP, MODE, must, run, shared } from './stack.mjs';

const HOTLINE = `${TOP}/var/build/${MODE}/hotline`;

test('help lists the subcommands and each has its own', async () => {
  const help = await must(HOTLINE, ['--help']);
  const names = [...help.matchAll(/^ {2}(\S+) +\S/gm)].map((match) => match[1]);
  for (const wanted of ['serve', 'jobs', 'migrate', 'check', 'user', 'unit', 'flow', 'law',
    'audit', 'keys'])
    assert.ok(names.includes(wanted), `${wanted} is missing`);
  for (const name of names) {
    const each = await run(HOTLINE, [name, '--help']);
    assert.equal(each.code, 0, name);
    assert.match(each.out, new RegExp(`hotline ${name}`), name);
    assert.equal(each.err, '', name);
  }
});

test('unknown words end with 2 and a message on standard error', async () => {
  for (const args of [[], ['sing'], ['--loud'], ['serve', '--everyone'], ['law', 'guess']]) {
    const done = await run(HOTLINE, args);
    assert.equal(done.code, 2, args.join(' '));
    assert.equal(done.out, '', args.join(' '));
    assert.notEqual(done.err, '', args.join(' '));
  }
});

test('the site of citizens does not open while a term of the province is not set', async () => {
  const stack = await shared();
  const shipped = `${TOP}/workflows/demo/province.csv`;
  const short = path.join(stack.dir, 'short.csv');
  const config = path.join(stack.dir, 'short.yaml');
  const terms = await readFile(shipped, 'utf8');
  await writeFile(short, terms.replace(/^HOTLINE_STEP_REPLY,.*\n/m, ''));
  await writeFile(config, (await readFile(stack.config, 'utf8')).replaceAll(shipped, short));
  const done = await stack.hotline(['serve', '--public', '--config', config]);
  assert.equal(done.code, 1, done.err);
  assert.match(done.err, /province_file: HOTLINE_STEP_REPLY is not set/);
});

test('every statement fits the migrated schema', async () => {
  const stack = await shared();
  const done = await stack.hotline(['check', '--statements', '--config', stack.config]);
  assert.equal(done.code, 0, done.out + done.err);
});

test('migrating twice changes nothing', async () => {
  const stack = await shared();
  const tables = () => stack.sql('SELECT table_name, create_time FROM information_schema.tables'
    + " WHERE table_schema = 'hotline' ORDER BY 1");
  const before = await tables();
  const done = await stack.hotline(['migrate', '--config', stack.config, '--sql', `${TOP}/sql`]);
  assert.equal(done.code, 0, done.out + done.err);
  assert.deepEqual(await tables(), before);
  assert.ok(before.length > 10);
});
