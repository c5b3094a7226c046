// The published list as files, feeds and descriptions: what is in them, that they agree, that
// anybody can prove them, and that what is withdrawn leaves them.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from './client.mjs';
import { plant, sitemapOf, unplant, withdraw } from './planted.mjs';
import { assert, test } from './runner.mjs';
import { must, shared, until } from './stack.mjs';
import { csvOf, unzip } from './tables.mjs';

const WORD = 'mo';
const FORMULA = '=HYPERLINK("http://abc.example","xem")';
const rows = [
  { slug: `${WORD}1`, name: 'Công ty Dữ Liệu ABC', act: `${FORMULA} & <b>`, address: '+84 ABC',
    remedy: '-1 "hai", ba\nbốn', statement: '@SUM(1)', place_code: '06673', correction: '\t=1' },
  { slug: `${WORD}2`, name: '=1+1 ABC', subject: 'individual', address: '' },
  { slug: `${WORD}3`, name: "Công ty 'Nháy' ABC ]]> &amp;" },
];
const SUMS = '/data/dump/SHA256SUMS';

let ready = null;
function data() {
  ready ??= (async () => {
    const stack = await shared();
    await plant(stack, rows);
    return { stack, citizen: new Client(stack.public) };
  })();
  return ready;
}

// The dump with these pages in it, or without.
async function dumped(citizen, has) {
  return until(async () => {
    const answer = await citizen.get('/data/dump/violators.json');
    return answer.status === 200 && has(answer.text) && answer;
  }, 60_000, 'the dump is made');
}

test('CSV and JSON say the same, and no cell is a formula', async () => {
  const { stack, citizen } = await data();
  const csv = csvOf((await citizen.get('/violators.csv')).text);
  const json = JSON.parse((await citizen.get('/violators.json')).text);
  assert.equal(csv.length, json.length);
  const found = csv.filter(({ id }) => id.startsWith(WORD)).sort((a, b) => (a.id < b.id ? -1 : 1));
  assert.equal(found.length, rows.length);
  assert.equal(found[0].act, `'${FORMULA} & <b>`);
  for (const row of csv)
    for (const [name, cell] of Object.entries(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/, name);
  for (const row of found) {
    const same = json.find(({ id }) => id === row.id);
    for (const name of Object.keys(row))
      assert.equal(row[name].replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''), String(same[name] ?? ''), name);
    assert.equal(row.page, `${await stack.setting('public.url')}/violators/${row.id}`);
    assert.equal((await citizen.get(new URL(row.page).pathname)).status, 200);
  }
});

test('the dictionary names every column of the files, with its type', async () => {
  const { citizen } = await data();
  const described = JSON.parse((await citizen.get('/data/datapackage.json')).text);
  const { fields } = described.resources[0].schema;
  const csv = csvOf((await citizen.get('/violators.csv')).text);
  assert.deepEqual(fields.map(({ name }) => name), Object.keys(csv[0]));
  const fits = { string: /^/, integer: /^\d+$/, date: /^\d{4}-\d\d-\d\d$/ };
  for (const field of fields) {
    assert.ok(field.title && field.description);
    for (const row of csv) {
      if (row[field.name] === '') assert.ok(!field.constraints?.required, field.name);
      else assert.match(row[field.name], fits[field.type], field.name);
    }
  }
  const page = await citizen.get('/data');
  for (const { name } of fields) assert.ok(page.text.includes(`<code>${name}</code>`), name);
});

