// Papers as PDF: kept to be looked at, and their text.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assert } from './runner.mjs';
import { TOP, must } from './stack.mjs';

export async function savedAs(answer, name) {
  const file = path.join(TOP, 'var/papers', name); // to be looked at, too
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, answer.body);
  return file;
}

export async function saved(answer, name) {
  assert.equal(answer.status, 200, name);
  assert.equal(answer.headers['content-type'], 'application/pdf');
  return savedAs(answer, `${name}.pdf`);
}

// The text of a PDF as people copy it: words by single spaces.
export async function textOf(file) {
  return (await must('pdftotext', ['-raw', file, '-'])).replace(/\s+/g, ' ').normalize('NFC');
}
