// Calls that an operator takes in tests, and the cases that become of them.
import { newToken, receiptOf } from './reports.mjs';
import { until } from './stack.mjs';

// What an operator types; more wins.
export function callFields(more = {}) {
  return { token: newToken(), commune: '', commune_name: 'bai chay', place: 'Sau chợ trực ABC',
    what: `Người gọi thấy nước đen chảy ra mương. ${newToken()}`, pollution: 'water', polluter: 'Xưởng trực ABC',
    phone: '0903 771 222', name: 'Người gọi Trực ABC', ...more };
}

export async function takeCall(client, more = {}) {
  const answer = await client.submit('/staff/desk', callFields(more), { action: '/staff/desk' });
  const receipt = receiptOf(answer.text.replace('<strong class="receipt-number">',
    '<dd class="receipt-number">'));
  return { answer, receipt };
}

export async function caseOf(stack, ref) {
  return until(async () => (await stack.sql(`SELECT c.code, c.id, r.id, c.unit_id FROM report r
    JOIN case_report cr ON cr.report_id = r.id JOIN cases c ON c.id = cr.case_id
    WHERE r.ref = '${ref}'`))[0], 15_000, `a case of ${ref}`);
}
