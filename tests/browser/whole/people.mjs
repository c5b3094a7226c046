// Who takes part in the whole cases, logged in once a file; and a case of a citizen to begin with.
import { PLACES, official as client } from '../../http/officials.mjs';
import { done, take as post } from '../../http/procedures.mjs';
import { shared, until } from '../../http/stack.mjs';
import { reader } from '../browser.mjs';
import { official } from '../people.mjs';
import { day, fill, send, take } from './desk.mjs';

// The pages of a file are closed after it.
let common = null;
export async function ward() {
  if (common && (await common).officer.isClosed()) common = null;
  common ??= (async () => {
    const stack = await shared();
    const who = {};
    for (const [name, login] of Object.entries({ officer: 'baichay.canbo', chair: 'baichay.chutich',
      head: 'baichay.truong', one: 'baichay.congbo1', two: 'baichay.congbo2' }))
      who[name] = await official(stack, login);
    return { stack, ...who };
  })();
  return common;
}

// Takes steps by their forms without a browser, where another case has clicked through the like:
// [login, step, fields] in turn.
const clients = new Map();
export async function sent(code, steps) {
  const stack = await shared();
  for (const [login, step, fields] of steps) {
    if (!clients.has(login)) clients.set(login, await client(stack, login));
    done(await post(clients.get(login), code, step, fields), `${step} of ${code}`);
  }
}

// A citizen reports on a telephone; the officer takes it up. The code of the case.
export async function reported(fields) {
  const { stack, officer } = await ward();
  const phone = await reader(stack.public);
  await phone.goto('/');
  for (const [name, value] of Object.entries({ pollution: 'water', what: 'Nước đen ABC', commune: '06673',
    place: 'Sau chợ ABC', nature: 'frequent', ...fields })) {
    const all = phone.locator(`main [name="${name}"]`);
    const type = await all.first().evaluate((e) => e.type);
    if (type === 'radio') await phone.locator(`main [name="${name}"][value="${value}"]`).check({ force: true });
    else if (type.startsWith('select')) await all.first().selectOption(value);
    else await all.first().fill(value);
  }
  await Promise.all([phone.waitForURL('**/report**').catch(() => {}), phone.locator('main form button[type=submit]').last().click()]);
  const receipt = (await phone.locator('.receipt-number').innerText()).trim();
  await phone.context().close();
  const code = await until(async () => (await stack.sql(`SELECT c.code FROM report r JOIN case_report cr
    ON cr.report_id = r.id JOIN cases c ON c.id = cr.case_id WHERE r.ref = '${receipt}'`))[0]?.[0], 20_000, 'a case');
  await take(stack, officer, code, 'step/accept');
  return code;
}

// Inspected by a team, with the finding; the case goes on being verified.
export async function inspected(code, seen) {
  const { stack, officer } = await ward();
  await take(stack, officer, code, 'step/inspect');
  await take(stack, officer, code, 'write/close_inspection', { visited: day(), visited_time: '00:01',
    place: 'Sau chợ ABC', people: 'Đoàn kiểm tra ABC', seen, finding: 'violation' });
}

// A sanction file on the case; its code.
export async function opened(code, violator) {
  const { stack, officer } = await ward();
  const url = await send(stack, officer, `/staff/cases/${code}/sanction`, { violator,
    detected_on: day(), record_term: 'normal' });
  return url.split('/').pop();
}

// The report is answered and closed.
export async function answered(code, found, named) {
  const { stack, officer } = await ward();
  await take(stack, officer, code, 'step/conclude', { findings: found });
  await take(stack, officer, code, 'step/handle');
  await take(stack, officer, code, 'step/answer', { told_found: found, told_done: 'Đã xử lý theo quy định.',
    told_name: named });
}

// The violation record with one act of the law, picked in its table; more are typed fields.
export async function record(file, act, fields) {
  const { stack, officer } = await ward();
  await officer.goto(`/staff/cases/${file}/write/record`);
  await officer.locator('main [name=q]').fill(act);
  const press = (value) => Promise.all([officer.waitForNavigation(),
    officer.locator(`main button[name=do][value="${value}"]`).first().click()]);
  await press('find');
  await officer.locator(`main [name=pick][value="${act}"]`).check();
  await press('add');
  return fill(stack, officer, { made: day(), detected: day(), place: 'Phường Bãi Cháy', has_signed: 'yes',
    act0_state: 'going_on', stop: '1', officials: 'Trần Thị Cán ABC; Chuyên viên ABC; UBND phường Bãi Cháy', ...fields }, { button: ['do', 'save'] });
}

// Drafted by the officer and signed by the chair, who proves it with the second factor.
export async function decided(file, draft, number) {
  const { stack, officer, chair } = await ward();
  await take(stack, officer, file, 'decision', { ...PLACES, reason: 'Theo khung và tình tiết ABC.', ...draft });
  await take(stack, chair, file, 'write/decide', { number, signed_on: day() });
}
