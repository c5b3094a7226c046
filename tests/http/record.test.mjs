// The violation record, form MBB01: every field, what the law asks of it, drafts and collisions.
import { assert, test } from './runner.mjs';
import { PDF, day, official, step } from './officials.mjs';
import { csrfOf, newPerson } from './people.mjs';
import { result, sampled } from './samples.mjs';
import { HEAVY, LIGHT, MIDDLE, draft, inspecting, openFile, recordFields, recorded, redirected, refused } from './sanctions.mjs';
import { shared } from './stack.mjs';

let parent;
async function file() {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  parent ??= await inspecting(stack, officer);
  return { stack, officer, code: await openFile(officer, parent, 'Ông ABC') };
}

const PERSON = { subject: 'individual', name: 'Ông ABC', representative: '', id_number: '001', };
const write = (officer, code, more = {}, act = LIGHT) =>
  step(officer, code, 'record', recordFields(act, { ...PERSON, ...more }), 'write');

async function one(stack, code, sql) {
  return (await stack.sql(sql.replace('CODE', code)))[0];
}

test('every field of the form is kept, people and times line by line, identity sealed', async () => {
  const { stack, officer, code } = await file();
  redirected(await write(officer, code, { made_time: '08:30', field: 'Bảo vệ môi trường ABC',
    place_why: 'Trời mưa ABC', basis: 'Biên bản làm việc ABC', officials: 'Lê ABC; Công chức; UBND ABC\n',
    witnesses: 'Trần ABC; Thợ; Tổ 1 ABC\nHồ ABC; ; ', interpreter: 'Mã ABC; Giáo viên; Phố ABC',
    damaged: 'Hộ ABC; ; Xóm ABC', sex: 'male', born: '1980-05-06', nationality: 'Việt Nam',
    occupation: 'Nông dân ABC', id_kind: 'identity', id_on: '2020-01-02', id_by: 'Cục ABC',
    authority_says: 'Thấy nước đen ABC', damaged_says: 'Cá chết ABC', stop: '1',
    measures: 'Không có ABC', explain_to: 'Chủ tịch ABC', come_at: `${day(3)}T09:00`,
    come_place: 'Phòng ABC', closed_at: `${day()}T09:40`, pages: '2', copies: '3', read_aloud: '1',
    given_at: `${day()}T10:00`, given_to: 'Ông ABC', act0_place: 'Suối ABC', act0_time: '07:15',
    act0_times: `${day(-20)}: lần một ABC\n${day(-10)} lần hai ABC` }), 'record');
  const row = await one(stack, code, `SELECT s.made_time, s.place_why, s.age, s.come_at, s.copies,
    r.hand_over, s.identity FROM record_sheet s JOIN violation_record r ON r.id = s.record_id
    JOIN cases c ON c.id = r.case_id WHERE c.code = 'CODE'`);
  assert.deepEqual(row.slice(0, 6), ['08:30', 'Trời mưa ABC', 'adult', `${day(3)}T09:00`, '3', 'here']);
  assert.ok(!row[6].includes('1980'), 'sealed');
  const count = await one(stack, code, `SELECT (SELECT COUNT(*) FROM record_person p WHERE p.record_id = r.id),
    (SELECT COUNT(*) FROM violation_time t WHERE t.record_id = r.id) FROM violation_record r
    JOIN cases c ON c.id = r.case_id WHERE c.code = 'CODE'`);
  assert.deepEqual(count.map(Number), [5, 2]);
  const shown = (await officer.get(`/staff/cases/${code}/record`)).text;
  for (const words of ['Trời mưa ABC', 'Trần ABC; Thợ; Tổ 1 ABC', '06/05/1980', 'Cục ABC', 'Cá chết ABC',
    'Phòng ABC', 'lần một ABC', 'đã được báo']) assert.ok(shown.includes(words), words);
  const above = await official(stack, 'so.truong');
  const far = await above.get(`/staff/cases/${code}/record`);
  assert.equal(far.status, 200);
  assert.ok(shown.includes('Hộ ABC'));
  for (const words of ['06/05/1980', 'Hộ ABC', 'Xóm ABC', 'Cá chết ABC'])
    assert.ok(!far.text.includes(words), `not of this unit: ${words}`);
  const paper = `/staff/cases/${code}/papers/MBB01`;
  const printed = (await officer.get(paper)).text;
  for (const words of ['Trời mưa ABC', '06/05/1980', 'Cục ABC', 'Cá chết ABC', 'lần một ABC', '09 giờ 40 phút',
    'Mã ABC', 'Nông dân ABC', 'Suối ABC']) assert.ok(printed.includes(words), `MBB01: ${words}`);
  const theirs = (await above.get(paper)).text;
  for (const words of ['06/05/1980', 'Hộ ABC', 'Cá chết ABC'])
    assert.ok(!theirs.includes(words), `nor on paper: ${words}`);
  assert.equal(theirs.split('(chỉ người xử lý hồ sơ được đọc)').length, 3, 'and not as if there was nobody');
  const auditor = await newPerson(stack, 'bienban.kiemsoat', [['06673', 'auditor']]);
  for (const page of [`/staff/cases/${code}/record`, paper]) {
    const looked = (await auditor.get(page)).text;
    assert.ok(looked.includes('Trời mưa ABC'), page);
    for (const words of ['06/05/1980', 'Hộ ABC', 'Cá chết ABC'])
      assert.ok(!looked.includes(words), `who only looks on, ${page}: ${words}`);
  }
  const stranger = await newPerson(stack, 'bienban.la', [['06652', 'officer']]);
  for (const at of ['record', 'drafts', 'write/record'])
    assert.equal((await stranger.get(`/staff/cases/${code}/${at}`)).status, 404, at);
  const told = await stack.sql(`SELECT a.login FROM notice n JOIN account a ON a.id = n.account_id
    JOIN cases c ON c.id = n.case_id WHERE c.code = '${code}' AND n.code = 'record'`);
  assert.ok(told.some(([login]) => login === 'baichay.chutich'), 'who may sanction has it at once');
});

