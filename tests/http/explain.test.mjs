// Every statement of the program is asked how it would be carried out: none walks through a table
// for which it has no index, except those that are named here with the reason. Which keys would
// serve does not depend on how many rows there are, so a small database is enough.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from './runner.mjs';
import { TOP, shared } from './stack.mjs';

const WHOLE = {
  'every row is proved': ['events_all', 'acts_all', 'account_events_all', 'heads_astray', 'heads_orphaned', 'act_heads_astray',
    'account_heads_astray', 'figures_astray', 'sums_astray'],
  'the newest, from the end of the primary key': ['change_last', 'feed_rows', 'root_last', 'pub_roots_newest', 'flow_activated',
    'law_activation_last'],
  'a command of whoever changes the law, from an index alone': ['cases_open_by_flow'],
  'units, keys and facts, which do not grow with the cases': ['units_all', 'unit_heirs_all', 'unit_successors_all', 'told_units',
    'open311_keys', 'facts_since', 'marks_ripe'],
};

const VALUES = { str: "'x'", bytes: "x'78'", date: "'2026-01-01'", f64: '1.0' };
const FORM = /^-- @(?:one|many|each|exec) (\w+)\(([^)]*)\)[^\n]*\n([^;]*(?:'[^']*'[^;]*)*?);/gm;

async function statements() {
  const folder = path.join(TOP, 'sql/queries');
  const found = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')))
    for (const [, name, binds, text] of (await readFile(path.join(folder, file), 'utf8')).matchAll(FORM)) {
      const types = Object.fromEntries(binds.split(', ').filter(Boolean).map((one) => one.split(': ')));
      const sql = text.replace(/--[^\n]*/g, '')
        .replace(/(?<![:\w]):([a-z_]\w*)/g, (_, bind) => VALUES[types[bind]?.replace('?', '')] ?? '1');
      if (/^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|\()/i.test(sql)) found.push({ name, sql: sql.trim() });
    }
  return found;
}

test('no statement walks through a table without an index', async () => {
  const stack = await shared();
  const all = await statements();
  assert.ok(all.length > 500, `${all.length} statements were found`);
  const asked = all.map(({ name, sql }) => `SELECT 'statement', '${name}'; EXPLAIN ${sql};`);
  const rows = await stack.sql(`SET collation_connection = 'utf8mb4_uca1400_ai_ci'; ${asked.join('\n')}`);
  const known = new Set(Object.values(WHOLE).flat());
  const walks = new Set();
  let now = '';
  for (const [first, second, table, type, keys, , , , count] of rows) {
    if (first === 'statement') now = second;
    else if (!known.has(now) && ['ALL', 'index'].includes(type) && keys === 'NULL' && count !== 'NULL'
      && !table.startsWith('<') && table !== 'j') walks.add(`${now}: ${table}`);
  }
  assert.deepEqual([...walks], []);
  assert.deepEqual([...known].filter((name) => !all.some((one) => one.name === name)), [], 'statements that are no more');
});
