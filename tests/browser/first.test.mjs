// Pages that need no report and no account.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

const PAGES = { home: '/', track: '/track', privacy: '/privacy', hotlines: '/hotlines', statistics: '/statistics',
  data: '/data', where: '/violators/map', board: '/violators/board' };

for (const [name, path] of Object.entries(PAGES)) {
  test(`${path} for a telephone, in both languages`, async () => {
    const stack = await shared();
    const page = await reader(stack.public);
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200);
    assert.equal(await page.getAttribute('html', 'lang'), 'vi');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth
      - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px wider than the screen`);
    await look(page, name);
    await page.goto(`${path}?lang=en`);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await look(page, `${name}-en`);
  });
}

test('the first page without script', async () => {
  const stack = await shared();
  const page = await reader(stack.public, { script: false });
  await page.goto('/');
  assert.ok(await page.isVisible('form[action="/report"]'));
  await look(page, 'home-without-script');
});

test('the officials\' login on a wide screen', async () => {
  const stack = await shared();
  const page = await reader(stack.staff, { phone: false });
  await page.goto('/');
  assert.match(page.url(), /\/staff\/login/);
  await look(page, 'login');
});
