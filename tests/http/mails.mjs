// E-mails for tests: those of tests/mails, and some made to measure.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startOwned, TOP } from './stack.mjs';

// A service of its own, as mails without a place all come to one inbox.
const own = {};
export function mailStack(whose) {
  own[whose] ??= startOwned({ workers: 1 });
  return own[whose];
}

export const mail = (name) => readFile(path.join(TOP, 'tests/mails', `${name}.eml`));

// Gives the mail in with the mail server's variables: { code, out, err }.
export function intake(stack, bytes, { recipient, sender = 'abc@example.com', env = {} } = {}) {
  return stack.hotline(['intake-mail', '--config', stack.config], {
    input: bytes,
    env: { SENDER: sender, ...(recipient === undefined ? {} : { RECIPIENT: recipient }), ...env },
  });
}

// A plain mail; head lines may be added.
export function plain(id, text, { from = 'Mai ABC <mai.abc@example.com>', subject = 'abc',
  to = 'phan-anh@hotline.example.vn', head = [] } = {}) {
  return Buffer.from([`From: ${from}`, `To: ${to}`, `Subject: ${subject}`,
    `Message-ID: <${id}@example.com>`, 'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8', ...head, '', text, ''].join('\r\n'));
}

// A mail with files: [{ name, type, bytes }].
export function withFiles(id, text, files) {
  const part = (lines) => ['--abc', ...lines, ''].join('\r\n');
  const parts = files.map(({ name, type, bytes }) => part([`Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64',
    '', bytes.toString('base64').replace(/.{76}/g, '$&\r\n')]));
  return Buffer.from([`From: Tu ABC <tu.abc@example.com>`, 'To: phan-anh@hotline.example.vn',
    'Subject: abc', `Message-ID: <${id}@example.com>`, 'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=abc', '',
    part(['Content-Type: text/plain; charset=utf-8', '', text]), ...parts, '--abc--', '']
    .join('\r\n'));
}

// What the database holds of the mail whose words contain the text.
export async function reportsWith(stack, words) {
  const rows = await stack.sql(`SELECT r.id, r.ref, r.channel, r.receiver_id, s.named, s.wish,
      HEX(t.what) FROM report r JOIN report_text t ON t.report_id = r.id
      JOIN report_sender s ON s.report_id = r.id WHERE t.what LIKE '%${words}%' ORDER BY r.id`);
  return rows.map(([id, ref, channel, receiver, named, wish, what]) => ({
    id, ref, channel, receiver, named, wish, what: Buffer.from(what, 'hex').toString() }));
}

export async function kinds(stack) {
  const rows = await stack.sql('SELECT kind, COUNT(*) FROM mail_in GROUP BY kind');
  return Object.fromEntries(rows.map(([kind, n]) => [kind, Number(n)]));
}
