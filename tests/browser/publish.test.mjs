// Published sanctions: what citizens see, and the desk of the two who publish.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';
import { official } from './people.mjs';

test('a citizen reads the list, finds a firm without diacritics and opens it', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  await page.goto('/violators');
  await look(page, 'violators');
  await page.getByRole('searchbox').fill('che bien hai san abc');
  await page.getByRole('button', { name: 'Tìm' }).click();
  const link = page.getByRole('link', { name: 'Công ty TNHH Chế biến Hải sản ABC' });
  await link.first().waitFor();
  await look(page, 'violators-found');
  await link.first().click();
  await page.getByText('Hình thức xử phạt').waitFor();
  await look(page, 'violator');
  await page.goto(`${new URL(page.url()).pathname}?lang=en`);
  await look(page, 'violator-en');
  await page.goto('/violators?lang=en');
  await look(page, 'violators-en');
  const gone = await page.goto('/violators/0000000000');
  assert.equal(gone.status(), 404);
});

test('the second person sees what waits, and the page as the public will', async () => {
  const stack = await shared();
  const page = await official(stack, 'baichay.congbo2');
  await page.goto('/staff/publications');
  await look(page, 'publications');
  await page.getByRole('link', { name: 'Xem và duyệt' }).first().click();
  await page.getByRole('button', { name: 'Công bố ngay' }).waitFor();
  await look(page, 'publication-release');
});
