// What browsers get must be understood by an old telephone: Chrome 60, ECMAScript 2017. Parsed
// by the parser that node itself carries.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { assert, test } from './runner.mjs';
import { TOP, run } from './stack.mjs';

const PARSE = `const { parse } = require('internal/deps/acorn/acorn/dist/acorn');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) {
  const text = file === '-' ? 'a?.b;' : readFileSync(file, 'utf8');
  try { parse(text, { ecmaVersion: 2017 }); } catch (e) { console.log(file + ': ' + e.message); }
}`;

async function faults(files) {
  const done = await run(process.execPath, ['--expose-internals', '-e', PARSE, ...files]);
  assert.equal(done.code, 0, done.err);
  return done.out.trim();
}

test('every script of the site parses in Chrome 60', async () => {
  const folder = path.join(TOP, 'web/static');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  assert.ok(scripts.length > 10);
  assert.equal(await faults(scripts.map((name) => path.join(folder, name))), '');
  assert.match(await faults(['-']), /Unexpected token/, 'newer words are noticed');
});
