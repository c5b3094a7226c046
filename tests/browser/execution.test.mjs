// Executing a decision, seen: what is owed by day, the plan, exhibits, lawsuits, a reminder.
import { assert, test } from '../http/runner.mjs';
import { PDF, day, step } from '../http/officials.mjs';
import { MIDDLE, ends, served, walk, ward } from '../http/procedures.mjs';
import { shared } from '../http/stack.mjs';
import { look, narrow } from './browser.mjs';
import { official } from './people.mjs';

const FILE = { name: 'ABC.pdf', mimeType: 'application/pdf', buffer: PDF };

// A fine of 30 million, served 25 days ago, of which 10 were paid and 4 days were weighed.
async function late(stack, officer) {
  const code = await served(MIDDLE, 30000000);
  await walk('sanction.yaml', code, [['officer', 'ask_instalments'], ['signer', 'refuse_instalments']]);
  const of = `c.code = '${code}'`;
  await stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id SET d.signed_on = '${day(-26)}'
    WHERE ${of}`);
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id SET v.value = '${day(-26)}'
    WHERE ${of} AND v.name = 'decided_on'`);
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id SET k.from_us = k.from_us
    - 25 * 86400000000 WHERE ${of} AND k.code = 'EXECUTE_DECISION'`);
  await ends(code, 'EXECUTE_DECISION', -15);
  await stack.sql(`UPDATE fine_change f JOIN decision d ON d.id = f.decision_id JOIN cases c
    ON c.id = d.case_id SET f.from_on = '${day(-12)}', f.until_on = '${day(-8)}' WHERE ${of}`);
  const paid = await step(officer, code, 'pay', { amount: '10000000', paid: day(-5),
    receipt: `XEM ${code}` }, 'write');
  assert.equal(paid.status, 303);
  return code;
}

test('what is owed is told day by day; exhibits and costs stand beside it', async () => {
  const stack = await shared();
  const { who } = await ward();
  const code = await late(stack, who.officer);
  const page = await official(stack, 'baichay.canbo');
  await page.goto(`${stack.staff}/staff/cases/${code}`);
  await page.getByRole('link', { name: 'Thi hành quyết định: từng ngày, từng đồng' }).click();
  // 14 days late: 4 held, 5 of 15.000, 5 of 10.000.
  await page.getByText('20.125.000').first().waitFor();
  await look(page, 'execution');
  await narrow(page, 'execution');
  await page.getByRole('link', { name: 'Tang vật, phương tiện, giấy tờ tạm giữ' }).click();
  await page.getByRole('link', { name: 'Ghi quyết định tạm giữ' }).click();
  await page.getByRole('button', { name: 'Ghi nhận' }).click();
  await page.locator('#problems').waitFor();
  await narrow(page, 'seizure-problems');
  for (const [label, value] of [['Số quyết định tạm giữ', '12/QĐ-TG'], ['Người ký', 'Chủ tịch ABC'],
    ['Lý do tạm giữ', 'Ngăn chặn vi phạm ABC'], ['Số biên bản', '12/BB-TG'], ['Nơi tạm giữ', 'Xưởng ABC']])
    await page.getByLabel(label).fill(value);
  for (const [label, value] of [['Ngày ký quyết định', day(-6)], ['Ngày tạm giữ', day(-6)],
    ['Hạn tạm giữ ghi', day(1)]]) await page.getByLabel(label).fill(value);
  await page.locator('#file').setInputFiles(FILE);
  await page.getByRole('button', { name: 'Ghi nhận' }).click();
  await page.getByRole('link', { name: 'Thêm vào danh mục' }).click();
  await page.getByLabel('Phương tiện').check();
  for (const [label, value] of [['Tên, nhãn hiệu', 'Máy bơm ABC'], ['Đơn vị tính', 'chiếc'],
    ['Số lượng', '3'], ['Tình trạng', 'Chạy được'], ['Niêm phong', 'NP 01'], ['Người, nơi bảo quản', 'Kho ABC']])
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Thêm' }).click();
  await page.getByRole('link', { name: 'Trả lại, tịch thu' }).click();
  await page.getByLabel('Trả lại').check();
  await page.getByLabel('Số lượng').fill('1');
  await page.getByLabel('Ngày', { exact: false }).first().fill(day());
  for (const [label, value] of [['Số quyết định hoặc biên bản', '13/QĐ-TL'], ['Người nhận', 'Công ty ABC'],
    ['Tình trạng khi xử lý', 'Như khi tạm giữ']]) await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Ghi nhận' }).click();
  await page.getByText('2 chiếc').waitFor();
  await narrow(page, 'exhibits');
  await look(page, 'exhibits');
  await page.getByRole('link', { name: 'Thi hành quyết định' }).click();
  await page.getByRole('link', { name: 'Vụ kiện, bồi thường, chi phí' }).click();
  await page.getByRole('link', { name: 'Ghi chi phí' }).click();
  await page.getByLabel('Lấy mẫu, phân tích').check();
  for (const [label, value] of [['Cơ quan đã chi', 'Sở ABC'], ['Khoản chi', 'Phân tích 3 mẫu nước thải'],
    ['Số tiền', '2.000.000'], ['Ngày chi', day(-1)], ['Số hóa đơn', 'HĐ 7'], ['Căn cứ', 'Nghị định ABC']])
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Ghi nhận' }).click();
  await page.getByText('Phân tích 3 mẫu nước thải').waitFor();
  await narrow(page, 'claims');
  await page.getByRole('link', { name: 'Thi hành quyết định' }).click();
  await page.getByRole('link', { name: 'Nhắc nộp phạt' }).click();
  await page.getByRole('heading', { name: 'Nhắc nộp phạt quá hạn' }).waitFor();
  await narrow(page, 'reminder');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${stack.staff}/staff/cases/${code}/claims?lang=en`);
  await page.getByRole('heading', { name: 'Lawsuits, damage, costs' }).waitFor();
  await look(page, 'claims-en');
});
