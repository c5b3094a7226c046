// kill -9 of every process in turn while citizens send reports: what was acknowledged is
// there afterwards, once, and becomes one case.
import { Client } from './client.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { Stack, until } from './stack.mjs';

const SERVICES = ['public', 'staff', 'jobs', 'nginx', 'db'];
const CLIENTS = 4;
const GOES_ON = 3; // receipts after a kill that show that the service works again

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// Sends one form until there is a receipt, as a citizen presses the button again.
async function sendUntilReceipt(stack, token) {
  const fields = reportFields(token, token);
  return until(async () => {
    const answer = await new Client(stack.public).post('/report', fields).catch(() => null);
    return answer?.status === 200 && receiptOf(answer.text);
  }, 30_000, 'a receipt');
}

class Citizens {
  constructor(stack) {
    this.stack = stack;
    this.receipts = new Map(); // by token
    this.enough = false;
    this.all = Promise.all(Array.from({ length: CLIENTS }, () => this.one()));
    this.all.catch(() => {}); // seen at the end, or by goesOn
  }

  async one() {
    while (!this.enough) {
      const token = newToken();
      this.receipts.set(token, await sendUntilReceipt(this.stack, token));
      await pause(20); // leave some of the machine to the others
    }
  }

  goesOn(what) {
    const before = this.receipts.size;
    return Promise.race([this.all, until(() => this.receipts.size >= before + GOES_ON, 30_000,
      `receipts after the death of ${what}`)]);
  }

  async end() {
    this.enough = true;
    await this.all;
    return this.receipts;
  }
}

async function killAll(stack, citizens, name) {
  const [leader, ...rest] = await stack.processes(name);
  for (const { pid, command } of rest) { // their supervisor starts them again
    try { process.kill(pid, 'SIGKILL'); } catch { continue; } // gone with its parent
    await citizens.goesOn(`${name}: ${command}`);
  }
  process.kill(leader.pid, 'SIGKILL'); // and this one the next call of run.sh
  await until(async () => (await stack.runSh('status')).code === 1, 5000, `${name} is gone`);
  await stack.up();
  await citizens.goesOn(`${name}: ${leader.command}`);
}

// token found in the text -> reference numbers
async function kept(stack) {
  const found = new Map();
  const rows = await stack.sql(`SELECT REGEXP_SUBSTR(t.what, '[A-Za-z0-9_-]{43}$'), r.ref, r.id
    FROM report r JOIN report_text t ON t.report_id = r.id
    JOIN report_sender s ON s.report_id = r.id
    WHERE t.what REGEXP '[A-Za-z0-9_-]{43}$'`); // the demonstration's texts end otherwise
  for (const [token, ref, id] of rows) {
    assert.ok(!found.has(token), `the form ${token} was kept twice`);
    found.set(token, { ref, id });
  }
  return found;
}

async function casesOnce(stack, reports) {
  await until(async () => {
    const [[left]] = await stack.sql('SELECT COUNT(*) FROM report WHERE taken_us IS NULL');
    return left === '0';
  }, 40_000, 'jobs catches up');
  const cases = await stack.sql('SELECT report_id, COUNT(*), MIN(case_id) FROM case_report'
    + ' WHERE left_us IS NULL GROUP BY report_id');
  const of = new Map(cases.map(([report, n, id]) => [report, { n, id }]));
  for (const { ref, id } of reports) assert.equal(of.get(id)?.n, '1', `${ref} is in one case`);
  assert.equal(new Set(reports.map(({ id }) => of.get(id).id)).size, reports.length,
    'each report has a case of its own');
  assert.deepEqual(await stack.sql(`SELECT c.id FROM cases c WHERE c.flow = 'hotline'
    AND NOT EXISTS (SELECT 1 FROM case_report cr WHERE cr.case_id = c.id)`), []);
}

test('acknowledged reports outlive the death of every process, each once', async () => {
  const stack = await Stack.start({ demo: true });
  try {
    const citizens = new Citizens(stack);
    await citizens.goesOn('nobody');
    for (const name of SERVICES)
      if ((await stack.leader(name).catch(() => 0)) > 0) await killAll(stack, citizens, name);
    const receipts = await citizens.end();
    const found = await kept(stack);
    for (const [token, receipt] of receipts)
      assert.equal(found.get(token)?.ref, receipt.ref, `the report ${receipt.ref} is there`);
    assert.equal(found.size, receipts.size, 'no report without a receipt');
    for (const [, { key }] of [...receipts].slice(-3)) {
      const answer = await new Client(stack.public).post('/track', { key });
      assert.equal(answer.status, 303, 'the private key opens it');
    }
    if ((await stack.hotline(['--help'])).out.includes('\n  jobs '))
      await casesOnce(stack, [...found.values()]);
    console.log(`    ${receipts.size} receipts, ${found.size} reports`);
  } finally {
    await stack.stop();
  }
});
