// The form by keyboard alone, on a small screen and enlarged, and what its script adds.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

const SMALL = { viewport: { width: 320, height: 568 }, isMobile: true, hasTouch: true };
// 200 % on a screen of 1280: half as many points, each twice as large.
const ENLARGED = { phone: false, viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 };

const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  return { id: e.id, name: e.name || '', value: e.value || '', text: (e.textContent || '').trim(),
    // The calendar inside a field for days has its own ring.
    seen: e.getClientRects().length > 0
      && (e.type === 'date' || getComputedStyle(e).outlineStyle !== 'none') };
});

// Tab until the element that is wanted has the focus; every stop must be visible.
async function tabTo(page, wanted, key = 'Tab') {
  for (let i = 0; i < 150; i += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    assert.ok(at.seen, `the focus can be seen on ${JSON.stringify(at)}`);
    if (wanted(at)) return at;
  }
  throw new Error(`never reached: ${wanted}`);
}
const id = (name) => (at) => at.id === name;

test('form, receipt and status by keyboard alone', async () => {
  const page = await reader((await shared()).public, { phone: false });
  await page.goto('/');
  await tabTo(page, (at) => /Đến nội dung chính/.test(at.text));
  await page.keyboard.press('Enter');
  await tabTo(page, (at) => at.name === 'pollution');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal((await focused(page)).value, 'odour');
  await tabTo(page, id('what'));
  await page.keyboard.type('Mui hoi tu trai heo, toi nao cung vay ABC.');
  await tabTo(page, id('commune'));
  await page.keyboard.type('Bãi Ch');
  await tabTo(page, id('place'));
  await page.keyboard.type('gan cau ABC');
  await tabTo(page, id('q_odour_like'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, (at) => /Gửi phản ánh/.test(at.text) && at.id === '');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.ok(await page.isVisible('#key'), await page.textContent('main'));
  await tabTo(page, (at) => /Xem phản ánh/.test(at.text));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(page.url(), /\/track\/status$/);
  await tabTo(page, id('body'));
  await page.keyboard.type('Van con mui.');
  await tabTo(page, (at) => /Gửi thư/.test(at.text));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(await page.textContent('main'), /Van con mui\./);
});

test('a wrong form by keyboard: the list of what lacks leads to each field', async () => {
  const page = await reader((await shared()).public, { phone: false });
  await page.goto('/');
  await page.focus('#place');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.ok(await page.isVisible('#problems'), 'Enter in a field sends the form');
  await tabTo(page, (at) => /xảy ra/.test(at.text) && at.id === '' && at.name === '');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'what');
  page.troubles.length = 0;
});

test('questions follow the kind, counts the place, and danger is said again', async () => {
  const page = await reader((await shared()).public);
  await page.goto('/');
  assert.ok(await page.isHidden('#q_water_colour'));
  await page.check('input[value=water]');
  assert.ok(await page.isVisible('#q_water_colour'));
  assert.ok(await page.isHidden('#q_odour_like'));
  await page.check('input[value=odour]');
  assert.ok(await page.isHidden('#q_water_colour') && await page.isVisible('#q_odour_like'));
  await page.selectOption('#commune', '06673');
  await page.waitForSelector('#alike-told:not([hidden])');
  assert.match(await page.textContent('#alike-words'), /phường Bãi Cháy.*Mùi hôi/);
  assert.ok(await page.isHidden('#danger-again'));
  await page.fill('#what', 'Có người bị ngất ở xưởng ABC');
  assert.ok(await page.isVisible('#danger-again'));
  await page.fill('#what', 'Mùi hôi ở xưởng ABC');
  assert.ok(await page.isHidden('#danger-again'));
  await page.check('input[name=q_who_hurt][value=yes]');
  assert.ok(await page.isVisible('#danger-again'));
  await look(page, 'form-questions');
});

test('"me too" is two taps and one more', async () => {
  const page = await reader((await shared()).public);
  await page.goto('/');
  await page.check('input[value=odour]');
  await page.selectOption('#commune', '06673');
  await page.waitForSelector('#alike-told:not([hidden])');
  await Promise.all([page.waitForNavigation(), page.click('button[name=me_too]')]);
  assert.ok(await page.isVisible('#key'));
});

