// A household's pigsty smells, several times over: from the report to the receipt of the fine.
import { assert, test } from '../http/runner.mjs';
import { HANDED, day, dueOf, owed, paper, plus, rolled, says, stage, take, textOf, workdays } from './whole/desk.mjs';
import { answered, decided, inspected, opened, record, reported, ward } from './whole/people.mjs';
import { look } from './browser.mjs';

// Decree 45/2022 art. 20.1.b: 1 to 3 million for a person; a household pays as a person, and
// without circumstances the average is due: (1,000,000 + 3,000,000) / 2 = 2,000,000.
const ACT = '45/2022:Đ20.1.b';
const FINE = 2_000_000;

test('a household is fined for odour: one average, seven, three and ten days', async () => {
  const { stack, officer } = await ward();
  const code = await reported({ pollution: 'odour', what: 'Mùi chuồng lợn nồng nặc mỗi chiều, đã nhiều lần ABC.' });
  await inspected(code, 'Mùi hôi từ chuồng lợn ABC.');
  const file = await opened(code, 'Hộ bà Hôi Chuồng ABC');
  await record(file, ACT, { number: '901/BB-VPHC', subject: 'household', name: 'Bà Hôi Chuồng ABC',
    address: 'Tổ 5, phường Bãi Cháy', act0_described: 'Thải mùi hôi từ chuồng lợn, lần thứ ba ABC.',
    act0_times: `${day(-20)}: lần một ABC\n${day(-10)}: lần hai ABC` });
  const recorded = day();
  assert.equal(await dueOf(officer, file, 'DECIDE_NORMAL'), await workdays(recorded, 7), 'Law art. 66.1.a');
  says(await paper(stack, officer, file, 'MBB01'), ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '901/BB-VPHC',
    'Bà Hôi Chuồng ABC', 'Thải mùi hôi từ chuồng lợn, lần thứ ba ABC.']);
  await officer.goto(`/staff/cases/${file}/decision`);
  assert.match(await textOf(officer), /1\.000\.000 đồng đến 3\.000\.000 đồng/);
  await decided(file, { fine0: String(FINE) }, '901/QĐ-XPHC');
  assert.equal(await dueOf(officer, file, 'SERVE_DECISION'), await workdays(day(), 3), 'Law art. 70');
  says(await paper(stack, officer, file, 'MQD02'), ['Bà Hôi Chuồng ABC', '2.000.000 đồng (bằng chữ: Hai triệu đồng)',
    '901/QĐ-XPHC', '901/BB-VPHC']);
  await take(stack, officer, file, 'step/serve', { ...HANDED, served_on: day() });
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), await rolled(plus(day(), 10)), 'Law art. 73.1');
  assert.equal(await owed(officer, file), FINE);
  await take(stack, officer, file, 'write/pay', { amount: '1.250.000', paid: day(), receipt: 'KB-W1-1' });
  assert.equal(await owed(officer, file), 750_000, '2,000,000 - 1,250,000');
  await take(stack, officer, file, 'write/pay', { amount: '750.000', paid: day(), receipt: 'KB-W1-2' });
  assert.equal(await owed(officer, file), 0);
  await take(stack, officer, file, 'step/execute', { executed_on: day(), main_sanction: 'fine' });
  await look(officer, 'w1-household');
  await answered(code, 'Chuồng lợn gây mùi hôi ABC.', 'undecided');
  assert.match(await stage(officer, code), /trả lời|kết thúc|Đã/i);
});
