// Every step of every procedure beside the hotline's own is taken at least once, by
// the right person, through the real pages; the stage is the one that the file names.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { HANDED, POSTED, day, newCase, official, step } from './officials.mjs';
import {
  LIGHT, MIDDLE, stepsOf, ward, problems, done, terms,
  ends, take, walk, childOf, openFile, recorded, sign, served,
} from './procedures.mjs';
import { newPerson } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { TOP } from './stack.mjs';

const S = 'sanction.yaml';

test('before the record: stop, minutes to another unit and back, a small fine on the spot', async () => {
  const { otherUnit, officerId } = await ward();
  const code = await openFile();
  await walk(S, code, [['head', 'assign', { handler: officerId }], ['officer', 'stop_act'],
    ['officer', 'give_back'], ['officer', 'pass_minutes', { receiver: otherUnit }],
    ['other', 'decline_minutes'], ['officer', 'pass_minutes', { receiver: otherUnit }],
    ['other', 'accept_minutes'], ['otherHead', 'drop']]);
  const { who } = await ward();
  const spot = await openFile();
  const fined = { act: '45/2022:Đ9.1.a', subject: 'individual', by_device: 'no', main_sanction: 'fine', fine: '500001',
    pay_where: 'Kho bạc ABC' };
  assert.match(problems(await take(who.signer, spot, 'decide_on_spot', fined)),
    /từ 1 đến 500\.000\sđồng \(khoản 1 Điều 56 Luật 15\/2012\/QH13\)/);
  assert.match(problems(await take(who.signer, spot, 'decide_on_spot',
    { ...fined, fine: '500000', by_device: 'yes' })), /phải lập biên bản/);
  await walk(S, spot, [['signer', 'decide_on_spot', { ...fined, fine: '500000' }]]);
  assert.match(problems(await take(who.officer, spot, 'execute_on_spot',
    { main_sanction: 'fine', paid: '499999' })), /còn phải nộp 1\sđồng/);
  const paid = { main_sanction: 'fine', paid: '500000' };
  assert.match(problems(await take(who.officer, spot, 'execute_on_spot', paid)), /số biên lai.*Điều 69/);
  await walk(S, spot, [['officer', 'execute_on_spot', { ...paid, receipt: 'TC-0001' }]]);
  const again = await openFile();
  await walk(S, again, [['signer', 'decide_on_spot', { ...fined, fine: '500000' }]]);
  assert.match(problems(await take(who.officer, again, 'execute_on_spot', { ...paid, receipt: 'tc 0001' })),
    /mỗi biên lai chỉ thu một khoản.*Điều 69/, 'one receipt, two decisions');
  assert.equal((await terms(spot)).CLEAN_AFTER_FINE, 'running');
});

test('explanation and verification take their terms; a crime goes at once and comes back', async () => {
  const code = await recorded(MIDDLE);
  await walk(S, code, [['head', 'extend_explanation', { first_end: day(5) }],
    ['officer', 'note_crime'], ['signer', 'hand_to_criminal']]);
  assert.equal((await terms(code)).EXPLAIN_DIRECT_REQUEST, 'paused');
  assert.equal((await terms(code)).DECIDE_NORMAL, 'stopped');
  await walk(S, code, [['officer', 'hand_over_papers'], ['officer', 'back_from_criminal']]);
  assert.equal((await terms(code)).EXPLAIN_DIRECT_REQUEST, 'running');
  assert.equal((await terms(code)).DECIDE_FROM_CRIMINAL, 'running');
  await walk(S, code, [['officer', 'explain', { explain_kind: 'hearing' }],
    ['signer', 'call_serious'], ['signer', 'call_hearing'], ['officer', 'explained', { hearing_end: 'withdrawn',
      withdrawal: 'Đơn rút yêu cầu ABC' }], ['officer', 'check_facts'],
    ['officer', 'checked'], ['signer', 'hand_to_criminal'], ['head', 'prosecute']]);
  const { otherUnit } = await ward();
  const other = await recorded();
  await walk(S, other, [['officer', 'transfer', { receiver: otherUnit }],
    ['other', 'decline_transfer']]);
  assert.equal((await terms(other)).RECORD_TRANSFER, 'running', 'it is back with who may not sanction');
  await walk(S, other, [['officer', 'transfer', { receiver: otherUnit }],
    ['other', 'accept_transfer']]);
  assert.equal((await terms(other)).DECIDE_TRANSFERRED, 'running');
  const month = await recorded();
  await walk(S, month, [['officer', 'check_facts'], ['officer', 'checked'],
    ['officer', 'transfer', { receiver: otherUnit }], ['other', 'accept_transfer']]);
  const runs = await terms(month);
  assert.equal(runs.DECIDE_EXPLAIN_OR_VERIFY, 'running', 'the month goes on with the new unit');
  assert.equal(runs.DECIDE_TRANSFERRED, undefined, 'no shorter term beside it');
});

