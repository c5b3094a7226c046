// Bodies end and their open cases pass: command, minutes, pages, kill -9 in the middle; a body
// that only changes its name goes on by itself.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LIGHT, draft, recordFields, redirected, sign } from './sanctions.mjs';
import { step as form } from './officials.mjs';
import { loginAs, newAccount, newCase, newPerson, step } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { MODE, TOP, shared, until } from './stack.mjs';

const HEADING = 'code,level,kind_vi,name_vi,parent_code,valid_from,valid_to,successors,latitude,longitude\n';

// Units beside the real ones.
async function addUnits(stack, lines) {
  const file = path.join(stack.dir, 'more-units.csv');
  await writeFile(file, HEADING + lines.join('\n') + '\n');
  const done = await stack.hotline(['unit', 'import', file, '--config', stack.config]);
  assert.equal(done.code, 0, done.out + done.err);
}

// New cases that the ended unit holds.
async function casesOf(stack, unit, n) {
  const codes = [];
  for (let i = 0; i < n; i += 1) codes.push((await newCase(stack)).code);
  const list = codes.map((code) => `'${code}'`).join(',');
  await stack.sql(`UPDATE cases SET unit_id = (SELECT id FROM unit WHERE code = '${unit}'),
    latitude = NULL, longitude = NULL, place = 'xã Ba' WHERE code IN (${list})`);
  return codes;
}

const handover = (stack, ...args) =>
  stack.hotline(['unit', 'handover', ...args, '--config', stack.config]);
const owners = async (stack, codes) => Object.fromEntries(await stack.sql(
  `SELECT c.code, u.code FROM cases c JOIN unit u ON u.id = c.unit_id
   WHERE c.code IN (${codes.map((code) => `'${code}'`).join(',')})`));

