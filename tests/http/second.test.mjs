// The second factor: enrolment, one signature a code, slow-down, recovery.
import { readFile } from 'node:fs/promises';
import { Client, formOf, unescape } from './client.mjs';
import { PDF, day, official } from './officials.mjs';
import { newAccount } from './people.mjs';
import { assert, test } from './runner.mjs';
import { draft, inspecting, LIGHT, recorded, redirected, refused, sign } from './sanctions.mjs';
import { codeOf, freshCode } from './second.mjs';
import { shared } from './stack.mjs';

const PAGE = '/staff/second';
let n = 700;
const number = () => `${++n}/QĐ-XPHC`;

async function drafted(stack) {
  const officer = await official(stack, 'baichay.canbo');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  return code;
}

// A signer who never enrolled, logged in: { client, password }.
async function newcomer(stack, login) {
  const { password } = await newAccount(stack, login, [['06673', 'publisher']]);
  const given = await stack.hotline(['user', 'office', login, '--unit', '06673', '--role', 'signer',
    '--position', 'commune_chair', '--config', stack.config]);
  assert.equal(given.code, 0, given.err);
  return { client: await official(stack, login, password), password };
}

const offered = (text) => unescape(/name="secret" value="([A-Z2-7]{32})"/.exec(text)[1]);

test('without a second factor nothing is signed; the page enrols it, sealed', async () => {
  const stack = await shared();
  const code = await drafted(stack);
  const { client, password } = await newcomer(stack, 'mabimat.moi');
  refused(await sign(client, code, { number: number(), totp: '123456' }), /chưa đăng ký/, 'not enrolled');
  const page = await client.get(PAGE);
  assert.match(page.text, /<svg/, 'a QR code');
  const secret = offered(page.text);
  const enrol = (fields) => client.submit(PAGE, { secret, password, ...fields }, { action: PAGE });
  refused(await enrol({ totp: '000000' }), /Mã không đúng/, 'wrong code');
  refused(await enrol({ totp: codeOf(secret), password: 'sai mật khẩu' }), /Mật khẩu/, 'password');
  assert.equal(offered((await enrol({ totp: '12' })).text), secret, 'the secret stays the same');
  redirected(await enrol({ totp: codeOf(secret) }), 'enrolled');
  assert.doesNotMatch((await client.get(PAGE)).text, /name="secret"/, 'shown once');
  const rows = await stack.sql(`SELECT f.secret LIKE '%${secret}%', LENGTH(f.secret) > 200, e.type
    FROM second_factor f JOIN account a ON a.id = f.live_account
    JOIN account_event e ON e.account_id = a.id WHERE a.login = 'mabimat.moi'`);
  assert.deepEqual(rows, [['0', '1', 'second_enrol']]);
  refused(await sign(client, code, { number: number(), totp: codeOf(secret) }), /đã dùng/,
    'the code of the enrolment');
  redirected(await sign(client, code, { number: number(),
    totp: await freshCode(stack, 'mabimat.moi', secret) }), 'signed');
});

test('a code signs once, another one is needed, and a refused act leaves it unused', async () => {
  const stack = await shared();
  const [one, two] = [await drafted(stack), await drafted(stack)];
  const signer = await official(stack, 'baichay.chutich');
  refused(await sign(signer, one, { number: number(), totp: '' }), /#totp"/, 'none');
  const code = await signer.second();
  refused(await sign(signer, one, { number: '12', totp: code }), /QĐ-XPHC/, 'number');
  redirected(await sign(signer, one, { number: number(), totp: code }), 'the same code, not used yet');
  refused(await sign(signer, two, { number: number(), totp: code }), /đã dùng/, 'replay');
  assert.deepEqual(await stack.sql(`SELECT d.state FROM decision d JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${two}'`), [['draft']]);
  redirected(await sign(signer, two, { number: number() }), 'a new code');
});

test('orders of the general form ask for a code as well', async () => {
  const stack = await shared();
  const code = await drafted(stack);
  const signer = await official(stack, 'baichay.chutich');
  const to = `/staff/cases/${code}/step/hand_to_criminal`;
  const answer = await signer.submit(to, { criminal_body: 'Công an ABC', crime_signs: 'ABC', ordered_on: day(),
    decision_number: '9/QĐ-CHS', totp: '' }, { action: to,
    files: [['signed_file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] });
  refused(answer, /#totp"/, 'no code');
  assert.equal((await stack.sql(`SELECT stage FROM cases WHERE code = '${code}'`))[0][0], 'recorded');
});

test('guessing is slowed down; an administrator takes a lost one away, and it is written down', async () => {
  const stack = await shared();
  const code = await drafted(stack);
  await newAccount(stack, 'mabimat.quen', [['06673', 'signer', 'commune_chair']]);
  await stack.sql(`UPDATE account a JOIN account b ON b.login = 'baichay.canbo'
    SET a.password = b.password WHERE a.login = 'mabimat.quen'`);
  const all = JSON.parse(await readFile(`${stack.dir}/demo-accounts.json`, 'utf8'));
  const client = new Client(stack.staff);
  assert.equal((await client.post('/staff/login', { login: 'mabimat.quen',
    password: all.find((a) => a.login === 'baichay.canbo').password })).status, 303);
  let text = '';
  for (let i = 0; i < 12 && !/Hãy chờ \d+ giây/.test(text); i++)
    text = (await sign(client, code, { number: number(), totp: '000000' })).text;
  assert.match(text, /Hãy chờ \d+ giây/, 'slowed down');
  const second = (...args) => stack.hotline(['user', 'second', 'mabimat.quen', ...args,
    '--config', stack.config]);
  assert.match((await second('--by', 'baichay.canbo', '--reset', 'Mất máy')).err, /role admin/);
  assert.equal((await second('--by', 'quantri.mabimat', '--reset', 'Mất máy ABC')).code, 0);
  assert.equal((await second('--by', 'quantri.mabimat', '--reset', 'Mất máy ABC')).code, 1, 'none left');
  const events = await stack.sql(`SELECT e.type, b.login, e.data LIKE '%Mất máy ABC%'
    FROM account_event e JOIN account a ON a.id = e.account_id JOIN account b ON b.id = e.by_id
    WHERE a.login = 'mabimat.quen' ORDER BY e.seq`);
  assert.deepEqual(events, [['second_give', 'quantri.mabimat', '0'],
    ['second_reset', 'quantri.mabimat', '1']]);
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM second_factor f JOIN account a
    ON a.id = f.account_id WHERE a.login = 'mabimat.quen' AND f.secret IS NOT NULL`))[0][0], '0');
  assert.match((await client.get(PAGE)).text, /name="secret"/, 'enrols again');
  assert.ok(formOf((await client.get(PAGE)).text, PAGE));
});
