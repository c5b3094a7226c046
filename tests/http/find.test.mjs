// The public list with thousands of rows: every order and filter, page after page to its end.
import { Client } from './client.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const N = 1700; // more than FIND_RARE have what is asked for, so that the list is walked
const FIRST = 800_000;
const PLACE = '06673';

const rows = Array.from({ length: N }, (_, i) => ({ id: FIRST + i, slug: `so${i}`,
  day: new Date(Date.UTC(2019, 0, 1 + (i * 37) % 700)).toISOString().slice(0, 10),
  fine: ((i * 7919) % 997) * 100_000, name: `Sỏi ABC ${(i * 31) % 1000}`,
  place: i % 2 === 0, done: i % 3 === 0, rare: i % 200 === 7 }));
const old = [...rows].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(0, 1510);
for (const row of old) row.old = true;

async function plant(stack) {
  for (let at = 0; at < N; at += 1000) {
    const part = rows.slice(at, at + 1000);
    const terms = part.flatMap((r) => ['wsoi', 'wabc', `y${r.day.slice(0, 4)}`, ...(r.place ? [`c${PLACE}`] : []),
      r.done ? 'edone' : 'eopen', ...(r.rare ? ['whiem'] : []), ...(r.old ? ['wcu'] : [])]
      .map((t) => `('${t}',${r.id})`));
    await stack.sql(`SET foreign_key_checks = 0; INSERT INTO publication (id, case_id, decision_id,
      slug, state, unit_id, name, address, act, sanction, remedy, number, signed_on, unit_name, basis,
      fine_total, made_by, made_us, released_by, released_us, place_code, execution,
      expires_us) VALUES ${part.map((r) =>
      `(${r.id}, 1, ${r.id}, '${r.slug}', 'released', 1, '${r.name}', 'a', 'b', 'c', '', '${r.id}', '${r.day}',
      'd', 'e', ${r.fine}, 1, 1, 2, 1, '${r.place ? PLACE : ''}', '${r.done ? 'done' : 'open'}', 4000000000000000)`)};
      UPDATE publication_change SET indexed_us = 1, purged_us = 1 WHERE publication_id >= ${FIRST};
      INSERT INTO publication_facet VALUES ${part.map((r) => `(${r.id}, '${r.day}', ${r.fine}, LOWER('soi abc ${
      (Number(r.id - FIRST) * 31) % 1000}'))`)};
      INSERT INTO publication_term VALUES ${terms}`);
  }
  await stack.sql(`INSERT INTO publication_term_count SELECT term, COUNT(*) FROM publication_term
    WHERE publication_id >= ${FIRST} GROUP BY term ON DUPLICATE KEY UPDATE n = n + VALUES(n)`);
}

async function gone(stack) {
  await stack.sql(`SET foreign_key_checks = 0;
    UPDATE publication_term_count c JOIN (SELECT term, COUNT(*) AS k FROM publication_term
      WHERE publication_id >= ${FIRST} GROUP BY term) t ON t.term = c.term SET c.n = c.n - t.k;
    DELETE FROM publication_term_count WHERE n <= 0;
    DELETE FROM publication_term WHERE publication_id >= ${FIRST};
    DELETE FROM publication_facet WHERE publication_id >= ${FIRST};
    DELETE FROM publication_change WHERE publication_id >= ${FIRST};
    DELETE FROM publication WHERE id >= ${FIRST}`);
}

const ORDERS = {
  new: (a, b) => (a.day === b.day ? b.id - a.id : a.day < b.day ? 1 : -1),
  fine: (a, b) => b.fine - a.fine || b.id - a.id,
  name: (a, b) => { const [x, y] = [a, b].map((r) => `soi abc ${((r.id - FIRST) * 31) % 1000}`);
    return x === y ? a.id - b.id : x < y ? -1 : 1; },
};

// Slugs of all pages from one address on, with the number of pages and of statements of the worst.
async function leaf(client, at) {
  const slugs = [];
  let pages = 0;
  for (let next = at; next; pages += 1) {
    const { status, text } = await client.get(next);
    assert.equal(status, 200, next);
    const found = [...text.matchAll(/href="\/violators\/(so\d+)"/g)].map((m) => m[1]);
    assert.ok(found.length <= 20);
    slugs.push(...found);
    next = /rel="next" href="([^"]+)"/.exec(text)?.[1].replaceAll('&amp;', '&');
    assert.ok(pages < 400, `${at} never ends`);
  }
  return { slugs, pages };
}

test('every order and filter shows all that fits, once, in order, to the last page', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  await plant(stack);
  try {
    const asked = [
      ['q=soi&state=done&place=' + PLACE, (r) => r.done && r.place],
      ['q=s%E1%BB%8Fi+hiem', (r) => r.rare],
      ['q=SOI&year=2020&state=done', (r) => r.done && r.day.startsWith('2020')],
    ];
    for (const [query, fits] of asked)
      for (const [sort, order] of Object.entries(ORDERS)) {
        const want = rows.filter(fits).sort(order).map((r) => r.slug);
        const got = await leaf(client, `/violators?${query}&sort=${sort}`);
        assert.deepEqual(got.slugs, want, `${query} ${sort}`);
      }
    const far = await leaf(client, '/violators?q=cu+soi');
    assert.deepEqual(far.slugs, rows.filter((r) => r.old).sort(ORDERS.new).map((r) => r.slug),
      'what lies far behind is reached, some pages being empty');
    for (const q of ['soi+kh%C3%B4ngc%C3%B3', 'soi&place=00000', 'soi&act=45', 'soi&year=1999', 'soi&year=abc', 'soi&year=1', '%22%2B-*']) {
      const { text } = await client.get(`/violators?q=${q}`);
      assert.doesNotMatch(text, /\/violators\/so\d|rel="next"/, q);
    }
    assert.match((await client.get('/violators?q=hie')).text, /\/violators\/so7"/, 'the last word may be begun');
    const page = (await client.get('/violators?planted')).text; // no page kept from before
    assert.match(page, new RegExp(`<option value="${PLACE}"[^>]*>[^<]*\\(\\d{3}\\)`), 'places have their numbers');
    await stack.sql(`UPDATE publication SET state = 'withdrawn' WHERE id = ${FIRST + 7}`);
    assert.doesNotMatch((await client.get('/violators?q=hiem&again')).text, /\/violators\/so7"/, 'at once');
    const words = async () => (await stack.sql(`SELECT COUNT(*) FROM publication_term
      WHERE publication_id = ${FIRST + 7}`))[0][0];
    await until(async () => Number(await words()) === 0, 20_000, 'its words are forgotten');
  } finally {
    await gone(stack);
  }
});
