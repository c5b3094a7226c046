// Officials ask the law: a term and a fine, at the desk, on a telephone, without script.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look } from './browser.mjs';
import { official } from './people.mjs';

test('a term and a fine, asked and answered', async () => {
  const stack = await shared();
  const page = await official(stack, 'baichay.canbo');
  await page.getByRole('link', { name: 'Tính thời hạn' }).click();
  await look(page, 'law-due-empty');
  await page.getByLabel('Thời hạn').selectOption('SERVE_DECISION');
  await page.getByLabel('Tính từ ngày').fill('2026-04-28');
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByText('Ngày Chiến thắng').waitFor();
  assert.match(page.url(), /term=SERVE_DECISION/);
  await look(page, 'law-due');

  await page.getByRole('navigation').getByRole('link', { name: 'Tính mức phạt' }).click();
  await page.getByLabel('Ngày xử lý').fill('2026-10-05');
  await page.getByLabel('Tổ chức').check();
  await page.getByLabel('Tìm hành vi').fill('nuoc thai vuot 1.5 den duoi 3 lan 10 den duoi 20');
  await page.getByRole('button', { name: 'Tìm hành vi' }).click();
  await page.locator('input[name="pick"]').first().check();
  await look(page, 'law-fine-found');
  await page.getByRole('button', { name: 'Thêm hành vi đã chọn' }).click();
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.locator('#problems').waitFor();
  await look(page, 'law-fine-problems');
  await page.getByLabel('Đã kết thúc').check();
  await page.getByLabel('Ngày kết thúc hoặc phát hiện').fill('2026-09-20');
  await page.getByText('Thông số khác cũng vượt quy chuẩn').click();
  await page.locator('#act0_kind0').selectOption('wastewater');
  await page.locator('#act0_factor0').fill('2,1');
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('heading', { name: 'Ai được ký vào ngày xử lý' }).waitFor();
  assert.equal(await page.getByLabel('Tổ chức').isChecked(), true);
  await look(page, 'law-fine');
  await page.goto(`${page.url()}&lang=en`);
  await page.getByRole('heading', { name: 'Who may sign on the day of handling' }).waitFor();
  await look(page, 'law-fine-en');
});
