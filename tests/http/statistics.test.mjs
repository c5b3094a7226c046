// Figures for everybody: what is told of months that are over, and what never is.
import { Client } from './client.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

// nginx keeps the figures; each look of a test has an address of its own.
let look = 0;
const YEAR = new Date().getFullYear() - 1;
const CODE = '06673'; // Bãi Cháy

// What was told, and the year before, are forgotten in one step: jobs see all of it or nothing.
const forget = (values = '') => `START TRANSACTION;
  DELETE FROM figure_told; DELETE FROM figure_sum; DELETE FROM figure_month;
  DELETE FROM figure WHERE month LIKE '${YEAR}-%';
  ${values && `INSERT INTO figure (month, unit_id, what, pollution, n) VALUES ${values};`} COMMIT`;

// Cells of the year before, told anew. Jobs that had asked for the next month before we forgot
// close that one alone: then we forget again.
async function planted(stack, cells) {
  const values = cells.map(([month, what, kind, n]) => `('${YEAR}-${month}',
    (SELECT MAX(id) FROM unit WHERE code = '${CODE}' AND valid_to IS NULL), '${what}', '${kind}', ${n})`);
  const now = new Date();
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 15)).toISOString().slice(0, 7);
  const from = cells.map(([month]) => month).sort()[0];
  const months = 13 - Number(from) + now.getMonth(); // from there to the last that is over
  await stack.sql(forget(values.join(',')));
  await until(async () => {
    const closed = (await stack.sql(`SELECT month FROM figure_month WHERE month BETWEEN '${YEAR}-${from}' AND '${last}'`)).flat();
    if (!closed.includes(last) || closed.length === months) return closed.length === months;
    await stack.sql(forget(values.join(',')));
    return false;
  }, 15_000, 'months are closed');
}

const rows = async (client, at) => (await client.get(at)).text.replace('\uFEFF', '').trim()
  .split('\r\n').slice(1).map((line) => line.split(','));
const numbers = (text) => [...text.matchAll(/<li[^>]*><strong>([\d.]+)<\/strong>/g)].map((m) => m[1]);

test('five are told, fewer wait until they are five together, one never shows', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  await planted(stack, [['02', 'received', 'water', 6], ['03', 'received', 'water', 3],
    ['04', 'received', 'water', 2], ['02', 'received', 'noise', 4], ['02', 'answered', 'water', 5],
    ['03', 'received', 'odour', 5], ['04', 'received', 'odour', 4], ['03', 'decided', 'water', 1]]);
  const told = await stack.sql(`SELECT month, what, pollution, n FROM figure_told
    WHERE month LIKE '${YEAR}-%' ORDER BY what, pollution, month`);
  assert.deepEqual(told.map((r) => [r[0].slice(5), ...r.slice(1)].join(' ')), [
    '02 answered water 5', '03 decided water 1', '03 received odour 5', '02 received water 6',
    '04 received water 5']);
  for (const unit of ['', CODE]) {
    const page = await citizen.get(`/statistics?year=${YEAR}&unit=${unit}&look=${look++}`);
    assert.equal(page.status, 200);
    assert.deepEqual(numbers(page.text), ['16', '0', '5', '0', '0', '1', '0'], unit);
    assert.doesNotMatch(page.text, /Tiếng ồn/, 'four of a kind are nobody\'s');
    const csv = await rows(citizen, `/statistics.csv?year=${YEAR}&unit=${unit}&look=${look++}`);
    assert.deepEqual(csv.map((r) => [r[2], r[3]]), [['water', '11'], ['odour', '5']]);
  }
  const [[old]] = await stack.sql("SELECT MIN(id) FROM unit WHERE valid_to IS NOT NULL");
  assert.equal((await citizen.get(`/statistics?unit=~${old}`)).status, 404, 'no figures, no page');
  for (const unit of ['~', '~x', '99999', '~-1', "'"])
    assert.equal((await citizen.get(`/statistics?unit=${encodeURIComponent(unit)}`)).status, 404, unit);
});

test('a year of which nothing was counted is no page, and what is no year neither', async () => {
  const citizen = new Client((await shared()).public);
  const now = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
  for (const year of ['1999', String(now + 1), '0', '-1', 'abc', '2026x', '9'.repeat(20)])
    for (const at of ['/statistics', '/statistics.csv'])
      assert.equal((await citizen.get(`${at}?year=${year}&look=${look++}`)).status, 404, `${at} ${year}`);
  for (const year of ['', now])
    assert.match((await citizen.get(`/statistics?year=${year}&look=${look++}`)).text,
      new RegExp(`<h1>[^<]*${now}</h1>`));
});

test('on old borders a unit stands for itself, on those of today its heir has its figures', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  const [[whole, heir], [parted]] = [
    ...await stack.sql(`SELECT h.unit_id, MIN(h.code) FROM unit_heir h JOIN unit u ON u.id = h.unit_id
      WHERE h.province = '22' AND u.valid_to IS NOT NULL AND u.level = 'commune' AND h.code <> '${CODE}'
      GROUP BY h.unit_id HAVING COUNT(*) = 1 LIMIT 1`),
    ...await stack.sql(`SELECT unit_id FROM unit_heir WHERE province = '22' GROUP BY unit_id
      HAVING COUNT(*) > 1 LIMIT 1`)];
  await planted(stack, [['05', 'received', 'water', 7]]);
  await stack.sql(`INSERT INTO figure_told VALUES ('${YEAR}-05', ${whole}, 'received', 'air', 8),
    ('${YEAR}-05', ${parted}, 'received', 'air', 9)`);
  const received = async (unit) => (await rows(citizen, `/statistics.csv?year=${YEAR}&unit=${unit}&look=${look++}`))
    .reduce((sum, r) => sum + Number(r[3]), 0);
  assert.equal(await received(heir), 8);
  assert.equal(await received(`~${whole}`), 8);
  assert.equal(await received(`~${parted}`), 9, 'divided: its own line alone');
  assert.equal(await received(CODE), 7);
  assert.match((await citizen.get(`/statistics?unit=~${whole}`)).text, /\(đến \d\d\/\d\d\/\d{4}\)/);
  assert.equal((await citizen.get('/statistics/units')).status, 404, 'public only where it is turned on');
  await stack.sql(forget());
});
