// Every text of a table of complaints is filed and becomes a case that is found again. The
// table is not part of the source: HOTLINE_CORPUS names it, or it lies beside the source.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from './client.mjs';
import { official } from './officials.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, skip, test } from './runner.mjs';
import { TOP, shared, until } from './stack.mjs';

const file = process.env.HOTLINE_CORPUS
  ?? path.join(TOP, '../shared/data/complaints_corpus.csv');

// Rows of a CSV with quoted fields (RFC 4180), as objects by its heading.
export function csv(text) {
  const rows = [];
  let row = [];
  let value = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { value += c; i += 1; }
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === '\n')) {
      row.push(value.replace(/\r$/, ''));
      value = '';
      if (c === '\n') { rows.push(row); row = []; }
    } else value += c;
  }
  if (value || row.length) rows.push([...row, value]);
  const [head, ...rest] = rows;
  return rest.map((r) => Object.fromEntries(head.map((name, i) => [name, r[i]])));
}

const KINDS = ['water', 'air', 'odour', 'noise', 'vibration', 'solid_waste', 'hazardous_waste',
  'soil', 'light'];
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd')
  .toLowerCase();
// What an official would type of it: the first eight words.
const words = (text) => text.replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ').split(/\s+/)
  .filter((w) => w.length > 1).slice(0, 8).join(' ');

async function found(official, text, code) {
  const { text: page } = await official.get(`/staff/search?q=${encodeURIComponent(words(text))}`);
  return page.includes(`/staff/cases/${code}`);
}

if (!existsSync(file)) {
  skip(`every complaint of the table is found: no ${file}`);
} else {
  test('every complaint of the table is filed and found, with and without diacritics', async () => {
    const stack = await shared();
    const rows = csv(await readFile(file, 'utf8'));
    assert.ok(rows.length >= 100, `${rows.length} rows`);
    const known = new Set((await stack.sql(`SELECT code FROM unit WHERE parent_code = '22'
      AND level = 'commune' AND valid_to IS NULL`)).flat());
    const filed = [];
    for (const row of rows) {
      const commune = known.has(row.expected_commune_new) ? row.expected_commune_new : '06673';
      const answer = await new Client(stack.public).post('/report', { ...reportFields(newToken()),
        what: row.text, commune, pollution: KINDS.includes(row.expected_type)
          ? row.expected_type : 'other', point: row.lat ? `${row.lat}, ${row.lon}` : '' });
      assert.equal(answer.status, 200, `${row.id}: ${answer.status}`);
      filed.push([row, receiptOf(answer.text).ref]);
    }
    await until(async () => (await stack.sql(
      'SELECT COUNT(*) FROM report WHERE taken_us IS NULL'))[0][0] === '0', 60_000, 'all cases');
    const reader = await official(stack, 'so.canbo'); // the department sees every commune
    const codes = Object.fromEntries(await stack.sql(`SELECT r.ref, c.code FROM report r
      JOIN case_report cr ON cr.report_id = r.id JOIN cases c ON c.id = cr.case_id`));
    for (const [row, ref] of filed) {
      const code = codes[ref];
      assert.ok(code && await found(reader, row.text, code), `${row.id} as it was written`);
      assert.ok(await found(reader, fold(row.text), code), `${row.id} without diacritics`);
      assert.ok(await found(reader, row.text.normalize('NFD'), code), `${row.id} in parts`);
    }
  });
}