test('each rule of the form is refused with its article, and nothing typed is lost', async () => {
  const { officer, code } = await file();
  const bad = refused(await write(officer, code, { officials: 'Lê ABC', interpreter: 'A; ; \nB; ; ',
    made_time: '25:00', copies: '1', electronic: '1', come_place: 'Phòng ABC',
    has_signed: 'no', act0_times: 'hôm qua ABC' }), /Dòng 1/, 'all at once');
  for (const field of ['officials', 'interpreter', 'made_time', 'copies', 'e_means', 'e_reach', 'come_at',
    'refused_why', 'witness', 'act0_times'])
    assert.match(bad, new RegExp(`href="#${field}"`), field);
  const again = await write(officer, code, { has_signed: 'no', place_why: 'Giữ lại ABC' });
  assert.match(again.text, /value="Giữ lại ABC"/);
  refused(await write(officer, code, { act0_times: `${day(1)} lần sau ABC` }), /sau ngày của hành vi/, 'times');
  refused(await write(officer, code, { act0_times: `${day(-3)}` }), /khoản 3 Điều 12/, 'no words');
  refused(await write(officer, code, { has_signed: 'no', refused_why: 'ABC', witness: 'ABC',
    no_witness: 'ABC' }), /Đã có người ký thay/, 'both');
  refused(await write(officer, code, { closed_at: `${day(-1)}T09:00` }), /Kết thúc trước khi/, 'closed');
  refused(await write(officer, code, { given_at: `${day(-1)}T09:00`, given_to: 'ABC' }), /trước ngày lập/, 'given');
  refused(await write(officer, code, { pages: '501' }), /href="#pages"/, 'pages');
  refused(await write(officer, code, { copies: '51' }), /href="#copies"/, 'copies');
  refused(await write(officer, code, { witnesses: 'A; ; \n'.repeat(11) }), /quá 10 người/, 'people');
  refused(await write(officer, code, { act0_times: `${day(-1)} a\n`.repeat(21) }), /quá 20 lần/, 'times');
  redirected(await write(officer, code, { witnesses: 'A; ; \n'.repeat(10), pages: '500', copies: '50',
    act0_times: `${day(-1)} a\n`.repeat(20), has_signed: 'no', refused_why: 'ABC',
    no_witness: 'Không ai có mặt ABC' }), 'at the limits');
});

