// Closed means fixed: an answer that says something, evidence, and the reporter's word after it.
import { Client, formOf } from './client.mjs';
import { EVIDENCE, answered, official, step } from './officials.mjs';
import { newCase } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

async function follow(key) {
  const citizen = new Client((await shared()).public);
  assert.equal((await citizen.post('/track', { key })).status, 303);
  return citizen;
}
async function write(citizen, fields) {
  const page = await citizen.get('/track/status');
  return citizen.post('/track/message', { ...formOf(page.text, '/track/message').hidden, ...fields });
}
const answer = (who, code, fields, files) => {
  const to = `/staff/cases/${code}/step/answer`;
  return who.submit(to, fields, { action: to, files });
};
async function answering(stack, officer, pollution = 'light') {
  const made = await newCase(stack, { pollution: pollution === 'light' ? 'noise' : pollution });
  for (const [name, fields] of [['accept', {}], ['conclude_no_action', { finding: 'none', findings: 'ABC' }]])
    assert.equal((await step(officer, made.code, name, fields)).status, 303, name);
  return made;
}
const unitOf = async (stack, code) => (await stack.sql(`SELECT u.code, c.stage FROM cases c
  JOIN unit u ON u.id = c.unit_id WHERE c.code = '${code}'`))[0];
const heard = (stack, text) => until(async () => (await stack.sql(
  `SELECT 1 FROM message_in WHERE body = '${text}' AND taken_us IS NOT NULL`)).length > 0, 15_000, 'heard');

test('an answer says what was found and done, and closing needs evidence; what was typed stays', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const { code, key } = await answering(stack, officer);
  const empty = await answer(officer, code, {}, []);
  assert.equal(empty.status, 422);
  const passed = await answer(officer, code, { ...answered('Đã chuyển cơ quan có thẩm quyền xử lý.') }, EVIDENCE());
  assert.ok(passed.status >= 400 && passed.text.includes('chỉ nói đã chuyển đi'), `${passed.status}`);
  assert.ok(passed.text.includes('Đã chuyển cơ quan có thẩm quyền xử lý.'));
  const bare = await answer(officer, code, answered('Đã đo: 48 dBA lúc 22 giờ'), []);
  assert.ok(bare.status >= 400 && bare.text.includes('Chưa có bằng chứng để kết thúc'), `${bare.status}`);
  assert.ok(bare.text.includes('48 dBA'));
  const done = await answer(officer, code, answered('Đã đo: 48 dBA lúc 22 giờ'), EVIDENCE());
  assert.equal(done.status, 303, done.text.match(/class="problems"[^]{0,400}/)?.[0]);
  const page = (await (await follow(key)).get('/track/status')).text;
  for (const words of ['Đã xác minh thấy:', '48 dBA', 'Đã làm:', 'Tên người gây ô nhiễm:', 'Không xác định có vi phạm'])
    assert.ok(page.includes(words), words);
});

test('the first objection brings the case before the unit above, a later one is a letter', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const above = await official(stack, 'so.canbo');
  const { code, key } = await answering(stack, officer);
  assert.equal((await answer(officer, code, answered('Sạch'), EVIDENCE())).status, 303);
  const citizen = await follow(key);
  assert.match((await citizen.get('/track/status')).text, /phản đối đến hết ngày/);
  assert.equal((await write(citizen, { kind: 'objection', objection: `vẫn ồn ${code}` })).status, 303);
  await heard(stack, `vẫn ồn ${code}`);
  const [unit, stage] = await unitOf(stack, code);
  assert.notEqual(unit, '06673');
  assert.equal(stage, 'verifying');
  assert.equal((await officer.get(`/staff/cases/${code}`)).status, 404, 'the commune no longer holds it');
  assert.equal((await above.get(`/staff/cases/${code}`)).status, 200);
  assert.equal((await step(above, code, 'conclude_no_action', { finding: 'none', findings: 'ABC' })).status, 303);
  assert.equal((await answer(above, code, answered('Đo lại: 47 dBA'), EVIDENCE())).status, 303);
  const page = await citizen.get('/track/status');
  assert.match(page.text, /đã được xem lại một lần/);
  const { hidden } = formOf(page.text, '/track/message');
  assert.equal((await citizen.post('/track/message', { ...hidden, kind: 'objection', objection: 'nữa' })).status, 409);
  assert.equal((await write(citizen, { kind: 'message', body: `còn ồn đêm ${code}` })).status, 303);
  await heard(stack, `còn ồn đêm ${code}`);
  assert.equal((await unitOf(stack, code))[1], 'closed', 'a letter reopens nothing');
});

test('another reporter of a reopened case, or one too late, writes a letter', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const { code, key, report } = await answering(stack, officer);
  assert.equal((await answer(officer, code, answered('Sạch'), EVIDENCE())).status, 303);
  // 40 days later: the demonstration's term is 30, and an end on a rest day moves on.
  await stack.sql(`UPDATE report_progress SET at_us = at_us - 40 * 86400000000 WHERE report_id = ${report};
    UPDATE cases SET ended_us = ended_us - 40 * 86400000000 WHERE code = '${code}'`);
  const citizen = await follow(key);
  const page = await citizen.get('/track/status');
  assert.match(page.text, /Đã hết thời hạn phản đối/);
  assert.equal((await citizen.post('/track/message', { ...formOf(page.text, '/track/message').hidden,
    kind: 'objection', objection: 'muộn' })).status, 409);
  await stack.sql(`INSERT INTO message_in (token_hash, report_id, kind, body, sent_us)
    VALUES (RANDOM_BYTES(32), ${report}, 'objection', 'lách ${code}', UNIX_TIMESTAMP() * 1000000)`);
  await heard(stack, `lách ${code}`);
  assert.equal((await unitOf(stack, code))[1], 'closed', 'nor does one that came past the page');
});

test('silence is counted as silence', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const figures = async () => Object.fromEntries(await stack.sql(`SELECT what, SUM(n) FROM figure
    WHERE pollution = 'vibration' GROUP BY what`).then((rows) => rows.map(([k, n]) => [k, Number(n)])));
  const keys = [];
  for (let i = 0; i < 3; i += 1) {
    const made = await answering(stack, officer, 'vibration');
    assert.equal((await answer(officer, made.code, answered('Sạch'), EVIDENCE())).status, 303);
    keys.push(made.key);
  }
  const happy = await follow(keys[0]);
  for (let i = 0; i < 2; i += 1) assert.equal((await write(happy, { kind: 'confirm' })).status, 303);
  assert.equal((await write(await follow(keys[1]), { kind: 'objection', objection: 'vẫn rung' })).status, 303);
  await until(async () => (await figures()).objected === 1 && (await figures()).confirmed === 1, 15_000, 'counted');
  const now = await figures();
  assert.deepEqual([now.asked, now.confirmed, now.objected], [3, 1, 1], 'one is silent, nobody counts twice');
});
