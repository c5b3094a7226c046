// Every page of a citizen, as a telephone shows it, with script and without.
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';

async function fill(page, words) {
  await page.check('input[value=odour]');
  await page.fill('#what', words);
  await page.fill('#place', 'sau chợ ABC');
}

async function sendForm(page) {
  await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]')]);
}

for (const lang of ['vi', 'en'])
  test(`form, problems, receipt, status with script (${lang})`, async () => {
    const page = await reader((await shared()).public, {
      geolocation: { latitude: 20.9453, longitude: 107.0303 }, permissions: ['geolocation'] });
    await page.goto(`/?lang=${lang}`);
    await look(page, `citizen-form-${lang}`);
    await sendForm(page);
    await look(page, `citizen-problems-${lang}`);
    page.troubles.length = 0; // the browser counts a 422 as one
    await fill(page, `Mùi hôi từ trại heo, tối nào cũng vậy. ${lang}`);
    await page.fill('#commune_name', 'hung thang');
    await page.click('.found button');
    assert.equal(await page.inputValue('#commune'), '06673');
    await page.click('#by-point button');
    await page.waitForFunction(() => document.getElementById('point').value !== '');
    await look(page, `citizen-filled-${lang}`);
    await sendForm(page);
    const key = await page.getAttribute('#key', 'data-key');
    await look(page, `citizen-receipt-${lang}`);
    await page.goto(`/track#${key.replaceAll('-', '')}`);
    await page.waitForURL('**/track/status');
    assert.equal(new URL(page.url()).hash, '');
    await page.fill('#body', 'Tối qua vẫn còn.');
    await Promise.all([page.waitForNavigation(),
      page.click('form:has(#body) button[type=submit]')]);
    await look(page, `citizen-status-${lang}`);
    for (const path of ['/track', '/privacy', '/hotlines', '/hotlines?letter=B']) {
      await page.goto(path);
      await look(page, `citizen${path.replace(/\W/g, '-')}-${lang}`);
    }
  });

test('everything works without script', async () => {
  const page = await reader((await shared()).public, { script: false });
  await page.goto('/');
  await fill(page, 'Khói đen từ lò gạch ABC.');
  await page.fill('#commune_name', 'hung thang');
  await sendForm(page);
  assert.equal(await page.inputValue('#commune'), '06673', 'suggested');
  await look(page, 'citizen-suggested-plain');
  await sendForm(page);
  const key = await page.getAttribute('#key', 'data-key');
  await look(page, 'citizen-receipt-plain');
  await page.goto('/track');
  await page.fill('#key', 'x');
  await Promise.all([page.waitForNavigation(), page.click('form#track button')]);
  await look(page, 'citizen-wrong-key-plain');
  await page.fill('#key', key.toLowerCase());
  await Promise.all([page.waitForNavigation(), page.click('form#track button')]);
  assert.match(page.url(), /\/track\/status$/);
  await look(page, 'citizen-status-plain');
});
