// A second version of the hotline's procedure: activated by a mapping, open cases moved once
// each although the jobs are killed in between, a form of the old version answered, and undone.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, formOf } from './client.mjs';
import { newCase, official, step } from './officials.mjs';
import { newToken, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { MODE, Stack, TOP, until } from './stack.mjs';

const CASES = MODE === 'release' ? 300 : 120;
const MAPPING = `flow: hotline
from: 1
to: 2
stages:
  received: received
  forwarding: forwarding
  verifying: looking_into
  inspecting: keep
  handling: handling
  answering: answering
`;

// verifying is called otherwise, and so is the step out of it.
function secondVersion(text) {
  return text.replace('version: 1', 'version: 2')
    .replaceAll(/\bverifying\b/g, 'looking_into')
    .replace(/^ {2}conclude:$/m, '  find:');
}

async function ownFolder() {
  const dir = await mkdtemp(path.join(tmpdir(), 'hlflows-'));
  for (const name of await readdir(path.join(TOP, 'workflows')))
    if (name.endsWith('.yaml') || name === 'forms')
      await cp(path.join(TOP, 'workflows', name), path.join(dir, name), { recursive: true });
  const first = await readFile(path.join(dir, 'hotline.yaml'), 'utf8');
  await writeFile(path.join(dir, 'hotline-2.yaml'), secondVersion(first));
  return dir;
}

async function fileMany(stack, n) {
  for (let done = 0; done < n; done += 10)
    await Promise.all(Array.from({ length: Math.min(10, n - done) }, async () => {
      const token = newToken();
      const answer = await new Client(stack.public).post('/report', reportFields(token, token));
      assert.equal(answer.status, 200);
    }));
}

const VERSIONS = `SELECT flow_version, stage, COUNT(*) FROM cases WHERE flow = 'hotline' AND ended = 0
  GROUP BY flow_version, stage ORDER BY 1, 2`;
const CLOCKS = `SELECT case_id, code, from_us, due_us, stopped_us, paused_us FROM clock
  ORDER BY id`;

async function flowCommand(stack, ...args) {
  return stack.hotline(['flow', ...args, '--config', stack.config]);
}

// Killed whenever it has moved some more; the next one need not wait for the lease.
async function killJobsUntilDone(stack, id) {
  const state = async () =>
    (await stack.sql(`SELECT moved, done_us IS NOT NULL FROM flow_activation WHERE id = ${id}`))[0];
  let kills = 0;
  let seen = 0;
  await until(async () => {
    const [moved, done] = await state();
    if (Number(moved) > seen && kills < 3) {
      seen = Number(moved);
      for (const { pid, command } of await stack.processes('jobs'))
        if (/hotline jobs/.test(command) && !/multiwatch|worker\.sh/.test(command)) {
          try { process.kill(pid, 'SIGKILL'); kills += 1; } catch { /* between two */ }
        }
      await stack.sql('UPDATE lease SET until_us = 0');
    }
    return done === '1' || Number(moved) >= CASES - 2;
  }, 100_000, 'all cases are moved');
  assert.ok(kills > 0);
}

const folder = { dir: null, stack: null };

async function begin() {
  folder.dir = await ownFolder();
  folder.stack = await Stack.start({ env: { HOTLINE_FLOWS: folder.dir } });
  return folder.stack;
}

async function end() {
  await folder.stack?.stop();
  if (folder.dir) await rm(folder.dir, { recursive: true, force: true });
}

async function openCases(stack) {
  const officer = await official(stack, 'baichay.canbo');
  const codes = [];
  await stack.sql('UPDATE cases SET ended = 1'); // those of the demonstration
  for (let i = 0; i < 4; i += 1) codes.push(await newCase(stack));
  for (const code of codes) assert.equal((await step(officer, code, 'accept')).status, 303);
  assert.equal((await step(officer, codes[1], 'inspect')).status, 303);
  await fileMany(stack, CASES - codes.length);
  await until(async () => (await stack.sql(`SELECT COUNT(*) FROM report WHERE taken_us IS NULL`))
    [0][0] === '0', 60_000, 'every report is a case');
  return { officer, codes };
}

// What only an administrator may, and only with a mapping that is proved.
async function refused(stack, mapping) {
  const bad = path.join(stack.dir, 'bad.yaml');
  await writeFile(bad, MAPPING.replace('  handling: handling\n', ''));
  const plan = await flowCommand(stack, 'plan', bad);
  assert.equal(plan.code, 1);
  assert.match(plan.err, /bad\.yaml:4: stages: "handling" is missing/);
  const clerk = await flowCommand(stack, 'activate', mapping, '--by', 'baichay.canbo');
  assert.equal(clerk.code, 1);
  assert.match(clerk.err, /no administrator/);
  assert.deepEqual(await stack.sql('SELECT COUNT(*) FROM flow_activation'), [['0']]);
}

async function staleForm(officer, code, form) {
  const to = `/staff/cases/${code}/step/conclude`;
  const answer = await officer.post(to, { ...form.hidden, finding: 'violation',
    findings: 'Nước thải đen, có mùi ABC.' });
  assert.equal(answer.status, 409);
  assert.match(answer.text, /Nước thải đen, có mùi ABC\./);
  assert.match(answer.text, /chưa có gì được ghi/);
  const now = await officer.get(`/staff/cases/${code}`);
  assert.equal(now.status, 200);
  assert.match(now.text, /Chuyển sang phiên bản khác của quy trình/);
  assert.match(now.text, /step\/find"/);
}

async function movedOnce(stack, clocks) {
  assert.deepEqual(await stack.sql(CLOCKS), clocks);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*), COUNT(DISTINCT case_id) FROM event
    WHERE type = 'flow_version'`), [[String(CASES - 1), String(CASES - 1)]]);
  assert.deepEqual(await stack.sql(`SELECT planned, moved, kept FROM flow_activation`),
    [[String(CASES - 1), String(CASES - 1), '1']]);
}

async function adminPage(stack, expected) {
  const admin = await official(stack, 'quantri');
  const page = await admin.get('/staff/flows?activation=1');
  assert.equal(page.status, 200);
  for (const text of expected) assert.match(page.text, text);
  assert.equal((await admin.get('/staff/flows?activation=2')).status, 404);
  const clerk = await official(stack, 'baichay.canbo');
  assert.equal((await clerk.get('/staff/flows')).status, 403);
}

async function undone(stack, id, officer, codes) {
  assert.equal((await step(officer, codes[2], 'add_note', { note: 'ghi chú' })).status, 303);
  const done = await flowCommand(stack, 'undo', String(id), '--by', 'quantri');
  assert.equal(done.code, 0, done.err);
  assert.match((await flowCommand(stack, 'undo', String(id), '--by', 'quantri')).err, /already/);
  await until(async () => (await stack.sql(`SELECT back FROM flow_activation`))[0][0]
    === String(CASES - 2), 60_000, 'cases are back');
  assert.deepEqual(await stack.sql(`SELECT c.code, m.why FROM flow_move m JOIN cases c
    ON c.id = m.case_id WHERE m.state = 'stays'`), [[codes[2], 'step_taken']]);
  assert.deepEqual(await stack.sql(VERSIONS), [['1', 'inspecting', '1'],
    ['1', 'received', String(CASES - 4)], ['1', 'verifying', '2'], ['2', 'looking_into', '1']]);
  const code = await newCase(stack);
  assert.deepEqual(await stack.sql(`SELECT flow_version FROM cases WHERE code = '${code}'`),
    [['1']]);
  await adminPage(stack, [/Đã hủy:/, new RegExp(`Đã đưa về ${CASES - 2} hồ sơ`),
    new RegExp(`${codes[2]} · Đang xác minh: đã có bước sau khi chuyển`)]);
}

test('open cases move to a new version once, and back', async () => {
  const stack = await begin();
  try {
    await stack.newOfficial('quantri', 'Quản trị ABC', ['--unit', '22', '--role', 'admin']);
    const { officer, codes } = await openCases(stack);
    const form = formOf((await officer.get(`/staff/cases/${codes[0]}/step/conclude`)).text,
      `/staff/cases/${codes[0]}/step/conclude`);
    const mapping = path.join(stack.dir, 'map.yaml');
    await writeFile(mapping, MAPPING);
    await refused(stack, mapping);
    const plan = await flowCommand(stack, 'plan', mapping);
    assert.equal(plan.code, 0, plan.err);
    assert.match(plan.out, new RegExp(`verifying +-> looking_into +3\n`));
    assert.match(plan.out, new RegExp(`^${CASES - 1} open cases move, 1 stay in version 1$`, 'm'));
    const clocks = await stack.sql(CLOCKS);
    const active = await flowCommand(stack, 'activate', mapping, '--by', 'quantri');
    assert.equal(active.code, 0, active.err);
    const id = Number(/activation (\d+)/.exec(active.out)[1]);
    await killJobsUntilDone(stack, id);
    await until(async () => (await stack.sql('SELECT moved FROM flow_activation'))[0][0]
      === String(CASES - 1), 30_000, 'the last case is moved');
    await movedOnce(stack, clocks);
    await adminPage(stack, [new RegExp(`Đã chuyển ${CASES - 1} trên ${CASES - 1} hồ sơ; 1 ở lại`),
      new RegExp(`${codes[1]} · Đang kiểm tra tại chỗ: giai đoạn này ở lại phiên bản cũ`)]);
    assert.match((await flowCommand(stack, 'activate', mapping, '--by', 'quantri')).err,
      /not the one in use/);
    await staleForm(officer, codes[0], form);
    const fresh = await newCase(stack);
    assert.deepEqual(await stack.sql(`SELECT flow_version FROM cases WHERE code = '${fresh}'`),
      [['2']]);
    await stack.sql(`UPDATE lease SET until_us = 0`);
    const file = path.join(folder.dir, 'hotline-2.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Đang xác minh', 'Đang xem xét'));
    const jobs = await stack.hotline(['jobs', '--config', stack.config, '--once']);
    assert.equal(jobs.code, 1);
    assert.match(jobs.err, /hotline-2\.yaml:1: changed since it was activated \(activation 1\)/);
    await writeFile(file, text);
    await stack.sql(`UPDATE cases SET ended = 1 WHERE code = '${fresh}'`);
    await undone(stack, id, officer, codes).catch(async (e) => {
      e.message += `\n${JSON.stringify(await stack.sql(VERSIONS))}`;
      throw e;
    });
    const audit = await stack.verified();
    assert.equal(audit.code, 0, audit.err);
    assert.equal(await stack.sanitizerReports(), '');
  } finally {
    await end();
  }
});
