// node tests/bench/main.mjs [--store] [PART ...]: ratios of the release build, each measured against its
// counterpart in the same run on the same machine, compared with the stored baseline. Slowness
// is reported and fails nothing; a wrong count does, and a sweep of terms over 2 s. --store makes this run the baseline.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { Stack, until } from '../http/stack.mjs';
import { list } from './list.mjs';
import { filing, inbox, memory, openedReport, status, sweep } from './measures.mjs';
import { news } from './news.mjs';

const BASELINE = new URL('baseline.json', import.meta.url);
const GOALS = [
  ['filing', 'filing, share of the same three inserts', 'least', 0.30],
  ['filing_cpu', 'filing, the same of the processor\'s time', 'least', 0.30],
  ['status', 'status page, share of an empty answer', 'least', 0.60],
  ['news', 'the list from nginx\'s cache, share of a file', 'least', 0.50],
  ['news_filing', 'filing while 1,000 pages/s are read, share', 'least', 0.80],
  ['memory', 'memory of a worker, share of 8 MB', 'most', 1.00],
  ['growth', 'memory after 100,000 requests, times before', 'most', 1.05],
  ['inbox_statement', 'inbox statement at 1,000,000, times 10,000', 'most', 1.50],
  ['inbox_page', 'inbox page at 1,000,000, times 10,000', 'most', 1.50],
  ['sweep', '1,000 of 1,000,000 terms end, share of 2 s', 'most', 1.00],
  ['list', 'page of 100,000 publications, share of 20 ms', 'most', 1.00],
  ['dump', 'daily dump of 100,000 publications, share of 60 s', 'most', 1.00],
  ['dump_memory', 'the most that it or its helper holds, of 512 MB', 'most', 1.00],
  ['sweep_heap', 'a term of 100,000 that end, times of 1,000', 'most', 1.50],
];

// In this order; `sweep` works on the cases that `inbox` made.
const PARTS = { status, filing, news, memory, inbox, sweep, list };

const stored = JSON.parse(await readFile(BASELINE, 'utf8').catch(() => '{}'));
const start = Date.now();
const found = {};

function tell(figures) {
  for (const [name, what, kind, goal] of GOALS.filter(([one]) => figures[one] !== undefined)) {
    const reached = kind === 'least' ? figures[name] >= goal : figures[name] <= goal;
    const before = stored[name] === undefined ? '' : `, baseline ${stored[name].toFixed(2)}`;
    console.log(`${what.padEnd(50)} ${figures[name].toFixed(2)}  goal at ${kind} `
      + `${goal.toFixed(2)}: ${reached ? 'reached' : 'not reached'}${before}`);
  }
}

// A part that fails is told, and the others still run.
async function measure(names) {
  // On a disk: what a commit waits for is part of every rate.
  const stack = await Stack.start({ workers: 4, dir: await mkdtemp('/var/tmp/hlbench-'),
    env: { HOTLINE_DB_POOL: '512M',
      HOTLINE_RATE_READS: '1000000r/s', HOTLINE_RATE_POSTS: '1000000r/s' } });
  try {
    const cookie = await openedReport(stack);
    process.kill(await stack.leader('jobs'), 'SIGTERM');
    await until(async () => (await stack.processes('jobs')).length === 0, 10_000, 'jobs ends');
    for (const name of names)
      try {
        const figures = await PARTS[name](stack, cookie);
        tell(figures);
        Object.assign(found, figures);
      } catch (error) {
        process.exitCode = 1;
        console.log(`${name} FAILED: ${error.message}`);
      }
  } finally {
    await stack.stop();
  }
}

const asked = process.argv.slice(2).filter((word) => word !== '--store');
const unknown = asked.filter((word) => !(word in PARTS));
if (unknown.length) throw new Error(`no such part: ${unknown}; there are ${Object.keys(PARTS)}`);
await measure(asked.length ? Object.keys(PARTS).filter((name) => asked.includes(name)) : Object.keys(PARTS));
console.log(`${Math.round((Date.now() - start) / 1000)} s`);
if (process.argv.includes('--store')) {
  const rounded = Object.entries({ ...stored, ...found })
    .map(([name, value]) => [name, Number(value.toFixed(3))]);
  await writeFile(BASELINE, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
}
