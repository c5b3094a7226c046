// node tests/browser/main.mjs [TEXT]: every tests/browser/*.test.mjs in Chromium
// against the real stack, then all pages that came through the Nu HTML checker.
import { readdir } from 'node:fs/promises';
import { assert, describe, run, runSome, test } from '../http/runner.mjs';
import { running, stopShared } from '../http/stack.mjs';
import { end, htmlFaults, lookFaults, pagesKept, rest } from './browser.mjs';

const here = new URL('.', import.meta.url);
const limits = { only: process.argv[2] ?? '', limitMs: 300_000 };

async function each() {
  for (const file of (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort()) {
    describe(file.replace('.test.mjs', ''));
    await import(new URL(file, here));
    await runSome(limits);
    await rest();
  }
}

function afterAll() {
  describe('');
  test('after all: no page that was looked at has a fault', async () => {
    const { looks, found } = lookFaults();
    assert.deepEqual(found, []);
    console.log(`# looked at ${looks} pages`);
  });
  test('after all: the Nu HTML checker finds no error on any page', async () => {
    assert.deepEqual(await htmlFaults(), []);
    console.log(`# ${pagesKept()} pages`);
  });
  test('after all: no sanitizer has complained', async () => {
    for (const stack of await running()) assert.equal(await stack.sanitizerReports(), '');
  });
}

let good = false;
try {
  await each();
  afterAll();
  good = await run(limits);
} finally {
  await end();
  await stopShared();
}
process.exit(good ? 0 : 1);
