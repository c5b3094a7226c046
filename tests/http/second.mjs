// Codes of an authenticator app (RFC 6238), as the people of the tests type them.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const SECRET = 'ABCDABCDABCDABCDABCDABCDABCDABCD'; // of accounts that a test makes

// The six digits of a secret, n steps of 30 s from now.
export function codeOf(secret, n = 0) {
  const bits = [...secret].map((c) => LETTERS.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + n));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

// A person signs once in 30 s; tests do not wait so long, so the code used last is forgotten.
export async function freshCode(stack, login, secret) {
  await stack.sql(`UPDATE second_factor f JOIN account a ON a.id = f.live_account
    SET f.last_step = 0 WHERE a.login = '${login}'`);
  return codeOf(secret);
}

// The secret of an account: of the demonstration, or given by a test.
export async function secretOf(stack, login) {
  const text = await readFile(path.join(stack.dir, 'demo-accounts.json'), 'utf8').catch(() => '[]');
  return stack.secrets?.get(login) ?? JSON.parse(text).find((one) => one.login === login)?.totp;
}

// From here on the client's forms with a file carry a code, unless the test gives one.
export function signsAs(client, stack, login, secret) {
  client.second = secret ? () => freshCode(stack, login, secret) : null;
  return client;
}