test('a crime is noted at any stage, and goes where the file stands', async () => {
  const { who, officerId } = await ward();
  const early = await openFile();
  await walk(S, early, [['officer', 'seize_urgent'], ['officer', 'note_crime']]);
  assert.match(problems(await take(who.head, early, 'drop')), /khoản 1 Điều 12; khoản 1 Điều 62/);
  await walk(S, early, [['signer', 'hand_suspected_to_criminal'], ['officer', 'back_suspected']]);
  assert.equal((await terms(early)).RECORD_NORMAL, 'running');
  assert.equal((await terms(early)).CRIMINAL_TRANSFER, 'stopped');
  const seized = await childOf(early, 'seizure');
  assert.equal((await terms(seized)).SEIZURE_REPORT, 'running');
  const Z = 'seizure.yaml';
  await walk(Z, seized, [['head', 'assign', { handler: officerId }], ['officer', 'report'],
    ['officer', 'seizure_ordered']]);
  await walk(S, early, [['officer', 'seize_urgent']]);
  await walk(Z, await childOf(early, 'seizure'), [['head', 'give_back']]);
  const held = await recorded();
  await walk(S, held, [['officer', 'ask_bail'], ['officer', 'ask_bail']]);
  const B = 'bail.yaml';
  const bail = await childOf(held, 'bail');
  await walk(B, bail, [['head', 'assign', { handler: officerId }]]);
  assert.equal((await who.officer.get(`/staff/cases/${bail}/step/grant_bail`)).status, 403, 'only who has the power');
  assert.match(problems(await take(who.signer, bail, 'grant_bail', { bail_sum: '' })), /Số tiền phải đặt|còn trống/, 'a sum of the decision');
  const no = async (person, name, given, words) => assert.match(problems(await take(who[person], bail, name, given)), words);
  await no('signer', 'grant_bail', { bail_sum: '0' }, /lớn hơn 0/);
  const weak = await newPerson(await (await ward()).stack, 'baolanh.khongquyen', [['06673', 'signer']]);
  for (const name of ['grant_bail', 'refuse_bail'])
    assert.match(problems(await take(weak, bail, name, { bail_sum: '1000000' })), /thẩm quyền|chức danh/i, `${name}: a signature without the power`);
  await walk(B, bail, [['signer', 'grant_bail', { bail_sum: '1000000' }]]);
  for (const bail_paid of ['999999', '1000001'])
    await no('officer', 'bail_deposited', { bail_paid }, /đúng số ghi trong quyết định: 1\.000\.000\sđồng/);
  await walk(B, bail, [['officer', 'bail_deposited', { bail_paid: '1000000' }]]);
  for (const bail_taken of ['0', '1000001']) await no('signer', 'deduct_bail', { bail_taken }, /từ 1 đến 1\.000\.000\sđồng/);
  await no('officer', 'end_bail', { bail_back: '999999' }, /đúng 1\.000\.000\sđồng/);
  await walk(B, bail, [['signer', 'deduct_bail', { bail_taken: '400000' }]]);
  await says(bail, 'MQD23', ['Tiền đã đặt bảo lãnh: 1.000.000 đồng', '400.000 đồng (bằng chữ: Bốn trăm nghìn đồng)',
    'Phạm Thị Chủ ABC', 'Điều 125 Luật']);
  for (const bail_back of ['599999', '600001']) await no('officer', 'end_bail', { bail_back }, /đúng 600\.000\sđồng/);
  await walk(B, bail, [['officer', 'end_bail', { bail_back: '600000' }]]);
  const [[other]] = await (await ward()).stack.sql(`SELECT b.code FROM cases b JOIN cases p ON p.id = b.parent_id
    WHERE p.code = '${held}' AND b.flow = 'bail' AND b.code <> '${bail}'`);
  await walk(B, other, [['signer', 'refuse_bail']]);
  const unserved = await recorded();
  await sign(unserved, 3500000);
  await walk(S, unserved, [['officer', 'note_crime'], ['signer', 'stay_decided', { stay_ground: 'criminal' }]]);
  assert.equal((await terms(unserved)).SERVE_DECISION, 'paused');
  await walk(S, unserved, [['signer', 'hand_stayed_decided_to_criminal'], ['officer', 'back_stayed_decided'],
    ['signer', 'continue_decided']]);
  assert.equal((await terms(unserved)).SERVE_DECISION, 'running');
  const running = await served();
  await walk(S, running, [['officer', 'note_crime']]);
  assert.match(problems(await take(who.officer, running, 'execute', { main_sanction: 'fine' })), /Điều/);
  await walk(S, running, [['signer', 'no_crime']]);
  const lapsed = await served();
  await ends(lapsed, 'LIMIT_EXECUTION', -1);
  await walk(S, lapsed, [['head', 'expire_fine'], ['officer', 'note_crime'], ['signer', 'report_crime']]);
  assert.equal((await terms(lapsed)).CRIMINAL_TRANSFER, 'stopped');
});

test('a case in which a crime was noted is not kept back for a sanction', async () => {
  const { who } = await ward();
  const code = await recorded();
  await walk(S, code, [['officer', 'note_crime']]);
  const ground = { no_sanction: 'article_11', ground_case: 'emergency' };
  assert.match(problems(await take(who.signer, code, 'dismiss', ground)), /khoản 1 Điều 12; khoản 1 Điều 62/);
  const ordered = { ...ground, remedy_until: day(20), decision_number: '7/QĐ-KPHQ' };
  assert.match(problems(await take(who.signer, code, 'order_remedy', ordered)), /khoản 1 Điều 12; khoản 1 Điều 62/);
  await walk(S, code, [['signer', 'no_crime'], ['signer', 'dismiss', ground]]);
});

test('a file back from criminal procedure has a year more before it is out of time', async () => {
  const { who, stack } = await ward();
  const old = (code, back) => stack.sql(`UPDATE violation_act v
    JOIN violation_record r ON r.id = v.record_id JOIN cases c ON c.id = r.case_id
    SET v.ended_on = '${day(-back)}', v.detected_on = NULL WHERE c.code = '${code}'`);
  const ground = { no_sanction: 'out_of_time' };
  const usual = await recorded();
  assert.match(problems(await take(who.signer, usual, 'dismiss', ground)), /khoản 1 Điều 65/);
  await old(usual, 900); // two years and some months
  await walk(S, usual, [['signer', 'dismiss', ground]]);
  const back = await recorded();
  await walk(S, back, [['officer', 'note_crime'], ['signer', 'hand_to_criminal'],
    ['officer', 'back_from_criminal']]);
  await old(back, 900);
  assert.match(problems(await take(who.signer, back, 'dismiss', ground)), /khoản 1 Điều 65/);
  await old(back, 1200); // the year more is over too
  await walk(S, back, [['signer', 'dismiss', ground]]);
});

