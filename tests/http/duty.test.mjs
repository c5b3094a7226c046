// Trực ban: the rota with its gaps, and urgent reports that climb until somebody answers.
import { formOf } from './client.mjs';
import { caseOf, takeCall } from './calls.mjs';
import { idOf, loginAs, newPerson, step } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

// Local day and minute n minutes from now, as the service sees them (UTC+7).
function local(minutes) {
  const at = new Date(Date.now() + 7 * 3600_000 + minutes * 60_000).toISOString();
  return { day: at.slice(0, 10), time: at.slice(11, 16) };
}

// The head plans a shift of that person from before now until later today or tomorrow.
export async function plan(stack, head, login, { from = -60, until: to = 120, days = '1', phone = '' } = {}) {
  const [a, b] = [local(from), local(to)];
  return head.submit('/staff/duty', { person: await idOf(stack, login), phone, day: a.day,
    from: a.time, until: b.time, days }, { action: '/staff/duty' });
}

async function ring(stack, more = {}) {
  const { receipt, answer } = await takeCall(await loginAs(stack, 'so.truc'),
    { urgent: '1', commune_name: 'hong gai', place: 'Bến trực ABC', ...more });
  if (more.urgent !== '') assert.match(answer.text, /href="tel:115"/, 'who is in danger is told whom to call');
  const [code, id] = await caseOf(stack, receipt.ref);
  return { code, id };
}

async function climbed(stack, id, rung, ms = 40_000) {
  return until(async () => {
    const [row] = await stack.sql(`SELECT rung, next_us IS NOT NULL FROM alarm WHERE case_id = ${id}`);
    return row && Number(row[0]) >= rung ? row : null;
  }, ms, `rung ${rung}`);
}

async function eventsOf(stack, id) {
  return stack.sql(`SELECT type, data FROM event WHERE case_id = ${id} AND type LIKE 'alarm%' ORDER BY seq`);
}

const overdue = (stack, id) => stack.sql(`UPDATE alarm SET next_us = 1 WHERE case_id = ${id}`);

test('nobody on the rota: it climbs at once to the leader, and says why', async () => {
  const stack = await shared();
  await stack.sql('UPDATE duty_shift SET ended_us = 1, ended_by = account_id WHERE ended_us IS NULL');
  const { code, id } = await ring(stack);
  assert.deepEqual(await climbed(stack, id, 3), ['3', '0']);
  const events = await eventsOf(stack, id);
  assert.deepEqual(events.map(([type]) => type), ['alarm_duty', 'alarm_above', 'alarm_leader']);
  assert.match(events[0][1], /Không có ai trong lịch trực/);
  assert.match(events[1][1], /Không có ai trong lịch trực/);
  assert.match(events[2][1], /Dương Văn Phòng ABC/);
  const leader = await loginAs(stack, 'so.truong');
  assert.match((await leader.get('/staff')).text, /Báo khẩn cho lãnh đạo/);
  assert.match((await leader.get(`/staff/cases/${code}`)).text, /Không có ai trong lịch trực/);
  assert.equal((await leader.submit('/staff/duty', {}, { action: `/staff/duty/answer/${code}` })).status, 303);
});

test('an urgent report climbs from the duty of the commune to that of the province to the leader', async () => {
  const stack = await shared();
  const duty = await newPerson(stack, 'honggai.dem', [['06685', 'operator']]);
  await newPerson(stack, 'so.dem', [['22-NNMT', 'operator']]);
  assert.equal((await plan(stack, await loginAs(stack, 'honggai.truong'), 'honggai.dem',
    { phone: '0203 111 222' })).status, 303);
  assert.equal((await plan(stack, await loginAs(stack, 'so.truong'), 'so.dem')).status, 303);
  const { code, id } = await ring(stack);
  assert.deepEqual(await climbed(stack, id, 1), ['1', '1'], 'told, and the time runs');
  const inbox = (await duty.get('/staff')).text;
  assert.match(inbox, /Đang trực:[^]*honggai\.dem ABC[^]*0203 111 222/);
  assert.match(inbox, /Phản ánh khẩn chưa ai nhận tin: 1/);
  const [[gap]] = await stack.sql(`SELECT (next_us - raised_us) DIV 60000000 FROM alarm WHERE case_id = ${id}`);
  assert.ok(Number(gap) >= 15 && Number(gap) <= 16, `15 minutes, full ones: ${gap}`);
  await overdue(stack, id);
  assert.deepEqual(await climbed(stack, id, 2), ['2', '1']);
  await overdue(stack, id);
  assert.deepEqual(await climbed(stack, id, 3), ['3', '0']);
  assert.deepEqual((await eventsOf(stack, id)).map(([type]) => type),
    ['alarm_duty', 'alarm_above', 'alarm_leader']);
  for (const [login, kind] of [['honggai.dem', 'alarm_duty'], ['so.dem', 'alarm_above'], ['so.truong', 'alarm_leader']])
    assert.equal((await stack.sql(`SELECT COUNT(*) FROM notice WHERE case_id = ${id} AND code = '${kind}'
      AND account_id = ${await idOf(stack, login)}`))[0][0], '1', login);
  const page = (await duty.get('/staff/duty')).text;
  const answer = `/staff/duty/answer/${code}`;
  const { hidden } = formOf(page, answer);
  const stranger = await loginAs(stack, 'baichay.canbo');
  const its = formOf((await stranger.get('/staff')).text).hidden.csrf;
  assert.equal((await stranger.post(answer, { csrf: its })).status, 404, 'not of that commune');
  assert.equal((await duty.post(answer, hidden)).status, 303);
  assert.equal((await duty.post(answer, hidden)).status, 303, 'twice is once');
  assert.deepEqual((await stack.sql(`SELECT COUNT(*) FROM event WHERE case_id = ${id} AND type = 'alarm_answer'`))[0], ['1']);
  assert.doesNotMatch((await duty.get('/staff/duty')).text, new RegExp(code));
});

