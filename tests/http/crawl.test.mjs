// A robot that walks everything anybody can read: every public address of the program, every link,
// every export taken apart, in both languages, before and after nginx keeps it. It looks for what
// must not be there: who reported and with which key, cases that are not published, drafts, what
// was withdrawn or has expired, what is posted elsewhere, secrets of the service.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Client } from './client.mjs';
import { plant, sitemapOf, unplant, withdraw } from './planted.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { routes } from './routes.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';
import { unzip } from './tables.mjs';

const WORD = 'bo';
const MOST = 1500; // addresses; more is a trap for robots
const SENDER = { name: 'Phùng Thị Bobobo', phone: '0977 412 305', polluter: 'Xưởng Chưabobo ABC',
  address: 'Ngõ Kínbobo 7' };
const HIDDEN = { draft: 'Công ty Nhápbobo ABC', withdrawn: 'Công ty Rútbobo ABC',
  expired: 'Công ty Hếtbobo ABC', elsewhere: 'Công ty Nơikhácbobo ABC', past: 'Công ty Quahạnbobo ABC',
  asked: 'Lời xin gỡ kínbobo' };
const SHOWN = 'Công ty Thấybobo ABC';

// Digits of a telephone however they are set apart; every way in which a file may write it.
const ways = (word) => [word, encodeURIComponent(word), word.replaceAll(' ', '+'),
  JSON.stringify(word).slice(1, -1).replace(/[^\x20-\x7e]/g, (c) =>
    `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)];

async function secretsOf(stack) {
  const words = [];
  const dir = path.join(stack.dir, 'secrets');
  for (const name of await readdir(dir)) {
    if (name.endsWith('.pub')) continue;
    const bytes = await readFile(path.join(dir, name));
    const text = bytes.toString('latin1').trim();
    words.push(text, bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url'));
  }
  for (const { login, password, totp } of JSON.parse(
    await readFile(path.join(stack.dir, 'demo-accounts.json'), 'utf8')))
    words.push(...[login, password, totp].filter(Boolean));
  return words.filter((word) => word.length >= 8);
}

async function planted() {
  const stack = await shared();
  const day = 86_400_000_000;
  const now = Date.now() * 1000;
  await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us) SELECT id, 'organization', 'Cơ sở ${WORD} ABC',
    'other', 1 FROM unit WHERE code = '06673' AND valid_to IS NULL LIMIT 1;
    UPDATE facility SET root_id = id WHERE name = 'Cơ sở ${WORD} ABC'`);
  const [[place]] = await stack.sql(`SELECT MAX(id) FROM facility WHERE name = 'Cơ sở ${WORD} ABC'`);
  await plant(stack, [
    { slug: `${WORD}shown`, name: SHOWN, place_code: '06673', facility_id: place,
      statement: 'Lời của bên vi phạm ABC', statement_us: now, correction: 'Lời đính chính ABC',
      corrected_us: now, correction_until_us: now + day },
    { slug: `${WORD}draft`, name: HIDDEN.draft, state: 'draft' },
    { slug: `${WORD}gone`, name: HIDDEN.withdrawn },
    { slug: `${WORD}ended`, name: HIDDEN.expired, state: 'expired', gone_how: 'expired' },
    { slug: `${WORD}past`, name: HIDDEN.past, expires_us: now - day },
    { slug: `${WORD}other`, name: HIDDEN.elsewhere, here: 0, site: 'https://abc.example' },
  ]);
  await stack.sql(`SET foreign_key_checks = 0;
    INSERT INTO publication_act SELECT id, '45/2022:Đ18.2.c' FROM publication WHERE slug = '${WORD}shown';
    INSERT IGNORE INTO public_ask (token_hash, ref, kind, page, slug, body, sent_us, due_us) VALUES (REPEAT('${WORD}', 16),
      'cccccccccccc', 'removal', '/violators/${WORD}shown', '', '${HIDDEN.asked}', ${now}, ${now})`);
  await until(async () => (await stack.sql(`SELECT 1 FROM facility_public WHERE facility_id = ${place}`)).length, 15_000,
    'the facility has a page');
  const client = new Client(stack.public);
  const receipt = receiptOf((await client.post('/report', { ...reportFields(newToken(), 'Chữ bobobo.'),
    ...SENDER })).text);
  await until(async () => (await stack.sql(
    'SELECT COUNT(*) FROM report WHERE taken_us IS NULL'))[0][0] === '0', 10_000, 'it is taken');
  const forbidden = [...Object.values(SENDER), ...Object.values(HIDDEN), 'Bobobo', 'Chữ bobobo',
    receipt.key, receipt.ref, '0977412305'].flatMap(ways);
  return { stack, receipt, words: [...new Set([...forbidden, ...await secretsOf(stack)])] };
}

