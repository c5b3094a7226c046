// The citizen's part: report, receipt, following it by key.
import { assert } from '../../http/runner.mjs';
import { until } from '../../http/stack.mjs';
import { look, reader } from '../browser.mjs';
import { photo } from '../people.mjs';
import { PLACE, SENDER, WHAT, appears, press, says, story } from './story.mjs';

export async function files() {
  const page = await reader(story.stack.public);
  story.pages.citizen = page;
  await page.goto('/');
  await look(page, '01-report');
  await press(page, 'Gửi phản ánh');
  await says(page, 'Có 4 chỗ cần sửa');
  await look(page, '02-report-wrong');
  await fill(page, WHAT, PLACE);
  await page.getByLabel('Ảnh').setInputFiles(await photos(page));
  await page.getByLabel('Họ và tên').fill(SENDER.name);
  await page.getByLabel('Điện thoại').fill(SENDER.phone);
  await page.getByLabel('Thư điện tử').fill('không phải thư');
  await press(page, 'Gửi phản ánh');
  await says(page, 'Có 1 chỗ cần sửa');
  await says(page, 'Đã nhận 2 tệp. Không cần chọn lại');
  assert.equal(await page.getByLabel('Chuyện gì xảy ra?').inputValue(), WHAT);
  await look(page, '03-report-again');
  await page.getByLabel('Thư điện tử').fill(SENDER.email);
  await press(page, 'Gửi phản ánh');
  await says(page, 'Đã nhận phản ánh của bạn');
  await readReceipt(page);
}

async function fill(page, what, place) {
  await page.getByText('Nước thải, nước bẩn').click();
  await page.getByLabel('Chuyện gì xảy ra?').fill(what);
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Bãi Cháy (phường)' });
  await page.getByLabel('Chỗ nào trong xã, phường đó?').fill(place);
}

async function photos(page) {
  const one = async (name) => ({ name, mimeType: 'image/jpeg', buffer: await photo(page, name) });
  return [await one('cong so 7.jpg'), await one('nuoc den.jpg')];
}

async function fact(page, name) {
  return (await page.locator(`dt:text-is("${name}") + dd`).first().textContent()).trim();
}

async function readReceipt(page) {
  story.ref = await fact(page, 'Số phản ánh');
  story.key = (await page.locator('#key').textContent()).replace(/\s+/g, '');
  assert.match(story.key, /^[0-9A-HJKMNP-TV-Z]{24}$/);
  assert.match(await fact(page, 'Cơ quan có trách nhiệm'), /Bãi Cháy/);
  assert.match(await fact(page, 'Điện thoại'), /\d{3}/);
  assert.match(await fact(page, 'Phải trả lời bạn chậm nhất'), /\d{2}\/\d{2}\/\d{4}/);
  assert.equal(await fact(page, 'Tệp gửi kèm'), 'Đã nhận 2 tệp.');
  assert.ok(!page.url().includes(story.key), 'the key is in the address');
  await look(page, '04-receipt');
}

// Without script: one report, its receipt, and the key typed in on another telephone.
export async function filesWithoutScript() {
  const page = await reader(story.stack.public, { script: false });
  await page.goto('/');
  await look(page, '05-report-plain');
  await fill(page, 'Rác đổ xuống mương, chảy nước đen mỗi chiều.', 'Mương sau chợ ABC');
  await press(page, 'Gửi phản ánh');
  await says(page, 'Đã nhận phản ánh của bạn');
  await look(page, '06-receipt-plain');
  const key = (await page.locator('#key').textContent()).replace(/\s+/g, ' ');
  const other = await reader(story.stack.public, { script: false });
  await other.goto('/track');
  await other.getByLabel('Khóa riêng').fill(key.toLowerCase());
  await press(other, 'Mở phản ánh');
  await says(other, 'Các bước đã qua');
  await look(other, '07-status-plain');
}

// The key travels behind '#' and opens the report by itself where script runs.
export async function opensByLink() {
  const page = story.pages.citizen;
  await page.goto(`/track#${story.key}`);
  await says(page, `Phản ánh số ${story.ref}`);
  assert.ok(!page.url().includes(story.key), 'the key stays in the address');
  await look(page, '08-status');
}

export async function readsAndAnswers() {
  const page = story.pages.citizen;
  await page.goto('/track');
  await page.getByLabel('Khóa riêng').fill(story.key);
  await press(page, 'Mở phản ánh');
  await says(page, 'Thư qua lại');
  await appears(page, page.getByText('Bạn thấy nước chảy vào giờ nào?'), 'the question');
  await says(page, 'Đang xác minh');
  const body = page.getByRole('textbox');
  assert.equal(await body.count(), 1);
  await body.fill('Khoảng 11 giờ đêm, hôm nào cũng vậy.');
  await press(page, 'Gửi thư');
  await says(page, 'Cơ quan xử lý sẽ đọc được ngay');
  await says(page, 'hôm nào cũng vậy');
  await look(page, '14-citizen-letters');
}

export async function confirms() {
  const page = story.pages.citizen;
  await page.goto('/track/status');
  await appears(page, page.getByText('Phường đã lập biên bản'), 'the answer');
  await look(page, '50-citizen-answer');
  await press(page, 'Đã hết, cảm ơn');
  await says(page, 'Cơ quan xử lý sẽ đọc được ngay');
  await look(page, '51-citizen-confirmed');
  await press(page, 'Khóa lại trên máy này');
  await says(page, 'Máy này không còn mở được phản ánh');
  await look(page, '52-citizen-left');
}

// The cookie is gone, so the status page asks for the key again.
export async function isLockedOut() {
  const page = story.pages.citizen;
  await page.goto('/track/status');
  await until(() => page.getByLabel('Khóa riêng').count(), 5000, 'asks for the key');
}
