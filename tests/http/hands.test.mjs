// Whose work a case is: lead, co-operating people, internal due day, cover
// during leave, conflict of interest, and a commune that must not have the case.
import { assert, test } from './runner.mjs';
import { Client } from './client.mjs';
import { day, newCase, official, step } from './officials.mjs';
import { csrfOf, direct, idOf } from './people.mjs';
import { counts, newToken, receiptOf, reportFields } from './reports.mjs';
import { shared, until } from './stack.mjs';

const who = {};

async function person(stack, login) {
  who[login] ??= official(stack, login);
  return who[login];
}

async function page(client, code) {
  return (await client.get(`/staff/cases/${code}`)).text;
}

async function assigned(stack, code, fields = {}) {
  const head = await person(stack, 'baichay.truong');
  return step(head, code, 'assign', { handler: await idOf(stack, 'baichay.canbo'), ...fields });
}

test('a case has one lead, helpers of the unit and an internal due day, and shows them', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const helper = await idOf(stack, 'baichay.truc');
  const done = await assigned(stack, code, { helpers: helper, own_due: day(1), late_ok: '1' });
  assert.equal(done.status, 303);
  const text = await page(await person(stack, 'baichay.truong'), code);
  assert.match(text, /Trần Thị Cán ABC <span class="muted">từ/);
  assert.match(text, /Phối hợp<\/dt><dd>Bùi Thị Trực ABC/);
  assert.match(text, /Hạn nội bộ/);
  const inbox = await (await person(stack, 'baichay.truc')).get('/staff/mine');
  assert.match(inbox.text, /Bạn phối hợp/);
  assert.ok(inbox.text.includes(`/staff/cases/${code}`));
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
  const [officer, helper] = [await idOf(stack, 'baichay.canbo'), await idOf(stack, 'baichay.truc')];
  await step(await person(stack, 'baichay.canbo'), code, 'accept');
  assert.equal((await direct(desk, code, 'inspect')).status, 403);
  await assigned(stack, code, { handler: officer, helpers: helper });
  assert.equal((await step(desk, code, 'inspect')).status, 303);
  assert.equal((await direct(desk, code, 'assign', { handler: helper })).status, 403);
});

test('nobody of another unit is assigned, to lead or to co-operate', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const other = await idOf(stack, 'honggai.canbo');
  const own = await idOf(stack, 'baichay.truc');
  for (const fields of [{ handler: other }, { helpers: other }, { helpers: 'x' },
    { helpers: await idOf(stack, 'baichay.canbo') }])
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
  await stack.sql(`UPDATE cases SET due_us = due_us - 30 * 86400000000 WHERE code = '${code}'`);
  assert.match((await assigned(stack, code, { own_due: day(1) })).text, /Vụ việc đã quá hạn từ/);
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

// Leave as the person or the head enters it; gives the answer.
function away(client, fields) {
  return client.submit('/staff/absence', fields, { action: '/staff/absence' });
}

async function endLeave(stack, login) {
  await stack.sql(`UPDATE absence b JOIN account a ON a.id = b.account_id
    SET b.ended_us = b.entered_us, b.ended_by = b.entered_by WHERE a.login = '${login}'`);
}

// The demonstration has leave of its own; a test begins without any.
async function nobodyAway(stack) {
  for (const login of ['baichay.canbo', 'baichay.truong', 'baichay.kiemtra', 'baichay.truc'])
    await endLeave(stack, login);
}

test('during leave the cover handles the case in the own name, and no longer than that', async () => {
  const stack = await shared();
  await nobodyAway(stack);
  const code = await newCase(stack);
  const cover = await person(stack, 'baichay.kiemtra');
  await assigned(stack, code);
  assert.equal((await direct(cover, code, 'give_back', { reason: 'x' })).status, 403);
  const entered = await away(await person(stack, 'baichay.canbo'),
    { from: day(), until: day(3), cover: await idOf(stack, 'baichay.kiemtra') });
  assert.equal(entered.status, 303);
  const mine = await cover.get('/staff/mine');
  assert.match(mine.text, /Bạn làm thay người đang nghỉ/);
  assert.ok(mine.text.includes(`/staff/cases/${code}`));
  assert.match(await page(cover, code), /Đang nghỉ, Lê Văn Kiểm ABC làm thay/);
  assert.equal((await direct(await person(stack, 'baichay.truc'), code, 'give_back',
    { reason: 'x' })).status, 403);
  assert.equal((await step(cover, code, 'give_back', { reason: 'Người nghỉ đi viện.' })).status, 303);
  assert.match(await page(cover, code), /Lê Văn Kiểm ABC \(thay Trần Thị Cán ABC\)/);
  assert.deepEqual(await stack.sql(`SELECT a.login FROM event e JOIN cases c ON c.id = e.case_id
    JOIN account a ON a.id = e.account_id WHERE c.code = '${code}' AND e.type = 'give_back'`),
  [['baichay.kiemtra']]);

  await assigned(stack, code);
  const told = await stack.sql(`SELECT DISTINCT a.login FROM notice n
    JOIN account a ON a.id = n.account_id JOIN cases c ON c.id = n.case_id
    WHERE c.code = '${code}' AND n.code = 'assign' ORDER BY a.login`);
  assert.deepEqual(told, [['baichay.canbo'], ['baichay.kiemtra']]);
  const form = await (await person(stack, 'baichay.truong')).get(`/staff/cases/${code}/step/assign`);
  assert.match(form.text, /Trần Thị Cán ABC \(nghỉ đến hết [^)]*, Lê Văn Kiểm ABC làm thay\)/);

  await stack.sql(`UPDATE absence SET from_us = from_us - 864000000000, until_us = ${Date.now()} * 1000 - 1000
    WHERE ended_us IS NULL AND account_id = ${await idOf(stack, 'baichay.canbo')}`);
  assert.equal((await direct(cover, code, 'give_back', { reason: 'x' })).status, 403);
  assert.ok(!(await cover.get('/staff/mine')).text.includes(`/staff/cases/${code}`));
});

