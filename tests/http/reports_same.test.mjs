// A figure of a report is one number: on its page, in its list, in the workbook and on paper.
import { REPORT, figuresOf, rowsOf } from './leader.mjs';
import { newPerson } from './people.mjs';
import { saved, savedAs, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { must, shared } from './stack.mjs';

// Rows of the first sheet: [text, number, number ...], as a reader of the format has them.
async function sheetOf(file) {
  const part = (name) => must('unzip', ['-p', file, `xl/${name}.xml`]);
  const plain = (text) => text.replace(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const texts = [...(await part('sharedStrings')).matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, t]) => plain(t));
  return [...(await part('worksheets/sheet1')).matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, row]) =>
    [...row.matchAll(/<c r="[A-Z]+\d+"([^>]*)><v>([^<]*)<\/v>/g)].map(([, kind, v]) =>
      (kind.includes('t="s"') ? texts[Number(v)].trim() : Number(v))));
}

test('the figures of every report are the same on the page, in its list, in the workbook and on paper', async () => {
  const stack = await shared();
  const head = await newPerson(stack, 'sosanh.truong', [['06895', 'head']]);
  // A commune that no other test uses: its figures are those that are put here.
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '06895' AND valid_to IS NULL");
  const [[some]] = await stack.sql('SELECT MIN(id) FROM cases');
  const facts = [];
  for (let m = 1; m <= 12; m += 1)
    for (const [i, [what, part, amount]] of [['received', 'water', 0], ['received', 'noise', 0], ['verified', 'water', 0],
      ['decided', '', 7_000_000], ['decided', 'spot', 500_000], ['subject', 'organization', 0], ['act', '45/2022:Đ18.2.c', 7_000_000],
      ['paid', '', 3_000_000], ['paid_back', '', 1_000_000], ['published', 'water', 0], ['crime_out', '', 0]].entries())
      for (let n = 0; n < (m * (i + 2)) % 5; n += 1) facts.push([`2026-${String(m).padStart(2, '0')}`, what, part, amount + n]);
  await stack.sql(`INSERT INTO tally (month, unit_id, what, part, case_id, amount, at_us) VALUES ${facts.map(([at, what, part, amount]) =>
    `('${at}', ${unit}, '${what}', '${part}', ${some}, ${amount}, 3)`)};
    INSERT INTO tally_sum SELECT unit_id, month, what, part, COUNT(*), SUM(amount) FROM tally WHERE at_us = 3 GROUP BY 1, 2, 3, 4`);
  const queries = ['report=month&year=2026&part=3', 'report=quarter&year=2026&part=2', 'report=half&year=2026', 'report=nine&year=2026',
    'report=year&year=2026', 'report=sustainable&year=2026', 'report=sanction&year=2026'];
  await Promise.all(queries.map(async (query, i) => {
    const page = await figuresOf(head, `${REPORT}?${query}`);
    assert.ok(page.length >= 6, `${query}: ${page.length} figures`);
    const sheet = await sheetOf(await savedAs(await head.get(`${REPORT}.xlsx?${query}`), `so-sanh-${i}.xlsx`));
    const paper = await textOf(await saved(await head.get(`${REPORT}.pdf?${query}`), `so-sanh-${i}`));
    for (const [label, n, href] of page) {
      const asked = new URLSearchParams(href.split('?')[1]);
      const mine = facts.filter(([at, what, part]) => what === asked.get('what') && at >= asked.get('first') && at <= asked.get('last')
        && [part, null].includes(asked.get('part')));
      const sum = mine.reduce((all, [, , , amount]) => all + amount, 0);
      assert.equal(n, mine.length, `${query} ${label}`);
      assert.equal((await rowsOf(head, href)).length, n, `${query} ${label}: the list`);
      const words = label.replace(/^– /, '');
      const [, count, amount] = sheet.find(([text, ...more]) => text === words && more.length > 0) ?? [];
      assert.equal(count, n, `${query} ${label}: the workbook`);
      if (typeof amount === 'number') assert.equal(amount, sum, `${query} ${label}: đồng in the workbook`);
      const dots = (x) => x.toLocaleString('de-DE');
      const told = `${words} ${dots(n)}${typeof amount === 'number' ? ` ${dots(sum)}` : ''}`;
      if (words.length < 40) assert.ok(paper.includes(told), `${query}: on paper ${told}`);
    }
    assert.ok(sheet.some(([text, , amount]) => text === 'Quyết định xử phạt' && amount > 0), `${query}: sums of money`);
  }));
  await stack.sql(`DELETE FROM tally WHERE at_us = 3; DELETE FROM tally_sum WHERE unit_id = ${unit}`);
});
