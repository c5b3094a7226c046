// Attacks on who may do what: other units' cases, second persons, forged forms, sessions.
import { Client } from './client.mjs';
import { csrfOf, loginAs, newAccount, newCase, newPerson, step } from './people.mjs';
import { fill, routes } from './routes.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

async function events(stack, code) {
  return stack.sql(`SELECT e.seq, e.type FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' ORDER BY e.seq`);
}

test('a case of another commune is not there for anybody, by any route', async () => {
  const stack = await shared();
  const { code } = await newCase(stack, { what: 'Của phường khác QUYENXEM' });
  const before = await events(stack, code);
  for (const login of ['honggai.truong', 'honggai.canbo']) {
    const client = await loginAs(stack, login);
    const csrf = await csrfOf(client);
    for (const { method, at } of await routes('staff_routes')) {
      if (!at.includes('{code}') || at.startsWith('/staff/notices')) continue; // leads to the case
      const answer = method === 'GET' ? await client.get(fill(at, { code }))
        : await client.post(fill(at, { code }), { csrf, body: 'x', reason: 'x', report: '1' });
      assert.ok([403, 404].includes(answer.status), `${login} ${method} ${at}: ${answer.status}`);
      assert.ok(!answer.text.includes('QUYENXEM'));
    }
    for (const list of ['/staff', '/staff/mine', '/staff/search?q=QUYENXEM', '/staff/identity']) {
      const answer = await client.get(list);
      assert.ok(!answer.text.includes(code), `${login} ${list}`);
    }
  }
  assert.deepEqual(await events(stack, code), before);
});

test('nobody who is not logged in gets past the login page', async () => {
  const stack = await shared();
  for (const { method, at, need } of await routes('staff_routes')) {
    const answer = await new Client(stack.staff)[method === 'GET' ? 'get' : 'post'](fill(at, { code: 'VV-X' }));
    if (need === 'ANYONE') assert.notEqual(answer.headers.location, '/staff', at);
    else if (at.startsWith('/staff/field/')) assert.equal(answer.status, 401, `${method} ${at}`); // a script asks
    else if (method === 'GET') assert.equal(answer.headers.location, '/staff/login', at);
    else {
      assert.equal(answer.status, 401, at);
      assert.match(answer.text, /action="\/staff\/login\/again"/, at);
    }
  }
});

test('an offered case: read before it is accepted, worked on after, gone for the sender', async () => {
  const stack = await shared();
  const { code } = await newCase(stack);
  const head = await loginAs(stack, 'baichay.truong');
  const other = await loginAs(stack, 'honggai.truong');
  const page = await head.get(`/staff/cases/${code}/step/forward`);
  const [, unit] = /value="(\d+)"[^>]*>[^<]*(?:Hồng Gai)/.exec(page.text) ?? [];
  assert.ok(unit, 'the other commune can be chosen');
  assert.equal((await step(head, code, 'forward', { receiver: unit, reason: 'x' })).status, 303);
  const csrf = await csrfOf(other);
  assert.equal((await other.get(`/staff/cases/${code}`)).status, 200);
  assert.equal((await other.post(`/staff/cases/${code}/message`, { csrf, body: 'x' })).status, 403);
  assert.equal((await other.get(`/staff/cases/${code}/step/answer`)).status, 409);
  assert.equal((await step(other, code, 'take_back', { reason: 'x' })).status, 403);
  assert.equal((await step(head, code, 'accept_forward')).status, 403);
  assert.equal((await step(other, code, 'accept_forward')).status, 303);
  assert.equal((await head.get(`/staff/cases/${code}`)).status, 404);
  assert.equal((await step(head, code, 'take_back', { reason: 'x' })).status, 404);
});

test('a case is not offered to a unit that could never accept it', async () => {
  const stack = await shared();
  const { code } = await newCase(stack);
  const head = await loginAs(stack, 'baichay.truong');
  const [[old], [far], [self]] = await stack.sql(`
    SELECT id FROM unit WHERE parent_code = '22' AND valid_to IS NOT NULL LIMIT 1;
    SELECT id FROM unit WHERE parent_code <> '22' AND level = 'commune' AND valid_to IS NULL LIMIT 1;
    SELECT id FROM unit WHERE code = '06673' AND valid_to IS NULL;`);
  for (const receiver of [old, far, self, '999999999', '-1', '0', 'x', '9223372036854775808'])
    assert.equal((await step(head, code, 'forward', { receiver, reason: 'x' })).status, 422, receiver);
  assert.equal((await events(stack, code)).length, 2);
});