test('the dump is proved by its digests and by the public key alone', async () => {
  const { stack, citizen } = await data();
  await (await stack.hotline(['dump', 'make', '--config', stack.config]));
  await dumped(citizen, (text) => text.includes('Dữ Liệu ABC'));
  const sums = await citizen.get(SUMS);
  const lines = sums.text.trim().split('\n').map((line) => line.split('  '));
  assert.deepEqual(lines.map(([, name]) => name).sort(), ['about.json', 'datapackage.json',
    'violators.csv', 'violators.json', 'violators.xlsx']);
  const dir = await mkdtemp(path.join(tmpdir(), 'hltest-'));
  try {
    for (const [digest, name] of lines) {
      const { body, headers } = await citizen.get(`/data/dump/${name}`);
      assert.equal(createHash('sha256').update(body).digest('hex'), digest, name);
      assert.equal(headers['x-robots-tag'], 'noindex');
      await writeFile(path.join(dir, name), body);
    }
    const signature = (await citizen.get(`${SUMS}.sig`)).body;
    const hex = /receipt ([0-9a-f]{64})/.exec((await citizen.get('/keys')).text)[1];
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519',
      x: Buffer.from(hex, 'hex').toString('base64url') }, format: 'jwk' });
    assert.ok(verify(null, sums.body, key, signature));
    await writeFile(path.join(dir, 'SHA256SUMS'), sums.body);
    await writeFile(path.join(dir, 'SHA256SUMS.sig'), signature);
    await must('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: dir });
    const proved = () => stack.hotline(['dump', 'verify', '--key', hex, dir]);
    assert.deepEqual(await proved(), { code: 0, out: 'good: 5 files\n', err: '' });
    await writeFile(path.join(dir, 'violators.csv'), 'x');
    assert.match((await proved()).err, /violators\.csv is missing or changed/);
    await writeFile(path.join(dir, 'SHA256SUMS'), `${sums.text}\n`);
    assert.equal((await proved()).code, 1);
  } finally {
    await rm(dir, { recursive: true });
  }
});

test('the workbook holds the same rows as text and numbers, none as a formula', async () => {
  const { citizen } = await data();
  await dumped(citizen, (text) => text.includes('Dữ Liệu ABC'));
  const files = unzip((await citizen.get('/data/dump/violators.xlsx')).body);
  const all = [...files.values()].join('');
  assert.doesNotMatch(files.get('xl/worksheets/sheet1.xml'), /<f[ >]/);
  assert.ok(all.includes('=HYPERLINK(') && all.includes('Công ty Dữ Liệu ABC'));
  assert.match(files.get('xl/worksheets/sheet1.xml'), /<v>1000000<\/v>/);
  assert.ok(all.includes('Ý nghĩa'), 'the dictionary is a second sheet');
});

test('a withdrawn name leaves files, feed and sitemap within two seconds; copies are told', async () => {
  const { stack, citizen } = await data();
  const [slug] = await plant(stack, [{ slug: `${WORD}9`, name: 'Công ty Sẽ Rút ABC' }]);
  const places = ['/violators.csv', '/violators.json', '/feed.atom', await sitemapOf(stack, slug),
    '/data/dump/violators.csv', '/data/dump/violators.json', '/data/dump/violators.xlsx'];
  await stack.hotline(['dump', 'make', '--config', stack.config]);
  await dumped(citizen, (text) => text.includes('Sẽ Rút ABC'));
  const shows = async (at) => {
    const { body } = await citizen.get(at);
    const text = at.endsWith('xlsx') && body.subarray(0, 2).toString() === 'PK'
      ? [...unzip(body).values()].join('') : body.toString();
    return text.includes('Sẽ Rút ABC') || text.includes(`/${slug}`);
  };
  for (const at of places) assert.ok(await shows(at), at);
  const before = JSON.parse((await citizen.get('/data/changes.json')).text).changes.at(-1).n;
  await withdraw(stack, slug, { settle: false });
  await until(async () => !(await Promise.all(places.map(shows))).includes(true), 2000, 'it goes');
  const gone = await citizen.get('/data/dump/violators.csv');
  if (gone.status !== 200) {
    assert.equal(gone.status, 503);
    assert.match(gone.headers['retry-after'], /^\d+$/);
  }
  await dumped(citizen, (text) => text.includes('Dữ Liệu ABC') && !text.includes('Sẽ Rút ABC'));
  const { changes } = JSON.parse((await citizen.get(`/data/changes.json?after=${before}`)).text);
  assert.deepEqual(changes.filter(({ id }) => id === slug).map(({ what }) => what), ['withdrawn']);
  assert.ok(changes.every((change) => Object.keys(change).join() === 'n,id,what,at'), 'no names');
});

// Somebody's copy of the list: all of it once, then what changed, as /data tells it.
async function follow(citizen, copy, from) {
  let at = from;
  for (;;) {
    const { changes, next } = JSON.parse((await citizen.get(`/data/changes.json?after=${at}`)).text);
    const rows = JSON.parse((await citizen.get('/violators.json')).text);
    for (const { n, id, what } of changes) {
      const row = rows.find((r) => r.id === id);
      if (['withdrawn', 'expired'].includes(what)) copy.delete(id);
      else if (row) copy.set(id, row);
      at = n;
    }
    if (!next) return at;
    assert.ok(next.endsWith(`/data/changes.json?after=${at}`));
  }
}

