// The tables of routes as the program has them, so that a walk cannot miss one.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TOP } from './stack.mjs';

// Each row as { method, at, need }.
export async function routes(table) {
  const file = table === 'public_routes' ? 'routes_public.c' : 'routes.c';
  const text = await readFile(path.join(TOP, 'cgi/pages', file), 'utf8');
  const part = text.slice(text.indexOf(`route ${table}[]`));
  const body = part.slice(0, part.indexOf('\n};'));
  const rows = [...body.matchAll(/\{ *(GET|POST), *"([^"]+)",\s*(\w+)/g)];
  if (rows.length !== (body.match(/\bGET\b|\bPOST\b/g) ?? []).length)
    throw new Error(`a row of ${table} is written in a way that this does not read`);
  return rows.map(([, method, at, need]) => ({ method, at, need }));
}

// Values for the places of a path that stand for nothing in particular.
const ANY = { file: '1', step: 'accept', id: '1', slug: 'x', blob: 'x', kind: 'working', form: 'MBB01',
  place: '1', permit: '1', duty: '1', number: '1', flow: 'hotline', picture: '1.svg', digest: 'x',
  token: 'x', gateway: 'x', part: 'x' };

// The path with its places filled; one that nobody thought of stops the test.
export function fill(at, values) {
  const all = { ...ANY, ...values };
  return at.replace(/\{(\w+)\}/g, (whole, name) => {
    if (all[name] === undefined) throw new Error(`${at}: say what ${whole} is filled with`);
    return all[name];
  });
}
