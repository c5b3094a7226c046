// Who works on a case: assigned with helpers and a day, and leave with a cover.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look } from './browser.mjs';
import { official } from './people.mjs';

// A case of the demonstration that waits for its head.
async function waiting(stack) {
  const [[code]] = await stack.sql(`SELECT c.code FROM cases c JOIN unit u ON u.id = c.unit_id
    WHERE u.code = '06673' AND c.flow = 'hotline' AND c.stage = 'received'
      AND c.handler_id IS NULL AND c.to_unit_id IS NULL ORDER BY c.id LIMIT 1`);
  return code;
}

function day(n) {
  return new Date(Date.now() + (7 * 3600 + n * 86400) * 1000).toISOString().slice(0, 10);
}

test('the head assigns a lead, helpers and a day, and is warned of a late one', async () => {
  const stack = await shared();
  const page = await official(stack, 'baichay.truong');
  await page.goto(`/staff/cases/${await waiting(stack)}/step/assign`);
  await page.getByLabel('Người chủ trì').selectOption({ label: 'Trần Thị Cán ABC' });
  await page.getByLabel('Lê Văn Kiểm ABC').check();
  await page.getByLabel('Hạn nội bộ').fill(day(60));
  await look(page, 'assign');
  await page.getByRole('button', { name: 'Phân công người xử lý' }).click();
  await page.getByLabel('Tôi biết hạn nội bộ này').check();
  assert.equal(await page.getByLabel('Lê Văn Kiểm ABC').isChecked(), true);
  await look(page, 'assign-late');
  await page.getByRole('button', { name: 'Phân công người xử lý' }).click();
  await page.getByText('Phối hợp', { exact: true }).first().waitFor();
  await look(page, 'assigned');
  await page.goto('/staff');
  await look(page, 'inbox-own-due');
});

test('leave is entered with who covers', async () => {
  const stack = await shared();
  const page = await official(stack, 'baichay.truong');
  await page.getByRole('link', { name: 'Nghỉ phép, làm thay' }).click();
  await page.getByLabel('Người nghỉ').selectOption({ label: 'Lê Văn Kiểm ABC' });
  await page.getByLabel('Nghỉ từ ngày').fill(day(20));
  await page.getByLabel('Đến hết ngày').fill(day(19));
  await page.getByLabel('Người làm thay').selectOption({ label: 'Bùi Thị Trực ABC' });
  await page.getByRole('button', { name: 'Ghi lịch nghỉ' }).click();
  await page.getByText('Ngày cuối phải là ngày đầu hoặc sau đó.').first().waitFor();
  await look(page, 'absence-problem');
  await page.getByLabel('Đến hết ngày').fill(day(25));
  await page.getByRole('button', { name: 'Ghi lịch nghỉ' }).click();
  await page.getByRole('button', { name: 'Bỏ lịch này' }).first().waitFor();
  await look(page, 'absence');
});
