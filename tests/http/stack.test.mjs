// Starting, stopping, starting twice, and what is left after kill -9.
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from './client.mjs';
import { assert, test } from './runner.mjs';
import { MODE, Stack, must, run, shared, until } from './stack.mjs';

const SERVICES = ['db', 'public', 'staff', 'jobs', 'nginx'];

test('secrets and data are readable by their owner alone', async () => {
  const stack = await shared();
  for (const dir of ['secrets', 'db', 'run', 'log', 'blobs']) {
    const info = await stat(path.join(stack.dir, dir));
    assert.equal(info.mode & 0o077, 0, dir);
  }
  const secrets = path.join(stack.dir, 'secrets');
  const names = await readdir(secrets);
  assert.ok(names.length >= 3);
  for (const name of names) {
    const info = await stat(path.join(secrets, name));
    assert.equal(info.mode & 0o077, name.endsWith('.pub') ? 0o044 : 0, name);
  }
});

test('the database has no network and lets no other account in', async () => {
  const stack = await shared();
  assert.deepEqual(await stack.sql('SELECT @@skip_networking, @@innodb_flush_log_at_trx_commit,'
    + ' @@innodb_snapshot_isolation, @@innodb_ft_min_token_size, @@innodb_ft_enable_stopword'),
  [['1', '1', '1', '1', '0']]);
  const other = await run('mariadb', [`--defaults-file=${stack.dir}/run/mariadb.cnf`,
    '-u', 'nobody', '-e', 'SELECT 1']);
  assert.notEqual(other.code, 0);
});

test('a second start says that it is running, with the addresses', async () => {
  const stack = await shared();
  const said = await stack.up();
  assert.match(said, /running already/);
  assert.ok(said.includes(stack.public) && said.includes(stack.staff));
});

async function answers(stack) {
  return until(async () => {
    const answer = await new Client(stack.public).get('/').catch(() => ({ status: 0 }));
    return answer.status === 200;
  }, 30_000, 'the public site answers');
}

test('every process may be killed: the service comes back', async () => {
  const stack = await Stack.start();
  try {
    await answers(stack);
    for (const name of SERVICES) {
      const [leader, ...rest] = await stack.processes(name);
      for (const { pid } of rest) { // multiwatch starts them again
        try { process.kill(pid, 'SIGKILL'); } catch { continue; }
        await answers(stack);
      }
      process.kill(leader.pid, 'SIGKILL'); // and this one the next call of run.sh
      await until(async () => (await stack.runSh('status')).code === 1, 5000, `${name} is gone`);
      await stack.up();
      await answers(stack);
      assert.equal((await stack.runSh('status')).code, 0);
    }
  } finally {
    await stack.stop();
  }
});

test('killed all at once: the next start cleans up and goes on', async () => {
  const stack = await Stack.start();
  const dir = stack.dir;
  try {
    await answers(stack);
    await stack.sql('CREATE TABLE killed_test (id INT PRIMARY KEY); INSERT INTO killed_test VALUES (7)');
    for (const name of SERVICES)
      for (const { pid } of await stack.processes(name)) process.kill(pid, 'SIGKILL');
    await stack.up();
    await answers(stack);
    assert.deepEqual(await stack.sql('SELECT id FROM killed_test'), [['7']]);
    const own = await Promise.all(SERVICES.map((name) => stack.processes(name)));
    await stack.stop();
    for (const { pid } of own.flat())
      await assert.rejects(readFile(`/proc/${pid}/environ`), undefined, `${pid} still runs`);
  } finally {
    await stack.stop();
  }
  await assert.rejects(stat(dir));
});

test('a stranger who got the number of a dead process is left alone', async () => {
  const stack = await Stack.start();
  try {
    await stack.runSh('down');
    await writeFile(path.join(stack.dir, 'run/jobs.pid'), `${process.pid} 12345\n`);
    await stack.up();
    await answers(stack);
  } finally {
    await stack.stop();
  }
});

test('a folder with a long name gets short socket paths', async () => {
  const outer = await mkdtemp(path.join(tmpdir(), 'hltest-'));
  const dir = path.join(outer, 'x'.repeat(100));
  await mkdir(dir);
  const stack = await Stack.start({ dir });
  try {
    await answers(stack);
  } finally {
    await stack.stop();
    await rm(outer, { recursive: true, force: true });
  }
});

test('wrong calls of run.sh are refused', async () => {
  const stack = await shared();
  assert.equal((await stack.runSh('sideways')).code, 2);
  assert.equal((await stack.runSh('up', '--what')).code, 2);
  assert.match(await must('nginx/run.sh', ['--help']), /--workers/);
});

test('a start that fails says why and leaves nothing running', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'hltest-'));
  try {
    const done = await run('nginx/run.sh',
      ['up', '--var', dir, '--public', '0', '--staff', '0', '--mode', MODE],
      { env: { HOTLINE_RATE_READS: 'as many as you like' } });
    assert.equal(done.code, 1);
    assert.match(done.err, /nginx refuses its configuration/);
    assert.deepEqual((await readdir(path.join(dir, 'run'))).filter((n) => n.endsWith('.pid')), []);
    await assert.rejects(stat(path.join(dir, 'run.json')));
  } finally {
    await run('nginx/run.sh', ['down', '--var', dir]);
    await rm(dir, { recursive: true, force: true });
  }
});
