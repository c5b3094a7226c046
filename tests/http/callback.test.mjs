// Sampled call-backs: one closed report in ten; what is said takes the reporter's own path.
import { formOf } from './client.mjs';
import { caseOf, takeCall } from './calls.mjs';
import { loginAs } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

// A case that ended five days ago and whose report is in the sample, or is not.
async function closed(stack, operator, sampled) {
  for (;;) {
    const { receipt } = await takeCall(operator, { place: `Nơi gọi lại ABC ${Math.random()}` });
    const [[hit]] = await stack.sql(`SELECT CRC32('${receipt.ref}') % 10 = 0`);
    const [code, id, report] = await caseOf(stack, receipt.ref);
    const ours = (hit === '1') === sampled;
    await stack.sql(`UPDATE cases SET stage = 'closed', ended = 1,
      ended_us = (UNIX_TIMESTAMP() - ${ours ? 5 : 90} * 86400) * 1000000 WHERE id = ${id}`);
    if (ours) return { code, id, report, ref: receipt.ref };
  }
}

test('a sampled report is called back; "not fixed" opens the case, "not reached" is silence', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'so.truc');
  const [one, two, other] = [await closed(stack, operator, true), await closed(stack, operator, true),
    await closed(stack, operator, false)];
  const at = '/staff/desk/callbacks';
  const page = (await operator.get(at)).text;
  for (const { ref } of [one, two]) assert.ok(page.includes(ref), ref);
  assert.ok(!page.includes(other.ref), 'not in the sample');
  assert.doesNotMatch(page, /0903 771 222|Người gọi Trực/, 'nobody is named');
  const { csrf } = formOf(page, at).hidden;
  const say = (report, result, words) => operator.post(at, { csrf, report, result, words });
  assert.equal((await say(one.report, 'not', '')).status, 422);
  assert.equal((await say(other.report, 'silent', '')).status, 404);
  assert.equal((await say(one.report, 'not', 'Nước vẫn đen, ABC')).status, 303);
  await until(async () => (await stack.sql(`SELECT ended FROM cases WHERE id = ${one.id}`))[0][0] === '0', 15_000, 'open again');
  assert.equal((await say(two.report, 'silent', '')).status, 303);
  assert.deepEqual(await stack.sql(`SELECT kind FROM message_in WHERE report_id = ${two.report}`), []);
  assert.equal((await stack.sql(`SELECT ended FROM cases WHERE id = ${two.id}`))[0][0], '1');
  const after = (await operator.get(at)).text;
  for (const { ref } of [one, two]) assert.ok(!after.includes(ref), 'called once');
});

test('communes call nobody back', async () => {
  const stack = await shared();
  assert.equal((await (await loginAs(stack, 'baichay.truc')).get('/staff/desk/callbacks')).status, 403);
});
