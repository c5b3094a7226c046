// Pages of those who watch over the others, and of those who publish: wide, on 320 px, by axe.
import { decided, ok, published, ward } from '../http/publications.mjs';
import { csrfOf } from '../http/people.mjs';
import { step } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';
import { official } from './people.mjs';

async function seen(page, at, name, words) {
  await page.goto(at);
  assert.match(await page.textContent('main'), words, at);
  await look(page, name);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${at}: ${wide} px on a screen of 320`);
  await page.screenshot({ path: `var/shots/${name}-320.png`, fullPage: true });
  await page.setViewportSize(before);
}

test('an observer and an auditor at their desks', async () => {
  const stack = await shared();
  const observer = await official(stack, 'baichay.mattran');
  await seen(observer, '/staff/observer', 'observer', /rút ngẫu nhiên/);
  await seen(observer, '/staff/supervision', 'supervision', /Kiến nghị/);
  await seen(observer, '/staff/supervision/new', 'supervision-new', /kiến nghị/i);
  await seen(observer, '/staff/readers', 'refused', /Không được phép/);
  assert.equal(await observer.getAttribute('.failure a.button', 'href'), '/staff');
  await seen(await official(stack, 'kiemtoan'), '/staff/readers', 'readers', /niêm phong/);
});

test('what was taken down, a statement that was taken away, and their second person', async () => {
  const { first, second, head } = await ward();
  const stack = await shared();
  const post = async (who, at, fields) => who.post(at, { csrf: await csrfOf(who), ...fields });
  const down = await decided('Công ty Gỡ sai Nhìn thấy ABC', true);
  await published(down);
  await ok(step(head, down, 'withdraw', { words: 'Đăng nhầm cơ sở ABC.' }, 'write'), 'taken down');
  const code = await decided('Công ty Có lời Nhìn thấy ABC', true);
  const slug = await published(code);
  const at = `/staff/cases/${code}/publication/statement`;
  await ok(post(first, at, { do: 'write', words: 'Chúng tôi đã lắp hệ thống mới ABC.' }), 'written');
  await ok(second.submit(at, { do: 'show' }, { action: at }), 'shown');
  await ok(post(first, at, { do: 'end', reason: 'Công ty xin rút ý kiến ABC.' }), 'taken away');
  const page = await official(stack, 'baichay.congbo2');
  await seen(page, '/staff/publications', 'publications-down', /Đã gỡ vì công bố sai[\s\S]*Đã bỏ ý kiến/);
  await seen(page, `/staff/cases/${code}/publication`, 'publication-gate', /công bố/);
  await seen(page, at, 'statement-removed', /chờ người thứ hai xem lại/);
  await page.getByLabel('Lý do của bạn').fill('Công ty không xin rút ABC.');
  await page.getByRole('button', { name: 'Đăng lại ý kiến' }).click();
  await page.getByText('Công chúng đang đọc').waitFor();
  const citizen = await reader(stack.public, { script: false });
  await citizen.goto(`/violators/${slug}`);
  assert.match(await citizen.textContent('main'), /Chúng tôi đã lắp hệ thống mới ABC/);
});
