// What programs read of the published list, before readers that are not ours: the vocabulary of
// DCAT as W3C publishes it, a JSON-LD processor, a parser of feeds, the schema of sitemaps.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { parseAtomFeed } from 'feedsmith';
import { Client } from '../http/client.mjs';
import { plant, sitemapOf, unplant } from '../http/planted.mjs';
import { assert, test } from '../http/runner.mjs';
import { must, shared, until } from '../http/stack.mjs';

const require = createRequire(import.meta.url);
const jsonld = require('jsonld');
const WORD = 'nguon';
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';

let ready = null;
function data() {
  ready ??= (async () => {
    const stack = await shared();
    await plant(stack, [0, 1, 2].map((i) => ({ slug: `${WORD}${i}`, name: `Công ty <Nguồn> & ABC ${i}`,
      act: 'Xả "nước" <b>thải</b>' })));
    const citizen = new Client(stack.public);
    await until(async () => (await citizen.get('/data/dump/SHA256SUMS')).status === 200, 60_000, 'dump');
    return { stack, citizen };
  })();
  return ready;
}

async function vocabulary() {
  const text = await readFile(require.resolve('@vocabulary/dcat/dcat.nq'), 'utf8');
  const facts = [...text.matchAll(/^<([^>]+)> <([^>]+)> <([^>]+)>/gm)].map(([, s, p, o]) => ({ s, p, o }));
  const of = (s, p) => facts.filter((f) => f.s === s && f.p === p).map(({ o }) => o);
  const above = (type) => [type, ...of(type, `${RDFS}subClassOf`).flatMap(above)];
  return { known: new Set(facts.map(({ s }) => s)), domain: (p) => of(p, `${RDFS}domain`), above };
}

test('the catalogue is DCAT: known terms, on things of the class that the vocabulary wants', async () => {
  const { citizen } = await data();
  const answer = await citizen.get('/data/catalog.jsonld');
  assert.match(answer.headers['content-type'], /^application\/ld\+json/);
  const quads = await jsonld.toRDF(JSON.parse(answer.text), { safe: true,
    documentLoader: (url) => { throw new Error(`asks for ${url}`); } });
  const { known, domain, above } = await vocabulary();
  const objects = (s, p) => quads.filter((q) => q.subject.value === s && q.predicate.value === p)
    .map(({ object }) => object.value);
  const of = (type) => quads.filter((q) => q.predicate.value === TYPE && q.object.value === `${DCAT}${type}`)
    .map(({ subject }) => subject.value);
  for (const { subject, predicate, object } of quads) {
    for (const term of [predicate.value, predicate.value === TYPE ? object.value : DCAT])
      if (term.startsWith(DCAT) && term !== DCAT) assert.ok(known.has(term), `${term} is in no DCAT`);
    const types = objects(subject.value, TYPE).flatMap(above);
    for (const wanted of domain(predicate.value))
      assert.ok(types.includes(wanted), `${predicate.value} of ${subject.value}`);
  }
  const [catalog] = of('Catalog');
  const has = (s, ...terms) => terms.forEach((t) => assert.ok(objects(s, t).length, `${s} has ${t}`));
  has(catalog, `${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCT}license`, `${DCAT}dataset`);
  assert.equal(of('Dataset').length, 2);
  for (const set of of('Dataset'))
    has(set, `${DCT}title`, `${DCT}description`, `${DCT}identifier`, `${DCAT}distribution`, `${DCAT}theme`);
  assert.equal(of('Distribution').length, 7);
  for (const one of of('Distribution')) {
    has(one, `${DCAT}accessURL`, `${DCAT}downloadURL`, `${DCAT}mediaType`, `${DCT}license`);
    assert.equal((await citizen.get(new URL(one).pathname)).status, 200, one);
  }
});

test('the feed is Atom that a reader of feeds takes whole', async () => {
  const { citizen } = await data();
  const { text } = await citizen.get('/feed.atom');
  const feed = parseAtomFeed(text);
  const day = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
  assert.ok(feed.id && feed.title && feed.authors[0].name);
  assert.match(feed.updated, day);
  assert.ok(feed.links.some(({ rel, href }) => rel === 'self' && href.endsWith('/feed.atom')));
  const own = feed.entries.filter(({ id }) => id.includes(`/${WORD}`));
  assert.equal(own.length, 3);
  assert.equal(new Set(feed.entries.map(({ id }) => id)).size, feed.entries.length);
  for (const entry of feed.entries) {
    assert.match(entry.updated, day);
    assert.ok(entry.title && entry.links[0].href === entry.id);
    assert.ok(entry.updated <= feed.updated);
  }
  for (const entry of own) {
    assert.match(JSON.stringify(entry.title), /Công ty <Nguồn> & ABC \d/);
    assert.match(JSON.stringify(entry.content), /<b>thải<\/b>/, 'as text');
  }
});

test('the sitemap is what its schema says', async () => {
  const { stack, citizen } = await data();
  const schema = require.resolve('sitemap/package.json').replace(/package\.json$/, 'schema/sitemap.xsd');
  for (const at of ['/sitemap/own.xml', await sitemapOf(stack, `${WORD}0`)])
    await must('xmllint', ['--noout', '--nonet', '--schema', schema, '-'],
      { input: (await citizen.get(at)).text });
});

test('what was planted goes', async () => {
  await unplant((await data()).stack, WORD);
});
