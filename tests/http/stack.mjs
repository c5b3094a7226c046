// A private copy of the whole service for tests: its own folder, free ports,
// started and stopped through nginx/run.sh as `make run` does it.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, statfsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TRUST, authority } from './paper.mjs';
import { SECRET } from './second.mjs';
import { Sql } from './sql.mjs';

export const TOP = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const MODE = process.env.TEST_MODE ?? 'release';

// Where stacks live: in memory if the machine lets us, since a database waits for its disk.
// Nothing here pulls the plug: what is killed are processes, whose files stay.
function room() {
  const TMPFS = 0x01021994;
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { type, bavail, bsize } = statfsSync('/dev/shm');
    return type === TMPFS && bavail * bsize > 6 * 2 ** 30 ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}
export const ROOM = room();

// Run a program; gives { code, out, err }, also when it fails.
export function run(program, args, { env = {}, input, cwd = TOP } = {}) {
  return new Promise((resolve) => {
    const child = execFile(program, args,
      { cwd, env: { ...process.env, ...env }, maxBuffer: 64 << 20 },
      (error, out, err) => resolve({ code: error ? (error.code ?? 1) : 0, out, err }));
    child.stdin.on('error', () => {}); // it may end without reading
    child.stdin.end(input ?? '');
  });
}

export async function must(program, args, options) {
  const done = await run(program, args, options);
  if (done.code !== 0)
    throw new Error(`${program} ${args.join(' ')}: exit ${done.code}\n${done.out}${done.err}`);
  return done.out;
}

export class Stack {
  // options: demo (default true), workers (2), env, keep (leave the folder there)
  static async start(options = {}) {
    const stack = new Stack();
    stack.options = { demo: true, workers: 2, env: {}, ...options };
    stack.dir = options.dir ?? await mkdtemp(path.join(ROOM, 'hltest-'));
    stack.env = {
      HOTLINE_RATE_READS: '100000r/s',
      HOTLINE_RATE_POSTS: '100000r/s',
      HOTLINE_RATE_LOGIN: '100000r/m',
      HOTLINE_DB_POOL: '128M',
      HOTLINE_TRUST: TRUST,
      ASAN_OPTIONS: `log_path=${stack.dir}/sanitizer:log_exe_name=1:max_free_fill_size=1048576`,
      UBSAN_OPTIONS: `log_path=${stack.dir}/sanitizer:print_stacktrace=1`,
      ...stack.options.env,
    };
    authority();
    try {
      if (!options.dir && !options.env && options.demo !== false) await stack.copied();
      await stack.up();
    } catch (error) {
      await stack.stop().catch(() => {});
      throw error;
    }
    return stack;
  }

  // A start in the folder of a stack that has loaded everything already saves a test the
  // loading; TEST_TEMPLATE names one that was stopped (template.mjs makes it).
  async copied() {
    const from = process.env.TEST_TEMPLATE;
    for (const name of from ? await readdir(from) : [])
      if (!['log', 'run', 'run.lock', 'run.json', 'hotline.yaml'].includes(name))
        await must('cp', ['-a', path.join(from, name), this.dir]);
  }

  runSh(action, ...args) {
    return run(path.join(TOP, 'nginx/run.sh'), [action, '--var', this.dir, ...args],
      { env: this.env });
  }

  // Starts what is not running; the addresses stay the same.
  async up() {
    const args = ['--public', '0', '--staff', '0', '--mode', MODE,
      '--workers', String(this.options.workers)];
    if (this.options.demo) args.push('--demo');
    const done = await this.runSh('up', ...args);
    if (done.code !== 0)
      throw new Error(`run.sh up: ${done.out}${done.err}${await this.logTail()}`);
    const addresses = JSON.parse(await readFile(path.join(this.dir, 'run.json'), 'utf8'));
    this.public = addresses.public;
    this.staff = addresses.staff;
    await this.sql('SET GLOBAL userstat = 1'); // early: a connection's first statement after it is not counted
    return done.out;
  }

  async stop() {
    this.database?.close();
    const done = await this.runSh('down');
    if (done.code !== 0) throw new Error(`run.sh down: ${done.out}${done.err}`);
    if (!this.options.keep) await rm(this.dir, { recursive: true, force: true });
  }

  hotline(args, options = {}) {
    return run(path.join(TOP, 'var/build', MODE, 'hotline'), args,
      { ...options, env: { ...this.env, ...options.env } });
  }

  // What `hotline audit verify` says of all chains. Tests make days pass by changing tables, so
  // rows that a root has covered meanwhile may differ: roots.test.mjs proves those.
  async verified() {
    const done = await this.hotline(['audit', 'verify', '--config', this.config]);
    const faults = `${done.out}${done.err}`.split('\n').filter((line) => / event \d+: /.test(line));
    const bent = faults.length > 0 && faults.every((line) => line.startsWith('rows:'));
    return { ...done, code: bent ? 0 : done.code };
  }

