// Digitally signed papers of people whose certificates an authority of the tests gave out.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const DIR = path.join(TOP, 'var/test-trust');
export const TRUST = path.join(DIR, 'nss'); // what the service believes

const quiet = { stdio: ['ignore', 'pipe', 'ignore'] };
const openssl = (dir, ...args) => execFileSync('openssl', args, { ...quiet, cwd: dir });

// The authority, made once for a working copy; several test programs may start at once.
export function authority() {
  if (existsSync(TRUST)) return;
  mkdirSync(path.dirname(DIR), { recursive: true });
  const dir = mkdtempSync(`${DIR}.`);
  openssl(dir, 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem',
    '-days', '3650', '-subj', '/CN=Co quan chung thuc ABC');
  openssl(dir, 'genrsa', '-out', 'person.key', '2048');
  mkdirSync(path.join(dir, 'nss'));
  const nss = `sql:${path.join(dir, 'nss')}`;
  execFileSync('certutil', ['-N', '-d', nss, '--empty-password'], quiet);
  execFileSync('certutil', ['-A', '-d', nss, '-n', 'abc', '-t', 'C,C,C', '-i', path.join(dir, 'ca.pem')],
    quiet);
  try {
    renameSync(dir, DIR);
  } catch {
    rmSync(dir, { recursive: true }); // another program was faster
  }
}

// The certificate of a person, made once. by 'nobody': no authority knows it.
const certificates = new Map();
function certificate(name, by) {
  const key = `${name}\n${by}`;
  if (certificates.has(key)) return certificates.get(key);
  const dir = mkdtempSync(path.join(DIR, 'sign.'));
  try {
    writeFileSync(path.join(dir, 'ext'), 'keyUsage=digitalSignature,nonRepudiation\n'
      + 'extendedKeyUsage=emailProtection\n');
    writeFileSync(path.join(dir, 'req.cnf'),
      `[req]\nprompt=no\nutf8=yes\nstring_mask=utf8only\ndistinguished_name=dn\n[dn]\nCN=${name}\n`);
    openssl(dir, 'req', '-new', '-utf8', '-key', '../person.key', '-config', 'req.cnf', '-out', 'req');
    if (by === 'nobody')
      openssl(dir, 'x509', '-req', '-in', 'req', '-signkey', '../person.key', '-days', '30',
        '-extfile', 'ext', '-out', 'cert');
    else
      openssl(dir, 'x509', '-req', '-in', 'req', '-CA', '../ca.pem', '-CAkey', '../ca.key', '-set_serial',
        String(Date.now()), '-days', '30', '-extfile', 'ext', '-out', 'cert');
    certificates.set(key, readFileSync(path.join(dir, 'cert')));
    return certificates.get(key);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

// Signs bytes as that person: a detached CMS, of now (timed), or of the day in /M, long ago.
function cms(bytes, name, by, timed) {
  const cert = certificate(name, by);
  const dir = mkdtempSync(path.join(DIR, 'sign.'));
  try {
    writeFileSync(path.join(dir, 'cert'), cert);
    writeFileSync(path.join(dir, 'in'), bytes);
    openssl(dir, 'cms', '-sign', '-binary', '-in', 'in', '-signer', 'cert', '-inkey', '../person.key',
      '-outform', 'DER', '-md', 'sha256', ...(timed ? [] : ['-noattr']), '-out', 'out');
    return readFileSync(path.join(dir, 'out'));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const HOLE = 8192; // hexadecimal digits for the signature

// A line of a page: pdftotext reads the words beside the glyph.
function line(words, y) {
  const hex = Buffer.from(`\ufeff${words}`, 'utf16le').swap16().toString('hex');
  return `BT /F1 6 Tf 5 ${y} Td /Span<</ActualText<${hex}>>>BDC (x) Tj EMC ET`;
}

function sign(name, { by, words, timed, says }) {
  authority();
  const text = says.map((one, i) => line(one, 190 - 8 * (i % 24))).join('\n');
  const objects = ['<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Annots[4 0 R]/Contents 6 0 R'
      + '/Resources<</Font<</F1 7 0 R>>>>>>',
    '<</Type/Annot/Subtype/Widget/FT/Sig/T(ky)/Rect[0 0 0 0]/V 5 0 R/P 3 0 R>>',
    `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M(D:20200101190000Z)`
      + `/ByteRange[0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]/Contents<${'0'.repeat(HOLE)}>>>`,
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'];
  let pdf = `%PDF-1.7\n% ${words}\n`;
  const starts = [];
  objects.forEach((body, i) => {
    starts.push(pdf.length);
    pdf += `${i + 1} 0 obj\n${body}\nendobj\n`;
  });
  const xref = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of starts) pdf += `${String(at).padStart(10, '0')} 00000 n \n`;
  pdf += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  const hole = pdf.indexOf('/Contents<') + '/Contents'.length;
  const end = hole + HOLE + 2;
  const range = { AAAAAAAAAA: hole, BBBBBBBBBB: end, CCCCCCCCCC: pdf.length - end };
  for (const [mark, at] of Object.entries(range)) pdf = pdf.replace(mark, String(at).padEnd(10));
  const signature = cms(Buffer.from(pdf.slice(0, hole) + pdf.slice(end), 'latin1'), name, by, timed)
    .toString('hex').padEnd(HOLE, '0');
  return Buffer.from(`${pdf.slice(0, hole)}<${signature}>${pdf.slice(end)}`, 'latin1');
}

// A PDF signed by a person of that name, like no other, in which says can be read; timed:
// with the real time.
let papers = 0;
export function signedPdf(name, { by = 'authority', timed = false, says = [] } = {}) {
  return sign(name, { by, timed, says, words: `ABC ${process.pid} ${Date.now()} ${papers++}` });
}
