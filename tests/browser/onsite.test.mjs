// The inspector's telephone with the network cut.
import { official as desk, passwordOf } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { inspectedBy } from '../http/sanctions.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

const PIN = 'ABC246810';

// A telephone whose owner logs in and opens the page; all that it needs off-line is there.
async function phone(stack, login) {
  const page = await reader(stack.staff);
  await page.goto('/staff/login?to=field');
  await page.fill('#login', login);
  await page.fill('#password', await passwordOf(stack, login));
  await page.click('form[action="/staff/login"] button');
  await page.waitForURL('**/staff/field');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.match('/static/onsite.js'))
    && (await caches.match('/staff/field'))
    && /<html lang="vi"/.test(await (await caches.match('/staff/field')).text()));
  return page;
}

async function take(page, code) {
  await page.locator(`#offered [data-code="${code}"]`).click();
}

async function open(page, code) {
  await page.locator(`#carried [data-code="${code}"]`).click();
  await page.waitForSelector('#page-case:not([hidden])');
}

test('taken along, filled without network, reloaded, sent', async () => {
  const stack = await shared();
  const officer = await desk(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, officer, 'baichay.canbo');
  const page = await phone(stack, 'baichay.canbo');
  await look(page, 'onsite-offered');
  await take(page, code);
  await page.fill('#pin-new', PIN);
  await page.fill('#pin-again', PIN);
  await look(page, 'onsite-pin');
  await page.click('#pin-form button');
  await page.waitForSelector(`#carried [data-code="${code}"]`);
  await page.context().setOffline(true);
  await open(page, code);
  await page.fill('#part-seen', 'Nước đen chảy ra suối ABC.');
  await page.fill('#part-people', 'Ông Nguyễn Văn ABC, giám đốc.');
  await page.waitForFunction(() => fieldStore.unsent().then((n) => n === 2));
  page.troubles.length = 0;
  await look(page, 'onsite-offline');
  // The page is closed and opened again without network.
  await page.reload();
  await page.waitForSelector('#page-lock:not([hidden])');
  await look(page, 'onsite-lock');
  await page.fill('#pin', PIN);
  await page.click('#lock-form button');
  await open(page, code);
  assert.equal(await page.inputValue('#part-seen'), 'Nước đen chảy ra suối ABC.');
  await page.context().setOffline(false);
  await page.click('#back');
  await page.waitForFunction(() => fieldStore.unsent().then((n) => n === 0));
  page.troubles.length = 0;
  await look(page, 'onsite-sent');
  const rows = await stack.sql(`SELECT e.grp, e.version FROM onsite_entry e
    JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}' ORDER BY e.grp`);
  assert.deepEqual(rows, [['people', '1'], ['seen', '1']]);
});
