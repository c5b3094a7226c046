// Forms of a case beside their fields, and the page on which anybody verifies a document.
import { MIDDLE, inspecting, recorded } from '../http/sanctions.mjs';
import { day, official as client, step } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, narrow, reader } from './browser.mjs';
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

  await page.goto(`${stack.staff}/staff/cases/${code}/papers/MQD20`);
  await page.getByLabel(/Nơi giữ/).fill('Kho số 3 ABC');
  await page.getByRole('button', { name: 'Lưu và xem lại văn bản' }).click();
  await page.getByRole('row', { name: /Nơi giữ Kho số 3 ABC/ }).waitFor();
  await look(page, 'paper_typed');
  await narrow(page, 'paper_typed');
  await step(officer, code, 'explain', { explain_kind: 'hearing', explained_on: day() });
  await step(officer, code, 'call_hearing', { hearing_notice: '9/TB-ABC', hearing_notice_on: day(),
    hearing_at: `${day()}T00:00`, hearing_place: 'Phòng họp số 9 ABC' });
  await page.goto(`${stack.staff}/staff/cases/${code}/minutes/hearing`);
  assert.equal(await page.getByLabel(/Nơi tổ chức phiên giải trình/).inputValue(), 'Phòng họp số 9 ABC');
  await look(page, 'hearing_minutes');
  await narrow(page, 'hearing_minutes');
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
