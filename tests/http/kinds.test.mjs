// What the words of a report suggest: shown with the reason, decided by an official, counted.
import { Client } from './client.mjs';
import { day, official, step } from './officials.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

// A report with that text; its case, its reference number and its citizen.
async function reported(stack, what, more = {}) {
  const citizen = new Client(stack.public);
  const filed = await citizen.post('/report', { ...reportFields(newToken()), what, ...more });
  assert.equal(filed.status, 200, filed.text.slice(0, 500));
  const { ref, key } = receiptOf(filed.text);
  const code = await until(async () => (await stack.sql(`SELECT c.code FROM cases c
    JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}'`))[0]?.[0], 20_000, 'a case');
  return { citizen, ref, key, code };
}

test('the suggestion is shown with its words, the official decides, both are counted', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const { code } = await reported(stack,
    'xuong ABC may mac chay 24/24 on ao ca dem ko ngu dc', { pollution: 'water' });
  const page = await officer.get(`/staff/cases/${code}`);
  assert.match(page.text, /Gợi ý từ lời kể: Phản ánh ô nhiễm; Tiếng ồn[^<]*on ao/);
  assert.match(page.text, /Xem và xác định loại/);
  const kind = await officer.get(`/staff/cases/${code}/kind`);
  assert.match(kind.text, /<option value="noise" selected/);
  const [[before]] = await stack.sql(`SELECT pollution FROM cases WHERE code = '${code}'`);
  assert.equal(before, 'water', 'a suggestion changes nothing');
  const to = `/staff/cases/${code}/kind`;
  assert.equal((await officer.submit(to, { pollution: 'noise', message: '' }, { action: to }))
    .status, 422);
  assert.equal((await officer.submit(to, { pollution: 'noise', message: 'report' },
    { action: to })).status, 303);
  const [[now, hint, chosen]] = await stack.sql(`SELECT c.pollution, k.hint_pollution, k.pollution
    FROM cases c JOIN kind_choice k ON k.case_id = c.id WHERE c.code = '${code}'`);
  assert.deepEqual([now, hint, chosen], ['noise', 'noise', 'noise']);
  const again = await officer.get(`/staff/cases/${code}`);
  assert.match(again.text, /Đã xác định loại, xem lại/);
  assert.match(again.text, /Xác định loại phản ánh và loại ô nhiễm/);
});

test('people of another unit neither see nor set the kind', async () => {
  const stack = await shared();
  const { code } = await reported(stack, 'Khói đen từ lò gạch ABC');
  const other = await official(stack, 'honggai.canbo');
  assert.equal((await other.get(`/staff/cases/${code}/kind`)).status, 404);
  const own = await official(stack, 'baichay.canbo');
  const { hidden } = (await import('./client.mjs')).formOf(
    (await own.get(`/staff/cases/${code}/kind`)).text, `/staff/cases/${code}/kind`);
  const tried = await other.post(`/staff/cases/${code}/kind`,
    { ...hidden, pollution: 'air', message: 'report' });
  assert.ok([403, 404].includes(tried.status), `${tried.status}`);
});

test('a mixed petition is seen, split, and both parts are answered', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const { code, citizen, key } = await reported(stack, 'Tôi khiếu nại quyết định xử phạt số 12 đối '
    + 'với tôi. Đồng thời tôi phản ánh xưởng ABC bên cạnh vẫn xả nước thải ra suối.');
  const kind = await officer.get(`/staff/cases/${code}/kind`);
  assert.match(kind.text, /nhiều nội dung khác loại/);
  assert.match(kind.text, new RegExp(`/staff/cases/${code}/step/split_complaint`));
  assert.equal((await step(officer, code, 'split_complaint',
    { reason: 'Đơn có hai nội dung', received_on: day() })).status, 303);
  const [[child, flow, stage]] = await stack.sql(`SELECT k.code, k.flow, p.stage FROM cases k
    JOIN cases p ON p.id = k.parent_id WHERE p.code = '${code}'`);
  assert.equal(flow, 'complaint');
  assert.equal(stage, 'received', 'the first case goes on');
  const rows = await stack.sql(`SELECT COUNT(*) FROM case_report a JOIN case_report b
    ON b.report_id = a.report_id JOIN cases x ON x.id = a.case_id JOIN cases y ON y.id = b.case_id
    WHERE x.code = '${code}' AND y.code = '${child}' AND a.left_us IS NULL AND b.left_us IS NULL`);
  assert.equal(rows[0][0], '1', 'its reporter is in both');
  assert.equal((await step(officer, code, 'refuse', { refusal: 'untrue',
    answer: 'Trả lời về phần phản ánh ABC.' })).status, 303);
  const head = await official(stack, 'baichay.truong');
  assert.equal((await step(head, child, 'not_accept',
    { reason: 'Hết thời hiệu', noticed_on: day(), answer: 'Trả lời về phần khiếu nại ABC.' }))
    .status, 303);
  await citizen.post('/track', { csrf: '', key });
  const status = await citizen.get('/track/status');
  assert.match(status.text, /Trả lời về phần phản ánh ABC/);
  assert.match(status.text, /Trả lời về phần khiếu nại ABC/);
});

test('what came by telephone, e-mail, SMS or the form is no denunciation by itself', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  for (const channel of ['phone', 'email', 'web', 'open311', 'import']) {
    const { code, ref } = await reported(stack, 'Tôi tố cáo giám đốc ABC chôn chất thải nguy hại');
    await stack.sql(`UPDATE report SET channel = '${channel}' WHERE ref = '${ref}'`);
    const kind = await officer.get(`/staff/cases/${code}/kind`);
    assert.match(kind.text, /không phải là tố cáo/);
    assert.match(kind.text, /<option value="report" selected/);
    // Only a signed petition or somebody who came opens the procedure, and it must be said.
    const fields = { reason: 'Dùng từ tố cáo', received_on: day(), many_places: 'no',
      answer: 'ABC' };
    for (const brought of [undefined, '', channel, 'sms'])
      assert.equal((await step(officer, code, 'redirect_denunciation',
        brought === undefined ? fields : { ...fields, brought })).status, 422, `${brought}`);
    const [[n]] = await stack.sql(`SELECT COUNT(*) FROM cases k JOIN cases p ON p.id = k.parent_id
      WHERE p.code = '${code}'`);
    assert.equal(n, '0');
  }
});

test('a message without a name is taken up, and namelessness is no ground for refusal', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const { code } = await reported(stack, 'Bãi rác cháy khói đen ABC', { name: '', phone: '' });
  const page = await officer.get(`/staff/cases/${code}/step/refuse`);
  const choices = [...page.text.matchAll(/name="refusal" value="([^"]+)"/g)].map((m) => m[1]);
  assert.deepEqual(choices, ['not_environment', 'no_content', 'untrue']);
  for (const answer of ['Không tiếp nhận vì tin nặc danh.', 'Do ông bà không để lại họ tên.',
    'khong xu ly don an danh', 'Người phản ánh không nêu danh tính nên không giải quyết']) {
    const refused = await step(officer, code, 'refuse', { refusal: 'no_content', answer });
    assert.equal(refused.status, 422, answer);
    assert.match(refused.text, /không nêu tên không phải là căn cứ/i);
  }
  assert.equal((await step(officer, code, 'refuse', { refusal: 'untrue',
    answer: 'Đã xuống tận nơi, không có đám cháy nào.' })).status, 303);
});
