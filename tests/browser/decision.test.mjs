// What those who draft, review, number and sign a decision see; also on a telephone.
import { signedPdf } from '../http/paper.mjs';
import { newCase } from '../http/people.mjs';
import { day, official as http, step } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { LIGHT, draft, openFile, recordFields, redirected } from '../http/sanctions.mjs';
import { freshCode, SECRET } from '../http/second.mjs';
import { shared } from '../http/stack.mjs';
import { look, narrow } from './browser.mjs';
import { official } from './people.mjs';

const UNIT = '06778'; // a commune of this test alone, with a section and a clerk
const ROLES = { canbo: ['officer'], phong: ['section'], vanthu: ['clerk'],
  chutich: ['signer', 'commune_chair'] };

// A person of the commune: { client } over HTTP, `page` in the browser.
async function person(stack, name, [role, position]) {
  const login = await stack.newOfficial(`hop.${name}`, `Người ${name} ABC`, ['--unit', UNIT, '--role', role,
    ...(position ? ['--position', position] : [])]);
  return { client: await http(stack, login), page: await official(stack, login) };
}

test('a draft is returned, drafted again, numbered, signed with a code, and in force', async () => {
  const stack = await shared();
  const who = {};
  for (const [name, [role, ...more]] of Object.entries(ROLES))
    who[name] = await person(stack, name, [role, ...more]);
  const { code: parent } = await newCase(stack, { commune: UNIT });
  for (const name of ['accept', 'inspect']) redirected(await step(who.canbo.client, parent, name), name);
  const code = await openFile(who.canbo.client, parent);
  redirected(await step(who.canbo.client, code, 'record', recordFields(LIGHT), 'write'), 'record');
  redirected(await draft(who.canbo.client, code, { fine0: '7000000' }), 'draft');

  const head = who.phong.page;
  await head.goto(`/staff/cases/${code}/approval`);
  await head.getByText('đang chờ ý kiến').first().waitFor();
  await look(head, 'approval');
  await narrow(head, 'approval');
  await head.getByLabel('Ý kiến').fill('Nêu rõ tình tiết giảm nhẹ ABC.');
  await head.getByRole('button', { name: 'Trả lại để sửa' }).click();
  await head.getByText('đã bị trả lại').first().waitFor();

  const officer = who.canbo.page;
  await officer.goto(`/staff/cases/${code}/decision`);
  await look(officer, 'builder');
  await narrow(officer, 'builder');
  redirected(await draft(who.canbo.client, code, { fine0: '7000000', reason: 'Không có tình tiết giảm nhẹ ABC.' }),
    'second version');
  await head.goto(`/staff/cases/${code}/approval`);
  await head.getByRole('button', { name: 'Đồng ý, chuyển tiếp' }).click();
  await head.getByText('chờ người có thẩm quyền ký').first().waitFor();

  const clerk = who.vanthu.page;
  await clerk.goto('/staff/numbers');
  await clerk.getByLabel('Mã vụ việc').fill(code);
  await clerk.getByLabel('Ký hiệu').fill('QĐ-XPHC');
  await clerk.getByRole('button', { name: 'Cấp số tiếp theo' }).click();
  await clerk.getByText('1/QĐ-XPHC').first().waitFor();
  await look(clerk, 'numbers');
  await narrow(clerk, 'numbers');

  const chair = who.chutich.page;
  await chair.goto(`/staff/second`);
  await look(chair, 'second');
  await chair.goto(`/staff/cases/${code}/write/decide`);
  await chair.getByLabel('Số quyết định').fill('1/QĐ-XPHC');
  await chair.getByLabel('Ngày ký').fill(day());
  await chair.locator('#file').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf',
    buffer: signedPdf('Người Khác ABC') });
  await chair.getByLabel('Mã xác nhận khi ký').fill(await freshCode(stack, 'hop.chutich', SECRET));
  await narrow(chair, 'sign');
  await chair.getByRole('button', { name: 'Ký quyết định' }).click();
  await chair.getByText('Quyết định số 1/QĐ-XPHC').first().waitFor();

  await officer.goto(`/staff/cases/${code}/signed`);
  await officer.getByText('không mang tên người ký').waitFor();
  await look(officer, 'signed-waiting');
  await narrow(officer, 'signed-waiting');
  await officer.getByLabel('Tôi đã so tệp này').check();
  await officer.getByRole('button', { name: 'Xác nhận đã đối chiếu' }).click();
  await officer.getByText('Có hiệu lực.').waitFor();

  // A correction of it goes the same way: typed by one, read by another, whatever is signed.
  await officer.goto(`/staff/cases/${code}`);
  await officer.locator('main').getByRole('link', { name: 'Dự thảo trình ký' }).click();
  await look(officer, 'chain-list');
  await narrow(officer, 'chain-list');
  await officer.getByRole('link', { name: 'Đính chính quyết định' }).click();
  await officer.getByRole('link', { name: 'Soạn dự thảo' }).click();
  await look(officer, 'chain-draft');
  await narrow(officer, 'chain-draft');
  await officer.locator('#change').fill('Sửa “ABD” thành “ABC” ở điều 1.');
  await officer.locator('#reason').fill('Đánh máy sai tên đường ABC.');
  await officer.getByRole('button', { name: 'Gửi dự thảo đi duyệt' }).click();
  await officer.getByText('đang chờ ý kiến').first().waitFor();
  await head.goto('/staff/today');
  await head.getByRole('link', { name: 'Duyệt' }).first().click();
  await head.getByText('Đánh máy sai tên đường ABC.').first().waitFor();
  await look(head, 'chain');
  await narrow(head, 'chain');
  await head.getByRole('button', { name: 'Đồng ý, chuyển tiếp' }).click();
  await head.getByText('chờ người có thẩm quyền ký').first().waitFor();
  await chair.goto(`/staff/cases/${code}/step/correct`);
  assert.equal(await chair.locator('#reason').inputValue(), 'Đánh máy sai tên đường ABC.');
  await look(chair, 'chain-sign');
  await narrow(chair, 'chain-sign');
});

test('the page of the second factor offers a code to scan, also on a telephone', async () => {
  const stack = await shared();
  const { page } = await person(stack, 'moi', ['publisher']);
  await page.goto('/staff/second');
  await page.getByRole('img', { name: 'Mã QR để đăng ký ứng dụng xác thực' }).waitFor();
  await look(page, 'second-enrol');
  await narrow(page, 'second-enrol');
});