test('without a sanction there are still remedies, and their coercion', async () => {
  const code = await recorded();
  const { who, stack } = await ward();
  await walk(S, code, [['signer', 'order_remedy', { no_sanction: 'article_11', ground_case: 'emergency', remedy_until: day(30),
    remedy_ordered: 'Nạo Vét Suối ABC', reason: 'Bất Khả Kháng ABC', order_basis: 'Điểm Áp Dụng ABC' }],
    ['officer', 'serve_remedy', { service_kind: 'posting', posted_at: 'Nhà văn hóa khu 5 ABC' }]]);
  await says(code, 'MQD15', ['Nạo Vét Suối ABC', 'Bất Khả Kháng ABC', 'Điểm Áp Dụng ABC', 'Ông ABC', '05/BB-VPHC']);
  assert.match(problems(await take(who.signer, code, 'coerce_remedy')), /chưa hết nên chưa cưỡng chế.*Điều 86/);
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id SET v.value = '${day(-1)}'
    WHERE c.code = '${code}' AND v.name = 'remedy_until'`);
  await walk(S, code, [['signer', 'coerce_remedy'],
    ['officer', 'follow_remedy', { remedy_until: day(30), effective_on: day() }]]);
  assert.match(problems(await take(who.officer, code, 'close_remedy')), /Còn hồ sơ chưa kết thúc/);
  const coercion = await childOf(code, 'coercion');
  await walk('coercion.yaml', coercion, [['signer', 'stop']]);
  await walk('remedy.yaml', await childOf(code, 'remedy'), [['officer', 'report', { evidence: '' }],
    ['officer', 'check', { evidence: '' }]]);
  assert.match(problems(await take(who.signer, await childOf(code, 'remedy'), 'conclude_done', { evidence: '' })),
    /chứng minh đã khắc phục.*Điều 70/);
  await walk('remedy.yaml', await childOf(code, 'remedy'), [['signer', 'conclude_done']]);
  await walk(S, code, [['officer', 'close_remedy']]);
  const two = await recorded();
  await walk(S, two, [['signer', 'order_confiscation', { no_sanction: 'gone', confiscated: 'Xe Bồn ABC',
    reason: 'Không Tìm Thấy ABC', order_basis: 'Khoản Tịch Thu ABC' }]]);
  await says(two, 'MQD14', ['Xe Bồn ABC', 'Không Tìm Thấy ABC', 'Khoản Tịch Thu ABC', '05/BB-VPHC']);
  const three = await recorded();
  assert.match(problems(await take(who.signer, three, 'dismiss', { no_sanction: 'unknown' })),
    /ghi rõ người vi phạm.*khoản 1 Điều 65/, 'the record names the violator');
  await stack.sql(`UPDATE violation_record r JOIN cases c ON c.id = r.case_id SET r.unknown = 1
    WHERE c.code = '${three}'`);
  assert.match(problems(await take(who.signer, three, 'dismiss', { no_sanction: 'gone' })), /khoản 1 Điều 65/);
  await walk(S, three, [['signer', 'dismiss', { no_sanction: 'unknown' }]]);
});

test('a stay pauses the term to execute, and it goes on with the days that were left', async () => {
  const { who, stack } = await ward();
  const code = await served();
  const due = async () => (await stack.sql(`SELECT k.due_us FROM clock k JOIN cases c
    ON c.id = k.case_id WHERE c.code = '${code}' AND k.code = 'EXECUTE_DECISION'`))[0][0];
  const first = Number(await due());
  await walk(S, code, [['signer', 'stay', { stay_ground: 'complaint' }]]);
  assert.equal((await terms(code)).EXECUTE_DECISION, 'paused');
  // As if it had been stayed three days ago.
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id
    JOIN clock_pause p ON p.clock_id = k.id AND p.until_us IS NULL
    SET p.from_us = p.from_us - 3 * 86400000000, k.paused_us = k.paused_us - 3 * 86400000000,
    k.from_us = k.from_us - 3 * 86400000000 WHERE c.code = '${code}' AND k.code = 'EXECUTE_DECISION'`);
  await walk(S, code, [['signer', 'continue']]);
  assert.equal((await terms(code)).EXECUTE_DECISION, 'running');
  const moved = Math.round((Number(await due()) - first) / 86_400_000_000);
  assert.equal(moved, 0, 'begun three days ago, stood still for three: ten days are left');
  await walk(S, code, [['signer', 'stay', { stay_ground: 'criminal' }],
    ['signer', 'hand_stayed_to_criminal'], ['officer', 'back_stayed'], ['signer', 'continue']]);
  const page = await who.officer.get(`/staff/cases/${code}`);
  assert.match(page.text, /tạm dừng|tạm đình chỉ/i, 'the page tells of the pause');
});

test('postponed, weighed, reduced by the superior, paid; without a postponement no reduction', async () => {
  const { who, stack } = await ward();
  const code = await served();
  assert.equal((await who.officer.get(`/staff/cases/${code}/step/ask_reduction`)).status, 409);
  await walk(S, code, [['officer', 'ask_postponement'], ['signer', 'refuse_postponement'],
    ['officer', 'ask_postponement'], ['signer', 'postpone', { decision_number: '71/QĐ-HQĐPT',
      reason: 'Nhà Cháy ABC', confirmed_by: 'Phường Xác Nhận ABC' }], ['officer', 'ask_reduction'],
    ['officer', 'forward_reduction'], ['signer', 'refuse_reduction'], ['officer', 'ask_reduction'],
    ['officer', 'forward_reduction']]);
  assert.match(problems(await take(who.signer, code, 'reduce', { reduced_by: '3500001' })),
    /từ 1 đến 3\.500\.000\sđồng.*Điều 77/);
  await walk(S, code, [['signer', 'reduce', { reduced_by: '1500000', reason: 'Vẫn Khó Khăn ABC' }]]);
  await says(code, 'MQD03', ['Số: 71/QĐ-HQĐPT', 'Nhà Cháy ABC', 'Phường Xác Nhận ABC', 'Ông ABC']);
  await says(code, 'MQD04', ['71/QĐ-HQĐPT ngày', 'Vẫn Khó Khăn ABC', '1.500.000', 'Một triệu năm trăm nghìn đồng']);
  const page = await who.officer.get(`/staff/cases/${code}`);
  assert.ok(/Còn phải nộp<\/dt><dd><strong>2\.000\.000\sđồng/.test(page.text), 'what is left');
  done(await step(who.officer, code, 'pay', { amount: '2000000', paid: day(), receipt: `R-${code}` },
    'write'), 'pay');
  assert.match(problems(await take(who.officer, code, 'execute', { main_sanction: 'warning' })),
    /không đúng với quyết định/);
  await walk(S, code, [['officer', 'execute', { main_sanction: 'fine' }]]);
  const kept = await terms(code);
  assert.equal(kept.CLEAN_AFTER_FINE, 'running');
  assert.equal(kept.EXECUTE_DECISION, 'stopped');
  assert.deepEqual(await stack.sql(`SELECT d.fine_total, d.fine_reduced FROM decision d
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`), [['3500000', '1500000']]);
  const again = await served();
  await walk(S, again, [['signer', 'postpone'], ['officer', 'end_postponement',
    { resume_on: day() }], ['officer', 'remedy_done']]);
  assert.equal((await terms(again)).EXECUTE_DECISION, 'running');
});

