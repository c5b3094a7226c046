// Pages that nginx itself shows when it refuses something.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

test('the page of a missing file', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  const answer = await page.goto('/static/none.css');
  assert.equal(answer.status(), 404);
  assert.match(await page.textContent('h1'), /Không tìm thấy/);
  await look(page, 'error-404-static');
});

test('the page of an address that is too long, without script', async () => {
  const stack = await shared();
  const page = await reader(stack.public, { script: false });
  const answer = await page.goto(`/${'a'.repeat(9000)}`);
  assert.equal(answer.status(), 414);
  await look(page, 'error-414');
});
