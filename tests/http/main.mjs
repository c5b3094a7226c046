// node tests/http/main.mjs [TEXT | --shared | --apart]: every tests/http/*.test.mjs against
// the real stack, or only the tests whose name contains TEXT, or only the files that use one
// stack together, or only those that start some of their own. TEST_MODE names the build.
// With --shared two processes take the files in turn, each beside a stack of its own.
import { fork } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { addUp, assert, describe, run, runSome, test } from './runner.mjs';
import { running, stopShared } from './stack.mjs';

const here = new URL('.', import.meta.url);
const wanted = process.argv[2] ?? '';

async function files() {
  const all = (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort();
  if (!wanted.startsWith('--')) return all;
  const apart = await Promise.all(all.map(async (name) =>
    /\b(Stack\.start|mailStack)\(/.test(await readFile(new URL(name, here), 'utf8'))));
  return all.filter((_, i) => apart[i] === (wanted === '--apart'));
}

async function collect(file) {
  describe(file.replace('.test.mjs', ''));
  await import(new URL(file, here));
}

function lastOf() {
  describe('');
  test('after all: no sanitizer has complained', async () => {
    for (const stack of await running()) assert.equal(await stack.sanitizerReports(), '');
  });
}

// The child's side: runs the files it is told, then says what they came to.
async function told(file) {
  if (file) {
    await collect(file);
    await runSome();
    process.send({ next: true });
    return;
  }
  lastOf();
  const counts = await runSome();
  await stopShared();
  process.send({ counts }, () => process.exit(0));
}

function hand() {
  const ends = async (error) => {
    if (error) console.error(error);
    await stopShared();
    process.exit(1);
  };
  process.on('message', ({ file }) => told(file).catch(ends));
  process.on('disconnect', () => ends());
  process.send({ next: true });
}

// A child that dies is one failure; the files left are the others'.
function child(queue, sum) {
  return new Promise((resolve) => {
    const one = fork(new URL(import.meta.url), ['--hand']);
    let said = false;
    let file = '';
    one.on('message', ({ next, counts }) => {
      if (next) {
        file = queue.shift();
        one.send({ file });
        return;
      }
      said = true;
      for (const key of Object.keys(sum)) sum[key] += counts[key];
    });
    one.on('exit', (code) => {
      if (!said) {
        console.log(`not ok ${file ?? 'the end'}: its process died (${code})`);
        sum.failed += 1;
      }
      resolve();
    });
  });
}

async function inTwo() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const queue = await files();
  await Promise.all([child(queue, sum), child(queue, sum)]);
  return addUp(sum);
}

async function alone() {
  for (const file of await files()) await collect(file);
  lastOf();
  try {
    return await run({ only: wanted === '--apart' ? '' : wanted });
  } finally {
    await stopShared();
  }
}

if (wanted === '--hand') hand();
else process.exit(await (wanted === '--shared' ? inTwo() : alone()) ? 0 : 1);
