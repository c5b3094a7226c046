// Two at the same moment. A row that both need is held until both have read and wait for it, so
// that nothing here depends on speed: either order of what follows must end well.
import { access } from 'node:fs/promises';
import path from 'node:path';
import { facility, taxCode, unitId } from './facilities.mjs';
import { formOf } from './client.mjs';
import { PDF, day } from './officials.mjs';
import { csrfOf, loginAs, newCase, newPerson, step } from './people.mjs';
import { holding } from './races.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

// The acts, one after the other, each once the one before it waits; gives their answers.
async function meeting(stack, held, acts) {
  const under = [];
  await holding(stack, held, async (waits) => {
    for (const act of acts) {
      under.push(act());
      await Promise.race([waits(under.length), under.at(-1).then((answer) => assert.fail(
        `did not wait: ${answer.status} ${problemsOf(answer)}`))]);
    }
  });
  return Promise.all(under);
}

// The smallest picture.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD'
  + 'hgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const problemsOf = (answer) => /id="problems"([\s\S]*?)<\/div>/.exec(answer.text ?? '')?.[1] ?? '';
const kinds = (answers) => answers.map((answer) => answer.status).sort((a, b) => a - b);

test('an act that waited for a case while another one was written into it is done all the same', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const [one, two] = [await newCase(stack), await newCase(stack)];
  for (const { code } of [one, two]) assert.equal((await step(officer, code, 'accept')).status, 303);
  const csrf = await csrfOf(officer);
  const [[pollution]] = await stack.sql(`SELECT pollution FROM cases WHERE code = '${two.code}'`);
  const book = formOf((await officer.get('/staff/letters')).text, '/staff/letters').hidden;
  const letter = { ...book, number: '901/ABC', dated: day(-2), came: day(-1), sender: 'Công an ABC',
    subject: 'Đến cùng lúc ABC', cases: `${one.code}, ${two.code}` };
  const answers = await meeting(stack, `SELECT id FROM cases WHERE code = '${two.code}'`, [
    () => officer.post(`/staff/cases/${two.code}/kind`, { csrf, pollution, message: 'report' }),
    () => officer.upload('/staff/letters', [...Object.entries(letter),
      ['file', { filename: 'cv.pdf', type: 'application/pdf', data: PDF }]]),
  ]);
  assert.deepEqual(kinds(answers), [303, 303]);
  const types = (await stack.sql(`SELECT e.type FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${two.code}' ORDER BY e.seq DESC LIMIT 2`)).flat().sort();
  assert.deepEqual(types, ['kind_set', 'letter_in']);
  assert.equal((await stack.verified()).code, 0);
});

test('two who plan one person for the same hours: one shift', async () => {
  const stack = await shared();
  await newPerson(stack, 'race.truc', [['06685', 'operator']]);
  const [[person]] = await stack.sql("SELECT id FROM account WHERE login = 'race.truc'");
  const head = await loginAs(stack, 'honggai.truong');
  const csrf = await csrfOf(head);
  const plan = (from) => () => head.post('/staff/duty', { csrf, person, phone: '', day: day(3), from,
    until: '12:00', days: '2' });
  const answers = await meeting(stack, `SELECT id FROM account WHERE id = ${person}`, [plan('06:00'), plan('07:00')]);
  assert.deepEqual(kinds(answers), [303, 422]);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM duty_shift WHERE account_id = ${person}`), [['2']]);
  await stack.sql(`UPDATE duty_shift SET ended_us = 1, ended_by = account_id WHERE account_id = ${person}`);
});

test('leave of a person and of who covers, entered at once: one of them', async () => {
  const stack = await shared();
  const one = await newPerson(stack, 'race.mot', [['06685', 'officer']]);
  const two = await newPerson(stack, 'race.hai', [['06685', 'officer']]);
  const [[first], [second]] = await stack.sql("SELECT id FROM account WHERE login IN ('race.mot', 'race.hai') ORDER BY login DESC");
  const days = { from: day(5), until: day(6) };
  const enter = (client, person, cover, csrf) => () => client.post('/staff/absence', { csrf, person, cover, ...days });
  const answers = await meeting(stack, `SELECT id FROM account WHERE id = ${first}`, [
    enter(one, first, second, await csrfOf(one)), enter(two, second, first, await csrfOf(two))]);
  assert.deepEqual(kinds(answers), [303, 422]);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM absence WHERE account_id IN (${first}, ${second})`), [['1']]);
});