// The paper of a form, whole, with these words of the file in it.
async function says(code, form, words, client = 'officer') {
  const { who } = await ward();
  const text = await textOf(await saved(
    await who[client].get(`/staff/cases/${code}/papers/${form}/pdf`), form));
  const whole = text.replaceAll(' ', ''); // lines break where they like
  for (const one of words) assert.ok(whole.includes(one.replaceAll(' ', '')), `${form}: ${one}\n${text}`);
  assert.ok(!text.includes('DỰ THẢO'), form);
  return text;
}

// What is typed at the steps of a coercion, by the paper that must say it.
const SAID = {
  MQD07: { payer: 'Nhà Máy Trả Lương ABC', reason: 'Lý Do Lương ABC', to_account: '3949.0.LƯƠNG' },
  MQD08: { bank: 'Ngân Hàng Khấu Trừ ABC', reason: 'Lý Do Ngân Hàng ABC', to_account: '3949.0.NGÂN' },
  MQD09: { goods: 'Xe Tải Kê Biên ABC', reason: 'Lý Do Kê Biên ABC' },
  MQD10: { holder: 'Bà Giữ Tiền ABC', reason: 'Lý Do Người Giữ ABC' },
  MQD11: { work: 'Dọn Bùn Thải ABC', reason: 'Lý Do Khắc Phục ABC' },
  MQD12: { measures: 'Kê Biên Và Khấu Trừ ABC', reason: 'Lý Do Nhiều ABC' },
  MBB09: { property: 'Nhà Xưởng Xác Minh ABC' },
  MBB10: { done: 'Đã Thu Tiền ABC' },
  MBB11: { done: 'Đã Dọn Bùn ABC' },
  MBB12: { done: 'Đã Kê Biên ABC' },
  MBB13: { done: 'Đã Giao Kho ABC' },
  MBB14: { done: 'Đã Chuyển Bán ABC' },
};

test('instalments: time to weigh is not late, the first payment is 40 percent, coercion after', async () => {
  const { who, stack } = await ward();
  const code = await served(MIDDLE, 30000000);
  await walk(S, code, [['officer', 'ask_instalments']]);
  assert.equal((await terms(code)).EXECUTE_DECISION, 'paused');
  await walk(S, code, [['signer', 'refuse_instalments'], ['officer', 'ask_instalments']]);
  const sums = { first_sum: '11999999', second_sum: '10000000', third_sum: '8000001',
    third_until: day(30) };
  assert.match(problems(await take(who.signer, code, 'allow_instalments', sums)),
    /ít nhất 12\.000\.000\sđồng .*Điều 79/);
  assert.match(problems(await take(who.signer, code, 'allow_instalments',
    { ...sums, first_sum: '12000000' })), /đúng 30\.000\.000\sđồng/);
  await walk(S, code, [['signer', 'allow_instalments', { first_sum: '12000000', reason: 'Nộp Dần ABC',
    second_sum: '10000000', third_sum: '8000000', third_until: day(30) }],
  ['signer', 'stay_instalments', { stay_ground: 'lawsuit' }]]);
  assert.equal((await terms(code)).INSTALMENT_MAX, 'paused');
  await says(code, 'MQD05', ['Nộp Dần ABC', '12.000.000', '10.000.000', '8.000.000', 'Mười hai triệu đồng',
    day(30).split('-').reverse().join('/')]);
  await walk(S, code, [['signer', 'hand_stayed_instalments_to_criminal'],
    ['officer', 'back_stayed_instalments'], ['signer', 'continue_instalments']]);
  await ends(code, 'INSTALMENT_MAX', -1);
  await walk(S, code, [['head', 'note_evasion', { evaded_until: day() }], ['signer', 'coerce'],
    ['signer', 'stay_coercion', { stay_ground: 'complaint' }]]);
  assert.match(problems(await take(who.signer, await childOf(code, 'coercion'), 'decide_account', { amount: '1000000' })),
    /đang tạm đình chỉ nên không cưỡng chế.*khoản 3 Điều 15/, 'a stayed decision is not coerced');
  await walk(S, code, [['signer', 'hand_stayed_coercion_to_criminal'], ['officer', 'back_stayed_coercion'],
    ['signer', 'continue_coercion']]);
  const coercion = await childOf(code, 'coercion');
  const { officerId } = await ward();
  const C = 'coercion.yaml';
  await walk(C, coercion, [['head', 'assign', { handler: officerId }], ['officer', 'give_back'],
    ['officer', 'check_property', SAID.MBB09]]);
  const [[decided]] = await stack.sql(`SELECT d.number FROM decision d JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}'`);
  const wage = { wage_kind: 'wage', share: '31', amount: '1000000' };
  assert.match(problems(await take(who.signer, coercion, 'decide_wage', wage)),
    /tối đa 30 phần trăm/);
  await walk(C, coercion, [['signer', 'decide_wage', { ...wage, ...SAID.MQD07, share: '30' }]]);
  assert.equal((await terms(coercion)).COERCION_SERVE, 'running');
  await walk(C, coercion, [['officer', 'serve', HANDED], ['officer', 'withheld'],
    ['officer', 'remitted'],
    ...[['account', 'MQD08'], ['combined', 'MQD12'], ['distraint', 'MQD09'], ['third', 'MQD10'],
      ['remedy', 'MQD11']].flatMap(([m, form]) => [
      ['signer', `decide_${m}`, SAID[form]], ['officer', m === 'third' ? 'refuse_serve' : 'serve',
        m === 'third' ? {} : POSTED]]),
    ...[['take_money', 'MBB10'], ['force_remedy', 'MBB11'], ['distrain', 'MBB12'],
      ['store_goods', 'MBB13'], ['sell_goods', 'MBB14']].map(([name, form]) => ['officer', name, SAID[form]]),
    ['head', 'finish']]);
  const count = await stack.counter('staff');
  for (const form of [...Object.keys(SAID), 'MBB07']) {
    const before = await count();
    const text = await says(coercion, form, ['Độc lập - Tự do - Hạnh phúc', decided, 'Ông ABC',
      ...Object.values(SAID[form] ?? {})]);
    assert.ok(await count() - before <= 10, `${form}: ${await count() - before} statements`);
    if (form === 'MBB07') { // of the decision that was refused, not of one before or after it
      assert.match(text, /Người giao: 1 ABC\..*Biện pháp cưỡng chế: thu tiền, tài sản do Bà Giữ Tiền ABC/);
      assert.equal(text.split('Biện pháp cưỡng chế:').length, 2, text);
      const [, refused] = /Số: (\S+)/.exec(await says(coercion, 'MQD10', []));
      assert.ok(text.includes(`Quyết định cưỡng chế số ${refused} ngày`), `${refused}\n${text}`);
    }
  }
  // Minutes are of the decision with that measure, not of the newest.
  const numberOf = async (form) => /Số: (\S+)/.exec(await says(coercion, form, []))[1];
  for (const [form, decision, words] of [['MBB10', 'MQD10', SAID.MQD10.holder], ['MBB11', 'MQD11', SAID.MQD11.work],
    ['MBB12', 'MQD09', SAID.MQD09.goods], ['MBB13', 'MQD09', SAID.MQD09.goods], ['MBB14', 'MQD09', SAID.MQD09.goods]])
    await says(coercion, form, [`Quyết định cưỡng chế số ${await numberOf(decision)} ngày`, words]);
  const next = `/staff/cases/${coercion}/papers/MBB12`;
  const several = await numberOf('MQD12');
  done(await who.officer.submit(`${next}?turn=next`, { 'carried.number': several }, { action: `${next}?turn=next` }), 'typed');
  const other = await textOf(await saved(await who.officer.get(`${next}/pdf?turn=next`), 'MBB12-next'));
  assert.ok(other.includes(`cưỡng chế số ${several} ngày`) && other.includes(SAID.MQD12.measures), other);
  assert.ok(!other.includes(SAID.MQD09.goods), other);
});

