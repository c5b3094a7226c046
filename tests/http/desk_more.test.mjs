// The desk beside filing: finding, joining, a session that ended, messages, callers who abuse.
import { Client, formOf } from './client.mjs';
import { callFields, caseOf, takeCall } from './calls.mjs';
import { accounts, loginAs } from './people.mjs';
import { newToken } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

async function search(client, q) {
  const { hidden } = formOf((await client.get('/staff/desk')).text, '/staff/desk');
  return client.post('/staff/desk/search', { csrf: hidden.csrf, q });
}

test('cases are found while typing, by place, polluter and number, never by telephone', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'so.truc');
  const { receipt } = await takeCall(operator, { place: 'Cầu Xanhtimkiem ABC', polluter: 'Lò Hoitimkiem ABC',
    phone: '0903 555 888' });
  const [code] = await caseOf(stack, receipt.ref);
  for (const q of ['xanhtim', 'hoitimkiem', receipt.ref, code])
    assert.match((await search(operator, q)).text, new RegExp(`value="${code}"`), q);
  for (const q of ['0903 555 888', '0903555888'])
    assert.doesNotMatch((await search(operator, q)).text, new RegExp(code), q);
  assert.equal((await search(operator, 'x')).text.includes('value="VV'), false, 'one letter finds nothing');
  const plain = await operator.submit('/staff/desk', { ...callFields(), do: 'search', q: 'xanhtimkiem' },
    { action: '/staff/desk' });
  assert.equal(plain.status, 200);
  assert.match(plain.text, new RegExp(`value="${code}"`), 'without script by the button');
  assert.match(plain.text, /value="Người gọi Trực ABC"/, 'what was typed stays');
  const other = await loginAs(stack, 'honggai.canbo');
  assert.doesNotMatch((await search(other, 'xanhtimkiem')).text, new RegExp(code), 'not of that commune');
});

test('a call about the same event joins the case of the unit', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'baichay.truc');
  const first = await takeCall(operator, { place: 'Mương ghép ABC' });
  const [into] = await caseOf(stack, first.receipt.ref);
  const second = await takeCall(operator, { place: 'Mương ghép ABC', same: into, pollution: 'noise', what: `Người khác nữa gọi: tiếng động lạ ${Math.random()}` });
  const [own] = await caseOf(stack, second.receipt.ref);
  assert.match(second.answer.text, new RegExp(`ghép vào ${into}`));
  const { hidden } = formOf(second.answer.text, '/staff/desk/join');
  const joined = await operator.post('/staff/desk/join', hidden);
  assert.equal(joined.status, 200, joined.text.match(/notice-bad[^>]*>([^<]*)/)?.[1]);
  assert.deepEqual(await stack.sql(`SELECT c.code FROM case_report cr JOIN cases c ON c.id = cr.case_id
    JOIN report r ON r.id = cr.report_id WHERE r.ref = '${second.receipt.ref}' AND cr.left_us IS NULL`), [[into]]);
  assert.notEqual(own, into);
  const province = await loginAs(stack, 'so.truc');
  const { csrf } = formOf((await province.get('/staff')).text).hidden;
  assert.equal((await province.post('/staff/desk/join', { csrf, ref: first.receipt.ref, into: own })).status, 409);
});

test('a call joins by itself: those folded with it stay in their case', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'baichay.truc');
  const same = { place: 'Cống gấp ABC', what: `Nước đen tràn ra cống gấp, bọt trắng nổi. ${newToken()}` };
  const first = await takeCall(operator, same);
  const [folded] = await caseOf(stack, first.receipt.ref);
  const second = await takeCall(operator, same);
  assert.equal((await caseOf(stack, second.receipt.ref))[0], folded, 'the same words, one case');
  const other = await takeCall(operator, { place: 'Cống khác ABC', pollution: 'noise' });
  const [into] = await caseOf(stack, other.receipt.ref);
  const { csrf } = formOf((await operator.get('/staff')).text).hidden;
  const joined = await operator.post('/staff/desk/join', { csrf, ref: second.receipt.ref, into });
  assert.equal(joined.status, 200, joined.text);
  const now = async (ref) => (await stack.sql(`SELECT c.code, c.ended FROM case_report cr
    JOIN cases c ON c.id = cr.case_id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}' AND cr.left_us IS NULL`))[0];
  assert.deepEqual(await now(second.receipt.ref), [into, '0']);
  assert.deepEqual(await now(first.receipt.ref), [folded, '0']);
});

