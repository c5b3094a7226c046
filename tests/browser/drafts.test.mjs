// Nothing typed is lost: the record of a violation is kept while it is typed, comes back after
// the page was closed, and two who write it are shown both versions.
import { facility, unitId } from '../http/facilities.mjs';
import { official as session, step } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { inspecting, openFile, recordFields, LIGHT, recorded } from '../http/sanctions.mjs';
import { shared, until } from '../http/stack.mjs';
import { look, narrow } from './browser.mjs';
import { official } from './people.mjs';

let parent;
async function file() {
  const stack = await shared();
  const officer = await session(stack, 'baichay.canbo');
  parent ??= await inspecting(stack, officer);
  return { stack, officer, code: await openFile(officer, parent, 'Cơ sở nháp ABC') };
}

const kept = (stack, code) => stack.sql(`SELECT d.part FROM form_draft d JOIN cases c ON c.id = d.case_id
  WHERE c.code = '${code}' ORDER BY d.part`).then((rows) => rows.map(([part]) => part));

test('what is typed in a record is saved part by part and comes back', async () => {
  const { stack, code } = await file();
  const page = await official(stack, 'baichay.canbo');
  await page.goto(`/staff/cases/${code}/write/record`);
  await page.getByLabel('Ý kiến của người vi phạm').fill('Xin khắc phục trong tuần ABC');
  await page.getByLabel('Căn cứ lập biên bản').fill('Biên bản làm việc số 1 ABC');
  await page.getByText(/Nháp đã lưu lúc/).waitFor();
  await until(async () => (await kept(stack, code)).join() === 'paper,words', 10_000, 'both parts');
  await page.goto('/staff');
  await page.goto(`/staff/cases/${code}/write/record`);
  await page.getByText('Đã mở lại bản nháp').waitFor();
  assert.equal(await page.getByLabel('Ý kiến của người vi phạm').inputValue(), 'Xin khắc phục trong tuần ABC');
  await page.getByLabel('Tên hoặc số của hành vi, hoặc').or(page.locator('#q')).first().fill('18.2.c');
  await page.getByRole('button', { name: 'Tìm hành vi' }).click();
  await page.locator('input[name=pick]').first().check();
  await page.getByRole('button', { name: 'Thêm hành vi đã chọn' }).click();
  await page.locator('[data-part=act0]').waitFor();
  await look(page, 'record-form');
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${wide} px on a screen of 320`);
  await page.screenshot({ path: 'var/shots/record-form-320.png', fullPage: true });
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.context().setOffline(true);
  await page.getByLabel('Ý kiến của người bị thiệt hại').fill('Cá chết ABC');
  await page.getByText('Chưa lưu được nháp').waitFor();
  await page.context().setOffline(false);
  await page.getByLabel('Ý kiến của người bị thiệt hại').fill('Cá chết hàng loạt ABC');
  await page.getByText(/Nháp đã lưu lúc/).waitFor();
  page.troubles.splice(0); // the request that the cut network lost
  await page.goto(`/staff/cases/${code}/drafts`);
  await look(page, 'drafts');
});

test('what is still on its way when the form is sent leaves no draft behind', async () => {
  const { stack } = await file();
  const code = parent;
  const page = await official(stack, 'baichay.canbo');
  await page.goto(`/staff/cases/${code}/step/add_note`);
  let seen = 0;
  await page.route(`**/staff/cases/${code}/drafts`, async (route) => {
    seen += 1;
    await new Promise((done) => { setTimeout(done, 1500); }); // slower than what follows it
    await route.continue().catch(() => {}); // it was given up
  });
  await page.locator('textarea').first().fill('Ghi chú đi cùng nháp ABC');
  await until(() => seen > 0, 10_000, 'the draft is on its way');
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.includes('/step/'));
  assert.match(await page.locator('main').innerText(), /Ghi chú đi cùng nháp ABC|Ghi chú/, 'sent');
  await page.waitForTimeout(2500); // longer than the request would have taken
  assert.deepEqual(await kept(stack, code), [], 'given up with the form');
  page.troubles.splice(0); // the request that was given up
});

test('two versions of one record stand side by side until a person chooses', async () => {
  const { stack, officer, code } = await file();
  const page = await official(stack, 'baichay.truong');
  const to = `/staff/cases/${code}/write/record`;
  await page.goto(to);
  await officer.submit(to, { ...recordFields(LIGHT), do: 'share', place: 'Bờ suối phía tây ABC' }, { action: to });
  await page.getByLabel('Nơi lập biên bản').fill('Bờ suối phía đông ABC');
  await page.getByRole('button', { name: 'Lưu bản soạn chung' }).click();
  await page.locator('#collision').waitFor();
  await look(page, 'collision');
  await page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
  await page.screenshot({ path: 'var/shots/collision-320.png', fullPage: true });
  await page.setViewportSize({ width: 1200, height: 900 });
  for (const group of await page.locator('#collision fieldset').all())
    await group.getByLabel(/Lấy bản của/).check();
  await page.getByRole('button', { name: 'Lưu bản soạn chung' }).click();
  await page.getByText('Bản soạn chung của hồ sơ').waitFor();
  assert.equal(await page.getByLabel('Nơi lập biên bản').inputValue(), 'Bờ suối phía tây ABC');
});

test('the record is read with all its fields', async () => {
  const { stack, officer } = await file();
  const code = await recorded(officer, parent, LIGHT, { officials: 'Trần Thị Cán ABC; Công chức; UBND ABC',
    act0_times: '01/11/2026 xả lúc nửa đêm' });
  const page = await official(stack, 'baichay.canbo');
  await page.goto(`/staff/cases/${code}/record`);
  await page.getByText('Mục của mẫu chưa có nội dung').waitFor();
  await look(page, 'record-read');
});

test('working minutes are written and stand in the list', async () => {
  const { code } = await file();
  const page = await official(await shared(), 'baichay.canbo');
  await page.goto(`/staff/cases/${code}/minutes`);
  await page.getByRole('link', { name: 'Biên bản làm việc (MBB02)' }).click();
  await page.getByLabel('Số biên bản').fill('07/BB-LV');
  await page.getByLabel('Làm việc với').fill('Ông ABC, chủ cơ sở');
  await page.getByLabel('Diễn biến, hiện trường').fill('Nước đen chảy ra suối ABC');
  await look(page, 'minutes-form');
  await page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
  await page.screenshot({ path: 'var/shots/minutes-form-320.png', fullPage: true });
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.getByRole('button', { name: 'Lưu biên bản' }).click();
  await page.getByText('Nước đen chảy ra suối ABC').waitFor();
  await look(page, 'minutes');
});

test('a letter is kept by the keyboard alone, and is there again', async () => {
  const page = await official(await shared(), 'baichay.canbo');
  await page.goto('/staff/letters');
  await page.getByLabel('Cơ quan gửi').focus();
  await page.keyboard.type('Ban quản lý ABC');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Trích yếu gõ dở ABC');
  await page.getByText(/Nháp đã lưu lúc/).waitFor();
  await page.goto('/staff');
  await page.goto('/staff/letters');
  await page.getByText('Đã mở lại bản nháp').waitFor();
  assert.equal(await page.getByLabel('Trích yếu', { exact: false }).last().inputValue(), 'Trích yếu gõ dở ABC');
  await look(page, 'letter-draft');
  await narrow(page, 'letter-draft');
  await page.getByRole('button', { name: 'Bỏ bản nháp' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Đã mở lại bản nháp').waitFor({ state: 'detached' });
});

test('two who edit a facility, and two who write into a paper, choose between both', async () => {
  const stack = await shared();
  const officer = await session(stack, 'baichay.canbo');
  const page = await official(stack, 'baichay.truong');
  const id = await facility(stack, officer, { name: 'Công ty ABC Chọn Bản' });
  const edit = `/staff/facilities/${id}/edit`;
  await page.goto(edit);
  await page.getByLabel('Người đại diện').fill('Bà Trưởng ABC');
  const rest = { kind: 'organization', name: 'Công ty ABC Chọn Bản', sector: 'seafood', state: 'active',
    unit: await unitId(stack, '06673') };
  await officer.submit(edit, { ...rest, representative: 'Ông Cán Bộ ABC' }, { action: edit });
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('heading', { name: /đã lưu trong lúc bạn soạn/ }).waitFor();
  page.troubles.splice(0); // 409 is told as a failed request
  await look(page, 'facility-collision');
  await narrow(page, 'facility-collision');
  await page.getByLabel('Giữ bản của tôi').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.waitForURL(new RegExp(`/facilities/${id}$`));
  await page.getByText('Bà Trưởng ABC').first().waitFor();

  const { code } = await file();
  await step(officer, code, 'record', recordFields(LIGHT), 'write');
  const paper = `/staff/cases/${code}/papers/MQD41`;
  await page.goto(paper);
  await page.locator('[name="expert.who"]').fill('Viện của trưởng ABC');
  await officer.submit(paper, { 'expert.who': 'Viện của cán bộ ABC' }, { action: paper });
  await page.getByRole('button', { name: 'Lưu và xem lại văn bản' }).click();
  await page.getByRole('heading', { name: /đã lưu trong lúc bạn soạn/ }).waitFor();
  page.troubles.splice(0);
  await look(page, 'paper-collision');
  await narrow(page, 'paper-collision');
  await page.getByRole('radio', { name: /Lấy bản của/ }).check();
  await page.getByRole('button', { name: 'Lưu và xem lại văn bản' }).click();
  await page.waitForURL(new RegExp('/papers/MQD41$'));
  assert.equal(await page.locator('[name="expert.who"]').inputValue(), 'Viện của cán bộ ABC');
});