test('papers go back, the issuer is told, a complaint and a missed instalment open files', async () => {
  const { who, stack } = await ward();
  const code = await served(MIDDLE, 30000000);
  await walk(S, code, [['officer', 'send_issuer'], ['officer', 'return_papers'],
    ['officer', 'take_complaint']]);
  const complaint = await childOf(code, 'complaint');
  assert.ok(complaint, 'the complaint has a file of its own');
  const decided = `/staff/cases/${complaint}/papers/QDGQKN`;
  done(await who.officer.submit(decided, { 'complainant.who': 'Bà Khiếu Nại ABC, số 9 phố ABC' }, { action: decided }), 'who complains');
  const text = await textOf(await saved(await who.officer.get(`${decided}/pdf`), 'QDGQKN'));
  assert.match(text, /Xét đơn khiếu nại nhận ngày .* của Bà Khiếu Nại ABC, số 9 phố ABC đối với Quyết định xử phạt/);
  assert.match(text, /gửi cho người khiếu nại là Bà Khiếu Nại ABC/);
  await walk(S, code, [['signer', 'allow_instalments', { first_sum: '15000000',
    second_sum: '15000000', second_until: day(30) }]]);
  assert.match(problems(await take(who.signer, code, 'coerce_missed')), /Chưa có kỳ nộp nào quá hạn/);
  await stack.sql(`UPDATE fine_change f JOIN decision d ON d.id = f.decision_id JOIN cases c
    ON c.id = d.case_id SET f.from_on = '${day(-9)}', f.until_on = IF(f.until_on = '${day()}',
    '${day(-2)}', f.until_on) WHERE c.code = '${code}' AND f.kind = 'instalment'`);
  await walk(S, code, [['signer', 'coerce_missed']]);
  const coercion = await childOf(code, 'coercion');
  const wage = { wage_kind: 'wage', share: '30', amount: '40000000' };
  assert.match(problems(await take(who.signer, coercion, 'decide_wage', wage)),
    /từ 1 đến 30\.007\.500\sđồng: tiền phạt, tiền chậm nộp/);
  await walk('coercion.yaml', coercion, [['signer', 'decide_wage', { ...wage, amount: '30000000' }],
    ['officer', 'serve', HANDED], ['officer', 'take_money', { cost: '700000' }]]);
  const minutes = await says(coercion, 'MBB10', ['700.000 đồng']);
  assert.match(minutes, /Quyết định cưỡng chế số …+ …+\./, 'no decision with this measure: an open line, not the wrong one');
  assert.match((await who.officer.get(`/staff/cases/${code}/claims`)).text, /Cưỡng chế.*?700\.000/s,
    'the cost falls on the violator');
});

test('what was cancelled is not coerced by a file that was opened before', async () => {
  const { who } = await ward();
  for (const cancel of ['cancel', 'cancel_renew']) {
    const code = await served();
    await ends(code, 'EXECUTE_DECISION', -1);
    await walk(S, code, [['signer', 'coerce'], ['signer', cancel]]);
    assert.match(problems(await take(who.signer, await childOf(code, 'coercion'), 'decide_account',
      { amount: '1000000' })), /đã bị hủy bỏ.*Điều 13/, cancel);
  }
  const ordered = await served();
  await ends(ordered, 'EXECUTE_DECISION', -1);
  await walk(S, ordered, [['signer', 'coerce']]);
  const coercion = await childOf(ordered, 'coercion');
  await walk('coercion.yaml', coercion, [['signer', 'decide_account', { amount: '1000000' }],
    ['officer', 'serve', HANDED]]);
  await walk(S, ordered, [['signer', 'cancel']]);
  assert.match(problems(await take(who.officer, coercion, 'take_money')),
    /đã bị hủy bỏ.*Điều 86/, 'nothing is taken by an order that came before');
  await walk('coercion.yaml', coercion, [['signer', 'stop']]);
});

