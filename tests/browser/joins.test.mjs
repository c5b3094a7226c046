// Monday morning: several reports about one river; and a citizen refused for too much.
import { Client } from '../http/client.mjs';
import { newToken, receiptOf, reportFields } from '../http/reports.mjs';
import { assert, test } from '../http/runner.mjs';
import { shared, until } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';
import { official } from './people.mjs';

async function filed(stack, fields) {
  const all = { ...reportFields(newToken()), commune: '06685', polluter: '', ...fields };
  const { ref } = receiptOf((await new Client(stack.public).post('/report', all)).text);
  return until(async () => (await stack.sql(`SELECT c.code FROM report r
    JOIN case_report cr ON cr.report_id = r.id JOIN cases c ON c.id = cr.case_id
    WHERE r.ref = '${ref}'`))[0]?.[0], 20_000, 'a case');
}

test('an official joins what is alike and separates what was wrong', async () => {
  const stack = await shared();
  const base = { place: 'Cầu Lộc Giang', point: '20.95200, 107.09000' };
  const first = await filed(stack, { ...base,
    what: 'Sông Lộc Giang đen như mực, cá chết trắng hai bờ từ sáng sớm, mùi thối không chịu nổi.' });
  await filed(stack, { ...base, point: '20.95300, 107.09050',
    what: 'song Loc Giang den nhu muc, ca chet trang, ai xuong kiem tra giup' });
  const wrong = await filed(stack, { ...base, point: '20.95250, 107.09100',
    what: 'Cá chết trắng ở sông Lộc Giang, nước đen như mực, vịt cũng chết.' });
  const page = await official(stack, 'honggai.canbo');
  await page.goto(`/staff/cases/${first}`);
  await page.getByText('Có 2 vụ việc đang mở giống vụ việc này').waitFor();
  await look(page, 'case-similar');
  await page.getByRole('link', { name: 'Xem và ghép' }).click();
  await page.getByLabel('Ghép cả 2 vụ việc nêu trên').check();
  await look(page, 'case-reports');
  await page.getByLabel('Vì sao là cùng một việc').fill('Cùng khúc sông, cùng buổi sáng.');
  await page.getByRole('button', { name: 'Ghép vào vụ việc này' }).click();
  await page.getByRole('heading', { name: 'Phản ánh trong vụ việc (3)' }).waitFor();
  await look(page, 'case-reports-joined');
  await page.goto(`/staff/cases/${wrong}`);
  await page.getByText('Vụ việc này đã được ghép').waitFor();
  await look(page, 'case-joined');
  await page.getByRole('link', { name: first }).first().click();
  await page.goto(`/staff/cases/${first}/reports`);
  await page.locator('#reports li', { hasText: 'vịt cũng chết' }).getByRole('checkbox').check();
  await page.getByLabel('Vì sao là việc khác').fill('Vịt chết là việc khác.');
  await page.getByRole('button', { name: 'Tách thành vụ việc riêng' }).click();
  await page.getByText('Được tách thành vụ việc riêng').first().waitFor();
  assert.ok(page.url().endsWith(wrong), 'its own code again');
  await look(page, 'case-separated');
});

// nginx says 429 here as it would at its limit; what was typed must survive the way back.
for (const script of [true, false]) {
  test(`too much from one network: what was typed is still there, ${script ? 'with' : 'without'} script`, async () => {
    const stack = await shared();
    const page = await reader(stack.public, { script, serviceWorkers: 'block' });
    let refuse = true;
    await page.route('**/report', (route) => (refuse && route.request().method() === 'POST'
      ? route.fulfill({ status: 429, contentType: 'text/html',
          body: '<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>429</title><h1>429</h1></html>' })
      : route.continue()));
    await page.goto('/');
    await page.locator('[name="what"]').first().fill('Khói khét GIULAI từ xưởng ABC cạnh trường.');
    await page.evaluate(() => document.querySelector('form[action="/report"]').submit());
    await page.getByText('429').waitFor();
    refuse = false;
    await page.goBack();
    await page.waitForFunction(() => {
      const field = document.querySelector('[name="what"]');
      return field !== null && field.value.includes('GIULAI');
    }, null, { timeout: 10_000 });
  });
}