test('a copy that follows the changes is the same as the site', async () => {
  const { stack, citizen } = await data();
  const mine = async () => new Map(JSON.parse((await citizen.get('/violators.json')).text)
    .filter(({ id }) => id.startsWith(WORD)).map((row) => [row.id, row]));
  const set = (slug, what) => stack.sql(`UPDATE publication SET ${what} WHERE slug = '${slug}'`);
  const soon = '(UNIX_TIMESTAMP(NOW(6)) + 1) * 1000000';
  const copy = await mine();
  const [[n]] = await stack.sql('SELECT COALESCE(MAX(id), 0) FROM pub_change');
  await plant(stack, ['a', 'b', 'c', 'd', 'e'].map((k) => ({ slug: `${WORD}${k}`, name: `Bản sao ${k} ABC` })));
  await set(`${WORD}a`, `correction = 'Tên cũ sai', corrected_us = released_us + 1, name = 'Bản sao mới ABC',
    correction_until_us = ${soon}`);
  let at = await follow(citizen, copy, Number(n));
  assert.equal(copy.get(`${WORD}a`).correction, 'Tên cũ sai');
  await withdraw(stack, `${WORD}b`);
  await set(`${WORD}c`, `execution = 'done'`);
  await set(`${WORD}d`, `state = 'expired', gone_how = 'expired'`);
  await set(`${WORD}e`, `statement = 'Chúng tôi đã sửa. ABC'`);
  await until(async () => (await stack.sql(`SELECT 1 FROM publication WHERE slug = '${WORD}a'
    AND correction_over = 1`)).length, 10_000, 'the correction is over');
  at = await follow(citizen, copy, at);
  const own = new Map([...copy].filter(([id]) => id.startsWith(WORD)));
  const site = await mine();
  assert.deepEqual([...own.keys()].sort(), [...site.keys()].sort());
  for (const [id, row] of site) assert.deepEqual(own.get(id), row, id);
  assert.deepEqual(['a', 'c', 'e'].map((k) => own.has(`${WORD}${k}`)), [true, true, true]);
  assert.equal(own.get(`${WORD}a`).correction, null, 'its time is over, and the copy was told');
  // From nothing, all changes alone make it, too; and nobody is in it who is not on the site.
  const anew = new Map();
  await follow(citizen, anew, 0);
  for (const id of site.keys()) assert.deepEqual(anew.get(id), site.get(id), id);
  for (const gone of ['b', 'd']) assert.ok(!anew.has(`${WORD}${gone}`));
});

test('feed and sitemap are well-formed and lead to pages that are there', async () => {
  const { stack, citizen } = await data();
  const feed = await citizen.get('/feed.atom');
  assert.match(feed.headers['content-type'], /^application\/atom\+xml/);
  await must('xmllint', ['--noout', '-'], { input: feed.text });
  assert.ok(feed.text.includes('&lt;b&gt;') && !feed.text.includes('<b>'));
  const index = await citizen.get('/sitemap.xml');
  const parts = [...index.text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, at]) => new URL(at).pathname);
  assert.ok(parts.includes('/sitemap/own.xml') && parts.includes(await sitemapOf(stack, `${WORD}1`)));
  for (const part of parts) {
    const { text } = await citizen.get(part);
    await must('xmllint', ['--noout', '-'], { input: text });
    const pages = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, at]) => new URL(at).pathname);
    for (const page of pages.slice(-20)) assert.equal((await citizen.get(page)).status, 200, page);
  }
  for (const at of ['/sitemap/99999.xml', '/sitemap/x.xml', '/sitemap/-1.xml', '/sitemap/0'])
    assert.equal((await citizen.get(at)).status, 404, at);
  const robots = (await citizen.get('/robots.txt')).text;
  for (const at of ['/track', '/report', '/receipt']) assert.ok(robots.includes(`Disallow: ${at}\n`));
  assert.match(robots, /^Sitemap: http.*\/sitemap\.xml$/m);
});

test('what was planted goes', async () => {
  await unplant((await data()).stack, WORD);
});