test('two who enter a facility with the same tax code: one facility', async () => {
  const stack = await shared();
  const [one, two] = [await loginAs(stack, 'so.canbo'), await loginAs(stack, 'so.truong')];
  const unit = await unitId(stack, '06676');
  const tax = taxCode('579990077');
  const enter = (client) => () => facility(stack, client, { name: 'Công ty Cùng Lúc ABC', tax, unit });
  const answers = await meeting(stack, `SELECT id FROM unit WHERE id = ${unit}`, [enter(one), enter(two)]);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM facility WHERE tax_code = '${tax}'`), [['1']]);
  assert.deepEqual(answers.map((answer) => typeof answer === 'number').sort(), [false, true]);
  assert.equal(answers.find((answer) => typeof answer !== 'number').status, 422);
});

test('a hold that is set while the order to erase is carried out: nothing is erased', async () => {
  const stack = await shared();
  const reported = async (files = []) => {
    const one = await newCase(stack, {}, files);
    await one.client.post('/track', { key: one.key });
    return one;
  };
  const forget = ({ client }) => client.submit('/track/status', { sure: '1' }, { action: '/track/forget' });
  const erased = async ({ report }) => (await stack.sql(
    `SELECT erased_us IS NOT NULL FROM report_sender WHERE report_id = ${report}`))[0][0] === '1';
  const held = await reported([['photos', { filename: 'a.png', type: 'image/png', data: PNG }]]);
  const [blob] = await until(async () => (await stack.sql(`SELECT f.blob_name FROM photo p
    JOIN report_file f ON f.id = p.file_id WHERE p.report_id = ${held.report} AND p.state = 'clean'`))[0],
  20_000, 'a cleaned copy');
  const original = path.join(stack.dir, 'blobs', blob.slice(0, 2), blob.slice(2, 4), blob);
  const officer = await loginAs(stack, 'baichay.canbo');
  const at = `/staff/cases/${held.code}/hold`;
  const hold = (act) => officer.submit(at, { do: act, reason: 'Bị kiện ABC' }, { action: at });
  await holding(stack, `SELECT report_id FROM report_sender WHERE report_id = ${held.report}`, async (waits) => {
    assert.equal((await forget(held)).status, 303);
    await waits(1); // jobs have seen that nobody holds it
    assert.equal((await hold('set')).status, 303);
  });
  const later = await reported(); // the order behind it is carried out, so jobs have done with it
  assert.equal((await forget(later)).status, 303);
  await until(() => erased(later), 20_000, 'the next order');
  assert.equal(await erased(held), false, 'whoever set the hold was told that it is kept');
  await access(original);
  assert.equal((await hold('lift')).status, 303);
  await until(() => erased(held), 20_000, 'lifted');
  await assert.rejects(access(original), /ENOENT/);
});

test('a form that is sent twice from one page is carried out once, a new page sends it again', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const { code } = await newCase(stack);
  assert.equal((await step(officer, code, 'accept')).status, 303);
  const at = `/staff/cases/${code}/message`;
  const page = async () => formOf((await officer.get(`/staff/cases/${code}`)).text, at).hidden;
  const count = async () => Number((await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c
    ON c.id = e.case_id WHERE c.code = '${code}' AND e.type = 'message_out'`))[0][0]);
  const hidden = await page();
  assert.ok(hidden.once, 'each page has its word');
  const send = (body, fields = hidden) => officer.post(at, { ...fields, body });
  const under = [];
  await holding(stack, `SELECT id FROM cases WHERE code = '${code}'`, async (waits) => {
    under.push(send('Xin cho biết thêm ABC'));
    await waits(1);
    under.push(send('Xin cho biết thêm ABC')); // while the first is being carried out
    await until(async () => Number((await stack.sql('SELECT COUNT(*) FROM form_sent WHERE answer IS NULL'))[0][0]) > 0,
      4000, 'it is noted');
  });
  const both = await Promise.all(under);
  assert.deepEqual(kinds(both), [303, 303]);
  assert.equal(both[0].headers.location, both[1].headers.location, 'and both lead on');
  assert.equal(await count(), 1);
  assert.equal((await send('Xin cho biết thêm ABC')).status, 303, 'nor later, by the Back button');
  assert.equal(await count(), 1);
  assert.equal((await send('Một câu khác ABC')).status, 303);
  assert.equal(await count(), 2, 'other words are another letter');
  assert.equal((await send('Xin cho biết thêm ABC', await page())).status, 303);
  assert.equal(await count(), 3, 'meant anew');
  const refused = async () => (await send('')).status;
  assert.deepEqual([await refused(), await refused()], [422, 422], 'what was refused is read again');
  const other = await loginAs(stack, 'baichay.truong');
  const csrf = await csrfOf(other);
  assert.equal((await other.post(at, { ...hidden, csrf, body: 'Xin cho biết thêm ABC' })).status, 303);
  assert.equal(await count(), 4, "another person's form is not the same");
});
