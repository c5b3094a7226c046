// What programs read of the published list, before readers that are not ours: the vocabulary of
// DCAT as W3C publishes it, a SHACL validator, a JSON-LD processor, a parser of feeds, RELAX NG, the
// schema and the reader of sitemaps, a strict parser of CSV, Table Schema, a reader of workbooks.
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import { parseAtomFeed } from 'feedsmith';
import SHACLValidator from 'rdf-validate-shacl';
import { XMLToSitemapIndexStream } from 'sitemap';
import { Client } from '../http/client.mjs';
import { plant, sitemapOf, unplant } from '../http/planted.mjs';
import { assert, test } from '../http/runner.mjs';
import { must, shared, until } from '../http/stack.mjs';

const require = createRequire(import.meta.url);
const jsonld = require('jsonld');
const { Table } = require('tableschema');
const WORD = 'nguon';
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';

const FORMULAS = ['=1+1', '+84', '-2', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'];
const here = (name) => new URL(name, import.meta.url).pathname;

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

// The triples of a document, as the validator's own terms.
async function triples(document) {
  const { factory } = new SHACLValidator([]);
  const term = ({ termType, value, language, datatype }) => {
    if (termType === 'NamedNode') return factory.namedNode(value);
    if (termType === 'BlankNode') return factory.blankNode(value.slice(2));
    return factory.literal(value, language || factory.namedNode(datatype.value));
  };
  const quads = await jsonld.toRDF(document, { safe: true });
  return factory.dataset(quads.map((q) => factory.quad(term(q.subject), term(q.predicate), term(q.object))));
}

// The shapes are ours, after the tables of DCAT-AP: no package has those that its authors publish.
test('a SHACL validator finds the catalogue whole, and everything that it would lack', async () => {
  const { citizen } = await data();
  const shapes = await triples(JSON.parse(await readFile(here('dcat.shapes.jsonld'), 'utf8')));
  const validator = new SHACLValidator(shapes);
  const catalogue = await triples(JSON.parse((await citizen.get('/data/catalog.jsonld')).text));
  const faults = async (dataset) => (await validator.validate(dataset)).results
    .map(({ path: at, focusNode, message }) => `${focusNode?.value} ${at?.value} ${message.map((m) => m.value)}`);
  assert.deepEqual(await faults(catalogue), []);
  const needed = [`${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCT}identifier`, `${DCT}license`,
    `${DCAT}dataset`, `${DCAT}distribution`, `${DCAT}accessURL`, `${DCAT}theme`,
    'http://xmlns.com/foaf/0.1/name', 'http://spdx.org/rdf/terms#algorithm',
    'http://spdx.org/rdf/terms#checksumValue'];
  for (const predicate of needed) {
    const rest = validator.factory.dataset([...catalogue].filter((q) => q.predicate.value !== predicate));
    assert.ok(rest.size < catalogue.size, `${predicate} is there`);
    assert.ok((await faults(rest)).some((line) => line.includes(predicate)), predicate);
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
  // No package has the schema of RFC 4287; atom.rng is written after its text.
  const valid = (input) => must('xmllint', ['--noout', '--nonet', '--relaxng', here('atom.rng'), '-'], { input });
  await valid(text);
  for (const [from, to] of [[/<updated>[^<]*<\/updated>/, ''], [/<author>[^]*?<\/author>/, ''], [/<id>/, '<id>x'],
    [/<entry>/, '<entry><title>hai</title>'], [/(<updated>[^<T]*)T[^<]*/, '$1'], [/ href="[^"]*"/, '']]) {
    assert.match(text, from);
    await assert.rejects(valid(text.replace(from, to)), String(from));
  }
});

test('the sitemap is what its schema says', async () => {
  const { stack, citizen } = await data();
  const schema = require.resolve('sitemap/package.json').replace(/package\.json$/, 'schema/sitemap.xsd');
  for (const at of ['/sitemap/own.xml', await sitemapOf(stack, `${WORD}0`)])
    await must('xmllint', ['--noout', '--nonet', '--schema', schema, '-'],
      { input: (await citizen.get(at)).text });
  const said = [];
  const index = Readable.from([(await citizen.get('/sitemap.xml')).text])
    .pipe(new XMLToSitemapIndexStream({ logger: (...words) => said.push(words.join(' ')) }));
  const parts = [];
  index.on('data', (item) => parts.push(item));
  await finished(index);
  assert.deepEqual(said, [], 'nothing that its reader does not know');
  assert.ok(parts.some(({ url }) => url.endsWith('/sitemap/own.xml')));
  assert.ok(parts.every(({ url, lastmod }) => /^https?:/.test(url) && (!lastmod || !Number.isNaN(Date.parse(lastmod)))));
});

const dumped = (citizen, name) => until(async () => {
  const answer = await citizen.get(`/data/dump/${name}`);
  return answer.status === 200 && answer;
}, 60_000, 'the dump is made');

test('CSV is taken by a strict parser, fits its Table Schema, and no cell is a formula', async () => {
  const { stack, citizen } = await data();
  await plant(stack, FORMULAS.map((begin, i) => ({ slug: `${WORD}f${i}`, name: `${begin} ABC`,
    act: `${begin} ABC`, remedy: `${begin}, "ABC"\nhai`, correction: `${begin};ABC` })));
  const text = (await citizen.get('/violators.csv')).text;
  const records = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
  const json = JSON.parse((await citizen.get('/violators.json')).text);
  for (const [i, begin] of FORMULAS.entries()) {
    const row = records.find(({ id }) => id === `${WORD}f${i}`);
    assert.equal(row.act, `'${begin} ABC`);
    assert.equal(row.remedy, `'${begin}, "ABC"\nhai`);
    assert.equal(json.find(({ id }) => id === row.id).act, `${begin} ABC`, 'JSON says it as it is');
  }
  for (const row of records)
    for (const [name, cell] of Object.entries(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/, name);
  const { schema } = JSON.parse((await citizen.get('/data/datapackage.json')).text).resources[0];
  const keys = schema.fields.map(({ name }) => name);
  assert.deepEqual(Object.keys(records[0]), keys);
  for (const row of json) assert.deepEqual(Object.keys(row), keys, 'each row of JSON has each field');
  const cells = [keys, ...records.map((row) => keys.map((key) => row[key]))];
  const table = await Table.load(cells, { schema, strict: true });
  assert.equal((await table.read()).length, records.length);
  const bent = await Table.load([keys, cells[1].map((cell, i) => (keys[i] === 'fine_dong' ? 'x' : cell))],
    { schema, strict: true });
  await assert.rejects(bent.read(), 'it does look');
});

// Each sheet as rows of [kind, value]; kinds as openpyxl has them: n number, d date, s text, f formula.
const READ_BOOK = `import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({sheet.title: [[[cell.data_type, None if cell.value is None else str(cell.value)]
    for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}))`;

test('the workbook is read by a library that is not ours, with the types that the dictionary says', async () => {
  const { stack, citizen } = await data();
  await stack.hotline(['dump', 'make', '--config', stack.config]);
  await until(async () => (await dumped(citizen, 'violators.csv')).text.includes(`${WORD}f0`), 60_000, 'new dump');
  const dir = await mkdtemp(path.join(tmpdir(), 'hltest-'));
  try {
    const file = path.join(dir, 'violators.xlsx');
    await writeFile(file, (await dumped(citizen, 'violators.xlsx')).body);
    const out = await must('/usr/bin/python3', ['-c', READ_BOOK, file]);
    const book = JSON.parse(out);
    const [rows, meanings] = Object.values(book);
    const { fields } = JSON.parse((await citizen.get('/data/datapackage.json')).text).resources[0].schema;
    assert.deepEqual(meanings.slice(1).map((row) => row[1][1]), fields.map(({ name }) => name));
    assert.deepEqual(rows[0].map(([, value]) => value), meanings.slice(1).map((row) => row[0][1]));
    const kinds = { integer: 'n', date: 'd', string: 's' };
    for (const row of rows.slice(1))
      for (const [i, [kind, value]] of row.entries())
        if (value !== null) assert.equal(kind, kinds[fields[i].type], `${fields[i].name}: ${value}`);
    const csv = parse((await dumped(citizen, 'violators.csv')).text, { bom: true, columns: true, record_delimiter: '\r\n' });
    assert.equal(rows.length - 1, csv.length);
    for (const [i, begin] of FORMULAS.entries()) {
      const row = rows.find((cells) => cells[0][1] === `${WORD}f${i}`);
      assert.deepEqual(row[fields.findIndex(({ name }) => name === 'act')], ['s', `${begin} ABC`.replace('\r', '\n')], 'text, no formula; XML reads CR as LF');
    }
  } finally {
    await rm(dir, { recursive: true });
  }
});

test('what was planted goes', async () => {
  await unplant((await data()).stack, WORD);
});