test('a handler is a person of the unit', async () => {
  const stack = await shared();
  const { code } = await newCase(stack);
  const head = await loginAs(stack, 'baichay.truong');
  const [[other]] = await stack.sql("SELECT id FROM account WHERE login = 'honggai.canbo'");
  assert.equal((await step(head, code, 'assign', { handler: other })).status, 422);
});

async function ask(client, code, report) {
  return client.post(`/staff/cases/${code}/identity`,
    { csrf: await csrfOf(client), report, reason: 'Cần gặp để xác minh' });
}

test('an identity needs a second person, in an office that counts for this case', async () => {
  const stack = await shared();
  const { code, report } = await newCase(stack, { name: 'Hoàng Kín ABC' });
  const officer = await loginAs(stack, 'baichay.canbo');
  const head = await loginAs(stack, 'baichay.truong');
  const far = await loginAs(stack, 'honggai.truong');
  // An office elsewhere does not lend its right to this unit, and one person is never two.
  const mixed = await newPerson(stack, 'lan.lon', [['06673', 'auditor'], ['06685', 'officer']]);
  assert.equal((await ask(mixed, code, report)).status, 403);
  const twice = await newPerson(stack, 'hai.ghe', [['06673', 'head'], ['22-NNMT', 'custodian']]);
  assert.equal((await ask(twice, code, report)).status, 303);
  assert.equal((await ask(officer, code, report)).status, 303);
  const ids = await stack.sql(`SELECT q.id, a.login FROM identity_request q
    JOIN account a ON a.id = q.asked_by WHERE q.report_id = ${report} ORDER BY q.id`);
  assert.deepEqual(ids.map(([, login]) => login), ['hai.ghe', 'canbo'].map((l, i) =>
    (i ? `baichay.${l}` : l)));
  const [[mine], [officers]] = ids;
  const decide = async (client, id) => (await client.post(`/staff/identity/${id}`,
    { csrf: await csrfOf(client), answer: 'agree' })).status;
  const open = async (client, id) => client.post(`/staff/identity/${id}/open`,
    { csrf: await csrfOf(client) });
  assert.equal(await decide(twice, mine), 403, 'the one who asked');
  assert.equal((await open(twice, mine)).status, 404, 'not agreed yet');
  assert.equal(await decide(far, officers), 404, 'a head of another commune');
  assert.equal(await decide(officer, officers), 403, 'no custodian');
  assert.equal(await decide(head, officers), 403, 'a head of the commune');
  assert.equal(await decide(await loginAs(stack, 'baichay.luutru'), officers), 403,
    'a custodian of the commune');
  const custodian = await loginAs(stack, 'so.luutru');
  assert.equal(await decide(custodian, officers), 303);
  assert.equal(await decide(custodian, officers), 409, 'decided already');
  assert.equal((await open(officer, officers)).status, 403, 'who asked uses the relay');
  assert.equal((await open(head, officers)).status, 404, 'only the custodian who agreed');
  assert.equal((await open(twice, officers)).status, 404, 'not another custodian');
  const shown = await open(custodian, officers);
  assert.match(shown.text, /Hoàng Kín ABC/);
  assert.match(shown.headers['cache-control'], /no-store/);
  assert.equal((await open(custodian, officers)).status, 409, 'once');
  const agreed = (await stack.sql(`SELECT e.data FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'identity_agree'`))[0][0];
  assert.match(agreed, /baichay\.canbo/, 'the history tells whose request it was');
});

