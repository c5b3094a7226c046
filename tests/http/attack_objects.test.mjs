// Attacks on what hangs on a case or a facility: by strangers, and under another case of one's own.
import { randomBytes } from 'node:crypto';
import { facility, unitId } from './facilities.mjs';
import { PDF, day, step } from './officials.mjs';
import { csrfOf, newPerson } from './people.mjs';
import { MIDDLE, recorded, served, ward } from './procedures.mjs';
import { fill, routes } from './routes.mjs';
import { assert, test } from './runner.mjs';
import { sampled } from './samples.mjs';
import { redirected } from './sanctions.mjs';

const FILE = ['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }];
const MARK = 'Kimobject ABC';

// All that a form of these pages may want: none of them stops at what was typed.
const TYPED = () => ({ why: 'x', reason: 'x', state: 'claimed', on: day(), note: 'x', amount: '1000',
  paid: day(), receipt: `R ${randomBytes(4).toString('hex')}`, act: 'return', quantity: '1', number: '1/QĐ-TL',
  party: 'x', given_by: 'Trần ABC', given_to: 'Phòng ABC', at: day(), at_time: '00:01', hand_seal: 'NP-001',
  intact: '1', edit: randomBytes(16).toString('hex'), ordered: day(), until: day(20), kind: 'thing', name: 'x',
  unit: 'kg', seal: 'x', keeper: 'x', result: '1', do: 'save', body: 'x', answer: 'x', paper: '1',
  compared: '1', facility: '0', draft_form: 'write/record', draft_base: '0', form: 'x' });

// A file on whose case one of everything hangs: { code, ids }.
let full = null;
function everything() {
  full ??= (async () => {
    const { stack, who } = await ward();
    const code = await served(MIDDLE, 30000000);
    const { officer } = who;
    const at = (rest) => `/staff/cases/${code}/${rest}`;
    const send = (rest, fields, files) => officer.submit(at(rest), fields, { action: at(rest), files });
    await sampled(officer, code, { label: MARK });
    redirected(await step(officer, code, 'pay', { amount: '1000', paid: day(), receipt: `ĐT ${code}` }, 'write'), 'pay');
    redirected(await send('claims/new/cost', { part: 'sampling', party: MARK, what: 'Mẫu', amount: '2000000',
      since: day(), number: 'HĐ', basis: 'ABC' }), 'claim');
    redirected(await send('exhibits/new', { number: '1/QĐ-TG', ordered: day(), signer: 'ABC', reason: MARK,
      minutes: '1/BB-TG', taken: day(), place: 'ABC', until: day(7) }, [FILE]), 'seizure');
    const row = async (sql) => (await stack.sql(sql.replace('CODE', code)))[0]?.[0];
    const seizure = await row(`SELECT s.id FROM seizure s JOIN cases c ON c.id = s.case_id WHERE c.code = 'CODE'`);
    redirected(await send(`exhibits/${seizure}/item`, { kind: 'thing', name: MARK, unit: 'kg', quantity: '5',
      state: 'Còn', seal: 'NP', keeper: 'Kho ABC' }), 'exhibit');
    redirected(await officer.submit('/staff/letters', { number: `${code}/ABC`, dated: day(), came: day(),
      sender: MARK, subject: MARK, cases: code }, { action: '/staff/letters', files: [FILE] }), 'letter');
    const { csrf } = JSON.parse((await officer.get('/staff/field/list.json')).text);
    const sign = await officer.post('/staff/field/sign.json', { csrf, case: code, name: MARK, part: 'facility',
      title: '', strokes: '10,10 20,20', digest: '0'.repeat(64), id: randomBytes(16).toString('hex'),
      at: Date.now(), now: Date.now() });
    assert.equal(sign.status, 200, sign.text);
    const of = (table, on = 'x.case_id') => row(`SELECT x.id FROM ${table} x JOIN cases c ON c.id = ${on}
      WHERE c.code = 'CODE' ORDER BY x.id DESC LIMIT 1`);
    return { code, ids: { samples: await of('sample'), field: await of('onsite_sign'), claims: await of('claim'),
      payments: await row(`SELECT p.id FROM payment p JOIN decision d ON d.id = p.decision_id JOIN cases c
        ON c.id = d.case_id WHERE c.code = 'CODE'`),
      exhibits: seizure, move: await row(`SELECT id FROM exhibit WHERE seizure_id = ${seizure}`),
      letters: await row(`SELECT l.letter_id FROM letter_case l JOIN cases c ON c.id = l.case_id
        WHERE c.code = 'CODE'`),
      files: await row(`SELECT d.blob_name FROM document d JOIN cases c ON c.id = d.case_id
        WHERE c.code = 'CODE' LIMIT 1`) } };
  })();
  return full;
}

// The thing that the path speaks of behind the case.
function thing(at, ids) {
  const [, under, place] = /\/([a-z]+)\/\{(id|blob)\}/.exec(at) ?? [];
  if (!under) return null;
  const id = at.endsWith('/move') ? ids.move : ids[under];
  assert.ok(id, `${at}: the walk has no ${under} yet`);
  return { [place]: id };
}

async function chain(stack, code) {
  return stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}'`);
}