// Addresses in what a page, a feed, a list or a description says.
function linksOf(text, type, base) {
  const found = [];
  const patterns = /html/.test(type) ? [/\b(?:href|src)="([^"]+)"/g]
    : /xml/.test(type) ? [/<loc>([^<]+)</g, /\bhref="([^"]+)"/g]
      : /json/.test(type) ? [/"(https?:[^"\\]+|\/[\w./?=&%-]+)"/g]
        : /text\/plain/.test(type) ? [/^Sitemap: (\S+)$/gm] : [];
  for (const pattern of patterns)
    for (const [, link] of text.matchAll(pattern)) {
      const url = new URL(link.replaceAll('&amp;', '&'), base);
      if (url.origin === base.origin) found.push(url.pathname + url.search);
    }
  return found;
}

const readable = (answer) => (answer.body.subarray(0, 4).toString('latin1') === 'PK\x03\x04'
  ? [...unzip(answer.body).values()].join('\n')
  : `${answer.text}\n${answer.body.toString('latin1')}`);

// Every address from the start ones on: { address: { status, text, type } }.
async function walk(client, start, lang) {
  const seen = new Map();
  const todo = [...start];
  while (todo.length) {
    const at = todo.pop();
    if (seen.has(at) || /^\/(?:static|leaflet)\//.test(at)) continue;
    assert.ok(seen.size < MOST, `too many addresses, for one ${at}`);
    const answer = await client.get(at, { headers: { 'Accept-Language': lang } });
    const type = answer.headers['content-type'] ?? '';
    const text = readable(answer) + JSON.stringify(answer.headers);
    seen.set(at, { status: answer.status, text, type });
    const from = new URL(at, client.base);
    // Another language is walked by itself; a form that searches leads to where it was asked from.
    for (const link of linksOf(answer.text, type, from))
      if (!/[?&]lang=/.test(link)) todo.push(link);
  }
  return seen;
}

// Rows of the map of which the walk saw no answer; those behind a secret of one reader have their tests.
const unseen = (all, seen) => all.filter(({ method, at }) => method === 'GET' && !/^\/track\//.test(at)
  && ![...seen.keys()].some((one) => new RegExp(`^${at.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/?]+')}(?:\\?|$)`).test(one)))
  .map(({ at }) => at);

let planting = null;
for (const lang of ['vi', 'en'])
  test(`everything anybody can read was walked, in ${lang}`, async () => {
    planting ??= planted();
    const { stack, receipt, words } = await planting;
    const client = new Client(stack.public);
    const all = await routes('public_routes');
    const start = all.filter(({ method, at }) => method === 'GET' && !at.includes('{'))
      .map(({ at }) => at).concat(['/data/dump/SHA256SUMS', '/data/dump/violators.csv',
        '/data/dump/violators.json', '/data/dump/violators.xlsx', '/data/dump/about.json',
        ...['past', 'gone', 'ended', 'other', 'draft'].map((word) => `/violators/${WORD}${word}`),
        '/corrections/cccccccccccc', '/hotlines/06820', '/hotlines?letter=B', '/statistics?unit=06673', '/statistics.csv?unit=06673',
        '/supervision?before=9', `/corrections/new?page=/violators/${WORD}shown`, '/open311/v2/requests/x.json',
        '/open311/v2/requests.json?status=closed', '/open311/v2/tokens/x.xml', '/open311/v2/services/x.json', '/verify/AAAAAAAAAAAAAAAAAAAAAAAAAA',
        `/violators?q=${encodeURIComponent('bobo')}`, '/violators?q=nhapbobo',
        `/violators?q=${encodeURIComponent('Rútbobo')}`, `/track/${receipt.key}`, `/${receipt.ref}`]);
    // Kept while it was there: the withdrawn page, the lists, the dump.
    if (lang === 'vi') {
      assert.match((await client.get(`/violators/${WORD}gone`)).text, /Rútbobo/);
      await stack.hotline(['dump', 'make', '--config', stack.config]);
      assert.match((await client.get('/data/dump/violators.json')).text, /Rútbobo/);
      await withdraw(stack, `${WORD}gone`);
    }
    // Jobs rest ten times as long as the last one took; this one is asked for.
    await stack.hotline(['dump', 'make', '--config', stack.config]);
    await until(async () => (await client.get('/data/dump/SHA256SUMS')).status === 200, 60_000,
      'the dump is made again');
    const seen = await walk(client, start, lang);
    const typed = /[?&]q=|^\/track\/|^\/\w\w-/; // what was typed stands in its field
    for (const [at, { status, text, type }] of seen) {
      for (const word of words)
        assert.ok(!text.includes(word) || typed.test(at), `${at} has ${word}`);
      assert.ok(status < 500, `${at}: ${status}`);
      if (status === 200 && /html/.test(type)) assert.match(text, /<html lang/, at);
    }
    for (const at of unseen(all, seen)) assert.fail(`nothing of ${at} was walked`);
    for (const [word, status] of [['shown', 200], ['gone', 410], ['ended', 410], ['past', 410],
      ['other', 404], ['draft', 404]])
      assert.equal(seen.get(`/violators/${WORD}${word}`)?.status ?? 0, status, word);
    for (const at of ['/violators', '/violators.csv', '/violators.json', '/feed.atom',
      '/data/dump/violators.csv', '/data/dump/violators.xlsx'])
      assert.ok(seen.get(at).text.includes(SHOWN), `${at} has what is published: the walk can see`);
    assert.ok(seen.get(await sitemapOf(stack, `${WORD}shown`)).text.includes(`/violators/${WORD}shown`));
    for (const [at, { status }] of seen)
      if (!start.includes(at) && at !== '/open311/v2') // the beginning of its addresses
        assert.ok([200, 303].includes(status), `a link leads to ${at}: ${status}`);
    console.log(`  ${seen.size} addresses`);
  });

test('two taps from the first page lead to every page for people', async () => {
  const client = new Client((await shared()).public);
  const linked = async (at) => {
    const { text, headers } = await client.get(at);
    return linksOf(text, headers['content-type'] ?? '', new URL(at, client.base));
  };
  const first = (await linked('/')).filter((at) => !/[?]|^\/static/.test(at));
  const all = new Set((await Promise.all([...new Set(first)].map(linked))).flat().concat(first));
  for (const { method, at } of await routes('public_routes'))
    if (method === 'GET' && !/[{.]|^\/(?:health|keys|offline|alike|open311|statistics\/units|track\/)/.test(at))
      assert.ok([...all].some((one) => one.split('?')[0] === at), `nothing leads to ${at}`);
});

test('who guesses finds the officials\' site on no public address', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  for (const { at } of await routes('staff_routes'))
    if (at.startsWith('/staff'))
      assert.ok([400, 404, 405].includes((await client.get(at)).status), at);
});

test('what was planted goes', async () => {
  await (await shared()).sql("DELETE FROM public_ask WHERE ref = 'cccccccccccc'");
  await unplant(await shared(), WORD);
});
