// Reports to file in tests, and what the database holds of them.
import { createHash, randomBytes } from 'node:crypto';

export function newToken() {
  return randomBytes(32).toString('base64url');
}

// Fields of a complete form; words goes into the text so that it can be found again. Each
// token gives a text of its own: the same words once more would be a copy (neighbours.h).
export function reportFields(token, words = '') {
  return {
    csrf: '', token, pollution: 'water', commune: '06673', place: 'Sau chợ ABC',
    what: `Nước thải đen chảy ra mương ${token.slice(0, 9)}, mùi hôi từ sáng sớm. ${words}`.trim(),
    nature: 'unknown', polluter: 'Xưởng giặt ABC', name: 'Nguyễn Thị ABC', phone: '0912 345 678',
  };
}

// Reference number and private key of a receipt; null if the page is none.
export function receiptOf(html) {
  const ref = /<dd class="receipt-number">([^<]+)</.exec(html)?.[1];
  const key = /\bdata-key="([^"]+)"/.exec(html)?.[1];
  return ref && key ? { ref, key } : null;
}

export const REPORT_TABLES = ['report', 'report_text', 'report_sender', 'report_file'];

export async function counts(stack) {
  const rows = await stack.sql(REPORT_TABLES.map((t) => `SELECT COUNT(*) FROM ${t};`).join('\n'));
  return Object.fromEntries(REPORT_TABLES.map((t, i) => [t, Number(rows[i][0])]));
}