test('each term to decide: signed on its last day, refused with its article on the day after', async () => {
  const { who, otherUnit, stack } = await ward();
  const [[ownUnit]] = await stack.sql(`SELECT o.unit_id FROM office o JOIN account a
    ON a.id = o.account_id WHERE a.login = 'baichay.canbo'`);
  const checked = [['officer', 'check_facts'], ['officer', 'checked']];
  const cases = {
    DECIDE_NORMAL: [[], /khoản 1 Điều 66/],
    DECIDE_TRANSFERRED: [[['officer', 'transfer', { receiver: otherUnit }], ['other', 'accept_transfer'],
      ['other', 'transfer', { receiver: ownUnit }], ['officer', 'accept_transfer']], /khoản 1 Điều 66/],
    DECIDE_EXPLAIN_OR_VERIFY: [checked, /khoản 1 Điều 66/],
    DECIDE_SERIOUS: [[checked[0], ['signer', 'call_serious'], checked[1]], /khoản 1 Điều 66/],
    DECIDE_FROM_CRIMINAL: [[['signer', 'hand_to_criminal'], ['officer', 'back_from_criminal']], /khoản 3 Điều 63/],
  };
  for (const [term, [steps, article]] of Object.entries(cases)) {
    const code = await recorded();
    await walk(S, code, steps);
    assert.equal((await terms(code))[term], 'running', term);
    await ends(code, term, -1);
    await assert.rejects(sign(code, 3500000), (e) => /422/.test(e.message)
      && article.test(e.message), `${term} is over`);
    await ends(code, term, 0);
    await sign(code, 3500000);
  }
  const anew = await served();
  await walk(S, anew, [['signer', 'cancel_renew'], ['officer', 'minutes_anew']]);
  await ends(anew, 'DECIDE_NEW_AFTER_CANCEL', -1);
  await assert.rejects(sign(anew, 3500000), (e) => /422/.test(e.message) && /Điều 15/.test(e.message));
  await ends(anew, 'DECIDE_NEW_AFTER_CANCEL', 0);
  await sign(anew, 3500000);
  const late = await recorded();
  await stack.sql(`UPDATE violation_act v JOIN violation_record r ON r.id = v.record_id JOIN cases c
    ON c.id = r.case_id SET v.ended_on = '${day(-900)}', v.detected_on = NULL WHERE c.code = '${late}'`);
  const to = `/staff/cases/${late}/decision`;
  const fined = await who.officer.submit(to, { fine0: '3500000', reason: 'Theo khung.' }, { action: to });
  assert.equal(fined.status, 422, 'no fine after the limitation');
});

test('what a complaint decided is done before the decision is executed further', async () => {
  const { who } = await ward();
  const code = await served();
  await walk(S, code, [['officer', 'take_complaint']]);
  const complaint = await childOf(code, 'complaint');
  await walk('complaint.yaml', complaint, [['head', 'accept', { remote: 'no' }],
    ['signer', 'resolve', { remote: 'no', outcome: 'amend' }]]);
  await ends(code, 'EXECUTE_DECISION', -1);
  assert.match(problems(await take(who.signer, code, 'coerce')), /giải quyết khiếu nại.*Điều 13, Điều 14/);
  await walk(S, code, [['signer', 'amend_served', { amended_before: 'no' }]]);
  await ends(code, 'EXECUTE_DECISION', -1);
  await walk(S, code, [['signer', 'coerce']]);
});

test('amended within a year, never after; a cancelled decision makes room for a new one', async () => {
  const { who, stack } = await ward();
  const code = await recorded();
  await sign(code, 3500000);
  assert.match(problems(await take(who.signer, code, 'amend', { amended_before: 'yes' })),
    /chưa được sửa đổi lần nào.*Điều 16/, 'no second year without a first amendment');
  await walk(S, code, [['signer', 'amend', { amended_before: 'no' }],
    ['signer', 'correct', { change: 'Điều Đính Chính ABC', reason: 'Lý Do Chính ABC' }],
    ['signer', 'cancel_part', { change: 'Khoản Hủy ABC', reason: 'Lý Do Hủy ABC' }], ['officer', 'serve', HANDED],
    ['signer', 'amend_served', { amended_before: 'yes', change: 'Điều Sửa ABC', reason: 'Lý Do Sửa ABC' }]]);
  assert.equal((await terms(code)).LIMIT_EXECUTION_AMENDED, 'running');
  const numberOf = async () => (await stack.sql(`SELECT d.number FROM decision d JOIN cases c
    ON c.id = d.case_id WHERE c.code = '${code}' ORDER BY d.id DESC LIMIT 1`))[0][0];
  const first = await numberOf();
  for (const [form, ...words] of [['MQD38', 'Điều Sửa ABC', 'Lý Do Sửa ABC'],
    ['MQD39', 'Điều Đính Chính ABC', 'Lý Do Chính ABC'], ['MQD40', 'Khoản Hủy ABC', 'Lý Do Hủy ABC']])
    await says(code, form, [first, 'Ông ABC', ...words]);
  await ends(code, 'DECISION_AMEND_LIMIT', -1);
  for (const name of ['amend_served', 'correct', 'cancel_part'])
    assert.match(problems(await take(who.signer, code, name, { amended_before: 'no' })),
      /đã hết lúc .*Điều 15 Nghị định 118\/2021\/NĐ-CP/, name);
  await walk(S, code, [['signer', 'cancel_renew']]);
  const stopped = await terms(code);
  for (const term of ['EXECUTE_DECISION', 'LIMIT_EXECUTION', 'LIMIT_EXECUTION_AMENDED'])
    assert.equal(stopped[term], 'stopped', term);
  await walk(S, code, [['officer', 'minutes_anew']]);
  assert.equal((await terms(code)).DECIDE_NEW_AFTER_CANCEL, 'running');
  await sign(code, 3500000);
  assert.equal((await terms(code)).DECIDE_NEW_AFTER_CANCEL, 'stopped');
  const rows = await stack.sql(`SELECT d.fine_total, d.cancelled_us IS NOT NULL FROM decision d
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}' ORDER BY d.id`);
  assert.deepEqual(rows, [['3500000', '1'], ['3500000', '0']]);
  await says(code, 'MQD40', [`số ${first} ngày`]); // it cancelled the decision before
  await walk(S, code, [['signer', 'cancel']]);
  const last = await says(code, 'MQD40', [`số ${await numberOf()} ngày`, 'Hủy bỏ toàn bộ quyết định']);
  assert.ok(!last.includes(first) && !last.includes('Khoản Hủy ABC'), last);
  const none = await recorded();
  await sign(none, 3500000);
  await walk(S, none, [['signer', 'cancel_renew'], ['signer', 'dismiss_anew',
    { no_sanction: 'article_11', ground_case: 'emergency' }]]);
});

