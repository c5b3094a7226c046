// What the run of the whole chain is about: one report with one planted identity, and what
// the steps hand on to each other.
import { assert } from '../../http/runner.mjs';
import { until } from '../../http/stack.mjs';

export const SENDER = { name: 'Nguyễn Thị Giấu Tên ABC', phone: '0912 345 678',
  email: 'giauten.abc@vidu.vn' };
export const PLACE = 'Cống số 7, đường Hạ Long, cạnh xưởng Rồng Đỏ ABC';
export const WHAT = 'Nước thải đen, mùi hôi nồng nặc chảy ra vịnh mỗi đêm từ cống số 7.';
export const VIOLATOR = 'Công ty TNHH Chế biến Rồng Đỏ ABC';

// Filled by the steps: stack, ref, key, code (of the hotline case), file (of the sanction).
export const story = { pages: {} };

// Load the page again until it shows something; every load is a fresh question.
export async function appears(page, locator, what) {
  await until(async () => {
    if (await locator.count() > 0) return true;
    await page.reload();
    return false;
  }, 15_000, what);
}

export async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
}

// The case page's button of a step, then its form.
export async function openStep(page, code, name) {
  await page.goto(`/staff/cases/${code}`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

// A form that was accepted leads back to the page of the case.
export async function done(page, code) {
  await page.waitForURL(`**/staff/cases/${code}`);
}

export async function says(page, text) {
  await page.getByText(text).first().waitFor();
}

export async function saysNot(page, text) {
  const all = await page.textContent('body');
  assert.ok(!all.includes(text), `${page.url()} shows ${text}`);
}
