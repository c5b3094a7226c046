// A citizen files: what is kept, what is refused, and that nothing typed is lost.
import { readFile } from 'node:fs/promises';
import { Client, formOf, unescape } from './client.mjs';
import { counts, newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const fileIn = async (fields, options) =>
  new Client((await shared()).public).post('/report', fields, options);
const problemsOf = (html) => [.../<div class="problems"[\s\S]*?<\/div>/.exec(html)?.[0]
  .matchAll(/<li>([\s\S]*?)<\/li>/g) ?? []].map(([, li]) => unescape(li.replace(/<[^>]*>/g, '')));
const rowOf = async (ref) => (await (await shared()).sql(
  `SELECT r.id, r.pollution, r.nature, u.code, r.latitude, r.event_day, HEX(t.what), HEX(t.place),
     s.named, s.identity IS NULL, s.contact IS NULL, r.lang
   FROM report r JOIN report_text t ON t.report_id = r.id JOIN report_sender s ON s.report_id = r.id
   JOIN unit u ON u.id = r.receiver_id WHERE r.ref = '${ref}'`))[0];
const hex = (text) => Buffer.from(text).toString('hex').toUpperCase();

test('a filled form gives a receipt with unit, telephone, date, number, key and code', async () => {
  const fields = { ...reportFields(newToken()), point: '20.9453, 107.0303', day: '1/11/2026',
    nature: 'frequent', email: 'abc@vidu.vn' };
  const answer = await fileIn(fields);
  assert.equal(answer.status, 200);
  const { ref, key } = receiptOf(answer.text);
  assert.match(ref, /^\d\d-\d{4}-\d{4}$/);
  assert.match(key, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.match(answer.text, /UBND phường Bãi Cháy/);
  assert.match(answer.text, /<time datetime="20\d\d-\d\d-\d\d">/);
  assert.match(answer.text, /<svg class="qr"/);
  assert.match(answer.text, /0203|Chưa công bố/);
  assert.equal(answer.headers['cache-control'], 'no-store');
  const row = await rowOf(ref);
  assert.deepEqual(row.slice(1, 6), ['water', 'frequent', '06673', '20.9453', '2026-11-01']);
  assert.equal(row[6], hex(fields.what));
  assert.deepEqual(row.slice(8, 11), ['1', '0', '0']);
});

test('who reports is sealed: neither name nor telephone is anywhere in the database', async () => {
  const stack = await shared();
  const fields = { ...reportFields(newToken()), name: 'Bà Tuyệt Mật ABC', phone: '0977 123 987',
    email: 'tuyetmat.abc@vidu.vn', address: 'Ngõ Bí Ẩn ABC' };
  assert.equal((await fileIn(fields)).status, 200);
  const dump = await stack.sql('SELECT HEX(identity), HEX(contact) FROM report_sender');
  const all = dump.flat().join('');
  for (const secret of [fields.name, fields.phone, fields.email, fields.address])
    assert.ok(!all.includes(hex(secret)), secret);
});

test('nobody has to say who they are: nothing is sealed then', async () => {
  const fields = { ...reportFields(newToken()), name: '', phone: '' };
  const { ref } = receiptOf((await fileIn(fields)).text);
  assert.deepEqual((await rowOf(ref)).slice(8, 11), ['0', '1', '1']);
});

test('an empty form names every problem at once and keeps nothing', async () => {
  const stack = await shared();
  const before = await counts(stack);
  const answer = await fileIn({ token: newToken() });
  assert.equal(answer.status, 422);
  assert.equal(problemsOf(answer.text).length, 4);
  for (const field of ['pollution', 'what', 'commune', 'place'])
    assert.match(answer.text, new RegExp(`<a href="#${field}">`), field);
  assert.deepEqual(await counts(stack), before);
});

test('everything typed comes back, escaped, with all problems', async () => {
  const nasty = `"><script>alert(1)</script><img src=x onerror='a'>&amp;{{x}}`;
  const fields = { token: newToken(), pollution: nasty, what: `a ${nasty}`, commune: nasty,
    commune_name: `b ${nasty}`, place: `c ${nasty}`, point: '1,1', day: '31/2/2026', nature: nasty,
    polluter: `d ${nasty}`, name: `e ${nasty}`, phone: 'x1', email: `f ${nasty}`,
    address: `g ${nasty}` };
  const answer = await fileIn(fields);
  assert.equal(answer.status, 422);
  assert.ok(problemsOf(answer.text).length >= 7, problemsOf(answer.text).join('\n'));
  assert.ok(!answer.text.includes('<script>alert'), 'script');
  assert.ok(!/<img/i.test(answer.text), 'img');
  const page = unescape(answer.text);
  for (const name of ['what', 'commune_name', 'place', 'polluter', 'name', 'email', 'address'])
    assert.ok(page.includes(fields[name]), name);
  assert.equal(formOf(answer.text, '/report').hidden.token, fields.token);
});

for (const [name, max] of [['what', 20000], ['place', 500], ['polluter', 300], ['name', 120],
  ['address', 300]])
  test(`${name}: ${max} bytes fit, one more does not`, async () => {
    const at = 'ệ'.repeat(Math.floor(max / 3)) + 'x'.repeat(max % 3);
    assert.equal(Buffer.byteLength(at), max);
    assert.equal((await fileIn({ ...reportFields(newToken()), [name]: at })).status, 200);
    const over = await fileIn({ ...reportFields(newToken()), [name]: `${at}x` });
    assert.equal(over.status, 422);
    assert.deepEqual(problemsOf(over.text).length, 1);
    assert.ok(over.text.includes(`${at}x`), 'comes back');
  });

test('text typed in parts (NFD) is kept composed (NFC)', async () => {
  const text = 'Nước đen ngòm, cá chết ở Bãi Cháy';
  const answer = await fileIn({ ...reportFields(newToken()), what: text.normalize('NFD'),
    place: 'Chợ Hạ Long'.normalize('NFD') });
  const row = await rowOf(receiptOf(answer.text).ref);
  assert.equal(row[6], hex(text.normalize('NFC')));
  assert.equal(row[7], hex('Chợ Hạ Long'.normalize('NFC')));
});

test('sent twice, or five times at once: one report and the same receipt', async () => {
  const stack = await shared();
  const fields = reportFields(newToken(), 'hai lần');
  const before = await counts(stack);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => fileIn(fields)));
  answers.push(await fileIn(fields));
  const receipts = new Set(answers.map((a) => JSON.stringify(receiptOf(a.text))));
  assert.equal(receipts.size, 1);
  assert.equal((await counts(stack)).report, before.report + 1);
});

