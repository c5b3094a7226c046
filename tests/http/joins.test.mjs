// Reports about one matter in one case, and apart again: nobody loses an answer, a term, a code.
import { assert, test } from './runner.mjs';
import { Client } from './client.mjs';
import { official, step } from './officials.mjs';
import { csrfOf, newCase, newPerson } from './people.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { shared, until } from './stack.mjs';

const who = {};
async function person(login) {
  who[login] ??= official(await shared(), login);
  return who[login];
}

const at = (code) => `/staff/cases/${code}/reports`;

// Two cases of the commune that nothing but this test knows.
async function two(stack) {
  return [await newCase(stack), await newCase(stack)];
}

async function join(client, into, codes, reason = 'Cùng một cống xả.') {
  return client.post(`${at(into)}/join`,
    [['csrf', await csrfOf(client)], ...codes.map((c) => ['other', c]), ['join_reason', reason]]);
}

async function separate(client, code, reports, reason = 'Là việc khác.') {
  return client.post(`${at(code)}/separate`,
    [['csrf', await csrfOf(client)], ...reports.map((r) => ['report', r]), ['split_reason', reason]]);
}

async function clocks(stack, code) {
  const rows = await stack.sql(`SELECT k.code, k.due_us, k.from_us FROM clock k
    JOIN cases c ON c.id = k.case_id
    WHERE c.code = '${code}' AND k.stopped_us IS NULL ORDER BY k.code`);
  return Object.fromEntries(rows.map(([name, due, since]) => [name, { due, since }]));
}

async function status(stack, key) {
  const client = new Client(stack.public);
  await client.post('/track', { key });
  return (await client.get('/track/status')).text;
}

const events = (stack, code) => stack.sql(`SELECT e.type, e.data FROM event e
  JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}' ORDER BY e.seq`);

async function verified(stack) {
  const done = await stack.verified();
  assert.equal(done.code, 0, done.out + done.err);
}

test('a joined case leads to the other one, its reporters follow it and are answered', async () => {
  const stack = await shared();
  const officer = await person('baichay.canbo');
  const [a, b] = await two(stack);
  const said = await officer.submit(`/staff/cases/${b.code}`, { body: 'Đã nhận thư GHEP1.' },
    { action: `/staff/cases/${b.code}/message` });
  assert.equal(said.status, 303);
  const done = await join(officer, a.code, [b.code]);
  assert.equal(done.status, 303, done.text);

  const old = await officer.get(`/staff/cases/${b.code}`);
  assert.equal(old.status, 200, 'the old code still leads somewhere');
  assert.match(old.text, new RegExp(`đã được ghép[^<]*<a href="/staff/cases/${a.code}"`));
  assert.equal(old.text.includes('/step/'), false, 'nothing is done there any more');
  const page = await officer.get(at(a.code));
  assert.ok(page.text.includes(a.ref) && page.text.includes(b.ref));
  assert.match((await officer.get(`/staff/cases/${a.code}`)).text, /Phản ánh trong vụ việc \(2\)/);
  const inbox = (await officer.get(`/staff/search?q=${b.code.slice(3)}`)).text;
  assert.ok(inbox.includes(b.code), 'found by its old code');

  assert.equal((await step(officer, a.code, 'accept')).status, 303);
  const told = await officer.submit(`/staff/cases/${a.code}`, { body: 'Thư chung GHEP2.' },
    { action: `/staff/cases/${a.code}/message` });
  assert.equal(told.status, 303);
  for (const { key } of [a, b]) {
    const seen = await status(stack, key);
    assert.match(seen, /Thư chung GHEP2/);
    assert.match(seen, /Đang xác minh/);
  }
  const mine = await status(stack, b.key);
  assert.match(mine, /GHEP1/, 'what was written before stays');
  assert.match(mine, /xử lý chung với những phản ánh khác/);
  assert.equal((await status(stack, a.key)).includes('GHEP1'), false, 'a letter of the other case');

  const closed = await step(officer, a.code, 'refuse', { refusal: 'untrue', answer: 'TRALOI chung.' });
  assert.equal(closed.status, 303, closed.text);
  for (const { key } of [a, b]) assert.match(await status(stack, key), /TRALOI chung/);
  const [types, other] = [await events(stack, a.code), await events(stack, b.code)];
  const joined = JSON.parse(types.find(([type]) => type === 'join')[1]);
  assert.deepEqual([joined.case, joined.refs, joined.reason], [b.code, b.ref, 'Cùng một cống xả.']);
  assert.equal(JSON.parse(other.find(([type]) => type === 'joined')[1]).case, a.code);
  await verified(stack);
});

