// The register of facilities as people see it: one with everything on it, its forms, on a telephone too.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look } from './browser.mjs';
import { official } from './people.mjs';

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('an official finds a facility without diacritics and sees everything on one page', async () => {
  const stack = await shared();
  const page = await official(stack, 'so.canbo');
  await page.getByRole('link', { name: 'Sổ cơ sở' }).click();
  await page.getByText('Nghĩa vụ quá hạn').waitFor();
  await look(page, 'facilities');
  await page.getByRole('searchbox').fill('hai san abc');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.getByRole('link', { name: 'Công ty TNHH Chế biến Hải sản ABC' }).click();
  for (const text of ['Xí nghiệp Hải sản ABC', 'Cống NT1', '15/GPMT-ABC', 'TRAM-ABC-01', '1 nghĩa vụ quá hạn'])
    await page.getByText(text).first().waitFor();
  await page.getByText('Biên bản vi phạm hành chính số').first().waitFor();
  await look(page, 'facility');
  const at = new URL(page.url()).pathname;
  for (const [sub, name] of [['/places', 'facility-places'], ['/duties', 'facility-duties'], ['/monitoring',
    'facility-monitoring'], ['/merge', 'facility-merge'], ['/rating', 'facility-rating'], ['/history', 'facility-history'],
    ['/timeline', 'facility-timeline'], ['/edit', 'facility-edit']]) {
    await page.goto(`${at}${sub}`);
    await look(page, name);
  }
  await page.goto(at);
  await page.getByRole('link', { name: 'Giấy phép môi trường số 15/GPMT-ABC' }).click();
  await page.getByText('≤ 75 mg/l').waitFor();
  await look(page, 'facility-permit');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const sub of ['', '/edit', '/places', '/duties', '/timeline']) {
    await page.goto(`${at}${sub}`);
    assert.ok(await fits(page), `320 px: ${sub}`);
  }
  await page.goto('/staff/facilities');
  assert.ok(await fits(page), '320 px: list');
});

test('a new facility is entered, a slip is named, and what was typed stays', async () => {
  const stack = await shared();
  const page = await official(stack, 'honggai.canbo');
  await page.goto('/staff/facilities/new');
  await page.getByLabel('Tên cơ sở').fill('Xưởng giấy ABC Trình Duyệt');
  await page.getByLabel('Mã số thuế hoặc số định danh').fill('5799999908');
  await page.getByLabel('Ngành').selectOption('paper');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('link', { name: /Chữ số kiểm tra không khớp/ }).waitFor();
  await look(page, 'facility-new-refused');
  assert.equal(await page.getByLabel('Tên cơ sở').inputValue(), 'Xưởng giấy ABC Trình Duyệt');
  await page.getByLabel('Mã số thuế hoặc số định danh').fill('');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { level: 1, name: 'Xưởng giấy ABC Trình Duyệt' }).waitFor();
  await page.getByRole('link', { name: 'Thêm nghĩa vụ' }).click();
  await page.getByLabel('Loại nghĩa vụ').selectOption('install');
  await page.getByLabel('Nguồn').selectOption('plan');
  await page.getByLabel('Phải làm gì').fill('Lắp hệ thống xử lý ABC');
  await page.getByLabel('Số, ngày văn bản căn cứ').fill('Kế hoạch ABC');
  await page.getByRole('button', { name: 'Thêm vào sổ' }).click();
  await page.getByText('Lắp hệ thống xử lý ABC').first().waitFor();
});
