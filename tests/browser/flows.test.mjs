// Where a case stands in its procedure, at the desk and on a telephone.
import { assert, test } from '../http/runner.mjs';
import { newCase } from '../http/officials.mjs';
import { shared } from '../http/stack.mjs';
import { look } from './browser.mjs';
import { official } from './people.mjs';

test('the drawing of the procedure on the page of a case', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const page = await official(stack, 'baichay.canbo');
  await page.goto(`/staff/cases/${code}`);
  const place = page.locator('#flow');
  await place.getByText('Chờ tiếp nhận').first().waitFor();
  const picture = place.getByRole('img');
  assert.equal(await picture.isVisible(), false);
  await place.getByText('Xem sơ đồ').click();
  await picture.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector('#flow img').naturalWidth > 300);
  await look(page, 'case-flow');
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
  await page.goto(`/staff/cases/${code}?lang=en`);
  await page.getByRole('heading', { name: 'Where it stands in the procedure' }).waitFor();
  await page.getByText('See the drawing').click();
  await look(page, 'case-flow-en');
});
