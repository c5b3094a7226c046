// A cigarette end on the street: sanctioned on the spot, without a record, paid the same day.
import { assert, test } from '../http/runner.mjs';
import { day, dueOf, plus, reads, rolled, stage, take } from './whole/desk.mjs';
import { inspected, opened, reported, ward } from './whole/people.mjs';
import { look } from './browser.mjs';

// Decree 45/2022 art. 25.2.a: 100,000 to 150,000 for a person; the average is 125,000. Up to
// 500,000 no record is written (Law art. 56.1 since 1 July 2025).
const FINE = 125_000;

test('a minor act without a record: decided on the spot, 125,000 đồng within ten days', async () => {
  const { stack, officer, chair } = await ward();
  const code = await reported({ pollution: 'solid_waste', what: 'Vứt tàn thuốc bừa bãi trước chợ ABC.' });
  await inspected(code, 'Ông Thuốc Lá ABC vứt tàn thuốc.');
  const file = await opened(code, 'Ông Thuốc Lá ABC');
  const act = { violator: 'Ông Thuốc Lá ABC', subject: 'individual',
    act: '45/2022:Đ25.2.a', violator_address: 'Tổ 7 ABC', spot_place: 'Trước chợ ABC', spot_facts: 'Lần đầu', spot_extra: 'Không', spot_remedies: 'Không',
    spot_seized: 'Không', pay_where: 'Kho bạc Nhà nước ABC', by_device: 'no',
    main_sanction: 'fine', fine: String(FINE), decision_number: '904/QĐ-XPHC', decided_on: day() };
  await assert.rejects(take(stack, chair, file, 'step/decide_on_spot', { ...act, fine: '500001' }),
    /500\.000/, 'art. 56.1');
  await assert.rejects(take(stack, chair, file, 'step/decide_on_spot', { ...act, fine: '150001' }), /đến 150\.000/, 'the frame');
  await assert.rejects(take(stack, chair, file, 'step/decide_on_spot', { ...act, fine: '99999' }), /từ 100\.000/, 'the frame');
  await take(stack, chair, file, 'step/decide_on_spot', act);
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), await rolled(plus(day(), 10)));
  await reads(stack, officer, file, 'MQD01');
  await assert.rejects(take(stack, officer, file, 'step/execute_on_spot', { executed_on: day(), main_sanction: 'fine',
    paid: '124999', receipt: 'KB-W4-1' }), /125\.000|còn phải nộp/i);
  await take(stack, officer, file, 'step/execute_on_spot', { executed_on: day(), main_sanction: 'fine',
    paid: String(FINE), receipt: 'KB-W4-1' });
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), undefined);
  assert.match(await stage(officer, file), /Đã thi hành xong/);
  await look(officer, 'w4-minor');
});
