// What a leader's desk and reports say, and the rows behind each number.
import { assert } from './runner.mjs';

export const REPORT = '/staff/leader/report';
export const number = (text) => Number(text.replace(/\D/g, ''));

// The codes behind a number, page by page.
export async function rowsOf(client, at) {
  const codes = [];
  for (let next = at; next;) {
    const page = await client.get(next);
    assert.equal(page.status, 200, next);
    for (const [, code] of page.text.matchAll(/<td[^>]*><a href="\/staff\/cases\/([^"/]+)/g)) codes.push(code);
    next = /<a class="button button-line" href="([^"]+)">Trang sau/.exec(page.text)?.[1].replaceAll('&amp;', '&');
  }
  return codes;
}

// Figures of a report: [label, number, address of its rows].
export async function figuresOf(client, at) {
  const page = await client.get(at);
  assert.equal(page.status, 200, at);
  return [...page.text.matchAll(/<td>((?:– )?[^<]*)<\/td><td><a href="(\/staff\/leader\/figure[^"]*)">([\d.]+)</g)]
    .map(([, label, href, n]) => [label, number(n), href.replaceAll('&amp;', '&')]);
}
