// People of a ward who publish, and decisions for them.
import { Client } from './client.mjs';
import { PDF, PLACES, day, newCase, official, step } from './officials.mjs';
import { assert } from './runner.mjs';
import { shared } from './stack.mjs';

const LIGHT = '45/2022:Đ18.2.c'; // nobody may explain, so it can be signed at once
export const GROUND = 'Luật 15/2012/QH13, điều 72.1';

let number = 7001; // of a decision: once a year in a unit
let people = null;
export function ward() {
  people ??= (async () => {
    const stack = await shared();
    const [officer, signer, first, second, head] = await Promise.all(
      ['canbo', 'chutich', 'congbo1', 'congbo2', 'truong'].map((who) => official(stack,
        `baichay.${who}`)));
    const parent = await newCase(stack);
    await step(officer, parent, 'accept');
    return { stack, officer, signer, first, second, head, parent,
      citizen: new Client(stack.public) };
  })();
  return people;
}

export async function ok(promise, what) {
  const answer = await promise;
  assert.equal(answer.status, 303, `${what}: ${/id="problems"([\s\S]*?)<\/div>/.exec(answer.text)?.[1]}`);
  return answer.headers.location;
}

// A sanction file with a signed decision; published by choice, or not.
export async function decided(name, publish, record = {}) {
  const { officer, signer, parent } = await ward();
  const at = `/staff/cases/${parent}/sanction`;
  const code = (await ok(officer.submit(at, { violator: name, detected_on: day(-1),
    record_term: 'normal' }, { action: at }), 'file')).split('/').pop();
  await ok(step(officer, code, 'record', { do: 'save', number: '05/BB-VPHC', made: day(),
    detected: day(-1), place: 'Khu 5', subject: 'organization', name, address: 'Số 1 phố Ấm ABC',
    id_number: '5700123456', representative: 'Nguyễn Văn ABC', statement: '', has_signed: 'yes',
    witness: '', act0_code: LIGHT, act0_described: `Xả nước thải đục ra mương của ${name}.`,
    act0_state: 'going_on', stop: '1', ...record }, 'write'), 'record');
  const draft = `/staff/cases/${code}/decision`;
  await ok(officer.submit(draft, { fine0: record.fine ?? '7000000', reason: 'Mức trung bình.', ...PLACES,
    ...(publish ? { publish: 'chosen', publish_basis: GROUND } : {}) }, { action: draft }), 'draft');
  const sign = `/staff/cases/${code}/write/decide`;
  await ok(signer.submit(sign, { number: `${number++}/QĐ-XPHC`, signed_on: day() }, { action: sign,
    files: [['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] }), 'sign');
  return code;
}

export const prepare = (who, code, fields) => step(who, code, 'prepare_publication', {
  act: 'Xả nước thải đục ra mương.', sanction: 'Phạt tiền 7.000.000 đồng', remedy: '',
  ground: 'other', do: 'send', ...fields }, 'write');

export async function slugOf(code) {
  const { stack } = await ward();
  return (await stack.sql(`SELECT p.slug, p.state FROM publication p
    JOIN cases c ON c.id = p.case_id WHERE c.code = '${code}' ORDER BY p.id DESC`))[0] ?? [];
}

// Written by one, released by another; the address.
export async function published(code, fields = {}) {
  const { first, second } = await ward();
  await ok(prepare(first, code, fields), 'prepared');
  await ok(step(second, code, 'release_publication', {}, 'write'), 'released');
  return (await slugOf(code))[0];
}
