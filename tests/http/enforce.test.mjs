// From an inspection to a paid fine: the law is asked at every step, refusals name it.
import { multipart } from './client.mjs';
import { PDF, day, newCase, official, serve, step } from './officials.mjs';
import { newPerson } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { HEAVY, LIGHT, MIDDLE, draft, inspecting, openFile, recordFields, recorded, redirected,
  refused, sign } from './sanctions.mjs';
import { run, shared, TOP } from './stack.mjs';
import { Worker } from './worker.mjs';

const SIGNED = [['signed_file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]];

// The common part: one inspected hotline case, and the people of its ward.
let common = null;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const officer = await official(stack, 'baichay.canbo');
    const signer = await official(stack, 'baichay.chutich');
    return { stack, officer, signer, parent: await inspecting(stack, officer) };
  })();
  return common;
}

async function stageOf(stack, code) {
  return (await stack.sql(`SELECT stage FROM cases WHERE code = '${code}'`))[0][0];
}

test('an inspection record lists all its problems, then closes the inspection', async () => {
  const { stack, officer } = await ward();
  const code = await inspecting(stack, officer);
  const bad = await step(officer, code, 'close_inspection', { visited: day(2),
    visited_time: '09:00', seen: 'Thấy dòng nước đen.', place: 'Sau chợ ABC' }, 'write');
  const problems = refused(bad, /tương lai/, 'in the future');
  for (const field of ['people', 'finding']) assert.match(problems, new RegExp(`#${field}"`));
  assert.match(bad.text, /Thấy dòng nước đen\./, 'typed text is kept');
  redirected(await step(officer, code, 'close_inspection', { visited: day(),
    visited_time: '00:01', place: 'Sau chợ ABC', people: 'Tổ kiểm tra ABC gặp ông Nguyễn ABC',
    seen: 'Ống xả ra mương.', samples: '', finding: 'violation' }, 'write'), 'inspection');
  assert.equal(await stageOf(stack, code), 'verifying');
  const page = await officer.get(`/staff/cases/${code}`);
  assert.match(page.text, /Ống xả ra mương\./);
  assert.match(page.text, /Có dấu hiệu vi phạm/);
});

test('several sanction files hang on one case, and the case knows', async () => {
  const { stack, officer, parent } = await ward();
  const one = await openFile(officer, parent, 'Xưởng giặt ABC');
  const two = await openFile(officer, parent, 'Hộ kinh doanh ABC');
  assert.notEqual(one, two);
  const page = await officer.get(`/staff/cases/${parent}`);
  for (const name of ['Xưởng giặt ABC', 'Hộ kinh doanh ABC'])
    assert.match(page.text, new RegExp(`Xử phạt: ${name}`));
  const rows = await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${parent}' AND e.type = 'sanction_open'`);
  assert.ok(Number(rows[0][0]) >= 2);
  const future = await officer.submit(`/staff/cases/${parent}/sanction`, { violator: 'ABC',
    detected_on: day(1), record_term: 'normal' }, { action: `/staff/cases/${parent}/sanction` });
  refused(future, /tương lai/, 'detected tomorrow');
});

test('acts are found with and without diacritics and by code; nothing typed is lost', async () => {
  const { officer, parent } = await ward();
  const code = await openFile(officer, parent);
  const to = `/staff/cases/${code}/write/record`;
  for (const q of ['nuoc thai vuot 60 den duoi 80 m3', 'nước thải vượt 60 đến dưới 80 m3', MIDDLE]) {
    const found = await officer.submit(to, { do: 'find', q, number: '77/BB-VPHC' }, { action: to });
    assert.equal(found.status, 200);
    assert.ok(found.text.includes(`value="${MIDDLE}"`), q);
    assert.ok(found.text.includes('value="77/BB-VPHC"'), 'typed text is kept');
  }
  const added = await officer.submit(to, { do: 'add', pick: MIDDLE, number: '77/BB-VPHC' },
    { action: to });
  assert.match(added.text, /name="act0_code" value="45\/2022:Đ18\.2\.e"/);
  const removed = await officer.submit(to, { do: 'remove-0', act0_code: MIDDLE, act1_code: LIGHT,
    act1_described: 'Còn lại ABC' }, { action: to });
  assert.match(removed.text, /name="act0_code" value="45\/2022:Đ18\.2\.c"/);
  assert.match(removed.text, /Còn lại ABC/);
  assert.doesNotMatch(removed.text, /name="act1_code"/);
});

