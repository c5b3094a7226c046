// A small test runner: test(name, fn) collects, run() runs in order and prints
// "ok NAME" or "not ok NAME", then the line that adds up.
import assert from 'node:assert/strict';

const tests = [];
let group = '';

export { assert };

export function describe(name) {
  group = name;
}

// A test that does much may say how many seconds it is given.
export function test(name, body, { seconds } = {}) {
  tests.push({ name: group ? `${group}: ${name}` : name, body, ms: seconds && seconds * 1000 });
}

// A test that cannot run here; said aloud and counted.
export function skip(name) {
  tests.push({ name: group ? `${group}: ${name}` : name });
}

// A test that never ends would hold up all others.
function limited(promise, ms) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const counts = { passed: 0, failed: 0, skipped: 0 };

// Runs in order what was collected since the last call and whose name contains the wanted
// text (all without one); gives the counts of all calls so far.
export async function runSome({ only = '', limitMs = 120_000 } = {}) {
  for (const { name, body, ms } of tests.splice(0)) {
    if (!name.includes(only)) continue;
    if (!body) {
      counts.skipped += 1;
      console.log(`SKIPPED ${name}`);
      continue;
    }
    const start = Date.now();
    try {
      await limited(Promise.resolve().then(body), ms ?? limitMs);
      counts.passed += 1;
      console.log(`ok ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      counts.failed += 1;
      console.log(`not ok ${name}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`);
    }
  }
  return counts;
}

// The line that adds up; false where something failed or nothing ran.
export function addUp({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0;
}

export async function run(options) {
  return addUp(await runSome(options));
}
