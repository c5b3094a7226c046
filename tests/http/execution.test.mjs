// Executing a decision: what is owed to the đồng by day, receipts, plans, and who sees it.
import { PDF, day, official, step } from './officials.mjs';
import { newPerson } from './people.mjs';
import { MIDDLE, ends, recorded, served, sign, take, terms, walk, ward } from './procedures.mjs';
import { assert, test } from './runner.mjs';
import { redirected, refused } from './sanctions.mjs';

const S = 'sanction.yaml';
const FINE = 30000000;
const pay = (client, code, fields) => step(client, code, 'pay', fields, 'write');
const pageOf = async (client, code) => {
  const answer = await client.get(`/staff/cases/${code}/execution`);
  assert.equal(answer.status, 200);
  return answer.text.replace(/\s+/g, ' ');
};
// The last day that a refusal allows, and the day after one.
const lastDay = (problems) => /được phép: (\d\d)\/(\d\d)\/(\d{4})/.exec(problems).slice(1).reverse()
  .join('-');
const after = (date) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
const owed = (text) => /id="owed".*?<strong>([\d.]+)/.exec(text)[1];

// A served decision of FINE, as if it had been served twenty days ago: ten of them are late, today
// is not counted.
async function tenDaysLate(stack) {
  const code = await served(MIDDLE, FINE);
  await stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id
    SET d.signed_on = '${day(-22)}' WHERE c.code = '${code}'`);
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id
    SET v.value = '${day(-22)}' WHERE c.code = '${code}' AND v.name = 'decided_on'`);
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id
    SET k.from_us = k.from_us - 21 * 86400000000 WHERE c.code = '${code}'
    AND k.code = 'EXECUTE_DECISION'`);
  await ends(code, 'EXECUTE_DECISION', -11);
  return code;
}

test('late payment is told by day, to the đồng; a payment taken back is owed again', async () => {
  const { who, stack } = await ward();
  const code = await tenDaysLate(stack);
  let text = await pageOf(who.officer, code);
  assert.equal(owed(text), '30.150.000');
  assert.match(text, /data-label="Số ngày">10</);
  assert.match(text, /Mỗi ngày chậm thêm.*?15\.000/);
  redirected(await pay(who.officer, code, { amount: '10000000', paid: day(-5), receipt: `KB ${code}/1` }),
    'paid five days ago');
  text = await pageOf(who.officer, code);
  assert.equal(owed(text), '20.125.000', 'five days on 30, five on 20 million');
  const [, id] = /execution\/payments\/(\d+)"/.exec(text);
  const back = `/staff/cases/${code}/execution/payments/${id}`;
  refused(await who.officer.submit(back, { why: '' }, { action: back }), /Vì sao ghi sai/, 'a reason');
  redirected(await who.officer.submit(back, { why: 'Nhầm hồ sơ ABC' }, { action: back }), 'taken back');
  text = await pageOf(who.officer, code);
  assert.equal(owed(text), '30.150.000');
  assert.match(text, /<del>.*10\.000\.000.*Nhầm hồ sơ ABC/);
  redirected(await pay(who.officer, code, { amount: '30150000', paid: day(), receipt: `KB ${code}/1` }),
    'the receipt is free again');
  assert.equal(owed(await pageOf(who.officer, code)), '0');
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'payment_taken_back'`))[0][0], '1');
});

