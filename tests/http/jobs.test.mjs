// hotline jobs: one works, another waits; a database call that fails leaves an item whole.
import { Client } from './client.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { MODE, shared, until } from './stack.mjs';

const MANY = 120; // more calls than taking one report with a message makes
const STEP = MODE === 'release' ? 1 : 6; // sanitizers make each start slow

const once = (stack, env = {}) =>
  stack.hotline(['jobs', '--config', stack.config, '--once'], { env });

async function fileOne(stack) {
  const answer = await new Client(stack.public).post('/report', reportFields(newToken()));
  const { ref, key } = receiptOf(answer.text);
  const client = new Client(stack.public);
  await client.post('/track', { key });
  const page = (await client.get('/track/status')).text;
  const hidden = Object.fromEntries([...page.matchAll(/name="(csrf|token|kind)" value="([^"]*)"/g)]
    .map(([, name, value]) => [name, value]));
  assert.equal((await client.post('/track/message', { ...hidden, kind: 'message',
    body: `thư của ${ref}` })).status, 303);
  return ref;
}

// A report that was taken has all of its case; one that was not has nothing.
async function whole(stack, ref, what) {
  const [[taken, cases, progress, events, words, clocks]] = await stack.sql(
    `SELECT r.taken_us IS NOT NULL, COUNT(cr.case_id),
       (SELECT COUNT(*) FROM report_progress p WHERE p.report_id = r.id),
       (SELECT COUNT(*) FROM event e WHERE e.case_id = MAX(cr.case_id) AND e.type = 'report'),
       (SELECT COUNT(*) FROM case_text t WHERE t.case_id = MAX(cr.case_id)),
       (SELECT COUNT(*) FROM clock k WHERE k.case_id = MAX(cr.case_id))
     FROM report r LEFT JOIN case_report cr ON cr.report_id = r.id WHERE r.ref = '${ref}'
     GROUP BY r.id`);
  for (const n of [cases, progress, events, words, clocks]) assert.equal(n, taken, what);
  const [[lone]] = await stack.sql(`SELECT COUNT(*) FROM cases c LEFT JOIN event e
    ON e.case_id = c.id WHERE e.case_id IS NULL`);
  assert.equal(lone, '0', what);
  const [[heard, told]] = await stack.sql(
    `SELECT m.taken_us IS NOT NULL, (SELECT COUNT(*) FROM case_report cr JOIN event e
       ON e.case_id = cr.case_id AND e.type = 'reporter:message' WHERE cr.report_id = r.id)
     FROM report r JOIN message_in m ON m.report_id = r.id WHERE r.ref = '${ref}'`);
  assert.equal(told, heard, what);
  return taken === '1' && heard === '1';
}

test('while one works, another does nothing', async () => {
  const stack = await shared();
  await until(async () => (await stack.sql('SELECT 1 FROM lease')).length === 1, 10_000, 'a lease');
  const done = await once(stack);
  assert.equal(done.code, 1);
  assert.match(done.err, /another one is at work/);
});

test('taking a report survives the failure of each of its database calls', async () => {
  const stack = await shared();
  const workers = (await stack.processes('jobs')).filter((p) => / jobs --config/.test(p.command)
    && !/multiwatch/.test(p.command));
  assert.ok(workers.length > 0);
  for (const { pid } of workers) process.kill(pid, 'SIGSTOP');
  try {
    await stack.sql('UPDATE lease SET until_us = 0');
    assert.equal((await once(stack)).code, 0);
    const failed = [];
    for (let n = 1; n < MANY; n += STEP) {
      const ref = await fileOne(stack);
      const first = await once(stack, { HOTLINE_FAULT_NTH: String(n) });
      const name = /"fault_wanted".*?"statement":"([^"]+)"/.exec(first.err)?.[1];
      const what = `call ${n} (${name ?? 'none'})`;
      assert.ok([0, 1].includes(first.code), what);
      await whole(stack, ref, what);
      await stack.sql('UPDATE lease SET until_us = 0');
      assert.equal((await once(stack)).code, 0, what);
      assert.ok(await whole(stack, ref, what), `${what}: done in the end`);
      if (!name) break;
      failed.push(name);
    }
    if (STEP === 1)
      for (const name of ['report_take', 'case_add', 'event_add', 'report_set_taken', 'message_take',
        'message_set_taken', 'COMMIT'])
        assert.ok(failed.includes(name), `${name} was among them: ${failed}`);
  } finally {
    for (const { pid } of workers) process.kill(pid, 'SIGCONT');
  }
}, { seconds: 300 });
