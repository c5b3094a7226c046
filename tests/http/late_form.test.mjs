// A form of an official that came after the session was over: nothing typed is lost.
import { Client, formOf } from './client.mjs';
import { PDF } from './officials.mjs';
import { loginAs, newAccount, newCase } from './people.mjs';
import { fill, routes } from './routes.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const WORDS = 'Dòng một ABC <b>\nDòng hai “có dấu” & hết';

// An official whose session ends while a page is open: { client, at, fields }.
async function late(stack, login) {
  const account = await newAccount(stack, login, [['06673', 'officer']]);
  const client = await loginAs(stack, login, account.password);
  const { code } = await newCase(stack);
  const at = `/staff/cases/${code}/message`;
  const page = await client.get(`/staff/cases/${code}`);
  const fields = { ...formOf(page.text, at).hidden, body: WORDS };
  await stack.sql(`DELETE s FROM session s JOIN account a ON a.id = s.account_id
    WHERE a.login = '${login}'`);
  return { client, account, code, at, fields };
}

test('a form whose session is over goes through the login, and is sent again with one tap', async () => {
  const stack = await shared();
  const { client, account, code, at, fields } = await late(stack, 'tre.canbo');
  const answer = await client.post(at, fields);
  assert.equal(answer.status, 401);
  assert.match(answer.text, /Những gì bạn đã nhập còn nguyên/);
  const form = formOf(answer.text, '/staff/login/again');
  assert.equal(form.hidden.again, at);
  assert.equal(form.hidden['.body'], WORDS);
  assert.equal(form.hidden['.csrf'], undefined, 'the old proof of the form is not carried');

  const { login, password } = account;
  const wrong = await client.post('/staff/login/again', { ...form.hidden, login, password: 'sai' });
  assert.equal(wrong.status, 422);
  assert.equal(formOf(wrong.text, '/staff/login/again').hidden['.body'], WORDS, 'still there');

  const again = await client.post('/staff/login/again', { ...form.hidden, login, password });
  assert.equal(again.status, 200);
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM message_out m JOIN case_report r
    ON r.report_id = m.report_id JOIN cases c ON c.id = r.case_id WHERE c.code = '${code}'`))[0][0],
  '0', 'nothing is done before the tap');
  assert.match(again.text, /được ghi dưới tên [^<]*tre\.canbo/i, 'and by whom');
  const resend = formOf(again.text, at);
  assert.equal(resend.hidden.body, WORDS);
  assert.equal((await client.post(at, resend.hidden)).status, 303);
  assert.match((await client.get(`/staff/cases/${code}`)).text, /Dòng hai “có dấu” &amp; hết/);
});

test('passwords, codes and files are not carried; another site, a strange address and too much neither', async () => {
  const stack = await shared();
  const { client, account, at, fields } = await late(stack, 'tre.hai');
  const secret = await client.post(at, { ...fields, password: 'MATKHAU-ABC', totp: '123456',
    secret: 'BIMATABC' });
  assert.doesNotMatch(secret.text, /MATKHAU-ABC|123456|BIMATABC/);
  const file = await client.upload(at, [...Object.entries(fields),
    ['file', { filename: 'tep-abc.pdf', type: 'application/pdf', data: PDF }]]);
  assert.equal(file.status, 401);
  assert.equal(formOf(file.text, '/staff/login/again').hidden['.body'], WORDS);
  assert.doesNotMatch(file.text, /tep-abc/);

  const foreign = await client.send('POST', at, { body: Buffer.from('body=x'), headers: {
    'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://abc.example' } });
  assert.equal(foreign.status, 403);
  const silent = await client.send('POST', at, { body: Buffer.from('body=x'), headers: {
    'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.equal(silent.headers.location, '/staff/login', 'a page that may be anybody\'s fills in no form');
  const many = (n) => client.post(at, Object.fromEntries(
    Array.from({ length: n }, (_, i) => [`f${i}`, 'x'])));
  assert.equal((await many(190)).status, 401);
  assert.equal((await many(191)).headers.location, '/staff/login');
  const name = (n) => client.post(at, { [`a${'b'.repeat(n - 1)}`]: 'x' });
  assert.equal((await name(63)).status, 401);
  assert.equal((await name(64)).headers.location, '/staff/login');

  const { login, password } = account;
  for (const again of ['https://abc.example/', '//abc.example/staff/', '/track', '/staff//abc.example',
    `/staff/${'a'.repeat(300)}`, '/staff/x"onclick']) {
    const answer = await new Client(stack.staff).post('/staff/login/again',
      { again, '.body': 'x', login, password });
    assert.equal(answer.headers.location, '/staff', again);
  }
});

test('who logs in after somebody else sends nothing of theirs', async () => {
  const stack = await shared();
  const account = await newAccount(stack, 'tre.truoc', [['06673', 'officer']]);
  const next = await newAccount(stack, 'tre.sau', [['06673', 'officer']]);
  const client = await loginAs(stack, 'tre.truoc', account.password);
  await stack.sql("UPDATE session s JOIN account a ON a.id = s.account_id SET s.seen_us = 0 WHERE a.login = 'tre.truoc'");
  const at = '/staff/absence';
  const late = formOf((await client.post(at, { person: WORDS })).text, '/staff/login/again').hidden;
  const send = (login, password) => new Client(stack.staff).post('/staff/login/again', { ...late, login, password });
  const other = await send('tre.sau', next.password);
  assert.equal(other.status, 200);
  assert.match(other.text, /do người khác nhập trên máy này/);
  assert.doesNotMatch(other.text, /Dòng một ABC/);
  assert.equal(formOf((await send('tre.truoc', account.password)).text, at).hidden.person, WORDS);
});

test('each form of officials that comes after the session goes through the login with its words', async () => {
  const stack = await shared();
  const posts = (await routes('staff_routes')).filter((r) => r.method === 'POST' && r.need !== 'ANYONE'
    && !r.at.startsWith('/staff/field/'));
  assert.ok(posts.length > 80);
  for (const { at } of posts) {
    const to = fill(at, { code: 'VV-ABCDEFGH' });
    const answer = await new Client(stack.staff).post(to, { csrf: 'x', words: WORDS });
    assert.equal(answer.status, 401, at);
    const form = formOf(answer.text, '/staff/login/again');
    assert.equal(form.hidden.again, to);
    assert.equal(form.hidden['.words'], WORDS, at);
  }
});

test('a form from a page before the last login comes back with its words, in another window too', async () => {
  const stack = await shared();
  const account = await newAccount(stack, 'tre.cuaso', [['06673', 'head']]);
  const client = await loginAs(stack, 'tre.cuaso', account.password);
  const at = '/staff/leader/plan?year=2027';
  const old = formOf((await client.get(at)).text, at).hidden;
  const now = await loginAs(stack, 'tre.cuaso', account.password);
  const typed = { ...old, kind: 'task', reach: 'least', title: WORDS, basis: 'KH ABC', lead: 'Sở ABC', due: '2027-05-05', totp: '123456' };
  const body = new URLSearchParams(typed).toString();
  const send = (headers) => now.send('POST', at, { body: Buffer.from(body),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers } });
  const refused = await send({ 'Sec-Fetch-Site': 'same-origin' });
  assert.equal(refused.status, 403);
  assert.doesNotMatch(refused.text, /123456/, 'no code in a page');
  const again = formOf(refused.text, at);
  assert.equal(again.hidden.title, WORDS);
  assert.equal((await stack.sql("SELECT COUNT(*) FROM plan_task WHERE basis = 'KH ABC'"))[0][0], '0', 'nothing was done');
  assert.equal((await now.post(at, again.hidden)).status, 303, 'one tap more');
  assert.doesNotMatch((await send({})).text, /KH ABC/, 'nothing for whoever does not say where it comes from');
  assert.equal((await send({ 'Sec-Fetch-Site': 'cross-site' })).status, 403);
  const file = await now.upload(at, [...Object.entries(typed),
    ['file', { filename: 'tep-abc.pdf', type: 'application/pdf', data: PDF }], ['note', 'Sau tệp ABC']],
  { headers: { 'Sec-Fetch-Site': 'same-origin' } });
  assert.equal(file.status, 403);
  assert.match(file.text, /Sau tệp ABC/, 'what stood behind the file, too');
});
