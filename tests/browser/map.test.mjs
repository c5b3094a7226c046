// The map of the form: fetched only when it is opened, by finger and by keyboard, and never
// the only way.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

const button = '#by-map > button';

async function opened(page) {
  await page.click(button);
  await page.waitForSelector('.map .map-centre');
  await page.waitForFunction(() => document.querySelector('#by-map > [role=status]').textContent === '');
}

test('the map is fetched when opened; a tap sets point and commune, Enter the middle', async () => {
  const page = await reader((await shared()).public);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  assert.ok(!asked.some((at) => /leaflet|map\.json|map\.css/.test(at)), 'nothing of it before');
  await opened(page);
  for (const at of ['/leaflet/leaflet.min.js', '/leaflet/leaflet.css', '/map.json', '/static/map.css'])
    assert.ok(asked.includes(at), at);
  await page.locator('.map').scrollIntoViewIfNeeded();
  const box = await page.locator('.map').boundingBox();
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.6);
  await page.waitForFunction(() => document.getElementById('point').value !== '');
  const tapped = await page.inputValue('#point');
  assert.match(tapped, /^2[01]\.\d{5}, 10[678]\.\d{5}$/);
  const commune = await page.inputValue('#commune');
  assert.match(commune, /^\d{5}$/);
  assert.match(await page.textContent('#by-map > [role=status]'), /Nơi gần nhất: (phường|xã|đặc khu) .*, cách khoảng \d/);
  await look(page, 'map-tapped');

  await page.focus('.map');
  await page.keyboard.press('+');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForFunction((old) => document.getElementById('point').value !== old, tapped);
  assert.equal(new URL(page.url()).pathname, '/', 'Enter on the map does not send the form');
  assert.equal(await page.inputValue('#commune'), commune, 'a chosen commune is kept');
  await page.click(button);
  assert.equal(await page.getAttribute(button, 'aria-expanded'), 'false');
  assert.deepEqual(page.troubles, []);
});

test('a map that cannot be fetched says so, and the form goes on', async () => {
  const page = await reader((await shared()).public);
  await page.route('**/map.json', (route) => route.abort());
  await page.goto('/');
  await page.click(button);
  await page.waitForFunction(() => /Không tải được bản đồ/
    .test(document.querySelector('#by-map > [role=status]').textContent));
  await page.fill('#place', 'sau chợ ABC');
});

test('the directory and the look-up of places, as they are seen', async () => {
  const page = await reader((await shared()).public);
  for (const at of ['/hotlines?q=huyen+hoanh+bo', '/hotlines/06820', '/hotlines?letter=H']) {
    await page.goto(at);
    await look(page, `directory${at.replace(/\W/g, '-')}`);
  }
});