test('a step of the case answers, setting a case urgent rings', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'honggai.canbo');
  const { code, id } = await ring(stack, { urgent: '' });
  assert.deepEqual(await stack.sql(`SELECT 1 FROM alarm WHERE case_id = ${id}`), []);
  assert.equal((await step(officer, code, 'set_urgent', { reason: 'Khói đen dày, ABC' })).status, 303);
  await climbed(stack, id, 1);
  assert.equal((await step(officer, code, 'accept')).status, 303);
  assert.deepEqual(await stack.sql(`SELECT ack_by IS NOT NULL, next_us IS NULL FROM alarm WHERE case_id = ${id}`), [['1', '1']]);
  const rungs = (await eventsOf(stack, id)).length;
  await stack.hotline(['jobs', '--once', '--config', stack.config]);
  assert.equal((await eventsOf(stack, id)).length, rungs, 'answered: it climbs no more');
});

test('the head plans; what cannot be is refused and nothing of it is kept', async () => {
  const stack = await shared();
  const head = await loginAs(stack, 'baichay.truong');
  const count = async () => (await stack.sql('SELECT COUNT(*) FROM duty_shift'))[0][0];
  const before = await count();
  const at = { from: 3 * 1440, until: 3 * 1440 + 60 };
  assert.equal((await plan(stack, head, 'baichay.canbo', { ...at, days: '31' })).status, 303);
  assert.equal(Number(await count()), Number(before) + 31);
  const kept = await count();
  for (const [login, more, field] of [
    ['baichay.canbo', { ...at, days: '2' }, 'from'], // there already
    ['honggai.canbo', at, 'person'], // of another unit
    ['baichay.kiemtra', { from: -2 * 1440, until: -2 * 1440 + 60 }, 'until'], // over
    ['baichay.kiemtra', { from: 367 * 1440, until: 367 * 1440 + 60 }, 'day'],
    ['baichay.kiemtra', { ...at, days: '0' }, 'days'],
    ['baichay.kiemtra', { ...at, days: '32' }, 'days']]) {
    const answer = await plan(stack, head, login, more);
    assert.equal(answer.status, 422, field);
    assert.match(answer.text, new RegExp(`href="#${field}"`));
  }
  assert.equal(await count(), kept);
  const page = (await head.get('/staff/duty')).text;
  assert.match(page, /Chưa có người trực/);
  const officer = await loginAs(stack, 'baichay.canbo');
  const { csrf } = formOf((await officer.get('/staff')).text).hidden;
  const [{ day }] = [local(0)];
  assert.equal((await officer.post('/staff/duty', { csrf, person: await idOf(stack, 'baichay.canbo'),
    day, from: '01:00', until: '02:00', days: '1' })).status, 403);
});

test('a shift that was taken out is not on duty, and its row stays', async () => {
  const stack = await shared();
  const head = await loginAs(stack, 'baichay.truong');
  assert.equal((await plan(stack, head, 'baichay.kiemtra')).status, 303);
  assert.match((await head.get('/staff')).text, /Đang trực:[^]*Lê Văn Kiểm ABC/);
  const [[id]] = await stack.sql(`SELECT MAX(id) FROM duty_shift WHERE account_id = ${await idOf(stack, 'baichay.kiemtra')}`);
  const end = `/staff/duty/${id}/end`;
  const stranger = await loginAs(stack, 'honggai.truong');
  const { csrf } = formOf((await stranger.get('/staff')).text).hidden;
  assert.equal((await stranger.post(end, { csrf })).status, 404);
  assert.equal((await head.submit('/staff/duty', {}, { action: end })).status, 303);
  assert.doesNotMatch((await head.get('/staff')).text, /Đang trực:[^<]*<strong>Lê Văn Kiểm/);
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM duty_shift WHERE id = ${id}`))[0][0], '1');
});

test('jobs killed while alarms climb, and run a second time beside: each rung is told once', async () => {
  const stack = await shared();
  const rung = [];
  for (let i = 0; i < 2; i++) {
    rung.push((await ring(stack, { place: `Bến tàu ${i} ABC` })).id);
    for (const { pid, command } of await stack.processes('jobs'))
      if (/ jobs --config/.test(command) && !/multiwatch/.test(command)) process.kill(pid, 'SIGKILL');
    await stack.hotline(['jobs', '--once', '--config', stack.config]);
  }
  for (const id of rung) await climbed(stack, id, 1);
  for (const id of rung) await overdue(stack, id);
  for (const id of rung) await climbed(stack, id, 2);
  for (const id of rung) {
    const types = (await eventsOf(stack, id)).map(([type]) => type);
    assert.equal(new Set(types).size, types.length, types.join(' '));
    assert.equal((await stack.sql(`SELECT COUNT(*) - COUNT(DISTINCT account_id, code) FROM notice
      WHERE case_id = ${id} AND code LIKE 'alarm%'`))[0][0], '0');
    await stack.sql(`UPDATE alarm SET ack_us = 1, next_us = NULL WHERE case_id = ${id}`);
  }
  assert.equal((await stack.verified()).code, 0);
});
