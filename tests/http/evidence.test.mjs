// What officials see of the files: copies only, to be saved; faces covered in the pixels.
import net from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FILM, fileOf, whitePng } from './media.mjs';
import { loginAs, newCase } from './people.mjs';
import { assert, test } from './runner.mjs';
import { Stack, shared, until } from './stack.mjs';

const file = (data, filename = 'x.bin') => ['photos', { filename, type: 'application/octet-stream', data }];
const filesOf = (stack, report, table = 'report_media') => stack.sql(`SELECT file_id FROM ${table}
  WHERE report_id = ${report} ORDER BY file_id`).then((rows) => rows.flat());
const ready = (stack, report, n, table) => until(async () => {
  const ids = await filesOf(stack, report, table);
  return ids.length === n && ids;
}, 20_000, 'copies');

test('a film is saved without its hidden data, never opened; other units see nothing of it', async () => {
  const stack = await shared();
  const made = await newCase(stack, {}, [file(FILM, 'kimsecret.mp4'), file(fileOf('mp3', 6000)), file(fileOf('pdf', 7000))]);
  const ids = await ready(stack, made.report, 3);
  const officer = await loginAs(stack, 'baichay.canbo');
  const page = await officer.get(`/staff/cases/${made.code}/files`);
  assert.equal(page.status, 200);
  for (const words of ['Chưa quét vi-rút', 'Đã xóa nơi, máy', 'Có thể còn thông tin ẩn', 'Ghi âm 2', 'Tài liệu 3'])
    assert.ok(page.text.includes(words), words);
  assert.ok(!page.text.includes('kimsecret'), 'the name of a file may tell who sent it');
  const saved = await officer.get(`/staff/cases/${made.code}/media/${ids[0]}`);
  assert.equal(saved.status, 200);
  assert.match(saved.headers['content-disposition'], /^attachment; filename="26-/);
  assert.equal(saved.headers['content-type'], 'application/octet-stream');
  assert.match(saved.headers['content-security-policy'], /sandbox/);
  assert.equal(saved.headers['x-content-type-options'], 'nosniff');
  assert.equal(saved.body.length, FILM.length);
  for (const hidden of ['20.9583', 'kimcamera', 'aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'udta'])
    assert.ok(!saved.body.includes(hidden), hidden);
  assert.ok(saved.body.subarray(0, 5036).equals(FILM.subarray(0, 5036)), 'the film itself');
  const sound = await officer.get(`/staff/cases/${made.code}/media/${ids[1]}`);
  assert.equal(sound.body.length, 6000);
  const other = await loginAs(stack, 'honggai.canbo');
  for (const at of ['files', `media/${ids[0]}`, `photos/${ids[0]}/cover`, `photos/${ids[0]}/public`])
    assert.equal((await other.get(`/staff/cases/${made.code}/${at}`)).status, 404, at);
  const second = await newCase(stack);
  assert.equal((await officer.get(`/staff/cases/${second.code}/media/${ids[0]}`)).status, 404, 'by another case');
});

test('faces are covered in a new copy, by boxes or by numbers; before that nothing may be published', async () => {
  const stack = await shared();
  const made = await newCase(stack, {}, [file(whitePng(200, 100), 'a.png')]);
  const [id] = await ready(stack, made.report, 1, 'photo');
  const officer = await loginAs(stack, 'baichay.canbo');
  const at = `/staff/cases/${made.code}/photos/${id}`;
  assert.equal((await officer.get(`${at}/public`)).status, 404, 'not looked at yet');
  assert.match((await officer.get(`/staff/cases/${made.code}/files`)).text, /chưa được phép công bố/);
  for (const wrong of [{}, { x1: '10', y1: '10' }, { x1: '90', y1: '0', w1: '20', h1: '10' }, { x1: '101', y1: '0', w1: '1', h1: '1' },
    { places: '1,2,3' }, { places: '0,0,1001,5' }, { x1: 'abc', y1: '0', w1: '1', h1: '1' }]) {
    const answer = await officer.submit(`${at}/cover`, wrong, { action: `${at}/cover` });
    assert.equal(answer.status, 422, JSON.stringify(wrong));
    if (wrong.x1) assert.ok(answer.text.includes(`value="${wrong.x1}"`), 'typed input stays');
  }
  const clean = await officer.get(at);
  for (const beyond of ['9223372036854775807,0,1,1', '0,9223372036854775807,1,1'])
    assert.equal((await officer.submit(`${at}/cover`, { places: beyond },
      { action: `${at}/cover` })).status, 422, beyond);
  const done = await officer.submit(`${at}/cover`, { places: '0,0,500,1000', x1: '60,5', y1: '10', w1: '20', h1: '30' },
    { action: `${at}/cover` });
  assert.equal(done.status, 303);
  const copy = await officer.get(`${at}/public`);
  assert.equal(copy.status, 200);
  assert.ok(!copy.body.equals(clean.body), 'another picture');
  assert.ok((await officer.get(at)).body.equals(clean.body), 'the cleaned copy stays');
  const [[places]] = await stack.sql(`SELECT places FROM photo_cover WHERE file_id = ${id}`);
  assert.equal(places, '0,0,500,1000;605,100,200,300');
  assert.equal((await stack.sql(`SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${made.code}' AND e.type = 'photo_cover'`)).length, 1);
  const numbers = await officer.submit(`${at}/cover`, { x1: '0', y1: '0', w1: '100', h1: '12.5' }, { action: `${at}/cover` });
  assert.equal(numbers.status, 303, 'without the script');
  const none = await officer.submit(`${at}/cover`, { none: '1' }, { action: `${at}/cover` });
  assert.equal(none.status, 303, 'looked through');
});

test('a scanner, where there is one: clean is told, a virus is kept from everybody', async () => {
  const stack = await Stack.start({ workers: 1 });
  const socket = path.join(stack.dir, 'run', 'clamd.sock');
  const clamd = net.createServer((c) => {
    const got = [];
    c.on('error', () => {});
    c.on('data', (piece) => {
      got.push(piece);
      const all = Buffer.concat(got);
      if (all.subarray(-4).equals(Buffer.alloc(4)))
        c.end(all.includes('EICAR-STANDARD') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  try {
    await new Promise((resolve) => { clamd.listen(socket, resolve); });
    await writeFile(stack.config, `${await readFile(stack.config, 'utf8')}scan: {clamd: ${socket}}\n`);
    process.kill(await stack.leader('jobs'), 'SIGTERM');
    await until(async () => (await stack.processes('jobs').catch(() => [])).length === 0, 20_000, 'jobs end');
    await stack.up();
    const made = await newCase(stack, {}, [file(FILM), file(Buffer.concat([fileOf('pdf', 6000), Buffer.from('EICAR-STANDARD')]))]);
    const [film, pdf] = await ready(stack, made.report, 2);
    const officer = await loginAs(stack, 'baichay.canbo');
    const page = await officer.get(`/staff/cases/${made.code}/files`);
    assert.match(page.text, /Đã quét vi-rút, không thấy gì/);
    assert.match(page.text, /Phát hiện vi-rút: không tải được/);
    assert.equal((await officer.get(`/staff/cases/${made.code}/media/${film}`)).status, 200);
    assert.equal((await officer.get(`/staff/cases/${made.code}/media/${pdf}`)).status, 404);
  } finally {
    clamd.close();
    await stack.stop();
  }
});