test('elsewhere, dead, out of time: what goes on and what lapses', async () => {
  const { otherUnit, who } = await ward();
  const moved = await served();
  await walk(S, moved, [['officer', 'move_execution', { receiver: otherUnit, moved_to: 'Phố Mới Chuyển ABC' }]]);
  await says(moved, 'MBB29', ['Phố Mới Chuyển ABC', 'Ủy ban nhân dân phường Bãi Cháy', '/QĐ-XPHC']);
  await walk(S, moved, [
    ['other', 'decline_execution'], ['officer', 'move_execution', { receiver: otherUnit }],
    ['other', 'accept_execution']]);
  assert.equal((await terms(moved)).EXECUTE_DECISION, 'running', 'the term was not begun anew');
  const gone = await served();
  await walk(S, gone, [['officer', 'note_gone'], ['signer', 'decide_partial'],
    ['officer', 'send_partial', POSTED], ['officer', 'close_partial']]);
  const nothing = await served();
  await walk(S, nothing, [['officer', 'note_gone'], ['signer', 'end_gone']]);
  const lapsed = await served();
  assert.match(problems(await take(who.head, lapsed, 'expire')), /còn chạy đến/);
  await ends(lapsed, 'LIMIT_EXECUTION', -1);
  await walk(S, lapsed, [['head', 'expire']]);
  assert.equal((await terms(lapsed)).CLEAN_AFTER_FINE, 'running');
  const remedy = await served(LIGHT, 3500000, { remedy0_0: '1', remedy_due: day(30) });
  await ends(remedy, 'LIMIT_EXECUTION', -1);
  assert.match(problems(await take(who.head, remedy, 'expire')), /không hết thời hiệu .*khoản 1 Điều 74/);
  await walk(S, remedy, [['head', 'expire_fine'], ['officer', 'finish_remedies']]);
});

test('remedies are followed, prolonged within 24 months, and coerced', async () => {
  const { who, officerId } = await ward();
  const code = await served();
  const R = 'remedy.yaml';
  const begun = { remedy_until: day(60), effective_on: day() };
  await walk(S, code, [['officer', 'follow_remedy', begun], ['officer', 'follow_remedy', begun]]);
  const remedy = await childOf(code, 'remedy');
  assert.equal((await terms(remedy)).ENV_REMEDY_REPORT_BEFORE, 'running');
  assert.match(problems(await take(who.signer, remedy, 'prolong', { remedy_until: day(760) })),
    /không quá 24 tháng/);
  await walk(R, remedy, [['head', 'assign', { handler: officerId }], ['officer', 'give_back'],
    ['signer', 'prolong', { remedy_until: day(90) }], ['officer', 'report'], ['officer', 'check'],
    ['officer', 'take_samples']]);
  assert.equal((await terms(remedy)).ENV_REMEDY_CONCLUDE, 'paused');
  await walk(R, remedy, [['officer', 'results'], ['signer', 'conclude_more',
    { remedy_until: day(90) }], ['officer', 'report'], ['officer', 'check'],
  ['signer', 'fail']]);
  assert.ok(await childOf(remedy, 'coercion'), 'coercion of the remedy was opened');
});

test('co-operation: the unit asked has it, answers it, and the asking unit reads the answer', async () => {
  const { who, parent, otherUnit, otherId } = await ward();
  const C = 'cooperation.yaml';
  const asked = async (receiver = otherUnit) => {
    done(await take(who.officer, parent, 'ask_cooperation', { receiver,
      wanted_by: day(10), request: 'Lấy mẫu nước ABC' }), 'ask');
    return childOf(parent, 'cooperation');
  };
  const code = await asked();
  assert.match((await who.other.get('/staff')).text, new RegExp(code), 'in the inbox of the unit');
  await walk(C, code, [['other', 'agree'], ['otherHead', 'assign', { handler: otherId }],
    ['other', 'give_result', { result: 'Nước sạch ABC.' }]]);
  assert.match((await who.officer.get(`/staff/cases/${code}`)).text, /Nước sạch ABC\./);
  assert.equal((await (await official((await ward()).stack, 'so.canbo'))
    .get(`/staff/cases/${code}`)).status, 200, 'the superior may look');
  await walk(C, await asked(), [['otherHead', 'decline']]);
  await walk(C, await asked(), [['other', 'agree'], ['otherHead', 'give_up']]);
  await walk(C, await asked(), [['officer', 'remind'], ['officer', 'withdraw']]);
  const [[police]] = await (await ward()).stack.sql("SELECT id FROM unit WHERE code = '22-CSMT'");
  await walk(C, await asked(police), [['officer', 'note_agree'], ['officer', 'note_result']]);
  await walk(C, await asked(police), [['officer', 'note_decline']]);
  const file = await openFile();
  await walk(S, file, [['officer', 'ask_cooperation', { receiver: otherUnit, wanted_by: day(9) }]]);
  assert.ok(await childOf(file, 'cooperation'));
});

test('a check is not an inspection: who signs which', async () => {
  const { who, parent, officerId, otherUnit } = await ward();
  const I = 'inspection.yaml';
  const propose = async (kind) => {
    done(await take(who.officer, parent, 'propose_inspection', { kind }), 'propose');
    return childOf(parent, 'inspection');
  };
  const team = (kind) => ({ kind, handler: officerId, until: day(20) });
  const code = await propose('planned_check');
  assert.match(problems(await take(who.head, code, 'order', team('planned_inspection'))),
    /cơ quan thanh tra quyết định/);
  await walk(I, code, [['head', 'order', team('planned_check')], ['officer', 'announce'],
    ['officer', 'visit'], ['officer', 'sample'], ['officer', 'results'], ['head', 'conclude']]);
  const two = await propose('unannounced_inspection');
  assert.match(problems(await take(who.signer, two, 'order_inspection',
    team('unannounced_inspection'))), /Chánh Thanh tra tỉnh/);
  await walk(I, two, [['chief', 'order_inspection', team('unannounced_inspection')],
    ['officer', 'visit'], ['officer', 'finish']]);
  await walk(I, await propose('planned_check'), [['head', 'pass_on', { receiver: otherUnit }],
    ['otherHead', 'decline_passed'], ['head', 'pass_on', { receiver: otherUnit }],
    ['other', 'accept_passed'], ['otherHead', 'drop']]);
});

// A hotline report that turns out to be something else: the child case of that kind.
async function turned(name) {
  const { stack, who } = await ward();
  const code = await newCase(stack);
  done(await take(who.officer, code, name), name);
  return code;
}