async function send(client, method, at, csrf) {
  if (method === 'GET') return client.get(at);
  return /\/(scan|photo|new)$/.test(at)
    ? client.upload(at, [...Object.entries({ csrf, ...TYPED() }), FILE, ['scan', FILE[1]]])
    : client.post(at, { csrf, ...TYPED() });
}

test('what hangs on a case is there for no stranger, and under no other case', async () => {
  const { stack, who } = await ward();
  const { code, ids } = await everything();
  const second = await recorded(MIDDLE);
  const before = [await chain(stack, code), await chain(stack, second)];
  const csrf = { officer: await csrfOf(who.officer), other: await csrfOf(who.other) };
  let own = 0;
  for (const { method, at } of await routes('staff_routes')) {
    if (!at.startsWith('/staff/cases/{code}/')) continue;
    const values = thing(at, ids) ?? {};
    const far = await send(who.other, method, fill(at, { code, ...values }), csrf.other);
    assert.ok([403, 404].includes(far.status), `a stranger, ${method} ${at}: ${far.status}`);
    assert.ok(!far.text.includes(MARK), at);
    if (!('id' in values || 'blob' in values)) continue;
    const moved = await send(who.officer, method, fill(at, { code: second, ...values }), csrf.officer);
    assert.equal(moved.status, 404, `under another case, ${method} ${at}: ${moved.text.slice(0, 1500)}`);
    assert.ok(!moved.text.includes(MARK), at);
    if (method === 'GET' && !/\/result$/.test(at)) {
      const seen = await who.officer.get(fill(at, { code, ...values }));
      assert.equal(seen.status, 200, `under its own case, ${at}`);
      own++;
    }
  }
  assert.ok(own >= 9, `${own} pages are there for those who may`);
  assert.deepEqual([await chain(stack, code), await chain(stack, second)], before, 'nothing was written');
});

test('an office elsewhere lends no right: who only looks on here changes nothing', async () => {
  const { stack } = await ward();
  const { code, ids } = await everything();
  const mixed = await newPerson(stack, 'lan.vat', [['06673', 'auditor'], ['06685', 'head']]);
  const before = await chain(stack, code), csrf = await csrfOf(mixed);
  let refused = 0;
  for (const { method, at, need } of await routes('staff_routes')) {
    if (method !== 'POST' || !at.startsWith('/staff/cases/{code}/') || need === 'CASE_READ') continue;
    const values = { kind: at.includes('/claims/') ? 'cost' : 'working', ...thing(at, ids) };
    const answer = await send(mixed, method, fill(at, { code, ...values }), csrf);
    assert.ok([400, 403, 404, 409, 422].includes(answer.status), `${at}: ${answer.status}`);
    refused += answer.status === 403 ? 1 : 0;
  }
  assert.ok(refused >= 15, `${refused} refused for the role`);
  for (const form of ['claims/new/cost', 'exhibits/new', 'execution/reminder', 'minutes/working'])
    assert.equal((await mixed.get(`/staff/cases/${code}/${form}`)).status, 403, form);
  assert.deepEqual(await chain(stack, code), before, 'nothing was written');
});