test('an unknown violator has no name, may not explain, and the record says so', async () => {
  const { stack, officer, code } = await file();
  refused(await write(officer, code, { unknown: '1' }, MIDDLE), /khoản 3 Điều 58/, 'a name of nobody');
  redirected(await write(officer, code, { unknown: '1', subject: '', name: '', address: '', id_number: '',
    has_signed: '' }, MIDDLE), 'unknown');
  assert.deepEqual(await one(stack, code, `SELECT r.name, r.unknown, r.may_explain FROM violation_record r
    JOIN cases c ON c.id = r.case_id WHERE c.code = 'CODE'`), ['Không xác định được', '1', '0']);
  refused(await draft(officer, code, { fine0: '30.000.000', publish: 'no' }), /điểm b khoản 1 Điều 65/, 'nobody to sanction');
});

test('the record of a minor names parents and goes to them', async () => {
  const { stack, officer, code } = await file();
  const years = (n) => `${Number(day().slice(0, 4)) - n}-01-01`;
  const born = { born: years(17) };
  const page = refused(await write(officer, code, born), /cha, mẹ/, 'minor');
  assert.ok(page);
  refused(await write(officer, code, { ...born, guardian: 'Bà ABC; Mẹ; Xóm ABC', copies: '3',
    given_to: 'Ông ABC' }), /gửi cả cho cha/, 'no copy');
  redirected(await write(officer, code, { ...born, guardian: 'Bà ABC; Mẹ; Xóm ABC', copies: '3',
    given_to: 'Ông ABC', guardian_given: '1' }), 'minor');
  const [age] = await one(stack, code, `SELECT s.age FROM record_sheet s JOIN violation_record r
    ON r.id = s.record_id JOIN cases c ON c.id = r.case_id WHERE c.code = 'CODE'`);
  assert.equal(age, 'under_18');
});

test('a child is not sanctioned, and whoever is below the age of fines is warned', async () => {
  const { officer, code } = await file();
  const more = { guardian: 'Bà ABC; Mẹ; Xóm ABC', copies: '3', given_to: 'Ông ABC', guardian_given: '1' };
  const aged = (n) => ({ ...more, born: `${Number(day().slice(0, 4)) - n}-01-01` });
  redirected(await write(officer, code, aged(15)), 'under 16');
  refused(await draft(officer, code, { fine0: '3500000', publish: 'no' }), /Điều 135/, 'a fine');
  redirected(await draft(officer, code, { fine0: '', publish: 'no' }), 'a warning');
  const minor = await file();
  redirected(await write(minor.officer, minor.code, aged(17)), 'under 18');
  const builder = (await minor.officer.get(`/staff/cases/${minor.code}/decision`)).text;
  assert.match(builder, /từ đủ 16 đến dưới 18 tuổi chưa có trong bảng pháp luật/, 'what is not set is said');
  assert.doesNotMatch((await officer.get(`/staff/cases/${code}/decision`)).text, /từ đủ 16 đến dưới 18/);
  const child = await file();
  redirected(await write(child.officer, child.code, aged(12)), 'child');
  refused(await draft(child.officer, child.code, { fine0: '', publish: 'no' }), /Điều 11; điểm a khoản 1 Điều 65/, 'none');
});

test('where nobody of the unit may sanction, the term to hand the file over runs', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  parent ??= await inspecting(stack, officer);
  const terms = async (code) => (await stack.sql(`SELECT k.code FROM clock k JOIN cases c ON c.id = k.case_id
    WHERE c.code = '${code}' AND k.stopped_us IS NULL`)).map(([t]) => t);
  const small = await recorded(officer, parent, LIGHT);
  assert.ok(!(await terms(small)).includes('RECORD_TRANSFER'));
  const big = await recorded(officer, parent, HEAVY);
  assert.ok((await terms(big)).includes('RECORD_TRANSFER'));
  assert.match((await officer.get(`/staff/cases/${big}`)).text, /phải chuyển ngay hồ sơ/);
});

