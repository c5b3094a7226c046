// Papers as PDF: kept to be looked at, and their text.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assert } from './runner.mjs';
import { TOP, must, run } from './stack.mjs';

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

// What a telephone reads in the code of the last page, by a scanner that is not ours.
export async function scanned(file) {
  const pages = `${file}.scan`;
  await must('pdftoppm', ['-r', '150', '-png', file, pages]);
  const dir = path.dirname(pages);
  const images = (await readdir(dir)).filter((name) => name.startsWith(`${path.basename(pages)}-`));
  const { out } = await run('zbarimg', ['--quiet', '--raw', ...images.map((name) => path.join(dir, name))]);
  return out.trim().split('\n');
}

// "Trang 2/3" on the second of three pages, on each page its own.
export async function numbered(file) {
  const text = await must('pdftotext', ['-layout', file, '-']);
  const pages = text.split('\f').slice(0, -1);
  pages.forEach((page, i) => assert.ok(page.includes(`Trang ${i + 1}/${pages.length}`), `page ${i + 1}\n${page}`));
  return pages.length;
}
