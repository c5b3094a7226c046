// Signs of a crime: the file goes to the police at once, comes back and is decided; after the
// decision it goes once more, and the term to pay stands still meanwhile.
import { assert, test } from '../http/runner.mjs';
import { HANDED, day, dueOf, owed, paper, plus, reads, rolled, says, stage, take, workdays } from './whole/desk.mjs';
import { decided, inspected, opened, record, reported, ward } from './whole/people.mjs';
import { look } from './browser.mjs';

const NAME = 'Công ty Thùng Phuy ABC';

test('a file with signs of a crime goes to the police: terms stop, and no decision is taken meanwhile', async () => {
  const { stack, officer, chair } = await ward();
  const code = await reported({ pollution: 'hazardous_waste', what: 'Chôn thùng phuy hóa chất sau kho ABC.' });
  await inspected(code, 'Đào thấy thùng phuy ABC.');
  const file = await opened(code, NAME);
  await record(file, '45/2022:Đ18.4.i', { number: '905/BB-VPHC', subject: 'organization', name: NAME, address: 'Lô 4 ABC',
    representative: 'Thùng Văn ABC', id_number: '5700000000', act0_described: 'Xả nước thải, chôn thùng phuy ABC.' });
  assert.equal(await dueOf(officer, file, 'DECIDE_NORMAL'), await workdays(day(), 7));
  await take(stack, chair, file, 'step/hand_to_criminal', { criminal_body: 'Cơ quan Cảnh sát điều tra ABC',
    decision_number: '905/QĐ-CHS', ordered_on: day() });
  for (const term of ['DECIDE_NORMAL', 'DECIDE_EXPLAIN_OR_VERIFY', 'DECIDE_SERIOUS'])
    assert.equal(await dueOf(officer, file, term), undefined, term);
  assert.match(await stage(officer, file), /tố tụng/);
  await reads(stack, officer, file, 'MQD33');
  await take(stack, officer, file, 'step/hand_over_papers', { handed_on: day(), handed_list: 'Biên bản số 905/BB-VPHC; 4 ảnh ABC' });
  says(await paper(stack, officer, file, 'MBB28'), ['Biên bản số 905/BB-VPHC; 4 ảnh ABC', 'Cơ quan Cảnh sát điều tra ABC']);
  await officer.goto(`/staff/cases/${file}`);
  assert.equal(await officer.getByRole('link', { name: 'Ký quyết định xử phạt', exact: true }).count(), 0);
  await take(stack, officer, file, 'step/back_from_criminal', { returned_on: day() });
  assert.equal(await dueOf(officer, file, 'DECIDE_FROM_CRIMINAL'), await rolled(plus(day(), 30)), 'Law art. 63');
  await take(stack, officer, file, 'step/waive', { waiver: 'Công ty ABC không giải trình.' });
  await decided(file, { fine0: '290.000.000' }, '910/QĐ-XPHC');
  await take(stack, officer, file, 'step/serve', { ...HANDED, served_on: day() });
  const due = await rolled(plus(day(), 10));
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), due);

  // New signs after the decision: its execution is stayed, and the file goes over once more.
  await take(stack, chair, file, 'step/stay', { stay_ground: 'criminal', stay_body: 'Cơ quan Cảnh sát điều tra ABC',
    decision_number: '911/QĐ-TĐC', ordered_on: day(), reason: 'Có dấu hiệu tội phạm ABC' });
  await take(stack, chair, file, 'step/hand_stayed_to_criminal', { criminal_body: 'Cơ quan Cảnh sát điều tra ABC',
    decision_number: '912/QĐ-CHS', ordered_on: day() });
  says(await paper(stack, officer, file, 'MQD33'), ['912/QĐ-CHS', NAME]);
  await officer.goto(`/staff/cases/${file}`);
  assert.match(await officer.locator('#clocks').innerText(), /Tạm dừng/, 'the term to pay stands still');
  await take(stack, officer, file, 'step/back_stayed', { returned_on: day() });
  await take(stack, chair, file, 'step/continue', { decision_number: '913/QĐ-CDTĐC', ordered_on: day(),
    reason: 'Cơ quan điều tra trả lại hồ sơ ABC' });
  says(await paper(stack, officer, file, 'MQD31'), ['911/QĐ-TĐC', 'Chuyển hồ sơ có dấu hiệu tội phạm']);
  await reads(stack, officer, file, 'MQD32');
  assert.equal(await dueOf(officer, file, 'EXECUTE_DECISION'), due, 'stayed and continued on one day: nothing was lost');
  assert.equal(await owed(officer, file), 290_000_000);
  await look(officer, 'w5-criminal');
});
