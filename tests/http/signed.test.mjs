// Signed papers: what a digital signature proves, what a second person must compare; the register.
import { PDF, day, official, serve, step } from './officials.mjs';
import { signedPdf } from './paper.mjs';
import { newCase, newPerson } from './people.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, openFile, recordFields, recorded, inspecting, redirected, refused, sign } from './sanctions.mjs';
import { shared } from './stack.mjs';

let n = 800;
const number = () => `${++n}/QĐ-XPHC`;
const NAME = 'Phạm Thị Chủ ABC'; // baichay.chutich

async function drafted(stack, officer) {
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  return code;
}

// Signs with exactly this file; data: bytes, or what makes them of the words that were approved.
function signWith(signer, code, data, type = 'application/pdf', fields = {}) {
  const to = `/staff/cases/${code}/write/decide`;
  const paper = signer.paper;
  signer.paper = (bytes, words) => (typeof data === 'function' ? data(words) : bytes);
  return signer.submit(to, { number: number(), signed_on: day(), ...fields },
    { action: to, files: [['file', { filename: 'a', type, data: typeof data === 'function' ? PDF : data }]] })
    .finally(() => { signer.paper = paper; });
}

const good = (says) => signedPdf(NAME, { says });
const verdict = async (stack, code) => (await stack.sql(`SELECT p.verdict, p.confirmed_by IS NOT NULL
  FROM signed_paper p JOIN cases c ON c.id = p.case_id WHERE c.code = '${code}' ORDER BY p.id DESC LIMIT 1`))[0];