test('complaints: accepted, refused, handed over with a receipt, sent back', async () => {
  const { officerId } = await ward();
  const F = 'complaint.yaml';
  const open = async () => childOf(await turned('redirect_complaint'), 'complaint');
  await walk(F, await open(), [['head', 'assign', { handler: officerId }],
    ['head', 'accept', { remote: 'no' }], ['officer', 'invite_dialogue', { dialogue_on: day(6) }],
    ['officer', 'hold_dialogue'], ['signer', 'suspend_disputed'],
    ['head', 'call_complex', { remote: 'no' }], ['signer', 'resolve', { remote: 'no' }],
    ['officer', 'deliver', { remote: 'no' }]]);
  await walk(F, await open(), [['head', 'not_accept']]);
  await walk(F, await open(), [['head', 'hand_over'], ['officer', 'note_receipt'],
    ['officer', 'hand_back'], ['officer', 'withdraw']]);
});

test('denunciations: their terms, extensions, transfer with a receipt', async () => {
  const { officerId } = await ward();
  const F = 'denunciation.yaml';
  const open = async () => childOf(await turned('redirect_denunciation'), 'denunciation');
  await walk(F, await open(), [['head', 'assign', { handler: officerId }], ['signer', 'accept'],
    ['officer', 'give_notice'], ['signer', 'extend', { previous_end: day(30) }],
    ['signer', 'extend_more', { previous_end: day(60) }], ['signer', 'conclude']]);
  await walk(F, await open(), [['head', 'not_accept']]);
  await walk(F, await open(), [['officer', 'find_incompetent'], ['head', 'transfer'],
    ['officer', 'note_receipt'], ['officer', 'hand_back'], ['head', 'withdraw']]);
});

test('data from citizens: verified, refused, forwarded', async () => {
  const { officerId, otherUnit } = await ward();
  const F = 'citizen_data.yaml';
  const open = async () => childOf(await turned('redirect_data'), 'citizen_data');
  await walk(F, await open(), [['head', 'assign', { handler: officerId }], ['officer', 'accept'],
    ['head', 'call_complex'], ['officer', 'conclude', { outcome: 'none' }], ['officer', 'answer']]);
  await walk(F, await open(), [['officer', 'refuse', { refusal: 'content' }]]);
  await walk(F, await open(), [['officer', 'forward', { receiver: otherUnit }],
    ['other', 'decline_forward'], ['officer', 'forward', { receiver: otherUnit }],
    ['other', 'accept_forward']]);
});

test('publication: an error is put right, a cancelled decision is taken down with it', async () => {
  const { who, stack } = await ward();
  const code = await recorded();
  await sign(code, 3500000, { publish: 'chosen', publish_basis: 'khoản 1 Điều 72 Luật 15/2012/QH13' });
  const prepare = (fields) => step(who.pub1, code, 'prepare_publication', { act: 'Xả thải.',
    sanction: 'Phạt tiền', remedy: '', ground: 'other', do: 'send', ...fields }, 'write');
  done(await prepare({}), 'prepare');
  await walk(S, code, [['pub2', 'return_publication']]);
  done(await prepare({}), 'prepare again');
  const at = `/staff/cases/${code}/write/release_publication`;
  done(await who.pub2.submit(at, {}, { action: at }), 'release');
  await walk(S, code, [['pub1', 'report_error', { error_by: 'sender' }]]);
  assert.equal((await terms(code)).PUBLISH_CORRECT_REQUEST, 'running');
  const correct = () => step(who.pub1, code, 'prepare_correction', { words: 'Đã sửa tên ABC.' }, 'write');
  done(await correct(), 'correction');
  await walk(S, code, [['pub2', 'return_correction']]);
  assert.equal((await terms(code)).PUBLISH_CORRECT_REQUEST, 'running', 'from when it was first written');
  done(await correct(), 'correction again');
  const two = `/staff/cases/${code}/write/release_correction`;
  done(await who.pub2.submit(two, {}, { action: two }), 'release of the correction');
  assert.equal((await terms(code)).PUBLISH_CORRECT_REQUEST, 'stopped');
  await walk(S, code, [['signer', 'amend', { amended_before: 'no' }]]);
  assert.equal((await terms(code)).PUBLISH_CORRECT_REQUEST, 'running', 'the text must follow');
  await walk(S, code, [['signer', 'cancel']]);
  assert.deepEqual(await stack.sql(`SELECT p.state FROM publication p JOIN cases c
    ON c.id = p.case_id WHERE c.code = '${code}'`), [['withdrawn']]);
});

test('every step of every procedure was taken', async () => {
  const { stack } = await ward();
  // Walked by the tests publish, attack_law, hands, samples, record and life.
  const elsewhere = new Set(['take_down', 'withdraw', 'publish_again', 'confirm_withdrawal', 'no_publication', 'declare_conflict',
    'test_result', 'must_hand_over', 'expire_publication']);
  const flows = { 'sanction.yaml': 'sanction', 'remedy.yaml': 'remedy', 'coercion.yaml': 'coercion',
    'cooperation.yaml': 'cooperation', 'inspection.yaml': 'inspection',
    'complaint.yaml': 'complaint', 'seizure.yaml': 'seizure', 'bail.yaml': 'bail', 'denunciation.yaml': 'denunciation',
    'citizen_data.yaml': 'citizen_data' };
  const left = [];
  for (const [file, flow] of Object.entries(flows)) {
    const steps = await stepsOf(file);
    assert.ok(steps.size >= 5, `${file} was read`);
    const taken = new Set((await stack.sql(`SELECT DISTINCT e.type FROM event e JOIN cases c
      ON c.id = e.case_id WHERE c.flow = '${flow}'`)).map(([type]) => type));
    for (const name of steps.keys())
      if (!taken.has(name) && !(flow === 'sanction' && elsewhere.has(name)) && name !== 'pub_open')
        left.push(`${flow}.${name}`);
  }
  assert.deepEqual(left, []);
  const files = (await readdir(path.join(TOP, 'workflows'))).filter((f) => f.endsWith('.yaml'));
  const known = [...Object.keys(flows), 'forms.yaml', 'hotline.yaml', 'coercion_until_2025.yaml'];
  assert.deepEqual(files.filter((f) => !known.includes(f)), [], 'a procedure without a walk');
});
