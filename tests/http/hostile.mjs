// Files made to hurt who reads them.
import { deflateSync } from 'node:zlib';

// A PDF of these objects (number: body, or [dictionary, bytes]); more: what comes behind.
export function pdfOf(objects, { trailer = '', more = '' } = {}) {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const starts = [];
  const at = () => parts.reduce((n, p) => n + p.length, 0);
  objects.forEach((body, i) => {
    starts.push(at());
    const [words, bytes] = Array.isArray(body) ? body : [body, null];
    parts.push(Buffer.from(`${i + 1} 0 obj\n${words}\n`));
    if (bytes) parts.push(Buffer.from('stream\n'), bytes, Buffer.from('\nendstream\n'));
    parts.push(Buffer.from('endobj\n'));
  });
  const xref = at();
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((s) =>
    `${String(s).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}`
    + `/Root 1 0 R ${trailer.replace('XREF', xref)}>>\nstartxref\n${xref}\n%%EOF\n${more}`));
  return Buffer.concat(parts);
}

const PAGE = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R]>>';
const pages = (kids = '[3 0 R]') => `<</Type/Pages/Kids${kids}/Count 1>>`;
const catalog = (fields = '[4 0 R]') => '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields'
  + `${fields}>>>>`;
const field = (more = '') => `<</Type/Annot/Subtype/Widget/FT/Sig/T(a)/Rect[0 0 0 0]/V 5 0 R${more}>>`;
const signature = (range, contents = '00') => '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter'
  + `/adbe.pkcs7.detached/ByteRange[${range}]/Contents<${contents}>>>`;
const signed = (range, contents) => pdfOf([catalog(), pages(), PAGE, field(), signature(range, contents)]);

// 400 kB that become 400 MB, and those twice packed become far more.
function bomb() {
  const once = deflateSync(Buffer.alloc(400 << 20), { level: 9 });
  return deflateSync(once, { level: 9 });
}

// name: bytes
export const PDFS = {
  'pages that are their own parent': () => pdfOf([catalog(), '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2'
    + '/Parent 2 0 R>>', PAGE, field(), signature('0 1 2 3')]),
  'fields in a circle': () => pdfOf([catalog(), pages(), PAGE, field('/Kids[4 0 R 4 0 R]/Parent 4 0 R'),
    signature('0 1 2 3')]),
  'a signature that is its own value': () => pdfOf([catalog(), pages(), PAGE,
    '<</FT/Sig/T(a)/V 4 0 R/Kids[4 0 R]>>']),
  'tables of objects in a circle': () => pdfOf([catalog(), pages(), PAGE, field(), signature('0 1 2 3')],
    { trailer: '/Prev XREF' }),
  'an object whose length is itself': () => pdfOf(['<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>', pages(), PAGE,
    field(), signature('0 1 2 3'), ['<</Length 6 0 R>>', Buffer.from('x')]]),
  'a bomb of two packings': () => {
    const bytes = bomb();
    return pdfOf(['<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields 6 0 R>>>>', pages(), PAGE, field(),
      signature('0 1 2 3'), [`<</Type/ObjStm/N 1/First 5/Length ${bytes.length}/Filter[/FlateDecode/FlateDecode]>>`,
        bytes]]);
  },
  'twenty thousand signatures': () => pdfOf([catalog(`[${'4 0 R '.repeat(20000)}]`), pages(), PAGE, field(),
    signature('0 1 2 3')]),
  'brackets, a hundred thousand deep': () => pdfOf([catalog('['.repeat(100000)), pages(), PAGE]),
  'ranges beyond any file': () => signed('0 9223372036854775807 9223372036854775807 9223372036854775807'),
  'ranges below nothing': () => signed('-1 -9223372036854775808 -5 99999999999999999999'),
  'ranges without end': () => signed('0 1 '.repeat(50000)),
  'a signature of four megabytes of nothing': () => signed('0 10 20 30', '30'.repeat(4 << 20)),
  'ASN.1 that says it is endless': () => signed('0 10 20 30', `30807f${'3080'.repeat(5000)}`),
  'sixteen megabytes of noise': () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(16 << 20, '1 0 obj<<')]),
  'the head alone': () => Buffer.from('%PDF-1.7\n'),
};

// Cells that a careless reader of tables trips over, and those that make the whole file none.
export const CELLS = ['=cmd|calc!A1', '+1+1', '@SUM(A1)', '-2+3', '\u202eABC', "');DROP TABLE facility;--",
  '<script>alert(1)</script>', '{{7*7}}', '%n%s%x', '../../etc/passwd', '"', '""', 'é'.normalize('NFD'),
  '９'.repeat(9), '1e9', '-1', '0x10', 'NaN', '9223372036854775808', '1,5,5', '🐟'.repeat(100)];
export const WHOLE = ['\u0000', 'a'.repeat(70000), '\r', '\u001b[31m'];
