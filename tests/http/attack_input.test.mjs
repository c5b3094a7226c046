// Attacks with what can be typed: broken text, markup, operators, numbers, forms out of shape.
import { Client } from './client.mjs';
import { csrfOf, loginAs, newCase, step } from './people.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}</textarea></title>&lt;`;
const LINK = 'javascript:alert(1)';

function harmless(text, where) {
  assert.doesNotMatch(text, /<script>alert|<img src=x|onerror=alert\(1\)>(?!.*&lt;)|49<\/t/, where);
  assert.doesNotMatch(text, /(?:href|src|action)="javascript:/, where);
}

test('typed markup is text wherever it comes back', async () => {
  const stack = await shared();
  const typed = { what: EVIL, place: EVIL, polluter: EVIL, name: EVIL };
  const client = new Client(stack.public);
  const back = await client.post('/report', { ...reportFields(newToken()), ...typed, pollution: EVIL,
    commune: EVIL, commune_name: EVIL, point: EVIL, day: EVIL, nature: EVIL, phone: EVIL, email: EVIL });
  assert.equal(back.status, 422);
  harmless(back.text, 'the form again');
  assert.ok(back.text.includes('&lt;script&gt;alert(1)'), 'it does come back');
  const { client: citizen, code, key } = await newCase(stack, typed);
  await citizen.post('/track', { key });
  const status = await citizen.get('/track/status');
  const csrf = /name="csrf" value="([^"]+)"/.exec(status.text)[1];
  await citizen.post('/track/message', { csrf, token: newToken(), kind: 'message', body: EVIL + LINK });
  harmless((await citizen.get('/track/status')).text, 'status');
  const head = await loginAs(stack, 'baichay.truong');
  await step(head, code, 'add_note', { note: EVIL });
  await head.post(`/staff/cases/${code}/message`, { csrf: await csrfOf(head), body: EVIL });
  const sanction = `/staff/cases/${code}/sanction`;
  await head.submit(sanction, { violator: EVIL.slice(0, 90), detected_on: '2026-01-05',
    record_term: 'normal' }, { action: sanction });
  for (const at of [`/staff/cases/${code}`, '/staff', '/staff/mine', `/staff/search?q=${encodeURIComponent(EVIL)}`,
    `/staff/cases/${code}/identity?report=${encodeURIComponent(EVIL)}`, sanction]) {
    const answer = await head.get(at);
    assert.equal(answer.status, 200, at);
    harmless(answer.text, at);
  }
  harmless((await citizen.get('/track/status')).text, 'status with the answer');
});

test('words with operators of the index find or find nothing, and never fail', async () => {
  const stack = await shared();
  const head = await loginAs(stack, 'baichay.truong');
  const anyone = new Client(stack.public);
  const words = ['+', '-', '*', '"', '""', '(', ')', '()', '~a', '<a', '>a', '@', 'a@3', '"a b"@2', '+-a', '--', '+*',
    'a*', '"a', '(a', 'a)', '((((', '+a -a', "'", "';DROP TABLE cases;--", '\\', '%', '_', 'ĐĐ', 'đ'.repeat(300), 'nước '.repeat(60),
    '\u202e\u200f\u200d', '🐟', '\u0000', 'e\u0301', ' ', '\t\n', '%25', '0', 'NULL', 'a'.repeat(1000)];
  for (const q of words.map(encodeURIComponent))
    for (const [client, at] of [[head, `/staff/search?q=${q}`], [anyone, `/violators?q=${q}`]]) {
      const { status } = await client.get(at);
      assert.ok(status === 200 || (status === 400 && q === '%00'), `${at}: ${status}`);
    }
  for (const q of ['%', '%zz', '%c3', '%ff%fe', '%c0%ae', '%ed%a0%80', '%f5%80%80%80'])
    for (const [client, at] of [[head, '/staff/search?q='], [anyone, '/violators?q=']])
      assert.ok([200, 400].includes((await client.get(at + q)).status), at + q);
});

test('numbers and names in addresses: any of them is answered, none of them crashes', async () => {
  const stack = await shared();
  const head = await loginAs(stack, 'baichay.truong');
  const anyone = new Client(stack.public);
  const odd = ['-1', '0', '1', '9223372036854775807', '9223372036854775808', '-9223372036854775808',
    '99999999999999999999999', '1e9', '0x10', '1.5', '+1', '%201', '%00', '%0d%0aX:1', '..%2f..', '%2e%2e', 'NaN', ''];
  const paths = (n) => [[head, `/staff?due=${n}&after=${n}`], [head, `/staff/mine?due=${n}&after=${n}`],
    [head, `/staff/cases/${n}`], [head, `/staff/cases/VV-X/photos/${n}`], [head, `/staff/notices/${n}`],
    [head, `/staff/cases/VV-X/files/${n}`], [anyone, `/violators?day=${n}&after=${n}&before=${n}`],
    [anyone, `/violators/${n}`], [anyone, `/?lang=${n}`], [anyone, `/track?why=${n}`]];
  for (const n of odd)
    for (const [client, at] of paths(n)) {
      const answer = await client.get(at);
      assert.ok(answer.status < 500, `${at}: ${answer.status}`);
      assert.equal(answer.headers.x, undefined, at);
    }
  const csrf = await csrfOf(head);
  for (const n of odd)
    for (const at of [`/staff/identity/${n}`, `/staff/identity/${n}/open`]) {
      const { status } = await head.post(at, { csrf, answer: 'agree' });
      assert.ok([303, 400, 403, 404, 405].includes(status) && (status !== 303 || n === '' || n.startsWith('..')), `${at}: ${status}`);
    }
});

