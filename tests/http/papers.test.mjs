// Official forms as PDF: their text, their fonts, the same bytes each time, and what lacks.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Client } from './client.mjs';
import { PDF, PLACES, PROOF, day, official, step } from './officials.mjs';
import { numbered, saved, scanned, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, MIDDLE, draft, inspecting, recorded, redirected, sign } from './sanctions.mjs';
import { TOP, must, shared } from './stack.mjs';

let common = null;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const officer = await official(stack, 'baichay.canbo');
    return { stack, officer, parent: await inspecting(stack, officer) };
  })();
  return common;
}

test('a decision is printed with every field of the file, as a draft and as signed', async () => {
  const { stack, officer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE, { id_number: '5709000000', number: '61/BB-VPHC',
    act0_c_MIT_REPAIRED: '1', act0_c_AGG_WENT_ON: '1' });
  const paper = `/staff/cases/${code}/papers/MQD02`;
  assert.equal((await officer.get(`${paper}/pdf`)).status, 404, 'nothing was drafted');
  const typed = { effective: 'ngày ký ABC', pay_where: 'Kho bạc ABC', pay_account: '3949.0.ABC',
    collector: 'Kho bạc thu tiền ABC', executor: 'Công an phường ABC', cooperator: 'Tổ dân phố ABC',
    recipients: 'Sở ABC; Chi cục ABC', emergency_cost: '1.000.000 đồng ABC' };
  const ticked = { circ0_MIT_REPAIRED: '1', circ0_AGG_WENT_ON: '1' };
  const nothing = Object.fromEntries(Object.keys(PLACES).map((name) => [name, '']));
  redirected(await draft(officer, code, { fine0: '60.000.000', ...ticked, ...nothing }), 'draft');
  const dotted = await textOf(await saved(await officer.get(`${paper}/pdf`), 'dotted'));
  assert.match(dotted, /Nộp tiền phạt tại …+, tài khoản số …+,/, 'not typed: an open line');
  const long = await draft(officer, code, { fine0: '60.000.000', ...ticked, ...typed,
    pay_account: 'a'.repeat(101) });
  assert.equal(long.status, 422);
  assert.ok(long.text.includes('Công an phường ABC'), 'nothing typed is lost');
  redirected(await draft(officer, code, { fine0: '60.000.000', ...ticked, ...typed,
    pay_account: 'a'.repeat(100) }), 'at the limit');
  redirected(await draft(officer, code, { fine0: '60.000.000', ...ticked, ...typed }), 'draft');

  const passing = await officer.get(`/staff/cases/${code}/approval`);
  for (const words of Object.values(typed)) assert.ok(passing.text.includes(words), `who passes it reads ${words}`);
  assert.ok(passing.text.includes(`href="${paper}"`));

  const side = await officer.get(paper);
  assert.match(side.text, /61\/BB-VPHC/);
  assert.match(side.text, /Xả nước thải đen ra suối ABC\./);
  assert.match(side.text, /60\.000\.000/);
  assert.match(side.text, /Còn thiếu/);
  assert.match(side.text, /chưa được đối chiếu/);

  const count = await stack.counter('staff');
  const before = await count();
  const one = await officer.get(`${paper}/pdf`);
  const cost = await count() - before;
  assert.ok(cost <= 10, `${cost} statements`);
  const text = await textOf(await saved(one, 'draft'));
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc',
    'ỦY BAN NHÂN DÂN PHƯỜNG BÃI CHÁY', '/QĐ-XPHC', 'Xử phạt vi phạm hành chính', 'Công ty ABC',
    'Mã số doanh nghiệp: 5709000000', '61/BB-VPHC', 'Xả nước thải đen ra suối ABC.',
    '60.000.000 đồng (bằng chữ: Sáu mươi triệu đồng)', ...Object.values(typed), 'dự thảo lần 3',
    'điểm e khoản 2 Điều 18', 'yêu cầu chấm dứt (điểm i khoản 1 Điều 10 Luật 15/2012/QH13)',
    'bồi thường thiệt hại (Điều 9 Luật 15/2012/QH13)',
    'chưa đối chiếu với văn bản đang có hiệu lực', 'Trang 1/'])
    assert.ok(text.includes(words), `${words}\n${text}`);
  assert.ok(await numbered(path.join(TOP, 'var/papers/draft.pdf')) >= 2, 'more than one page');
  const two = await officer.get(`${paper}/pdf`);
  assert.ok(one.body.equals(two.body), 'the same bytes');
  const kept = await stack.sql(`SELECT v.n, v.words FROM decision_version v JOIN decision d
    ON d.id = v.decision_id JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}' ORDER BY v.n`);
  assert.deepEqual(kept.map(([n]) => n), ['1', '2', '3']);
  assert.ok(kept[0][1] === '' && kept[2][1].includes('Kho bạc ABC'), 'each version keeps its own');
});