test('random payments, taken back and taken again, and a sum that was raised, balance to the đồng', async () => {
  const { who, stack } = await ward();
  const code = await tenDaysLate(stack);
  const [[decision]] = await stack.sql(`SELECT d.id FROM decision d JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`);
  let seed = 20261122; // the same on every machine
  const some = (most) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % (most + 1);
  };
  const paid = [];
  const raised = [];
  // Day by day: 0.05 % of what was unpaid on each of the ten, rounded once.
  const reckoned = () => {
    let late = 0;
    const upTo = (list, d) => list.filter((p) => !p.void && p.day <= d).reduce((n, p) => n + p.sum, 0);
    for (let d = -10; d <= -1; d += 1) late += Math.max(0, FINE + upTo(raised, d) - upTo(paid, d));
    return FINE + upTo(raised, 0) + Math.floor((late + 1000) / 2000) - upTo(paid, 0);
  };
  for (let round = 0; round < 14; round += 1) {
    const standing = paid.filter((p) => !p.void);
    const act = standing.length > 0 && some(2) === 0 ? 'back' : round === 4 || round === 9 ? 'raise' : 'pay';
    if (act === 'back') {
      const one = standing[some(standing.length - 1)];
      const back = `/staff/cases/${code}/execution/payments/${one.id}`;
      redirected(await who.officer.submit(back, { why: `Nhầm ABC ${round}` }, { action: back }), 'taken back');
      one.void = true;
      assert.equal((await who.officer.get(back)).status, 404, 'once');
    } else if (act === 'raise') {
      const one = { day: some(12) - 14, sum: 1 + some(2000000) };
      await stack.sql(`UPDATE decision SET fine_total = fine_total + ${one.sum} WHERE id = ${decision};
        INSERT INTO fine_change (decision_id, kind, from_on, amount, basis, step, account_id, made_us)
        VALUES (${decision}, 'raised', '${day(one.day)}', ${one.sum}, 'ABC', 'amend', NULL, 1)`);
      raised.push(one);
    } else {
      const one = { day: some(9) - 9, sum: 1 + some(2999998) };
      redirected(await pay(who.officer, code, { amount: `${one.sum}`, paid: day(one.day), receipt: `KBNN ${code}/${round}` }), 'paid');
      [[one.id]] = await stack.sql(`SELECT MAX(id) FROM payment WHERE decision_id = ${decision}`);
      paid.push(one);
    }
    assert.equal(owed(await pageOf(who.officer, code)).replaceAll('.', ''), `${reckoned()}`, `round ${round}, ${act}`);
  }
  assert.ok(paid.some((p) => p.void) && paid.some((p) => !p.void) && raised.length > 0, 'all of it happened');
  redirected(await pay(who.officer, code, { amount: `${reckoned()}`, paid: day(), receipt: `KBNN ${code}/99` }), 'the rest');
  assert.equal(owed(await pageOf(who.officer, code)), '0');
});

test('one receipt does not pay two decisions, however its number is written', async () => {
  const { who } = await ward();
  const one = await served();
  const two = await served();
  const number = `GNT-${one.slice(-4)}/26`;
  redirected(await pay(who.officer, one, { amount: '1000', paid: day(), receipt: number }), 'paid');
  refused(await pay(who.officer, one, { amount: '1000', paid: day(), receipt: number.toLowerCase() }),
    /đã được ghi nhận\./, 'twice');
  refused(await pay(who.officer, two, { amount: '1000', paid: day(),
    receipt: number.replace('-', ' ').replace('/', '.') }), /khoản thu khác/, 'for another decision');
  const long = `${two}${'7'.repeat(60 - two.length)}`;
  refused(await pay(who.officer, two, { amount: '1000', paid: day(), receipt: `${long}7` }),
    /chứng từ/, '61 characters');
  redirected(await pay(who.officer, two, { amount: '1000', paid: day(), receipt: long }), '60 characters');
  refused(await pay(who.officer, two, { amount: '1000', paid: day(), receipt: '—' }),
    /chữ cái hoặc chữ số/, 'no number at all');
});

