// Videos, sounds and documents, in one go or in pieces: by content, limited, kept, taken back.
import { createHash, randomBytes } from 'node:crypto';
import { Client } from './client.mjs';
import { HEADS, fileOf, hex } from './media.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const MiB = 1024 * 1024;
const part = (data, filename = 'ABC.bin') => ['photos', { filename, type: 'application/octet-stream', data }];
const client = async () => new Client((await shared()).public);
async function send(token, files, changed = {}) {
  const fields = Object.entries({ ...reportFields(token, token), ...changed });
  return (await client()).upload('/report', [...fields, ...files]);
}
const keptOf = (html) => [...html.matchAll(/name="drop" value="(\d+)"/g)].map((m) => m[1]);
const sha = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest();

// One piece: { status, have, done, problem }.
async function piece(token, name, all, at, n, changed = {}) {
  const data = all.subarray(at, at + n);
  const fields = Object.entries({ token, name, total: all.length, at, label: 'quay.mp4', ...changed })
    .map(([k, v]) => [k, String(v)]);
  const answer = await (await client()).upload('/report/files',
    [...fields, ['piece', { filename: 'blob', type: 'application/octet-stream', data }]]);
  return { status: answer.status, ...(answer.headers['content-type'] === 'application/json'
    ? JSON.parse(answer.text) : {}) };
}
async function state(token, name, more = {}) {
  const answer = await (await client()).upload('/report/files', Object.entries({ token, name, ...more }));
  return JSON.parse(answer.text);
}
async function whole(token, all, n = MiB, name = newToken()) {
  let last;
  for (let at = 0; at < all.length; at += n) {
    last = await piece(token, name, all, at, n);
    if (last.status !== 200) break;
  }
  return last;
}

test('each type is known by its content, whatever it is called', async () => {
  const stack = await shared();
  const token = newToken();
  const types = Object.keys(HEADS);
  for (const some of [types.slice(0, 5), types.slice(5)]) {
    const its = newToken();
    const answer = await send(its, some.map((t) => part(fileOf(t, 5000), 'gi.exe')), { what: '' });
    assert.equal(keptOf(answer.text).length, 5, answer.text.match(/problem[^]{0,300}/)?.[0]);
    const rows = await stack.sql(`SELECT type FROM report_file WHERE id IN (${keptOf(answer.text)}) ORDER BY id`);
    assert.deepEqual(rows.flat(), some);
  }
  for (const wrong of [Buffer.from('MZ\x90\0 program'), Buffer.from('<html><script>1</script>'),
    Buffer.concat([hex('1a45dfa3'), Buffer.from('matroska'), Buffer.alloc(80)]),
    Buffer.from('PK\x03\x04 docx'), hex('fffb9064000000'), Buffer.alloc(0)]) {
    const answer = await send(token, [part(wrong, 'phim.mp4')], { what: '' });
    assert.equal(keptOf(answer.text).length, 0, wrong.toString('latin1'));
    assert.match(answer.text, /“phim\.mp4” không phải là ảnh, video/);
  }
});

test('pieces: durable one by one, repeated without harm, whole at the end', async () => {
  const stack = await shared();
  const token = newToken();
  const name = newToken();
  const film = fileOf('mp4', 2 * MiB + 777);
  assert.deepEqual(await state(token, name), { have: 0, done: false });
  let chain = sha(token);
  for (let at = 0; at < film.length; at += MiB) {
    const data = film.subarray(at, at + MiB);
    chain = sha(chain, data);
    for (let twice = 0; twice < 2; twice += 1) {
      const said = await piece(token, name, film, at, MiB, { chain: chain.toString('hex') });
      assert.deepEqual(said, { status: 200, have: at + data.length, done: at + MiB >= film.length });
    }
    assert.equal((await state(token, name)).have, at + data.length);
  }
  const [[size, type, parts]] = await stack.sql(`SELECT f.size, f.type, (SELECT COUNT(*) FROM report_part p
    WHERE p.upload = f.upload) FROM report_file f WHERE f.size = ${film.length}`);
  assert.deepEqual([size, type, parts], [String(film.length), 'mp4', '3']);
  const done = await (await client()).post('/report', reportFields(token, token));
  assert.match(done.text, /Đã nhận 1 tệp/);
  assert.ok(receiptOf(done.text));
});

