// From the inspection to the executed decision.
import { assert } from '../../http/runner.mjs';
import { PDF, PLACES } from '../../http/officials.mjs';
import { signedPdf } from '../../http/paper.mjs';
import { paperWords } from '../paper.mjs';
import { freshCode, secretOf } from '../../http/second.mjs';
import { look } from '../browser.mjs';
import { official } from '../people.mjs';
import { VIOLATOR, done, openStep, press, says, story } from './story.mjs';

export async function inspects() {
  const page = story.pages.officer;
  await openStep(page, story.code, 'Mở kiểm tra tại chỗ');
  await press(page, 'Mở kiểm tra tại chỗ');
  await done(page, story.code);
  await page.getByRole('link', { name: 'Kết thúc kiểm tra', exact: true }).click();
  await look(page, '30-inspection');
  await press(page, 'Lưu biên bản, kết thúc kiểm tra');
  await says(page, 'chỗ cần sửa');
  await look(page, '31-inspection-wrong');
  await page.getByLabel('Giờ kiểm tra').fill('00:05');
  await page.getByLabel('Đoàn kiểm tra và người được gặp').fill(
    'Trần Thị Cán ABC, công chức phường; Rồng Văn Đỏ ABC, giám đốc công ty.');
  await page.getByLabel('Những gì đã thấy').fill('Nước đen chảy từ cống số 7 ra vịnh.');
  await page.getByLabel('Mẫu đã lấy').fill('Hai mẫu nước thải tại cửa cống.');
  await page.getByLabel('Có dấu hiệu vi phạm').check();
  await press(page, 'Lưu biên bản, kết thúc kiểm tra');
  await done(page, story.code);
  await look(page, '32-case-inspected');
}

export async function concludes() {
  const page = story.pages.officer;
  await openStep(page, story.code, 'Xác minh xong, chuyển xử lý');
  await look(page, '33-conclude');
  await page.getByLabel('Có dấu hiệu vi phạm').check();
  await page.getByLabel('Kết quả xác minh').fill('Cơ sở xả nước thải vượt quy chuẩn.');
  await press(page, 'Xác minh xong, chuyển xử lý');
  await done(page, story.code);
}

export async function opensFile() {
  const page = story.pages.officer;
  await page.getByRole('link', { name: 'Lập hồ sơ xử phạt' }).click();
  await page.getByLabel('Người bị nghi vi phạm').fill(VIOLATOR);
  await look(page, '34-sanction-open');
  await press(page, 'Lập hồ sơ');
  await page.waitForURL((url) => /\/staff\/cases\/[^/]+$/.test(url.pathname)
    && !url.pathname.endsWith(story.code));
  story.file = new URL(page.url()).pathname.split('/').pop();
  await look(page, '35-sanction-new');
}

export async function writesRecord() {
  const page = story.pages.officer;
  await page.getByRole('link', { name: 'Lập biên bản vi phạm hành chính', exact: true }).click();
  await look(page, '36-record-empty');
  await page.getByLabel('Tìm hành vi trong bảng pháp luật').fill(
    'nuoc thai vuot 3 thong thuong 200 duoi 400');
  await press(page, 'Tìm hành vi');
  await look(page, '37-record-acts');
  await page.getByLabel(/Xả nước thải vượt 3 đến dưới 5 lần, thông số thông thường; 200/).check();
  await press(page, 'Thêm hành vi đã chọn');
  await page.getByLabel('Mô tả hành vi').fill('Xả 250 m3/ngày, COD vượt 3,4 lần, cống số 7.');
  await page.getByLabel('Còn đang diễn ra khi phát hiện').check();
  await press(page, 'Lưu biên bản');
  await says(page, 'chỗ cần sửa');
  await look(page, '38-record-wrong');
  await page.getByLabel('Số biên bản').fill('05/BB-VPHC');
  await page.getByLabel('Tổ chức', { exact: true }).check();
  await page.getByLabel('Địa chỉ, trụ sở').fill('Số 7 đường Hạ Long, phường Bãi Cháy');
  await page.getByLabel('Số định danh cá nhân hoặc mã số thuế').fill('0999999999');
  await page.getByLabel('Người đại diện theo pháp luật').fill('Rồng Văn Đỏ ABC');
  await page.getByLabel('Có ký').check();
  await page.locator('main [name=officials]').fill('Trần Thị Cán ABC; Chuyên viên ABC; UBND phường Bãi Cháy');
  await page.locator('main [name=stop]').check();
  await press(page, 'Lưu biên bản');
  await done(page, story.file);
  await says(page, 'Biên bản số 05/BB-VPHC');
  await look(page, '39-recorded');
}

