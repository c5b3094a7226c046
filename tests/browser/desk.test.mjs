// The telephone desk by keyboard alone: no mouse, few keys, nothing lost.
import { assert, test } from '../http/runner.mjs';
import { shared, until } from '../http/stack.mjs';
import { look, lookFaults } from './browser.mjs';
import { official } from './people.mjs';

// What is typed is the caller's; all other keys are the desk's, and this is their budget: from
// the empty page to the answer that is read out.
const KEYS_MOST = 12;

// Types and counts: words are free, keys count.
function hands(page) {
  let keys = 0;
  return {
    type: (words) => page.keyboard.type(words),
    press: async (key, times = 1) => {
      for (let i = 0; i < times; i++) await page.keyboard.press(key);
      keys += times;
    },
    focus: () => page.evaluate(() => document.activeElement.id || document.activeElement.name),
    get keys() { return keys; },
  };
}

test('a call is registered by keyboard alone, within its budget of keys', async () => {
  const stack = await shared();
  const page = await official(stack, 'so.truc');
  await page.goto('/staff/desk');
  await page.waitForFunction(() => document.activeElement.id === 'q');
  await look(page, 'desk-empty');
  const start = Date.now();
  const h = hands(page);
  await h.press('Tab');
  assert.equal(await h.focus(), 'commune_name');
  await h.type('bai ch');
  await page.locator('#commune-picks li').first().waitFor();
  await h.press('Tab');
  assert.equal(await h.focus(), 'place', 'Tab takes the marked place along');
  assert.equal(await page.inputValue('#commune_name'), 'Bãi Cháy');
  await h.type('Sau chợ bàn phím ABC');
  await h.press('Tab');
  assert.equal(await h.focus(), 'what');
  await h.type('Nước đen chảy ra mương từ sáng.');
  await h.press('Tab');
  assert.equal(await h.focus(), 'pollution');
  await h.press('ArrowDown');
  await h.press('Tab');
  assert.equal(await h.focus(), 'polluter');
  await h.type('Xưởng bàn phím ABC');
  await h.press('Tab', 3); // urgent, for somebody else, then the caller
  assert.equal(await h.focus(), 'phone');
  await h.type('0903 771 000');
  await look(page, 'desk-filled');
  await h.press('Control+Enter');
  await page.locator('.say').waitFor();
  assert.ok(h.keys <= KEYS_MOST, `${h.keys} keys, ${KEYS_MOST} are the budget`);
  console.log(`    keys besides the caller's words: ${h.keys} of ${KEYS_MOST}, ${Date.now() - start} ms`);
  assert.match(await page.locator('.say').innerText(), /UBND phường Bãi Cháy/);
  assert.equal(await h.focus(), 'next', 'Enter goes on to the next call');
  await look(page, 'desk-receipt');
  await h.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'q');
  assert.equal(await page.inputValue('#what'), '');
});

test('Alt and a digit go to the field that stands beside them', async () => {
  const stack = await shared();
  const page = await official(stack, 'so.truc');
  await page.goto('/staff/desk');
  await page.waitForFunction(() => document.activeElement.id === 'q');
  const h = hands(page);
  for (const [digit, field] of [[2, 'what'], [1, 'commune_name'], [3, 'phone'], [4, 'file'], [0, 'q']]) {
    await h.press(`Alt+${digit}`);
    assert.equal(await h.focus(), field, `Alt ${digit}`);
  }
});

test('known cases come up while typing, and one is chosen by arrow keys', async () => {
  const stack = await shared();
  const page = await official(stack, 'so.truc');
  await page.goto('/staff/desk');
  await page.waitForFunction(() => document.activeElement.id === 'q');
  const h = hands(page);
  await h.type('chợ');
  const list = page.locator('#found input[type=radio]');
  await list.first().waitFor();
  await h.press('ArrowDown');
  assert.equal(await h.focus(), 'same');
  await h.press('Space');
  assert.ok(await list.first().isChecked());
  await look(page, 'desk-found');
});

test('when the network is gone the page says so, keeps everything and sends by itself', async () => {
  const stack = await shared();
  const page = await official(stack, 'so.truc');
  await page.goto('/staff/desk');
  await page.waitForFunction(() => document.activeElement.id === 'q');
  const h = hands(page);
  await h.press('Tab');
  await h.type('bai ch');
  await page.locator('#commune-picks li').first().waitFor();
  await h.press('Tab');
  await h.type('Nơi mất mạng ABC');
  await h.press('Tab');
  await h.type('Mất mạng giữa cuộc gọi.');
  await h.press('Tab');
  await h.press('ArrowDown');
  await page.context().setOffline(true);
  await h.press('Control+Enter');
  await page.getByText('Mất mạng. Chưa ghi nhận').waitFor();
  assert.equal(await page.inputValue('#place'), 'Nơi mất mạng ABC');
  page.troubles.length = 0; // the network was taken away on purpose
  await page.context().setOffline(false);
  await page.locator('.say').waitFor({ timeout: 15_000 });
  const rows = await until(async () => (await stack.sql(`SELECT COUNT(*) FROM report_text
    WHERE place = 'Nơi mất mạng ABC'`))[0][0] === '1', 10_000, 'one report');
  assert.ok(rows);
});

test('on a telephone the whole menu is one tap away, and the open page is named first', async () => {
  const stack = await shared();
  const page = await official(stack, 'baichay.truong');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/staff/duty');
  const inView = (link) => link.evaluate((e) => {
    const at = e.getBoundingClientRect();
    return at.left >= 0 && at.right <= innerWidth;
  });
  const last = page.locator('nav.side .nav-list a').last();
  assert.ok(await inView(page.locator('nav.side a[aria-current]')), 'where I am');
  assert.ok(!await inView(last), 'the rest is beside');
  await page.getByRole('link', { name: 'Danh mục', exact: true }).click();
  await page.getByRole('link', { name: 'Đóng danh mục' }).waitFor();
  for (const link of await page.locator('nav.side .nav-list a').all()) assert.ok(await inView(link));
  await look(page, 'duty-menu');
  await page.getByRole('link', { name: 'Đóng danh mục' }).click();
  await page.getByRole('link', { name: 'Danh mục', exact: true }).waitFor();
  assert.ok(!await inView(last));
});

test('duty, hand-over and messages are as easy to read', async () => {
  const stack = await shared();
  const page = await official(stack, 'baichay.truong');
  for (const [at, name] of [['/staff/duty', 'duty'], ['/staff/duty/shift', 'duty-shift'],
    ['/staff/desk/notes', 'desk-notes']]) {
    await page.goto(at);
    await look(page, name);
  }
  const faults = lookFaults().found.filter((fault) => /^(desk|duty)/.test(fault));
  assert.deepEqual(faults, []);
});
