// The hand-over of a shift: both sign, each with a login of their own, and nothing changes after.
import { formOf } from './client.mjs';
import { caseOf, takeCall } from './calls.mjs';
import { loginAs } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const NOTE = 'Chờ xe lấy mẫu ở bến trực ABC.';

async function give(client) {
  const answer = await client.submit('/staff/duty/shift', { note: NOTE }, { action: '/staff/duty/shift' });
  assert.equal(answer.status, 303);
  return answer.headers.location;
}

test('a shift is given with the urgent reports first, and taken by another person', async () => {
  const stack = await shared();
  const giver = await loginAs(stack, 'honggai.canbo');
  const { receipt } = await takeCall(await loginAs(stack, 'so.truc'),
    { urgent: '1', commune_name: 'hong gai', place: 'Kho giao ca ABC' });
  const [code, id] = await caseOf(stack, receipt.ref);
  await until(async () => (await stack.sql(`SELECT 1 FROM alarm WHERE case_id = ${id} AND rung > 0`))[0],
    15_000, 'told');
  const at = await give(giver);
  const page = await giver.get(at);
  assert.match(page.text, new RegExp(`KHẨN</strong> <a href="/staff/cases/${code}"`));
  assert.match(page.text, /chưa ký/);
  assert.match(page.text, new RegExp(NOTE));
  assert.throws(() => formOf(page.text, at), 'who gives cannot take');
  const { csrf } = formOf((await giver.get('/staff')).text).hidden;
  assert.equal((await giver.post(at, { csrf })).status, 403);
  const stranger = await loginAs(stack, 'baichay.canbo');
  assert.equal((await stranger.get(at)).status, 404);
  const its = formOf((await stranger.get('/staff')).text).hidden.csrf;
  assert.equal((await stranger.post(at, { csrf: its })).status, 404);
  const taker = await loginAs(stack, 'honggai.truong');
  assert.equal((await taker.submit(at, {}, { action: at })).status, 303);
  const { csrf: again } = formOf((await taker.get('/staff')).text).hidden;
  assert.equal((await taker.post(at, { csrf: again })).status, 409, 'once');
  assert.match((await giver.get(at)).text, /Đỗ Văn Hồng ABC<\/strong>, ký lúc/);
  assert.deepEqual(await stack.sql(`SELECT type, account_id IS NOT NULL FROM event
    WHERE case_id = ${id} AND type LIKE 'shift%' ORDER BY seq`), [['shift_given', '1'], ['shift_taken', '1']]);
  const audit = await stack.verified();
  assert.equal(audit.code, 0, audit.out + audit.err);
});

test('nothing of a signed hand-over can be changed by the service', async () => {
  const stack = await shared();
  const rights = (await stack.sql("SHOW GRANTS FOR hotline_staff@localhost")).map(([g]) => g);
  const of = (table) => rights.filter((g) => g.includes(`\`${table}\``)).join('\n');
  assert.match(of('shift_handover'), /UPDATE \(`taken_by`, `taken_us`\)|UPDATE \(`taken_us`, `taken_by`\)/);
  assert.doesNotMatch(of('shift_handover'), /DELETE/);
  assert.doesNotMatch(of('shift_handover_case'), /UPDATE|DELETE/);
  const at = await give(await loginAs(stack, 'honggai.canbo'));
  const id = at.split('/').pop();
  await assert.rejects(stack.sql(`UPDATE shift_handover SET taken_by = given_by, taken_us = 5 WHERE id = ${id}`));
});

test('a hand-over says what the next person must know', async () => {
  const stack = await shared();
  const giver = await loginAs(stack, 'honggai.canbo');
  const answer = await giver.submit('/staff/duty/shift', { note: ' ' }, { action: '/staff/duty/shift' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /href="#note"/);
  assert.equal((await giver.submit('/staff/duty/shift', { note: 'a'.repeat(4000) },
    { action: '/staff/duty/shift' })).status, 303);
  assert.equal((await giver.submit('/staff/duty/shift', { note: 'a'.repeat(4001) },
    { action: '/staff/duty/shift' })).status, 422);
});
