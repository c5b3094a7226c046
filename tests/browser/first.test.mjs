// The first page without script, and the login. Every public page: public.test.mjs.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

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
