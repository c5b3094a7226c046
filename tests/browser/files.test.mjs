// Files of a report in the browser: sent in pieces while one writes, taken back; faces covered by hand.
import { loginAs, newCase } from '../http/people.mjs';
import { assert, test } from '../http/runner.mjs';
import { FILM, fileOf } from '../http/media.mjs';
import { shared, until } from '../http/stack.mjs';
import { look, reader } from './browser.mjs';
import { official, photo } from './people.mjs';

const MiB = 1024 * 1024;

test('files travel in pieces, are shown, taken back, and go with the report; a photo is covered by hand', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  await page.goto('/');
  const big = Buffer.concat([FILM, fileOf('mp4', 1.5 * MiB)]);
  let pieces = 0;
  page.on('request', (r) => { if (r.url().endsWith('/report/files')) pieces += 1; });
  await page.setInputFiles('#photos', [
    { name: 'quay.mp4', mimeType: 'video/mp4', buffer: big },
    { name: 'ghi.ogg', mimeType: 'audio/ogg', buffer: fileOf('ogg', 9000) },
    { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photo(page, 'ABC') }]);
  const lines = page.locator('.chosen li');
  await until(async () => (await lines.allInnerTexts()).filter((t) => t.includes('Đã nhận')).length === 3, 20_000, 'received');
  assert.ok(pieces >= 6, `${pieces} requests`);
  await look(page, 'files-received');
  await lines.nth(1).getByRole('button').click();
  await until(async () => await lines.count() === 2, 5_000, 'taken back');
  await page.setInputFiles('#photos', [{ name: 'bang.exe', mimeType: 'video/mp4', buffer: Buffer.from('MZ is no film at all') }]);
  await page.locator('.chosen li', { hasText: 'không phải là ảnh, video' }).waitFor();
  page.troubles.length = 0; // the browser counts a 422 as one
  await page.check('input[value=odour]');
  await page.fill('#what', 'Khói và mùi, có quay lại ABC.');
  await page.selectOption('#commune', '06673');
  await page.fill('#place', 'sau chợ ABC');
  await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]:last-of-type')]);
  const ref = (await page.innerText('.receipt-number')).trim();
  assert.match(await page.innerText('main'), /Đã nhận 2 tệp/);
  const code = await until(async () => (await stack.sql(`SELECT c.code FROM cases c JOIN case_report k ON k.case_id = c.id
    JOIN report r ON r.id = k.report_id JOIN photo p ON p.report_id = r.id JOIN report_media m ON m.report_id = r.id
    WHERE r.ref = '${ref}'`))[0]?.[0], 20_000, 'copies');
  const desk = await official(stack, 'baichay.canbo');
  await desk.goto(`/staff/cases/${code}/files`);
  await look(desk, 'files-official');
  await desk.getByRole('link', { name: 'Che mặt người, biển số' }).click();
  await desk.waitForSelector('.cover canvas');
  const box = await desk.locator('.cover canvas').boundingBox();
  await desk.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1);
  await desk.mouse.down();
  await desk.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5, { steps: 4 });
  await desk.mouse.up();
  assert.match(await desk.inputValue('#places'), /^\d+,\d+,\d+,\d+$/);
  await look(desk, 'files-cover');
  await desk.getByRole('button', { name: 'Làm bản được phép công bố' }).click();
  await desk.getByRole('link', { name: 'Xem bản được phép công bố' }).waitFor();
  const shown = desk.locator('a', { hasText: 'Xem bản được phép công bố' });
  const black = await desk.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const g = canvas.getContext('2d');
    g.drawImage(image, 0, 0);
    const at = (x, y) => [...g.getImageData(image.width * x, image.height * y, 1, 1).data.slice(0, 3)];
    return [at(0.25, 0.3), at(0.8, 0.2)];
  }, await shown.getAttribute('href'));
  assert.ok(black[0].every((c) => c < 20), `covered: ${black[0]}`);
  assert.ok(black[1].some((c) => c > 90), `the rest stays: ${black[1]}`);
});

test('a page about a lost key and the signed proof, on a telephone', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  await page.goto('/track/lost');
  await look(page, 'lost-key');
  await page.fill('#ref', '26-0000-0000');
  await page.getByRole('button', { name: 'Xin mã mở phản ánh' }).click();
  await page.getByRole('status').waitFor();
  await look(page, 'lost-key-asked');
  await page.goto('/receipt/verify');
  await look(page, 'proof-verify');
});

// What Chromium itself records: lengths that nobody knew, and the name of the program.
const recorded = (page) => page.evaluate(async () => {
  const canvas = document.createElement('canvas');
  const g = canvas.getContext('2d');
  const made = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
  const pieces = [];
  made.ondataavailable = (event) => pieces.push(event.data);
  const ended = new Promise((resolve) => { made.onstop = resolve; });
  made.start();
  for (let i = 0; i < 15; i++) {
    g.fillStyle = i % 2 ? '#0a0' : '#00a';
    g.fillRect(0, 0, 300, 150);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  made.stop();
  await ended;
  return Array.from(new Uint8Array(await new Blob(pieces).arrayBuffer()));
});

const plays = (page, base64) => page.evaluate((data) => new Promise((resolve, reject) => {
  const film = document.createElement('video');
  film.muted = true;
  film.onloadeddata = () => resolve([film.videoWidth, film.videoHeight]);
  film.onerror = () => reject(new Error(film.error.message));
  film.src = `data:video/webm;base64,${data}`;
}), base64);

test('a film that a browser recorded still plays when its hidden data is gone', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  await page.goto('/');
  const film = Buffer.from(await recorded(page));
  assert.ok(film.includes('Chrome'), 'it says by which program');
  const made = await newCase(stack, {}, [['photos', { filename: 'a.webm', type: 'video/webm', data: film }]]);
  const file = await until(async () => (await stack.sql(
    `SELECT file_id FROM report_media WHERE report_id = ${made.report} AND stripped = 1`))[0]?.[0],
  20_000, 'the copy');
  const officer = await loginAs(stack, 'baichay.canbo');
  const saved = await officer.get(`/staff/cases/${made.code}/media/${file}`);
  assert.equal(saved.body.length, film.length);
  assert.ok(!saved.body.includes('Chrome'));
  await page.goto('about:blank');
  assert.deepEqual(await plays(page, saved.body.toString('base64')), [300, 150]);
});
