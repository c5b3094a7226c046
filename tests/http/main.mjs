// node tests/http/main.mjs [TEXT | --shared | --apart]: every tests/http/*.test.mjs against
// the real stack, or only the tests whose name contains TEXT, or only the files that use one
// stack together, or only those that start some of their own. TEST_MODE names the build.
import { readdir, readFile } from 'node:fs/promises';
import { describe, run, test, assert } from './runner.mjs';
import { running, stopShared } from './stack.mjs';

const here = new URL('.', import.meta.url);
const wanted = process.argv[2] ?? '';
const half = ['--shared', '--apart'].includes(wanted);
for (const file of (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort()) {
  const apart = /\b(Stack\.start|mailStack)\(/.test(await readFile(new URL(file, here), 'utf8'));
  if (half && apart !== (wanted === '--apart')) continue;
  describe(file.replace('.test.mjs', ''));
  await import(new URL(file, here));
}

describe('');
test('after all: no sanitizer has complained', async () => {
  for (const stack of await running()) assert.equal(await stack.sanitizerReports(), '');
});

let good = false;
try {
  good = await run({ only: half ? '' : wanted });
} finally {
  await stopShared();
}
process.exit(good ? 0 : 1);
