// Codes of an authenticator app (RFC 6238), as the people of the tests type them.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { signedPdf } from './paper.mjs';

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

// Secret and name of an account: of the demonstration, or made by a test.
export async function signerOf(stack, login) {
  const text = await readFile(path.join(stack.dir, 'demo-accounts.json'), 'utf8').catch(() => '[]');
  const shown = JSON.parse(text).find((one) => one.login === login);
  return { secret: stack.secrets?.get(login) ?? shown?.totp, name: shown?.name ?? `${login} ABC` };
}
export const secretOf = async (stack, login) => (await signerOf(stack, login)).secret;

// From here on the client signs what it sends in a form with a file: it types a code, and a PDF
// without a signature gets that of the person, unless the test gives another one.
export async function signsAs(client, stack, login) {
  const { secret, name } = await signerOf(stack, login);
  client.second = secret ? () => freshCode(stack, login, secret) : null;
  client.paper = (data, words) => (data.subarray(0, 5).equals(Buffer.from('%PDF-'))
    && !data.includes('/ByteRange') ? signedPdf(name, { says: words }) : data);
  return client;
}
