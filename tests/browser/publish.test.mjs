// Published sanctions: what citizens see, and the desk of the two who publish.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';
import { official } from './people.mjs';

test('a citizen reads the list, finds a firm without diacritics and opens it', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  await page.goto('/violators');
  await look(page, 'violators');
  await page.getByRole('searchbox').fill('che bien hai san abc');
  await page.getByRole('button', { name: 'Tìm' }).click();
  const link = page.getByRole('link', { name: 'Công ty TNHH Chế biến Hải sản ABC' });
  await link.first().waitFor();
  await look(page, 'violators-found');
  await link.first().click();
  await page.getByText('Hình thức xử phạt').waitFor();
  await look(page, 'violator');
  await page.goto(`${new URL(page.url()).pathname}?lang=en`);
  await look(page, 'violator-en');
  await page.goto('/violators?lang=en');
  await look(page, 'violators-en');
  const gone = await page.goto('/violators/0000000000');
  assert.equal(gone.status(), 404);
});

test('the second person sees what waits, and the page as the public will', async () => {
  const stack = await shared();
  const page = await official(stack, 'baichay.congbo2');
  await page.goto('/staff/publications');
  await look(page, 'publications');
  await page.getByRole('link', { name: 'Xem và duyệt' }).first().click();
  await page.getByRole('button', { name: 'Công bố ngay' }).waitFor();
  await page.getByText('Trên điện thoại').click();
  await page.getByText('Trong tệp CSV và bản tin Atom').click();
  await look(page, 'publication-release');
  const [, code] = /cases\/([^/]+)\/write/.exec(page.url());
  await page.goto(`/staff/cases/${code}/publication`);
  await page.getByText(/công bố với tên/).first().waitFor();
  await look(page, 'publication-gate');
  await page.goto('/staff/corrections');
  await look(page, 'corrections');
});

test('from the public page an error is reported; the unit answers; both read it on a phone', async () => {
  const stack = await shared();
  const page = await reader(stack.public, { viewport: { width: 320, height: 640 } });
  await page.goto('/violators');
  await page.getByRole('link', { name: /ABC/ }).first().click();
  await page.getByText('Hình thức xử phạt').waitFor();
  await page.getByRole('link', { name: 'Báo nội dung sai hoặc xin gỡ' }).click();
  await page.getByLabel('Nội dung sai').check();
  await page.getByLabel('Chỗ nào sai').fill('Số nhà ABC sai.');
  await look(page, 'correction-new');
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await page.getByText('Chưa có trả lời.').waitFor();
  await look(page, 'correction-asked');
  const asked = page.url();
  const [[id, slug, login]] = await stack.sql(`SELECT a.id, a.slug, 'baichay.congbo1' FROM public_ask a
    ORDER BY a.id DESC LIMIT 1`);
  const desk = await official(stack, login);
  await desk.goto(`/staff/corrections/${id}`);
  await look(desk, 'correction-answer');
  await desk.getByLabel('Giữ nguyên, có lý do').check();
  await desk.getByLabel('Trả lời người yêu cầu').fill('Nội dung đúng với quyết định.');
  await desk.getByRole('button', { name: 'Trả lời' }).click();
  await page.goto(asked);
  await page.getByText('Nội dung đúng với quyết định.').waitFor();
  await look(page, 'correction-answered');
  const [[code]] = await stack.sql(`SELECT c.code FROM publication p JOIN cases c ON c.id = p.case_id
    WHERE p.slug = '${slug}'`);
  await desk.goto(`/staff/cases/${code}/publication/statement`);
  await look(desk, 'publication-statement');
  await desk.goto(`/staff/cases/${code}/write/prepare_correction`);
  await look(desk, 'publication-correction');
});

test('what is gone says so, and names nobody', async () => {
  const stack = await shared();
  const [[slug]] = await stack.sql('SELECT MIN(slug) FROM pub_violation');
  await stack.sql(`UPDATE publication SET state = 'withdrawn', gone_how = 'cancelled',
    gone_us = UNIX_TIMESTAMP() * 1000000, changed_us = UNIX_TIMESTAMP() * 1000000 WHERE slug = '${slug}'`);
  const page = await reader(stack.public, { viewport: { width: 320, height: 640 } });
  assert.equal((await page.goto(`/violators/${slug}`)).status(), 410);
  await page.getByText('đã bị hủy bỏ').waitFor();
  await look(page, 'violator-gone');
});
