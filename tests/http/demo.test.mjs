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

const counts = async (stack) => (await stack.sql(`SELECT COUNT(*), (SELECT COUNT(*) FROM tally), (SELECT COUNT(*) FROM supervision),
  (SELECT COUNT(*) FROM plan_task), (SELECT COUNT(*) FROM facility), (SELECT COUNT(*) FROM cases) FROM event`))[0];

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
      [['draft', '1'], ['expired', '1'], ['released', '7'], ['withdrawn', '1']]);
    assert.equal((await stack.hotline(['audit', 'verify', '--config', stack.config])).code, 0);
    const citizen = new Client(stack.public);
    await until(async () => {
      const { text } = await citizen.get('/violators');
      return STATES.every((words) => text.includes(words));
    }, 15_000, 'the list is found by its states');
    const last = new Date(Date.UTC(new Date().getFullYear(), new Date().getMonth() - 1, 15)).toISOString().slice(0, 7);
    await stack.sql('DELETE FROM figure_told; DELETE FROM figure_sum; DELETE FROM figure_month'); // jobs had closed it
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
    assert.ok(told.length >= 2);
    for (const [name, n] of told)
      assert.match(units.text, new RegExp(`${name}[\\s\\S]{0,120}>${n}<`), `${name}: ${n}`);
    assert.match((await new Client(stack.public).get('/statistics')).text, /href="\/statistics\/units/);
    const observer = await loginAs(stack, 'baichay.mattran');
    assert.match((await observer.get('/staff/supervision')).text, /Rà soát các mương/);
    for (const [at, words] of [['/staff/leader/plan', 'Nạo vét mương khu 5']])
      assert.ok((await (await loginAs(stack, 'baichay.truong')).get(at)).text.includes(words), at);
  } finally {
    await stack.stop();
  }
});
