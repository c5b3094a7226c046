// Officials of the demonstration set, logged in, and cases for them to work on.
import { Client } from './client.mjs';
import { accounts, loginAs } from './people.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { until } from './stack.mjs';

export { loginAs as official };

export async function passwordOf(stack, login) {
  return (await accounts(stack)).find((one) => one.login === login).password;
}

// The code of the case that jobs make of a newly filed report.
export async function newCase(stack) {
  const token = newToken();
  const filed = await new Client(stack.public).post('/report', reportFields(token, token));
  const { ref } = receiptOf(filed.text);
  return until(async () => {
    const rows = await stack.sql(`SELECT c.code FROM cases c
      JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
      WHERE r.ref = '${ref}'`);
    return rows[0]?.[0];
  }, 20_000, `a case for ${ref}`);
}

// Takes a step by its form; gives the answer.
export function step(client, code, name, fields = {}, kind = 'step', files = undefined) {
  const to = `/staff/cases/${code}/${kind}/${name}`;
  return client.submit(to, fields, { action: to, files });
}

// A decision is given to somebody who signed for it, or by the way that `fields` tell.
export const HANDED = { service_kind: 'hand', received_by: 'Bà Văn Thư ABC' };
export const POSTED = { service_kind: 'post', postal_number: 'ABC-0001-VN' };
export const PROOF = () => [['service_proof', { filename: 'bien-nhan-ABC.pdf', type: 'application/pdf', data: PDF }]];
export const serve = (client, code, fields = {}) =>
  step(client, code, 'serve', { ...HANDED, served_on: day(), ...fields }, 'step', PROOF());

// Local day of today and n days from it, as the service sees them (UTC+7).
export function day(n = 0) {
  return new Date(Date.now() + (7 * 3600 + n * 86400) * 1000).toISOString().slice(0, 10);
}

// An answer that says what was found and done; the paper that closing needs goes with it.
export const answered = (found) => ({ told_found: found, told_done: 'Đã kiểm tra và nhắc nhở ABC',
  told_name: 'no_violation' });
export const EVIDENCE = () => [['evidence_file', { filename: 'sau.pdf', type: 'application/pdf', data: PDF }]];

// A small PDF, by content.
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n'
  + 'trailer <</Root 1 0 R>>\n%%EOF\n');

// What must stand on a decision before anybody signs it.
export const PLACES = { effective: 'ngày ký', pay_where: 'Kho bạc Nhà nước ABC', pay_account: '7111 ABC',
  collector: 'Kho bạc Nhà nước ABC', executor: 'Phòng Kinh tế ABC', extra_from: 'từ ngày ký',
  remedy_how: 'Tự thực hiện ABC', remedy_cost: 'tự chi trả' };
