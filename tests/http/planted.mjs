// Published sanctions as the steps of the procedure leave them, planted in the database: many,
// quickly, with what a test looks for. Each test has slugs of its own (its word, then a number).
const quoted = (value) => (value === undefined ? 'DEFAULT'
  : `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`);

// rows: [{ slug, name, ...columns }]; gives the slugs.
export async function plant(stack, rows, options) {
  const usual = { state: 'released', address: 'Số 1 ABC', act: 'Xả nước thải', sanction: 'Phạt tiền',
    remedy: '', number: '1/QĐ-XPHC', signed_on: '2026-05-05', unit_name: 'UBND phường ABC',
    basis: 'Nghị định 45/2022/NĐ-CP, điều 72', fine_total: 1000000, made_by: 1, made_us: 1,
    released_by: 2, released_us: 1_790_000_000_000_000,
    expires_us: 4_000_000_000_000_000 };
  const names = [...new Set(rows.flatMap((row) => Object.keys({ ...usual, ...row })))];
  const first = 1_000_000_000 + Math.floor(Math.random() * 1_000_000_000);
  const values = rows.map((row, i) => `((SELECT MIN(id) FROM cases), ${first + i},
    (SELECT MIN(id) FROM unit), ${names.map((name) => quoted({ ...usual, ...row }[name])).join(', ')})`);
  await stack.sql(`SET foreign_key_checks = 0; INSERT INTO publication (case_id, decision_id, unit_id,
    ${names.join(', ')}) VALUES ${values.join(',')}`, options);
  return rows.map((row) => row.slug);
}

// The file of the sitemap that has this page.
export async function sitemapOf(stack, slug) {
  const [[id]] = await stack.sql(`SELECT id FROM publication WHERE slug = '${slug}'`);
  return `/sitemap/${Math.floor(id / 40_000)}.xml`;
}

export const withdraw = (stack, slug, options) => stack.sql(`UPDATE publication SET
  state = 'withdrawn', why_withdrawn = 'Hủy quyết định', gone_how = 'cancelled'
  WHERE slug = '${slug}'`, options);

export const unplant = (stack, word) => stack.sql(`SET foreign_key_checks = 0;
  DELETE FROM publication WHERE slug LIKE '${word}%'`);