// Every form that a case offers can be looked at; what is ready is printed.
async function allForms(stack, officer, code, ready) {
  const list = await officer.get(`/staff/cases/${code}/papers`);
  assert.equal(list.status, 200);
  const forms = [...new Set([...list.text.matchAll(/\/papers\/([A-Z0-9_]+)"/g)].map((m) => m[1]))];
  const texts = new Map();
  const count = await stack.counter('staff');
  for (const form of forms) {
    const side = await officer.get(`/staff/cases/${code}/papers/${form}`);
    assert.equal(side.status, 200, form);
    const before = await count();
    const pdf = await officer.get(`/staff/cases/${code}/papers/${form}/pdf`);
    assert.ok(await count() - before <= 10, `${form}: ${await count() - before} statements`);
    assert.equal(pdf.status, ready.includes(form) ? 200 : 404, form);
    if (pdf.status !== 200) continue;
    const file = await saved(pdf, form);
    texts.set(form, await textOf(file));
    assert.ok(pdf.body.equals((await officer.get(`/staff/cases/${code}/papers/${form}/pdf`)).body),
      `${form}: the same data, the same bytes`);
    const fonts = (await must('pdffonts', [file])).trim().split('\n').slice(2);
    assert.ok(fonts.length > 0, form);
    for (const font of fonts) assert.match(font, / yes +(yes|no) +yes +\d+ +0$/, `${form}: ${font}`);
  }
  return { forms, texts };
}

test('each form of a sanction file is printed from the record, none before its time', async () => {
  const { stack, officer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE, { number: '62/BB-VPHC',
    statement: 'Tôi đã sửa bể lắng ABC.' });
  const ready = ['MBB01', 'MBB02', 'MBB03', 'MBB04', 'MBB05', 'MBB26', 'MBB27', 'MBB28', 'MBB30',
    'MQD01', 'MQD14', 'MQD15', 'MQD20', 'MQD33', 'MQD41', 'PHIEU_CHUYEN'];
  const { forms, texts } = await allForms(stack, officer, code, ready);
  for (const form of [...ready, 'MQD02', 'MBB06', 'MQD03', 'MQD04', 'MQD05'])
    assert.ok(forms.includes(form), form);
  const record = texts.get('MBB01');
  for (const words of ['Số: 62/BB-VPHC', 'Tên tổ chức vi phạm: Công ty ABC', 'Tôi đã sửa bể lắng ABC.',
    'Xả nước thải đen ra suối ABC.', '02 ngày làm việc', '05 ngày làm việc'])
    assert.ok(record.includes(words), `${words}\n${record}`);
  assert.ok(!record.includes('DỰ THẢO'), 'the record is made');
  assert.ok(texts.get('MQD15').includes('DỰ THẢO'), 'nothing was ordered');
});

test('hotline sheets say nothing of who reported', async () => {
  const { stack, officer, parent } = await ward();
  const { texts } = await allForms(stack, officer, parent, ['PHIEU_TIEP_NHAN', 'PHIEU_CHUYEN',
    'BIEN_BAN_XAC_MINH', 'BAO_CAO_KET_QUA', 'PHIEU_TRA_LOI']);
  assert.equal(texts.size, 5);
  assert.ok(texts.get('PHIEU_TIEP_NHAN').includes('Danh tính người phản ánh được niêm phong'));
  assert.ok(texts.get('PHIEU_CHUYEN').includes('không ghi và không kèm thông tin về người phản ánh'));
  const stranger = await official(stack, 'honggai.canbo');
  for (const tail of ['', '/PHIEU_CHUYEN', '/PHIEU_CHUYEN/pdf'])
    assert.equal((await stranger.get(`/staff/cases/${parent}/papers${tail}`)).status, 404, tail);
});

test('a signed decision is verified by its code: number, day, body and the file, no more', async () => {
  const { stack, officer, parent } = await ward();
  const signer = await official(stack, 'baichay.chutich');
  const code = await recorded(officer, parent, LIGHT, { number: '63/BB-VPHC' });
  redirected(await draft(officer, code, { fine0: '7.000.000' }), 'draft');
  const pdf = `/staff/cases/${code}/papers/MQD02/pdf`;
  const address = async (name) => /\/verify\/([0-9A-Z]{16})/.exec((await textOf(
    await saved(await officer.get(pdf), name))).replace(/(verify\/[0-9A-Z]*) /, '$1'))[1];
  const token = await address('unsigned');
  const citizen = new Client(stack.public);
  const none = await citizen.get(`/verify/${token}`);
  assert.equal(none.status, 404, 'a draft is no document');
  const signed = signer.paper(Buffer.concat([PDF, Buffer.from(`\n% ${code}\n`)]));
  redirected(await sign(signer, code, { number: '63/QĐ-XPHC' }, signed), 'signed');
  assert.equal(await address('signed'), token, 'draft and decision bear one code');
  const text = await textOf(path.join(TOP, 'var/papers/signed.pdf'));
  const read = await scanned(path.join(TOP, 'var/papers/signed.pdf'));
  assert.equal(read.length, 1, 'one code');
  assert.match(read[0], new RegExp(`^https?://[^ ]+/verify/${token}$`), 'a scanner reads the address');
  assert.equal((await citizen.get(new URL(read[0]).pathname)).status, 200, 'which verifies the paper');
  assert.ok(text.includes('Số: 63/QĐ-XPHC') && text.includes('CHỦ TỊCH') && !text.includes('DỰ THẢO'));

  const page = await citizen.get(`/verify/${token.toLowerCase()}`);
  assert.equal(page.status, 200);
  for (const words of ['63/QĐ-XPHC', 'UBND phường Bãi Cháy']) assert.ok(page.text.includes(words));
  for (const words of ['Công ty ABC', code, '7.000.000', '63/BB-VPHC', 'suối ABC'])
    assert.ok(!page.text.includes(words), `${words} is not public`);
  const send = (data) => citizen.upload(`/verify/${token}`,
    [['file', { filename: 'a.pdf', type: 'application/pdf', data }]]);
  assert.match((await send(signed)).text, /đây là bản đã ký/);
  assert.match((await send(Buffer.concat([signed, Buffer.from(' ')]))).text, /Không khớp/);
  const sum = createHash('sha256').update(signed).digest('hex');
  assert.match((await citizen.post(`/verify/${token}`, { sum })).text, /đây là bản đã ký/);
  assert.match((await citizen.post(`/verify/${token}`, { sum: `0${sum.slice(1)}` })).text,
    sum[0] === '0' ? /đây là bản đã ký/ : /Không khớp/);
  assert.equal((await citizen.post(`/verify/${token}`, {})).status, 422);
  assert.equal((await citizen.get(`/verify?code=${token}`)).headers.location, `/verify/${token}`);
  assert.equal((await citizen.get('/verify/0000000000000000')).status, 404);
});

test('who refuses the decision has minutes of it: who delivered, before whom, why', async () => {
  const { stack, officer, parent } = await ward();
  const signer = await official(stack, 'baichay.chutich');
  const code = await recorded(officer, parent, LIGHT, { number: '64/BB-VPHC' });
  redirected(await draft(officer, code, { fine0: '7.000.000' }), 'draft');
  redirected(await sign(signer, code, { number: '64/QĐ-XPHC' },
    signer.paper(PDF, ['64/QĐ-XPHC', 'Công ty ABC', '7.000.000'])), 'signed');
  const pdf = async (name) => saved(await officer.get(`/staff/cases/${code}/papers/MBB06/pdf`), name);
  assert.ok((await textOf(await pdf('MBB06-before'))).includes('DỰ THẢO'), 'nothing was refused');
  const to = `/staff/cases/${code}/step/serve`;
  const fields = { service_kind: 'refused', served_on: day() };
  assert.equal((await officer.submit(to, fields, { action: to, files: PROOF() })).status, 422, 'who and why');
  redirected(await officer.submit(to, { ...fields, refuse_giver: 'Bà Giao Văn Bản ABC',
    refuse_commune: 'Ông Đại Diện ABC', refused_why: 'Không đồng ý mức phạt ABC' }, { action: to, files: PROOF() }), 'serve');
  const file = await pdf('MBB06');
  const text = await textOf(file);
  for (const words of ['Bà Giao Văn Bản ABC', 'Ông Đại Diện ABC', 'Không đồng ý mức phạt ABC', '64/QĐ-XPHC'])
    assert.ok(text.includes(words), `${words}\n${text}`);
  assert.ok(!text.includes('DỰ THẢO'));
  const fonts = (await must('pdffonts', [file])).trim().split('\n').slice(2);
  assert.ok(fonts.length > 0);
  for (const font of fonts) assert.match(font, / yes +(yes|no) +yes +\d+ +0$/, 'embedded, with Unicode');
});

test('a form is marked until an administrator vouches for that very version', async () => {
  const { stack, officer, parent } = await ward();
  await stack.newOfficial('mau.quantri', 'Luật Sư ABC', ['--unit', '06673', '--role', 'admin']);
  const admin = await official(stack, 'mau.quantri');
  assert.equal((await officer.get('/staff/forms')).status, 403);
  const form = 'BIEN_BAN_XAC_MINH';
  const list = await admin.get('/staff/forms');
  const at = new RegExp(`/staff/forms/${form}/[0-9a-f]{64}`).exec(list.text)[0];
  const pdf = async () => textOf(await saved(
    await officer.get(`/staff/cases/${parent}/papers/${form}/pdf`), 'checked'));
  assert.match(await pdf(), /chưa đối chiếu/);
  const empty = await admin.submit(at, { words: '', do: 'compared' }, { action: at });
  assert.equal(empty.status, 422);
  redirected(await admin.submit(at, { words: 'Phụ lục ABC, bản hợp nhất', do: 'compared' }, { action: at }), 'good');
  assert.doesNotMatch(await pdf(), /chưa đối chiếu/);
  assert.match((await admin.get('/staff/forms')).text, /Phụ lục ABC, bản hợp nhất · Luật Sư ABC/);
  redirected(await admin.submit(at, { words: 'Đọc nhầm bản ABC', do: 'taken_back' }, { action: at }), 'back');
  assert.match(await pdf(), /chưa đối chiếu/);
  const other = at.replace(/[0-9a-f]{64}/, 'a'.repeat(64));
  assert.equal((await admin.get(other)).status, 404);
  const events = await stack.sql(`SELECT type FROM act_event WHERE subject = 'form:${form}' ORDER BY seq`);
  assert.deepEqual(events.map(([type]) => type), ['form_compared', 'form_taken_back']);
});

test('the register of a unit is printed by day, and tells which days are wrong', async () => {
  const { officer, parent } = await ward();
  assert.match((await officer.get('/staff/register')).text, /Sổ theo dõi/);
  const today = day();
  const pdf = await officer.get(`/staff/register/pdf?from=${today}&to=${today}`);
  const text = await textOf(await saved(pdf, 'register'));
  for (const words of ['SỔ THEO DÕI PHẢN ÁNH', 'PHƯỜNG BÃI CHÁY', parent.slice(0, 8)])
    assert.ok(text.includes(words), words);
  for (const query of ['', `?from=${today}`, `?from=${today}&to=2020-01-01`])
    assert.equal((await officer.get(`/staff/register/pdf${query}`)).status, 422, query);
});

test('what no file knows is typed on the page of the paper, printed, and in the chain by its hash', async () => {
  const { stack, officer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE, { number: '65/BB-VPHC' });
  const to = `/staff/cases/${code}/exhibits/new`;
  const taken = redirected(await officer.submit(to, { number: '3/QĐ-TG', ordered: day(), signer: 'ABC', reason: 'ABC',
    minutes: '3/BB-TG', taken: day(), place: 'ABC', until: day(7) },
  { action: to, files: [['file', { filename: 'ABC.pdf', type: 'application/pdf', data: PDF }]] }), 'seizure');
  const [[seizure]] = await stack.sql(`SELECT s.id FROM seizure s JOIN cases c ON c.id = s.case_id WHERE c.code = '${code}'`);
  const item = `/staff/cases/${code}/exhibits/${seizure}/item`;
  for (const [kind, name] of [['thing', 'Máy bơm ABC'], ['paper', 'Giấy phép môi trường ABC 9']])
    redirected(await officer.submit(item, { kind, name, unit: 'cái', quantity: '1', state: 'Còn', seal: 'NP',
      keeper: 'Kho ABC' }, { action: item }), `${name} ${taken}`);
  const at = (form) => `/staff/cases/${code}/papers/${form}`;
  const order = await officer.get(at('MQD20'));
  for (const words of ['/QĐ-TG', 'Máy bơm ABC', 'Giấy phép môi trường ABC 9']) assert.ok(order.text.includes(words), words);
  const print = async (form) => textOf(await saved(await officer.get(`${at(form)}/pdf`), `typed-${form}`));
  assert.match(await print('MBB30'), /quá hạn tạm giữ: Giấy phép môi trường ABC 9\./, 'what the file has');
  assert.match(await print('MBB30'), /Bên giao: Ủy ban nhân dân phường Bãi Cháy/);
  for (const [form, number] of [['MQD20', 'Số: 3/QĐ-TG'], ['MBB15', 'Số: 3/BB-TG'], ['MBB08', 'Số: 3/BB-TG']]) {
    const made = await print(form);
    for (const words of [number, 'Công ty ABC', 'Máy bơm ABC', 'Giấy phép môi trường ABC 9'])
      assert.ok(made.includes(words) && !made.includes('DỰ THẢO'), `${form}: ${words}\n${made}`);
  }
  const type = (form, fields, turn = '') => officer.submit(at(form) + turn, fields, { action: at(form) + turn });
  redirected(await type('MQD24', { 'give_back.list': 'Máy bơm ABC', 'give_back.to': 'Ông Nhận Lại ABC',
    'give_back.reason': 'Hết lý do giữ ABC', 'seizure.signer': 'CHỦ TỊCH ABC' }, `?turn=${seizure}`), 'an order to give back');
  const back = await print('MQD24');
  for (const words of ['Ông Nhận Lại ABC', 'Hết lý do giữ ABC', 'CHỦ TỊCH ABC', 'DỰ THẢO']) assert.ok(back.includes(words), words);
  assert.equal((await officer.get(`${at('BB_TRA_LAI')}/pdf`)).status, 404, 'nothing was given back');
  redirected(await type('MBB26', { 'seal.state': 'Niêm phong còn nguyên ABC' }), 'the seal');
  redirected(await type('MBB27', { 'seal.state': 'Niêm phong đã rách ABC' }), 'the seal opened');
  redirected(await type('MBB30', { 'giver.who': 'Bên Giao ABC', 'receiver.who': 'Bên Nhận ABC',
    'permit.kind': 'Giấy phép môi trường ABC 9', 'handed.list': 'Danh mục 12 tờ ABC' }), 'handed over');
  for (const [form, ...words] of [['MBB26', 'Niêm phong còn nguyên ABC', 'Máy bơm ABC', 'Kho ABC', 'NP'],
    ['MBB27', 'Niêm phong đã rách ABC', 'Máy bơm ABC'], ['MBB30', 'Bên Giao ABC', 'Bên Nhận ABC', 'Danh mục 12 tờ ABC']])
    for (const one of [...words, 'Công ty ABC'].slice(0, form === 'MBB30' ? 3 : 9))
      assert.ok((await print(form)).includes(one), `${form}: ${one}`);
  const long = await type('MQD41', { 'expert.who': 'Viện Giám Định ABC', 'expert.due': 'x'.repeat(2001) });
  assert.equal(long.status, 422);
  assert.ok(long.text.includes('Viện Giám Định ABC'), 'nothing typed is lost');
  redirected(await type('MQD41', { 'expert.who': 'Viện Giám Định ABC', 'expert.questions': 'Độc hại không?',
    'expert.object': 'Bùn ABC', 'expert.due': '01/12/2026', 'record.number': '666/ABC' }), 'typed');
  const text = await print('MQD41');
  for (const words of ['Trưng cầu Viện Giám Định ABC giám định: Bùn ABC.', 'Độc hại không?', 'trước 01/12/2026', '65/BB-VPHC'])
    assert.ok(text.includes(words), `${words}\n${text}`);
  assert.ok(!text.includes('666/ABC'), 'what the file has is not typed over');
  assert.match((await officer.get(at('MQD41'))).text, /<textarea[^>]*name="expert.who"[^>]*>\n?Viện Giám Định ABC</);
  redirected(await type('MBB04', { 'council.members': 'Ông ABC; bà ABC', 'council.basis': 'Giá chợ ABC',
    'goods.price': '5.000.000 đồng\n0 đồng', goods_total: '5.000.000 đồng' }), 'prices');
  const value = await print('MBB04');
  assert.match(value, /Máy bơm ABC cái 1 Còn 5\.000\.000/);
  assert.match(value, /Tổng giá trị: 5\.000\.000 đồng\./);
  const [[pump]] = await stack.sql(`SELECT id FROM exhibit WHERE seizure_id = ${seizure} AND name = 'Máy bơm ABC'`);
  const move = `/staff/cases/${code}/exhibits/${pump}/move`;
  redirected(await officer.submit(move, { act: 'return', quantity: '1', on: day(), number: '4/BB-TL',
    party: 'Ông Nhận Lại ABC', state: 'Nguyên vẹn ABC' }, { action: move }), 'given back');
  const given = await print('BB_TRA_LAI');
  for (const words of ['Số: 4/BB-TL', 'Máy bơm ABC', 'Ông Nhận Lại', 'Nguyên vẹn ABC']) assert.ok(given.includes(words), `${words}\n${given}`);
  assert.ok(!given.includes('Giấy phép môi trường ABC 9') && !given.includes('DỰ THẢO'), given);
  const [[data]] = await stack.sql(`SELECT e.data FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'paper_words' ORDER BY e.seq LIMIT 1`);
  assert.ok(!data.includes('Viện') && /[0-9a-f]{64}/.test(data));
  const above = await official(stack, 'so.canbo');
  assert.doesNotMatch((await above.get(at('MQD41'))).text, /<textarea/);
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec((await above.get('/staff')).text);
  assert.equal((await above.post(at('MQD41'), { csrf, 'expert.who': 'ABC' })).status, 403, 'who only reads');
  const signer = await official(stack, 'honggai.canbo');
  const [, other] = /name="csrf" value="([^"]+)"/.exec((await signer.get('/staff')).text);
  assert.equal((await signer.post(at('MQD41'), { csrf: other, 'expert.who': 'ABC' })).status, 404);
  const mine = /name="csrf" value="([^"]+)"/.exec((await officer.get('/staff')).text)[1];
  assert.equal((await officer.post(at('MBB01'), { csrf: mine, x: 'ABC' })).status, 409, 'nothing to type');
});

