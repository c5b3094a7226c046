// Search of officials: with and without diacritics, and a unit's own cases among very many others.
import { newCase, official, step } from './officials.mjs';
import { assert, describe, test } from './runner.mjs';
import { shared } from './stack.mjs';

describe('search');

const find = async (client, words) =>
  (await client.get(`/staff/search?q=${encodeURIComponent(words)}`)).text;

test('a unit finds its own case among hundreds of others with the same words', async () => {
  const stack = await shared();
  const [[other]] = await stack.sql(`SELECT id FROM unit WHERE code = '06685'
    AND valid_to IS NULL`);
  const code = await newCase(stack);
  const [[id]] = await stack.sql(`SELECT id FROM cases WHERE code = '${code}'`);
  await stack.sql(`UPDATE case_text SET body = CONCAT(body, ' vắcxintìmkiếm')
    WHERE case_id = ${id}`);
  await stack.sql(`INSERT INTO cases (code, flow, flow_version, stage, unit_id, pollution, title,
      place, opened_us, ended)
    SELECT CONCAT('XX-', LPAD(seq, 8, '0')), 'hotline', 1, 'closed', ${other}, 'water', 'ABC',
      'ABC', 1, 1 FROM seq_1_to_400`);
  await stack.sql(`INSERT INTO case_text (case_id, body, scope)
    SELECT id, 'vắcxintìmkiếm', 'donvi${other}' FROM cases WHERE code LIKE 'XX-%'`);
  const ours = await official(stack, 'baichay.canbo');
  for (const typed of ['vắcxintìmkiếm', 'vacxintimkiem', 'VẮCXINTÌMKIẾM'.normalize('NFD'), code])
    assert.ok((await find(ours, typed)).includes(`/staff/cases/${code}`), typed);
  const theirs = await official(stack, 'honggai.canbo');
  assert.ok(!(await find(theirs, 'vắcxintìmkiếm')).includes(`/staff/cases/${code}`),
    'another commune does not find it');
  // Rows without a history: they would be faults to whoever proves all chains.
  await stack.sql(`DELETE t FROM case_text t JOIN cases c ON c.id = t.case_id WHERE c.code LIKE 'XX-%';
    DELETE FROM cases WHERE code LIKE 'XX-%'`);
});

test('a case that changed hands is found where it is now', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const head = await official(stack, 'baichay.truong');
  const [[to]] = await stack.sql(`SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL`);
  assert.equal((await step(head, code, 'forward',
    { receiver: to, reason: 'Nơi xảy ra thuộc địa bàn bên cạnh.' })).status, 303);
  const theirs = await official(stack, 'honggai.truong');
  assert.equal((await step(theirs, code, 'accept_forward')).status, 303);
  assert.ok((await find(theirs, code)).includes(`/staff/cases/${code}`), 'the new unit finds it');
  assert.ok(!(await find(head, code)).includes(`/staff/cases/${code}`), 'the old one does not');
});

test('signs of the index and empty questions find nothing and break nothing', async () => {
  const stack = await shared();
  const ours = await official(stack, 'baichay.canbo');
  for (const typed of ['', '   ', '+-*"()~<>@', '"', 'a'.repeat(5000)]) {
    const answer = await ours.get(`/staff/search?q=${encodeURIComponent(typed)}`);
    assert.equal(answer.status, 200, JSON.stringify(typed.slice(0, 20)));
  }
});