test('the telephone of a stranger gets nothing of a case and brings nothing in', async () => {
  const { stack, who } = await ward();
  const { code } = await everything();
  const before = await chain(stack, code);
  const csrf = await csrfOf(who.other);
  let n = 0;
  for (const { method, at, need } of await routes('staff_routes')) {
    if (!at.startsWith('/staff/field/') || need === 'ANYONE' || at.endsWith('/list.json')) continue;
    const fields = { csrf, case: code, id: randomBytes(16).toString('hex'), at: Date.now(), now: Date.now(),
      group: 'seen', seen: 'x', base: '0', item: 'x', name: 'x', part: 'team', strokes: '1,1 2,2',
      digest: '0'.repeat(64), sample: 'x', sha256: '0'.repeat(64), total: '9', offset: '0', answer: 'yes',
      label: 'x', medium: 'wastewater', point: 'x', takers: 'x', seal: 'x', given_by: 'a', given_to: 'b',
      hand_seal: 'x', intact: '1', taken: Date.now(), body: 'x' };
    const answer = method === 'GET' ? await who.other.get(`${at}?case=${code}`)
      : at.endsWith('photo.json') ? await who.other.upload(at, [...Object.entries(fields).map(([k, v]) => [k, `${v}`]),
        ['piece', { filename: 'x', type: 'image/jpeg', data: Buffer.from('x') }]])
      : await who.other.post(at, fields);
    assert.equal(answer.status, 404, `${method} ${at}: ${answer.text.slice(0, 500)}`);
    n++;
  }
  assert.ok(n >= 8, `${n} addresses`);
  assert.deepEqual(await chain(stack, code), before);
});

test('facilities, their parts and letters of another body are not there; a part is of one facility', async () => {
  const { stack, who } = await ward();
  const { ids } = await everything();
  const home = await facility(stack, who.officer, { name: MARK, unit: await unitId(stack, '06673') });
  const near = await facility(stack, who.officer, { name: 'Công ty ABC Bên cạnh' });
  const at = (rest) => `/staff/facilities/${home}/${rest}`;
  const add = (rest, fields) => who.officer.submit(at(rest), fields, { action: at(rest) });
  redirected(await add('places', { kind: 'discharge', name: MARK, medium: 'wastewater', address: '' }), 'place');
  redirected(await add('permits', { kind: 'environment_permit', number: '1/GP-ABC', issuer: 'Sở ABC', issued: day(-9),
    until: '', scope: '' }), 'permit');
  redirected(await add('duties', { kind: 'install', source: 'permit', what: MARK, basis: 'ABC', due: '' }), 'duty');
  const of = async (table) => (await stack.sql(
    `SELECT id FROM ${table} WHERE facility_id = ${home} ORDER BY id DESC LIMIT 1`))[0][0];
  const parts = { place: await of('facility_place'), permit: await of('permit'), duty: await of('facility_duty') };
  const csrf = { officer: await csrfOf(who.officer), other: await csrfOf(who.other) };
  let n = 0;
  for (const { method, at: path } of await routes('staff_routes')) {
    const letter = path.startsWith('/staff/letters/{id}');
    if (!letter && !path.startsWith('/staff/facilities/{id}')) continue;
    const far = await send(who.other, method, fill(path, { id: letter ? ids.letters : home, ...parts }), csrf.other);
    assert.equal(far.status, 404, `a stranger, ${method} ${path}`);
    assert.ok(!far.text.includes(MARK), path);
    n++;
    if (!/\{(place|permit|duty)\}/.test(path)) continue;
    const moved = await send(who.officer, method, fill(path, { id: near, ...parts }), csrf.officer);
    assert.equal(moved.status, 404, `under another facility, ${method} ${path}`);
  }
  assert.ok(n >= 26, `${n} addresses`);
});
