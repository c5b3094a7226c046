// Samples from the label to the act: custody as a chain, results against limits, the term of the
// record that begins anew once.
import { facility } from './facilities.mjs';
import { PDF, day, official } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { SAMPLE, result, sampled } from './samples.mjs';
import { inspecting, openFile, redirected, refused } from './sanctions.mjs';
import { shared } from './stack.mjs';

let common = null;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const officer = await official(stack, 'baichay.canbo');
    return { stack, officer, code: await inspecting(stack, officer) };
  })();
  return common;
}

const TYPED = { p0_name: 'BOD5', p0_unit: 'mg/l', p0_value: '75', p0_max: '50', basis: 'QCVN ABC, cột B' };

test('a form sent twice is one sample; a label is there once; all problems come at once', async () => {
  const { stack, officer, code } = await ward();
  const to = `/staff/cases/${code}/samples`;
  const page = await officer.get(to);
  const item = /name="item" value="([^"]+)"/.exec(page.text)[1];
  const fields = { ...SAMPLE, item };
  const first = redirected(await officer.submit(to, fields, { action: to }), 'first');
  assert.equal(redirected(await officer.submit(to, fields, { action: to }), 'again'), first);
  refused(await officer.submit(to, SAMPLE, { action: to }), /#label/, 'the label again');
  const bad = await officer.submit(to, { ...SAMPLE, label: 'X', medium: 'soup', at: day(1),
    seal: '', flow: '1,2,3', flow_of: '' }, { action: to });
  const problems = refused(bad, /tương lai/, 'in the future');
  for (const field of ['medium', 'seal', 'flow', 'flow_of'])
    assert.match(problems, new RegExp(`#${field}"`));
  assert.match(bad.text, /value="1,2,3"/, 'typed text is kept');
  const [[n]] = await stack.sql(`SELECT COUNT(*) FROM sample s JOIN cases c ON c.id = s.case_id
    WHERE c.code = '${code}'`);
  assert.equal(n, '1');
});

