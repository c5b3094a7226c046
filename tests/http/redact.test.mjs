// Nothing that may name a person leaves the house unread: answers, letters, public texts.
import { formOf } from './client.mjs';
import { newCase, official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const LETTER = 'Gửi anh Nguyễn Văn ABC, chúng tôi đã gọi 0913 450 679 nhưng chưa gặp.';

async function send(officer, code, fields) {
  const to = `/staff/cases/${code}/message`;
  return officer.submit(`/staff/cases/${code}`, fields, { action: to });
}
const sent = async (stack, code) => (await stack.sql(`SELECT m.body FROM message_out m
  JOIN cases c ON c.id = m.case_id WHERE c.code = '${code}' AND m.kind <> 'notice'`))
  .map((r) => r[0]);

test('a letter with a name and a number is marked, covered by one tap, sent when read', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const code = await newCase(stack);
  const first = await send(officer, code, { body: LETTER });
  assert.equal(first.status, 422);
  assert.match(first.text, /<mark>Nguyễn Văn ABC<\/mark>/);
  assert.match(first.text, /<mark>0913 450 679<\/mark>/);
  assert.deepEqual(await sent(stack, code), []);
  // One tap covers one part; the other is still asked about.
  const one = await send(officer, code, { body: LETTER, look_cover: 'body:1' });
  assert.equal(one.status, 422);
  assert.match(one.text, /gọi ███ nhưng/);
  assert.match(one.text, /<mark>Nguyễn Văn ABC<\/mark>/);
  const all = await send(officer, code, { body: LETTER, look_cover: 'body:all' });
  assert.equal(all.status, 422, 'covered, but not sent before it was read');
  assert.match(all.text, /Gửi anh ███, chúng tôi đã gọi ███ nhưng/);
  assert.deepEqual(await sent(stack, code), []);
  // The tick is for this very text.
  const mark = /name="look_body" value="([0-9a-f]{64})"/.exec(first.text)[1];
  const other = await send(officer, code, { body: `${LETTER} CCCD 001099000123`, look_body: mark });
  assert.equal(other.status, 422, 'changed since it was looked at');
  assert.equal((await send(officer, code, { body: LETTER, look_body: '1' })).status, 422);
  assert.deepEqual(await sent(stack, code), []);
  assert.equal((await send(officer, code, { body: LETTER, look_body: mark })).status, 303);
  assert.deepEqual(await sent(stack, code), [LETTER]);
  // Wrong numbers of parts do no harm.
  for (const odd of ['body:9', 'body:-1', 'body:', 'x:1', ':', 'body:99999999999999999999'])
    assert.equal((await send(officer, code, { body: LETTER, look_cover: odd })).status, 422, odd);
  // A letter without anything goes at once.
  assert.equal((await send(officer, code, { body: 'Đã lấy mẫu nước ABC.' })).status, 303);
});

test('an answer that closes a case is looked at, whichever way it is sent', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const code = await newCase(stack);
  const to = `/staff/cases/${code}/step/refuse`;
  const answer = 'Đã gặp bà Trần Thị ABC ở số nhà 12 đường Lê Lợi, không thấy gì.';
  const form = formOf((await officer.get(to)).text, to);
  const first = await officer.post(to, { ...form.hidden, refusal: 'untrue', answer });
  assert.equal(first.status, 422);
  assert.match(first.text, /<mark>Trần Thị ABC<\/mark>/);
  assert.deepEqual(await sent(stack, code), []);
  const [[stage]] = await stack.sql(`SELECT stage FROM cases WHERE code = '${code}'`);
  assert.equal(stage, 'received');
  const mark = /name="look_answer" value="([0-9a-f]{64})"/.exec(first.text)[1];
  // The mark of one text does not open the door to another.
  assert.equal((await officer.post(to, { ...form.hidden, refusal: 'untrue',
    answer: `${answer} 0913450679`, look_answer: mark })).status, 422);
  assert.equal((await officer.post(to, { ...form.hidden, refusal: 'untrue', answer,
    look_answer: mark })).status, 303);
  assert.deepEqual(await sent(stack, code), [answer]);
});
