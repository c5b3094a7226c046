// Forms of a case beside their fields, and the page on which anybody verifies a document.
import { MIDDLE, inspecting, recorded } from '../http/sanctions.mjs';
import { official as client } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';
import { official } from './people.mjs';

test('what lacks in a form is seen before it is printed', async () => {
  const stack = await shared();
  const officer = await client(stack, 'baichay.canbo');
  const code = await recorded(officer, await inspecting(stack, officer), MIDDLE);
  const page = await official(stack, 'baichay.canbo');
  await page.goto(`${stack.staff}/staff/cases/${code}`);
  await page.getByRole('link', { name: 'Văn bản, biểu mẫu' }).click();
  await look(page, 'papers');
  await page.getByRole('link', { name: /MBB01/ }).click();
  await page.getByRole('row', { name: /Tên tổ chức Công ty ABC/ }).waitFor();
  assert.ok(await page.getByText('Còn thiếu', { exact: true }).count() > 0);
  await look(page, 'paper');
  const [file] = await Promise.all([page.waitForEvent('download'),
    page.getByRole('link', { name: /Tải bản/ }).click()]);
  assert.equal(file.suggestedFilename(), `${code}-MBB01.pdf`);
});

test('a code that no document has is told so', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  await page.goto(`${stack.public}/verify`);
  await page.getByLabel(/Mã kiểm tra/).fill('0123456789ABCDEF');
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  await page.getByText('Không có văn bản đã ký nào').waitFor();
  await look(page, 'verify');
});
