// Every text of a table of complaints is filed and becomes a case that is found again. The
// table is not part of the source: HOTLINE_CORPUS names it, or it lies beside the source.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from './client.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
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
// Up to eight words for a search in boolean mode; signs that mean something there are left out.
const words = (text) => text.replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ').split(/\s+/)
  .filter((w) => w.length > 1).slice(0, 8).map((w) => `+${w}`).join(' ').replaceAll("'", '');

async function found(stack, text, ref) {
  const rows = await stack.sql(`SELECT r.ref FROM case_text t JOIN case_report cr USING (case_id)
    JOIN report r ON r.id = cr.report_id
    WHERE MATCH (t.body) AGAINST ('${words(text)}' IN BOOLEAN MODE)`);
  return rows.flat().includes(ref);
}

if (!existsSync(file)) {
  console.log(`SKIPPED: the table of complaints is not there: ${file}`);
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
    for (const [row, ref] of filed) {
      assert.ok(await found(stack, row.text, ref), `${row.id} as it was written`);
      assert.ok(await found(stack, fold(row.text), ref), `${row.id} without diacritics`);
      assert.ok(await found(stack, row.text.normalize('NFD'), ref), `${row.id} in parts`);
    }
  });
}
