// Load through nginx by wrk, and the raw programs next to it.
import path from 'node:path';
import { URLSearchParams } from 'node:url';
import { MODE, TOP, must } from '../http/stack.mjs';
import { reportFields } from '../http/reports.mjs';

export const CLIENTS = 16;

const program = (name) => path.join(TOP, 'var/build', MODE, 'bench', name);

// A text of 4 KB as people write, and the rest of a usual form, without the token.
const TEXT = 'Nước thải đen của xưởng chảy ra mương, mùi hôi nặng từ sáng sớm. ';
export function fourKilobytes() {
  let what = '';
  while (Buffer.byteLength(what + TEXT) <= 4096) what += TEXT;
  return what + 'a'.repeat(4096 - Buffer.byteLength(what));
}

export function formOf() {
  const { token, csrf, ...fields } = { ...reportFields('', ''), what: fourKilobytes() };
  return new URLSearchParams(fields).toString();
}

// Gives { good, bad, begun, seconds, rate }.
export async function wrk(base, { kind = 'get', seconds, at = '/', cookie = '',
  clients = CLIENTS, threads = 2, paceMs = 0 }) {
  const env = { BENCH_KIND: kind, BENCH_PATH: at, BENCH_COOKIE: cookie, BENCH_ORIGIN: base,
    BENCH_FORM: formOf(), BENCH_SECONDS: String(seconds),
    BENCH_PACE_MS: String(paceMs) };
  const out = await must('wrk', ['-t', String(threads), '-c', String(clients),
    '-d', `${seconds + 1}s`, '--timeout', '30s',
    '-s', path.join(TOP, 'tests/bench/load.lua'), base], { env });
  const line = /^RESULT (.*)$/m.exec(out);
  if (!line) throw new Error(`wrk said: ${out}`);
  const result = JSON.parse(line[1]);
  return { ...result, rate: result.good / result.seconds };
}

export async function rawInserts(stack, { seconds, receiver, identity, contact }) {
  const out = await must(program('raw_insert'), [await stack.setting('database.socket'),
    'hotline_public', path.join(stack.dir, 'secrets/db-public'), 'hotline',
    path.join(TOP, 'sql/queries/intake.sql'), String(seconds), String(CLIENTS), String(receiver),
    '4096', String(identity), String(contact)]);
  const [good, us, cpu] = out.split(' ').map(Number);
  return { good, cpu, seconds: us / 1e6, rate: good / (us / 1e6) };
}

export async function inboxTime(stack, unit, times = 2000) {
  const out = await must(program('inbox_time'), [await stack.setting('database.socket'),
    'hotline_staff', path.join(stack.dir, 'secrets/db-staff'), 'hotline',
    path.join(TOP, 'sql/queries/cases.sql'), String(unit), String(times)]);
  const [us, rows] = out.split(' ').map(Number);
  return { us, rows };
}

export const emptyProgram = () => program('empty_fcgi');
