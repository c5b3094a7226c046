// Messages that gateways hand over: signed, in time, once; nothing is refused for its words.
import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from './client.mjs';
import { assert, test } from './runner.mjs';
import { apart } from './gateways.mjs';
import { until } from './stack.mjs';

const SECRET = randomBytes(24).toString('hex');

async function gateways(stack) {
  const dir = path.join(stack.dir, 'hooks');
  await mkdir(dir, { recursive: true });
  for (const [name, secret] of [['tin-abc.sms', SECRET], ['chat-abc.chat', SECRET],
    ['ngan-abc.sms', 'x'.repeat(31)], ['mo-abc.sms', SECRET]])
    await writeFile(path.join(dir, name), `${secret}\n`, { mode: 0o600 });
  await chmod(path.join(dir, 'mo-abc.sms'), 0o644);
}

const seconds = (n = 0) => String(Math.floor(Date.now() / 1000) + n);

async function send(stack, gateway, message, { at = seconds(), secret = SECRET, signature } = {}) {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  const mac = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  const answer = await new Client(stack.public).send('POST', `/hooks/${gateway}`, { body,
    headers: { 'Content-Type': 'application/json', 'X-Hotline-Timestamp': at,
      'X-Hotline-Signature': signature ?? `sha256=${mac}` } });
  return { status: answer.status, text: answer.text,
    data: answer.headers['content-type']?.startsWith('application/json')
      ? JSON.parse(answer.text) : null };
}

const message = (text, more = {}) => ({ id: randomBytes(8).toString('hex'), from: '+84912000321',
  text, ...more });

const kept = (stack, text) => stack.sql('SELECT r.ref, r.channel, r.pollution, s.named, '
  + 'LENGTH(s.identity), LENGTH(s.contact), t.what FROM report r JOIN report_text t ON t.report_id '
  + `= r.id JOIN report_sender s ON s.report_id = r.id WHERE t.what = '${text}'`);

test('a signed message becomes a report; its number is sealed and the answer neutral', async () => {
  const stack = await apart();
  await gateways(stack);
  const text = `Nuoc thai den o cho ABC ${randomBytes(4).toString('hex')}`;
  for (const [gateway, channel] of [['tin-abc', 'sms'], ['chat-abc', 'chat']]) {
    const answer = await send(stack, gateway, message(`${text} ${channel}`));
    assert.equal(answer.status, 200, answer.text);
    const [[ref, got, pollution, named, identity, contact]] = await kept(stack, `${text} ${channel}`);
    assert.equal(answer.data.ref, ref);
    assert.deepEqual([got, pollution, named], [channel, 'other', '1']);
    assert.ok(Number(identity) > 200);
    assert.equal(contact === 'NULL', channel === 'chat', 'a telephone is sealed for the relay');
    assert.ok(answer.data.answer.includes(ref));
    for (const word of ['nước', 'ô nhiễm', 'phản ánh', 'môi trường', '0912'])
      assert.ok(!answer.data.answer.includes(word), `neutral: ${word}`);
  }
  await until(async () => (await stack.sql(`SELECT 1 FROM cases c JOIN case_text t ON t.case_id = c.id
    JOIN case_report k ON k.case_id = c.id JOIN report_text r ON r.report_id = k.report_id
    WHERE r.what = '${text} sms'`)).length > 0, 15_000, 'a case');
});

test('the commune that a message names gets it, else the unit above all', async () => {
  const stack = await apart();
  await gateways(stack);
  const unit = async (text) => {
    const { data } = await send(stack, 'tin-abc', message(text));
    return (await stack.sql(`SELECT u.code, u.level FROM report r JOIN unit u ON u.id = r.receiver_id
      WHERE r.ref = '${data.ref}'`))[0];
  };
  assert.equal((await unit('Khoi den o phuong Bai Chay, gan cho ABC'))[0], '06673');
  assert.notEqual((await unit('Khói đen gần chợ ABC'))[1], 'commune');
});

