// Opening who reported takes two people, and each act is in the history.
import { look } from '../browser.mjs';
import { official } from '../people.mjs';
import { SENDER, press, says, saysNot, story } from './story.mjs';

export async function twoOpenIt() {
  const asker = story.pages.officer;
  await asker.goto(`/staff/cases/${story.code}`);
  await asker.getByRole('link', { name: 'Đề nghị mở danh tính' }).click();
  await look(asker, '20-identity-ask');
  await press(asker, 'Gửi đề nghị');
  await says(asker, 'Có 1 chỗ cần sửa');
  await asker.getByRole('textbox').fill('Cần gặp người phản ánh để lấy mẫu nước tại nhà.');
  await press(asker, 'Gửi đề nghị');
  await says(asker, 'Trần Thị Cán ABC');
  await look(asker, '21-identity-asked');

  const second = await official(story.stack, 'so.luutru');
  await second.goto('/staff/identity');
  await says(second, 'lấy mẫu nước tại nhà');
  await saysNot(second, SENDER.name);
  await look(second, '22-identity-queue');
  const mine = second.getByRole('listitem').filter({ hasText: 'lấy mẫu nước tại nhà' });
  await mine.getByRole('button', { name: 'Đồng ý', exact: true }).click();
  await mine.getByRole('button', { name: 'Mở xem một lần' }).click();
  for (const text of [SENDER.name, SENDER.email]) await says(second, text);
  await look(second, '23-identity-open');
  await asker.goto(`/staff/cases/${story.code}/identity`);
  await saysNot(asker, SENDER.name);
  await asker.goto(`/staff/cases/${story.code}`);
  await saysNot(asker, SENDER.name);
  await look(asker, '24-case-after-identity');
}
