// node tests/http/main.mjs [TEXT]: every tests/http/*.test.mjs against the real
// stack, or only the tests whose name contains TEXT. TEST_MODE names the build.
import { readdir } from 'node:fs/promises';
import { describe, run, test, assert } from './runner.mjs';
import { ifShared, stopShared } from './stack.mjs';

const here = new URL('.', import.meta.url);
for (const file of (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort()) {
  describe(file.replace('.test.mjs', ''));
  await import(new URL(file, here));
}

describe('');
test('after all: no sanitizer has complained', async () => {
  const stack = await ifShared();
  if (stack) assert.equal(await stack.sanitizerReports(), '');
});

let good = false;
try {
  good = await run({ only: process.argv[2] ?? '' });
} finally {
  await stopShared();
}
process.exit(good ? 0 : 1);
