// Each role on each page of officials: the page refuses exactly whom tests/unit/data/rights.csv
// refuses, and beyond it only those whom a line of FURTHER names. What is sealed is looked for
// in every answer: it reaches those alone whom SEALED names.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { facility, unitId } from './facilities.mjs';
import { day, step } from './officials.mjs';
import { newCase, newPerson } from './people.mjs';
import { fill, routes } from './routes.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, openFile, recordFields, redirected } from './sanctions.mjs';
import { TOP, shared } from './stack.mjs';

const UNIT = '06724'; // a commune that no other test uses
const POSITION = { signer: 'commune_chair' };

// role -> needs that it meets
async function table() {
  const text = await readFile(path.join(TOP, 'tests/unit/data/rights.csv'), 'utf8');
  const [[, ...needs], ...rows] = text.trim().split('\n').map((line) => line.split(','));
  return new Map(rows.map(([role, ...said]) => [role, new Set(needs.filter((_, i) => said[i] === 'yes'))]));
}

// Who reported: for nobody, on no page. Who is accused: for those of the unit who work on cases.
const WORK = ['operator', 'officer', 'head', 'inspector', 'signer', 'publisher', 'section', 'office', 'clerk'];
const SEALED = {
  reporterName: ['Mtname ABC', []], reporterPhone: ['0977 552 813', []],
  reporterMail: ['mtmail@abc.vn', []], reporterStreet: ['mtstreet 5', []],
  born: ['1981-04-17', WORK], number: ['012081004417', WORK], issuer: ['Mtissuer ABC', WORK],
  occupation: ['Mtwork ABC', WORK], damaged: ['Mtdamaged ABC', WORK],
  damagedSays: ['Mtdamagedsays ABC', WORK],
  household: ['Mthousehold ABC', []],
};
const spellings = (value) => [value, value.replaceAll(' ', ''),
  ...(/^\d{4}-\d\d-\d\d$/.test(value) ? [value.split('-').reverse().join('/')] : [])];

// Of those whom the table admits, only people of a province or its department come here: these
// accounts are of a commune.
const ABOVE = ['/staff/figures', '/staff/figures.csv', '/staff/desk/callbacks', '/staff/facilities/{id}/rating',
  '/staff/facilities/{id}/monitoring', '/staff/facilities/{id}/merge'];

async function planted(stack, officer) {
  const { code: parent } = await newCase(stack, { commune: UNIT, name: SEALED.reporterName[0],
    phone: SEALED.reporterPhone[0], email: SEALED.reporterMail[0], address: SEALED.reporterStreet[0] });
  for (const name of ['accept', 'inspect']) redirected(await step(officer, parent, name), name);
  const id = await facility(stack, officer, { name: SEALED.household[0], kind: 'household',
    tax: '022088004418', unit: await unitId(stack, UNIT) });
  const code = await openFile(officer, parent, 'Ông ABC');
  redirected(await step(officer, code, 'record', recordFields(LIGHT, { subject: 'individual',
    name: 'Ông ABC', representative: '', id_number: SEALED.number[0], sex: 'male', born: SEALED.born[0],
    id_kind: 'identity', id_on: day(-900), id_by: SEALED.issuer[0], occupation: SEALED.occupation[0],
    damaged: `${SEALED.damaged[0]}; ; Xóm ABC`, damaged_says: SEALED.damagedSays[0] }), 'write'), 'record');
  return { code, parent, id };
}

let made = null;
function everything() {
  made ??= (async () => {
    const stack = await shared();
    const rights = await table();
    const people = new Map(await Promise.all([...rights.keys()].map(async (role) =>
      [role, await newPerson(stack, `quyen.${role}`,
        [[UNIT, role, ...(POSITION[role] ? [POSITION[role]] : [])]])])));
    return { stack, rights, people, ...await planted(stack, people.get('officer')) };
  })();
  return made;
}

// The page of that address: the file of the sanction, or the case it comes from.
const page = (client, at, { code, parent, id }) => client.get(fill(at, at.startsWith('/staff/facilities/')
  ? { id } : { code: at.endsWith('/sanction') ? parent : code, id: '1' }));

const holds = (text, value) => spellings(value).some((one) => text.includes(one));

test('each page is refused to exactly those roles whom the table refuses', async () => {
  const all = await everything();
  const { stack, rights, people } = all;
  const pages = (await routes('staff_routes')).filter(({ method }) => method === 'GET');
  const wrong = [], told = Object.fromEntries(Object.keys(SEALED).map((what) => [what, new Map()]));
  const look = (role, at, text) => {
    for (const [what, [value]] of Object.entries(SEALED)) if (holds(text, value)) told[what].set(role, at);
  };
  await Promise.all([...people].map(async ([role, client]) => {
    for (const { at, need } of pages) {
      const { status, text } = await page(client, at, all);
      const may = need === 'ANYONE' || (rights.get(role).has(need) && !ABOVE.includes(at));
      if (status >= 500 || (status === 403) === may) wrong.push(`${role} ${at} ${need}: ${status}`);
      look(role, at, text);
    }
  }));
  assert.deepEqual(wrong.sort(), []);
  const above = await newPerson(stack, 'quyen.tren', [['22-NNMT', 'head']]);
  for (const { at } of pages) {
    const { status, text } = await page(above, at, all);
    if (ABOVE.includes(at)) assert.equal(status, 200, at);
    assert.ok(status < 500, at);
    look('a head above', at, text);
  }
  for (const [what, [, roles]] of Object.entries(SEALED))
    assert.deepEqual([...told[what].keys()].sort(), [...roles].sort(), `${what}: ${JSON.stringify([...told[what]])}`);
});

// Refused beyond the row: the register of numbers is written by its clerk alone.
const ALONE = { '/staff/numbers': 'clerk' };

// Ends the session that the walk needs, or is for those who have none.
const OWN_TESTS = ['/staff/logout', '/staff/login', '/staff/login/again'];

test('each form is refused to exactly those roles whom the table refuses', async () => {
  const all = await everything();
  const { rights, people } = all;
  const forms = (await routes('staff_routes')).filter(({ method, at }) => method === 'POST' && !OWN_TESTS.includes(at));
  assert.ok(forms.length > 80, `${forms.length} forms`);
  const wrong = [];
  await Promise.all([...people].map(async ([role, client]) => {
    const [, csrf] = /name="csrf" value="([^"]+)"/.exec((await client.get('/staff/law/due')).text);
    for (const { at, need } of forms) {
      const to = fill(at, at.startsWith('/staff/facilities/') ? { id: all.id }
        : { code: at.endsWith('/sanction') ? all.parent : all.code, id: '1' });
      const { status } = await client.post(to, { csrf });
      const may = need === 'ANYONE' || (rights.get(role).has(need) && !ABOVE.includes(at)
        && (ALONE[at] ?? role) === role);
      if (status >= 500 || (status === 403) === may) wrong.push(`${at} ${role} ${need}: ${status}`);
      const forged = await client.post(to, { csrf: 'x' });
      if (forged.status === 200 || forged.status === 303) wrong.push(`${at} ${role} forged: ${forged.status}`);
    }
  }));
  assert.deepEqual(wrong.sort(), []);
});
