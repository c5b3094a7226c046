// A violator complains; the decision is stayed and cancelled, and taken anew for less.
import { childOf } from '../http/procedures.mjs';
import { assert, test } from '../http/runner.mjs';
import { HANDED, day, dueOf, owed, paper, plus, reads, rolled, says, stage, take, workdays } from './whole/desk.mjs';
import { decided, inspected, opened, record, reported, sent, ward } from './whole/people.mjs';
import { look } from './browser.mjs';

// Decree 45/2022 art. 18.2.c: 2 to 5 million for a person; with one mitigating circumstance from
// the least to the average, 2,000,000 to 3,500,000 (Decree 118/2021 art. 9.1).
const FINE = 3_500_000;
const LESS = 2_200_000;

test('a complaint cancels a decision and makes room for a new one for less: seven working days', async () => {
  const { stack, officer, chair } = await ward();
  const code = await reported({ what: 'Nước rửa xe chảy ra đường ABC.' });
  await inspected(code, 'Nước rửa xe ABC.');
  const file = await opened(code, 'Ông Rửa Xe ABC');
  await record(file, '45/2022:Đ18.2.c', { number: '906/BB-VPHC', subject: 'individual', name: 'Ông Rửa Xe ABC',
    address: 'Số 6 ABC', act0_described: 'Xả nước rửa xe ABC.', act0_c_MIT_CONFESSED: true });
  await decided(file, { fine0: String(FINE) }, '906/QĐ-XPHC');
  await take(stack, officer, file, 'step/serve', { ...HANDED, served_on: day() });
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), await rolled(plus(day(), 10)));

  await take(stack, officer, file, 'step/take_complaint', { received_on: day() });
  const complaint = await childOf(file, 'complaint');
  assert.equal(await dueOf(officer, complaint, 'COMPLAINT_ACCEPT'), await workdays(day(), 7), 'Decree 155/2026 art. 10');
  await sent(complaint, [['baichay.truong', 'accept', { accepted_on: day(), remote: 'no' }]]);
  assert.equal(await dueOf(officer, complaint, 'COMPLAINT_ACCEPT'), undefined);
  assert.equal(await dueOf(officer, complaint, 'COMPLAINT_RESOLVE_1'), await rolled(plus(day(), 30)), 'Law on Complaints art. 28');
  await take(stack, chair, file, 'step/stay', { stay_ground: 'complaint', stay_body: 'Chủ tịch UBND phường ABC',
    decision_number: '907/QĐ-TĐC', ordered_on: day(), reason: 'Xem xét khiếu nại ABC' });
  await reads(stack, officer, file, 'MQD31');
  const signed = await take(stack, chair, complaint, 'step/resolve', { decision_number: '914/QĐ-GQKN', decided_on: day(),
    outcome: 'cancel', remote: 'no', answer: 'Khiếu nại đúng một phần: hủy Quyết định 906/QĐ-XPHC ABC.' });
  assert.ok(signed.endsWith(complaint));
  says(await paper(stack, officer, complaint, 'QDGQKN'), ['914', 'Giải quyết khiếu nại lần đầu', 'Ông Rửa Xe ABC',
    '906/QĐ-XPHC', 'Khiếu nại đúng một phần', 'chưa đối chiếu']);
  assert.match(await stage(officer, complaint), /Đã giải quyết lần đầu/);
  assert.match(await officer.locator('main').innerText(), /914\/QĐ-GQKN/);
  assert.equal(await dueOf(officer, complaint, 'COMPLAINT_RESOLVE_1'), undefined);
  await sent(complaint, [['baichay.canbo', 'deliver', { received_by_complainant_on: day(), remote: 'no' }]]);
  assert.equal(await dueOf(officer, complaint, 'COMPLAINT_SECOND_FILE'), await rolled(plus(day(), 30)), 'art. 33');

  await take(stack, chair, file, 'step/cancel_renew', { decision_number: '908/QĐ-HBQĐ', ordered_on: day(),
    reason: 'Khiếu nại đúng một phần ABC.' });
  for (const term of ['EXECUTE_DECISION', 'LIMIT_EXECUTION', 'SERVE_DECISION'])
    assert.equal(await dueOf(officer, file, term), undefined, term);
  await take(stack, officer, file, 'step/minutes_anew', { minutes_on: day(), verified: 'Xác minh lại ABC.' });
  says(await paper(stack, officer, file, 'MBB05'), ['Ông Rửa Xe ABC', 'Xác minh lại ABC.']);
  assert.equal(await dueOf(officer, file, 'DECIDE_NEW_AFTER_CANCEL'), await workdays(day(), 7), 'Decree 118 art. 15');
  await decided(file, { fine0: String(LESS) }, '909/QĐ-XPHC');
  assert.equal(await dueOf(officer, file, 'DECIDE_NEW_AFTER_CANCEL'), undefined);
  assert.equal(await dueOf(officer, file, 'SERVE_DECISION'), await workdays(day(), 3));
  says(await paper(stack, officer, file, 'MQD02'), ['909/QĐ-XPHC', '2.200.000 đồng (bằng chữ: Hai triệu hai trăm nghìn đồng)']);
  await take(stack, officer, file, 'step/serve', { ...HANDED, served_on: day() });
  assert.equal(await owed(officer, file), LESS, 'the new sum alone');
  await take(stack, officer, file, 'write/pay', { amount: String(LESS), paid: day(), receipt: 'KB-W6-1' });
  await take(stack, officer, file, 'step/execute', { executed_on: day(), main_sanction: 'fine' });
  const rows = await stack.sql(`SELECT d.number, d.cancelled_us IS NOT NULL FROM decision d JOIN cases c
    ON c.id = d.case_id WHERE c.code = '${file}' ORDER BY d.id`);
  assert.deepEqual(rows, [['906/QĐ-XPHC', '1'], ['909/QĐ-XPHC', '0']]);
  await look(officer, 'w6-renewed');
});
