// Who reported, planted with words that stand nowhere else, by every way in, and looked for
// everywhere: pages, logs, temporary files, dumps, the search index, sealed files, memory.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir, userInfo } from 'node:os';
import { takeCall } from './calls.mjs';
import { Client } from './client.mjs';
import { apart } from './gateways.mjs';
import { intake, plain } from './mails.mjs';
import { inMemory } from './memory.mjs';
import { day, official } from './officials.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, skip, test } from './runner.mjs';
import { must, run, until } from './stack.mjs';

// Of each way: name, telephone (as typed and as kept), e-mail, address; ASCII, so that no
// escaping hides them. The words of the text are planted too, and looked for in memory.
function planted(way) {
  const n = String(way.length * 7919 + way.charCodeAt(0) * 31).padStart(6, '0').slice(-6);
  return { name: `Qvplantname${way} ABC`, phone: `0977${n}`, email: `qvplantmail${way}@example.com`,
    address: `Qvplantstreet${way} 7`, word: `qvplantword${way}` };
}
const spaced = (phone) => phone.replace(/^(....)(...)(...)$/, '$1 $2 $3');
// The number without its first digit: so +84 and 0 are found alike.
const identityOf = (p) => [p.name.split(' ')[0], p.phone.slice(1), spaced(p.phone).slice(1),
  p.email.split('@')[0], p.address.split(' ')[0]];

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
    programKey ??= await command(stack, ['open311', 'key', 'add', 'Chương trình ABC kín']);
    const answer = await new Client(stack.public).post('/open311/v2/requests.json', {
      api_key: programKey.trim(), service_code: 'water', address_string: 'Phường Bãi Cháy',
      description: `Nước đen ${p.word} ${newToken()}`, lat: '20.96339', long: '107.02969',
      first_name: p.name, last_name: 'ABC', phone: spaced(p.phone), email: p.email,
      account_id: p.address.split(' ')[0], device_id: p.email });
    assert.equal(answer.status, 200, answer.text);
    const [{ token, service_notice: notice }] = JSON.parse(answer.text);
    assert.ok(token);
    return { token, key: /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/.exec(notice)[0],
      ref: await kept(stack, p, 'open311') };
  },
  async desk(stack, p) {
    const operator = await official(stack, 'so.truc');
    const { answer, receipt } = await takeCall(operator, { name: p.name, phone: spaced(p.phone),
      address: p.address, email: p.email, what: `Người gọi thấy nước đen ${p.word} ${newToken()}` });
    assert.equal(answer.status, 200);
    assert.equal(await kept(stack, p, 'phone'), receipt.ref);
    return receipt;
  },
  async deskrefused(stack, p) {
    const operator = await official(stack, 'so.truc');
    const { answer } = await takeCall(operator, { name: p.name, phone: spaced(p.phone), what: '' })
      .catch((error) => ({ answer: { status: error.message } }));
    assert.equal(answer.status, 422);
    return null;
  },
  async hook(stack, p) {
    const secret = randomBytes(24).toString('hex');
    await mkdir(path.join(stack.dir, 'hooks'), { recursive: true });
    await writeFile(path.join(stack.dir, 'hooks/kin-abc.sms'), `${secret}\n`, { mode: 0o600 });
    const body = JSON.stringify({ id: randomBytes(8).toString('hex'),
      from: p.phone.replace(/^0/, '+84'), name: p.name,
      text: `Nuoc den o phuong Bai Chay ${p.word} ${newToken()}` });
    const at = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
    const answer = await new Client(stack.public).send('POST', '/hooks/kin-abc', { body,
      headers: { 'Content-Type': 'application/json', 'X-Hotline-Timestamp': at,
        'X-Hotline-Signature': `sha256=${mac}` } });
    assert.equal(answer.status, 200, answer.text);
    return { ref: await kept(stack, p, 'sms') };
  },
  async mail(stack, p) {
    const id = `${p.email.split('@')[0]}.${randomBytes(8).toString('hex')}`;
    const done = await intake(stack, plain(id, `Nước đen ở phường Bãi Cháy ${p.word} ${newToken()}`,
      { from: `${p.name} <${p.email}>`, head: [`Reply-To: ${p.name} <${p.email}>`,
        `X-Sender-Phone: ${p.phone}`, `Received: from ${p.address.split(' ')[0]}`] }),
    { sender: p.email, env: await tmpOf(stack) });
    assert.equal(done.code, 0, done.err);
    cliSaid.push(done.out + done.err);
    return { ref: await kept(stack, p, 'email') };
  },
  async register(stack, p) { // an old register, then the same with a line that is refused
    const dir = await mkdtemp(path.join(tmpdir(), 'register-')); // the office's own file
    const line = (number, received) => `${number};${received};Nước đen ${p.word} ${newToken()};06673;`
      + `Chợ ABC;;${p.name};${spaced(p.phone)};;;`;
    await writeFile(path.join(dir, 'so.csv'), `number;received;what;commune;place;polluter;name;phone;`
      + `status;closed;answer\n${line(1, day(-1))}\n${line(2, '30/2/2019')}\n`);
    for (const more of [[], ['--apply']])
      await command(stack, ['intake-import', path.join(dir, 'so.csv'), '--register', newToken(),
        ...more], 1);
    await rm(dir, { recursive: true });
    return { ref: await kept(stack, p, 'import') };
  },
};

