// The year of the demonstration: nothing forged, nothing twice, and figures that agree.
import { appendFile } from 'node:fs/promises';
import { Client } from './client.mjs';
import { loginAs } from './people.mjs';
import { assert, test } from './runner.mjs';
import { Stack, until } from './stack.mjs';

const STATES = ['Đã thi hành xong', 'Đang thi hành'];

async function loaded(stack) {
  await stack.sql('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
  const done = await stack.hotline(['demo', 'year', '--months', '1', '--config', stack.config]);
  assert.deepEqual([done.code, done.out, done.err], [0, '', '']);
}

// A case that is not told to its end is named, and whoever started it is told by the status.
async function incomplete(stack) {
  const [[id]] = await stack.sql("SELECT id FROM report WHERE channel = 'web' ORDER BY id DESC LIMIT 1");
  await stack.sql(`UPDATE report SET token_hash = UNHEX(SHA2('another form', 256)) WHERE id = ${id}`);
  const again = await stack.hotline(['demo', 'year', '--months', '1', '--config', stack.config]);
  assert.match(again.err, /^company \d+ stops at its .*: error \d+$[^]*not all cases are complete/m);
  assert.equal(again.code, 3, 'the year is there, but not whole');
}

const counts = async (stack) => (await stack.sql(`SELECT COUNT(*), (SELECT COUNT(*) FROM tally), (SELECT COUNT(*) FROM supervision),
  (SELECT COUNT(*) FROM plan_task), (SELECT COUNT(*) FROM facility), (SELECT COUNT(*) FROM cases) FROM event`))[0];

// Figures of a year are what its events say; a bent one is found and made anew, a missing row told.
async function figuresProved(stack) {
  const figures = (word) => stack.hotline(['figures', word, '--config', stack.config]);
  const good = await figures('check');
  assert.equal(good.code, 0, good.out + good.stderr);
  assert.match(good.out, /^good/);
  const kept = await stack.sql('SELECT * FROM figure UNION ALL SELECT month, unit_id, what, part, n FROM tally_sum');
  await stack.sql(`UPDATE figure SET n = n + 3 WHERE what = 'answered' ORDER BY month LIMIT 1;
    UPDATE tally_sum SET amount = amount + 1000000 WHERE what = 'decided' ORDER BY month LIMIT 1;
    INSERT INTO figure VALUES ('2024-02', (SELECT MIN(id) FROM unit), 'asked', 'water', 7)`);
  const bent = await figures('check');
  assert.equal(bent.code, 1);
  assert.equal(bent.out.match(/^(figure|report) /gm)?.length, 3, bent.out);
  assert.match(bent.out, /^figure 2024-02 .* asked water: kept 7, rows 0$/m);
  assert.match(bent.out, /^report .* decided .*kept \d+ VND, rows \d+ VND$/m);
  assert.equal((await figures('rebuild')).code, 0);
  assert.match((await figures('check')).out, /^good/);
  await stack.sql("DELETE FROM figure WHERE month = '2024-02' AND n = 0");
  assert.deepEqual(await stack.sql('SELECT * FROM figure UNION ALL SELECT month, unit_id, what, part, n FROM tally_sum'), kept);
  const [row] = await stack.sql("SELECT * FROM tally WHERE what = 'paid' LIMIT 1");
  await stack.sql(`DELETE FROM tally WHERE id = ${row[0]}`);
  const missing = await figures('rebuild');
  assert.equal(missing.code, 1, 'what is not there any more cannot be made anew');
  assert.match(missing.out, /^events \S+ \S+ paid : rows \d, events \d$/m);
  await stack.sql(`INSERT INTO tally VALUES (${row.map((v) => `'${v}'`).join(',')})`);
  assert.equal((await figures('rebuild')).code, 0);
}

test('a year of the demonstration: loaded twice it is there once, figures are those of the facts, every state is shown', async () => {
  const stack = await Stack.start({ workers: 1 });
  try {
    await loaded(stack);
    const first = await counts(stack);
    await loaded(stack);
    assert.deepEqual(await counts(stack), first, 'once');
    const sums = await stack.sql(`SELECT s.what, SUM(s.n), (SELECT COUNT(*) FROM tally t WHERE t.what = s.what),
      (SELECT SUM(f.n) FROM figure f WHERE f.what = s.what) FROM tally_sum s GROUP BY s.what`);
    for (const [what, n, rows, public_] of sums) {
      assert.equal(n, rows, `${what}: rows`);
      if (public_ !== 'NULL') assert.equal(public_, n, `${what}: what everybody is told`);
    }
    const of = (what) => Number(sums.find(([w]) => w === what)?.[1] ?? 0);
    for (const [what, least] of [['received', 50], ['verified', 30], ['answered', 30], ['decided', 9], ['published', 8], ['cancelled', 1],
      ['complained', 1], ['executed', 3], ['instalments', 1], ['late', 1], ['confirmed', 1]])
      assert.ok(of(what) >= least, `${what}: ${of(what)}`);
    assert.deepEqual((await stack.sql('SELECT state, COUNT(*) FROM publication GROUP BY state ORDER BY state')),
      [['draft', '1'], ['expired', '1'], ['released', '12'], ['withdrawn', '1']]);
    assert.deepEqual((await stack.sql(`SELECT place_code, COUNT(*) FROM publication WHERE state = 'released'
      GROUP BY place_code ORDER BY place_code`)), [['06673', '7'], ['06685', '2'], ['06712', '3']]);
    assert.ok(Number((await stack.sql('SELECT COUNT(DISTINCT unit_id, report) FROM report_sent'))[0][0]) >= 3);
    assert.equal((await stack.hotline(['audit', 'verify', '--config', stack.config])).code, 0);
    await figuresProved(stack);
    const citizen = new Client(stack.public);
    await until(async () => {
      const { text } = await citizen.get('/violators');
      return STATES.every((words) => text.includes(words));
    }, 15_000, 'the list is found by its states');
    const last = new Date(Date.UTC(new Date().getFullYear(), new Date().getMonth() - 1, 15)).toISOString().slice(0, 7);
    await stack.sql('BEGIN; DELETE FROM figure_told; DELETE FROM figure_sum; DELETE FROM figure_month; COMMIT'); // jobs had closed it
    await until(async () => (await stack.sql(`SELECT 1 FROM figure_month WHERE month = '${last}'`)).length, 15_000, 'the month is told');
    assert.equal((await citizen.get('/statistics/units')).status, 404, 'the province has not turned it on');
    await appendFile(stack.config, 'figures:\n  by_unit: true\n');
    const [, ...workers] = await stack.processes('public');
    for (const { pid } of workers) process.kill(pid, 'SIGKILL'); // they come back with the setting
    const units = await until(async () => {
      const answer = await new Client(stack.public).get(`/statistics/units?year=${last.slice(0, 4)}`).catch(() => ({ status: 0 }));
      return answer.status === 200 && answer;
    }, 15_000, 'units beside each other');
    const told = await stack.sql(`SELECT u.name_vi, SUM(t.n) FROM figure_told t JOIN unit u ON u.id = t.unit_id
      WHERE t.what = 'received' AND t.month LIKE '${last.slice(0, 4)}-%' GROUP BY u.id`);
    assert.ok(told.length >= 2, JSON.stringify(told));
    for (const [name, n] of told)
      assert.match(units.text, new RegExp(`${name}[\\s\\S]{0,120}>${n}<`), `${name}: ${n}`);
    assert.match((await new Client(stack.public).get('/statistics')).text, /href="\/statistics\/units/);
    const observer = await loginAs(stack, 'baichay.mattran');
    assert.match((await observer.get('/staff/supervision')).text, /Rà soát các mương/);
    for (const [at, words] of [['/staff/leader/plan', 'Nạo vét mương khu 5']])
      assert.ok((await (await loginAs(stack, 'baichay.truong')).get(at)).text.includes(words), at);
    await incomplete(stack);
  } finally {
    await stack.stop();
  }
});