  // An account beside those of the demonstration, listed with them.
  async newOfficial(login, name, office) {
    const file = path.join(this.dir, 'demo-accounts.json');
    const secret = path.join(this.dir, 'new-password');
    const account = { login, password: randomBytes(9).toString('hex'), name };
    await writeFile(secret, account.password, { mode: 0o600 });
    for (const args of [['add', login, '--name', name, '--password-file', secret],
      ['office', login, ...office]]) {
      const done = await this.hotline(['user', ...args, '--config', this.config]);
      if (done.code !== 0) throw new Error(`hotline user ${args[0]}: ${done.out}${done.err}`);
    }
    if (office.includes('signer') || office.includes('head')) await this.givesSecret(login);
    const all = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify([...all, account]));
    return login;
  }

  // A second factor for an account that a test made (second.mjs has the codes).
  async givesSecret(login) {
    this.secrets ??= new Map();
    this.giver ??= (async () => {
      const file = path.join(this.dir, 'new-secret');
      await writeFile(file, SECRET, { mode: 0o600 });
      for (const args of [['add', 'quantri.mabimat', '--name', 'Quản trị mã ABC'],
        ['office', 'quantri.mabimat', '--unit', '22', '--role', 'admin']])
        await must(path.join(TOP, 'var/build', MODE, 'hotline'),
          ['user', ...args, '--config', this.config], { env: this.env });
      return file;
    })();
    await must(path.join(TOP, 'var/build', MODE, 'hotline'), ['user', 'second', login, '--by',
      'quantri.mabimat', '--secret-file', await this.giver, '--config', this.config],
    { env: this.env });
    this.secrets.set(login, SECRET);
  }

  get config() {
    return path.join(this.dir, 'hotline.yaml');
  }

  // Value of a key "section.name" of the configuration in use.
  async setting(key) {
    const [section, name] = key.split('.');
    const text = await readFile(this.config, 'utf8');
    return new RegExp(`^${section}:\\n(?:  .*\\n)*?  ${name}: *(.*)$`, 'm').exec(text)[1];
  }

  // SQL as the administrator, from standard input; rows of tab-separated text. What a test
  // changes of publications behind the services' back is purged by jobs a moment later: wait.
  async sql(text, { settle = true } = {}) {
    this.database ??= new Sql(this.dir);
    const out = await this.database.ask(text);
    if (settle && /(?:INSERT INTO|UPDATE|DELETE FROM) publication\b/.test(text))
      await until(async () => (await this.sql(
        'SELECT COUNT(*) FROM publication_change WHERE purged_us IS NULL'))[0][0] === '0', 8000)
        .catch(() => {}); // its jobs do not run
    return out.split('\n').filter(Boolean).map((line) => line.split('\t'));
  }

  // A function that tells how many statements an account (public, staff, jobs) has sent.
  // The server counts a statement after it has answered: what stays alike for 20 ms is all.
  async counter(who) {
    const read = async () => Number((await this.sql(`SELECT COALESCE(SUM(SELECT_COMMANDS
      + UPDATE_COMMANDS + OTHER_COMMANDS), 0) FROM information_schema.USER_STATISTICS
      WHERE USER = 'hotline_${who}'`))[0][0]);
    return async () => {
      let last = await read();
      for (let alike = 0; alike < 4;) {
        await new Promise((resolve) => { setTimeout(resolve, 5); });
        const now = await read();
        alike = now === last ? alike + 1 : 0;
        last = now;
      }
      return last;
    };
  }

  // Process id that leads a service: db, public, staff, jobs or nginx.
  async leader(name) {
    const text = await readFile(path.join(this.dir, 'run', `${name}.pid`), 'utf8');
    return Number(text.split(' ')[0]);
  }

  // Every process of a service, leader first: [{ pid, command }].
  async processes(name) {
    const session = await this.leader(name);
    const found = [];
    for (const entry of await readdir('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      try {
        const stat = await readFile(`/proc/${entry}/stat`, 'utf8');
        const [state, , , its] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (Number(its) !== session || state === 'Z') continue;
        const command = (await readFile(`/proc/${entry}/cmdline`, 'utf8')).split('\0').join(' ');
        found.push({ pid: Number(entry), command });
      } catch { /* it ended meanwhile */ }
    }
    return found.sort((a, b) => a.pid - b.pid);
  }

  // What the sanitizers and the services had to say.
  async sanitizerReports() {
    const files = (await readdir(this.dir)).filter((name) => name.startsWith('sanitizer'));
    const texts = files.map((name) => readFile(path.join(this.dir, name), 'utf8'));
    return (await Promise.all(texts)).join('\n');
  }

  async logTail() {
    const dir = path.join(this.dir, 'log');
    let text = '';
    for (const name of await readdir(dir).catch(() => [])) {
      const lines = (await readFile(path.join(dir, name), 'utf8')).split('\n').slice(-15);
      text += `\n--- ${name}\n${lines.join('\n')}`;
    }
    return text;
  }
}

// Ask again every 50 ms until the answer is true; error after the limit.
export async function until(question, ms = 10_000, what = 'condition') {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

// One stack for all tests that do not disturb it; started when first asked for.
let common = null;
export function shared() {
  common ??= Stack.start();
  return common;
}
// A further one that several tests of one file use; stopped with the others.
const owned = [];
export function startOwned(options) {
  const stack = Stack.start(options);
  owned.push(stack.catch(() => null));
  return stack;
}
// Those of them that have been started.
export async function running() {
  return (await Promise.all([common?.catch(() => null), ...owned])).filter(Boolean);
}
export async function stopShared() {
  for (const stack of await running()) await stack.stop();
}