test('custody is a chain; a broken seal is told to everybody who looks', async () => {
  const { officer, code } = await ward();
  const at = await sampled(officer, code, { label: 'NT2-ABC' });
  const hand = (fields) => officer.submit(at, { given_by: 'Trần ABC', given_to: 'Lê ABC',
    at: day(-2), at_time: '09:00', hand_seal: 'NP-001', intact: '1', note: '', ...fields },
  { action: `${at}/hand` });
  redirected(await hand({}), 'first');
  refused(await hand({ given_to: 'Phòng ABC' }), /#given_by/, 'the giver does not have it');
  const next = { given_by: 'Lê ABC', given_to: 'Phòng thử nghiệm ABC' };
  refused(await hand({ ...next, at: day(-3) }), /#at"/, 'before the hand-over before');
  refused(await hand({ ...next, hand_seal: 'NP-002' }), /#note/, 'another seal, no word why');
  redirected(await hand({ ...next, hand_seal: 'NP-002', note: 'Mở để thêm axit ABC' }), 'second');
  const page = await officer.get(at);
  assert.match(page.text, /không còn nguyên/);
  assert.match(page.text, /Mở để thêm axit ABC/);
  assert.match((await officer.get(`/staff/cases/${code}/samples`)).text, /Niêm phong không nguyên/);
});

test('results stand against the limits of their day; what is unset says so', async () => {
  const { officer, code } = await ward();
  const at = await sampled(officer, code, { label: 'NT3-ABC', point: 'Cống xả số 3' });
  const shown = await officer.submit(`${at}/result`, { do: 'rows', number: 'PT-09/ABC',
    standard: 'QCVN ABC (trình diễn)|B', p0_name: '', p0_unit: '', p0_value: '' },
  { action: `${at}/result` });
  assert.equal(shown.status, 200);
  assert.match(shown.text, /value="PT-09\/ABC"/);
  assert.match(shown.text, /≤ 50 \(QCĐP ABC \(trình diễn\), cột B\)/, 'the local standard prevails');
  assert.match(shown.text, /≤ 160 \(QCVN ABC \(trình diễn\), cột B\)/);
  const none = await result(officer, at, {});
  refused(none, /ít nhất một giá trị/, 'no value');
  const bad = await result(officer, at, { reported: day(-9), received: day(-10), p0_name: 'BOD5',
    p0_value: 'nhiều', p1_name: '', p1_value: '2', p2_name: 'COD', p2_value: '5', p2_max: '4' });
  const problems = refused(bad, /trước ngày lấy mẫu/, 'reported before it was taken');
  for (const field of ['received', 'p0_value', 'p1_name', 'basis'])
    assert.match(problems, new RegExp(`#${field}"`), field);
  redirected(await result(officer, at, { standard: 'QCVN ABC (trình diễn)|B', p0_name: 'BOD5',
    p0_value: '75', p1_name: 'COD', p1_value: '480', p1_unit: 'mg/l', p2_name: 'Clo dư',
    p2_value: '0,3', p3_name: 'pH', p3_value: '9,5', p4_name: 'Amoni', p4_value: '0,1',
    p4_below: '1' }), 'result');
  const page = await officer.get(at);
  assert.match(page.text, /vượt 1,5 lần/);
  assert.match(page.text, /vượt 3 lần/);
  assert.match(page.text, /chưa có giới hạn/);
  assert.match(page.text, /ngoài giới hạn/);
  assert.match(page.text, /&lt; 0,1/);
  const acts = (await officer.get(`/staff/cases/${code}/samples`)).text;
  assert.match(acts, /45\/2022:Đ19\.7\.e/, 'pH carries a higher fine than COD at 3 times');
  assert.match(acts, /chưa có giới hạn nên chưa so sánh/);
  refused(await result(officer, at, TYPED), /#why/, 'a result that replaces another says why');
  redirected(await result(officer, at, { ...TYPED, why: 'Phiếu cũ ghi nhầm mẫu ABC' }), 'replaced');
  const again = await officer.get(at);
  assert.match(again.text, /Đã được thay bằng kết quả khác/);
  assert.match(again.text, /người nhập/, 'a limit that a person typed is marked');
  const [, id] = /name="result" value="(\d+)"/.exec(again.text);
  const scan = await officer.submit(at, { result: id }, { action: `${at}/scan`,
    files: [['scan', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] });
  redirected(scan, 'scan');
  assert.match((await officer.get(at)).text, /Tải phiếu kết quả/);
});

test('the first result starts the term of the record anew, once for the whole case', async () => {
  const { stack, officer } = await ward();
  const code = await inspecting(stack, officer);
  const file = await openFile(officer, code);
  const clocks = () => stack.sql(`SELECT k.code, k.stopped_us IS NULL,
    DATE(FROM_UNIXTIME(k.from_us / 1000000 + 7 * 3600)) FROM clock k JOIN cases c ON c.id = k.case_id
    WHERE c.code = '${file}' AND k.code LIKE 'RECORD%' ORDER BY k.id`);
  assert.deepEqual((await clocks()).map(([name, runs]) => [name, runs]), [['RECORD_NORMAL', '1']]);
  const one = await sampled(officer, code, { label: 'A-ABC' });
  const two = await sampled(officer, code, { label: 'B-ABC', point: 'Cống xả số 2' });
  redirected(await result(officer, one, { ...TYPED, received: day(-1) }), 'first');
  const after = [['RECORD_NORMAL', '0'], ['RECORD_AFTER_TEST', '1']];
  assert.deepEqual((await clocks()).map(([name, runs]) => [name, runs]), after);
  const began = (await clocks())[1][2];
  assert.equal(began, day(-1));
  redirected(await result(officer, two, TYPED), 'second');
  assert.deepEqual((await clocks()).map(([name, runs]) => [name, runs]), after, 'not once more');
  assert.equal((await clocks())[1][2], began);
  const later = await openFile(officer, code, 'Ông ABC');
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id SET v.value = '${day()}'
    WHERE c.code = '${later}' AND v.name = 'detected_on'`);
  redirected(await result(officer, two, { ...TYPED, received: day(-1), why: 'Nhận sớm hơn ABC' }), 'earlier');
  assert.deepEqual(await stack.sql(`SELECT k.code FROM clock k JOIN cases c ON c.id = k.case_id
    WHERE c.code = '${later}' AND k.code LIKE 'RECORD%'`), [['RECORD_NORMAL']],
  'what was detected after the result keeps its own term');
  const open = (await officer.get(`/staff/cases/${code}/sanction`)).text;
  assert.match(open, /value="after_test" checked/, 'a new file begins with the term after a test');
  assert.ok(open.includes(`value="${day(-1)}"`), 'from the day of the first result');
  const page = await officer.get(`/staff/cases/${file}/samples`);
  assert.match(page.text, /Cống xả số 1[\s\S]*45\/2022:Đ18\.3\.e[\s\S]*Cống xả số 2/,
    'the file sees the samples of its case, an act for each point');
});

test('a permit of the facility stands beside the standard, and what exceeds it alone is told', async () => {
  const { stack, officer } = await ward();
  const code = await inspecting(stack, officer);
  const id = await facility(stack, officer, { name: 'Xưởng Phép ABC' });
  const base = `/staff/facilities/${id}`;
  const add = async (at, fields) => redirected(await officer.submit(at, fields, { action: at }), at);
  await add(`${base}/permits`, { kind: 'environment_permit', number: '12/GPMT-ABC', issuer: 'Sở ABC',
    issued: day(-90), until: '', scope: '', clause: 'mục 2.1 Phụ lục 1' });
  const [[permit]] = await stack.sql(`SELECT id FROM permit WHERE facility_id = ${id}`);
  await stack.sql(`INSERT INTO permit_limit (permit_id, parameter, unit, max_nano, standard)
    VALUES (${permit}, 'bod5', 'mg/l', 40000000000, 'ABC')`);
  await officer.post(`/staff/cases/${code}/facility`, { csrf: await csrfOf(officer), facility: id });
  const at = await sampled(officer, code, { label: 'GP-ABC' });
  redirected(await result(officer, at, { ...TYPED, p0_value: '45' }), 'over the permit alone');
  const page = (await officer.get(at)).text;
  assert.match(page, /giấy phép số 12\/GPMT-ABC: ≤ 40 \(Sở ABC cấp ngày [\d/]{10}, không ghi ngày hết hiệu lực; mục 2\.1 Phụ lục 1\)/);
  assert.match(page, /trong giới hạn<br><strong>vượt giới hạn của giấy phép/);
  assert.match(page, /không thực hiện đúng giấy phép là hành vi khác/);
  assert.match((await officer.get(`/staff/cases/${code}/samples`)).text, /Không có thông số nào/, 'no act by itself');
  const record = (await officer.get(`/staff/cases/${await openFile(officer, code)}/write/record`)).text;
  assert.match(record, /BOD5 45 mg\/l, giấy phép số 12\/GPMT-ABC \(Sở ABC cấp ngày [\d/]{10}, không ghi ngày hết hiệu lực; mục 2\.1 Phụ lục 1\) chỉ cho ≤ 40\.[\s\S]*Điều 11 Nghị định 45\/2022\/NĐ-CP\): người lập biên bản chọn khoản/,
    'the builder says what it cannot choose');
  assert.doesNotMatch(record, /value="samples"/, 'and puts nothing into the record by itself');
  const noise = await sampled(officer, code, { label: 'ON-ABC', medium: 'noise', point: 'Nhà dân ABC', flow: '', flow_of: '' });
  redirected(await result(officer, noise, { p0_name: 'Mức ồn', p0_unit: 'dBA', p0_value: '77', p0_max: '70',
    basis: 'QCVN ABC' }), 'noise');
  assert.match((await officer.get(noise)).text, /vượt 7 dBA/);
  assert.match((await officer.get(`/staff/cases/${code}/samples`)).text, /45\/2022:Đ22\.3[\s\S]*vượt 7 dBA/);
});

test('a sample taken back says nothing more, and nobody adds to it', async () => {
  const { officer, code } = await ward();
  const at = await sampled(officer, code, { label: 'NT4-ABC' });
  redirected(await officer.submit(at, { why: 'Nhầm nhãn ABC' }, { action: `${at}/void` }), 'void');
  const page = await officer.get(at);
  assert.match(page.text, /Mẫu này đã bị hủy:[\s\S]*Nhầm nhãn ABC/);
  assert.doesNotMatch(page.text, /action="[^"]*\/hand"/);
  assert.equal((await officer.get(`${at}/result`)).status, 409);
});

const bare = (text) => text.replace(/\s/g, ''); // a label may go over the end of a line

test('the minutes name each sample with its seal and results, none that was taken back', async () => {
  const { stack, officer } = await ward();
  const code = await inspecting(stack, officer);
  const at = await sampled(officer, code, { label: 'NT8-ABC', seal: 'NP-808' });
  const gone = await sampled(officer, code, { label: 'NT9-ABC', seal: 'NP-909' });
  redirected(await officer.submit(gone, { why: 'Nhầm nhãn ABC' }, { action: `${gone}/void` }), 'void');
  redirected(await result(officer, at, TYPED), 'result');
  const file = await openFile(officer, code);
  for (const [of, form] of [[code, 'BIEN_BAN_XAC_MINH'], [file, 'MBB02']]) {
    const count = await stack.counter('staff');
    const before = await count();
    const pdf = await officer.get(`/staff/cases/${of}/papers/${form}/pdf`);
    assert.ok(await count() - before <= 10, `${form}: ${await count() - before} statements`);
    const text = await textOf(await saved(pdf, `${form}-samples`));
    for (const words of ['NT8-ABC', 'NP-808', 'Phòng thử nghiệm ABC', 'BOD5: 75 mg/l (giới hạn ≤ 50)'])
      assert.ok(bare(text).includes(bare(words)), `${words}\n${text}`);
    assert.doesNotMatch(bare(text), /NT9-ABC|NP-909/, 'taken back');
  }
});

test('only who works on the case keeps samples; others do not learn of them', async () => {
  const { stack, officer, code } = await ward();
  const at = await sampled(officer, code, { label: 'NT5-ABC' });
  const stranger = await official(stack, 'honggai.canbo');
  const signer = await official(stack, 'baichay.chutich');
  for (const path of [`/staff/cases/${code}/samples`, at, `${at}/result`])
    assert.equal((await stranger.get(path)).status, 404, path);
  assert.equal((await signer.get(at)).status, 200);
  assert.doesNotMatch((await signer.get(at)).text, /action="[^"]*\/hand"/, 'reads, keeps nothing');
  assert.equal((await signer.get(`${at}/result`)).status, 403);
  const token = await officer.csrf?.() ?? '';
  for (const path of ['hand', 'void', 'result', 'scan'])
    assert.equal((await officer.post(`${at}/${path}`, [['csrf', `${token}x`]])).status, 403, path);
  const other = await inspecting(stack, officer);
  const id = at.split('/').pop();
  assert.equal((await officer.get(`/staff/cases/${other}/samples/${id}`)).status, 404,
    'a sample of another case');
  assert.equal((await officer.get(`/staff/cases/${code}/samples/999999999`)).status, 404);
  assert.equal((await officer.get(`/staff/cases/${code}/samples/0`)).status, 404);
});