test('a form that was made twice prints each of its papers, and one more', async () => {
  const { stack, officer, parent } = await ward();
  const signer = await official(stack, 'baichay.chutich');
  const code = await recorded(officer, parent, LIGHT, { number: '67/BB-VPHC' });
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  redirected(await sign(signer, code, { number: '67/QĐ-XPHC' }), 'signed');
  const correct = async (number, change) => redirected(await step(signer, code, 'correct',
    { change, reason: `Lý do ${change}`, decision_number: number, ordered_on: day() }, 'step',
    [['signed_file', { filename: 'ABC.pdf', type: 'application/pdf', data: PDF }]]), number);
  const at = `/staff/cases/${code}/papers/MQD39`;
  const print = async (query) => textOf(await saved(await officer.get(`${at}/pdf${query}`), `turn-${query.slice(6)}`));
  assert.ok((await print('')).includes('DỰ THẢO'), 'none was made');
  await correct('68/QĐ-XPHC', 'Chữ Một ABC');
  const next = await print('?turn=next');
  assert.ok(next.includes('DỰ THẢO') && !next.includes('Chữ Một ABC'), next);
  await correct('69/QĐ-XPHC', 'Chữ Hai ABC');
  const page = (await officer.get(at)).text;
  const [, older] = new RegExp(`href="${at}([?]turn=\\d+)">Số 68/QĐ-XPHC`).exec(page);
  assert.match(page, new RegExp(`href="${at}" aria-current="page">Số 69/QĐ-XPHC`));
  for (const [query, has, not, number] of [['', 'Hai', 'Một', '69'], [older, 'Một', 'Hai', '68']]) {
    const text = await print(query);
    assert.ok(text.includes(`Chữ ${has} ABC`) && text.includes(`Lý do Chữ ${has} ABC`), text);
    assert.ok(!text.includes(`Chữ ${not} ABC`) && !text.includes('DỰ THẢO'), text);
    const token = /verify\/([0-9A-Z]{16})/.exec(text.replace(/\s/g, ''))[1];
    assert.match((await new Client(stack.public).get(`/verify/${token}`)).text, new RegExp(`${number}/QĐ-XPHC`));
  }
  for (const query of ['?turn=1', '?turn=999'])
    assert.equal((await officer.get(`${at}${query}`)).status, 404, query);
});

