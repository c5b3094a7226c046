// Executing a decision: what is owed to the đồng by day, receipts, plans, and who sees it.
import { day, official, step } from './officials.mjs';
import { newPerson } from './people.mjs';
import { MIDDLE, ends, served, take, terms, walk, ward } from './procedures.mjs';
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
const owed = (text) => /id="owed".*?<strong>([\d.]+)/.exec(text)[1];

test('late payment is told by day, to the đồng; a payment taken back is owed again', async () => {
  const { who, stack } = await ward();
  const code = await served(MIDDLE, FINE);
  assert.equal(owed(await pageOf(who.officer, code)), '30.000.000');
  // As if it had been served twenty days ago: ten of them are late, today is not counted.
  await stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id
    SET d.signed_on = '${day(-22)}' WHERE c.code = '${code}'`);
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id
    SET v.value = '${day(-22)}' WHERE c.code = '${code}' AND v.name = 'decided_on'`);
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id
    SET k.from_us = k.from_us - 21 * 86400000000 WHERE c.code = '${code}'
    AND k.code = 'EXECUTE_DECISION'`);
  await ends(code, 'EXECUTE_DECISION', -11);
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
  const from = `/staff/cases/${code}/execution`;
  refused(await who.officer.submit(from, { why: '' }, { action: back }), /Vì sao ghi sai/, 'a reason');
  redirected(await who.officer.submit(from, { why: 'Nhầm hồ sơ ABC' }, { action: back }), 'taken back');
  text = await pageOf(who.officer, code);
  assert.equal(owed(text), '30.150.000');
  assert.match(text, /<del>.*10\.000\.000.*Nhầm hồ sơ ABC/);
  redirected(await pay(who.officer, code, { amount: '30150000', paid: day(), receipt: `KB ${code}/1` }),
    'the receipt is free again');
  assert.equal(owed(await pageOf(who.officer, code)), '0');
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'payment_taken_back'`))[0][0], '1');
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
  await bad({ third_until: day(200) }, /quá ngày cuối cùng được phép/, 'more than six months');
  await bad({ third_until: '' }, /cả số tiền và ngày nộp/, 'a sum without its day');
  await bad({ second_until: day(130) }, /không được trước/, 'days in their order');
  await walk(S, code, [['signer', 'allow_instalments', plan]]);
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
  const late = await take(who.signer, code, 'postpone', { postponed_until: day(95) });
  refused(late, /quá ngày cuối cùng được phép/, 'too long');
  await walk(S, code, [['signer', 'postpone', { postponed_until: day(80) }]]);
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
