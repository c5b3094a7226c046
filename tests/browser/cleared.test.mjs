// The decision what the public may read of a case, as the head of the unit sees it.
import { newCase, official as byHttp, step } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look } from './browser.mjs';
import { official } from './people.mjs';

test('the head writes what anybody may read, is told what may not stand there, and takes it back', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const page = await official(stack, 'baichay.truong');
  await page.goto(`/staff/cases/${code}`);
  await page.getByRole('link', { name: 'Công khai tóm tắt' }).click();
  await page.getByText('Chưa xác minh xong').waitFor();
  await look(page, 'public-not-yet');
  const officer = await byHttp(stack, 'baichay.canbo');
  await step(officer, code, 'accept');
  await step(officer, code, 'conclude', { finding: 'pollution', findings: 'Nước đen ABC' });
  await page.reload();
  assert.equal(await page.getByLabel('Xã, phường').inputValue(), '06673', 'its commune is proposed');
  await page.getByLabel('Tóm tắt cho công chúng').fill('Xưởng giặt ABC xả nước đen ra mương.');
  await page.getByLabel('Tôi đã đọc lại: không ai').check();
  await page.getByRole('button', { name: 'Cho công khai' }).click();
  await page.getByText('chưa bị công bố quyết định xử phạt').first().waitFor();
  await look(page, 'public-name');
  await page.getByLabel('Tóm tắt cho công chúng').fill('Nước đen ra mương; đã kiểm tra, có ô nhiễm.');
  await page.getByRole('button', { name: 'Cho công khai' }).click();
  await page.getByRole('heading', { name: 'Đang công khai' }).waitFor();
  await look(page, 'public-live');
  await page.getByLabel('Lý do rút').fill('Đăng nhầm');
  await page.getByRole('button', { name: 'Rút khỏi công khai' }).click();
  await page.getByText('Công chúng chưa thấy gì').waitFor();
});
