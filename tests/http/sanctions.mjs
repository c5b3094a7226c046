// A sanction file as officials make it: opened from a case, recorded, drafted, signed.
import { PDF, PLACES, day, newCase, official, step } from './officials.mjs';
import { assert } from './runner.mjs';

export const HEAVY = '45/2022:Đ15.4.i'; // 800 million to 1 billion; twice as much for an organization
export const MIDDLE = '45/2022:Đ18.2.e'; // 20 to 40 million; 40 to 80 million for an organization
export const LIGHT = '45/2022:Đ18.2.c'; // 2 to 5 million: nobody may explain

export function redirected(answer, what) {
  assert.equal(answer.status, 303, `${what}: ${/<ul>([\s\S]*?)<\/ul>/.exec(answer.text)?.[1]}`);
  return answer.headers.location;
}

export function refused(answer, pattern, what) {
  assert.equal(answer.status, 422, what);
  const problems = /id="problems"([\s\S]*?)<\/div>/.exec(answer.text)?.[1] ?? '';
  assert.match(problems, pattern, what);
  return problems;
}

// A hotline case being inspected.
export async function inspecting(stack, officer) {
  const code = await newCase(stack);
  redirected(await step(officer, code, 'accept'), 'accept');
  redirected(await step(officer, code, 'inspect'), 'inspect');
  return code;
}

// The same, with that official as its handler.
export async function inspectedBy(stack, officer, login) {
  const code = await inspecting(stack, officer);
  const head = await official(stack, 'baichay.truong');
  const [[handler]] = await stack.sql(`SELECT id FROM account WHERE login = '${login}'`);
  redirected(await step(head, code, 'assign', { handler }), 'assign');
  return code;
}

export async function openFile(officer, parent, violator = 'Công ty ABC') {
  const answer = await officer.submit(`/staff/cases/${parent}/sanction`,
    { violator, detected_on: day(-1), record_term: 'normal' },
    { action: `/staff/cases/${parent}/sanction` });
  return redirected(answer, 'sanction file').split('/').pop();
}

// A violator of its own each time: a second decision against the same one would be a repeat.
let violators = 5700001000;

export function recordFields(act, more = {}) {
  return {
    do: 'save', number: '05/BB-VPHC', made: day(), detected: day(-1), place: 'Phường Bãi Cháy',
    subject: 'organization', name: 'Công ty ABC', address: 'Số 1 phố ABC',
    id_number: String(violators++), representative: 'Nguyễn Văn ABC', statement: '', has_signed: 'yes',
    witness: '', act0_code: act, act0_described: 'Xả nước thải đen ra suối ABC.',
    act0_state: 'going_on', stop: '1', ...more,
  };
}

// A sanction file with its record; the code of it.
export async function recorded(officer, parent, act, more = {}) {
  const code = await openFile(officer, parent);
  redirected(await step(officer, code, 'record', recordFields(act, more), 'write'), 'record');
  return code;
}

export function draft(officer, code, fields) {
  const to = `/staff/cases/${code}/decision`;
  return officer.submit(to, { reason: 'Theo mức trung bình của khung.', ...PLACES, ...fields },
    { action: to });
}

export function sign(signer, code, fields = {}, data = PDF) {
  const to = `/staff/cases/${code}/write/decide`;
  return signer.submit(to, { number: '12/QĐ-XPHC', signed_on: day(), ...fields },
    { action: to, files: data ? [['file', { filename: 'ABC.pdf', type: 'application/pdf', data }]]
      : [] });
}