test('of two orders of seizure each paper is of its own: order, minutes, longer term, return', async () => {
  const { stack, officer, parent } = await ward();
  const code = await recorded(officer, parent, LIGHT, { number: '71/BB-VPHC' });
  const fill = async (tail, fields, files) => {
    const to = `/staff/cases/${code}/exhibits/${tail}`;
    redirected(await officer.submit(to, fields, { action: to, files }), tail);
  };
  const rows = async (query) => (await stack.sql(`${query} JOIN cases c ON c.id = s.case_id WHERE c.code = '${code}' ORDER BY 1`)).flat();
  const seize = async (n, name) => {
    await fill('new', { number: `${n}/QĐ-TG`, ordered: day(), signer: `Người Ký ${n} ABC`, reason: `Lý do ${n} ABC`, minutes: `${n}/BB-TG`,
      taken: day(), place: `Kho ${n} ABC`, until: day(7) }, [['file', { filename: 'ABC.pdf', type: 'application/pdf', data: PDF }]]);
    const id = (await rows('SELECT s.id FROM seizure s')).at(-1);
    await fill(`${id}/item`, { kind: 'thing', name, unit: 'cái', quantity: '1', state: 'Còn', seal: 'NP', keeper: 'Kho ABC' });
    return id;
  };
  const at = (form) => `/staff/cases/${code}/papers/${form}`;
  const print = async (form, turn = '') => textOf(await saved(await officer.get(`${at(form)}/pdf${turn}`), `seized-${form}`));
  const one = await seize(11, 'Xe Bồn Một ABC'), two = await seize(12, 'Máy Hút Hai ABC');
  const [mine, other] = ['Một', 'Hai'];
  const of = (text, n, has, not, why) => {
    for (const words of [`${n}/`, has]) assert.ok(text.includes(words), `${why}: ${words}\n${text}`);
    assert.ok(!text.includes(`${not} ABC`) && !text.includes('DỰ THẢO'), `${why}\n${text}`);
  };
  for (const form of ['MQD20', 'MBB15', 'MBB08']) {
    of(await print(form), 12, other, mine, `${form}, the newest`);
    of(await print(form, `?turn=${one}`), 11, mine, other, `${form}, the first`);
    of(await print(form, `?turn=${two}`), 12, other, mine, `${form}, the second`);
    assert.match((await officer.get(at(form))).text, new RegExp(`href="${at(form)}[?]turn=${one}">Số 11/`));
    assert.equal((await officer.get(`${at(form)}?turn=${Number(two) + 1000}`)).status, 404);
  }
  const third = await print('MQD20', '?turn=next');
  assert.ok(third.includes('DỰ THẢO') && !third.includes(mine) && !third.includes(other), 'an order still to be made');

  // A longer term, drafted for the first order while the second is the newest.
  const draft = `${at('MQD21')}?turn=next${one}`;
  assert.ok((await officer.get(at('MQD21'))).text.includes(`href="${draft}"`));
  redirected(await officer.submit(draft, { 'longer.reason': 'Chờ giám định ABC' }, { action: draft }), 'typed');
  const before = await print('MQD21', `?turn=next${one}`);
  for (const words of ['DỰ THẢO', '11/QĐ-TG', mine, 'Chờ giám định ABC']) assert.ok(before.includes(words), before);
  const not = await print('MQD21', `?turn=next${two}`);
  assert.ok(not.includes('12/QĐ-TG') && !not.includes('Chờ giám định ABC'), not);
  for (const [id, n] of [[one, 21], [two, 22]])
    await fill(`${id}/term`, { number: `${n}/QĐ-TG`, ordered: day(), until: day(20 + n), reason: `Kéo dài ${n} ABC` });
  const terms = await rows('SELECT t.id FROM seizure_term t JOIN seizure s ON s.id = t.seizure_id');
  of(await print('MQD21', `?turn=${terms[0]}`), 21, '11/QĐ-TG', other, 'the longer term of the first');
  of(await print('MQD21', `?turn=${terms[1]}`), 22, '12/QĐ-TG', mine, 'of the second');

  // What is typed for an order to give back stays with its order.
  for (const [id, n] of [[one, 1], [two, 2]]) {
    const to = `${at('MQD24')}?turn=${id}`;
    redirected(await officer.submit(to, { 'give_back.reason': `Hết lý do ${n} ABC` }, { action: to }), to);
  }
  for (const [id, n, has, hasNot] of [[one, 1, mine, other], [two, 2, other, mine]]) {
    const text = await print('MQD24', `?turn=${id}`);
    assert.ok(text.includes(`Hết lý do ${n} ABC`) && text.includes(`1${n}/QĐ-TG`) && text.includes(has) && !text.includes(hasNot), text);
  }
  const pieces = await rows('SELECT e.id FROM exhibit e JOIN seizure s ON s.id = e.seizure_id');
  for (const [i, id] of pieces.entries())
    await fill(`${id}/move`, { act: 'return', quantity: '1', on: day(), number: `${31 + i}/BB-TL`, party: `Người Nhận ${i} ABC`, state: 'Nguyên' });
  const page = (await officer.get(at('BB_TRA_LAI'))).text;
  const [, older] = new RegExp(`href="${at('BB_TRA_LAI')}([?]turn=\\d+)">Số 31/BB-TL`).exec(page);
  of(await print('BB_TRA_LAI'), 32, other, mine, 'the last return');
  const first = await print('BB_TRA_LAI', older);
  of(first, 31, mine, other, 'the first return');
  assert.match(first, /Đã tạm giữ theo Quyết định tạm giữ số 11\/QĐ-TG ngày/);
  assert.equal(first.split('31/BB-TL').length, 2, 'minutes do not cite themselves');
  assert.match(first, /Mẫu Biên bản trả lại tang vật/, 'no name of a file on a paper');
});