test('who covers the head assigns, and does nothing else of a head', async () => {
  const stack = await shared();
  await nobodyAway(stack);
  const code = await newCase(stack);
  const cover = await person(stack, 'baichay.truc');
  const fields = { handler: await idOf(stack, 'baichay.canbo') };
  assert.equal((await direct(cover, code, 'assign', fields)).status, 403);
  const head = await person(stack, 'baichay.truong');
  assert.equal((await away(head, { person: await idOf(stack, 'baichay.truong'), from: day(),
    until: day(1), cover: await idOf(stack, 'baichay.truc') })).status, 303);
  assert.equal((await step(cover, code, 'assign', fields)).status, 303);
  assert.match(await page(cover, code), /Bùi Thị Trực ABC \(thay Nguyễn Văn Trưởng ABC\)/);
  for (const other of ['refuse', 'move_up'])
    assert.equal((await direct(cover, code, other, { reason: 'x', refusal: 'no_content',
      answer: 'x' })).status, 403);
  assert.equal((await direct(await person(stack, 'honggai.canbo'), code, 'assign', fields)).status, 404);
  await nobodyAway(stack);
  assert.equal((await direct(cover, code, 'assign', fields)).status, 403);
});

test('leave is entered by the person or the head, for people of the unit, once', async () => {
  const stack = await shared();
  await nobodyAway(stack);
  const officer = await person(stack, 'baichay.canbo');
  const head = await person(stack, 'baichay.truong');
  const [me, desk, other] = await Promise.all(['baichay.canbo', 'baichay.truc', 'honggai.canbo']
    .map((login) => idOf(stack, login)));
  const good = { from: day(2), until: day(4), cover: desk };
  const bad = [{ ...good, cover: other }, { ...good, cover: me }, { ...good, until: day(1) },
    { ...good, from: day(-1) }, { ...good, until: day(500) }];
  for (const fields of bad) {
    const answer = await away(officer, fields);
    assert.equal(answer.status, 422, JSON.stringify(fields));
    assert.ok(answer.text.includes(`value="${fields.until}"`), 'what was typed stays');
  }
  const csrf = await csrfOf(officer);
  assert.equal((await officer.post('/staff/absence', { csrf, ...good, person: desk, cover: me }))
    .status, 403);
  assert.equal((await away(officer, good)).status, 303);
  assert.equal((await away(officer, good)).status, 422);
  assert.equal((await away(head, { ...good, person: desk, cover: me })).status, 422);
  const [[row]] = await stack.sql(`SELECT id FROM absence WHERE account_id = ${me}
    AND ended_us IS NULL`);
  const stranger = await person(stack, 'honggai.truong');
  assert.equal((await stranger.post(`/staff/absence/${row}/end`,
    { csrf: await csrfOf(stranger) })).status, 404);
  const clerk = await person(stack, 'baichay.truc');
  assert.equal((await clerk.post(`/staff/absence/${row}/end`,
    { csrf: await csrfOf(clerk) })).status, 403);
  assert.equal((await head.post(`/staff/absence/${row}/end`,
    { csrf: await csrfOf(head) })).status, 303);
  assert.equal((await head.post(`/staff/absence/${row}/end`,
    { csrf: await csrfOf(head) })).status, 409);
});

