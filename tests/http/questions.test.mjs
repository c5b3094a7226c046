// Questions that go with the kind of pollution: kept with the report, shown to officials.
import { Client } from './client.mjs';
import { loginAs, newCase } from './people.mjs';
import { counts, newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const answersOf = async (stack, ref) => stack.sql(
  `SELECT a.question, a.value FROM report_answer a JOIN report r ON r.id = a.report_id
   WHERE r.ref = '${ref}' ORDER BY a.question`);

test('answers of the kind are kept, those of another kind are not, and officials read words', async () => {
  const stack = await shared();
  const made = await newCase(stack, { q_water_colour: 'black', q_water_out: 'ống  <b>tròn</b>\r\nto',
    q_noise_night: 'yes', q_how_long: 'week' });
  assert.deepEqual(await answersOf(stack, made.ref), [
    ['how_long', 'week'], ['water_colour', 'black'], ['water_out', 'ống  <b>tròn</b> to']]);
  const head = await loginAs(stack, 'baichay.truong');
  const page = (await head.get(`/staff/cases/${made.code}`)).text;
  assert.match(page, /<dt>Nước có màu gì\?<\/dt><dd>Đen<\/dd>/);
  assert.match(page, /<dt>Đã bao lâu rồi\?<\/dt><dd>Mấy ngày nay<\/dd>/);
  assert.match(page, /<dd>ống {2}&lt;b&gt;tròn&lt;\/b&gt; to<\/dd>/);
});

test('an answer that is none is told, and nothing is kept', async () => {
  const stack = await shared();
  const before = await counts(stack);
  const citizen = new Client(stack.public);
  const answer = await citizen.post('/report',
    { ...reportFields(newToken()), q_water_colour: 'purple' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /href="#q_water_colour"|Hãy chọn một trong các mục/);
  assert.deepEqual(await counts(stack), before);
});

test('the same form with another answer is another content', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  const fields = reportFields(newToken());
  const first = await citizen.post('/report', { ...fields, q_water_foam: 'yes' });
  const again = await citizen.post('/report', { ...fields, q_water_foam: 'yes' });
  assert.deepEqual(receiptOf(again.text), receiptOf(first.text));
  assert.equal((await citizen.post('/report', { ...fields, q_water_foam: 'no' })).status, 409);
});

test('the longest answer is kept, a longer one is told', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  const fields = reportFields(newToken());
  const long = await citizen.post('/report', { ...fields, q_water_out: 'a'.repeat(301) });
  assert.equal(long.status, 422);
  const kept = await citizen.post('/report', { ...fields, q_water_out: 'a'.repeat(300) });
  assert.equal((await answersOf(stack, receiptOf(kept.text).ref))[0][1].length, 300);
});