export async function notesWaiver() {
  const page = story.pages.officer;
  await openStep(page, story.file, 'Ghi nhận không giải trình');
  await page.getByRole('textbox').fill('Văn bản của công ty: không giải trình.');
  await press(page, 'Ghi nhận không giải trình');
  await done(page, story.file);
}

export async function drafts() {
  const page = story.pages.officer;
  await page.goto(`/staff/cases/${story.file}`);
  await page.getByRole('link', { name: 'Soạn dự thảo quyết định' }).click();
  await says(page, '280.000.000 đồng đến 300.000.000 đồng');
  await says(page, '290.000.000 đồng');
  await says(page, 'Chủ tịch UBND xã, phường, đặc khu');
  await look(page, '40-draft');
  await page.getByLabel('Mức tiền phạt (đồng)').fill('290.000.000');
  await page.getByLabel(/đình chỉ/i).check();
  await page.getByLabel('Thời hạn (tháng)').fill('3');
  await page.getByLabel('Lý do chọn mức và hình thức này').fill('Mức trung bình, không có tình tiết.');
  for (const [name, words] of Object.entries(PLACES)) await page.locator(`main [name="${name}"]`).fill(words);
  await press(page, 'Lưu dự thảo');
  await done(page, story.file);
  await says(page, 'Chưa ký, chưa có hiệu lực');
  await look(page, '41-drafted');
}

async function sign(page, shot) {
  await page.goto(`/staff/cases/${story.file}`);
  await page.getByRole('link', { name: 'Ký quyết định xử phạt', exact: true }).click();
  await look(page, shot);
  await page.getByLabel('Số quyết định').fill('12/QĐ-XPHC');
  await page.getByLabel(/bản quyết định đã ký|Bản đã ký/i).setInputFiles({ name: 'quyet-dinh.pdf',
    mimeType: 'application/pdf', buffer: signedPdf(page.account.name, { says: await paperWords(page) }) });
  const { login } = page.account;
  await page.getByLabel('Mã xác nhận khi ký').fill(
    await freshCode(story.stack, login, await secretOf(story.stack, login)));
  await press(page, 'Ký quyết định');
}

// A team head whom the law lets inspect but not sanction.
export async function wrongSignerIsRefused() {
  const login = await story.stack.newOfficial('baichay.doan', 'Tô Văn Đoàn ABC',
    ['--unit', '06673', '--role', 'signer', '--position', 'department_check_team_head']);
  const page = await official(story.stack, login);
  await sign(page, '42-sign-wrong');
  await says(page, 'chỗ cần sửa');
  await says(page, 'Nghị định 189/2025/NĐ-CP');
  await look(page, '43-sign-refused');
}

export async function chairSigns() {
  const page = await official(story.stack, 'baichay.chutich');
  story.pages.chair = page;
  await sign(page, '44-sign');
  await done(page, story.file);
  await says(page, 'Quyết định số 12/QĐ-XPHC');
  await look(page, '45-signed');
  const [download] = await Promise.all([page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bản đã ký' }).click()]);
  assert.ok(download);
}

export async function servesAndCollects() {
  const page = story.pages.officer;
  await openStep(page, story.file, 'Giao quyết định');
  await page.getByLabel('Giao trực tiếp').check();
  await today(page, 'Ngày giao quyết định');
  await page.getByLabel(/Người nhận/).fill('Bà Nhận ABC, kế toán');
  await page.getByLabel('Chứng cứ đã giao').setInputFiles({ name: 'bien-nhan-ABC.pdf',
    mimeType: 'application/pdf', buffer: PDF });
  await look(page, '59-serve');
  await press(page, 'Giao quyết định');
  await done(page, story.file);
  await page.getByRole('link', { name: 'Ghi nhận nộp phạt', exact: true }).click();
  await look(page, '60-pay');
  await page.getByLabel('Số biên lai, chứng từ Kho bạc').fill('KB-ABC-001');
  await press(page, 'Ghi nhận');
  await done(page, story.file);
  await openStep(page, story.file, 'Đã thi hành xong');
  await today(page, 'Ngày thi hành xong');
  await page.getByLabel('Phạt tiền').check();
  await look(page, '61-execute');
  await press(page, 'Đã thi hành xong');
  await done(page, story.file);
  await says(page, 'Hồ sơ đã kết thúc');
  await look(page, '62-executed');
}

async function today(page, label) {
  const field = page.getByLabel(label);
  if (await field.inputValue() === '')
    await field.fill(new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10));
}
