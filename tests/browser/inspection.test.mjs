// From the plan of the year to the act that a sample amounts to, as an inspector does it.
import { day, official as login } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { inspecting } from '../http/sanctions.mjs';
import { shared } from '../http/stack.mjs';
import { look, narrow } from './browser.mjs';
import { official } from './people.mjs';

async function facilityOf(stack, code) {
  await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, risk_group, made_us)
    SELECT unit_id, 'organization', 'Nhuộm Cầu Vồng ABC', 'textile', 1, 1 FROM cases WHERE code = '${code}'`);
  const [[id]] = await stack.sql("SELECT MAX(id) FROM facility WHERE name = 'Nhuộm Cầu Vồng ABC'");
  await stack.sql(`UPDATE facility SET root_id = id WHERE id = ${id}`);
  await stack.sql(`INSERT INTO case_facility (case_id, facility_id, made_by, made_us)
    SELECT c.id, ${id}, a.id, 1 FROM cases c, account a WHERE c.code = '${code}' AND a.login = 'baichay.canbo'`);
}

test('a facility is planned, visited, sampled, and its result names the act', async () => {
  const stack = await shared();
  const code = await inspecting(stack, await login(stack, 'baichay.canbo'));
  await facilityOf(stack, code);
  const page = await official(stack, 'baichay.canbo');
  await page.goto('/staff/plan');
  await page.getByLabel('Cơ sở').selectOption({ index: 1 });
  await page.getByLabel('Tháng').fill('12');
  await page.getByRole('button', { name: 'Đưa vào kế hoạch' }).click();
  await page.getByRole('heading', { name: /^Tháng 12/ }).first().waitFor();
  await look(page, 'plan');
  await narrow(page, 'plan');

  await page.goto(`/staff/cases/${code}`);
  await page.getByRole('link', { name: /Kiểm tra tại chỗ/ }).click();
  await page.getByRole('link', { name: 'Ghi quyết định kiểm tra' }).click();
  await page.getByRole('button', { name: 'Lưu quyết định' }).click();
  await page.locator('#problems').waitFor();
  await page.locator('#kind-1').check();
  await page.locator('#signs').fill('Nước màu tím chảy ra suối ABC');
  await page.getByLabel('Số quyết định kiểm tra').fill('21/QĐ-KT-ABC');
  await page.locator('#signer').fill('Nguyễn ABC, Chủ tịch');
  await page.locator('#until').fill(day(3));
  await page.locator('#members').fill('Trần ABC; Trưởng phòng, UBND phường ABC');
  await page.getByRole('button', { name: 'Lưu quyết định' }).click();
  await page.getByText('Nước màu tím').waitFor();
  const question = page.getByRole('heading', { name: 'Nước nhuộm' });
  await question.waitFor();
  await page.locator('#q0_answer').check();
  await page.getByRole('button', { name: 'Lưu trả lời' }).click();
  await page.getByText('Đã trả lời 1 trên').waitFor();
  await look(page, 'onspot');
  await narrow(page, 'onspot');

  await page.getByRole('link', { name: 'Mẫu đã lấy' }).click();
  const fields = { 'Ký hiệu trên nhãn mẫu': 'NT-7-ABC', 'Điểm xả, điểm lấy mẫu': 'Cống xả suối ABC',
    'Ngày lấy mẫu': day(-2), 'Giờ lấy mẫu': '08:15', 'Người lấy mẫu': 'Trần ABC', 'Số niêm phong': 'NP-77',
    'Lưu lượng tại điểm xả': '5' };
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByLabel('Loại mẫu').selectOption('wastewater');
  await page.getByLabel('m³ trong một giờ').check();
  await page.getByRole('button', { name: 'Ghi mẫu' }).click();
  await page.getByRole('heading', { name: 'Mẫu NT-7-ABC' }).waitFor();
  await page.locator('#given_to').fill('Phòng thử nghiệm ABC');
  await page.getByLabel('Ngày bàn giao').fill(day(-2));
  await page.getByLabel('Giờ bàn giao').fill('11:00');
  await page.getByLabel('Niêm phong còn nguyên').check();
  await page.getByRole('button', { name: 'Ghi bàn giao' }).click();
  await page.getByText('→').waitFor();

  await page.getByRole('link', { name: 'Nhập kết quả thử nghiệm' }).click();
  await page.getByLabel('Quy chuẩn áp dụng').selectOption('QCVN ABC (trình diễn)|B');
  await page.getByRole('button', { name: 'Hiện các thông số và giới hạn' }).click();
  await page.getByText('Giới hạn: ≤ 50').waitFor();
  await page.locator('#number').fill('PT-7/ABC');
  await page.locator('#laboratory').fill('Phòng thử nghiệm ABC');
  await page.getByLabel('Ngày ghi trên phiếu').fill(day(-1));
  await page.locator('#p0_value').fill('150');
  await page.locator('#p1_value').fill('320');
  await look(page, 'sample-result');
  await narrow(page, 'sample-result');
  await page.getByRole('button', { name: 'Lưu kết quả' }).click();
  await page.getByText('vượt 3 lần').waitFor();
  await look(page, 'sample');
  await narrow(page, 'sample');
  await page.getByRole('link', { name: /Mẫu và kết quả/ }).click();
  await page.getByText('45/2022:Đ18.4.h').waitFor();
  assert.match(await page.locator('#acts').innerText(), /Lưu lượng 120 m³\/24 giờ/);
  await look(page, 'samples');
  await narrow(page, 'samples');
  assert.deepEqual(page.troubles, []);
});
