// A company is fined, suspended for months, and stands on the public list; who reported does not.
// It pays, stands still and cleans up: only then is the decision carried out.
import { assert, test } from '../http/runner.mjs';
import { PAPER, POSTED, day, dueOf, months, owed, plus, reads, rolled, says, send, stage, take, textOf, vi,
  workdays } from './whole/desk.mjs';
import { decided, inspected, opened, record, reported, sent, ward } from './whole/people.mjs';
import { childOf } from '../http/procedures.mjs';
import { look, reader } from './browser.mjs';

// Decree 45/2022 art. 18.4.i: 140 to 150 million for a person, twice for an organization; the
// average is (280 + 300) / 2 = 290 million. Suspension 3 to 6 months; the report of a remedy comes
// 15 working days before its term ends, the check and the conclusion take 5 each (art. 70).
const ACT = '45/2022:Đ18.4.i';
const FINE = 290_000_000;
const NAME = 'Công ty Rồng Xanh ABC';

test('a company is fined 290 million, suspended, and published by two people', async () => {
  const { stack, officer, head, one, two } = await ward();
  const code = await reported({ what: 'Nước thải trắng đục từ cổng sau, tôi là Kim Giấu Kín ABC.', name: 'Kim Giấu Kín ABC' });
  await inspected(code, 'Cống xả 250 m3/ngày ABC.');
  const file = await opened(code, NAME);
  await record(file, ACT, { number: '903/BB-VPHC', subject: 'organization', name: NAME, address: 'Lô 3 ABC',
    representative: 'Rồng Văn ABC', id_number: '5700000000', act0_described: 'Xả 250 m3/ngày, COD vượt 3,4 lần ABC.',
    statement: 'Công ty đã dừng bơm ABC' });
  await reads(stack, officer, file, 'MBB01');
  await officer.goto(`/staff/cases/${file}/submission`);
  assert.match(await textOf(officer), /Phải trình UBND .*đình chỉ hoặc tước giấy phép/);
  await send(stack, officer, `/staff/cases/${file}/submission`, { number: '903/TTr', dated: day() });
  await take(stack, officer, file, 'step/waive', { waiver: 'Công ty ABC không giải trình.' });
  await officer.goto(`/staff/cases/${file}/decision`);
  assert.match(await textOf(officer), /280\.000\.000 đồng đến 300\.000\.000 đồng[\s\S]*Từ 3 đến 6 tháng/);
  const [first, last, until] = [day(), plus(months(day(), 4), -1), plus(day(), 60)];
  await decided(file, { fine0: '290.000.000', extra0_0: '1', months0_0: '4', remedy0_0: '1',
    extra_from: `từ ngày ${vi(first)} đến hết ngày ${vi(last)}`, remedy_due: until,
    remedy_how: 'Thu gom, xử lý nước thải trong hồ ABC', remedy_cost: 'Công ty ABC tự chi trả',
    effective: 'ngày ký', pay_where: 'Kho bạc Nhà nước ABC', pay_account: '7111 ABC', collector: 'Kho bạc Nhà nước ABC',
    executor: 'Phòng Kinh tế ABC', cooperator: 'Công an phường ABC', recipients: 'UBND tỉnh (để báo cáo)' }, '903/QĐ-XPHC');
  says(await reads(stack, officer, file, 'MQD02'), [`từ ngày ${vi(first)} đến hết ngày ${vi(last)}.`,
    `đến hết ngày ${until.slice(8)} tháng ${until.slice(5, 7)} năm ${until.slice(0, 4)}`]);
  assert.equal(await dueOf(officer, file, 'SERVE_DECISION'), await workdays(day(), 3), 'Law art. 70');
  assert.equal(await dueOf(officer, file, 'PUBLISH_SEND'), await workdays(day(), 3), 'Decree 118 art. 18');
  assert.match(await textOf(officer), /Luật buộc công bố/);
  await take(stack, one, file, 'write/prepare_publication', {}, { button: ['do', 'send'] });
  assert.equal(await dueOf(officer, file, 'PUBLISH_SEND'), undefined);
  assert.equal(await dueOf(officer, file, 'PUBLISH_POST'), await workdays(day(), 2));
  await one.goto(`/staff/cases/${file}/write/release_publication`);
  assert.equal(await one.locator('main form').count(), 0, 'not who wrote it');
  await take(stack, two, file, 'write/release_publication');
  const citizen = await reader(stack.public);
  await citizen.goto(`/violators?q=${encodeURIComponent('rong xanh')}`);
  await citizen.getByRole('link', { name: new RegExp(NAME) }).first().click();
  const shown = await textOf(citizen);
  says(shown, [NAME, '903/QĐ-XPHC', '290.000.000 đồng']);
  assert.ok(!shown.includes('Kim Giấu Kín'), 'who reported');
  await look(citizen, 'w3-published');
  await take(stack, officer, file, 'step/serve', { ...POSTED, served_on: day() });
  assert.equal(await dueOf(officer, file, 'SERVE_DECISION'), undefined);
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), await rolled(plus(day(), 10)), 'Law art. 73.1');
  await take(stack, officer, file, 'step/follow_remedy', { remedy_ordered: 'Thu gom, xử lý nước thải ABC.',
    effective_on: day(), remedy_until: until });
  const remedy = await childOf(file, 'remedy');
  assert.equal(await dueOf(officer, remedy, 'ENV_REMEDY_REPORT_BEFORE'), await workdays(until, -15), 'Decree 45 art. 70');
  assert.equal(await dueOf(officer, remedy, 'ENV_REMEDY_TOTAL_MAX'), await rolled(months(day(), 24)));
  await take(stack, officer, file, 'write/pay', { amount: String(FINE), paid: day(), receipt: 'KB-W3-1' });
  assert.equal(await owed(officer, file), 0);
  const end = { executed_on: day(), main_sanction: 'fine' };
  await assert.rejects(take(stack, officer, file, 'step/execute', end), /Còn hồ sơ chưa kết thúc/, 'paid is not all');
  await sent(remedy, [['baichay.canbo', 'report', { reported_on: day() }]]);
  assert.equal(await dueOf(officer, remedy, 'ENV_REMEDY_CHECK'), await workdays(day(), 5));
  await sent(remedy, [['baichay.canbo', 'check', { checked_on: day(), findings: 'Nước hồ đã trong ABC.' }]]);
  assert.equal(await dueOf(officer, remedy, 'ENV_REMEDY_CONCLUDE'), await workdays(day(), 5));
  await take(stack, head, remedy, 'step/conclude_done', { conclusion: 'Đã khắc phục xong ABC.',
    evidence: PAPER });
  assert.match(await stage(officer, remedy), /Đã khắc phục xong/);
  await take(stack, officer, file, 'step/execute', end);
  assert.match(await stage(officer, file), /Đã thi hành xong/);
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), undefined);
  assert.equal(await dueOf(officer, file, 'CLEAN_AFTER_FINE'), await rolled(months(day(), 12)), 'Law art. 7.1');
});
