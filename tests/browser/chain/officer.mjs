// The commune's part until the verification is concluded.
import { assert } from '../../http/runner.mjs';
import { look } from '../browser.mjs';
import { CAMERA, official } from '../people.mjs';
import { SENDER, WHAT, appears, done, openStep, press, says, saysNot, story } from './story.mjs';

export async function headAssigns() {
  const head = await official(story.stack, 'baichay.truong', { shot: '10-login' });
  story.pages.head = head;
  const row = head.getByRole('link', { name: /Cống số 7/ }).first();
  await appears(head, row, 'the case in the inbox of the unit');
  await look(head, '11-inbox');
  await row.click();
  story.code = new URL(head.url()).pathname.split('/').pop();
  await says(head, WHAT);
  await noSender(head);
  await look(head, '12-case-new');
  await openStep(head, story.code, 'Phân công người xử lý');
  await look(head, '13-assign');
  await press(head, 'Phân công người xử lý');
  await says(head, 'Có 1 chỗ cần sửa');
  await look(head, '13-assign-wrong');
  await head.getByLabel('Người chủ trì').selectOption({ label: 'Trần Thị Cán ABC' });
  await press(head, 'Phân công người xử lý');
  await done(head, story.code);
  await says(head, 'Trần Thị Cán ABC');
}

async function noSender(page) {
  for (const text of Object.values(SENDER)) await saysNot(page, text);
}

export async function officerAccepts() {
  const page = await official(story.stack, 'baichay.canbo');
  story.pages.officer = page;
  await page.goto('/staff/mine');
  await look(page, '15-mine');
  await page.locator(`a[href="/staff/cases/${story.code}"]`).first().click();
  await appears(page, page.locator('img[src*="/photos/"]').nth(1), 'the cleaned photos');
  await photosAreClean(page);
  await openStep(page, story.code, 'Tiếp nhận, bắt đầu xác minh');
  await look(page, '16-accept');
  await press(page, 'Tiếp nhận, bắt đầu xác minh');
  await done(page, story.code);
  await page.getByRole('textbox').last().fill('Bạn thấy nước chảy vào giờ nào?');
  await press(page, 'Gửi thư');
  await says(page, 'Bạn thấy nước chảy vào giờ nào?');
  await noSender(page);
  await look(page, '17-case-verifying');
}

async function photosAreClean(page) {
  const bytes = await page.evaluate(async () => {
    const image = document.querySelector('img[src*="/photos/"]');
    const answer = await fetch(image.src);
    return [...new Uint8Array(await answer.arrayBuffer())];
  });
  const text = Buffer.from(bytes).toString('latin1');
  assert.ok(text.length > 1000);
  assert.ok(!text.includes(CAMERA) && !text.includes('Exif'), 'the photo still tells its camera');
}

export async function officerReadsReply() {
  const page = story.pages.officer;
  await page.goto(`/staff/cases/${story.code}`);
  await appears(page, page.getByText('hôm nào cũng vậy'), "the citizen's letter");
  await look(page, '18-case-reply');
}

export async function headAnswers() {
  const page = story.pages.officer;
  await openStep(page, story.code, 'Xử lý xong');
  await page.getByLabel('Biện pháp đã xử lý').fill('Đã lập biên bản, xử phạt, bịt miệng cống.');
  await look(page, '47-handled');
  await press(page, 'Xử lý xong');
  await done(page, story.code);
  await openStep(page, story.code, 'Trả lời người phản ánh và kết thúc');
  await page.getByLabel('Đã xác minh thấy gì').fill('Cống số 7 xả nước thải chưa xử lý.');
  await page.getByLabel('Đã làm gì').fill(
    'Phường đã lập biên bản và ra quyết định xử phạt; cống đã được bịt.');
  await page.locator('[name=told_name][value=published], select[name=told_name]').first()
    .evaluate((e) => { if (e.matches('select')) e.value = 'published'; else e.checked = true; });
  await look(page, '48-answer');
  await press(page, 'Trả lời người phản ánh và kết thúc');
  await done(page, story.code);
  await says(page, 'Hồ sơ đã kết thúc');
  await look(page, '49-case-closed');
}