test('a run prints, passes, tells each receiver once, and is put right', async () => {
  const stack = await shared();
  await addUnits(stack, [
    'H901,commune,xã,Một Cũ,22,2025-07-01,2026-11-10,06673,19.5,109.5',
    'H902,commune,xã,Hai Cũ,22,2025-07-01,2026-11-10,06673 06685,19.5,109.6',
  ]);
  const whole = await casesOf(stack, 'H901', 2);
  const [divided] = await casesOf(stack, 'H902', 1);
  const { login, password } = await newAccount(stack, 'bangiao', [['22', 'head']]);

  const plan = await handover(stack, 'plan', '--on', '2026-11-11');
  assert.equal(plan.code, 0, plan.err);
  for (const code of whole)
    assert.match(plan.out, new RegExp(`^${code},hotline,.*,06673,UBND phường Bãi Cháy,one_heir,`, 'm'));
  assert.match(plan.out, new RegExp(`^${divided},hotline,.*,,,no_place,`, 'm'));
  assert.match(plan.err, /2 decided, 1 undecided/);

  const facility = async (unit, name, at) => {
    await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us) SELECT id, 'organization', '${name}', 'craft', 1
      FROM unit WHERE code = '${unit}'; UPDATE facility SET root_id = id WHERE name = '${name}'`);
    if (at) await stack.sql(`INSERT INTO facility_place (facility_id, kind, name, address, latitude, longitude, made_us)
      SELECT id, 'site', 'ABC', 'ABC', ${at}, 1 FROM facility WHERE name = '${name}'`);
  };
  await facility('H901', 'Lò Theo Xã ABC');
  await facility('H902', 'Lò Chia Đôi ABC');
  const run = await handover(stack, 'run', '--on', '2026-11-11', '--by', login);
  assert.match(run.out, /facilities: 1 passed, 1 left without a commune of today/);
  const places = await stack.sql(`SELECT f.name, u.code FROM facility f JOIN unit u ON u.id = f.unit_id
    WHERE f.name IN ('Lò Theo Xã ABC', 'Lò Chia Đôi ABC') ORDER BY f.id`);
  assert.deepEqual(places, [['Lò Theo Xã ABC', '06673'], ['Lò Chia Đôi ABC', 'H902']], 'nothing is guessed');
  const [[said]] = await stack.sql(`SELECT e.data FROM act_event e JOIN facility f ON e.subject = CONCAT('facility:', f.id)
    WHERE f.name = 'Lò Theo Xã ABC' AND e.type = 'facility_handover'`);
  assert.match(said, /xã Một Cũ.*phường Bãi Cháy/);
  assert.equal(run.code, 1, run.err);
  assert.match(run.out, /2 passed, 1 undecided/);
  const file = path.join(stack.dir, 'receivers.csv');
  await writeFile(file, `case,code\n${divided},99999\n`);
  const bad = await handover(stack, 'run', '--on', '2026-11-11', '--by', login, '--receivers', file);
  assert.equal(bad.code, 1);
  assert.match(bad.err, /receivers\.csv:2: no unit has this code/);
  await writeFile(file, `case,code\n${divided},06673\n`);
  const rest = await handover(stack, 'run', '--on', '2026-11-11', '--by', login, '--receivers', file);
  assert.equal(rest.code, 0, rest.err);
  assert.match(rest.out, /1 passed, 0 undecided/);
  assert.deepEqual(new Set(Object.values(await owners(stack, [...whole, divided]))), new Set(['06673']));

  // One notice a handover and receiver, not one a case.
  const notices = await stack.sql(`SELECT a.login, n.n FROM notice n JOIN account a ON a.id = n.account_id
    WHERE n.code = 'handover' AND a.login = 'baichay.truong' ORDER BY n.handover_id`);
  assert.deepEqual(notices, [['baichay.truong', '2'], ['baichay.truong', '1']]);

  const numbers = (await stack.sql(`SELECT h.id FROM unit_handover h JOIN unit u ON u.id = h.unit_id
    WHERE u.code IN ('H901', 'H902') ORDER BY u.code`)).map(([id]) => id);
  const minutes = await handover(stack, 'minutes', numbers[0]);
  assert.equal(minutes.code, 0, minutes.err);
  for (const text of ['BIÊN BẢN BÀN GIAO', 'Bên giao: UBND xã Một Cũ', 'Bên nhận: UBND phường Bãi Cháy',
    'Nghị định 189/2025/NĐ-CP', 'Tổng số: 2 vụ việc', ...whole])
    assert.ok(minutes.out.includes(text), text);
  assert.match(minutes.out, /Thời hạn: .+, đến \d\d:\d\d/);

  // The head of the receiver reads them, and the notice is gone then; nobody else does.
  const head = await loginAs(stack, 'baichay.truong');
  assert.match((await head.get('/staff')).text, new RegExp(`/staff/handovers/${numbers[0]}"`));
  assert.match((await head.get('/staff/handovers')).text, /UBND xã Một Cũ/);
  const page = await head.get(`/staff/handovers/${numbers[0]}`);
  assert.equal(page.status, 200);
  for (const code of whole) assert.ok(page.text.includes(code));
  assert.doesNotMatch((await head.get('/staff')).text, new RegExp(`/staff/handovers/${numbers[0]}"`));
  const honggai = await loginAs(stack, 'honggai.truong');
  assert.equal((await honggai.get(`/staff/handovers/${numbers[0]}`)).status, 404);
  assert.doesNotMatch((await honggai.get('/staff/handovers')).text, /Một Cũ/);
  assert.equal((await (await loginAs(stack, 'baichay.canbo')).get('/staff/handovers')).status, 403);
  const province = await loginAs(stack, login, password);
  assert.equal((await province.get(`/staff/handovers/${numbers[0]}`)).status, 200);
  assert.equal((await province.get('/staff/handovers/999999')).status, 404);

  // The reporter sees the new unit; the wrong receiver is put right.
  const right = await handover(stack, 'undo', numbers[1], divided, '--to', '06685', '--by', login,
    '--reason', 'Địa điểm thuộc phường Hồng Gai');
  assert.equal(right.code, 0, right.err);
  assert.equal((await owners(stack, [divided]))[divided], '06685');
  const noted = await handover(stack, 'minutes', numbers[1]);
  assert.match(noted.out, /Chuyển lại cho UBND phường Hồng Gai/);
  const [[progress]] = await stack.sql(`SELECT u.code FROM report_progress p JOIN unit u ON u.id = p.unit_id
    JOIN case_report r ON r.report_id = p.report_id JOIN cases c ON c.id = r.case_id
    WHERE c.code = '${divided}' ORDER BY p.seq DESC LIMIT 1`);
  assert.equal(progress, '06685');

  // No undo once a receiver acted; and the history is whole.
  const officer = await loginAs(stack, 'baichay.canbo');
  assert.equal((await step(officer, whole[0], 'accept')).status, 303);
  const late = await handover(stack, 'undo', numbers[0], '--by', login, '--reason', 'ABC');
  assert.equal(late.code, 1);
  assert.match(late.err, new RegExp(`acted on: ${whole[0]}`));
  const verify = await stack.verified();
  assert.equal(verify.code, 0, verify.out + verify.err);
});