test('a session that ended loses nothing: the call is sent again after the login', async () => {
  const stack = await shared();
  const { password } = (await accounts(stack)).find((a) => a.login === 'so.truc');
  const operator = await loginAs(stack, 'so.truc');
  const { hidden } = formOf((await operator.get('/staff/desk')).text, '/staff/desk');
  const lost = new Client(stack.staff);
  const fields = { ...hidden, ...callFields({ place: 'Nơi phiên hết ABC' }), token: hidden.token };
  const asked = await lost.post('/staff/desk', fields);
  assert.equal(asked.status, 401);
  const carried = formOf(asked.text, '/staff/login/again').hidden;
  const again = await lost.post('/staff/login/again', { ...carried, login: 'so.truc', password });
  const resend = formOf(again.text, '/staff/desk').hidden;
  assert.equal(resend.place, 'Nơi phiên hết ABC');
  const done = await lost.post('/staff/desk', resend);
  assert.equal(done.status, 200);
  assert.match(done.text, /Đọc cho người gọi/);
  const fresh = await loginAs(stack, 'so.truc');
  const changed = await fresh.post('/staff/desk', { ...fields, token: callFields().token });
  assert.equal(changed.status, 409, 'a form of another session is asked about, not lost');
  assert.match(changed.text, /value="Nơi phiên hết ABC"/);
});

test('who wants it gets an SMS: the wish is kept, the number is not readable', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'so.truc');
  for (const [more, wish] of [[{ sms: '1' }, '1'], [{}, '0'], [{ sms: '1', phone: '' }, '0']]) {
    const { receipt } = await takeCall(operator, more);
    assert.equal((await stack.sql(`SELECT s.wish FROM report_sender s JOIN report r ON r.id = s.report_id
      WHERE r.ref = '${receipt.ref}'`))[0][0], wish);
  }
});

test('a message for another unit reaches it; a telephone number in it is refused', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'so.truc');
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL");
  const write = (body) => operator.submit('/staff/desk/notes', { kind: 'message', unit, body },
    { action: '/staff/desk/notes' });
  assert.equal((await write('Gọi lại cho ông số 0912.345.678 nhé')).status, 422);
  assert.equal((await write('')).status, 422);
  const body = 'Chị Tư ở chợ nhắn ABC: xe rác chưa đến từ hôm 21/11.';
  assert.equal((await write(body)).status, 303);
  const reader = await loginAs(stack, 'honggai.canbo');
  const page = (await reader.get('/staff/desk/notes')).text;
  assert.ok(page.includes(body));
  assert.ok(!(await (await loginAs(stack, 'baichay.canbo')).get('/staff/desk/notes')).text.includes(body));
  const [[id]] = await stack.sql(`SELECT MAX(id) FROM desk_note WHERE unit_id = ${unit}`);
  const at = `/staff/desk/notes/${id}`;
  const { csrf } = formOf((await operator.get('/staff')).text).hidden;
  assert.equal((await operator.post(at, { csrf, decision: 'x' })).status, 404, 'of another unit');
  assert.equal((await reader.submit('/staff/desk/notes', { decision: 'Đã cho xe đến' }, { action: at })).status, 303);
  assert.ok(!(await reader.get('/staff/desk/notes')).text.includes(body));
});

test('an abusive caller: the supervisor decides, another person than who wrote, and nobody is blocked', async () => {
  const stack = await shared();
  const operator = await loginAs(stack, 'baichay.truc');
  const body = 'Người gọi chửi bới ABC, cuộc gọi thứ ba.';
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL");
  assert.equal((await operator.submit('/staff/desk/notes', { kind: 'abuse', unit, body },
    { action: '/staff/desk/notes' })).status, 303);
  const [[id, of]] = await stack.sql(`SELECT id, unit_id FROM desk_note WHERE kind = 'abuse' ORDER BY id DESC LIMIT 1`);
  assert.notEqual(of, unit, 'it stays in the own unit');
  const at = `/staff/desk/notes/${id}`;
  const { csrf } = formOf((await operator.get('/staff')).text).hidden;
  assert.equal((await operator.post(at, { csrf, decision: 'Chặn' })).status, 403, 'not who wrote it');
  const head = await loginAs(stack, 'baichay.truong');
  assert.equal((await head.submit('/staff/desk/notes', { decision: 'Vẫn nghe, có người thứ hai cùng nghe' },
    { action: at })).status, 303);
  assert.equal((await takeCall(operator)).answer.status, 200, 'the next call is registered as any other');
});
