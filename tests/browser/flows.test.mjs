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

test('an administrator looks at the versions of the procedures', async () => {
  const stack = await shared();
  await stack.newOfficial('quantri.quytrinh', 'Quản trị ABC', ['--unit', '22', '--role', 'admin']);
  const page = await official(stack, 'quantri.quytrinh');
  await page.getByRole('link', { name: 'Quy trình', exact: true }).click();
  await page.getByText('Đang dùng cho hồ sơ mới').first().waitFor();
  await page.getByText('Chưa có lần nào').waitFor();
  await look(page, 'flows');
  const clerk = await official(stack, 'baichay.canbo');
  assert.equal(await clerk.getByRole('link', { name: 'Quy trình', exact: true }).count(), 0);
});