test('the stricter term counts while they are joined, and each has its own again after', async () => {
  const stack = await shared();
  const officer = await person('baichay.canbo');
  const [a, b] = await two(stack);
  await step(officer, b.code, 'set_urgent', { reason: 'Cá chết hàng loạt' });
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id
    SET k.due_us = k.due_us - 1000000, k.from_us = k.from_us - 1000000
    WHERE c.code = '${b.code}' AND k.code = 'HOTLINE_STEP_RECEIVE'`);
  const [ownA, ownB] = [await clocks(stack, a.code), await clocks(stack, b.code)];
  assert.ok(ownB.HOTLINE_URGENT_VERIFY && !ownA.HOTLINE_URGENT_VERIFY);
  assert.equal((await join(officer, a.code, [b.code])).status, 303);
  const both = await clocks(stack, a.code);
  assert.deepEqual(both, ownB, 'urgent goes over, the earlier day counts');
  assert.deepEqual(await clocks(stack, b.code), {}, 'nothing runs twice');
  const [due] = (await stack.sql(`SELECT due_us FROM cases WHERE code = '${a.code}'`))[0];
  assert.equal(due, [ownB.HOTLINE_URGENT_VERIFY.due, ownB.HOTLINE_STEP_RECEIVE.due].sort()[0]);

  const apart = await separate(officer, a.code, [b.report]);
  assert.equal(apart.status, 303, apart.text);
  assert.equal(apart.headers.location, `/staff/cases/${b.code}`, 'its own code again');
  assert.deepEqual(await clocks(stack, a.code), ownA);
  assert.deepEqual(await clocks(stack, b.code), ownB);
  const seen = await status(stack, b.key);
  assert.match(seen, /tách ra để xử lý riêng/);
  assert.equal((await step(officer, b.code, 'accept')).status, 303, 'work goes on there');
  assert.equal((await join(officer, a.code, [b.code])).status, 303, 'joined once more');
  assert.equal((await separate(officer, a.code, [b.report])).status, 303, 'and apart once more');
  await verified(stack);
});

test('of several that were joined the strictest that is still there counts', async () => {
  const stack = await shared();
  const officer = await person('baichay.canbo');
  const [a, b] = await two(stack);
  const c = await newCase(stack);
  const earlier = (code, s) => stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id
    SET k.due_us = k.due_us - ${s}000000 WHERE c.code = '${code}'`);
  await earlier(b.code, 20);
  await earlier(c.code, 40);
  const own = { a: await clocks(stack, a.code), b: await clocks(stack, b.code),
    c: await clocks(stack, c.code) };
  assert.equal((await join(officer, a.code, [b.code, c.code])).status, 303);
  assert.deepEqual(await clocks(stack, a.code), own.c);
  assert.equal((await separate(officer, a.code, [c.report])).status, 303);
  assert.deepEqual(await clocks(stack, a.code), own.b);
  assert.equal((await separate(officer, a.code, [b.report])).status, 303);
  assert.deepEqual(await clocks(stack, a.code), own.a);
  assert.deepEqual(await clocks(stack, b.code), own.b);
});

test('a report that was wrongly joined leaves even after the answer, its terms from its receipt', async () => {
  const stack = await shared();
  const officer = await person('baichay.canbo');
  const [a, b] = await two(stack);
  const own = await clocks(stack, b.code);
  await join(officer, a.code, [b.code]);
  const closed = await step(officer, a.code, 'refuse', { refusal: 'untrue', answer: 'Trả lời ABC.' });
  assert.equal(closed.status, 303);
  assert.equal((await separate(officer, a.code, [a.report, b.report])).status, 409, 'one must stay');
  assert.equal((await separate(officer, a.code, [b.report])).status, 303);
  const [row] = await stack.sql(`SELECT stage, ended FROM cases WHERE code = '${b.code}'`);
  assert.deepEqual(row, ['received', '0']);
  assert.deepEqual(await clocks(stack, b.code), own);
  assert.match(await status(stack, b.key), /Trả lời ABC/, 'what was answered stays with it');
});

test('one report that never had a case of its own gets one', async () => {
  const stack = await shared();
  const officer = await person('baichay.canbo');
  const [a, b] = await two(stack);
  await stack.sql(`UPDATE report SET received_us = received_us - 5000000 WHERE id = ${b.report}`);
  await join(officer, a.code, [b.code]);
  // As if it had been folded into the case when it came.
  await stack.sql(`UPDATE case_report SET source_id = NULL WHERE report_id = ${b.report}`);
  const apart = await separate(officer, a.code, [b.report]);
  const code = apart.headers.location.split('/').pop();
  assert.ok(![a.code, b.code].includes(code));
  const [own] = Object.values(await clocks(stack, code));
  const [[received]] = await stack.sql(`SELECT received_us FROM report WHERE id = ${b.report}`);
  assert.equal(own.since, received);
  assert.ok((await officer.get(`/staff/cases/${code}`)).text.includes(b.ref));
});

