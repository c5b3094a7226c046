// What the service can do on this machine, as shares that another machine can be
// compared with: a page's rate against the rate of an answer that does nothing
// over the same way, and the memory of a worker before and after.
import { readFile } from 'node:fs/promises';
import { Stack, must } from '../http/stack.mjs';

const CLIENTS = 16;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

// Answers per second, and how many of them were errors.
async function rate(url) {
  const out = await must('wrk', ['-t2', `-c${CLIENTS}`, `-d${SECONDS}s`, '--latency', url]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]);
  const p99 = /99%\s+(\S+)/.exec(out)[1];
  const bad = Number(/Non-2xx or 3xx responses: (\d+)/.exec(out)?.[1] ?? 0);
  if (bad > 0) throw new Error(`${url}: ${bad} errors`);
  return { perSecond, p99 };
}

// Share of memory that is a process's own, in MB (PSS); the largest of the workers.
async function memory(stack, name) {
  let most = 0;
  for (const { pid, command } of await stack.processes(name)) {
    if (!command.includes('hotline serve')) continue;
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    most = Math.max(most, Number(/^Pss:\s+(\d+)/m.exec(rollup)[1]) / 1024);
  }
  return most;
}

const stack = await Stack.start({ workers: 4 });
try {
  await rate(`${stack.public}/health`); // warm
  const before = await memory(stack, 'public');
  const empty = await rate(`${stack.public}/health`);
  console.log(`empty answer      ${empty.perSecond.toFixed(0)}/s, p99 ${empty.p99}`);
  for (const path of ['/', '/track', '/hotlines', '/static/app.css']) {
    const page = await rate(stack.public + path);
    console.log(`${path.padEnd(17)} ${page.perSecond.toFixed(0)}/s, p99 ${page.p99}, `
      + `${(page.perSecond / empty.perSecond).toFixed(2)} of the empty answer`);
  }
  const after = await memory(stack, 'public');
  console.log(`memory per worker ${before.toFixed(1)} MB, then ${after.toFixed(1)} MB`);
} finally {
  await stack.stop();
}
