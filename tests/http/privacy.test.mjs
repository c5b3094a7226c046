// Who reported, planted with words that stand nowhere else, by every way in, and looked for
// everywhere: pages, logs, temporary files, dumps, the search index, sealed files, memory.
import { open, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { userInfo } from 'node:os';
import { Client } from './client.mjs';
import { official } from './officials.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, skip, test } from './runner.mjs';
import { must, run, shared, until } from './stack.mjs';

// Of each way: name, telephone (as typed and as kept), e-mail, address; ASCII, so that no
// escaping hides them. The words of the text are planted too, and looked for in memory.
function planted(way) {
  const n = String(way.length * 7919 + way.charCodeAt(0) * 31).padStart(6, '0').slice(-6);
  return { name: `Qvplantname${way} ABC`, phone: `0977${n}`, email: `qvplantmail${way}@example.com`,
    address: `Qvplantstreet${way} 7`, word: `qvplantword${way}` };
}
const identityOf = (p) => [p.name.split(' ')[0], p.phone, p.email.split('@')[0],
  p.address.split(' ')[0]];

const said = (p) => ({ name: p.name, phone: p.phone, email: p.email, address: p.address,
  what: `Nước thải đen chảy ra mương ${p.word}` });

// Ways in. Each files or sends its plants and says nothing back.
const ways = {
  async form(stack, p) {
    const filed = await new Client(stack.public).post('/report',
      { ...reportFields(newToken()), ...said(p) });
    assert.equal(filed.status, 200);
    return receiptOf(filed.text);
  },
  async upload(stack, p) {
    const filed = await new Client(stack.public).upload('/report',
      Object.entries({ ...reportFields(newToken()), ...said(p) }));
    assert.equal(filed.status, 200);
    return receiptOf(filed.text);
  },
  async refusedform(stack, p) { // comes back filled in, and is kept nowhere
    const answer = await new Client(stack.public).post('/report',
      { ...reportFields(newToken()), ...said(p), pollution: '' });
    assert.equal(answer.status, 422);
    assert.ok(answer.text.includes(p.name));
    return null;
  },
  async message(stack, p) {
    const citizen = new Client(stack.public);
    const { key, ref } = receiptOf((await citizen.post('/report',
      { ...reportFields(newToken()), name: '', phone: '', what: `Khói ABC ${p.word}` })).text);
    await citizen.post('/track', { key });
    const sent = await citizen.submit('/track/status', { body: `Xin bổ sung ${p.word}` },
      { action: '/track/message' });
    assert.equal(sent.status, 303, `${sent.status}`);
    return { key, ref };
  },
  async open311(stack, p) {
    const answer = await new Client(stack.public).post('/open311/v2/requests.json', {
      service_code: 'water', address_string: 'Phường Bãi Cháy', description: `Nước đen ${p.word}`,
      lat: '20.96339', long: '107.02969', first_name: p.name, phone: p.phone, email: p.email });
    assert.ok(answer.status < 500, `${answer.status}`);
    return null;
  },
};

let filed = null;
function all() {
  filed ??= (async () => {
    const stack = await shared();
    const done = {};
    for (const [way, send] of Object.entries(ways))
      for (let i = 0; i < 3; i += 1) done[way] = await send(stack, planted(way)); // every worker
    for (const { ref } of Object.values(done).filter(Boolean))
      await until(async () => (await stack.sql(
        `SELECT taken_us FROM report WHERE ref = '${ref}' AND taken_us IS NOT NULL`))[0], 20_000, ref);
    return done;
  })();
  return filed;
}

const everybody = Object.keys(ways).flatMap((way) => identityOf(planted(way)));
const texts = Object.keys(ways).map((way) => planted(way).word);

// Which of the words stand in what a process may write to; null where nobody may look.
async function inMemory(pid, words) {
  const memory = await open(`/proc/${pid}/mem`).catch(() => null);
  if (!memory) return null;
  const found = [];
  for (const line of (await readFile(`/proc/${pid}/maps`, 'utf8')).split('\n')) {
    const [, from, to, what] = /^([0-9a-f]+)-([0-9a-f]+) rw\S* \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
    const size = parseInt(to, 16) - parseInt(from, 16);
    if (!from || size > 2 ** 29) continue; // the sanitizer's own maps are larger
    const { buffer, bytesRead } = await memory.read(Buffer.alloc(size), 0, size, parseInt(from, 16))
      .catch(() => ({ bytesRead: 0 }));
    for (const word of words)
      if (bytesRead && buffer.includes(word)) found.push(`${word} in ${what || 'memory'}`);
  }
  await memory.close();
  return found;
}

// First of all: what an official types into the search is in the database's memory after.
test('the memory of what took reports in has forgotten people and their words', async () => {
  const stack = await shared();
  await all();
  const secret = [...everybody, ...texts,
    ...Object.values(await all()).filter(Boolean).map((r) => r.key)];
  let looked = 0;
  for (const [service, words] of [['public', secret], ['nginx', secret], ['jobs', everybody],
    ['db', everybody]])
    for (const { pid, command } of await stack.processes(service)) {
      if (command.includes('multiwatch')) continue;
      const kept = await inMemory(pid, words);
      if (kept === null) continue;
      looked += 1;
      assert.deepEqual(kept, [], `${service}: ${command.slice(0, 80)}`);
    }
  if (!looked) skip('this account may not look into the memory of its processes');
});

test('a dump of every table has nobody in the clear; the text is there, so the search works', async () => {
  const stack = await shared();
  await all();
  const tables = await stack.sql(`SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'hotline' AND table_type = 'BASE TABLE'`);
  assert.ok(tables.length > 40, `${tables.length} tables`);
  const words = 'information_schema.INNODB_FT_INDEX_TABLE';
  const dump = await must('mariadb', [`--defaults-file=${stack.dir}/run/mariadb.cnf`,
    '-u', userInfo().username, '--batch', 'hotline'], {
    input: ["SET GLOBAL innodb_ft_aux_table = 'hotline/case_text';", `SELECT * FROM ${words};`,
      'SELECT * FROM information_schema.INNODB_FT_INDEX_CACHE;',
      ...tables.map(([name]) => `SELECT * FROM \`${name}\`;`)].join('\n') });
  const lower = dump.toLowerCase();
  assert.ok(lower.includes(planted('form').word), 'the search finds what is there');
  for (const word of everybody) assert.ok(!lower.includes(word.toLowerCase()), `dump tells ${word}`);
  const hex = everybody.map((w) => Buffer.from(w).toString('hex').toUpperCase());
  for (const word of hex) assert.ok(!dump.includes(word), `dump tells ${word} in hexadecimal`);
});

test('the search index and the pages of search find nobody', async () => {
  const stack = await shared();
  await all();
  const head = await official(stack, 'baichay.truong');
  for (const word of [...identityOf(planted('form')), ...identityOf(planted('open311'))]) {
    const answer = await head.get(`/staff/search?q=${encodeURIComponent(word)}`);
    assert.match(answer.text, /Không tìm thấy/, word);
  }
  const told = await head.get(`/staff/search?q=${planted('form').word}`);
  assert.doesNotMatch(told.text, /Không tìm thấy/, 'the words of the text are found');
});

test('logs, caches, temporary folders and sealed files have nobody in the clear', async () => {
  const stack = await shared();
  await all();
  await stack.sql('SET GLOBAL innodb_max_dirty_pages_pct = 0; FLUSH TABLES; '
    + 'SET GLOBAL innodb_max_dirty_pages_pct = 90;');
  const shm = /tmp_dir: (\S+)\/tmp/.exec(await readFile(stack.config, 'utf8'))[1];
  const words = everybody.flatMap((word) => ['-e', word]);
  const found = await run('grep', ['-rliaF', ...words, stack.dir, shm], { env: { LC_ALL: 'C' } });
  assert.equal(found.out, '');
  const log = path.join(stack.dir, 'log');
  for (const name of await readdir(log)) {
    const text = await readFile(path.join(log, name), 'latin1');
    for (const word of texts) assert.ok(!text.includes(word), `${name} tells ${word}`);
  }
});
