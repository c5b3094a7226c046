// The public pages in English: nothing Vietnamese but names.
import { assert } from '../../http/runner.mjs';
import { look, reader } from '../browser.mjs';
import { PLACE, VIOLATOR, WHAT, story } from './story.mjs';

// Text of the page that has letters only Vietnamese uses and is neither marked lang="vi"
// nor a name.
async function leftOver(page, names) {
  return page.evaluate((known) => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const found = [];
    const looked = (text) => {
      const rest = known.reduce((left, name) => left.replaceAll(name, ''), text)
        .replace(/\d[\d/]*\/[\p{Lu}\d-]+/gu, ''); // numbers of laws and decisions
      if (/[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i.test(rest))
        found.push(text.trim());
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement.closest('[lang="vi"], script, style')) looked(node.data);
    for (const one of document.querySelectorAll('*')) {
      if (one.closest('[lang="vi"]')) continue;
      for (const { name, value } of one.attributes)
        if (/^(aria-label|alt|title|placeholder|data-)/.test(name)) looked(value);
    }
    return [...new Set(found)];
  }, names);
}

export async function publicPagesAreEnglish() {
  const page = await reader(story.stack.public, { locale: 'en-GB' });
  const units = await story.stack.sql('SELECT DISTINCT BINARY name_vi FROM unit');
  const names = ['Đường Dây Xanh', VIOLATOR, PLACE, WHAT, 'UBND phường Bãi Cháy',
    ...units.map(([name]) => name)].sort((a, b) => b.length - a.length);
  const faults = [];
  const check = async (name) => {
    assert.equal(await page.getAttribute('html', 'lang'), 'en', name);
    for (const text of await leftOver(page, names)) faults.push(`${name}: ${text}`);
    await look(page, name);
  };
  await page.goto('/?lang=en');
  await check('90-en-report');
  await page.getByRole('button', { name: 'Send', exact: false }).last().click();
  await page.locator('#problems').waitFor();
  await check('91-en-report-wrong');
  await page.locator('.tile').first().click();
  await page.locator('[name=what]').fill('Black water from the pipe every night.');
  await page.locator('[name=commune]').selectOption({ index: 3 });
  await page.locator('[name=place]').fill('Pipe 7');
  await page.getByRole('button', { name: 'Send', exact: false }).last().click();
  await page.locator('#key').waitFor();
  await check('92-en-receipt');
  const key = await page.locator('#key').textContent();
  await page.goto('/track?lang=en');
  await check('93-en-track');
  await page.locator('[name=key]').fill('AAAA AAAA AAAA AAAA AAAA AAAA');
  await page.locator('#track button').click();
  await page.locator('#problems').waitFor();
  await check('94-en-track-wrong');
  await page.locator('[name=key]').fill(key);
  await page.locator('#track button').click();
  await page.locator('.timeline').waitFor();
  await check('95-en-status');
  for (const path of ['violators', 'privacy', 'hotlines', 'nothing-here']) {
    await page.goto(`/${path}?lang=en`);
    await check(`96-en-${path}`);
  }
  assert.equal(faults.join("\n"), "");
}