test('a piece out of order, damaged, or of another file is not kept', async () => {
  const token = newToken();
  const name = newToken();
  const film = fileOf('mp4', MiB);
  const gap = await piece(token, name, film, 1000, 1000);
  assert.deepEqual([gap.status, gap.have], [200, 0]);
  const damaged = await piece(token, name, film, 0, 1000, { chain: sha('else').toString('hex') });
  assert.deepEqual([damaged.status, damaged.have, damaged.problem], [422, 0, undefined]);
  assert.equal((await piece(token, name, film, 0, 1000)).have, 1000);
  assert.equal((await piece(token, name, film, 1000, 1000, { total: 5000 })).status, 409);
  assert.equal((await state(token, name)).have, 1000);
  assert.equal((await state(newToken(), name)).have, 0, 'another form knows nothing of it');
  for (const bad of [{ name: 'short' }, { at: -1 }, { at: film.length }, { total: 0 }, { token: 'x' }])
    assert.equal((await piece(token, newToken(), film, 0, 100, bad)).status, 400, JSON.stringify(bad));
});

test('limits: a piece, a film, a sound, a document, five files, all together', async () => {
  const token = newToken();
  const film = fileOf('mp4', 3 * MiB);
  assert.equal((await piece(token, newToken(), film, 0, MiB)).status, 200);
  assert.equal((await piece(token, newToken(), film, 0, MiB + 1)).status, 413);
  for (const [type, most, words] of [['mp4', 50, /Video .*50 MB/], ['ogg', 20, /Ghi âm .*20 MB/],
    ['pdf', 10, /Tài liệu .*10 MB/], ['webm', 50, /Video .*50 MB/]]) {
    const head = fileOf(type, 5000);
    const at = await piece(newToken(), newToken(), head, 0, 5000, { total: most * MiB });
    assert.equal(at.status, 200, type);
    const over = await piece(newToken(), newToken(), head, 0, 5000, { total: most * MiB + 1 });
    assert.equal(over.status, 422, type);
    assert.match(over.problem, words);
  }
  // Announced bytes count: two films of 50 MB fill 100 MB, whatever has come of them.
  const full = newToken();
  const announced = (total) => piece(full, newToken(), fileOf('mp4', 5000), 0, 5000, { total });
  assert.equal((await announced(50 * MiB)).status, 200);
  assert.equal((await announced(50 * MiB - 6000)).status, 200);
  assert.match((await announced(6001)).problem, /cộng lại quá 100 MB/);
  assert.equal((await announced(6000)).status, 200);
  const many = newToken();
  for (let i = 0; i < 5; i += 1) assert.equal((await whole(many, fileOf('pdf', 6000 + i))).done, true);
  assert.match((await whole(many, fileOf('wav', 7000))).problem, /tối đa 5 video/);
  assert.equal((await whole(many, hex('89504e470d0a1a0a0000000d49484452'))).status, 200, 'a picture has its own limit');
});

test('sent side by side they do not pass the limit together', async () => {
  const token = newToken();
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => whole(token, fileOf('amr', 5000 + i))));
  assert.equal(answers.filter((a) => a.done).length, 5);
  assert.equal(answers.filter((a) => a.status === 422).length, 7);
  const photos = newToken();
  const sent = await Promise.all(Array.from({ length: 14 }, (_, i) => send(photos,
    [part(Buffer.concat([hex('ffd8ffe000104a46494600010100000100010000'), randomBytes(3000 + i)]))], { what: '' })));
  assert.equal(Math.max(...sent.map((a) => keptOf(a.text).length)), 10);
});

test('a received file is taken back before sending, and is gone from the disk', async () => {
  const stack = await shared();
  const token = newToken();
  const first = await send(token, [part(fileOf('pdf', 8100)), part(fileOf('mp4', 8200))], { what: '' });
  const [pdf, mp4] = keptOf(first.text);
  const [[blob]] = await stack.sql(`SELECT blob_name FROM report_file WHERE id = ${pdf}`);
  const other = await send(newToken(), [], { what: '', drop: pdf });
  assert.equal(other.status, 422);
  assert.equal((await stack.sql(`SELECT 1 FROM report_file WHERE id = ${pdf}`)).length, 1, 'not by another form');
  const again = await send(token, [], { what: '', drop: pdf });
  assert.deepEqual(keptOf(again.text), [mp4]);
  assert.deepEqual(await stack.sql(`SELECT 1 FROM report_file WHERE blob_name = '${blob}'`), []);
  const name = newToken();
  await whole(token, fileOf('wav', 9000), MiB, name);
  assert.deepEqual(await state(token, name, { do: 'remove' }), { have: 0, done: false });
  const done = await (await client()).post('/report', reportFields(token, token));
  assert.match(done.text, /Đã nhận 1 tệp/);
  await send(token, [], { drop: mp4 });
  assert.equal((await stack.sql(`SELECT 1 FROM report_file WHERE id = ${mp4}`)).length, 1, 'a sent one stays');
  assert.equal((await whole(token, fileOf('wav', 9001))).status, 409, 'nothing is added');
});