test('the same form with another text is not lost: it is shown again with a new token', async () => {
  const fields = reportFields(newToken(), 'lần một');
  const first = receiptOf((await fileIn(fields)).text);
  const changed = { ...fields, what: 'Một chuyện khác hẳn' };
  const asked = await fileIn(changed);
  assert.equal(asked.status, 409);
  assert.ok(asked.text.includes(changed.what));
  assert.ok(!asked.text.includes(first.key));
  const { token } = formOf(asked.text, '/report').hidden;
  assert.notEqual(token, fields.token);
  const second = receiptOf((await fileIn({ ...changed, token })).text);
  assert.notEqual(second.ref, first.ref);
});

for (const [typed, unit] of [['Bãi Cháy', 'phường Bãi Cháy'], ['bai chay', 'phường Bãi Cháy'],
  ['phuong BAI CHAY', 'phường Bãi Cháy'], ['van don', 'đặc khu Vân Đồn']])
  test(`the commune by name: ${typed}`, async () => {
    const answer = await fileIn({ ...reportFields(newToken()), commune: '', commune_name: typed });
    assert.equal(answer.status, 200);
    assert.match(answer.text, new RegExp(`UBND ${unit}`));
  });

test('a former name and a point suggest a commune, which is confirmed by sending again', async () => {
  for (const hint of [{ commune_name: 'Hung Thang' }, { point: '20.9453, 107.0303' }]) {
    const fields = { ...reportFields(newToken()), commune: '', ...hint };
    const asked = await fileIn(fields);
    assert.equal(asked.status, 422);
    assert.equal(problemsOf(asked.text).length, 1);
    const chosen = /<option value="(\d+)" selected/.exec(asked.text)?.[1];
    assert.equal(chosen, '06673');
    assert.equal((await fileIn({ ...fields, commune: chosen })).status, 200);
  }
});