test('a record tells all its problems at once', async () => {
  const { stack, officer, parent } = await ward();
  const code = await openFile(officer, parent);
  const bad = await step(officer, code, 'record', recordFields(MIDDLE, { number: '5', made: day(1),
    representative: '', has_signed: 'no', refused_why: 'Vắng mặt', address: '', act0_state: 'ended',
    act0_ended: '2020-01-01', act0_c_AGG_WENT_ON: '1', act0_c_AGG_AFTER_RECORD: '1', act0_kind0: 'gas' }), 'write');
  const problems = refused(bad, /BB-VPHC/, 'number');
  for (const field of ['number', 'made', 'representative', 'witness', 'address', 'act0_ended',
    'act0_c_AGG_AFTER_RECORD', 'act0_factor0'])
    assert.match(problems, new RegExp(`#${field}"`), field);
  assert.match(problems, /không có hiệu lực vào ngày 01\/01\/2020/);
  assert.match(bad.text, /Xả nước thải đen ra suối ABC\./);
  assert.equal(await stageOf(stack, code), 'suspected');
  const none = await step(officer, code, 'record', { ...recordFields(''), act0_code: '' }, 'write');
  refused(none, /ít nhất một hành vi/, 'no act');
});

test('an act that went on after the stop order: told until it is ticked, under either name', async () => {
  const { officer, parent } = await ward();
  const code = await openFile(officer, parent);
  redirected(await step(officer, code, 'stop_act', { stopped_at: `${day(-1)}T08:00`, stop_words: 'Ngừng xả ABC' }));
  const to = `/staff/cases/${code}/write/record`;
  const told = async (ticks) => (await officer.submit(to, { ...recordFields(MIDDLE), do: 'add', ...ticks }, { action: to })).text;
  assert.match(await told({}), /Đã buộc chấm dứt ngày/);
  for (const tick of ['act0_c_AGG_WENT_ON', 'act0_c_AGG_AFTER_RECORD'])
    assert.doesNotMatch(await told({ [tick]: '1' }), /Đã buộc chấm dứt ngày/, tick);
});

test('the right to explain is computed and the tax code sealed', async () => {
  const { stack, officer, parent } = await ward();
  const heavy = await recorded(officer, parent, MIDDLE);
  const light = await recorded(officer, parent, LIGHT, { subject: 'individual' });
  const rows = await stack.sql(`SELECT c.code, r.may_explain,
    r.id_number LIKE '%5700%', LENGTH(r.id_number) > 40
    FROM violation_record r JOIN cases c ON c.id = r.case_id
    WHERE c.code IN ('${heavy}', '${light}')`);
  assert.deepEqual(rows.sort(), [[heavy, '1', '0', '1'], [light, '0', '0', '1']].sort());
});

test('a fine outside what the law allows is refused', async () => {
  const { officer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE);
  refused(await draft(officer, code, { fine0: '59.999.999' }), /Thấp hơn mức luật cho phép/, 'low');
  refused(await draft(officer, code, { fine0: '60.000.001' }), /Cao hơn mức luật cho phép/, 'high');
  refused(await draft(officer, code, { fine0: '' }), /phải phạt tiền/, 'none');
  refused(await draft(officer, code, { fine0: '60.000.000', remedy0_0: '1' }), /phải có hạn/,
    'remedy without a term');
  refused(await draft(officer, code, { fine0: '60.000.000', publish: 'chosen' }), /căn cứ pháp luật/,
    'publication without a basis');
  redirected(await draft(officer, code, { fine0: '60.000.000' }), 'draft');
  redirected(await draft(officer, code, { fine0: '60000000', reason: 'Soạn lại.' }), 'again');
  const page = await officer.get(`/staff/cases/${code}/decision`);
  assert.match(page.text, /Chủ tịch UBND xã, phường, đặc khu/);
  assert.match(page.text, /Soạn lại\./);
});

