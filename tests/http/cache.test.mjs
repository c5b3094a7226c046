// Public pages that nginx keeps: asked for once, the same for everybody, gone at once with what
// they tell.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlink, rm } from 'node:fs/promises';
import { Client } from './client.mjs';
import { official } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { plant, unplant, withdraw } from './planted.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';
import { Worker, urlencoded } from './worker.mjs';

const WORD = 'kept';
let n = 0;
async function planted(name, more = {}) {
  const stack = await shared();
  const [slug] = await plant(stack, [{ slug: `${WORD}${n++}`, name, number: `${WORD}1`, ...more }]);
  return { stack, slug, page: `/violators/${slug}`, citizen: new Client(stack.public) };
}

// A change that is told to nobody: only what was kept does not know of it.
const quietly = (stack, slug, number) => stack.sql(`UPDATE publication SET number = '${number}'
  WHERE slug = '${slug}'`);
// Signals to jobs and to the dump that they may just be making: both purge.
async function stopper(stack) {
  const all = await stack.processes('jobs');
  const ours = all.filter(({ command }) => /hotline (?:jobs|dump)/.test(command));
  return (name) => ours.forEach(({ pid }) => {
    try { process.kill(pid, name); } catch { /* a dump has ended */ }
  });
}
const langOf = (text) => /<html lang="(\w+)"/.exec(text)[1];

test('a page is made once and kept for everybody', async () => {
  const { stack, slug, page, citizen } = await planted('Công ty Giữ ABC');
  const first = await citizen.get(page);
  assert.equal(first.status, 200);
  assert.match(first.headers['cache-control'], /^public, no-cache$/);
  assert.equal(first.headers['x-accel-expires'], undefined);
  const other = new Client(stack.public);
  await other.get('/'); // has cookies
  let kept = null;
  for (let i = 2; !kept && i < 10; i++) { // whatever else changes meanwhile begins anew
    const before = (await citizen.get(page)).text;
    await quietly(stack, slug, `${WORD}${i}`);
    const after = await other.get(page);
    if (after.text === before) kept = after;
  }
  assert.ok(kept, 'what another reader gets was made before');
  const same = await citizen.get(page, { headers: { 'If-None-Match': kept.headers.etag } });
  assert.equal(same.status, 304);
  assert.notEqual((await citizen.get(`${page}?anew=1`)).text, kept.text);
});

test('a head does not leave an empty page for those who come after', async () => {
  const { page, citizen } = await planted('Công ty Đầu ABC');
  const head = await citizen.send('HEAD', page);
  assert.deepEqual([head.status, head.body.length], [200, 0]);
  assert.match((await citizen.get(page)).text, /Công ty Đầu ABC/);
});

test('a crowd that comes at once costs one page', async () => {
  const { stack, page, citizen } = await planted('Công ty Đông ABC');
  const count = await stack.counter('public');
  await citizen.get(`${page}?one`);
  const before = await count();
  await citizen.get(`${page}?two`);
  const one = await count() - before;
  const start = await count();
  const answers = await Promise.all(Array.from({ length: 40 }, () => citizen.get(`${page}?three`)));
  for (const answer of answers) assert.equal(answer.status, 200);
  const asked = await count() - start; // a worker that is asked for the first time says more
  assert.ok(one > 0 && asked < 8 * one, `${asked} statements for 40 readers, ${one} for one`);
});

test('figures, roots, supervision, the directory, outlines and names of places are kept, too', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  await until(() => readlink(`${stack.dir}/published/now`).catch(() => ''), 20_000, 'a version');
  const count = await stack.counter('public');
  for (const at of ['/statistics', '/statistics.csv', '/roots', '/roots.jsonl', '/supervision', '/hotlines',
    '/map.json', '/communes.json']) {
    let kept = null;
    for (let i = 0; kept === null && i < 8; i++) { // a version that begins meanwhile is another try
      const first = await citizen.get(at);
      assert.equal(first.status, 200, at);
      const before = await count();
      const again = await citizen.get(at);
      assert.equal(again.headers['x-accel-expires'], undefined);
      if (await count() === before && again.text === first.text) kept = again;
    }
    assert.ok(kept, `${at}: no statement for the second reader`);
  }
  const before = await count();
  for (let i = 0; i < 2; i++) await citizen.get('/hotlines?q=bai+chay');
  assert.ok(await count() - before >= 2, 'what somebody looks for is not kept');
});