test('days in which a request is weighed are not late; a plan is shown and followed', async () => {
  const { who, stack } = await ward();
  const code = await served(MIDDLE, FINE);
  await walk(S, code, [['officer', 'ask_instalments']]);
  const plan = { first_sum: '12000000', first_until: day(3), second_sum: '10000000',
    second_until: day(60), third_sum: '8000000', third_until: day(120) };
  const bad = async (more, pattern, what) => refused(await take(who.signer, code,
    'allow_instalments', { ...plan, ...more }), pattern, what);
  const last = lastDay(await bad({ third_until: day(200) }, /quá ngày cuối cùng được phép/, 'too long'));
  await bad({ third_until: after(last) }, /quá ngày cuối cùng được phép/, 'a day more than six months');
  await bad({ third_until: '' }, /cả số tiền và ngày nộp/, 'a sum without its day');
  await bad({ second_until: day(130) }, /không được trước/, 'days in their order');
  await walk(S, code, [['signer', 'allow_instalments', { ...plan, third_until: last }]]);
  let text = await pageOf(who.officer, code);
  for (const sum of ['12.000.000', '10.000.000', '8.000.000']) assert.ok(text.includes(sum), sum);
  assert.match(text, /chưa đến hạn/);
  redirected(await pay(who.officer, code, { amount: '12000000', paid: day(), receipt: `T1 ${code}` }),
    'first');
  assert.match(await pageOf(who.officer, code), /đã nộp đủ/);
  // The second sum fell due ten days ago: it alone is late.
  await stack.sql(`UPDATE fine_change f JOIN decision d ON d.id = f.decision_id
    JOIN cases c ON c.id = d.case_id SET f.from_on = '${day(-30)}',
    f.until_on = IF(f.amount = 10000000, '${day(-10)}', IF(f.amount = 12000000, '${day(-20)}', f.until_on))
    WHERE c.code = '${code}' AND f.kind = 'instalment'`);
  await stack.sql(`UPDATE payment p JOIN decision d ON d.id = p.decision_id JOIN cases c
    ON c.id = d.case_id SET p.paid_on = '${day(-25)}' WHERE c.code = '${code}'`);
  text = await pageOf(who.officer, code);
  assert.match(text, /quá hạn, còn thiếu/);
  assert.equal(owed(text), '18.045.000', 'nine days of 5.000 on the second sum');
});

test('a postponement has a last day within three months, and its days cost nothing', async () => {
  const { who, stack } = await ward();
  const code = await served();
  const too = /quá ngày cuối cùng được phép/;
  const asked = (until) => take(who.signer, code, 'postpone', { postponed_until: until });
  const last = lastDay(refused(await asked(day(130)), too, 'too long'));
  refused(await asked(after(last)), too, 'a day more than three months');
  await walk(S, code, [['signer', 'postpone', { postponed_until: last }]]);
  const held = () => stack.sql(`SELECT f.kind, f.from_on, f.until_on FROM fine_change f
    JOIN decision d ON d.id = f.decision_id JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}' ORDER BY f.id`);
  assert.deepEqual(await held(), [['held', day(), 'NULL']]);
  await walk(S, code, [['officer', 'end_postponement', { resume_on: day(5) }]]);
  assert.deepEqual(await held(), [['held', day(), day(5)]]);
  assert.equal((await terms(code)).EXECUTE_DECISION, 'running');
});

test('who may not see the file sees no execution, and who only reads changes nothing', async () => {
  const { who, stack } = await ward();
  const code = await served();
  redirected(await pay(who.officer, code, { amount: '1000', paid: day(), receipt: `XEM ${code}` }), 'paid');
  assert.equal((await who.other.get(`/staff/cases/${code}/execution`)).status, 404);
  const above = await official(stack, 'so.truong');
  const text = await pageOf(above, code);
  assert.doesNotMatch(text, /execution\/payments\//, 'the unit above reads');
  const [, id] = /execution\/payments\/(\d+)"/.exec(await pageOf(who.officer, code));
  const path = `/staff/cases/${code}/execution/payments/${id}`;
  const csrf = async (client) => /name="csrf" value="([^"]+)"/.exec((await client.get('/staff')).text)[1];
  assert.equal((await above.post(path, { csrf: await csrf(above), why: 'ABC' })).status, 403);
  assert.equal((await who.other.post(path, { csrf: await csrf(who.other), why: 'ABC' })).status, 404);
  assert.equal((await who.officer.post(path, { why: 'ABC' })).status, 403, 'without the form');
  const clerk = await newPerson(stack, 'thihanh.congbo', [['06673', 'publisher']]);
  assert.equal((await clerk.post(path, { csrf: await csrf(clerk), why: 'ABC' })).status, 403);
});

// A form beside the file: where it stands, what is typed.
const at = (code, rest) => `/staff/cases/${code}/${rest}`;
const fill = (client, code, rest, fields) => client.submit(at(code, rest), fields,
  { action: at(code, rest) });
