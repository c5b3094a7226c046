// Official forms as PDF: their text, their fonts, the same bytes each time, and what lacks.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { MIDDLE, draft, inspecting, recorded, redirected } from './sanctions.mjs';
import { must, shared } from './stack.mjs';

let common = null;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const officer = await official(stack, 'baichay.canbo');
    return { stack, officer, parent: await inspecting(stack, officer) };
  })();
  return common;
}

async function saved(stack, answer, name) {
  assert.equal(answer.status, 200, name);
  assert.equal(answer.headers['content-type'], 'application/pdf');
  const file = path.join(stack.dir, `${name}.pdf`);
  await writeFile(file, answer.body);
  return file;
}

// The text of a PDF as people copy it: words by single spaces.
async function textOf(file) {
  return (await must('pdftotext', ['-raw', file, '-'])).replace(/\s+/g, ' ').normalize('NFC');
}

test('a decision is printed with every field of the file, as a draft and as signed', async () => {
  const { stack, officer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE, { number: '61/BB-VPHC' });
  const paper = `/staff/cases/${code}/papers/MQD02`;
  assert.equal((await officer.get(`${paper}/pdf`)).status, 404, 'nothing was drafted');
  redirected(await draft(officer, code, { fine0: '60.000.000' }), 'draft');

  const side = await officer.get(paper);
  assert.match(side.text, /61\/BB-VPHC/);
  assert.match(side.text, /Xả nước thải đen ra suối ABC\./);
  assert.match(side.text, /60\.000\.000/);
  assert.match(side.text, /Còn thiếu/);
  assert.match(side.text, /chưa được đối chiếu/);

  const one = await officer.get(`${paper}/pdf`);
  const text = await textOf(await saved(stack, one, 'draft'));
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc',
    'ỦY BAN NHÂN DÂN PHƯỜNG BÃI CHÁY', '/QĐ-XPHC', 'Xử phạt vi phạm hành chính', 'Công ty ABC',
    'Mã số doanh nghiệp: 5700000000', '61/BB-VPHC', 'Xả nước thải đen ra suối ABC.',
    '60.000.000 đồng (bằng chữ: Sáu mươi triệu đồng)', 'DỰ THẢO',
    'chưa đối chiếu với văn bản đang có hiệu lực', 'Trang 1/'])
    assert.ok(text.includes(words), `${words}\n${text}`);
  const two = await officer.get(`${paper}/pdf`);
  assert.ok(one.body.equals(two.body), 'the same bytes');
});

// Every form that a case offers can be looked at; what is ready is printed.
async function allForms(stack, officer, code, ready) {
  const list = await officer.get(`/staff/cases/${code}/papers`);
  assert.equal(list.status, 200);
  const forms = [...new Set([...list.text.matchAll(/\/papers\/([A-Z0-9_]+)"/g)].map((m) => m[1]))];
  const texts = new Map();
  for (const form of forms) {
    const side = await officer.get(`/staff/cases/${code}/papers/${form}`);
    assert.equal(side.status, 200, form);
    const pdf = await officer.get(`/staff/cases/${code}/papers/${form}/pdf`);
    assert.equal(pdf.status, ready.includes(form) ? 200 : 404, form);
    if (pdf.status === 200) texts.set(form, await textOf(await saved(stack, pdf, form)));
  }
  return { forms, texts };
}

test('each form of a sanction file is printed from the record, none before its time', async () => {
  const { stack, officer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE, { number: '62/BB-VPHC',
    statement: 'Tôi đã sửa bể lắng ABC.' });
  const ready = ['MBB01', 'MBB02', 'MBB03', 'MBB04', 'MBB05', 'MBB26', 'MBB27', 'MBB28', 'MBB30',
    'MQD01', 'MQD14', 'MQD15', 'MQD33', 'MQD41', 'PHIEU_CHUYEN'];
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
