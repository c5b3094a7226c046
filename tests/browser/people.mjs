// Who takes part in the tests of the browser: citizens with their telephone, and officials
// who log in with the demonstration accounts.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { look, reader } from './browser.mjs';

// An official at his desk, logged in.
export async function official(stack, login, { shot } = {}) {
  const accounts = JSON.parse(await readFile(path.join(stack.dir, 'demo-accounts.json'), 'utf8'));
  const account = accounts.find((one) => one.login === login);
  if (!account) throw new Error(`no demonstration account ${login}`);
  const page = await reader(stack.staff, { phone: false });
  await page.goto('/staff/login');
  if (shot) await look(page, shot);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  page.account = account;
  return page;
}

// A picture as a telephone takes it: JPEG with the place in its EXIF block. Drawn by Chromium.
export async function photo(page, label) {
  const drawn = await page.evaluate((text) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const g = canvas.getContext('2d');
    g.fillStyle = '#8db3c7';
    g.fillRect(0, 0, 640, 480);
    g.fillStyle = '#4b5d3a';
    g.fillRect(0, 300, 640, 180);
    g.fillStyle = '#3a3a34';
    g.fillRect(180, 330, 300, 150);
    g.fillStyle = '#fff';
    g.font = '28px sans-serif';
    g.fillText(text, 24, 60);
    return canvas.toDataURL('image/jpeg', 0.85);
  }, label);
  const jpeg = Buffer.from(drawn.split(',')[1], 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)]);
}

export const CAMERA = 'CAMERA-ABC-77';

// APP1: maker of the camera and the place 20°57'30"N 107°2'56"E.
function exif() {
  const tiff = Buffer.alloc(200);
  let end = 8 + 2 + 2 * 12 + 4;
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  const entry = (at, tag, type, count, value) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    if (Buffer.isBuffer(value)) value.copy(tiff, at + 8);
    else tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(2, 8);
  entry(10, 0x010f, 2, CAMERA.length + 1, end);
  tiff.write(CAMERA, end, 'latin1');
  end += 16;
  entry(22, 0x8825, 4, 1, end);
  tiff.writeUInt16LE(4, end);
  let data = end + 2 + 4 * 12 + 4;
  const degrees = (tag, at, list) => {
    entry(at, tag, 5, 3, data);
    for (const n of list) {
      tiff.writeUInt32LE(n, data);
      tiff.writeUInt32LE(1, data + 4);
      data += 8;
    }
  };
  entry(end + 2, 1, 2, 2, Buffer.from('N\0\0\0'));
  degrees(2, end + 14, [20, 57, 30]);
  entry(end + 26, 3, 2, 2, Buffer.from('E\0\0\0'));
  degrees(4, end + 38, [107, 2, 56]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + 6 + tiff.length, 2);
  return Buffer.concat([head, Buffer.from('Exif\0\0'), tiff]);
}
