// Photos: kept under the form's token across problems, sealed, limited, cleaned by jobs.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client } from './client.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { run, shared, until } from './stack.mjs';

const MiB = 1024 * 1024;
// The smallest picture of type PNG.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD'
  + 'hgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
// Begins like a JPEG, and is none.
const jpegOf = (bytes) => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000',
  'hex'), randomBytes(bytes - 20)]);
const photo = (data, filename = 'ABC.jpg', type = 'image/jpeg') => ['photos', { filename, type, data }];

async function send(token, photos, changed = {}) {
  const fields = Object.entries({ ...reportFields(token, token), ...changed });
  return new Client((await shared()).public).upload('/report', [...fields, ...photos]);
}
const keptOf = (html) => Number(/id="kept">[^0-9]*(\d+)/.exec(html)?.[1] ?? 0);
const filesOf = async (ref) => Number((await (await shared()).sql(`SELECT COUNT(*) FROM report_file f
  JOIN report r ON r.token_hash = f.token_hash WHERE r.ref = '${ref}'`))[0][0]);

test('photos stay while the form has problems, and go with it when it is sent', async () => {
  const token = newToken();
  const first = await send(token, [photo(PNG, 'a.png'), photo(jpegOf(5000))], { what: '' });
  assert.equal(first.status, 422);
  assert.equal(keptOf(first.text), 2);
  const more = await send(token, [photo(jpegOf(4097), 'c.jpg')], { place: '' });
  assert.equal(keptOf(more.text), 3);
  const done = await new Client((await shared()).public).post('/report', reportFields(token, token));
  assert.equal(done.status, 200);
  assert.match(done.text, /Đã nhận 3 tệp/);
  assert.equal(await filesOf(receiptOf(done.text).ref), 3);
});

test('the same photo chosen twice is kept once', async () => {
  const token = newToken();
  const same = jpegOf(9000);
  assert.equal(keptOf((await send(token, [photo(same), photo(same, 'b.jpg')], { what: '' })).text), 1);
  assert.equal(keptOf((await send(token, [photo(same)], { what: '' })).text), 1);
});

test('what is no picture is named and the others stay, whatever the name claims', async () => {
  const answer = await send(newToken(), [photo(Buffer.from('MZ not a picture'), 'virus <b>.jpg'),
    photo(PNG, 'good.png'), photo(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'x.svg'),
    photo(Buffer.alloc(0), 'empty.jpg')]);
  assert.equal(answer.status, 422);
  assert.equal(keptOf(answer.text), 1);
  for (const name of ['virus &lt;b&gt;.jpg', 'x.svg', 'empty.jpg'])
    assert.ok(answer.text.includes(name), name);
  assert.ok(!answer.text.includes('good.png'));
});

test('10 MB fit, one byte more does not', async () => {
  const token = newToken();
  assert.equal(keptOf((await send(token, [photo(jpegOf(10 * MiB))], { what: '' })).text), 1);
  const over = await send(token, [photo(jpegOf(10 * MiB + 1), 'big.jpg')]);
  assert.equal(over.status, 422);
  assert.match(over.text, /big\.jpg” lớn quá 10 MB/);
  assert.equal(keptOf(over.text), 1);
});

test('25 MB in all, over several sendings', async () => {
  const token = newToken();
  const two = await send(token, [photo(jpegOf(10 * MiB), '1.jpg'), photo(jpegOf(10 * MiB), '2.jpg')],
    { what: '' });
  assert.equal(keptOf(two.text), 2);
  const exact = await send(token, [photo(jpegOf(5 * MiB), '3.jpg')], { what: '' });
  assert.equal(keptOf(exact.text), 3);
  const over = await send(token, [photo(PNG, '4.png')]);
  assert.equal(over.status, 422);
  assert.match(over.text, /4\.png” chưa được nhận/);
  assert.equal(keptOf(over.text), 3);
});

test('at most ten photos', async () => {
  const eleven = Array.from({ length: 11 }, (_, i) => photo(jpegOf(2000 + i), `${i}.jpg`));
  const answer = await send(newToken(), eleven);
  assert.equal(answer.status, 422);
  assert.equal(keptOf(answer.text), 10);
  assert.match(answer.text, /10\.jpg/);
});

test('a body that ends too soon leaves no file behind', async () => {
  const stack = await shared();
  const [[before]] = await stack.sql('SELECT COUNT(*) FROM report_file');
  const boundary = 'xyz';
  const cut = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; `
    + `name="photos"; filename="a.jpg"\r\n\r\n`), jpegOf(200000)]);
  const answer = await new Client(stack.public).send('POST', '/report', { body: cut, headers: {
    'Content-Type': `multipart/form-data; boundary=${boundary}`, Origin: stack.public } });
  assert.equal(answer.status, 400);
  assert.equal((await stack.sql('SELECT COUNT(*) FROM report_file'))[0][0], before);
});

test('originals are sealed on the disk; jobs make clean copies, or refuse', async () => {
  const stack = await shared();
  const token = newToken();
  const secret = 'EXIF GPS 20.95 107.03 ABC';
  const marked = Buffer.concat([PNG, Buffer.from(secret)]);
  const answer = await send(token, [photo(marked, 'm.png'), photo(jpegOf(3000))]);
  const { ref } = receiptOf(answer.text);
  const states = () => stack.sql(`SELECT p.state, p.blob_name IS NULL FROM photo p
    JOIN report r ON r.id = p.report_id WHERE r.ref = '${ref}' ORDER BY p.state`);
  const rows = await until(async () => {
    const found = await states();
    return found.length === 2 && found;
  }, 20_000, 'cleaned');
  assert.deepEqual(rows, [['clean', '0'], ['refused', '1']]);
  const found = await run('grep', ['-rlF', secret, path.join(stack.dir, 'blobs')]);
  assert.equal(found.code, 1, found.out);
});

test('photos of a form never sent go after a day, those of a report stay', async () => {
  const stack = await shared();
  const draft = newToken();
  await send(draft, [photo(jpegOf(3333), 'd.jpg')], { what: '' });
  const sent = receiptOf((await send(newToken(), [photo(jpegOf(3334), 's.jpg')])).text);
  const [[blob]] = await stack.sql('SELECT blob_name FROM report_file WHERE size = 3333');
  await stack.sql('UPDATE report_file SET came_us = came_us - 25 * 3600000000');
  await until(async () => (await stack.sql(
    `SELECT 1 FROM report_file WHERE blob_name = '${blob}'`)).length === 0, 15_000, 'dropped');
  assert.equal(await filesOf(sent.ref), 1);
  const file = path.join(stack.dir, 'blobs', blob.slice(0, 2), blob.slice(2, 4), blob);
  await assert.rejects(readFile(file));
});