test('a report with odd fields is refused or taken whole', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  const send = async (fields) => (await client.post('/report', { ...reportFields(newToken()), ...fields })).status;
  for (const point of ['91, 181', '-91,0', '1e300, 1e300', 'NaN, NaN', 'inf,inf', '20.9', '20.9,107.0,3', '0,0', '20.9;107'])
    assert.ok([422, 200].includes(await send({ point })), point);
  for (const day of ['1900-01-01', '2999-12-31', '2026-02-30', '0000-00-00', '-1', '31/12/9999', '99999-01-01'])
    assert.equal(await send({ day }), 422, day);
  for (const phone of ['0', '+'.repeat(20), '1'.repeat(40), '091<b>', '٠٩١٢٣٤٥٦٧٨'])
    assert.equal(await send({ phone }), 422, phone);
  for (const email of ['a', 'a@', '@b', 'a@b', 'a b@c.d', 'a@b@c.d', 'x@y.z\r\nBcc: q@q.q', `${'a'.repeat(400)}@b.vn`])
    assert.equal(await send({ email }), 422, email);
  assert.equal(await send({ what: 'a'.repeat(70_000) }), 413);
  assert.equal(await send({ what: '\u0000' }), 400);
  assert.equal(await send({ what: ' \u200b\u00a0\t' }) < 500, true);
  assert.equal(await send({ token: '../../etc/passwd' }), 200, 'a token that is none is replaced');
  const many = Array.from({ length: 1000 }, (_, i) => [`f${i}`, 'x']);
  assert.ok([400, 413].includes((await client.post('/report', many)).status));
  const nfd = 'Nước thải hôi NFDABC'.normalize('NFD');
  const filed = await newCase(stack, { what: nfd });
  assert.ok(filed.code);
  assert.deepEqual(await stack.sql(`SELECT what LIKE '%Nước thải hôi NFDABC%' COLLATE utf8mb4_bin
    FROM report_text WHERE report_id = ${filed.report}`), [['1']], 'kept composed');
});

test('bodies out of shape are refused and leave nothing', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  const count = async () => (await stack.sql('SELECT COUNT(*) FROM report'))[0][0];
  const before = await count();
  const form = 'application/x-www-form-urlencoded';
  const multi = 'multipart/form-data; boundary=B';
  const part = (head, body = 'x') => `--B\r\n${head}\r\n\r\n${body}\r\n`;
  const name = 'Content-Disposition: form-data; name=';
  const bodies = [[form, 'what=%ff'], [form, 'what=%'], [form, 'a%00b=1'], [form, '&&&=&=='], [form, '\xff\xfe'],
    ['text/plain', 'what=x'], ['application/json', '{}'], ['', 'what=x'], [`${form}; charset=utf-16`, 'what=x'],
    ['multipart/form-data', 'x'], ['multipart/form-data; boundary=', 'x'], [`multipart/form-data; boundary=${'b'.repeat(300)}`, 'x'],
    [multi, ''], [multi, '--B--'], [multi, '--B'], [multi, part(`${name}"what"`)], [multi, part('X: y')],
    [multi, `${part(`${name}"wh\0at"`)}--B--`], [multi, `${part(`${name}"what"\r\n${'H: v\r\n'.repeat(2000)}`)}--B--`],
    [multi, `${part(`${name}"a"`).repeat(3000)}--B--`], [multi, `${part(`${name}"what"; filename="../../x\r\nSet-Cookie: a=b"`)}--B--`],
    [multi, `${part(`${name}"photos"; filename="${'n'.repeat(5000)}.jpg"`)}--B--`],
    [multi, `${part(`${name}"photos"; filename="a.jpg"\r\nContent-Transfer-Encoding: base64`, '/9j/')}--B--`],
    [multi, `${part(`${name}"what"\r\nContent-Type: multipart/mixed; boundary=C`, '--C\r\n\r\nx\r\n--C--')}--B--`]];
  for (const [type, body] of bodies) {
    const answer = await client.send('POST', '/report', { body, headers: { 'Content-Type': type, ...client.origin() } });
    assert.ok([400, 413, 415, 422].includes(answer.status), `${type} ${JSON.stringify(body.slice(0, 60))}: ${answer.status}`);
    assert.ok(!(answer.headers['set-cookie'] ?? []).some((c) => c.startsWith('a=')));
    harmless(answer.text, 'refusal');
  }
  assert.equal(await count(), before);
});

test('one form token, many senders: one report, and its key only for the same words', async () => {
  const stack = await shared();
  const token = newToken();
  const fields = reportFields(token, 'cùng một mẫu');
  const all = await Promise.all(Array.from({ length: 8 }, () => new Client(stack.public).post('/report', fields)));
  assert.equal(new Set(all.map((a) => receiptOf(a.text)?.key)).size, 1);
  const other = await new Client(stack.public).post('/report', { ...fields, what: 'Khác' });
  assert.equal(other.status, 409);
  const { key } = receiptOf(all[0].text);
  assert.ok(!other.text.includes(key) && !other.text.includes(token));
});