test('who declared a conflict of interest is out of the case, whatever is posted', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const officer = await person(stack, 'baichay.canbo');
  const head = await person(stack, 'baichay.truong');
  await assigned(stack, code, { helpers: await idOf(stack, 'baichay.truc') });
  assert.equal((await step(officer, code, 'declare_conflict',
    { reason: 'Cơ sở của người thân.' })).status, 303);
  const text = await page(officer, code);
  assert.match(text, /Bạn đã khai báo xung đột lợi ích trong vụ việc này/);
  assert.match(await page(head, code), /Nguyễn Văn Trưởng ABC \(thủ trưởng, chưa phân công\)/);
  for (const [name, fields] of [['accept', {}], ['add_note', { note: 'x' }]]) {
    const answer = await direct(officer, code, name, fields);
    assert.equal(answer.status, 403);
    assert.match(answer.text, /Bạn đã khai báo xung đột lợi ích/);
  }
  const csrf = await csrfOf(officer);
  for (const [path, fields] of [['message', { body: 'x' }],
    ['sanction', { detected_on: day(), record_term: 'normal', violator: 'ABC' }]])
    assert.equal((await officer.post(`/staff/cases/${code}/${path}`, { csrf, ...fields })).status,
      403, path);
  const form = await head.get(`/staff/cases/${code}/step/assign`);
  assert.ok(!form.text.includes('Trần Thị Cán ABC'), 'cannot be chosen');
  assert.equal((await assigned(stack, code)).status, 422);
  assert.equal((await assigned(stack, code, { handler: await idOf(stack, 'baichay.truc'),
    helpers: await idOf(stack, 'baichay.canbo') })).status, 422);
  assert.equal((await assigned(stack, code, { handler: await idOf(stack, 'baichay.truc') })).status, 303);
});

test('a case about the unit itself goes up at once, keeps its terms and never comes back', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const head = await person(stack, 'baichay.truong');
  const above = await person(stack, 'so.canbo');
  await step(head, code, 'accept');
  await assigned(stack, code);
  const clocks = () => stack.sql(`SELECT k.code, k.from_us, k.due_us, k.stopped_us FROM clock k
    JOIN cases c ON c.id = k.case_id WHERE c.code = '${code}' ORDER BY k.id`);
  const before = await clocks();
  assert.equal((await step(await person(stack, 'baichay.canbo'), code, 'move_up',
    { reason: 'Bãi rác do chính phường quản lý.' })).status, 303);
  assert.deepEqual(await clocks(), before);
  assert.deepEqual(await stack.sql(`SELECT u.code, c.stage, c.handler_id FROM cases c
    JOIN unit u ON u.id = c.unit_id WHERE c.code = '${code}'`), [['22-NNMT', 'verifying', 'NULL']]);
  assert.equal((await head.get(`/staff/cases/${code}`)).status, 404);
  assert.ok(!(await head.get(`/staff/search?q=${code}`)).text.includes(`/staff/cases/${code}`));
  assert.match(await page(above, code), /Bãi rác do chính phường quản lý\./);
  const told = await stack.sql(`SELECT a.login FROM notice n JOIN account a ON a.id = n.account_id
    JOIN cases c ON c.id = n.case_id WHERE c.code = '${code}' AND n.code = 'move_up'`);
  assert.deepEqual(told, [['so.truong']]);
  const [[ward]] = await stack.sql("SELECT id FROM unit WHERE code = '06673' AND valid_to IS NULL");
  const form = await above.get(`/staff/cases/${code}/step/forward`);
  assert.ok(!form.text.includes(`<option value="${ward}"`), 'not offered to the unit it concerns');
  assert.equal((await step(above, code, 'forward', { receiver: ward, reason: 'x' })).status, 422);
  assert.equal((await direct(above, code, 'move_up', { reason: 'x' })).status, 403);
});