test('unknown, unsigned, too old, too new: one answer without a reason', async () => {
  const stack = await apart();
  await gateways(stack);
  const text = `Khong duoc nhan ${randomBytes(4).toString('hex')}`;
  const answers = [
    await send(stack, 'khong-co', message(text)),
    await send(stack, 'tin-abc', message(text), { secret: 'x'.repeat(48) }),
    await send(stack, 'tin-abc', message(text), { signature: '' }),
    await send(stack, 'tin-abc', message(text), { signature: 'sha256=00' }),
    await send(stack, 'tin-abc', message(text), { at: seconds(-305) }),
    await send(stack, 'tin-abc', message(text), { at: seconds(305) }),
    await send(stack, 'tin-abc', message(text), { at: 'now' }),
    await send(stack, 'tin-abc', message(text), { at: '' }),
    await send(stack, 'ngan-abc', message(text), { secret: 'x'.repeat(31) }), // too short
    await send(stack, 'mo-abc', message(text)), // others may read its secret
    await send(stack, '..%2Ftin-abc', message(text)),
    await send(stack, 'TIN-ABC', message(text)),
    await send(stack, 'a'.repeat(33), message(text)),
  ];
  for (const [i, answer] of answers.entries()) {
    if (i === 10) assert.equal(answer.status, 404, 'no separator in a name');
    else assert.deepEqual([answer.status, answer.text], [403, '{"error":"refused"}\n'], `row ${i}`);
  }
  assert.deepEqual(await kept(stack, text), []);
  assert.equal((await send(stack, 'tin-abc', message(text), { at: seconds(-290) })).status, 200);
  assert.equal((await new Client(stack.public).get('/hooks/tin-abc')).status, 405);
});

test('once: replayed or sent again it is one report; nothing is lost under an old id', async () => {
  const stack = await apart();
  await gateways(stack);
  const text = `Chi mot lan ${randomBytes(4).toString('hex')}`;
  const m = message(text);
  const at = seconds();
  const all = [await send(stack, 'tin-abc', m, { at }), await send(stack, 'tin-abc', m, { at }),
    await send(stack, 'tin-abc', m, { at: seconds(1) })];
  assert.deepEqual(all.map((a) => a.data.ref), Array(3).fill(all[0].data.ref));
  assert.equal((await kept(stack, text)).length, 1);
  const other = await send(stack, 'tin-abc', { ...m, text: `${text} khac` });
  assert.equal(other.status, 200);
  assert.notEqual(other.data.ref, all[0].data.ref);
  assert.equal((await send(stack, 'tin-abc', { ...m, text: `${text} khac` })).data.ref,
    other.data.ref);
  const elsewhere = await send(stack, 'chat-abc', m);
  assert.notEqual(elsewhere.data.ref, all[0].data.ref, 'an id counts within its gateway');
});

test('no words are a reason to refuse; a body that cannot be read is told to the gateway', async () => {
  const stack = await apart();
  await gateways(stack);
  for (const text of ['', 'x', '\u0000'.slice(1), '<script>', "'; DROP TABLE report;--",
    'ệ'.repeat(15_000), '=1+1', 'tố cáo ông ABC nhận tiền'])
    assert.equal((await send(stack, 'tin-abc', message(text))).status, 200, text.slice(0, 20));
  for (const from of ['VIETTEL', '', '1414', 'a'.repeat(200)])
    assert.equal((await send(stack, 'tin-abc', message('x', { from }))).status, 200, from);
  for (const body of ['', '{}', '[', '{"id":"1","from":7}', '{"id":"","from":"x"}', '"\u00e9"',
    JSON.stringify(message('x', { from: 'a'.repeat(201) }))])
    assert.deepEqual([body, (await send(stack, 'tin-abc', body)).text], [body, '{"error":"body"}\n']);
  const large = await send(stack, 'tin-abc', message('x'.repeat(66_000)));
  assert.equal(large.status, 413);
});

test('a gateway that is taken away is refused from the next message on', async () => {
  const stack = await apart();
  await gateways(stack);
  await rm(path.join(stack.dir, 'hooks/chat-abc.chat'));
  assert.equal((await send(stack, 'chat-abc', message('x'))).status, 403);
});