test('a handover that is undone gives cases and facilities back, except one that moved on since', async () => {
  const stack = await shared();
  await addUnits(stack, ['H904,commune,xã,Bốn Cũ,22,2025-07-01,2026-11-14,06673,19.5,109.8']);
  const codes = await casesOf(stack, 'H904', 1);
  await newAccount(stack, 'bangiao4', [['22', 'head']]);
  await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us) SELECT u.id, 'organization', n.name, 'craft', 1
    FROM unit u JOIN (SELECT 'Lò Về ABC' AS name UNION SELECT 'Lò Đi Tiếp ABC') n WHERE u.code = 'H904';
    UPDATE facility SET root_id = id WHERE name IN ('Lò Về ABC', 'Lò Đi Tiếp ABC')`);
  const where = async () => Object.fromEntries(await stack.sql(`SELECT f.name, u.code FROM facility f JOIN unit u
    ON u.id = f.unit_id WHERE f.name IN ('Lò Về ABC', 'Lò Đi Tiếp ABC')`));
  await newAccount(stack, 'bangiao4.phoihop', []);
  await stack.sql(`INSERT INTO case_hand (case_id, account_id, unit_id, part, due, given_by, given_us)
    SELECT c.id, a.id, c.unit_id, 'co', '2026-12-01', NULL, 1 FROM cases c JOIN account a
    ON a.login = 'bangiao4.phoihop' WHERE c.code = '${codes[0]}'`);
  const helpers = () => stack.sql(`SELECT a.login, h.due FROM case_hand h JOIN cases c ON c.id = h.case_id
    JOIN account a ON a.id = h.account_id WHERE c.code = '${codes[0]}' AND h.part = 'co' AND h.ended_us IS NULL`);
  const run = () => handover(stack, 'run', '--on', '2026-11-15', '--by', 'bangiao4', '--unit', 'H904');
  assert.match((await run()).out, /facilities: 2 passed/);
  assert.deepEqual(await where(), { 'Lò Về ABC': '06673', 'Lò Đi Tiếp ABC': '06673' });
  assert.deepEqual(await helpers(), [], 'who co-operated there does not here');
  await stack.sql(`UPDATE facility SET unit_id = (SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL)
    WHERE name = 'Lò Đi Tiếp ABC'`);
  const number = async () => (await stack.sql(`SELECT h.id FROM unit_handover h JOIN unit u ON u.id = h.unit_id
    WHERE u.code = 'H904' ORDER BY h.id DESC LIMIT 1`))[0][0];
  const undo = async () => handover(stack, 'undo', await number(), '--by', 'bangiao4', '--reason', 'Nhầm ngày ABC');
  const undone = await undo();
  assert.equal(undone.code, 0, undone.err);
  assert.deepEqual(await owners(stack, codes), { [codes[0]]: 'H904' });
  assert.deepEqual(await helpers(), [['bangiao4.phoihop', '2026-12-01']], 'back with those who co-operated');
  assert.deepEqual(await where(), { 'Lò Về ABC': 'H904', 'Lò Đi Tiếp ABC': '06685' });
  const told = () => stack.sql(`SELECT e.type FROM act_event e JOIN facility f ON e.subject = CONCAT('facility:', f.id)
    WHERE f.name = 'Lò Về ABC' ORDER BY e.seq`);
  assert.deepEqual((await told()).flat(), ['facility_handover', 'facility_handover_undo']);
  assert.equal((await undo()).code, 1, 'once');
  assert.match((await run()).out, /facilities: 1 passed/, 'and it may pass again');
  assert.equal((await where())['Lò Về ABC'], '06673');
});

test('killed in the middle, a run goes on and nothing passes twice', async () => {
  const stack = await shared();
  await addUnits(stack, ['H903,commune,xã,Ba Cũ,22,2025-07-01,2026-11-12,06673,19.5,109.7']);
  const codes = await casesOf(stack, 'H903', 12);
  await newAccount(stack, 'bangiao9', [['22', 'head']]);
  const done = () => stack.sql(`SELECT COUNT(*) FROM unit_handover_case k JOIN unit_handover h
    ON h.id = k.handover_id JOIN unit u ON u.id = h.unit_id WHERE u.code = 'H903'`)
    .then(([[n]]) => Number(n));
  // Somebody holds the seventh case, so the run stands before it; there it is killed.
  const held = stack.sql(`BEGIN; SELECT id FROM cases WHERE code = '${codes[6]}' FOR UPDATE;
    SELECT SLEEP(4); COMMIT;`);
  await until(async () => (await stack.sql(`SELECT COUNT(*) FROM information_schema.PROCESSLIST
    WHERE INFO LIKE 'SELECT SLEEP%'`))[0][0] === '1', 5000, 'the lock');
  const args = ['unit', 'handover', 'run', '--on', '2026-11-13', '--by', 'bangiao9', '--unit', 'H903',
    '--config', stack.config];
  const child = spawn(path.join(TOP, 'var/build', MODE, 'hotline'), args,
    { env: { ...process.env, ...stack.env }, stdio: 'ignore' });
  const ended = new Promise((resolve) => { child.on('exit', (code, signal) => resolve(signal)); });
  await until(async () => await done() === 6, 5000, 'six cases passed');
  child.kill('SIGKILL');
  assert.equal(await ended, 'SIGKILL');
  await held;
  assert.equal(await done(), 6);
  const again = await stack.hotline(args);
  assert.equal(again.code, 0, again.err);
  assert.match(again.out, /6 passed/);
  assert.equal(await done(), codes.length);
  assert.deepEqual(new Set(Object.values(await owners(stack, codes))), new Set(['06673']));
  const events = await stack.sql(`SELECT COUNT(*), COUNT(DISTINCT case_id) FROM event e JOIN cases c
    ON c.id = e.case_id WHERE e.type = 'handover' AND c.code IN (${codes.map((c) => `'${c}'`).join(',')})`);
  assert.deepEqual(events, [['12', '12']]);
  const [[told]] = await stack.sql(`SELECT SUM(n.n) FROM notice n JOIN unit_handover h
    ON h.id = n.handover_id JOIN unit u ON u.id = h.unit_id JOIN account a ON a.id = n.account_id
    WHERE u.code = 'H903' AND a.login = 'baichay.truong'`);
  assert.equal(told, '12');
});

test('officials of a body that got a new name keep working', async () => {
  const stack = await shared();
  const person = await newPerson(stack, 'tinh.canbo', [['22', 'officer']]);
  const { code } = await newCase(stack);
  // As it stood in August 2026: the office and the case under the row of the province.
  const old = "(SELECT id FROM unit WHERE code = '22' AND valid_to = '2026-08-31')";
  await stack.sql(`UPDATE cases SET unit_id = ${old} WHERE code = '${code}';
    UPDATE office SET unit_id = ${old}, valid_from = '2026-01-01'
     WHERE account_id = (SELECT id FROM account WHERE login = 'tinh.canbo')`);
  const page = await person.get(`/staff/cases/${code}`);
  assert.equal(page.status, 200);
  await until(async () => (await stack.sql(`SELECT COUNT(*) FROM cases c JOIN unit u ON u.id = c.unit_id
    WHERE c.code = '${code}' AND u.valid_from = '2026-09-01'`))[0][0] === '1', 15_000, 'jobs move the case');
  await until(async () => (await stack.sql(`SELECT COUNT(*) FROM office o JOIN account a ON a.id = o.account_id
    WHERE a.login = 'tinh.canbo' AND o.valid_to = '2026-08-31'`))[0][0] === '1', 15_000, 'the old office ends');
  const inbox = await person.get('/staff');
  assert.match(inbox.text, /UBND thành phố Quảng Ninh/);
  assert.ok(inbox.text.includes(code));
  assert.equal((await step(person, code, 'accept')).status, 303);
});

// A decision that the province, or the city since September, signed on that day.
async function decided(stack, officer, signer, signedOn, number) {
  const { code: parent } = await newCase(stack);
  await stack.sql(`UPDATE cases SET unit_id = (SELECT id FROM unit WHERE code = '22' AND valid_to IS NULL)
    WHERE code = '${parent}'`);
  const at = `/staff/cases/${parent}/sanction`;
  const opened = await officer.submit(at, { violator: 'Công ty ABC', detected_on: '2026-08-27',
    record_term: 'normal' }, { action: at });
  const code = redirected(opened, 'sanction file').split('/').pop();
  redirected(await form(officer, code, 'record', recordFields(LIGHT, { made: '2026-08-28',
    detected: '2026-08-27' }), 'write'), 'record');
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  await stack.sql(`UPDATE decision_version v JOIN decision d ON d.id = v.decision_id
    JOIN violation_record r ON r.id = d.record_id JOIN cases c ON c.id = r.case_id
    SET v.made_us = UNIX_TIMESTAMP('2026-08-30 20:00:00') * 1000000 WHERE c.code = '${code}'`);
  redirected(await sign(signer, code, { number, signed_on: signedOn }), `signed on ${signedOn}`);
  return code;
}

test('a decision bears the name that the body had on the day of signing', async () => {
  const stack = await shared();
  const officer = await newPerson(stack, 'ten.canbo', [['22', 'officer'], ['22', 'head']]);
  const signer = await newPerson(stack, 'ten.chutich', [['22', 'signer', 'province_chair']]);
  // In office since spring, under the name of then; jobs move the office to the row of today.
  await stack.sql(`UPDATE office SET valid_from = '2026-03-02',
    unit_id = (SELECT id FROM unit WHERE code = '22' AND valid_to = '2026-08-31')
    WHERE account_id = (SELECT id FROM account WHERE login = 'ten.chutich')`);
  await until(async () => (await stack.sql(`SELECT COUNT(*) FROM office WHERE account_id =
    (SELECT id FROM account WHERE login = 'ten.chutich')`))[0][0] === '2', 15_000, 'the office follows');
  const names = { '2026-08-31': 'UBND tỉnh Quảng Ninh', '2026-09-01': 'UBND thành phố Quảng Ninh' };
  for (const [on, name] of Object.entries(names)) {
    const code = await decided(stack, officer, signer, on, `${on.replaceAll('-', '').slice(2)}/QĐ-XPHC`);
    assert.deepEqual(await stack.sql(`SELECT d.unit_name FROM decision d JOIN cases c ON c.id = d.case_id
      WHERE c.code = '${code}'`), [[name]]);
    assert.match((await officer.get(`/staff/cases/${code}`)).text, new RegExp(name));
    const print = async () => textOf(await saved(
      await officer.get(`/staff/cases/${code}/papers/MQD02/pdf`), `body-${on}`));
    const body = name.replace('UBND ', 'ỦY BAN NHÂN DÂN ').toUpperCase();
    assert.ok((await print()).includes(body), body);
    await stack.sql(`UPDATE cases SET unit_id = (SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL)
      WHERE code = '${code}'`);
    assert.ok((await print()).includes(body), 'who holds the file now has not signed it');
  }
});

test('figures of a province on old and new borders have one sum', async () => {
  const stack = await shared();
  await stack.sql(`INSERT INTO figure (month, unit_id, what, pollution, n)
    SELECT '2025-03', id, 'received', 'water', IF(code = '193', 41, 59) FROM unit
     WHERE code IN ('193', '06679') AND valid_to = '2025-06-30'`);
  const head = await newPerson(stack, 'tinh.truong', [['22', 'head']]);
  const table = async (query) => {
    const answer = await head.get(`/staff/figures.csv?${query}`);
    assert.equal(answer.status, 200);
    return answer.text.replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(','));
  };
  for (const period of ['2025', '2025-03']) {
    const [now, before] = [await table(`period=${period}&borders=new`), await table(`period=${period}&borders=old`)];
    const at = now[0].indexOf('received') - now[0].length; // names may hold commas
    const sum = (rows) => rows.slice(1, -1).reduce((n, row) => n + Number(row.at(at)), 0);
    const [[want]] = await stack.sql(`SELECT SUM(n) FROM figure WHERE what = 'received'
      AND month LIKE '${period}%'`);
    for (const rows of [now, before]) {
      assert.equal(sum(rows), Number(want));
      assert.equal(Number(rows.at(-1).at(at)), Number(want));
    }
    assert.equal(Number(now.find((row) => row[0] === '06673').at(at)), 59);
    assert.equal(Number(before.find((row) => row[0] === '193').at(at)), 41);
    assert.ok(!now.some((row) => row[0] === '193'));
  }
  const page = await head.get('/staff/figures?period=2025&borders=new');
  assert.equal(page.status, 200);
  assert.match(page.text, /Đơn vị cũ đã chia tách/);
  assert.equal((await head.get('/staff/figures?period=hom-nay')).status, 422);
  assert.equal((await (await loginAs(stack, 'baichay.truong')).get('/staff/figures')).status, 403);
  assert.equal((await (await loginAs(stack, 'kiemtoan')).get('/staff/figures')).status, 200);
});