test('a reporter keeps the commune out: the province gets it, the commune never sees it', async () => {
  const stack = await shared();
  const token = newToken();
  const why = 'Trưởng khu là chủ xưởng này.';
  const citizen = new Client(stack.public);
  const fields = { ...reportFields(token, token), avoid: '1', avoid_why: why };
  const filed = await citizen.post('/report', fields);
  assert.equal(filed.status, 200);
  assert.match(filed.text, /<strong>Sở Nông nghiệp và Môi trường<\/strong>/);
  assert.match(filed.text, /xã, phường nơi xảy ra không nhận và không đọc được phản ánh này/);
  assert.match(filed.text, /Phải trả lời bạn chậm nhất<\/dt>\s*<dd><strong><time/);
  const { ref } = receiptOf(filed.text);
  assert.equal(receiptOf((await citizen.post('/report', fields)).text).ref, ref);
  assert.equal((await citizen.post('/report', { ...fields, avoid_why: 'khác' })).status, 409);
  const code = await until(async () => (await stack.sql(`SELECT c.code FROM cases c
    JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}'`))[0]?.[0], 20_000, 'its case');
  const [ward] = await stack.sql(`SELECT u.id, u.code FROM unit u JOIN report r ON r.avoid_id = u.id
    WHERE r.ref = '${ref}'`);
  assert.equal(ward[1], '06673');

  for (const login of ['baichay.truong', 'baichay.canbo', 'baichay.luutru']) {
    const own = await person(stack, login);
    assert.equal((await own.get(`/staff/cases/${code}`)).status, 404);
    for (const path of ['/staff', '/staff/mine', `/staff/search?q=${code}`, `/staff/search?q=${ref}`])
      assert.ok(!(await own.get(path)).text.includes(`/staff/cases/${code}`), `${login} ${path}`);
    for (const [path, more] of [['step/accept', {}], ['step/add_note', { note: 'x' }],
      ['message', { body: 'x' }]])
      assert.ok([403, 404].includes((await own.post(`/staff/cases/${code}/${path}`,
        { csrf: await csrfOf(own), ...more })).status), `${login} ${path}`);
  }
  const above = await person(stack, 'so.truong');
  const text = await page(above, code);
  assert.match(text, /Không để phường Bãi Cháy xử lý<br>Trưởng khu là chủ xưởng này\./);
  assert.equal((await step(above, code, 'forward', { receiver: ward[0], reason: 'x' })).status, 422);

  /* Another commune that gets it later reads neither the wish nor its reason. */
  const [[next]] = await stack.sql("SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL");
  assert.equal((await step(above, code, 'forward', { receiver: next, reason: 'Cùng con suối.' }))
    .status, 303);
  const other = await person(stack, 'honggai.truong');
  assert.equal((await step(other, code, 'accept_forward')).status, 303);
  assert.ok(!(await page(other, code)).includes(why));
});

test('the wish to keep the commune out stays on a form with mistakes, in both languages', async () => {
  const stack = await shared();
  const token = newToken();
  const before = await counts(stack);
  for (const [lang, label] of [['vi', /Tôi không muốn xã, phường này xử lý/],
    ['en', /I do not want this commune or ward to handle it/]]) {
    const citizen = new Client(stack.public);
    assert.match((await citizen.get(`/?lang=${lang}`)).text, label);
    const again = await citizen.post('/report',
      { ...reportFields(token), what: '', avoid: '1', avoid_why: 'Họ hàng của chủ xưởng' });
    assert.equal(again.status, 422);
    assert.match(again.text, label);
    assert.match(again.text, /<input type="checkbox" id="avoid" name="avoid" value="1" checked/);
    assert.match(again.text, /Họ hàng của chủ xưởng<\/textarea>/);
    const half = await citizen.post('/report', { ...reportFields(token), avoid_why: 'Lý do' });
    assert.equal(half.status, 422);
  }
  assert.deepEqual(await counts(stack), before);
});
