// Figures, facility, act, map, printed list and press, as people see them.
import { assert, test } from '../http/runner.mjs';
import { shared, until } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

const PLACE = '06673';
const ID = 795_001;
const YEAR = new Date().getFullYear() - 1;

async function told(stack) {
  const cells = [];
  for (let m = 1; m <= 12; m += 1)
    for (const [kind, n] of [['water', 40 + m], ['air', 25], ['odour', 9], ['solid_waste', 14], ['noise', 6]])
      for (const [what, share] of [['received', 1], ['verified', 0.9], ['answered', 0.8], ['handled', 0.7], ['late', 0.2]])
        cells.push([`${YEAR}-${String(m).padStart(2, '0')}`, what, kind, Math.floor(n * share)]);
  await stack.sql(`INSERT IGNORE INTO figure_told SELECT j.month, u.id, j.what, j.kind, j.n FROM
    JSON_TABLE('${JSON.stringify(cells)}', '$[*]' COLUMNS (month VARCHAR(7) PATH '$[0]', what VARCHAR(12) PATH '$[1]',
    kind VARCHAR(16) PATH '$[2]', n INT PATH '$[3]')) j JOIN unit u ON u.code = '${PLACE}' AND u.valid_to IS NULL
    WHERE j.n >= 5;
    INSERT IGNORE INTO figure_sum SELECT month, what, pollution, SUM(n) FROM figure_told WHERE month LIKE '${YEAR}-%'
    GROUP BY month, what, pollution;
    INSERT IGNORE INTO figure_month SELECT DISTINCT month, 1 FROM figure_sum WHERE month LIKE '${YEAR}-%'`);
}

async function published(stack) {
  await stack.sql(`SET foreign_key_checks = 0;
    INSERT INTO facility (unit_id, kind, name, sector, made_us) SELECT id, 'organization', 'Công ty Gạch ABC',
      'other', 1 FROM unit WHERE code = '${PLACE}' AND valid_to IS NULL LIMIT 1;
    SET @f = LAST_INSERT_ID(); UPDATE facility SET root_id = @f WHERE id = @f;
    INSERT INTO facility_duty (facility_id, kind, source, what, basis, due_on, told_us, made_us) VALUES
      (@f, 'commitment', 'permit', 'Lắp hệ thống lọc bụi túi vải cho lò nung số 2', 'Giấy phép môi trường 12/GPMT-ABC',
       '2026-01-31', 1, 1);
    INSERT INTO publication_act VALUES (${ID}, '45/2022:Đ18.2.c');
    INSERT INTO publication (id, case_id, decision_id, slug, state, unit_id, name, address, act, sanction,
      remedy, number, signed_on, unit_name, basis, fine_total, made_by, made_us, released_by, released_us,
      place_code, facility_id, appeal, execution) VALUES (${ID}, 1, ${ID}, 'gachabc', 'released', 1,
      'Công ty TNHH Sản xuất Gạch ngói ABC', 'Số 18 đường Lò Nung, phường Bãi Cháy',
      'Xả khói, bụi vượt quy chuẩn kỹ thuật về khí thải từ 2 đến dưới 3 lần.', 'Phạt tiền 120.000.000 đồng',
      'Buộc lắp thiết bị lọc bụi trong 60 ngày', '177/QĐ-XPHC', '2026-05-05', 'UBND phường Bãi Cháy',
      'Nghị định 45/2022/NĐ-CP, điều 72', 120000000, 1, 1, 2, ${Date.now()}000, '${PLACE}', @f, 'complaint', 'late')`);
  await until(async () => Number((await stack.sql(`SELECT COUNT(*) FROM publication_change
    WHERE indexed_us IS NULL OR purged_us IS NULL`))[0][0]) === 0, 15_000, 'the list follows');
  const [[slug]] = await stack.sql(`SELECT s.slug FROM publication p JOIN facility_public s
    ON s.facility_id = p.facility_id WHERE p.id = ${ID}`);
  return slug;
}

test('figures, facility, act, press and printed list, wide, narrow and in both languages', async () => {
  const stack = await shared();
  await told(stack);
  const facility = await published(stack);
  const page = await reader(stack.public);
  await page.goto('/violators/gachabc');
  const act = await page.getAttribute('a[href^="/acts/"]', 'href');
  for (const [name, at] of Object.entries({ statistics: `/statistics?year=${YEAR}`, violator: '/violators/gachabc',
    list: `/violators?q=gach+ngoi&place=${PLACE}`, facility: `/facilities/${facility}`, act, press: '/press/gachabc',
    board: `/violators/board?place=${PLACE}` }))
    for (const lang of ['vi', 'en']) {
      await page.goto(`${at}${at.includes('?') ? '&' : '?'}lang=${lang}`);
      await look(page, `around-${name}-${lang}`);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${name}: ${wide} px on a screen of 320`);
      if (lang === 'vi') await page.screenshot({ path: `var/shots/around-${name}-320.png`, fullPage: true });
      await page.setViewportSize({ width: 360, height: 740 });
    }
  assert.match(await page.textContent('main'), /Công ty TNHH Sản xuất Gạch ngói ABC/);
});

test('the map shows what the list says, is fetched when opened, and is not needed', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/violators/map');
  assert.ok(!asked.some((at) => /leaflet|map\.json/.test(at)), 'nothing of it before');
  const items = await page.locator('#places li[data-lat]').count();
  assert.ok(items > 0);
  await page.getByRole('button', { name: 'Mở bản đồ' }).click();
  await page.waitForSelector('.map .map-count');
  assert.equal(await page.locator('.map .map-count').count(), items);
  await look(page, 'around-map');
  const plain = await reader(stack.public, { script: false });
  await plain.goto('/violators/map');
  await plain.locator('#places a').first().click();
  assert.match(plain.url(), /\/violators\?place=\d{5}$/);
  assert.ok(await plain.locator('main .list li').count() > 0);
});
