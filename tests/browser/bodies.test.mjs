// The pages between bodies, and the page of today, as people see them on a telephone too.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look } from './browser.mjs';
import { official } from './people.mjs';
import { PAPER, day, fill, send, take } from './whole/desk.mjs';
import { inspected, opened, record, reported, ward } from './whole/people.mjs';

test('a request goes to the board of the zone, its answer comes back, a letter is registered', async () => {
  const { stack, officer } = await ward();
  const code = await reported({ what: 'Nước đen ở khu công nghiệp ABC.', place: 'Cổng 2, KCN Cảng ABC' });
  const at = `/staff/cases/${code}/step/ask_cooperation`;
  await officer.goto(at);
  assert.match(await officer.locator('[name=receiver] option:checked').innerText(), /phụ trách Khu công nghiệp Cảng ABC/);
  await fill(stack, officer, { topic: 'Nước thải đen ở cổng 2 ABC', topic_place: 'Cổng 2, KCN Cảng ABC',
    request: 'Đề nghị kiểm tra hố ga cổng 2 ABC.', wanted_by: day(9) });
  await officer.getByRole('link', { name: /Nước thải đen ở cổng 2 ABC/ }).first().click();
  const asked = new URL(officer.url()).pathname.split('/').pop();
  await officer.getByRole('link', { name: /Phiếu chuyển: xem, in/ }).click();
  await look(officer, 'b1-sheet');
  const board = await official(await shared(), 'bql.truong');
  await board.goto('/staff/today');
  await look(board, 'b2-today-board');
  await take(stack, board, asked, 'step/agree');
  await take(stack, board, asked, 'step/give_result', { result: 'Hố ga đã được nạo vét ABC.' });
  await officer.goto('/staff/today');
  assert.match(await officer.locator('main').innerText(), /Gửi kết quả[\s\S]*Nước thải đen ở cổng 2 ABC/);
  await look(officer, 'b3-today');
  await send(stack, officer, `/staff/letters?case=${code}`, { number: '15/BQLKKT-ABC', dated: day(), came: day(),
    sender: 'Ban Quản lý Khu kinh tế ABC', subject: 'Kết quả phối hợp ABC', cases: code, file: PAPER });
  await look(officer, 'b4-letter');
  await officer.goto('/staff/letters');
  await look(officer, 'b5-letters');
  await officer.goto(`/staff/cases/${code}/letters`);
  assert.match(await officer.locator('main').innerText(), /15\/BQLKKT-ABC/);
});

test('a submission is made from the file and read by the chair of the province', async () => {
  const { stack, officer } = await ward();
  const code = await reported({ what: 'Xả thải lớn ABC ở bãi sau.' });
  await inspected(code, 'Cống lớn ABC.');
  const file = await opened(code, 'Công ty Tờ Trình ABC');
  await record(file, '45/2022:Đ15.4.i', { number: '921/BB-VPHC', subject: 'organization', name: 'Công ty Tờ Trình ABC',
    address: 'Lô 5 ABC', representative: 'Tờ Văn ABC', id_number: '5700000000', act0_described: 'Xả thải ABC.' });
  await officer.goto(`/staff/cases/${file}/submission`);
  await look(officer, 'b6-submission');
  await fill(stack, officer, { number: '921/TTr', dated: day() });
  await officer.goto('/staff/submissions');
  await look(officer, 'b7-submissions');
  assert.match(await officer.locator('main').innerText(), /921\/TTr/);
});