test('a signer without the power is refused, naming the article', async () => {
  const { stack, officer, signer, parent } = await ward();
  const code = await recorded(officer, parent, HEAVY);
  redirected(await draft(officer, code, { fine0: '1800000000' }), 'draft');
  redirected(await step(officer, code, 'waive', { waiver: 'Văn bản ngày hôm nay.' }), 'waive');
  const problems = refused(await sign(signer, code), /Không được ký/, 'power');
  assert.match(problems, /khoản 1 Điều 5; Điều 21 Nghị định 189\/2025\/NĐ-CP/);
  assert.equal(await stageOf(stack, code), 'recorded');
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM document d JOIN cases c
    ON c.id = d.case_id WHERE c.code = '${code}'`), [['0']]);
  const paper = async () => (await officer.get(`/staff/cases/${code}/papers/MQD02`)).text;
  assert.match(await paper(), /Văn bản ngày hôm nay/);
  redirected(await step(officer, code, 'explain', { explain_kind: 'written', explained_on: day() }), 'explain');
  assert.doesNotMatch(await paper(), /Văn bản ngày hôm nay/, 'who explains after all has not waived it');
});

test('signing waits for the explanation, and needs number and signed file', async () => {
  const { stack, officer, signer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE);
  const early = await signer.get(`/staff/cases/${code}/write/decide`);
  assert.equal(early.headers.location, `/staff/cases/${code}/decision`, 'no draft: write one');
  redirected(await draft(officer, code, { fine0: '60000000' }), 'draft');
  const form = (await officer.get(`/staff/cases/${code}/decision`)).text;
  for (const [name, needed] of [['pay_where', true], ['executor', true], ['cooperator', false]]) {
    const label = new RegExp(`<label[^>]*for="${name}"[^>]*>([^]*?)</label>`).exec(form)[1];
    assert.equal(/không bắt buộc/.test(label), !needed, `${name}: what signing asks for is not called optional`);
  }
  const runs = /bên kia \(Giải trình bằng văn bản\) còn chạy đến/;
  const asked = (await signer.get(`/staff/cases/${code}/write/decide`)).text;
  assert.match(/id="waits">([^<]*)/.exec(asked)?.[1] ?? '', runs, 'said before anything is typed');
  refused(await sign(signer, code), runs, 'the term to explain');
  redirected(await step(officer, code, 'waive', { waiver: 'Không giải trình.' }), 'waive');
  refused(await sign(signer, code, {}, null), /#file"/, 'no file');
  refused(await sign(signer, code, {}, Buffer.from('MZ no paper')), /không phải PDF/, 'no PDF');
  refused(await sign(signer, code, { number: '12' }), /QĐ-XPHC/, 'number');
  refused(await sign(signer, code, { signed_on: day(1) }), /Ngày ký/, 'tomorrow');
  assert.equal((await officer.get(`/staff/cases/${code}/write/decide`)).status, 403);
  const paper = signer.paper(PDF);
  redirected(await sign(signer, code, {}, paper), 'signed');
  const rows = await stack.sql(`SELECT d.state, d.number, d.position, d.unit_name, d.fine_total
    FROM decision d JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`);
  assert.deepEqual(rows, [['signed', '12/QĐ-XPHC', 'commune_chair', 'UBND phường Bãi Cháy',
    '60000000']]);
  assert.equal((await draft(officer, code, { fine0: '60000000' }).catch((e) => e)).message,
    `GET /staff/cases/${code}/decision: 409`);
  const page = await officer.get(`/staff/cases/${code}`);
  const [, link] = /href="(\/staff\/cases\/[^"]*\/files\/[0-9a-f]{32})"/.exec(page.text);
  const file = await officer.get(link);
  assert.equal(file.headers['content-type'], 'application/pdf');
  assert.match(file.headers['content-disposition'], /^attachment/);
  assert.ok(file.body.equals(paper));
  const other = await official(stack, 'honggai.canbo');
  assert.equal((await other.get(link)).status, 404);
});

test('two sign at once: one decision', async () => {
  const { stack, officer, signer, parent } = await ward();
  const code = await recorded(officer, parent, LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const second = await newPerson(stack, 'ky.cungluc', [['06673', 'signer', 'commune_chair']]);
  const answers = await Promise.all([sign(signer, code, { number: '21/QĐ-XPHC' }),
    sign(second, code, { number: '22/QĐ-XPHC' })]);
  assert.deepEqual(answers.map((a) => a.status).sort(), [303, 409]);
  assert.match(answers.find((a) => a.status === 409).text, /Người khác vừa (ký|xử lý trước)/, 'and is told');
  const rows = await stack.sql(`SELECT
    (SELECT COUNT(*) FROM event e WHERE e.case_id = c.id AND e.type = 'decide'),
    (SELECT COUNT(*) FROM document d WHERE d.case_id = c.id) FROM cases c WHERE c.code = '${code}'`);
  assert.deepEqual(rows, [['1', '1']]);
});

test('a decision with open places is not signed; its longer term is the one that counts', async () => {
  const { officer, signer, parent, stack } = await ward();
  const code = await recorded(officer, parent, LIGHT, { subject: 'individual', representative: '' });
  const open = { effective: '', pay_where: '', pay_account: '', collector: '', executor: '' };
  redirected(await draft(officer, code, { fine0: '3500000', ...open }), 'kept as a draft');
  const places = ['Quyết định có hiệu lực kể từ', 'Nơi nộp tiền phạt', 'Số tài khoản nộp tiền phạt',
    'Cơ quan thu tiền phạt', 'Người, cơ quan tổ chức thực hiện'];
  for (const [who, at] of [[officer, 'decision'], [signer, 'write/decide'], [officer, 'approval'], [signer, 'approval']]) {
    const page = await who.get(`/staff/cases/${code}/${at}`);
    const told = /id="open_places"([\s\S]*?)<\/div>/.exec(page.text)?.[1] ?? '';
    for (const place of places) assert.ok(told.includes(place), place);
  }
  const said = refused(await sign(signer, code, { number: '35/QĐ-XPHC' }), /mẫu MQĐ02/, 'open places');
  assert.ok(said.includes(`Còn để trống trên quyết định: ${places.join('; ')}.`), said);
  refused(await draft(officer, code, { fine0: '3500000', pay_days: '10', pay_days_why: 'ABC' }), /khoản 1 Điều 73/, 'no longer');
  refused(await draft(officer, code, { fine0: '3500000', pay_days: '21' }), /lý do/, 'no reason');
  refused(await draft(officer, code, { fine0: '3500000', pay_days: '900', pay_days_why: 'ABC' }), /khoản 1 Điều 74/, 'lapsed');
  redirected(await draft(officer, code, { fine0: '3500000', pay_days: '21', pay_days_why: 'Ở đảo ABC.' }), 'longer');
  assert.doesNotMatch((await officer.get(`/staff/cases/${code}/decision`)).text, /id="open_places"/);
  assert.match((await signer.get(`/staff/cases/${code}/write/decide`)).text, /Ở đảo ABC\./, 'the signer reads why');
  redirected(await sign(signer, code, { number: '35/QĐ-XPHC' }), 'signed');
  redirected(await serve(officer, code), 'serve');
  const [[days, since, due]] = await stack.sql(`SELECT k.days, DATE(CONVERT_TZ(FROM_UNIXTIME(k.from_us / 1000000), '+00:00', '+07:00')),
    DATE(CONVERT_TZ(FROM_UNIXTIME(k.due_us / 1000000), '+00:00', '+07:00')) FROM clock k JOIN cases c ON c.id = k.case_id
    WHERE c.code = '${code}' AND k.code = 'EXECUTE_DECISION'`);
  const whole = (new Date(due) - new Date(since)) / 86400e3;
  assert.equal(days, '21');
  assert.ok(whole >= 21 && whole <= 24, `${since} to ${due}`); // 21, and on from a day off
  const text = await textOf(await saved(await officer.get(`/staff/cases/${code}/papers/MQD02/pdf`), 'longer'));
  assert.match(text.replace(/\s+/g, ' '), /trong thời hạn 21 ngày kể từ ngày nhận được/);
});

test('a decision is served, paid in two sums and executed; postponing takes a file', async () => {
  const { officer, signer, parent, stack } = await ward();
  const code = await recorded(officer, parent, LIGHT,
    { subject: 'individual', representative: '' });
  redirected(await draft(officer, code, { fine0: '3500000' }), 'draft');
  redirected(await sign(signer, code, { number: '31/QĐ-XPHC' }), 'signed');
  redirected(await serve(officer, code), 'serve');
  const folded = async () => {
    const { text } = await signer.get(`/staff/cases/${code}`);
    return text.indexOf('/step/refuse_postponement"') > text.indexOf('<summary>');
  };
  assert.equal(await folded(), true, 'nobody asked to postpone: refusing is not the first thing to do');
  redirected(await step(officer, code, 'ask_postponement', { asked_on: day(), reason: 'Khó khăn ABC' }), 'asked');
  assert.equal(await folded(), false, 'somebody asked');
  redirected(await step(signer, code, 'refuse_postponement', { reason: 'Chưa đủ điều kiện ABC' }), 'refused');
  const pay = (fields) => step(officer, code, 'pay', fields, 'write');
  refused(await pay({ amount: '3.500.001', paid: day(), receipt: 'KB-1' }), /còn phải nộp/, 'more');
  refused(await pay({ amount: '1', paid: day(-1), receipt: 'KB-1' }), /Ngày nộp/, 'too early');
  redirected(await pay({ amount: '1.500.000', paid: day(), receipt: 'KB-1' }), 'first');
  refused(await pay({ amount: '1', paid: day(), receipt: 'kb-1' }), /đã được ghi nhận/, 'twice');
  const page = await officer.get(`/staff/cases/${code}`);
  assert.ok(/Còn phải nộp<\/dt><dd><strong>2\.000\.000\sđồng/.test(page.text), 'the rest is shown');
  const parts = `/staff/cases/${code}/step/allow_instalments`;
  refused(await signer.submit(parts, { decision_number: '2/QĐ-NPNL', ordered_on: day(),
    reason: 'Khó khăn ABC', first_sum: '2000000', first_until: day(),
    second_sum: '1500000', second_until: day(9) },
  { action: parts, files: SIGNED }),
  /phạt 3\.500\.000\sđồng; .*15\.000\.000\sđồng\. Căn cứ: .*Điều 79 Luật 15\/2012\/QH13 \(theo nguồn tóm tắt\)/, 'small');
  const to = `/staff/cases/${code}/step/postpone`;
  const postponed = { decision_number: '2/QĐ-HQĐPT', ordered_on: day(), reason: 'Khó khăn ABC',
    confirmed_by: 'UBND phường ABC', postponed_until: day(30) };
  refused(await signer.submit(to, postponed, { action: to, files: [] }), /Hãy chọn tệp/, 'no file');
  redirected(await signer.submit(to, postponed, { action: to, files: SIGNED }), 'postpone');
  redirected(await step(officer, code, 'end_postponement', { resume_on: day() }), 'resume');
  redirected(await pay({ amount: '2000000', paid: day(), receipt: 'KB-2' }), 'second');
  redirected(await step(officer, code, 'execute', { executed_on: day(), main_sanction: 'fine' }),
    'executed');
  assert.equal(await stageOf(stack, code), 'executed');
});

test('the page of a case, full as it may be, takes ten statements', async () => {
  const { stack, officer, signer, parent } = await ward();
  const code = await recorded(officer, parent, LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  redirected(await sign(signer, code, { number: '51/QĐ-XPHC' }), 'signed');
  const count = await stack.counter('staff');
  await officer.get('/staff/mine'); // a session is marked as seen once a minute
  for (const one of [parent, code]) {
    const before = await count();
    assert.equal((await officer.get(`/staff/cases/${one}`)).status, 200);
    const sent = await count() - before;
    assert.ok(sent >= 5 && sent <= 10, `${one}: ${sent} statements`);
  }
});

// Everything that a signature writes, to see that a failed one wrote nothing.
function footprint(stack, code) {
  return stack.sql(`SELECT c.stage, c.due_us, d.state, d.number,
    (SELECT COUNT(*) FROM event e WHERE e.case_id = c.id),
    (SELECT COUNT(*) FROM clock k WHERE k.case_id = c.id),
    (SELECT COUNT(*) FROM clock k WHERE k.case_id = c.id AND k.stopped_us IS NULL),
    (SELECT COUNT(*) FROM case_value v WHERE v.case_id = c.id),
    (SELECT COUNT(*) FROM document f WHERE f.case_id = c.id),
    (SELECT COUNT(*) FROM notice n WHERE n.case_id = c.id),
    (SELECT COALESCE(SUM(n), 0) FROM figure)
    FROM cases c JOIN decision d ON d.case_id = c.id WHERE c.code = '${code}'`);
}

test('a signature survives the failure of each of its database calls', async () => {
  const { stack, officer, signer, parent } = await ward();
  const code = await recorded(officer, parent, LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const path = `/staff/cases/${code}/write/decide`;
  const csrf = /name="csrf" value="([^"]+)"/.exec((await signer.get(path)).text)[1];
  const cookie = [...signer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const before = await footprint(stack, code);
  const failed = [];
  for (let n = 1; ; n++) {
    assert.ok(n < 100, 'too many calls');
    await stack.sql('DELETE FROM login_slow'); // a try that failed counts as a wrong code
    const form = multipart([['csrf', csrf], ['number', '41/QĐ-XPHC'], ['signed_on', day()],
      ['totp', await signer.second()],
      ['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]]);
    const worker = await Worker.start(stack, 'staff', { HOTLINE_FAULT_NTH: String(n) });
    const answer = await worker.post(path, form, cookie);
    const name = /"fault_wanted".*?"statement":"([^"]+)"/.exec(worker.errors)?.[1];
    await worker.stop();
    // The draft that is wiped and pages that are looked through come after the act: it stands.
    if (!name || name === 'form_draft_drop' || name === 'changes_unpurged') {
      assert.equal(answer.status, 303, 'nothing of the act fails any more');
      break;
    }
    failed.push(name);
    assert.ok(answer.status >= 500, `${name}: ${answer.status}`);
    assert.deepEqual(await footprint(stack, code), before, `${name}: nothing is half-written`);
  }
  for (const name of ['START', 'second_used', 'decision_sign', 'document_add', 'case_set', 'event_add', 'COMMIT'])
    assert.ok(failed.includes(name), `${name} was among them: ${failed}`);
  assert.equal(await stageOf(stack, code), 'decided');
}, { seconds: 300 });

test('the program knows no fault in what was written', async () => {
  const { stack } = await ward();
  const done = await stack.verified();
  assert.equal(done.code, 0, done.out + done.err);
});
