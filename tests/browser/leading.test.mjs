// The desk of a leader as seen on a desk and on a telephone.
import { day, official as http } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { HEAVY, inspecting, recorded, redirected } from '../http/sanctions.mjs';
import { shared } from '../http/stack.mjs';
import { look, narrow } from './browser.mjs';
import { official } from './people.mjs';

test('a leader sees what waits, opens the rows of a number, adds to the plan, and reads a report', async () => {
  const stack = await shared();
  const officer = await http(stack, 'baichay.canbo');
  const head = await http(stack, 'baichay.truong');
  const code = await recorded(officer, await inspecting(stack, officer), HEAVY, { number: '97/BB-VPHC' });
  const to = `/staff/leader/plan?year=${day().slice(0, 4)}`;
  for (const fields of [{ kind: 'task', title: 'Rà soát cơ sở xả thải ABC', due: day(-3) },
    { kind: 'target', title: 'Trả lời phản ánh ABC', due: `${day().slice(0, 4)}-12-31`, what: 'answered', goal: '100' }])
    redirected(await head.submit(to, { basis: 'Kế hoạch 12/KH-UBND ABC', lead: 'Phòng Kinh tế ABC', others: 'Công an phường ABC',
      product: 'Báo cáo ABC', reach: 'least', ...fields }, { action: to }), fields.title);
  const page = await official(stack, 'baichay.truong');
  await page.goto('/staff/leader');
  await page.getByText('Quá hạn theo người phụ trách').first().waitFor();
  await look(page, 'leader');
  await narrow(page, 'leader');
  await page.getByRole('link', { name: 'Vi phạm nghiêm trọng, tái phạm cần trình Chủ tịch' }).click();
  await page.getByText(code).first().waitFor();
  await look(page, 'leader-list');
  await narrow(page, 'leader-list');
  await page.goto('/staff/leader/report');
  await page.getByText('Biên bản vi phạm hành chính').first().waitFor();
  await look(page, 'leader-report');
  await narrow(page, 'leader-report');
  await page.getByRole('link', { name: /Biên bản vi phạm hành chính/ }).first().click();
  await page.getByText(code).first().waitFor();
  await look(page, 'leader-figure');
  await narrow(page, 'leader-figure');
  await page.goto('/staff/leader/plan');
  await page.getByText('Trả lời phản ánh ABC').waitFor();
  await look(page, 'leader-plan');
  await narrow(page, 'leader-plan');
  await page.getByRole('link', { name: 'Rà soát cơ sở xả thải ABC' }).click();
  await page.getByLabel('Đã xong').check();
  await look(page, 'leader-task');
  await narrow(page, 'leader-task');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã xong').first().waitFor();
  await page.goto('/staff/leader/registers');
  await look(page, 'leader-registers');
  await narrow(page, 'leader-registers');
});

test('figures of many units stay inside the page, on a desk all columns at once', async () => {
  const page = await official(await shared(), 'so.truong');
  for (const [at, name] of [['/staff/leader/report', 'leader-units'], ['/staff/figures', 'figures']]) {
    await page.goto(at);
    await look(page, name);
    await narrow(page, name);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.ok(await page.locator('.table-frame').first().evaluate((e) => e.scrollWidth <= e.clientWidth));
});