test('nobody joins what they do not see, do not work on, or may not know', async () => {
  const stack = await shared();
  const officer = await person('baichay.canbo');
  const other = await person('honggai.canbo');
  const [a, b] = await two(stack);
  const before = await stack.sql('SELECT COUNT(*) FROM cases WHERE joined_id IS NOT NULL');
  assert.equal((await other.get(at(a.code))).status, 404);
  assert.equal((await join(other, a.code, [b.code])).status, 404);
  const department = await person('so.canbo');
  assert.equal((await department.get(at(a.code))).status, 200, 'the superior reads');
  assert.ok([403, 422].includes((await join(department, a.code, [b.code])).status));
  assert.equal((await separate(department, a.code, [a.report])).status, 403);
  const bare = await officer.post(`${at(a.code)}/join`, { other: b.code, join_reason: 'ABC' });
  assert.equal(bare.status, 403, 'without the form token');

  const token = newToken();
  const { ref } = receiptOf((await new Client(stack.public).post('/report',
    { ...reportFields(token, token), avoid: '1' })).text);
  const hidden = await until(async () => (await stack.sql(`SELECT c.code FROM cases c
    JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}'`))[0]?.[0], 15_000, 'a case');
  const refused = await join(officer, a.code, [hidden]);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /không tìm thấy vụ việc/);
  assert.equal((await join(department, hidden, [a.code])).status, 422, 'the commune holds it');
  // Somebody with an office in both: the wish of the reporter counts, in both directions.
  const unit = (await stack.sql(`SELECT u.code FROM unit u JOIN cases c ON c.unit_id = u.id
    WHERE c.code = '${hidden}'`))[0][0];
  const both = await newPerson(stack, 'ghep.hainoi', [['06673', 'officer'], [unit, 'officer']]);
  for (const [into, from] of [[a.code, hidden], [hidden, a.code]]) {
    const answer = await join(both, into, [from]);
    assert.equal(answer.status, 409, `${into} <- ${from}`);
    assert.match(answer.text, /không được biết vụ việc này/);
  }
  assert.deepEqual(await stack.sql('SELECT COUNT(*) FROM cases WHERE joined_id IS NOT NULL'), before);
});

test('who declared a conflict of interest in the one case is kept out of both', async () => {
  const stack = await shared();
  const [a, b] = await two(stack);
  const inspector = await person('baichay.kiemtra');
  assert.equal((await step(inspector, b.code, 'declare_conflict', { reason: 'Người nhà' })).status, 303);
  const refused = await join(inspector, a.code, [b.code]);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /bạn đã khai báo xung đột/);
  assert.equal((await join(await person('baichay.canbo'), a.code, [b.code])).status, 303);
  const page = await inspector.get(`/staff/cases/${a.code}`);
  assert.match(page.text, /Bạn đã khai báo xung đột lợi ích/);
});

test('what is refused says why and keeps what was typed', async () => {
  const stack = await shared();
  const officer = await person('baichay.canbo');
  const [a, b] = await two(stack);
  const typed = await officer.submit(at(a.code), { code: b.code.toLowerCase(), join_reason: '' },
    { action: `${at(a.code)}/join` });
  assert.equal(typed.status, 422);
  assert.ok(typed.text.includes(b.code.toLowerCase()));
  const nothing = await officer.submit(at(a.code), { code: '', join_reason: 'GIULAI' },
    { action: `${at(a.code)}/join` });
  assert.match(nothing.text, /GIULAI/);
  const self = await join(officer, a.code, [a.code]);
  assert.equal(self.status, 409);
  assert.match(self.text, /vào chính nó/);
  const many = Array.from({ length: 51 }, (_, i) => `VV-${String(i).padStart(8, '0')}`);
  assert.equal((await join(officer, a.code, many)).status, 422);
  assert.match((await join(officer, a.code, many.slice(1))).text, /không tìm thấy/, '50 are tried');
  const one = await officer.submit(at(a.code), { code: b.code.toLowerCase(), join_reason: 'ABC' },
    { action: `${at(a.code)}/join` });
  assert.equal(one.status, 303, 'typed in small letters');
  assert.equal((await join(officer, a.code, [b.code])).status, 409, 'once');
  const late = await officer.post(`/staff/cases/${b.code}/step/accept`,
    { csrf: await csrfOf(officer) });
  assert.ok([403, 409].includes(late.status), 'no step in a joined case');
});
