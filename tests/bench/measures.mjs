// What `make bench` measures. Each takes a running service and gives named ratios.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from '../http/client.mjs';
import { newToken, receiptOf, reportFields } from '../http/reports.mjs';
import { TOP, until } from '../http/stack.mjs';
import { EmptyService } from './empty.mjs';
import { inboxTime, rawInserts, wrk } from './load.mjs';

const COMMUNE = '06673'; // the demonstration head's
const PAGE_ROWS = 50;
const REQUESTS = 100_000;

export const say = (text) => console.log(`  ${text}`);
export const rate = (runs) => runs.reduce((sum, r) => sum + r.good, 0)
  / runs.reduce((sum, r) => sum + r.seconds, 0);
export const whole = (n) => Math.round(n).toLocaleString('en');

async function number(stack, sql) {
  return Number((await stack.sql(sql))[0][0]);
}

// Runs that are compared take turns, so that what else the machine does hits both.
export async function inTurn(rounds, one, other) {
  const runs = [[], []];
  for (let i = 0; i < rounds; i++) {
    runs[0].push(await one());
    runs[1].push(await other());
  }
  return runs;
}

// Microseconds of the processor that the parts of a stack took so far, ten thousand at a time.
async function cpuOf(stack) {
  const nginx = Number(await readFile(path.join(stack.dir, 'run/nginx-own.pid'), 'utf8'));
  const of = async (pids) => {
    let sum = 0;
    for (const pid of pids) {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13);
      sum += (Number(user) + Number(system)) * 10_000;
    }
    return sum;
  };
  const children = (await readFile(`/proc/${nginx}/task/${nginx}/children`, 'utf8')).trim().split(' ');
  return { database: await of([Number(await readFile(path.join(stack.dir, 'run/mariadbd-own.pid'), 'utf8'))]),
    workers: await of((await stack.processes('public')).map(({ pid }) => pid)), nginx: await of(children) };
}

// Runs once; gives what it gave, and what each answer took of the processor. What else the machine
// does stretches times, hardly these.
async function costing(stack, once) {
  const before = await cpuOf(stack);
  const run = await once();
  const after = await cpuOf(stack);
  return { ...run, cost: Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]])) };
}

const cost = (runs, name) => runs.reduce((sum, r) => sum + r.cost[name], 0)
  / runs.reduce((sum, r) => sum + r.good, 0);

export async function filing(stack) {
  const receiver = await number(stack, `SELECT id FROM unit WHERE code = '${COMMUNE}'
    AND valid_to IS NULL`);
  const before = await number(stack, 'SELECT COUNT(*) FROM report');
  const warm = await wrk(stack.public, { kind: 'file', seconds: 1 });
  const [identity, contact] = (await stack.sql('SELECT MAX(LENGTH(identity)), MAX(LENGTH(contact))'
    + ' FROM report_sender'))[0].map(Number);
  const [ours, raw] = await inTurn(3,
    () => costing(stack, () => wrk(stack.public, { kind: 'file', seconds: 5 })),
    () => costing(stack, () => rawInserts(stack, { seconds: 5, receiver, identity, contact })));
  const receipts = [warm, ...ours].reduce((sum, r) => sum + r.good, 0);
  const kept = await number(stack, `SELECT COUNT(*) FROM report WHERE ref LIKE '__-%'`) - before;
  say(`filing: ${whole(rate(ours))}/s against ${whole(rate(raw))}/s; jobs stopped in both; `
    + `${receipts} receipts, ${kept} reports kept`);
  const [database, workers, nginx] = ['database', 'workers', 'nginx'].map((name) => cost(ours, name));
  const rawCpu = cost(raw, 'database') + raw.reduce((sum, r) => sum + r.cpu, 0) / raw.reduce((sum, r) => sum + r.good, 0);
  say(`a filing takes ${whole(database + workers + nginx)} µs of the processor (database ${whole(database)}, workers ${
    whole(workers)}, nginx ${whole(nginx)}), the inserts alone ${whole(rawCpu)}`);
  const bad = ours.reduce((sum, r) => sum + r.bad, 0);
  if (kept !== receipts || bad > 0)
    throw new Error(`${receipts} receipts, ${kept} reports, ${bad} other answers`);
  return { filing: rate(ours) / rate(raw), filing_cpu: rawCpu / (database + workers + nginx) };
}

