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
