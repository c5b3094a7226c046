// A workshop's wastewater: a sample with its seals and result, an act and its additions from the
// law, the right to explain, a fine paid late with its interest.
import { assert, test } from '../http/runner.mjs';
import { HANDED, day, dueOf, fill, owed, paper, plus, rolled, says, send, servedAgo, take, textOf, workdays } from './whole/desk.mjs';
import { decided, inspected, opened, reported, ward } from './whole/people.mjs';
import { look } from './browser.mjs';

// 25 m3 a day; COD 480 of 160 mg/l is 3 times over: Decree 45/2022 art. 18.4.d, 50 to 100 million
// for a person, and a business household pays as one. BOD5 75 of 50 is 1.5 times over: art. 18.7
// adds 20 percent, so 60 to 120 million; the average is 90,000,000.
const FINE = 90_000_000;
// 0.05 percent a day of what is unpaid: 45,000. Of a term that ended three days ago, two days are
// late: that after its last day, and yesterday (art. 78.1).
const INTEREST = 2 * 45_000;

test('a workshop pays for the highest parameter and a share for the other one, and for two days late', async () => {
  const { stack, officer } = await ward();
  const code = await reported({ what: 'Xưởng giặt xả nước đỏ ra mương ABC mỗi tối.' });
  await inspected(code, 'Nước đỏ chảy từ ống của xưởng ABC.');
  const sample = await send(stack, officer, `/staff/cases/${code}/samples`, { label: 'W2-ABC', medium: 'wastewater',
    point: 'Ống xả xưởng ABC', at: day(), at_time: '00:01', takers: 'Trần ABC', amount: '2 chai 1 lít', seal: 'NP-W2',
    flow: '25', flow_of: 'day' });
  const at = new URL(sample).pathname;
  const file = await opened(code, 'Xưởng giặt Nước Đỏ ABC');
  assert.equal(await dueOf(officer, file, 'RECORD_NORMAL'), await workdays(day(), 3));
  await send(stack, officer, `${at}/result`, { standard: 'QCVN ABC (trình diễn)|B', number: 'PT-W2/ABC',
    laboratory: 'Phòng thử nghiệm ABC', accreditation: 'VILAS ABC', reported: day(), received: day(),
    p0_name: 'COD', p0_value: '480', p0_unit: 'mg/l', p1_name: 'BOD5', p1_value: '75', p1_unit: 'mg/l' }, { button: ['do', 'save'] });
  assert.equal(await dueOf(officer, file, 'RECORD_NORMAL'), undefined, 'the result begins the term anew');
  assert.equal(await dueOf(officer, file, 'RECORD_AFTER_TEST'), await workdays(day(), 5), 'Decree 118 art. 12.2');
  await officer.goto(`/staff/cases/${file}/write/record`);
  await Promise.all([officer.waitForNavigation(), officer.locator('main button[name=do][value=samples]').click()]);
  assert.equal(await officer.locator('main [name=act0_code]').inputValue(), '45/2022:Đ18.4.d');
  await fill(stack, officer, { number: '902/BB-VPHC', made: day(), detected: day(), place: 'Phường Bãi Cháy',
    subject: 'business_household', name: 'Xưởng giặt Nước Đỏ ABC', address: 'Số 9 phố ABC', has_signed: 'yes',
    act0_state: 'going_on', stop: '1', officials: 'Trần Thị Cán ABC; Chuyên viên ABC; UBND phường Bãi Cháy' }, { button: ['do', 'save'] });
  says(await paper(stack, officer, file, 'MBB01'), ['902/BB-VPHC', 'Xưởng giặt Nước Đỏ ABC', 'COD 480 mg/l', 'BOD5 75 mg/l']);
  assert.equal(await dueOf(officer, file, 'EXPLAIN_WRITTEN'), await workdays(day(), 5), 'the top is over 15 million: art. 61');
  assert.equal(await dueOf(officer, file, 'EXPLAIN_DIRECT_REQUEST'), await workdays(day(), 2));
  await take(stack, officer, file, 'step/waive', { waiver: 'Xưởng ABC không giải trình.' });
  await officer.goto(`/staff/cases/${file}/decision`);
  assert.match(await textOf(officer), /50\.000\.000 đồng đến 100\.000\.000 đồng[\s\S]*Tăng thêm\s*20%[\s\S]*Mức được phép\s*90\.000\.000 đồng/);
  await decided(file, { fine0: '90.000.000' }, '902/QĐ-XPHC');
  says(await paper(stack, officer, file, 'MQD02'), ['Xưởng giặt Nước Đỏ ABC', '90.000.000 đồng (bằng chữ: Chín mươi triệu đồng)']);
  await take(stack, officer, file, 'step/serve', { ...HANDED, served_on: day() });
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), await rolled(plus(day(), 10)));
  assert.equal(await owed(officer, file), FINE);
  await servedAgo(stack, file, 13);
  assert.equal(await owed(officer, file), FINE + INTEREST);
  await take(stack, officer, file, 'write/pay', { amount: String(FINE + INTEREST), paid: day(), receipt: 'KB-W2-1' });
  assert.equal(await owed(officer, file), 0);
  await take(stack, officer, file, 'step/execute', { executed_on: day(), main_sanction: 'fine' });
  await look(officer, 'w2-workshop');
});
