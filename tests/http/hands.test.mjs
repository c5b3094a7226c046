// Whose work a case is: lead, co-operating people, internal due day, cover
// during leave, conflict of interest, and a commune that must not have the case.
import { assert, test } from './runner.mjs';
import { day, newCase, official, step } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { shared } from './stack.mjs';

const who = {};

async function person(stack, login) {
  who[login] ??= official(stack, login);
  return who[login];
}

// The account's id as forms name people.
async function id(stack, login) {
  return (await stack.sql(`SELECT id FROM account WHERE login = '${login}'`))[0][0];
}

// The same without asking for the form first, as somebody who makes up requests.
async function direct(client, code, name, fields = {}) {
  return client.post(`/staff/cases/${code}/step/${name}`, { csrf: await csrfOf(client), ...fields });
}

async function page(client, code) {
  return (await client.get(`/staff/cases/${code}`)).text;
}

async function assigned(stack, code, fields = {}) {
  const head = await person(stack, 'baichay.truong');
  return step(head, code, 'assign', { handler: await id(stack, 'baichay.canbo'), ...fields });
}

test('a case has one lead, helpers of the unit and an internal due day, and shows them', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const helper = await id(stack, 'baichay.truc');
  const done = await assigned(stack, code, { helpers: helper, own_due: day(1), late_ok: '1' });
  assert.equal(done.status, 303);
  const text = await page(await person(stack, 'baichay.truong'), code);
  assert.match(text, /Trần Thị Cán ABC <span class="muted">từ/);
  assert.match(text, /Phối hợp<\/dt><dd>Bùi Thị Trực ABC/);
  assert.match(text, /Hạn nội bộ/);
  const inbox = await (await person(stack, 'baichay.truc')).get('/staff/mine');
  assert.match(inbox.text, /Bạn phối hợp/);
  assert.ok(inbox.text.includes(code));
  assert.match(inbox.text, /Hạn nội bộ \d\d\//);
  const rows = await stack.sql(`SELECT h.part, a.login FROM case_hand h
    JOIN account a ON a.id = h.account_id JOIN cases c ON c.id = h.case_id
    WHERE c.code = '${code}' AND h.ended_us IS NULL ORDER BY h.part DESC`);
  assert.deepEqual(rows, [['lead', 'baichay.canbo'], ['co', 'baichay.truc']]);
});

test('who co-operates does what an officer may, and nobody else gains by it', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const desk = await person(stack, 'baichay.truc');
  const [officer, helper] = [await id(stack, 'baichay.canbo'), await id(stack, 'baichay.truc')];
  await step(await person(stack, 'baichay.canbo'), code, 'accept');
  assert.equal((await direct(desk, code, 'inspect')).status, 403);
  await assigned(stack, code, { handler: officer, helpers: helper });
  assert.equal((await step(desk, code, 'inspect')).status, 303);
  assert.equal((await direct(desk, code, 'assign', { handler: helper })).status, 403);
});

test('nobody of another unit is assigned, to lead or to co-operate', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const other = await id(stack, 'honggai.canbo');
  const own = await id(stack, 'baichay.truc');
  for (const fields of [{ handler: other }, { helpers: other }, { helpers: 'x' },
    { helpers: await id(stack, 'baichay.canbo') }])
    assert.equal((await assigned(stack, code, fields)).status, 422);
  assert.equal((await direct(await person(stack, 'honggai.truong'), code, 'assign',
    { handler: other })).status, 404);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM case_hand h
    JOIN cases c ON c.id = h.case_id WHERE c.code = '${code}'`), [['0']]);
  assert.equal((await assigned(stack, code, { helpers: own })).status, 303);
});

test('an internal due day behind that of the case is taken only after a warning', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const far = await assigned(stack, code, { own_due: day(60) });
  assert.equal(far.status, 422);
  assert.match(far.text, /phải xong bước này chậm nhất/);
  assert.match(far.text, /name="late_ok"/);
  assert.equal((await assigned(stack, code, { own_due: day(-1) })).status, 422);
  assert.equal((await assigned(stack, code, { own_due: day(60), late_ok: '1' })).status, 303);
});

test('a case that is given back is under the head again, with the reason in the history', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  await assigned(stack, code);
  const officer = await person(stack, 'baichay.canbo');
  const back = await step(officer, code, 'give_back', { reason: 'Đang đi công tác xa.' });
  assert.equal(back.status, 303);
  const head = await person(stack, 'baichay.truong');
  const text = await page(head, code);
  assert.match(text, /Nguyễn Văn Trưởng ABC \(thủ trưởng, chưa phân công\)/);
  assert.match(text, /Đang đi công tác xa\./);
  assert.equal((await direct(officer, code, 'give_back', { reason: 'x' })).status, 403);
  assert.match((await head.get('/staff')).text, /Trả lại để phân công người khác/);
});
