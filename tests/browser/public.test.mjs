// Every page that anybody can read, in both languages, wide and on 320 px: the map of the program
// says which there are, so that a new one is looked at or named here.
import { assert, test } from '../http/runner.mjs';
import { plant, unplant } from '../http/planted.mjs';
import { routes } from '../http/routes.mjs';
import { shared, until } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

const WORD = 'moitrang';
// Answers that are no page, and pages that other tests of this folder open with what they need.
const NO_PAGE = /\.(?:json|jsonl|jsonld|csv|atom|xml|txt)$|^\/(?:health|keys|open311|sitemap)\b/;
const ELSEWHERE = ['/alike', '/track/status', '/track/lost', '/track/proof', '/offline'];

async function examples(stack) {
  await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us) SELECT id, 'organization',
    'Công ty Mọi Trang ABC', 'other', 1 FROM unit WHERE code = '06673' AND valid_to IS NULL LIMIT 1;
    UPDATE facility SET root_id = id WHERE name = 'Công ty Mọi Trang ABC'`);
  const [[place]] = await stack.sql("SELECT MAX(id) FROM facility WHERE name = 'Công ty Mọi Trang ABC'");
  await plant(stack, [
    { slug: `${WORD}1`, name: 'Công ty TNHH Mọi Trang Chế biến Thủy sản Xuất khẩu ABC', place_code: '06673',
      facility_id: place, statement: 'Chúng tôi đã lắp hệ thống mới ABC.', statement_us: 1, appeal: 'both', execution: 'late',
      correction: 'Tên mương là mương ABC.', corrected_us: 1_790_000_000_000_000, correction_until_us: 2_790_000_000_000_000,
      remedy: 'Buộc thu gom, xử lý chất thải ABC trong 30 ngày' },
    { slug: `${WORD}2`, name: 'Công ty Mọi Trang Gỡ ABC', state: 'withdrawn', gone_how: 'wrong' }]);
  await stack.sql(`SET foreign_key_checks = 0;
    INSERT INTO publication_act SELECT id, '45/2022:Đ18.2.c' FROM publication WHERE slug = '${WORD}1'`);
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '06673' AND valid_to IS NULL");
  await stack.sql(`INSERT IGNORE INTO public_ask (token_hash, ref, kind, page, slug, unit_id, body, sent_us, due_us)
    VALUES (REPEAT('m', 32), '0123456789ab', 'error', '/violators/${WORD}1', '${WORD}1', ${unit}, 'Sai ABC', 1790000000000000,
      1790000000000000)`);
  const facility = await until(async () => (await stack.sql(`SELECT s.slug FROM publication p JOIN facility_public s
    ON s.facility_id = p.facility_id WHERE p.slug = '${WORD}1'`))[0]?.[0], 15_000, 'the facility has a page');
  return { '/violators/{slug}': [`/violators/${WORD}1`, `/violators/${WORD}2`, '/violators/khongcogi'],
    '/press/{slug}': [`/press/${WORD}1`], '/facilities/{slug}': [`/facilities/${facility}`],
    '/acts/{slug}': null, '/hotlines/{code}': ['/hotlines/06820'], '/corrections/{ref}': ['/corrections/0123456789ab'],
    '/corrections/new': [`/corrections/new?page=/violators/${WORD}1`], '/violators': ['/violators?q=moi+trang', '/violators?q=khongcogi'],
    '/verify/{token}': ['/verify/AAAAAAAAAAAAAAAAAAAAAAAAAA'], '/statistics/units': ['/statistics/units'] };
}

test('every public page of the map, wide, on 320 px, in both languages', async () => {
  const stack = await shared();
  const known = await examples(stack);
  const page = await reader(stack.public);
  await page.goto(`/violators/${WORD}1`);
  known['/acts/{slug}'] = [await page.getAttribute('a[href^="/acts/"]', 'href')];
  const narrow = await reader(stack.public, { viewport: { width: 320, height: 640 } });
  for (const { method, at } of await routes('public_routes')) {
    if (method !== 'GET' || NO_PAGE.test(at) || ELSEWHERE.includes(at)) continue;
    const places = known[at] ?? (at.includes('{') ? [] : [at]);
    assert.ok(places.length > 0, `${at}: which page shows it?`);
    for (const [n, place] of places.entries())
      for (const lang of ['vi', 'en']) {
        const address = `${place}${place.includes('?') ? '&' : '?'}lang=${lang}`;
        const name = `public${at.replace(/[^a-z]+/g, '-')}${n}-${lang}`;
        assert.ok([200, 404, 410].includes((await narrow.goto(address)).status()), address);
        assert.equal(await narrow.getAttribute('html', 'lang'), lang, address);
        const wide = await narrow.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${address}: ${wide} px on a screen of 320`);
        if (lang === 'en') continue; // the same markup
        await narrow.screenshot({ path: `var/shots/${name}-320.png`, fullPage: true });
        await page.goto(address);
        await look(page, name);
      }
  }
}, { seconds: 280 });

test('all that is on a public page is reached by keyboard, and seen there', async () => {
  const stack = await shared();
  const page = await reader(stack.public, { phone: false });
  for (const at of ['/violators', `/violators/${WORD}1`, '/violators/map', '/statistics', '/supervision', '/roots', '/data']) {
    await page.goto(at);
    const all = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
      .filter((one) => one.checkVisibility() && (one.type !== 'radio' || one.checked)).length);
    const seen = new Set();
    for (let i = 0; i < all + 5; i++) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(() => {
        const one = document.activeElement;
        const style = getComputedStyle(one);
        const shown = one.matches('body') || style.outlineStyle !== 'none' || style.boxShadow !== 'none';
        return { n: [...document.querySelectorAll('*')].indexOf(one), shown, html: one.outerHTML.slice(0, 80) };
      });
      assert.ok(now.shown, `${at}: nobody sees that ${now.html} has the focus`);
      seen.add(now.n);
    }
    assert.ok(seen.size >= all, `${at}: ${seen.size} of ${all} are reached`);
  }
});

test('what was planted goes', async () => {
  const stack = await shared();
  await stack.sql("DELETE FROM public_ask WHERE ref = '0123456789ab'");
  await unplant(stack, WORD);
});
