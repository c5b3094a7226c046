// Whole cases in Chromium: forms are filled by the names of their fields, papers are read as
// their PDF says, and days and sums are compared with those that the tests compute by hand.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HANDED, PDF, POSTED, day } from '../../http/officials.mjs';
import { assert } from '../../http/runner.mjs';
import { signedPdf } from '../../http/paper.mjs';
import { paperWords } from '../paper.mjs';
import { freshCode, secretOf } from '../../http/second.mjs';
import { TOP, must } from '../../http/stack.mjs';

export { HANDED, POSTED, day };
export const PAPER = { name: 'ban-ky-ABC.pdf', mimeType: 'application/pdf', buffer: PDF };

// What an official types where the test says nothing: a text, today, the first choice.
function defaults(known) {
  const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
  const form = document.querySelector('form.form') ?? document.querySelector('main form');
  for (const e of form.elements) {
    if (!e.name || known.includes(e.name) || ['hidden', 'file', 'submit', 'checkbox'].includes(e.type))
      continue;
    const required = e.getAttribute('aria-required') === 'true';
    if (e.type === 'radio') {
      if (!form.querySelector(`[name="${e.name}"]:checked`)) e.checked = true;
    } else if (!required || e.value) continue;
    else if (e.tagName === 'SELECT') e.selectedIndex = 1;
    else if (e.type === 'date') e.value = today;
    else if (e.type === 'datetime-local') e.value = `${today}T00:01`;
    else if (/(^|_)number$/.test(e.name)) e.value = `${(Math.floor(Date.now() / 100) % 900000) + 1}/QĐ-ABC`;
    else e.value = e.inputMode === 'numeric' ? '1000000' : '1 ABC';
  }
}

async function put(page, name, value) {
  const all = page.locator(`main [name="${name}"]`);
  const field = all.first();
  const { tag, type } = await field.evaluate((e) => {
    if (e.type === 'checkbox') e.closest('details')?.setAttribute('open', ''); // what is folded away
    return { tag: e.tagName, type: e.type };
  });
  if (type === 'radio' || (type === 'checkbox' && await all.count() > 1))
    await page.locator(`main [name="${name}"][value="${value}"]`).check();
  else if (type === 'checkbox') await field.setChecked(Boolean(value));
  else if (tag === 'SELECT') await field.selectOption(value);
  else if (type === 'file') await field.setInputFiles(value);
  else await field.fill(value);
}

// Fills the form at that path of a case and sends it with the button of that value (name=value),
// else the last one; a form that comes back fails with what it says.
export async function send(stack, page, at, fields = {}, options = {}) {
  await page.goto(at);
  return fill(stack, page, fields, options);
}

// The same on the page as it stands.
export async function fill(stack, page, fields = {}, { button } = {}) {
  const at = new URL(page.url()).pathname;
  assert.ok(await page.locator('main form').count() > 0,
    `${at}: ${await page.locator('h1').first().innerText()}`);
  const names = Object.keys(fields);
  await page.evaluate(defaults, names);
  const second = page.locator('main [name=totp]');
  const signs = await second.count() > 0;
  const files = page.locator('main form input[type=file]');
  for (const [name, value] of Object.entries(fields)) await put(page, name, value);
  for (let i = 0; i < await files.count(); i++)
    if (!names.includes(await files.nth(i).getAttribute('name')))
      await files.nth(i).setInputFiles(signs ? { ...PAPER,
        buffer: signedPdf(page.account.name, { says: await paperWords(page) }) } : PAPER);
  if (signs) {
    const { login } = page.account;
    await second.fill(await freshCode(stack, login, await secretOf(stack, login)));
  }
  const press = button ? page.locator(`main button[name="${button[0]}"][value="${button[1]}"]`).first()
    : page.locator('main form button[type=submit]:not(.button-line, .button-draft)').last();
  await Promise.all([page.waitForNavigation(), press.click()]);
  const wrong = await page.locator('#problems').allTextContents();
  assert.deepEqual(wrong, [], `${at}: ${wrong.join(' ').replace(/\s+/g, ' ')}`);
  assert.ok(await page.locator('h1').count() > 0, at);
  return page.url();
}

export const take = (stack, page, code, step, fields, options) =>
  send(stack, page, `/staff/cases/${code}/${step}`, fields, options);

// Last day of a running term as the page of the case shows it; undefined: it does not run.
export async function dueOf(page, code, term) {
  const names = await readFile(path.join(TOP, 'workflows/law/term_names.csv'), 'utf8');
  const line = names.split('\n').find((one) => one.startsWith(`${term},`));
  const name = /,(?:"([^"]*)"|([^,"]*))$/.exec(line).slice(1).find((one) => one);
  await page.goto(`/staff/cases/${code}`);
  return page.evaluate((words) => {
    const line = [...document.querySelectorAll('#clocks li')].find((li) =>
      li.querySelector('strong')?.textContent === words && !li.querySelector('.clock-done'));
    return line?.querySelector('time')?.getAttribute('datetime');
  }, name);
}