// A report that jobs has made a case of, opened with its key: gives the cookie.
export async function openedReport(stack) {
  const client = new Client(stack.public);
  const answer = await client.post('/report', reportFields(newToken(), 'Đo tốc độ.'));
  const { key } = receiptOf(answer.text);
  await until(async () => await number(stack,
    'SELECT COUNT(*) FROM report WHERE taken_us IS NULL') === 0, 20_000, 'jobs takes the report');
  await client.post('/track', { key });
  return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

export async function status(stack, cookie) {
  const answer = await new Client(stack.public).get('/track/status', { headers: { Cookie: cookie } });
  if (answer.status !== 200) throw new Error(`/track/status: ${answer.status}`);
  const empty = await EmptyService.start(stack, answer, stack.options.workers);
  try {
    const [ours, raw] = await inTurn(3,
      () => wrk(stack.public, { at: '/track/status', cookie, seconds: 4 }),
      () => wrk(empty.url, { at: '/track/status', cookie, seconds: 4 }));
    const bad = [...ours, ...raw].reduce((sum, r) => sum + r.bad, 0);
    say(`status page: ${whole(rate(ours))}/s against ${whole(rate(raw))}/s, `
      + `${answer.body.length} bytes`);
    if (bad > 0) throw new Error(`${bad} answers were not 200`);
    return { status: rate(ours) / rate(raw) };
  } finally {
    await empty.stop();
  }
}

// Proportional set size of each worker, bytes.
async function memories(stack) {
  const sizes = [];
  for (const { pid, command } of await stack.processes('public')) {
    if (!/^\S*hotline serve /.test(command)) continue; // multiwatch names it too
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    sizes.push(1024 * Number(/^Pss:\s+(\d+)/m.exec(text)[1]));
  }
  return sizes;
}

export async function memory(stack, cookie) {
  const most = (sizes) => Math.max(...sizes);
  const mib = (bytes) => (bytes / 1048576).toFixed(1);
  await wrk(stack.public, { kind: 'mix', cookie, seconds: 2 });
  const before = await memories(stack);
  let requests = 0;
  while (requests < REQUESTS) {
    const run = await wrk(stack.public, { kind: 'mix', cookie, seconds: 15 });
    if (run.bad > 0) throw new Error(`${run.bad} answers were not 200`);
    requests += run.good;
  }
  const after = await memories(stack);
  say(`memory: ${before.length} workers, at most ${mib(most(before))} MB each before and `
    + `${mib(most(after))} MB after ${whole(requests)} requests`);
  return { memory: most(after) / (8 << 20), growth: most(after) / most(before) };
}

async function grow(stack, from, to) {
  const text = await readFile(path.join(TOP, 'tests/bench/cases.sql'), 'utf8');
  await stack.sql(text.replaceAll('@FROM@', from).replaceAll('@TO@', to));
}

async function headOf(stack) {
  const accounts = JSON.parse(await readFile(path.join(stack.dir, 'demo-accounts.json'), 'utf8'));
  const head = accounts.find((a) => a.unit === COMMUNE && a.role === 'head');
  const client = new Client(stack.staff);
  await client.submit('/staff/login', { login: head.login, password: head.password });
  return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

async function inboxes(stack, unit, cookie) {
  const page = await wrk(stack.staff, { at: '/staff', cookie, seconds: 1, clients: 2 })
    .then(() => wrk(stack.staff, { at: '/staff', cookie, seconds: 4, clients: 2 }));
  if (page.bad > 0) throw new Error(`/staff: ${page.bad} answers were ${page.status}`);
  const { us, rows } = await inboxTime(stack, unit);
  if (rows <= PAGE_ROWS) throw new Error(`the inbox has ${rows} rows`);
  return { us, page: 1e6 / page.rate };
}

export async function inbox(stack) {
  const unit = await number(stack, `SELECT id FROM unit WHERE code = '${COMMUNE}'
    AND valid_to IS NULL`);
  const cookie = await headOf(stack);
  await grow(stack, 1, 10_000);
  const few = await inboxes(stack, unit, cookie);
  await grow(stack, 10_001, 1_000_000);
  const many = await inboxes(stack, unit, cookie);
  say(`inbox: statement ${few.us} µs with 10,000 cases and ${many.us} µs with 1,000,000; `
    + `page ${whole(few.page)} µs and ${whole(many.page)} µs`);
  return { inbox_statement: many.us / few.us, inbox_page: many.page / few.page };
}

// One run of jobs, in milliseconds, and how much of it is the start of a program.
async function jobsOnce(stack) {
  await stack.sql('UPDATE lease SET until_us = 0');
  const start = performance.now();
  await stack.hotline(['jobs', '--config', stack.config, '--once']);
  return performance.now() - start;
}

// n of the terms that `sweep` made, from the first on, have ended: milliseconds until each has its
// entry.
async function terms(stack, first, n) {
  const of = `case_id BETWEEN ${10_000_000 + first} AND ${10_000_000 + first + n - 1}`;
  await stack.sql(`UPDATE clock SET due_us = 1, next_us = 1 WHERE code = 'HOTLINE_STEP_HANDLE'
    AND ${of}`);
  const took = await jobsOnce(stack);
  const left = await number(stack, 'SELECT COUNT(*) FROM clock WHERE next_us = 1');
  const entries = await number(stack, `SELECT COUNT(*) FROM event WHERE type = 'late'
    AND data LIKE '%"HOTLINE_STEP_HANDLE"%' AND ${of}`);
  if (left > 0 || entries !== n) throw new Error(`${n} ended, ${entries} entries, ${left} left`);
  return took;
}

// After `inbox`, with its cases: 1,000,000 more terms run, then 1,000 of them end, then 100,000. The
// least of three times is what the work costs; more is what else the machine did.
export async function sweep(stack) {
  const three = async (once) => Math.min(await once(0), await once(1), await once(2));
  await jobsOnce(stack);
  const idle = await three(() => jobsOnce(stack));
  await stack.sql(`INSERT INTO clock (case_id, code, ours, from_us, due_us, next_us)
    SELECT 10000000 + seq, 'HOTLINE_STEP_HANDLE', 1, 1, UNIX_TIMESTAMP() * 1000000 + 1e15 + seq,
      UNIX_TIMESTAMP() * 1000000 + 1e15 + seq FROM seq_1_to_1000000; ANALYZE TABLE clock`);
  const none = await three(() => jobsOnce(stack)) - idle;
  const few = await three((i) => terms(stack, 1 + i * 1000, 1000)) - idle;
  const heap = await terms(stack, 10_001, 100_000) - idle;
  say(`sweep: 1,000,000 more terms cost ${whole(none)} ms with none due, 1,000 due `
    + `${whole(few)} ms, 100,000 due ${whole(heap / 1000)} s`);
  if (few > 2000) throw new Error('1,000 terms of 1,000,000 took more than 2 s');
  return { sweep: few / 2000, sweep_heap: heap / 100 / few };
}
