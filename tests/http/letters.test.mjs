// The book of letters of other bodies: registered, attached, found again, seen by whom.
import { formOf } from './client.mjs';
import { PDF, day } from './officials.mjs';
import { loginAs, newCase, step } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const BOOK = '/staff/letters';
const paper = { filename: 'cv.pdf', type: 'application/pdf', data: PDF };
const problems = (page) => /id="problems"([\s\S]*?)<\/div>/.exec(page.text)?.[1] ?? '';
const letter = (number, cases, more = {}) => ({ number, dated: day(-2), came: day(-1), cases,
  sender: 'Phòng Cảnh sát môi trường ABC', subject: 'Trả lời đề nghị ABC', ...more });
const register = (client, fields, files = [['file', paper]]) =>
  client.submit(BOOK, fields, { action: BOOK, files });

test('a letter is registered once, attached to cases of the unit, and found again by its words', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const one = await newCase(stack);
  const two = await newCase(stack);
  for (const c of [one, two]) await step(officer, c.code, 'accept');
  const empty = await register(officer, letter('', '', { sender: '', subject: '', dated: '' }), []);
  assert.equal(empty.status, 422);
  for (const words of ['Số công văn', 'Ngày công văn', 'Cơ quan gửi', 'Trích yếu', 'Gắn vào vụ việc', 'Hãy chọn bản công văn'])
    assert.ok(problems(empty).includes(words), `at once: ${words}`);
  const wrong = [[letter('1/ABC', 'VV-NICHTDA'), /Không có vụ việc VV-NICHTDA/],
    [letter('1/ABC', one.code, { dated: day(), came: day(-1) }), /Ngày đến không trước/],
    [letter('1/ABC', one.code, { came: day(1) }), /không ở tương lai/],
    [letter('1/ABC', Array.from({ length: 21 }, (_, i) => `VV-${i}`).join(',')), /Tối đa 20 vụ việc/]];
  for (const [fields, says] of wrong) {
    const answer = await register(officer, fields);
    assert.equal(answer.status, 422);
    assert.match(problems(answer), says);
    assert.ok(answer.text.includes('Trả lời đề nghị ABC'), 'typed words stay');
  }
  assert.equal((await register(officer, letter('1/ABC', one.code), [['file', { ...paper, data: Buffer.from('abc') }]])).status, 422, 'no PDF');
  assert.equal((await stack.sql("SELECT 1 FROM letter_in WHERE number = '1/ABC'")).length, 0, 'nothing was kept');
  const done = await register(officer, letter('77/CSMT-KQ', `${one.code}, ${two.code},${one.code}`,
    { subject: 'Kết quả kiểm tra Kimlettertest ABC' }));
  assert.equal(done.status, 303, problems(done));
  const at = done.headers.location;
  assert.match(problems(await register(officer, letter('77/CSMT-KQ', one.code))), /Sổ đã có công văn/);
  assert.match((await officer.get(`${BOOK}?q=kimlettertest`)).text, /77\/CSMT-KQ/, 'found without diacritics');
  assert.match((await officer.get(BOOK)).text, /77\/CSMT-KQ/, 'newest first');
  for (const c of [one, two]) {
    const page = await officer.get(`/staff/cases/${c.code}/letters`);
    assert.match(page.text, /77\/CSMT-KQ/);
    assert.match((await officer.get(`/staff/cases/${c.code}`)).text, /Gắn công văn đến/, 'in the history');
  }
  const file = await officer.get(`${at}/file`);
  assert.ok(file.body.equals(PDF), 'the file as it came');
  const id = at.split('/').pop();
  assert.ok((await officer.get(`/staff/cases/${two.code}/letters/${id}`)).body.equals(PDF));
  const move = (fields) => officer.submit(at, fields, { action: at });
  assert.equal((await move({ off: two.code })).status, 303);
  assert.equal((await officer.get(`/staff/cases/${two.code}/letters/${id}`)).status, 404, 'taken off');
  assert.match(problems(await move({ code: one.code })), /đang gắn/);
  assert.match(problems(await move({ code: 'VV-NICHTDA' })), /Kiểm tra lại mã/);
  assert.equal((await move({ code: two.code })).status, 303, 'and on again');
  assert.equal((await stack.verified()).code, 0);

  const other = await loginAs(stack, 'honggai.canbo');
  for (const closed of [at, `${at}/file`, `/staff/cases/${one.code}/letters`, `/staff/cases/${one.code}/letters/${id}`])
    assert.equal((await other.get(closed)).status, 404, closed);
  const csrf = formOf((await other.get('/staff')).text).hidden.csrf;
  assert.equal((await other.post(at, { csrf, code: one.code })).status, 404);
  assert.match(problems(await register(other, letter('2/ABC', one.code))), /Không có vụ việc/, 'a case of another unit');
  assert.doesNotMatch((await other.get(`${BOOK}?q=kimlettertest`)).text, /77\/CSMT-KQ/, 'another book');
  const above = await loginAs(stack, 'so.canbo');
  assert.equal((await above.get(`/staff/cases/${one.code}/letters`)).status, 200, 'who sees the case sees its letters');
  assert.equal((await above.get(at)).status, 404, 'but not the book');
});
