// Strict readers of what the service hands out: CSV as RFC 4180 has it, and zip archives.
import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

// Records as objects by the heading; anything that is not RFC 4180 is an error.
export function csvOf(text) {
  const records = [];
  let record = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        assert.ok(at < text.length, 'a quote is left open');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') { cell += '"'; at += 1; } else break;
      }
      at += 1;
    } else {
      const end = /[,\r\n]/.exec(text.slice(at))?.index ?? text.length - at;
      cell = text.slice(at, at + end);
      assert.ok(!cell.includes('"'), 'a quote inside of a plain field');
      at += end;
    }
    record.push(cell);
    if (text[at] === ',') { at += 1; continue; }
    assert.match(text.slice(at, at + 2), /^\r?\n|^$/, 'a record ends with a line end');
    at += text[at] === '\r' ? 2 : 1;
    records.push(record);
    record = [];
  }
  const [heading, ...rest] = records;
  return rest.map((cells) => {
    assert.equal(cells.length, heading.length, 'as many cells as columns');
    return Object.fromEntries(heading.map((name, i) => [name, cells[i]]));
  });
}

// The files of an archive, by name, as text.
export function unzip(bytes) {
  const files = new Map();
  let at = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  const n = bytes.readUInt16LE(at + 10);
  at = bytes.readUInt32LE(at + 16);
  for (let i = 0; i < n; i++) {
    const [packed, names, extra, comment] = [20, 28, 30, 32].map((k, j) =>
      (j === 0 ? bytes.readUInt32LE(at + k) : bytes.readUInt16LE(at + k)));
    const name = bytes.subarray(at + 46, at + 46 + names).toString();
    const head = bytes.readUInt32LE(at + 42);
    const start = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const body = bytes.subarray(start, start + packed);
    files.set(name, (bytes.readUInt16LE(at + 10) ? inflateRawSync(body) : body).toString());
    at += 46 + names + extra + comment;
  }
  return files;
}