const seizing = (client, code, more = {}) => client.submit(at(code, 'exhibits/new'),
  { number: '1/QĐ-TG', ordered: day(), signer: 'Chủ tịch ABC', reason: 'Ngăn chặn ABC',
    minutes: '1/BB-TG', taken: day(), place: 'Xưởng ABC', until: day(7), ...more },
  { action: at(code, 'exhibits/new'),
    files: [['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] });
const ids = (text, what) => [...text.matchAll(new RegExp(`exhibits/(\\d+)/${what}"`, 'g'))]
  .map(([, id]) => id);

test('exhibits are listed, given back in part, and the file ends when nothing is left', async () => {
  const { who } = await ward();
  const code = await served();
  refused(await seizing(who.officer, code, { until: day(-1), ordered: day(), reason: '' }),
    /Lý do tạm giữ/, 'a reason');
  refused(await seizing(who.officer, code, { until: day(-1) }), /phải sau ngày ký/, 'a term that is over');
  redirected(await seizing(who.officer, code), 'seized');
  let text = (await who.officer.get(at(code, 'exhibits'))).text;
  const [order] = ids(text, 'item');
  const item = (more) => fill(who.officer, code, `exhibits/${order}/item`, { kind: 'thing',
    name: 'Hóa chất ABC', unit: 'kg', quantity: '12,5', state: 'Còn nguyên', seal: 'NP 01',
    keeper: 'Kho ABC', ...more });
  for (const quantity of ['0', '1,0005', 'nhiều', '1000000001'])
    refused(await item({ quantity }), /Số lượng/, quantity);
  redirected(await item(), 'goods');
  redirected(await item({ kind: 'paper', name: 'Giấy phép ABC', unit: 'bản', quantity: '1' }), 'a permit');
  redirected(await fill(who.officer, code, `exhibits/${order}/term`, { number: '2/QĐ-TG',
    ordered: day(), until: day(30), reason: 'Còn xác minh' }), 'prolonged');
  refused(await fill(who.officer, code, `exhibits/${order}/term`, { number: '3/QĐ-TG',
    ordered: day(), until: day(30), reason: 'Lần nữa' }), /sau hạn đang có/, 'no longer');
  text = (await who.officer.get(at(code, 'exhibits'))).text;
  const [goods, permit] = ids(text, 'move');
  const move = (id, more) => fill(who.officer, code, `exhibits/${id}/move`, { act: 'return',
    on: day(), number: '3/QĐ-TL', party: 'Công ty ABC', state: 'Đủ', ...more });
  refused(await move(goods, { quantity: '12,501' }), /Chỉ còn giữ 12,5/, 'more than there is');
  refused(await move(goods, { quantity: '' }), /lớn hơn 0/, 'nothing');
  refused(await move(goods, { quantity: '1', on: day(1) }), /tương lai/, 'tomorrow');
  redirected(await move(goods, { quantity: '2,5' }), 'a part');
  redirected(await move(goods, { act: 'seal', quantity: '', party: 'NP 02' }), 'another seal');
  text = (await who.officer.get(at(code, 'exhibits'))).text;
  assert.match(text, /còn giữ <strong>10 kg/);
  assert.match(text, /niêm phong NP 02/);
  redirected(await pay(who.officer, code, { amount: '3500000', paid: day(), receipt: `TV ${code}` }), 'paid');
  assert.match(await pageOf(who.officer, code), /Đã nộp đủ: trả giấy tờ/);
  assert.equal((await terms(code)).PAPERS_RETURN, 'running', 'five working days (Decree 118 art. 20)');
  refused(await take(who.officer, code, 'return_papers'), /còn 1 giấy tờ chưa ghi trả/, 'the list first');
  const execute = () => step(who.officer, code, 'execute', { executed_on: day(), main_sanction: 'fine' });
  refused(await execute(), /còn 2 mục tang vật/, 'something is still kept');
  const both = await Promise.all(['destroy', 'confiscate'].map((act) => move(goods, { act, quantity: '10' })));
  assert.deepEqual(both.map((a) => a.status).sort(), [303, 422], 'the rest goes one way only');
  redirected(await move(permit, { quantity: '1' }), 'the permit');
  await walk(S, code, [['officer', 'return_papers']]);
  assert.equal((await terms(code)).PAPERS_RETURN, 'stopped');
  redirected(await execute(), 'executed');
  assert.equal((await who.other.get(at(code, 'exhibits'))).status, 404);
  assert.equal((await who.other.get(at(code, `exhibits/${order}/item`))).status, 404);
});

test('lawsuits, damage and costs stand beside the file; who was damaged stays in the unit', async () => {
  const { who, stack } = await ward();
  const code = await served();
  const begin = (kind, fields) => fill(who.officer, code, `claims/new/${kind}`, fields);
  redirected(await begin('lawsuit', { party: 'Tòa án nhân dân khu vực ABC', number: '7/TB-TA',
    since: day(), what: 'Hủy quyết định', basis: '' }), 'lawsuit');
  redirected(await begin('damage', { party: 'Bà Lê Thị Hại ABC', number: '', since: day(),
    amount: '5000000', what: 'Chết cá của bà Hại ABC', basis: '' }), 'damage');
  const cost = { part: 'sampling', party: 'Sở ABC', what: 'Phân tích 3 mẫu', amount: '2000000',
    since: day(), number: 'HĐ 12', basis: 'Nghị định ABC' };
  refused(await begin('cost', { ...cost, amount: '0' }), /lớn hơn 0/, 'nothing');
  refused(await begin('cost', { ...cost, basis: '', since: day(1) }), /tương lai/, 'tomorrow');
  redirected(await begin('cost', cost), 'cost');
  const own = (await who.officer.get(at(code, 'claims'))).text;
  assert.match(own, /Bà Lê Thị Hại ABC/);
  const [lawsuit] = [...own.matchAll(/claims\/(\d+)\/state"/g)].map(([, id]) => id);
  refused(await fill(who.officer, code, `claims/${lawsuit}/state`, { state: 'upheld', on: day(-1),
    number: '', amount: '', note: 'ABC' }), /trước ngày bắt đầu/, 'before it began');
  redirected(await fill(who.officer, code, `claims/${lawsuit}/state`, { state: 'cancelled',
    on: day(), number: '3/2026/HC-ST', amount: '', note: 'Tòa hủy vì sai thẩm quyền ABC' }), 'judged');
  const [, bill] = /claims\/(\d+)\/pay"/.exec(own);
  const paying = (more) => fill(who.officer, code, `claims/${bill}/pay`, { amount: '1500000',
    paid: day(), receipt: `CP ${code}`, ...more });
  refused(await paying({ amount: '2000001' }), /Nhiều hơn số còn phải nộp/, 'too much');
  redirected(await paying(), 'a part');
  refused(await paying({ amount: '1' }), /khoản thu khác/, 'the receipt again');
  refused(await pay(who.officer, code, { amount: '1000', paid: day(), receipt: `cp-${code}` }),
    /khoản thu khác/, 'for the fine');
  const text = (await who.officer.get(at(code, 'claims'))).text;
  assert.match(text, /còn <strong>500\.000/);
  assert.match(text, /Hủy bỏ quyết định” theo bản án/);
  const [, noted] = /execution\/payments\/(\d+)"/.exec(text);
  redirected(await fill(who.officer, code, `execution/payments/${noted}`, { why: 'Nhầm khoản ABC' }), 'back');
  assert.match((await who.officer.get(at(code, 'claims'))).text, /<del>.*1\.500\.000[\s\S]*Nhầm khoản ABC/);
  const above = await official(stack, 'so.truong');
  const seen = (await above.get(at(code, 'claims'))).text;
  assert.match(seen, /Tòa án nhân dân khu vực ABC/);
  assert.doesNotMatch(seen, /Hại ABC/);
  assert.doesNotMatch(seen, /claims\/new/);
  assert.doesNotMatch((await who.officer.get(`/staff/cases/${code}`)).text, /Hại ABC/);
  assert.equal((await who.other.get(at(code, 'claims'))).status, 404);
  assert.equal((await above.get(at(code, 'claims/new/cost'))).status, 403);
  assert.match(await pageOf(who.officer, code), /1 vụ kiện, 1 yêu cầu bồi thường, 1 khoản chi phí/);
});

test('the violator is reminded before and after the term, with the sums of that day', async () => {
  const { who, stack } = await ward();
  const code = await served(MIDDLE, FINE);
  const where = at(code, 'execution/reminder');
  assert.match((await who.officer.get(where)).text, /Nhắc nộp phạt trước hạn/);
  refused(await fill(who.officer, code, 'execution/reminder', { way: '', note: '' }), /Cách gửi/, 'how');
  redirected(await fill(who.officer, code, 'execution/reminder', { way: 'post', note: '' }), 'before');
  await ends(code, 'EXECUTE_DECISION', -3); // since the day before yesterday two days are late
  const after = (await who.officer.get(where)).text.replace(/\s+/g, ' ');
  assert.match(after, /Nhắc nộp phạt quá hạn/);
  redirected(await fill(who.officer, code, 'execution/reminder', { way: 'phone', note: 'ABC' }), 'after');
  assert.match(await pageOf(who.officer, code), /đã nhắc 2 lần/);
  assert.deepEqual(await stack.sql(`SELECT r.kind, r.fine, r.paid, r.rest - r.fine - r.interest
    FROM reminder r JOIN cases c ON c.id = r.case_id WHERE c.code = '${code}' ORDER BY r.id`),
  [['before', String(FINE), '0', '0'], ['after', String(FINE), '0', '0']]);
  assert.equal((await who.other.get(where)).status, 404);
  redirected(await pay(who.officer, code, { amount: '30000000', paid: day(), receipt: `NH ${code}` }), 'paid');
  assert.doesNotMatch(await pageOf(who.officer, code), /execution\/reminder/);
});

test('the day from which one counts as not sanctioned stands there with its reckoning', async () => {
  const { who } = await ward();
  const code = await served();
  redirected(await pay(who.officer, code, { amount: '3500000', paid: day(), receipt: `SẠCH ${code}` }), 'paid');
  redirected(await step(who.officer, code, 'execute', { executed_on: day(), main_sanction: 'fine' }), 'done');
  assert.match(await pageOf(who.officer, code),
    /id="clean".*Từ ngày \d\d\/\d\d\/\d{4}, nếu không tái phạm\. <small>1 năm kể từ .*khoản 1 Điều 7/);
});

test('a decision that revokes a permit goes to its issuer too, others do not', async () => {
  const plain = await served();
  assert.equal((await terms(plain)).SERVE_LICENCE_ISSUER, undefined);
  const code = await recorded('45/2022:Đ11.1.h');
  await walk(S, code, [['officer', 'waive']]);
  await sign(code, 45000000, { extra0_0: '1', months0_0: '4' });
  assert.equal((await terms(code)).SERVE_LICENCE_ISSUER, 'running');
  await walk(S, code, [['officer', 'send_issuer', { issuer: 'Sở ABC' }]]);
  assert.equal((await terms(code)).SERVE_LICENCE_ISSUER, 'stopped');
});

test('a stay names who ordered it, and its days cost nothing', async () => {
  const { who, stack } = await ward();
  const code = await served();
  refused(await take(who.signer, code, 'stay', { stay_ground: 'complaint', stay_body: '' }),
    /Cơ quan yêu cầu/, 'who ordered it');
  await walk(S, code, [['signer', 'stay', { stay_ground: 'lawsuit', stay_body: 'Tòa án ABC' }]]);
  const held = () => stack.sql(`SELECT f.until_on IS NULL, f.basis FROM fine_change f
    JOIN decision d ON d.id = f.decision_id JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}' AND f.kind = 'held'`);
  assert.deepEqual(await held(), [['1', 'khoản 3 Điều 15; khoản 2 Điều 62 Luật 15/2012/QH13']]);
  await walk(S, code, [['signer', 'hand_stayed_to_criminal'], ['officer', 'back_stayed']]);
  assert.deepEqual(await held(), [['1', 'khoản 3 Điều 15; khoản 2 Điều 62 Luật 15/2012/QH13']], 'one stay, not two');
  await walk(S, code, [['signer', 'continue']]);
  assert.equal((await held())[0][0], '0');
});