// Record and draft are of yesterday.
async function yesterday(stack, code) {
  await stack.sql(`UPDATE violation_record r JOIN cases c ON c.id = r.case_id
    SET r.made_on = '${day(-1)}', r.detected_on = '${day(-1)}' WHERE c.code = '${code}'`);
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id SET v.value = '${day(-1)}'
    WHERE c.code = '${code}' AND v.name = 'recorded_on'`);
  await stack.sql(`UPDATE decision_version v JOIN decision d ON d.id = v.decision_id
    JOIN violation_record r ON r.id = d.record_id JOIN cases c ON c.id = r.case_id
    SET v.made_us = v.made_us - 86400000000 WHERE c.code = '${code}'`);
}

test('a good digital signature of the signer puts the decision in force at once', async () => {
  const stack = await shared();
  const [officer, signer] = [await official(stack, 'baichay.canbo'), await official(stack, 'baichay.chutich')];
  const code = await drafted(stack, officer);
  redirected(await signWith(signer, code, good), 'signed');
  assert.deepEqual(await verdict(stack, code), ['good', '0']);
  const page = (await officer.get(`/staff/cases/${code}/signed`)).text;
  // Of the evening of 1 January in Greenwich, as its /M says: of the 2nd here.
  for (const words of ['Có hiệu lực.', NAME, 'Jan 02 2020 02:00:00',
    'Chữ ký số hợp lệ, phủ toàn bộ tệp', 'Chưa kiểm tra chứng thư có bị thu hồi'])
    assert.ok(page.includes(words), words);
  redirected(await serve(officer, code), 'served');
});

test('a good signature counts for its own paper alone: not for another, not for a day before it', async () => {
  const stack = await shared();
  const [officer, signer] = [await official(stack, 'baichay.canbo'), await official(stack, 'baichay.chutich')];
  const [one, two] = [await drafted(stack, officer), await drafted(stack, officer)];
  const number = `${++n}/QĐ-XPHC`;
  let file;
  redirected(await signWith(signer, one, (words) => { file = good(words); return file; },
    'application/pdf', { number }), 'signed');
  const problems = refused(await signWith(signer, two, file), /đã là bản ký của văn bản số/, 'used again');
  assert.ok(problems.includes(number));
  await yesterday(stack, two);
  const back = { signed_on: day(-1) };
  refused(await signWith(signer, two, (says) => signedPdf(NAME, { timed: true, says }), 'application/pdf', back),
    /lùi ngày/, 'signed today, dated yesterday');
  redirected(await signWith(signer, two, signedPdf(NAME, { timed: true })), 'its own file and day');
});

const changed = Buffer.from(signedPdf(NAME));
changed[12] ^= 1;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64');

test('every other file waits for a second person, and says why', async () => {
  const stack = await shared();
  const [officer, signer] = [await official(stack, 'baichay.canbo'), await official(stack, 'baichay.chutich')];
  const files = [['none', PDF], ['broken', changed], ['untrusted', signedPdf(NAME, { by: 'nobody' })],
    ['partial', Buffer.concat([signedPdf(NAME), Buffer.from('% thêm ABC\n')])],
    ['name', signedPdf('Người Khác ABC')], ['unchecked', PNG, 'image/png']];
  for (const [wanted, data, type] of files) {
    const code = await drafted(stack, officer);
    redirected(await signWith(signer, code, data, type), wanted);
    assert.deepEqual(await verdict(stack, code), [wanted, '0'], wanted);
    if (wanted !== 'none') continue;
    refused(await serve(officer, code), /chưa có hiệu lực[\s\S]*đối chiếu/, 'not in force, not served');
    const at = `/staff/cases/${code}/signed`;
    const confirm = (who, fields = { compared: '1' }) => who.submit(at, fields, { action: at });
    assert.doesNotMatch((await signer.get(at)).text, /name="paper"/, 'not the own signature');
    refused(await confirm(officer, {}), /đánh dấu/, 'without comparing');
    redirected(await confirm(officer), 'compared');
    assert.deepEqual(await verdict(stack, code), ['none', '1']);
    redirected(await serve(officer, code), 'served');
    assert.match((await officer.get(`/staff/cases/${code}`)).text, /Đối chiếu văn bản với bản gốc/);
    assert.equal((await (await official(stack, 'honggai.canbo')).get(at)).status, 404);
  }
});

test('a good signature under another text than the approved one waits for a second person', async () => {
  const stack = await shared();
  const [officer, signer] = [await official(stack, 'baichay.canbo'), await official(stack, 'baichay.chutich')];
  const [cheaper, other] = [await drafted(stack, officer), await drafted(stack, officer)];
  redirected(await signWith(signer, cheaper, (says) => good(says.map((one) =>
    (one === '7.000.000' ? '700.000' : one)))), 'signed');
  assert.deepEqual(await verdict(stack, cheaper), ['text', '0']);
  assert.match((await officer.get(`/staff/cases/${cheaper}/signed`)).text,
    /Không đọc thấy trong tệp<\/dt><dd>tổng số tiền phạt</);
  refused(await serve(officer, cheaper), /chưa có hiệu lực/, 'not served');
  redirected(await signWith(signer, other, good([])), 'nothing can be read');
  assert.match((await officer.get(`/staff/cases/${other}/signed`)).text,
    /<dd>tên người vi phạm; tổng số tiền phạt; số văn bản</);
});

test('a scan that came after the day it bears is compared with a reason that is kept', async () => {
  const stack = await shared();
  const [officer, signer] = [await official(stack, 'baichay.canbo'), await official(stack, 'baichay.chutich')];
  const code = await drafted(stack, officer);
  await yesterday(stack, code);
  redirected(await signWith(signer, code, PNG, 'image/png', { signed_on: day(-1) }), 'signed');
  const at = `/staff/cases/${code}/signed`;
  const confirm = (fields) => officer.submit(at, { compared: '1', ...fields }, { action: at });
  refused(await confirm({}), /vì sao nhập muộn[\s\S]*khoản 1 Điều 66/, 'no reason');
  redirected(await confirm({ late_why: 'Mất điện hôm qua ABC' }), 'compared');
  assert.match((await officer.get(at)).text, /Nhập muộn[\s\S]*Mất điện hôm qua ABC/);
  redirected(await serve(officer, code), 'served');
});

test('no number is two papers\'; one like nothing is refused', async () => {
  const stack = await shared();
  const [officer, signer] = [await official(stack, 'baichay.canbo'), await official(stack, 'baichay.chutich')];
  const [one, two] = [await drafted(stack, officer), await drafted(stack, officer)];
  const same = number();
  redirected(await sign(signer, one, { number: same }), 'the first');
  refused(await sign(signer, two, { number: same }), /đã là của một/, 'the second');
  refused(await sign(signer, two, { number: 'x/QĐ-XPHC' }), /số thứ tự/, 'no number');
  refused(await sign(signer, two, { number: `${same.split('/')[0]}/ABC/QĐ-XPHC` }), /số thứ tự/, 'a book of its own');
  refused(await sign(signer, two, { number: '0/QĐ-XPHC' }), /số thứ tự/, 'below the least');
  refused(await sign(signer, two, { number: '1000000/QĐ-XPHC' }), /số thứ tự/, 'above the most');
  redirected(await sign(signer, two, { number: number() }), 'its own');
});

const UNIT = '06712'; // a commune with a clerk, that no other test uses

test('a clerk gives the next number; gaps show until they are explained; nobody else gives any', async () => {
  const stack = await shared();
  const make = (login, role, ...more) => newPerson(stack, `so.${login}`, [[UNIT, role, ...more]]);
  const [officer, signer, clerk] = [await make('canbo1', 'officer'),
    await make('chutich1', 'signer', 'commune_chair'), await make('vanthu1', 'clerk')];
  const { code: parent } = await newCase(stack, { commune: UNIT });
  for (const name of ['accept', 'inspect']) redirected(await step(officer, parent, name), name);
  const file = async () => {
    const code = await openFile(officer, parent);
    redirected(await step(officer, code, 'record', recordFields(LIGHT), 'write'), 'record');
    redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
    return code;
  };
  const [one, two] = [await file(), await file()];
  const at = '/staff/numbers';
  const give = (who, code, fields = {}) => who.post(at, { csrf: who.token, do: 'give', code, book: 'QĐ-XPHC',
    day: day(), ...fields });
  for (const who of [clerk, signer, officer])
    who.token = /name="csrf" value="([^"]+)"/.exec((await who.get('/staff')).text)[1];
  refused(await sign(signer, one, { number: '1/QĐ-XPHC' }), /Văn thư chưa cấp/, 'no number yet');
  assert.equal((await give(signer, one)).status, 403);
  assert.equal((await give(officer, one)).status, 403);
  refused(await give(clerk, 'VV-KHONG-CO'), /không giữ vụ việc/, 'no such case');
  refused(await give(clerk, one, { day: day(1) }), /tương lai/, 'tomorrow');
  redirected(await give(clerk, one), 'number 1');
  refused(await sign(signer, two, { number: '1/QĐ-XPHC' }), /Văn thư chưa cấp/, 'of another case');
  refused(await sign(signer, one, { number: '2/QĐ-XPHC' }), /Văn thư chưa cấp/, 'another number');
  redirected(await sign(signer, one, { number: '1/QĐ-XPHC' }), 'signed');
  await stack.sql(`INSERT INTO register_number SELECT issuer_id, year, book, 4, 'given', case_id, day, '',
    account_id, made_us FROM register_number r JOIN unit u ON u.id = r.issuer_id OR u.body_id = r.issuer_id
    WHERE u.code = '${UNIT}' AND u.valid_to IS NULL AND n = 1`);
  assert.match((await clerk.get(at)).text, /QĐ-XPHC: 2\s*– 3/, 'a gap is not unnoticed');
  const explain = (text) => clerk.post(at, { csrf: clerk.token, do: 'void', number: text, reason: 'Viết hỏng ABC' });
  for (const text of ['2/QĐ-XPHC', '3/QĐ-XPHC']) redirected(await explain(text), text);
  refused(await explain('3/QĐ-XPHC'), /đã có văn bản/, 'once');
  assert.doesNotMatch((await clerk.get(at)).text, /Số chưa rõ/);
  redirected(await give(clerk, two), 'number 5');
  redirected(await sign(signer, two, { number: '5/QĐ-XPHC' }), 'signed');
  assert.match((await clerk.get(at)).text, /5\/QĐ-XPHC/);
  assert.match((await officer.get(`/staff/cases/${two}`)).text, /Văn thư cấp số văn bản/);
});
