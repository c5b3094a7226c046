// Walking the procedures by their pages, as the people of a ward do it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { attributes, formOf } from './client.mjs';
import { HANDED, PDF, PLACES, day, newCase, official, step } from './officials.mjs';
import { newPerson } from './people.mjs';
import { assert } from './runner.mjs';
import { TOP, shared } from './stack.mjs';

export const LIGHT = '45/2022:Đ18.2.c'; // 2 to 5 million for a person: nobody may explain
export const MIDDLE = '45/2022:Đ18.2.e'; // 20 to 40 million for a person: may explain
const PAPER = ['signed_file', { filename: 'ABC.pdf', type: 'application/pdf', data: PDF }];

// Steps of the newest version of a procedure, as the file writes them: name -> stage after it.
export async function stepsOf(file) {
  const text = await readFile(path.join(TOP, 'workflows', file), 'utf8');
  const steps = new Map();
  let inside = false;
  let name = null;
  for (const line of text.split('\n')) {
    if (/^\w+:|^ {4}(stages|steps):/.test(line)) inside = /^ *steps:/.test(line);
    const head = /^(?: {2}| {6})(\w+):$/.exec(line);
    if (inside && head) name = head[1];
    const to = /^(?: {4}| {8})to: (\w+)$/.exec(line);
    if (inside && name && to) steps.set(name, to[1]);
  }
  return steps;
}

let common = null;
export function ward() {
  common ??= (async () => {
    const stack = await shared();
    const logins = { officer: 'baichay.canbo', signer: 'baichay.chutich', head: 'baichay.truong',
      inspector: 'baichay.kiemtra', pub1: 'baichay.congbo1', pub2: 'baichay.congbo2',
      other: 'honggai.canbo', otherHead: 'honggai.truong' };
    const who = {};
    for (const [name, login] of Object.entries(logins)) who[name] = await official(stack, login);
    who.chief = await newPerson(stack, 'thutuc.chanhthanhtra',
      [['06673', 'signer', 'provincial_chief_inspector']]);
    const [[officerId]] = await stack.sql("SELECT id FROM account WHERE login = 'baichay.canbo'");
    const [[otherUnit]] = await stack.sql(`SELECT o.unit_id FROM office o JOIN account a
      ON a.id = o.account_id WHERE a.login = 'honggai.canbo'`);
    const [[otherId]] = await stack.sql("SELECT id FROM account WHERE login = 'honggai.canbo'");
    const parent = await newCase(stack);
    await step(who.officer, parent, 'accept');
    return { stack, who, parent, officerId, otherUnit, otherId };
  })();
  return common;
}

export const problems = (answer) => /id="problems"([\s\S]*?)<\/div>/.exec(answer.text)?.[1] ?? '';
export function done(answer, what) {
  assert.equal(answer.status, 303, `${what}: ${answer.status} ${problems(answer)}`);
  return answer.headers.location.split('/').pop();
}

async function stageOf(code) {
  const { stack } = await ward();
  return (await stack.sql(`SELECT stage FROM cases WHERE code = '${code}'`))[0][0];
}

// Terms of the case: { CODE: 'running' | 'paused' | 'stopped' }, the last row of a code counts.
export async function terms(code) {
  const { stack } = await ward();
  const rows = await stack.sql(`SELECT k.code, IF(k.stopped_us IS NOT NULL, 'stopped',
    IF(k.paused_us IS NOT NULL, 'paused', 'running')) FROM clock k JOIN cases c
    ON c.id = k.case_id WHERE c.code = '${code}' ORDER BY k.id`);
  return Object.fromEntries(rows);
}