test('each form of officials wants its own token and its own site', async () => {
  const stack = await shared();
  const { code } = await newCase(stack);
  const client = await loginAs(stack, 'baichay.truong');
  const stranger = await csrfOf(await loginAs(stack, 'baichay.canbo'));
  const csrf = await csrfOf(client);
  const before = await events(stack, code);
  for (const { method, at, need } of await routes('staff_routes')) {
    if (method !== 'POST' || need === 'ANYONE') continue;
    const send = (fields, headers) => client.post(fill(at, { code }), { body: 'x', ...fields }, { headers });
    for (const [fields, headers] of [[{}, {}], [{ csrf: stranger }, {}], [{ csrf: '' }, {}],
      [{ csrf }, { Origin: 'http://evil.example', 'Sec-Fetch-Site': '' }],
      [{ csrf }, { Origin: 'null', 'Sec-Fetch-Site': '' }],
      [{ csrf }, { 'Sec-Fetch-Site': 'cross-site' }], [{ csrf }, { 'Sec-Fetch-Site': 'same-site' }]])
      assert.ok([403, 404, 409].includes((await send(fields, headers)).status),
        `${at} ${JSON.stringify([fields, headers])}`);
  }
  assert.equal((await client.get('/staff')).status, 200, 'still logged in');
  assert.deepEqual(await events(stack, code), before);
});

test('methods are not mixed up, and HEAD changes nothing', async () => {
  const stack = await shared();
  const client = await loginAs(stack, 'baichay.canbo');
  for (const { method, at } of await routes('staff_routes')) {
    if (method === 'POST') continue;
    const head = await client.send('HEAD', fill(at, { code: 'VV-X' }));
    assert.equal(head.body.length, 0);
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'POST'])
    assert.equal((await client.send(method, '/staff/search')).status, 405, method);
  assert.equal((await client.get('/staff/logout')).status, 405);
  const over = await client.post('/staff/search', { _method: 'GET' },
    { headers: { 'X-HTTP-Method-Override': 'GET' } });
  assert.equal(over.status, 405);
});

test('a session is new at login, ends at logout, at rest and for good', async () => {
  const stack = await shared();
  const client = new Client(stack.staff);
  client.cookies.set('__Host-staff', 'A'.repeat(43)); // planted by somebody
  // Somebody of whom no other test has a session open: those of this one are made old below.
  const { login, password } = await newAccount(stack, 'phien.lam.viec', [['06685', 'officer']]);
  const known = await loginAs(stack, login, password);
  const old = known.cookies.get('__Host-staff');
  await client.post('/staff/login', { login, password });
  assert.notEqual(client.cookies.get('__Host-staff'), 'A'.repeat(43));
  await client.post('/staff/logout', { csrf: await csrfOf(client) });
  assert.equal(client.cookies.has('__Host-staff'), false);
  await known.post('/staff/logout', { csrf: await csrfOf(known) });
  known.cookies.set('__Host-staff', old);
  assert.equal((await known.get('/staff')).status, 303, 'the old cookie is worth nothing');
  for (const column of ['seen_us', 'made_us']) {
    const late = await loginAs(stack, login, password);
    assert.equal((await late.get('/staff')).status, 200);
    await stack.sql(`UPDATE session s JOIN account a ON a.id = s.account_id
      SET s.${column} = s.${column} - 86400000000 WHERE a.login = '${login}'`);
    assert.equal((await late.get('/staff')).status, 303, column);
  }
});

test('guesses side by side count one by one, in whatever spelling', async () => {
  const stack = await shared();
  const { login, password } = await newAccount(stack, 'doan.mo', [['06673', 'officer']]);
  const guess = async (name, word) => (await new Client(stack.staff)
    .post('/staff/login', { login: name, password: word })).status;
  await loginAs(stack, 'Đoàn.Mở', password); // a keyboard that adds marks
  const all = await Promise.all(Array.from({ length: 24 }, () => guess(login, 'x')));
  const looked = all.filter((status) => status === 422).length;
  assert.ok(looked >= 1 && looked <= 7, `${looked} of 24 passwords were looked at`);
  await Promise.all(Array.from({ length: 4 }, () => guess(login, 'x')));
  // All at once, as the wait may be over before the last of a row on a slow machine.
  const names = ['doan.mo', 'DOAN.MO', 'đoan.mo', ' doan.mo ', 'doan.mo\u200b', 'doan.mo\u0001',
    'doan.mo\u0301', 'ｄoan.mo', 'doan.mo\u00ad'];
  const answers = await Promise.all(names.map((name) => guess(name, password)));
  assert.deepEqual(names.filter((_, i) => answers[i] === 303), []);
});