// n days on, n months on, and n working days on (n < 0: back), by the calendar in the table of
// holidays alone.
let rest = null;
async function dayOff(iso) {
  rest ??= new Map((await readFile(path.join(TOP, 'workflows/law/holidays.csv'), 'utf8'))
    .split('\n').map((line) => line.split(',')).map(([date, kind]) => [date, kind]));
  if (rest.has(iso)) return rest.get(iso) !== 'workday';
  return [0, 6].includes(new Date(`${iso}T00:00:00Z`).getUTCDay());
}
export const plus = (iso, n) =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
export function months(iso, n) {
  const at = new Date(`${iso.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + n + 1, 0); // the last day of that month
  const date = Math.min(Number(iso.slice(8)), at.getUTCDate());
  return at.toISOString().slice(0, 8) + String(date).padStart(2, '0');
}
export const vi = (iso) => iso.split('-').reverse().join('/');
export async function workdays(from, n) {
  let at = from;
  for (let left = Math.abs(n); left > 0;) {
    at = plus(at, Math.sign(n));
    if (!await dayOff(at)) left -= 1;
  }
  return at;
}
// The last day of a term counted in days that ends on a day off is the next working day.
export async function rolled(iso) {
  let at = iso;
  while (await dayOff(at)) at = plus(at, 1);
  return at;
}

// The words of a paper of the case, as they are copied from its PDF.
export async function paper(stack, page, code, form) {
  const { status, type, bytes } = await page.evaluate(async (at) => {
    const answer = await fetch(at);
    return { status: answer.status, type: answer.headers.get('content-type'),
      bytes: [...new Uint8Array(await answer.arrayBuffer())] };
  }, `/staff/cases/${code}/papers/${form}/pdf`);
  assert.deepEqual([status, type], [200, 'application/pdf'], `${form} of ${code}`);
  const file = path.join(stack.dir, `${code}-${form}.pdf`);
  await writeFile(file, Buffer.from(bytes));
  return (await must('pdftotext', ['-raw', file, '-'])).replace(/\s+/g, ' ').normalize('NFC')
    .replace(/(\p{Lu})(-|\/) (?=\p{Lu})/gu, '$1$2'); // a number that is broken at the end of a line
}

// The whole of a paper against its text in this folder: days, hours and codes are masked, names,
// articles and sums are not. What differs is kept under var/papers/ to be read, and copied if right.
const MASKS = [[/\d{1,2} tháng \d{1,2} năm \d{4}/g, 'DD tháng MM năm YYYY'],
  [/\b\d{1,2}\/\d{1,2}\/\d{4}\b/g, 'DD/MM/YYYY'], [/\b\d{1,2}(:| giờ )\d{2}\b/g, 'HH$1MM'],
  [/http:\/\/\S+\/verify\/\S+/g, 'ADDRESS/verify/TOKEN']];
const FOOT = / ?(Mẫu \S+ · [^·]*?) Trang (\d+\/\d+)/g; // goes where the page ends, the text does not
export async function reads(stack, page, code, form) {
  const words = await paper(stack, page, code, form);
  const text = MASKS.reduce((t, [what, as]) => t.replace(what, as),
    [words.replace(FOOT, ''), ...words.match(FOOT)].join(' ').replaceAll(code, 'CODE'))
    .replace(/\s+/g, ' ').replace(/([.;:]) /g, '$1\n').trim();
  const kept = await readFile(new URL(`${form}.txt`, import.meta.url), 'utf8').catch(() => '');
  const seen = path.join(TOP, 'var/papers', `${form}.txt`);
  if (`${text}\n` !== kept) {
    await mkdir(path.dirname(seen), { recursive: true });
    await writeFile(seen, `${text}\n`);
  }
  assert.equal(`${text}\n`, kept, `${form} reads otherwise than its text; see ${seen}`);
  return words;
}

export function says(text, words) {
  for (const one of words) assert.ok(text.includes(one), `${one}\n${text}`);
}

// As if the decision had been signed and served so many days ago: its term of ten days with it.
export async function servedAgo(stack, file, days) {
  const end = new Date(`${plus(day(), 10 - days + 1)}T00:00:00+07:00`).getTime() * 1000 - 1;
  await stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id SET d.signed_on = '${day(-days)}'
      WHERE c.code = '${file}';
    UPDATE case_value v JOIN cases c ON c.id = v.case_id SET v.value = '${day(-days)}'
      WHERE c.code = '${file}' AND v.name IN ('decided_on', 'served_on');
    UPDATE clock k JOIN cases c ON c.id = k.case_id SET k.due_us = ${end},
      k.from_us = k.from_us - ${days} * 86400000000 WHERE c.code = '${file}' AND k.code = 'EXECUTE_DECISION'`);
}

// What the page says, with plain blanks.
export const textOf = async (page) => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');

// The sums of the page: fine, paid, what is left, in đồng.
export async function owed(page, code) {
  await page.goto(`/staff/cases/${code}`);
  const text = (await page.locator('#payments').innerText()).replaceAll('\u00a0', ' ');
  return Number(/Còn phải nộp\s*([\d.]+)/.exec(text)[1].replaceAll('.', ''));
}

// The stage of the main track, as the head of the page says it.
export async function stage(page, code) {
  await page.goto(`/staff/cases/${code}`);
  return (await page.locator('dl.facts dd').first().innerText()).trim();
}
