// A lost key is helped through the sealed contact alone; a reward uncovers nobody.
import { Client, formOf } from './client.mjs';
import { loginAs, newCase } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const ask = async (ref) => new Client((await shared()).public).post('/track/lost', { ref });
const codesOf = async (report) => Number((await (await shared()).sql(
  `SELECT COUNT(*) FROM key_code WHERE report_id = ${report}`))[0][0]);
const taken = async () => until(async () => (await (await shared()).sql(
  'SELECT 1 FROM key_ask WHERE taken_us IS NULL')).length === 0, 15_000, 'asked for');

test('whoever asks learns nothing: the same page for a true number, a wrong one, and nonsense', async () => {
  const named = await newCase(await shared());
  const bare = await newCase(await shared(), { name: '', phone: '' });
  const answers = [];
  for (const ref of [named.ref, named.ref.replaceAll('-', ''), bare.ref, '26-0000-0000', 'x', '', "' OR 1=1 --"]) {
    const answer = await ask(ref);
    assert.equal(answer.status, 200, ref);
    assert.equal(answer.headers['set-cookie'], undefined);
    answers.push(answer.text);
  }
  assert.equal(new Set(answers).size, 1);
  await taken();
  assert.equal(await codesOf(named.report), 1, 'once a day, however often it is asked for');
  assert.equal(await codesOf(bare.report), 0, 'without a contact there is no way');
});

test('three codes in 30 days and no more', async () => {
  const stack = await shared();
  const { ref, report } = await newCase(stack);
  for (let i = 0; i < 5; i += 1) {
    await ask(ref);
    await taken();
    await stack.sql(`UPDATE key_code SET made_us = made_us - 25 * 3600000000 WHERE report_id = ${report}`);
  }
  assert.equal(await codesOf(report), 3);
});

// The relay sends the code; here it is made a known one, as its hash is all that is kept.
async function knownCode(stack, from, report) {
  await stack.sql(`UPDATE key_code SET code_hash = (SELECT key_hash FROM report WHERE id = ${from.report})
    WHERE report_id = ${report}; UPDATE report SET key_hash = RANDOM_BYTES(32) WHERE id = ${from.report}`);
  return from.key;
}

test('the code makes a new key once, and the old one is void', async () => {
  const stack = await shared();
  const lost = await newCase(stack);
  await ask(lost.ref);
  await taken();
  // Services beside the jobs have the secret of the service, and read the table: a box is all there is.
  const [[bytes]] = await stack.sql(`SELECT LENGTH(nonce) FROM key_code WHERE report_id = ${lost.report}`);
  assert.ok(Number(bytes) > 256, 'the nonce is sealed');
  const notices = await stack.sql(`SELECT code FROM relay WHERE report_id = ${lost.report}`);
  assert.ok(notices.flat().includes('key'), 'the relay has it');
  const events = await stack.sql(`SELECT e.type, e.data FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${lost.code}' AND e.type = 'key_code'`);
  assert.equal(events.length, 1);
  const code = await knownCode(stack, await newCase(stack), lost.report);
  const citizen = new Client(stack.public);
  const renewed = await citizen.post('/track', { key: code });
  assert.equal(renewed.status, 200);
  const fresh = /data-key="([^"]+)"/.exec(renewed.text)[1];
  assert.match(fresh, /^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
  assert.equal((await citizen.post('/track', { key: lost.key })).status, 422, 'the old key');
  assert.equal((await citizen.post('/track', { key: code })).status, 422, 'the code a second time');
  assert.equal((await citizen.post('/track', { key: fresh })).status, 303);
  assert.ok((await citizen.get('/track/status')).text.includes(lost.ref));
});

test('a code that is too old opens nothing', async () => {
  const stack = await shared();
  const lost = await newCase(stack);
  await ask(lost.ref);
  await taken();
  const code = await knownCode(stack, await newCase(stack), lost.report);
  await stack.sql(`UPDATE key_code SET until_us = 1 WHERE report_id = ${lost.report}`);
  const citizen = new Client(stack.public);
  assert.equal((await citizen.post('/track', { key: code })).status, 422);
  assert.equal((await citizen.post('/track', { key: lost.key })).status, 303, 'and the key works on');
});

test('an official asks for the reporter with a reason, and sees no contact', async () => {
  const stack = await shared();
  const { code, report } = await newCase(stack);
  const officer = await loginAs(stack, 'baichay.canbo');
  const at = `/staff/cases/${code}/reporter`;
  const page = await officer.get(at);
  assert.ok(page.text.includes('Có để lại liên hệ, đã niêm phong'));
  for (const secret of ['Nguyễn Thị ABC', '0912']) assert.ok(!page.text.includes(secret));
  const empty = await officer.submit(at, { report, reason: '', do: 'key' }, { action: at });
  assert.equal(empty.status, 422);
  assert.equal((await officer.submit(at, { report, reason: 'Bà mất giấy', do: 'key' }, { action: at })).status, 303);
  await taken();
  assert.equal(await codesOf(report), 1);
  const stranger = await loginAs(stack, 'honggai.canbo');
  assert.equal((await stranger.get(at)).status, 404);
  const other = await newCase(stack);
  assert.equal((await officer.submit(at, { report: other.report, reason: 'ABC', do: 'key' }, { action: at })).status,
    404, 'a report of another case');
});

test('a reward is proposed by the head, answered by key, and the way stays with the province', async () => {
  const stack = await shared();
  const { code, report, key } = await newCase(stack);
  const officer = await loginAs(stack, 'baichay.canbo');
  const head = await loginAs(stack, 'baichay.truong');
  const at = `/staff/cases/${code}/reporter`;
  const propose = (who) => who.submit(at, { report, reason: 'Phản ánh đúng, giúp bắt quả tang', do: 'reward' }, { action: at });
  assert.equal((await propose(officer)).status, 403);
  assert.equal((await propose(head)).status, 303);
  assert.equal((await propose(head)).status, 409);
  const citizen = new Client(stack.public);
  await citizen.post('/track', { key });
  const page = await citizen.get('/track/status');
  assert.match(page.text, /được đề nghị khen thưởng/);
  const { hidden } = formOf(page.text, '/track/reward');
  assert.equal((await citizen.post('/track/reward', { ...hidden, way: 'nonsense' })).status, 303);
  assert.equal((await citizen.post('/track/reward', { ...hidden, way: 'province' })).status, 303);
  assert.equal((await citizen.post('/track/reward', { ...hidden, way: 'decline' })).status, 303, 'too late');
  assert.match((await citizen.get('/track/status')).text, /Bạn đã trả lời: nhận/);
  const seen = (await head.get(at)).text;
  assert.match(seen, /Người phản ánh nhận khen thưởng/);
  assert.ok(!seen.includes('Gặp riêng'), 'how is not the business of the commune');
  const none = new Client(stack.public);
  await none.post('/track', { key: (await newCase(stack)).key });
  const without = await none.get('/track/status');
  assert.equal((await none.post('/track/reward', { ...formOf(without.text, '/track/message').hidden, way: 'code' })).status, 409);
});