export async function ends(code, term, back) {
  const { stack } = await ward();
  const end = new Date(`${day(back + 1)}T00:00:00+07:00`).getTime() * 1000 - 1;
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id SET k.due_us = ${end}
    WHERE c.code = '${code}' AND k.code = '${term}'`);
}

let orders = 1;
// What an official types in a form where the test says nothing: a text, today, the first choice.
function filled(form, given) {
  const fields = { ...form.hidden };
  const files = [];
  for (const [tag] of form.html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
    const a = attributes(tag);
    if (!a.name || a.name === 'totp' || a.type === 'hidden' || a.name in given) continue;
    const required = a['aria-required'] === 'true' || a.type === 'radio';
    if (a.type === 'file') files.push([a.name, PAPER[1]]);
    else if (!required || (a.type === 'checkbox')) continue;
    else if (a.type === 'date') fields[a.name] = day();
    else if (a.type === 'datetime-local') fields[a.name] = `${day()}T00:01`;
    else if (a.type === 'radio') fields[a.name] ??= a.value;
    else if (a.inputmode === 'numeric') fields[a.name] = '1000000';
    else if (/(^|_)number$/.test(a.name)) fields[a.name] = `${orders++}/QĐ-ABC`;
    else fields[a.name] = a.value || '1 ABC';
  }
  return { pairs: Object.entries({ ...fields, ...given }), files };
}

// Takes a step by its page as that person; returns the answer.
export async function take(client, code, name, given = {}) {
  const to = `/staff/cases/${code}/step/${name}`;
  const page = await client.get(to);
  assert.equal(page.status, 200, `${name}: page ${page.status}`);
  const form = formOf(page.text, to);
  const { pairs, files } = filled(form, given);
  return /multipart/.test(page.text.match(/<form[^>]*class="form"[^>]*>/)[0])
    ? client.upload(to, [...pairs, ...files]) : client.post(to, pairs);
}

// [person, step, fields] in turn; each must lead where the file says.
export async function walk(file, code, steps) {
  const { who } = await ward();
  const known = await stepsOf(file);
  for (const [person, name, given] of steps) {
    const before = await stageOf(code);
    done(await take(who[person], code, name, given), `${file} ${name}`);
    const to = known.get(name);
    assert.ok(to, `${name} is in ${file}`);
    const track = (await (await ward()).stack.sql(`SELECT v.value FROM case_value v JOIN cases c
      ON c.id = v.case_id WHERE c.code = '${code}' AND v.name = 'track:publication'`))[0]?.[0];
    if (to !== track) assert.equal(await stageOf(code), to === 'same' ? before : to, name);
  }
}

export async function childOf(code, flow) {
  const stack = await shared();
  return (await stack.sql(`SELECT k.code FROM cases k JOIN cases c ON c.id = k.parent_id
    WHERE c.code = '${code}' AND k.flow = '${flow}' ORDER BY k.id DESC LIMIT 1`))[0]?.[0];
}

export async function openFile(more = {}) {
  const { who, parent } = await ward();
  const to = `/staff/cases/${parent}/sanction`;
  return done(await who.officer.submit(to, { violator: 'Ông ABC', detected_on: day(-1),
    record_term: 'normal', ...more }, { action: to }), 'open');
}

export async function recorded(act = LIGHT) {
  const { who } = await ward();
  const code = await openFile();
  done(await step(who.officer, code, 'record', { do: 'save', number: '05/BB-VPHC', made: day(),
    detected: day(-1), place: 'Khu ABC', subject: 'individual', name: 'Ông ABC',
    address: 'Số 1 phố ABC', id_number: '', representative: '', statement: '', has_signed: 'yes',
    witness: '', act0_code: act, act0_described: 'Xả nước thải ra suối ABC.',
    act0_state: 'going_on', stop: '1' }, 'write'), 'record');
  return code;
}

let number = 3001;
export async function sign(code, fine, more = {}) {
  const { who } = await ward();
  const draft = `/staff/cases/${code}/decision`;
  done(await who.officer.submit(draft, { fine0: String(fine), reason: 'Theo khung.', ...PLACES, ...more },
    { action: draft }), 'draft');
  const to = `/staff/cases/${code}/write/decide`;
  done(await who.signer.submit(to, { number: `${number++}/QĐ-XPHC`, signed_on: day() },
    { action: to, files: [['file', PAPER[1]]] }), 'sign');
  assert.equal(await stageOf(code), 'decided');
}

export async function served(act = LIGHT, fine = 3500000, more = {}) {
  const code = await recorded(act);
  if (act === MIDDLE) await walk('sanction.yaml', code, [['officer', 'waive']]);
  await sign(code, fine, more);
  await walk('sanction.yaml', code, [['officer', 'serve', HANDED]]);
  return code;
}
