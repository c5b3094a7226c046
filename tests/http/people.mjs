// Officials of the demonstration set, logged in, and the cases they work on.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, formOf } from './client.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert } from './runner.mjs';
import { signsAs } from './second.mjs';
import { until } from './stack.mjs';

export async function accounts(stack) {
  return JSON.parse(await readFile(path.join(stack.dir, 'demo-accounts.json'), 'utf8'));
}

// Clients of the demonstration's people who logged in without a word: by stack and login.
const sessions = new Map();

function copyOf(client) {
  const copy = Object.assign(new Client(client.base), { second: client.second, paper: client.paper });
  copy.cookies = new Map(client.cookies);
  return copy;
}

// A client with a session of that person. Without a password it may share the session of an
// earlier call, while that goes on: a login takes the processor as long as ten pages.
export async function loginAs(stack, login, password) {
  const key = `${stack.dir} ${login}`;
  const known = password === undefined && sessions.get(key);
  if (known && (await known.get('/staff/notices/none')).status !== 303) return copyOf(known);
  const client = new Client(stack.staff);
  const word = password ?? (await accounts(stack)).find((a) => a.login === login)?.password;
  assert.ok(word, `no demonstration account ${login}`);
  const answer = await client.submit('/staff/login', { login, password: word });
  assert.equal(answer.status, 303, `${login} logs in`);
  await signsAs(client, stack, login);
  if (password === undefined) sessions.set(key, copyOf(client));
  return client;
}

// An account of its own with offices [[unit, role], ...]: { login, password }.
export async function newAccount(stack, login, offices) {
  const call = (...args) => stack.hotline(['user', ...args, '--config', stack.config]);
  const made = await call('add', login, '--name', `${login} ABC`);
  assert.equal(made.code, 0, made.err);
  for (const [unit, role, position] of offices) {
    const given = await call('office', login, '--unit', unit, '--role', role,
      ...(position ? ['--position', position] : []));
    assert.equal(given.code, 0, given.err);
  }
  if (offices.some(([, role]) => role === 'signer' || role === 'head'))
    await stack.givesSecret(login);
  return { login, password: made.out.trim() };
}

export async function newPerson(stack, login, offices) {
  const account = await newAccount(stack, login, offices);
  return loginAs(stack, login, account.password);
}

// A report, filed and made a case: { client, ref, key, code, report }.
export async function newCase(stack, fields = {}, files = []) {
  const client = new Client(stack.public);
  const all = { ...reportFields(newToken()), ...fields };
  const answer = files.length > 0
    ? await client.upload('/report', [...Object.entries(all), ...files])
    : await client.post('/report', all);
  const receipt = receiptOf(answer.text);
  assert.ok(receipt, `filed: ${answer.status}`);
  const [code, report] = await until(async () => (await stack.sql(
    'SELECT c.code, r.id FROM report r JOIN case_report cr ON cr.report_id = r.id'
    + ` JOIN cases c ON c.id = cr.case_id WHERE r.ref = '${receipt.ref}'`))[0], 15_000, 'a case');
  return { client, ...receipt, code, report };
}

// Take a step of the case as a person does: open its page, fill in, send.
export async function step(client, code, name, fields = {}) {
  const at = `/staff/cases/${code}/step/${name}`;
  const page = await client.get(at);
  if (page.status !== 200) return page;
  return client.post(at, { ...formOf(page.text, at).hidden, ...fields });
}

// The form token of this person's session, from any page that has a form.
export async function csrfOf(client) {
  return formOf((await client.get('/staff')).text).hidden.csrf;
}

// The account's id as forms name people.
export async function idOf(stack, login) {
  return (await stack.sql(`SELECT id FROM account WHERE login = '${login}'`))[0][0];
}

// A step without its form asked for first, as somebody who makes up requests.
export async function direct(client, code, name, fields = {}) {
  return client.post(`/staff/cases/${code}/step/${name}`, { csrf: await csrfOf(client), ...fields });
}