test('a name that nothing has, and one that many have', async () => {
  const none = await fileIn({ ...reportFields(newToken()), commune: '', commune_name: 'Sài Gòn' });
  assert.match(problemsOf(none.text)[0], /Không tìm thấy/);
  const many = await fileIn({ ...reportFields(newToken()), commune: '', commune_name: 'quang' });
  assert.match(problemsOf(many.text)[0], /nhiều nơi/);
  assert.equal(many.status, 422);
  assert.ok(/<option value="\d+" selected/.test(many.text));
});

test('a day that has not come, a point outside the country', async () => {
  const answer = await fileIn({ ...reportFields(newToken()), day: '1/1/2999', point: '48.85, 2.35' });
  assert.equal(answer.status, 422);
  assert.equal(problemsOf(answer.text).length, 2);
});

test('a form from another site is refused; text that is not UTF-8 too', async () => {
  const other = { Origin: 'https://vidu.vn', 'Sec-Fetch-Site': 'cross-site' };
  assert.equal((await fileIn(reportFields(newToken()), { headers: other })).status, 403);
  const stack = await shared();
  const bad = await new Client(stack.public).send('POST', '/report', {
    body: 'what=%ff%fe', headers: { 'Content-Type': 'application/x-www-form-urlencoded',
      Origin: stack.public } });
  assert.equal(bad.status, 400);
});

test('the pages speak English when asked, and remember it', async () => {
  const client = new Client((await shared()).public);
  for (const path of ['/', '/track', '/privacy', '/hotlines']) {
    const page = await client.get(`${path}?lang=en`);
    assert.equal(page.status, 200, path);
    assert.match(page.text, /<html lang="en">/);
  }
  const home = await client.get('/');
  assert.match(home.text, /<html lang="en">/);
  const answer = await client.post('/report', reportFields(newToken()));
  assert.match(answer.text, /<html lang="en">/);
  assert.equal((await rowOf(receiptOf(answer.text).ref))[11], 'en');
});

test('what an English page says as the Vietnamese one does are names alone', async () => {
  const stack = await shared();
  const names = ['Đường Dây Xanh', 'Tiếng Việt', 'Sở Nông nghiệp và Môi trường', 'Đ']; // and a letter they begin with
  const textsOf = async (path, lang) => {
    const url = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
    const page = await new Client(stack.public).get(url);
    assert.equal(page.status, 200, path);
    return page.text.split(/<[^>]+>/).map((t) => t.trim())
      .filter((t) => /[^\x00-\u024f\u2000-\u20ff]|[ăđơư]/i.test(t));
  };
  for (const path of ['/', '/track', '/privacy', '/hotlines', '/hotlines?letter=B',
    '/hotlines?q=abc']) {
    const own = new Set(await textsOf(path, 'vi'));
    assert.ok(own.size > 5, `${path}: it speaks Vietnamese when asked`);
    const same = (await textsOf(path, 'en')).filter((t) => own.has(t) && !names.includes(t));
    assert.deepEqual(same, [], path);
  }
});

test('every text of the program has its English', async () => {
  const po = await readFile(new URL('../../web/po/en.po', import.meta.url), 'utf8');
  const empty = po.split('\n\n').slice(1).filter((entry) => /\nmsgstr ""\s*$/.test(entry.trimEnd()));
  assert.deepEqual(empty, []);
});

test('communes for the search as one types, with former names', async () => {
  const answer = await new Client((await shared()).public).get('/communes.json');
  const list = JSON.parse(answer.text);
  assert.ok(list.length >= 50);
  const found = list.find((c) => c.code === '06673');
  assert.equal(found.name, 'Bãi Cháy');
  assert.ok(found.old.includes('Hùng Thắng'));
  assert.match(answer.headers['cache-control'], /public/);
});