test('who was stopped with the lock makes nobody wait, and nothing kept is served', async () => {
  const { stack, slug, page, citizen } = await planted('Công ty Khóa ABC');
  const head = await official(stack, 'baichay.truong');
  await until(() => readlink(`${stack.dir}/published/now`).catch(() => ''), 20_000, 'a version');
  await citizen.get(page);
  const holder = spawn('flock', ['--no-fork', `${stack.dir}/published/lock`, 'sh', '-c', 'echo held; exec sleep 60'],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(holder.stdout, 'data');
  try {
    await withdraw(stack, slug, { settle: false });
    const start = Date.now();
    assert.equal((await head.post('/staff/logout', { csrf: await csrfOf(head) })).status, 303);
    assert.ok(Date.now() - start < 8000, `answered after ${Date.now() - start} ms`);
    assert.equal((await citizen.get(page)).status, 410);
  } finally {
    holder.kill();
  }
  await until(() => readlink(`${stack.dir}/published/now`).catch(() => ''), 20_000, 'jobs begin a version again');
  await until(async () => (await stack.sql(`SELECT COUNT(*) FROM publication_change WHERE purged_us IS NULL`))[0][0] === '0',
    20_000, 'and do what waited');
});

test('a page is kept in the language that the program would choose', async () => {
  const { page, citizen } = await planted('Công ty Tiếng ABC');
  const headers = ['', 'vi', 'en', 'EN', 'en-US,en;q=0.9', 'en-US,en;q=0.9,vi;q=0.8', 'vi,en;q=0.9',
    'vi-VN,vi;q=0.9,en-US;q=0.6,en;q=0.5', 'en,vi', 'fr,en;q=0.5', 'de', 'fr-FR, en-GB;q=0.7, vi;q=0.3',
    'fr, vi;q=0.7, en;q=0.3', 'envi', 'x-en', 'en;q=0.8'];
  for (const accepts of headers) {
    const options = { headers: accepts ? { 'Accept-Language': accepts } : {} };
    for (let i = 0; i < 2; i++)
      assert.equal(langOf((await citizen.get(page, options)).text),
        langOf((await citizen.get('/privacy', options)).text), accepts);
  }
  for (const lang of ['en', 'vi']) {
    const cookie = { headers: { Cookie: `a=1; __Host-lang=${lang}; b=2`, 'Accept-Language': 'vi' } };
    assert.equal(langOf((await citizen.get(page, cookie)).text), lang);
  }
  const chosen = await citizen.get(`${page}?lang=en`);
  assert.equal(langOf(chosen.text), 'en');
  assert.equal(langOf((await new Client(citizen.base).get(page)).text), 'vi');
});

test('a withdrawn name is nowhere two seconds later, wherever it was kept', async () => {
  const name = 'Công ty Rút Ngay ABC';
  const { stack, slug, page, citizen } = await planted(name, { signed_on: '2999-01-01' });
  const places = [page, '/violators', '/violators?lang=vi', '/violators.csv', '/violators.json',
    `/violators?q=${encodeURIComponent('rut ngay')}`];
  for (const at of places)
    for (let i = 0; i < 2; i++)
      await until(async () => (await citizen.get(at)).text.includes(name), 10_000, at);
  await withdraw(stack, slug, { settle: false });
  const start = Date.now();
  const left = async () => {
    const texts = await Promise.all(places.map(async (at) => (await citizen.get(at)).text));
    return texts.filter((text) => text.includes(name)).length;
  };
  await until(async () => await left() === 0, 2000, 'the name goes');
  assert.ok(Date.now() - start < 2000);
  for (let i = 0; i < 3; i++) assert.equal(await left(), 0, 'and does not come back');
  assert.equal((await citizen.get(page)).status, 410);
});

// With jobs stopped: a page that nginx still shows though its publication went.
async function shownAfterItWent(stack, citizen) {
  for (let i = 0; i < 5; i++) { // a dump that was just begun purges once more
    const [slug] = await plant(stack, [{ slug: `${WORD}${n++}`, name: 'Công ty Chờ ABC' }],
      { settle: false });
    await citizen.get(`/violators/${slug}`);
    await withdraw(stack, slug, { settle: false });
    if ((await citizen.get(`/violators/${slug}`)).status === 200) return `/violators/${slug}`;
  }
  throw new Error('somebody else tells nginx');
}

test('an official who changes something is not answered before it is gone, without jobs too', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  await until(() => readlink(`${stack.dir}/published/now`).catch(() => ''), 20_000, 'a version');
  const signal = await stopper(stack);
  signal('SIGSTOP');
  try {
    const page = await shownAfterItWent(stack, citizen);
    const head = await official(stack, 'baichay.truong');
    await head.post('/staff/logout', { csrf: await csrfOf(head) }); // any act
    assert.equal((await citizen.get(page)).status, 410);
  } finally {
    signal('SIGCONT');
  }
});

test('an act that failed, perhaps behind its COMMIT, leaves nothing kept either', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  const head = await official(stack, 'baichay.truong');
  const form = urlencoded({ csrf: await csrfOf(head) });
  const cookie = [...head.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const signal = await stopper(stack);
  signal('SIGSTOP');
  try {
    const page = await shownAfterItWent(stack, citizen);
    for (let nth = 1, failed = ''; failed !== 'session_drop'; nth++) {
      assert.ok(nth < 20, 'the end of the session was among them');
      const worker = await Worker.start(stack, 'staff', { HOTLINE_FAULT_NTH: String(nth) });
      const answer = await worker.post('/staff/logout', form, cookie);
      await worker.stop();
      failed = /"fault_wanted".*?"statement":"([^"]+)"/.exec(worker.errors)?.[1];
      if (failed === 'session_drop') assert.ok(answer.status >= 500, `${answer.status}`);
    }
    assert.equal((await citizen.get(page)).status, 410);
  } finally {
    signal('SIGCONT');
  }
});

test('without a version nothing is kept, and jobs make one again', async () => {
  const { stack, slug, page, citizen } = await planted('Công ty Mất ABC');
  await citizen.get(page);
  const signal = await stopper(stack);
  signal('SIGSTOP');
  try {
    await rm(`${stack.dir}/published/now`);
    for (const number of ['m1', 'm2']) {
      await quietly(stack, slug, `${WORD}${number}`);
      assert.match((await citizen.get(page)).text, new RegExp(`${WORD}${number}`));
    }
  } finally {
    signal('SIGCONT');
  }
  let tries = 2;
  await until(async () => { // a version may begin between the two: what is kept then is no proof
    const before = (await citizen.get(page)).text;
    await quietly(stack, slug, `${WORD}m${++tries}`);
    return (await citizen.get(page)).text === before;
  }, 30_000, 'pages are kept again');
});

test('what was planted goes', async () => {
  await unplant(await shared(), WORD);
});