let programKey = null;
const cliSaid = []; // what the commands print goes into the logs of mail servers and cron

async function tmpOf(stack) {
  await mkdir(path.join(stack.dir, 'cli-tmp'), { recursive: true });
  return { TMPDIR: path.join(stack.dir, 'cli-tmp') };
}

async function command(stack, args, code = 0) {
  const done = await stack.hotline([...args, '--config', stack.config],
    { env: await tmpOf(stack) });
  assert.equal(done.code, code, done.out + done.err);
  cliSaid.push(done.out + done.err);
  return done.out;
}

// The number of the newest report with those words; it is there, of that channel, and sealed.
async function kept(stack, p, channel) {
  const [row] = await stack.sql(`SELECT r.ref, r.channel, s.named, LENGTH(s.identity) FROM report r
    JOIN report_text t ON t.report_id = r.id JOIN report_sender s ON s.report_id = r.id
    WHERE t.what LIKE '%${p.word}%' ORDER BY r.id DESC LIMIT 1`);
  assert.ok(row, `a report by ${channel}`);
  assert.deepEqual(row.slice(1, 3), [channel, '1']);
  assert.ok(Number(row[3]) > 48, `${channel}: sealed`);
  return row[0];
}

let filed = null;
function all() {
  filed ??= (async () => {
    const stack = await apart();
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

// First of all: what an official types into the search is in the database's memory after.
test('the memory of what took reports in has forgotten people and their words', async () => {
  const stack = await apart();
  await all();
  const secret = [...everybody, ...texts,
    ...Object.values(await all()).flatMap((r) => [r?.key, r?.token]).filter(Boolean)];
  let looked = 0;
  for (const [service, words] of [['public', secret], ['nginx', secret], ['staff', secret],
    ['jobs', everybody], ['db', everybody]])
    for (const { pid, command } of await stack.processes(service)) {
      if (command.includes('multiwatch')) continue;
      const found = await inMemory(pid, [...words, stack.dir]);
      if (found === null) continue;
      looked += 1;
      const which = `${service}: ${command.slice(0, 80)}`;
      const known = found.filter((f) => f.startsWith(stack.dir));
      assert.ok(known.some((f) => !f.endsWith('[stack]')), `${which}: what it holds is found`);
      assert.deepEqual(found.filter((f) => !known.includes(f)), [], which);
    }
  if (!looked) skip('this account may not look into the memory of its processes');
});

test('a dump of every table has nobody in the clear; the text is there, so the search works', async () => {
  const stack = await apart();
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
  const stack = await apart();
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
  const stack = await apart();
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

test('what the commands print names nobody and repeats no words', async () => {
  await all();
  assert.ok(cliSaid.length > 6);
  for (const word of [...everybody, ...texts])
    assert.ok(!cliSaid.join('\n').toLowerCase().includes(word.toLowerCase()), `printed: ${word}`);
});