test('acts are proposed from the results of samples and taken into the record', async () => {
  const { officer, code } = await file();
  const at = await sampled(officer, code, { label: 'BB1-ABC', point: 'Cống xả BB ABC' });
  redirected(await result(officer, at, { p0_name: 'BOD5', p0_unit: 'mg/l', p0_value: '75', p0_max: '50',
    basis: 'QCVN ABC, cột B' }), 'result');
  const to = `/staff/cases/${code}/write/record`;
  const page = (await officer.get(to)).text;
  assert.match(page, /id="proposals"/);
  assert.match(page, /Cống xả BB ABC/);
  assert.match(page, /giới hạn do người nhập/);
  const taken = await officer.submit(to, { do: 'samples' }, { action: to });
  assert.equal(taken.status, 200);
  assert.match(taken.text, /name="act0_code" value="45\/2022/);
  assert.match(taken.text, /name="act0_place"[^>]*value="Cống xả BB ABC"/);
});

test('two who write one record: the later one is shown both, and chooses part by part', async () => {
  const { stack, officer, code } = await file();
  const head = await official(stack, 'baichay.truong');
  const to = `/staff/cases/${code}/write/record`;
  const share = async (client, base, more) => client.post(to, { csrf: await csrfOf(client), ...recordFields(LIGHT, PERSON),
    draft_form: 'write/record', draft_base: base, do: 'share', ...more });
  redirected(await share(officer, '0', { place: 'Nơi một ABC', statement: 'Lời một ABC' }), 'first');
  const late = await share(head, '0', { number: '06/BB-VPHC', place: 'Nơi hai ABC',
    statement: 'Lời một ABC' });
  assert.equal(late.status, 409);
  assert.match(late.text, /id="collision"/);
  assert.match(late.text, /<mark>06\/BB-VPHC/, 'each field that differs, not the first alone');
  for (const words of ['Nơi một ABC', 'Nơi hai ABC']) assert.match(late.text, new RegExp(`<mark>${words}`));
  assert.match(late.text, /name="choose_paper"/);
  assert.ok(!late.text.includes('name="choose_words"'), 'the same in both');
  const kept = async () => (await head.get(to)).text;
  assert.match(await kept(), /value="Nơi một ABC"/, 'nothing was overwritten');
  const none = await share(head, '1', { number: '06/BB-VPHC', place: 'Nơi hai ABC', choose_violator: 'mine' });
  assert.equal(none.status, 409, 'a part without a choice');
  assert.match(none.text, /Hãy chọn bản được giữ/);
  redirected(await share(head, '1', { place: 'Nơi hai ABC', statement: 'Lời hai ABC', choose_paper: 'theirs',
    choose_words: 'mine' }), 'chosen');
  assert.match(await kept(), /value="Nơi một ABC"/);
  assert.match(await kept(), /Lời hai ABC/);
  const stale = await step(officer, code, 'record', recordFields(LIGHT, { ...PERSON, draft_base: '1' }), 'write');
  assert.equal(stale.status, 409, 'the record itself is not written over a newer copy');
  const [n] = await one(stack, code, `SELECT COUNT(DISTINCT version) FROM form_copy f JOIN cases c
    ON c.id = f.case_id WHERE c.code = 'CODE'`);
  assert.equal(Number(n), 2, 'every version stays');
});

test('two who finish one record side by side: one is kept, the other is told', async () => {
  const { stack, officer, code } = await file();
  const head = await official(stack, 'baichay.truong');
  const to = `/staff/cases/${code}/write/record`;
  const tokens = await Promise.all([csrfOf(officer), csrfOf(head)]);
  const finish = (client, csrf, place) => client.post(to, { csrf, ...recordFields(LIGHT, PERSON),
    draft_form: 'write/record', draft_base: '0', place });
  const answers = await Promise.all([finish(officer, tokens[0], 'Nơi một ABC'), finish(head, tokens[1], 'Nơi hai ABC')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  const kept = await stack.sql(`SELECT r.place FROM violation_record r JOIN cases c ON c.id = r.case_id
    WHERE c.code = '${code}'`);
  assert.deepEqual(kept, [[answers[0].status === 303 ? 'Nơi một ABC' : 'Nơi hai ABC']], 'one record, of whom was told so');
});

test('a part of the record is kept as a draft by itself, and strangers get nothing', async () => {
  const { stack, officer, code } = await file();
  const to = `/staff/cases/${code}/drafts`;
  const csrf = await csrfOf(officer);
  const kept = await officer.post(to, { csrf, draft_form: 'write/record', draft_base: '0', draft_part: 'words',
    statement: 'Nháp riêng ABC', place: 'không thuộc phần này', draft_quiet: '1' });
  assert.equal(kept.status, 204);
  const rows = await stack.sql(`SELECT d.part FROM form_draft d JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}'`);
  assert.deepEqual(rows, [['words']]);
  const page = (await officer.get(`/staff/cases/${code}/write/record`)).text;
  assert.match(page, /Nháp riêng ABC/);
  assert.ok(!page.includes('không thuộc phần này'));
  const head = await official(stack, 'baichay.truong');
  const theirs = (await head.get(`/staff/cases/${code}/write/record`)).text;
  assert.ok(!theirs.includes('Nháp riêng ABC'));
  assert.match(theirs, /cũng đang soạn biểu mẫu này/);
});

test('without a record: never more than art. 56 allows, never by a device, with the fields of MQĐ01', async () => {
  const { stack, code } = await file();
  const signer = await official(stack, 'baichay.chutich');
  const to = `/staff/cases/${code}/step/decide_on_spot`;
  const spot = (fields) => signer.submit(to, { violator: 'Công ty TC ABC', subject: 'organization', act: '45/2022:Đ9.1.a',
    by_device: 'no', main_sanction: 'fine', fine: '1000000', pay_where: 'Kho bạc TC ABC', decision_number: '77/QĐ-XPHC', decided_on: day(), ...fields },
  { action: to, files: [['signed_file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] });
  refused(await spot({ fine: '1000001' }), /1\.000\.000\sđồng \(khoản 1 Điều 56 Luật 15\/2012\/QH13\)/, 'above');
  refused(await spot({ fine: '0' }), /khoản 1 Điều 56/, 'below');
  refused(await spot({ by_device: 'yes' }), /phải lập biên bản/, 'device');
  refused(await spot({ act: 'Điều 25 ABC' }), /mã của bảng pháp luật/, 'no act of the tables');
  refused(await spot({ fine: '999999' }), /khung tiền phạt của hành vi này: từ 1\.000\.000/, 'under the frame');
  refused(await spot({ act: '45/2022:Đ25.2.a', fine: '300001' }), /đến 300\.000/, 'over the frame');
  refused(await spot({ act: '45/2022:Đ25.2.a', main_sanction: 'warning', fine: '' }), /phải phạt tiền/, 'no warning');
  refused(await spot({ pay_where: ' ' }), /để trống chỗ đó/, 'nowhere to pay');
  for (const fine of ['1000000', '0'])
    refused(await spot({ main_sanction: 'warning', fine }), /cảnh cáo thì để trống mức tiền phạt/, 'a fine beside a warning');
  const found = await spot({ act: 'dang ky moi truong' });
  assert.equal(found.status, 422, 'words without diacritics are looked for');
  assert.match(found.text, /name="act_pick"[^>]*value="45\/2022:Đ9\.1\.a"/);
  assert.ok(found.text.includes('value="dang ky moi truong"'), 'what was typed stays');
  const person = { subject: 'individual', fine: '500000' };
  const born = (years, days = 0) => { const d = new Date(`${day(days)}T00:00Z`); d.setUTCFullYear(d.getUTCFullYear() - years); return d.toISOString().slice(0, 10); };
  refused(await spot({ ...person, violator_born: born(16, 1) }), /chưa đủ tuổi bị phạt tiền[\s\S]*Điều 135/, 'a day below sixteen');
  refused(await spot({ ...person, violator_born: born(14, 1) }), /điểm a khoản 1 Điều 5; Điều 11; điểm a khoản 1 Điều 65/, 'a day below fourteen');
  refused(await spot({ ...person, violator_born: born(16), fine: '500001' }), /500\.000/, 'sixteen today: only the sum is refused');
  redirected(await spot({ act: 'dang ky moi truong', act_pick: '45/2022:Đ9.1.a', violator_address: 'Phố TC ABC', spot_place: 'Vỉa hè ABC', spot_facts: 'Lần đầu ABC' }), 'at the limit');
  const paper = (await signer.get(`/staff/cases/${code}/papers/MQD01`)).text;
  for (const words of ['đăng ký môi trường', 'điểm a khoản 1 Điều 9', 'Phố TC ABC', 'Vỉa hè ABC', 'Lần đầu ABC', '1.000.000'])
    assert.ok(paper.includes(words), words);
});