// Letters twice as large on the small screen, as old eyes set it in the telephone.
const large = () => addEventListener('DOMContentLoaded', () => {
  document.documentElement.style.fontSize = '200%';
});

for (const [name, options] of [['320', SMALL], ['zoom', ENLARGED], ['large', SMALL]])
  test(`form, problems, receipt and status fit (${name})`, async () => {
    const page = await reader((await shared()).public, options);
    if (name === 'large') await page.addInitScript(large);
    const width = options.viewport.width;
    const fits = async (what) => {
      await page.screenshot({ fullPage: true,
        path: new URL(`../../var/shots/form-${name}-${what}.png`, import.meta.url).pathname });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width, what);
    };
    await page.goto('/');
    await page.check('input[value=solid_waste]');
    await fits('first');
    await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]')]);
    await fits('problems');
    await page.fill('#what', 'Đổ trộm chất thải bên đường, có xe tải chở đến ban đêm ABC.');
    await page.selectOption('#commune', '06673');
    await page.fill('#place', 'Khu đất trống sau trạm biến áp ABC, đường Thống Nhất');
    await page.waitForSelector('#alike-told:not([hidden])');
    await fits('filled');
    await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]')]);
    await page.waitForSelector('#key');
    await fits('receipt');
    await Promise.all([page.waitForNavigation(), page.click('form[action="/track"] button')]);
    await fits('status');
    page.troubles.length = 0;
  });

// Everything that the next person at the same telephone could open.
const left = (page) => page.evaluate(async () => [
  ...(await indexedDB.databases()).map((d) => d.name), ...await caches.keys(),
  ...(await navigator.serviceWorker.getRegistrations()).map((r) => r.scope),
  ...Object.keys(sessionStorage), ...Object.keys(localStorage), document.cookie].filter(Boolean));

async function tells(page, words) {
  await page.goto('/');
  await page.check('input[value=water]');
  await page.fill('#what', words);
  await page.selectOption('#commune', '06673');
  await page.fill('#place', 'Cống sau xưởng ABC');
  await page.fill('#name', 'Người Sợ Lộ ABC');
  await page.fill('#phone', '0903 771 771');
  await Promise.all([page.waitForNavigation(), page.click('form#report .button-big')]);
  await page.waitForSelector('#key');
}

test('on a shared telephone the Back button brings nothing back, and one tap removes what was kept', async () => {
  const page = await reader((await shared()).public, SMALL);
  await tells(page, 'Xưởng xả trộm ban đêm, tôi sợ bị lộ ABC.');
  assert.doesNotMatch(await page.title(), /phản ánh/i, 'what the history of the browser says');
  await page.goBack();
  await page.waitForFunction(() => document.readyState === 'complete');
  assert.match(page.url(), /\/$/);
  for (const field of ['what', 'name', 'phone', 'place'])
    assert.equal(await page.inputValue(`#${field}`), '', field);
  await tells(page, 'Xưởng xả trộm lần hai, tôi sợ bị lộ ABC.');
  await Promise.all([page.waitForNavigation(), page.click('form[action="/track"] button')]);
  assert.doesNotMatch(await page.title(), /phản ánh/i);
  await page.evaluate(() => navigator.serviceWorker.ready);
  assert.ok((await left(page)).length > 1, 'something is kept');
  await look(page, 'shared-status');
  await Promise.all([page.waitForNavigation(), page.click('button:has-text("Xóa dấu vết")')]);
  assert.match(page.url(), /\/track\?why=wiped$/);
  await look(page, 'shared-wiped');
  assert.deepEqual(await left(page), []);
  assert.deepEqual(await page.context().cookies(), []);
  await page.goto('/track/status');
  assert.match(page.url(), /\/track/);
  assert.equal(await page.locator('#steps').count(), 0, 'the session is over');
});

test('without script the Back button does not bring back who wrote', async () => {
  const page = await reader((await shared()).public, { ...SMALL, script: false });
  await tells(page, 'Xưởng xả trộm, máy không có script ABC.');
  await page.goBack();
  for (const field of ['name', 'phone', 'place']) assert.equal(await page.inputValue(`#${field}`), '', field);
});
