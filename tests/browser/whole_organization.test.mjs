// A company is fined, suspended for months, and stands on the public list; who reported does not.
import { assert, test } from '../http/runner.mjs';
import { POSTED, day, dueOf, owed, paper, says, send, take, textOf, workdays } from './whole/desk.mjs';
import { decided, inspected, opened, record, reported, ward } from './whole/people.mjs';
import { look, reader } from './browser.mjs';

// Decree 45/2022 art. 18.4.i: 140 to 150 million for a person, twice for an organization; the
// average is (280 + 300) / 2 = 290 million. Suspension 1 to 3 months: the average is ...
const ACT = '45/2022:Đ18.4.i';
const FINE = 290_000_000;
const NAME = 'Công ty Rồng Xanh ABC';

test('a company is fined 290 million, suspended, and published by two people', async () => {
  const { stack, officer, one, two } = await ward();
  const code = await reported({ what: 'Nước thải trắng đục từ cổng sau, tôi là Kim Giấu Kín ABC.', name: 'Kim Giấu Kín ABC' });
  await inspected(code, 'Cống xả 250 m3/ngày ABC.');
  const file = await opened(code, NAME);
  await record(file, ACT, { number: '903/BB-VPHC', subject: 'organization', name: NAME, address: 'Lô 3 ABC',
    representative: 'Rồng Văn ABC', id_number: '5700000000', act0_described: 'Xả 250 m3/ngày, COD vượt 3,4 lần ABC.' });
  await officer.goto(`/staff/cases/${file}/submission`);
  assert.match(await textOf(officer), /Phải trình UBND .*đình chỉ hoặc tước giấy phép/);
  await send(stack, officer, `/staff/cases/${file}/submission`, { number: '903/TTr', dated: day() });
  await take(stack, officer, file, 'step/waive', { waiver: 'Công ty ABC không giải trình.' });
  await officer.goto(`/staff/cases/${file}/decision`);
  assert.match(await textOf(officer), /280\.000\.000 đồng đến 300\.000\.000 đồng[\s\S]*Từ 3 đến 6 tháng/);
  await decided(file, { fine0: '290.000.000', extra0_0: '1', months0_0: '4' }, '903/QĐ-XPHC');
  says(await paper(stack, officer, file, 'MQD02'), [NAME, '5700000000', '4 tháng',
    '290.000.000 đồng (bằng chữ: Hai trăm chín mươi triệu đồng)', 'đình chỉ hoạt động của nguồn phát sinh chất thải gây ô nhiễm']);
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
  await take(stack, officer, file, 'write/pay', { amount: String(FINE), paid: day(), receipt: 'KB-W3-1' });
  assert.equal(await owed(officer, file), 0);
});
