// Terms through everything that moves a case. Other systems go wrong after a forward, a
// reopening, a change of kind or of priority: each is a test here.
import { Client, unescape } from './client.mjs';
import { EVIDENCE, PDF, answered, day, newCase, official, step } from './officials.mjs';
import { idOf } from './people.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { MIDDLE, inspecting, recorded } from './sanctions.mjs';
import { shared, until } from './stack.mjs';

const TERMS = { // web/.. names of workflows/law/term_names.csv
  HOTLINE_STEP_RECEIVE: 'Tiếp nhận phản ánh', HOTLINE_STEP_VERIFY: 'Xác minh phản ánh',
  HOTLINE_STEP_HANDLE: 'Xử lý kết quả xác minh', HOTLINE_STEP_REPLY: 'Trả lời người phản ánh',
  HOTLINE_URGENT_VERIFY: 'Xác minh phản ánh khẩn',
};
const R = 'HOTLINE_STEP_RECEIVE', V = 'HOTLINE_STEP_VERIFY', U = 'HOTLINE_URGENT_VERIFY';
const DAY_US = 86400_000_000;
const SIGNED = [['signed_file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]];

async function officials(stack) {
  const [officer, head, other, otherHead] = await Promise.all(['baichay.canbo', 'baichay.truong',
    'honggai.canbo', 'honggai.truong'].map((login) => official(stack, login)));
  const [[receiver]] = await stack.sql(
    "SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL");
  return { officer, head, other, otherHead, receiver };
}

// All clocks of a case by their beginning: { code, since, due, stopped, paused, next }.
async function clocks(stack, code) {
  const rows = await stack.sql(`SELECT k.id, k.code, k.from_us, k.due_us,
    COALESCE(k.stopped_us, ''), COALESCE(k.paused_us, ''), COALESCE(k.next_us, '')
    FROM clock k JOIN cases c ON c.id = k.case_id WHERE c.code = '${code}' ORDER BY k.id`);
  return rows.map(([id, term, since, due, stopped, paused, next]) => ({ id, code: term,
    since: Number(since), due: Number(due), stopped, paused, next }));
}
const running = (rows) => rows.filter((k) => k.stopped === '');
const codes = (rows) => rows.map((k) => k.code).sort().join(' ');
const last = (rows, code) => rows.filter((k) => k.code === code).at(-1);

// The case's due moment is that of its soonest clock, jobs watch exactly what runs.
async function sound(stack, code, what) {
  const rows = running(await clocks(stack, code));
  const [[due]] = await stack.sql(`SELECT COALESCE(due_us, 0) FROM cases WHERE code = '${code}'`);
  const soonest = Math.min(...rows.filter((k) => !k.paused).map((k) => k.due), Infinity);
  assert.equal(Number(due), Number.isFinite(soonest) ? soonest : 0, `${what}: due of the case`);
  assert.equal(new Set(rows.map((k) => k.code)).size, rows.length, `${what}: one of each`);
  const all = await clocks(stack, code);
  for (const k of all.filter((c) => c.stopped)) assert.equal(k.next, '', `${what}: ${k.code}`);
  return rows;
}

// What the page of a step says it will do to the clocks: { 'Kết thúc' | ...: [names], dates }.
async function preview(client, code, name) {
  const page = await client.get(`/staff/cases/${code}/step/${name}`);
  assert.equal(page.status, 200, name);
  const text = /<section[^>]*id="clock-preview"[\s\S]*?<\/section>/.exec(page.text)?.[0] ?? '';
  const lines = [...text.matchAll(/<li>\s*([^<:]+):\s*<strong>([^<]*)<\/strong>([\s\S]*?)<\/li>/g)];
  return lines.map(([, act, term, rest]) => ({ act: unescape(act).trim(), term: unescape(term),
    due: /datetime="([^"]*)"/.exec(rest)?.[1] ?? '' }));
}
const local = (us) => new Date(us / 1000 + 7 * 3600_000).toISOString().slice(0, 10);

// Takes a step; what the page promised before is what the rows say after.
async function take(stack, client, code, name, fields = {}, files = undefined) {
  const before = await clocks(stack, code);
  const told = await preview(client, code, name);
  const to = `/staff/cases/${code}/step/${name}`;
  const answer = await client.submit(to, fields, { action: to, files });
  assert.equal(answer.status, 303, `${name}: ${/<ul>([\s\S]*?)<\/ul>/.exec(answer.text)?.[1]}`);
  const after = await clocks(stack, code);
  const happened = [];
  for (const k of after) {
    const was = before.find((b) => b.id === k.id);
    if (was && !was.stopped && k.stopped)
      happened.push(`Kết thúc ${TERMS[k.code]} `);
    if (!was)
      happened.push(`Bắt đầu ${TERMS[k.code]} ${local(k.due)}`);
  }
  assert.deepEqual(told.map((t) => `${t.act} ${t.term} ${t.due.slice(0, 10)}`).sort(),
    happened.sort(), `${name}: what was told is what happened`);
  await sound(stack, code, name);
  return after;
}

test('every step of a chain does to the clocks what its page said', async () => {
  const stack = await shared();
  const { officer, head } = await officials(stack);
  const code = await newCase(stack);
  await take(stack, head, code, 'assign', { handler: await idOf(stack, 'baichay.canbo') });
  await take(stack, officer, code, 'accept');
  await take(stack, officer, code, 'set_urgent_verifying', { reason: 'Cá chết' });
  const rows = await take(stack, officer, code, 'conclude',
    { finding: 'pollution', findings: 'Nước đen' });
  assert.equal(codes(running(rows)), 'HOTLINE_STEP_HANDLE');
  await take(stack, officer, code, 'handle', { measures: 'Đã nạo vét' });
  const end = await take(stack, officer, code, 'answer', answered('Đã xong'), EVIDENCE());
  assert.equal(running(end).length, 0);
});

test('an offered case keeps the clocks of its sender until it is accepted', async () => {
  const stack = await shared();
  const { officer, other, otherHead, receiver } = await officials(stack);
  const code = await newCase(stack);
  const first = await take(stack, officer, code, 'accept');
  const offer = { receiver, reason: 'Suối thuộc phường khác' };
  const same = async (name, client, fields) =>
    assert.deepEqual(await take(stack, client, code, name, fields), first, name);
  await same('forward', officer, offer);
  await same('decline_forward', other, { reason: 'Không thuộc địa bàn' });
  await same('forward', officer, offer);
  await same('take_back', officer, { reason: 'Nhầm' });
  const again = await take(stack, officer, code, 'accept'); // it runs: no time is gained
  assert.deepEqual(again, first);
  await same('forward', officer, offer);
  const got = await take(stack, otherHead, code, 'accept_forward');
  assert.equal(codes(running(got)), R);
  assert.ok(last(got, R).since > last(first, V).since, 'the receiver has its own term');
  assert.notEqual(last(got, V).stopped, '');
  assert.equal((await officer.get(`/staff/cases/${code}`)).status < 500, true);
  const page = await otherHead.get(`/staff/cases/${code}`);
  assert.match(page.text, /id="clocks"/);
  assert.match(page.text, /Tiếp nhận phản ánh/);
});

test('priority up and down: the terms count from the first day, never anew', async () => {
  const stack = await shared();
  const { officer, other, otherHead, receiver } = await officials(stack);
  const code = await newCase(stack);
  const [receive] = await clocks(stack, code);
  let rows = await take(stack, officer, code, 'set_urgent', { reason: 'Khói độc' });
  assert.equal(last(rows, U).since, receive.since, 'from the receipt of the report');
  assert.deepEqual(rows.find((k) => k.code === R), receive, 'the normal term is not touched');
  const first = last(rows, U);
  const repeated = await take(stack, officer, code, 'set_urgent', { reason: 'Lần nữa' });
  assert.deepEqual(last(repeated, U), first, 'twice is once');
  rows = await take(stack, officer, code, 'accept');
  const verify = last(rows, V);
  rows = await take(stack, officer, code, 'set_normal', { reason: 'Đã hết khói' });
  assert.equal(codes(running(rows)), V);
  assert.deepEqual(last(rows, V), verify, 'back to the term as it was');
  rows = await take(stack, officer, code, 'set_urgent_verifying', { reason: 'Khói lại' });
  assert.equal(last(rows, U).since, verify.since, 'from the beginning of the verification');
  const [[inbox]] = await stack.sql(`SELECT due_us = ${Math.min(last(rows, U).due, verify.due)}
    FROM cases WHERE code = '${code}'`);
  assert.equal(inbox, '1');
  // A receiver gets its own urgent term; where none runs it gets none.
  await take(stack, officer, code, 'forward', { receiver, reason: 'Khác địa bàn' });
  rows = await take(stack, otherHead, code, 'accept_forward');
  assert.equal(codes(running(rows)), `${R} ${U}`);
  assert.ok(last(rows, U).since > verify.since);
  await take(stack, other, code, 'set_normal', { reason: 'Thường' });
  assert.equal((await step(other, code, 'set_urgent', { reason: '' })).status, 422);
});

// All pages of the inbox, one behind the other: others leave cases there as well.
async function wholeInbox(client) {
  let text = '';
  for (let at = '/staff'; at;) {
    const page = (await client.get(at)).text;
    text += page;
    at = /href="(\/staff\?due=[^"]+)"/.exec(page)?.[1].replaceAll('&amp;', '&');
  }
  return text;
}

test('the urgent case stands first in the inbox', async () => {
  const stack = await shared();
  const { officer } = await officials(stack);
  const [a, b] = [await newCase(stack), await newCase(stack)];
  for (const code of [a, b]) await take(stack, officer, code, 'accept');
  const before = await wholeInbox(officer);
  assert.ok(before.indexOf(a) >= 0 && before.indexOf(a) < before.indexOf(b), 'older first');
  await take(stack, officer, b, 'set_urgent_verifying', { reason: 'Nước uống' });
  const after = await wholeInbox(officer);
  assert.ok(after.indexOf(b) >= 0 && after.indexOf(b) < after.indexOf(a), 'urgent first');
});

// A case with the key of its reporter.
async function reported(stack) {
  const filed = await new Client(stack.public).post('/report', reportFields(newToken()));
  const { ref, key } = receiptOf(filed.text);
  const code = await until(async () => (await stack.sql(`SELECT c.code FROM report r
    JOIN case_report cr ON cr.report_id = r.id JOIN cases c ON c.id = cr.case_id
    WHERE r.ref = '${ref}'`))[0]?.[0], 15_000, 'a case');
  const citizen = new Client(stack.public);
  await citizen.post('/track', { key });
  return { code, citizen };
}

async function write(citizen, fields) {
  const page = (await citizen.get('/track/status')).text;
  const hidden = Object.fromEntries([...page.matchAll(/name="(csrf|token|kind)" value="([^"]*)"/g)]
    .map(([, name, value]) => [name, value]));
  assert.equal((await citizen.post('/track/message', { ...hidden, ...fields })).status, 303);
}

test('a reopened case starts a new clock and leaves the old ones as they ended', async () => {
  const stack = await shared();
  const { officer, head } = await officials(stack);
  const { code, citizen } = await reported(stack);
  await take(stack, officer, code, 'accept');
  await take(stack, officer, code, 'conclude_no_action', { finding: 'none', findings: 'Sạch' });
  const ended = await take(stack, officer, code, 'answer', answered('Không thấy ô nhiễm'), EVIDENCE());
  assert.equal(running(ended).length, 0);
  await write(citizen, { kind: 'objection', objection: 'Vẫn còn' });
  await until(async () => running(await clocks(stack, code)).length > 0, 15_000, 'a clock');
  let rows = await sound(stack, code, 'objection');
  assert.equal(codes(rows), V);
  assert.ok(rows[0].since > last(ended, V).since && rows[0].due >= last(ended, V).due);
  const kept = (await clocks(stack, code)).slice(0, ended.length);
  assert.deepEqual(kept, ended, 'what ended stays as it was');
  // The unit above looks again at what the commune did.
  const above = await official(stack, 'so.canbo');
  const aboveHead = await official(stack, 'so.truong');
  rows = await take(stack, above, code, 'conclude_no_action',
    { finding: 'none', findings: 'Sạch' });
  await take(stack, above, code, 'answer', answered('Vẫn không thấy'), EVIDENCE());
  rows = await take(stack, aboveHead, code, 'reopen', { reason: 'Kiểm tra lại mẫu' });
  assert.equal(running(rows).length, 1);
  assert.equal(rows.filter((k) => k.code === V).length, 3, 'one clock for each time');
  assert.ok(rows.filter((k) => k.code === V && k.stopped).length === 2);
});

test('a change of kind opens the other file at once, counting from the receipt', async () => {
  const stack = await shared();
  const { officer } = await officials(stack);
  const kinds = [
    { step: 'redirect_data', flow: 'citizen_data', fields: {}, terms: [] },
    { step: 'redirect_complaint', flow: 'complaint', fields: { received_on: day(-3) },
      terms: ['COMPLAINT_ACCEPT'] },
    { step: 'redirect_denunciation', flow: 'denunciation',
      fields: { brought: 'petition', received_on: day(-3), many_places: 'no' }, terms: ['DENUNCIATION_FIRST_STEP'] },
  ];
  for (const kind of kinds) {
    const { code, citizen } = await reported(stack);
    const page = await officer.get(`/staff/cases/${code}/step/${kind.step}`);
    assert.equal(page.status, 200);
    if (kind.terms.length) assert.match(page.text, /Vụ việc mới mở/);
    const fields = { reason: 'Đúng loại việc này', answer: 'Việc của bạn được xử lý theo thủ tục ABC',
      ...kind.fields };
    if (kind.fields.received_on)
      assert.equal((await step(officer, code, kind.step, { ...fields, received_on: day(1) }))
        .status, 422, 'not before it came');
    assert.equal((await step(officer, code, kind.step, fields)).status, 303, kind.step);
    assert.equal(running(await clocks(stack, code)).length, 0, 'the hotline terms stopped');
    const [[child, flow, opened, own, parent, reports]] = await stack.sql(
      `SELECT c.code, c.flow, c.opened_us, p.opened_us, p.stage,
         (SELECT COUNT(*) FROM case_report r WHERE r.case_id = c.id AND r.left_us IS NULL)
       FROM cases c JOIN cases p ON p.id = c.parent_id WHERE p.code = '${code}'`);
    assert.equal(flow, kind.flow);
    assert.equal(opened, own, 'opened when the report came');
    assert.equal(parent, 'redirected');
    assert.equal(reports, '1', 'its reporter hears of it');
    const rows = await sound(stack, child, kind.flow);
    assert.equal(codes(rows), kind.terms.join(' '));
    for (const k of rows) assert.equal(local(k.since), day(-3), 'not from the change');
    const [[logged]] = await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON
      c.id = e.case_id WHERE c.code = '${code}' AND e.type IN ('${kind.step}', 'case_open')`);
    assert.equal(logged, '2', 'both in the history');
    assert.match((await citizen.get('/track/status')).text, /thủ tục ABC/);
  }
});

// Cells of the clock of a sanction file, and its pauses: [from, until, reason, article] as days.
async function stood(stack, code, term) {
  const rows = await stack.sql(`SELECT p.from_us, COALESCE(p.until_us, ''), p.reason, p.article
    FROM clock_pause p JOIN clock k ON k.id = p.clock_id JOIN cases c ON c.id = k.case_id
    WHERE c.code = '${code}' AND k.code = '${term}' ORDER BY p.from_us`);
  return rows.map(([from, until, reason, article]) => ({ from: local(Number(from)),
    until: until && local(Number(until)), reason, article }));
}

test('a transfer to the criminal bodies lets the right to explain stand still', async () => {
  const stack = await shared();
  const [officer, signer] = await Promise.all(['baichay.canbo', 'baichay.chutich']
    .map((login) => official(stack, login)));
  const parent = await inspecting(stack, officer);
  const code = await recorded(officer, parent, MIDDLE);
  const explain = last(await clocks(stack, code), 'EXPLAIN_WRITTEN');
  assert.ok(explain && !explain.stopped, 'the term to explain runs');
  const to = `/staff/cases/${code}/step/hand_to_criminal`;
  const told = await preview(signer, code, 'hand_to_criminal');
  assert.ok(told.some((t) => t.act === 'Tạm dừng' && /giải trình/i.test(t.term)), 'told before');
  assert.equal((await signer.submit(to, { criminal_body: 'Công an ABC', crime_signs: 'ABC', decision_number: '9/QĐ-CHS',
    ordered_on: day() }, { action: to, files: SIGNED })).status, 303);
  let now = last(await clocks(stack, code), 'EXPLAIN_WRITTEN');
  assert.notEqual(now.paused, '');
  assert.equal(now.due, explain.due);
  assert.deepEqual((await stood(stack, code, 'EXPLAIN_WRITTEN')).map((p) => [p.from, p.until]),
    [[day(), '']]);
  const [[due]] = await stack.sql(`SELECT COALESCE(due_us, 0) FROM cases WHERE code = '${code}'`);
  assert.equal(due, '0', 'nothing presses the unit');
  assert.equal((await signer.get(to)).status, 409, 'a pause during the pause is refused');
  const page = (await officer.get(`/staff/cases/${code}`)).text;
  assert.match(page, /Tạm dừng từ/);
  assert.match(page, /tạm dừng từ \d\d\/\d\d\/\d{4} \(Chuyển hồ sơ có dấu hiệu tội phạm; khoản 1 Điều 62 Luật /);

  // Five days later, as the rows would say: moved back with everything that was written.
  await stack.sql(`UPDATE clock_pause p JOIN clock k ON k.id = p.clock_id JOIN cases c
    ON c.id = k.case_id SET p.from_us = p.from_us - 5 * ${DAY_US}, k.paused_us = k.paused_us
    - 5 * ${DAY_US}, k.from_us = k.from_us - 5 * ${DAY_US} WHERE c.code = '${code}'`);
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id SET v.value = '${day(-5)}'
    WHERE c.code = '${code}' AND v.name IN ('ordered_on', 'recorded_on')`);
  const back = await preview(officer, code, 'back_from_criminal');
  const resumed = back.find((t) => t.act === 'Chạy tiếp');
  assert.ok(resumed, 'told before');
  assert.equal((await step(officer, code, 'back_from_criminal', { returned_on: day() })).status, 303);
  now = last(await clocks(stack, code), 'EXPLAIN_WRITTEN');
  assert.equal(now.paused, '');
  assert.equal(local(now.due), resumed.due, 'due as its page said');
  assert.deepEqual((await stood(stack, code, 'EXPLAIN_WRITTEN')).map((p) => [p.from, p.until]),
    [[day(-5), day()]]);
  const { out } = await stack.hotline(['law', 'due', 'EXPLAIN_WRITTEN', '--from', day()]);
  assert.equal(local(now.due), JSON.parse(out).due, 'no day was counted: as if it began today');
  assert.equal((await officer.get(`/staff/cases/${code}/step/back_from_criminal`)).status, 409,
    'it cannot come back twice');
  const again = (await officer.get(`/staff/cases/${code}`)).text;
  assert.match(again, /tạm dừng từ \d\d\/\d\d\/\d{4} đến \d\d\/\d\d\/\d{4} \(/);
});
