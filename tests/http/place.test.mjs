// Where a report belongs: outlines, points by day, names of old, the second opinion, the
// public directory. Boundary files are not part of the source: HOTLINE_BOUNDARIES names their
// folder, or it lies beside the source.
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { Client } from './client.mjs';
import { official } from './officials.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, skip, test } from './runner.mjs';
import { TOP, shared, startOwned, until } from './stack.mjs';

const boundaries = process.env.HOTLINE_BOUNDARIES ?? path.join(TOP, '../shared/data/boundaries');
let own = null; // with outlines of its own; the others know none of communes
const owned = () => { own ??= startOwned({ workers: 1 }); return own; };

const square = (code, accuracy, [w, s, e, n], more = {}) => ({ type: 'Feature',
  properties: { code, level: 'commune', parent_code: '22', valid_from: '2025-07-01', valid_to: '',
    accuracy, ...more },
  geometry: { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] } });

async function outlines(stack, features, ...options) {
  const file = path.join(stack.dir, 'outlines.geojson');
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features }));
  return stack.hotline(['unit', 'outlines', file, '--config', stack.config, ...options]);
}

const count = async (stack, what) => Number((await stack.sql(
  `SELECT COUNT(*) FROM unit_shape WHERE what = 'outline' AND level = '${what}'`))[0][0]);

// The form without a commune, at that point: the answer asks about one.
async function suggested(stack, point) {
  const page = await new Client(stack.public).post('/report',
    { ...reportFields(newToken()), commune: '', point });
  assert.equal(page.status, 422);
  return page.text;
}

const plain = (html) => html.replace(/<[^>]*>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ');

test('without outlines the nearest centre is suggested, with its distance', async () => {
  const text = await suggested(await shared(), '20.9600, 107.0400');
  assert.match(plain(text), /nơi gần nhất là phường Bãi Cháy, cách khoảng \d+([,.]\d)? k?m/);
  assert.match(text, /<option value="06673" selected/);
});

test('a point far from every commune suggests none', async () => {
  assert.match(plain(await suggested(await shared(), '10.5, 106.5')), /Hãy chọn xã, phường nơi xảy ra/);
});

test('outlines: --dry-run changes nothing and names each refused feature', async () => {
  const stack = await owned();
  const box = [107.0, 20.9, 107.05, 20.95];
  const bad = [square('06673', 'official', box), square('99999', 'official', box),
    square('06673', 'approximate', box), square('06652', 'good', box),
    square('06652', 'official', box, { parent_code: '20' }),
    square('06652', 'official', [20.9, 107, 20.95, 107.05])];
  const looked = await outlines(stack, bad, '--dry-run');
  assert.equal(looked.code, 1);
  for (const [n, why] of [[2, 'no such unit'], [3, 'twice'], [4, 'accuracy'], [5, 'another parent'],
    [6, 'longitude comes first']])
    assert.match(looked.err, new RegExp(`feature ${n} \\(\\d+\\): .*${why}`));
  assert.doesNotMatch(looked.err, /feature 1 /);
  assert.match(looked.out, /1 new, 0 replaced, 5 refused \(looked at/);
  assert.equal(await count(stack, 'commune'), 0);
});

test('outlines: inside an official one is said plainly, an approximate one is a suggestion', async () => {
  const stack = await owned();
  const done = await outlines(stack, [square('06673', 'official', [107.0, 20.9, 107.05, 20.95]),
    square('06652', 'approximate', [107.05, 20.9, 107.1, 20.95])]);
  assert.equal(done.code, 0, done.err);
  assert.match(plain(await suggested(stack, '20.92, 107.02')), /nơi đó thuộc phường Bãi Cháy/);
  assert.match(plain(await suggested(stack, '20.92, 107.08')), /nơi đó có lẽ thuộc phường Hà Tu/);
  assert.match(plain(await suggested(stack, '20.895, 107.02')),
    /nơi gần nhất là phường Bãi Cháy, cách khoảng 5\d0 m/);
  const again = await outlines(stack, [square('06673', 'official', [107.0, 20.9, 107.06, 20.95])]);
  assert.match(again.out, /0 new, 1 replaced, 0 refused/);
  const over = await outlines(stack, [square('06673', 'official', [107.0, 20.9, 107.06, 20.95],
    { valid_from: '2026-01-01' })]);
  assert.equal(over.code, 1);
  assert.match(over.err, /overlaps/);
});

test('officials look a point up by the day of the event: districts then, communes now', async () => {
  const officer = await official(await shared(), 'baichay.canbo');
  const page = plain((await officer.get('/staff/places?point=21.07,106.99&day=2024-05-05')).text);
  assert.match(page, /Ngày 05\/05\/2024 .*thành phố Hạ Long .*Hôm nay .*phường Hoành Bồ/);
});

test('the operator hears "gần cầu Bãi Cháy, huyện Hoành Bồ cũ": both are shown, none is guessed', async () => {
  const officer = await official(await shared(), 'baichay.canbo');
  const q = encodeURIComponent('gần cầu Bãi Cháy, huyện Hoành Bồ cũ');
  const page = plain((await officer.get(`/staff/places?q=${q}`)).text);
  assert.match(page, /nhiều nơi, hãy hỏi lại/);
  for (const name of ['phường Bãi Cháy', 'phường Hoành Bồ', 'xã Thống Nhất', 'xã Quảng La'])
    assert.ok(page.includes(name), name);
  const one = plain((await officer.get('/staff/places?q=tt+troi+cu')).text);
  assert.match(one, /Nay là: phường Hoành Bồ/);
});

async function caseOf(stack, fields) {
  const filed = await new Client(stack.public).post('/report', { ...reportFields(newToken()), ...fields });
  assert.equal(filed.status, 200, filed.text.slice(0, 200));
  const { ref } = receiptOf(filed.text);
  return until(async () => (await stack.sql(`SELECT c.code FROM cases c JOIN case_report cr
    ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id WHERE r.ref = '${ref}'`))[0]?.[0],
  20_000, `a case for ${ref}`);
}

test('the case says where words, point and receiver disagree, and is silent where they agree', async () => {
  const stack = await owned();
  const officer = await official(stack, 'so.canbo');
  const look = async (fields) => {
    const code = await caseOf(stack, fields);
    return { code, text: plain((await officer.get(`/staff/cases/${code}`)).text) };
  };
  const wrong = await look({ what: 'Nước giếng ở xã Thống Nhất (Hoành Bồ cũ) có mùi tanh.',
    point: '20.92, 107.02' });
  assert.match(wrong.text, /bài viết nhắc tới “xã Thống Nhất” \(nay: xã Thống Nhất\); phản ánh được gửi tới phường Bãi Cháy/);
  const sure = await look({ what: 'Khói ở p. bai chay.', commune: '06673', point: '20.945, 107.059' });
  assert.doesNotMatch(sure.text, /Kiểm tra địa điểm/);
  const elsewhere = await look({ what: 'Khói đen ở phường Hà Tu', commune: '06652', point: '20.92, 107.02' });
  assert.match(elsewhere.text, /bài viết nhắc tới “phường Hà Tu”.*điểm trên bản đồ thuộc phường Bãi Cháy; phản ánh được gửi tới phường Hà Tu/);
  const both = await look({ what: 'Khói đen ở phường Hà Khánh', commune: '06652', point: '20.92, 107.02' });
  assert.match(both.text, /“phường Hà Khánh”.*điểm trên bản đồ thuộc phường Bãi Cháy; phản ánh được gửi tới phường Hà Tu/);
  const place = await officer.get(`/staff/cases/${both.code}/place`);
  assert.match(plain(place.text), /“phường Hà Khánh”.*Hôm nay.*điểm trên bản đồ thuộc phường Bãi Cháy/);
  const stranger = await official(stack, 'baichay.canbo');
  assert.equal((await stranger.get(`/staff/cases/${both.code}/place`)).status, 404);
});

test('one statement a lookup, by the spatial index, as fast with 3,321 communes as with 215', async () => {
  const stack = await owned();
  const officer = await official(stack, 'so.canbo');
  const sent = await stack.counter('staff');
  const at = '/staff/places?point=12.55,108.52'; // the made-up communes lie in the south
  const measure = async () => {
    await officer.get(at);
    const before = await sent();
    await officer.get(at);
    const statements = (await sent()) - before;
    const times = [];
    for (let i = 0; i < 25; i += 1) {
      const start = process.hrtime.bigint();
      const page = await officer.get(at);
      times.push(Number(process.hrtime.bigint() - start) / 1e6);
      assert.match(plain(page.text), /điểm trên bản đồ có lẽ thuộc xã Thử/);
    }
    return { statements, ms: Math.min(...times) };
  };
  // Squares of 0.1 degree side by side, with their centres.
  const fill = (from, to) => stack.sql(`INSERT INTO unit (code, level, kind_vi, name_vi, parent_code,
      valid_from, latitude, longitude)
    SELECT CONCAT('Z', seq), 'commune', 'xã', CONCAT('Thử ', seq), 'ZZ', '2025-07-01',
      9.05 + 0.1 * (seq DIV 58), 104.05 + 0.1 * (seq MOD 58) FROM seq_${from}_to_${to};
    INSERT INTO unit_shape (what, code, level, valid_from, accuracy, shape)
    SELECT 'outline', code, level, valid_from, 'approximate', ST_GEOMFROMTEXT(CONCAT('POLYGON((',
      longitude - 0.05, ' ', latitude - 0.05, ',', longitude + 0.05, ' ', latitude - 0.05, ',',
      longitude + 0.05, ' ', latitude + 0.05, ',', longitude - 0.05, ' ', latitude + 0.05, ',',
      longitude - 0.05, ' ', latitude - 0.05, '))'))
      FROM unit WHERE parent_code = 'ZZ' AND SUBSTRING(code, 2) BETWEEN ${from} AND ${to};
    INSERT INTO unit_shape (what, code, level, valid_from, accuracy, shape)
    SELECT 'centre', code, level, valid_from, 'centre', POINT(longitude, latitude)
      FROM unit WHERE parent_code = 'ZZ' AND SUBSTRING(code, 2) BETWEEN ${from} AND ${to};
    ANALYZE TABLE unit, unit_shape;`);
  await fill(2000, 2214);
  const few = await measure();
  await fill(1, 1999);
  await fill(2215, 3321);
  assert.ok(await count(stack, 'commune') >= 3321);
  const many = await measure();
  assert.equal(many.statements, few.statements);
  assert.ok(many.ms < few.ms * 3 + 5, `215: ${few.ms} ms, 3,321: ${many.ms} ms`);
  console.log(`a lookup: ${few.ms.toFixed(1)} ms with 215 communes, ${many.ms.toFixed(1)} ms with 3,321,`
    + ` ${many.statements} statements a page`);
  const file = await readFile(path.join(TOP, 'sql/queries/places.sql'), 'utf8');
  const box = (r) => [12.55 - r, 108.52 - r, 12.55 + r, 108.52 + r];
  const [south, west, north, east] = box(0.03);
  const [far_south, far_west, far_north, far_east] = box(0.3);
  const binds = { lat: 12.55, lon: 108.52, day: "'2026-11-22'", south, west, north, east,
    far_south, far_west, far_north, far_east };
  const statement = /(\(SELECT s\.what[\s\S]*? LIMIT 48);/.exec(file)[1]
    .replace(/:(\w+)/g, (_, name) => binds[name]);
  const plan = (await stack.sql(`EXPLAIN ${statement};`)).filter((row) => row[2] === 's');
  assert.deepEqual(plan.map((row) => row[5]), ['shape', 'shape']);
});

test('the directory: every level, numbers as data, what is not set is said', async () => {
  const stack = await owned();
  const reader = new Client(stack.public);
  const page = async (at) => plain((await reader.get(at)).text);
  const file = path.join(stack.dir, 'contacts.csv');
  const contacts = async (text) => {
    await writeFile(file, text);
    return stack.hotline(['unit', 'contacts', file, '--config', stack.config]);
  };
  const before = await page('/hotlines');
  for (const name of ['Cấp tỉnh', 'Sở Nông nghiệp và Môi trường', 'UBND phường Bãi Cháy'])
    assert.ok(before.includes(name), name);
  const { text: letters } = await reader.get('/hotlines');
  assert.match(letters, /letter=D"[^>]*>Đ</, 'all under D begin with Đ, and are looked for by it');
  assert.match(letters, /letter=B"[^>]*>B</);
  const set = await contacts('code,phone,email,hours\n06673,0203 000 777 (ABC),baichay@abc.vn,"24/7, cả lễ"\n06652,,,\n');
  assert.equal(set.code, 0, set.err);
  const after = await page('/hotlines?letter=');
  assert.match(after, /Bãi Cháy 0203 000 777 \(ABC\) Thư điện tử: baichay@abc\.vn Giờ trực: 24\/7, cả lễ/);
  assert.match(after, /Hà Tu Chưa công bố số điện thoại/);
  for (const [text, why] of [['code,phone\n', /heading must be code,phone,email,hours/],
    ['code,phone,email,hours\n99999,1,,\n', /contacts\.csv:2: no unit/],
    [`code,phone,email,hours\n06673,${'1'.repeat(41)},,\n`, /at most 40/],
    ['code,phone,email,hours\n06673,1,abc,\n', /has an @/]]) {
    const bad = await contacts(text);
    assert.equal(bad.code, 1);
    assert.match(bad.err, why);
  }
  assert.match(await page('/hotlines?letter=B'), /0203 000 777/);
});

test('the directory: old districts, communes and codes lead to the bodies of today', async () => {
  const reader = new Client((await shared()).public);
  const page = async (at) => plain((await reader.get(at)).text);
  const district = await page('/hotlines?q=huyen+hoanh+bo');
  assert.match(district, /huyện Hoành Bồ \(trước đây\) .*nhiều cơ quan/);
  for (const name of ['UBND phường Hoành Bồ', 'UBND xã Thống Nhất', 'UBND xã Quảng La'])
    assert.ok(district.includes(name), name);
  assert.match(await page('/hotlines?q=TT+Tr%E1%BB%9Bi'), /thị trấn Trới \(trước đây\) .*UBND phường Hoành Bồ/);
  assert.match(await page('/hotlines/204'), /huyện Hoành Bồ \(trước đây\) .*UBND phường Hoành Bồ/);
  const twice = await page('/hotlines/06820'); // a code that went on to another unit
  assert.match(twice, /Vàng Danh/);
  assert.match(twice, /Trưng Vương \(trước đây\)/);
  assert.equal((await reader.get('/hotlines/00000')).status, 404);
  assert.match(await page('/hotlines?q=khong+co+noi+nao'), /Không tìm thấy.*số của tỉnh/);
});

test('the map: one cached answer, compressed, of outlines and centres', async () => {
  const stack = await owned();
  const drawn = await outlines(stack, [square('06673', 'official', [107.0, 20.9, 107.06, 20.95])]);
  assert.equal(drawn.code, 0, drawn.err);
  const answer = await new Client(stack.public).get('/map.json?look=1');
  assert.match(answer.headers['cache-control'], /public, max-age=3600/);
  const map = JSON.parse(answer.text);
  const levels = map.features.map((f) => f.properties.level);
  assert.equal(levels.filter((l) => l === 'centre').length, 54);
  assert.ok(levels.includes('province') && levels.includes('commune'));
  const packed = await new Promise((resolve) => {
    const at = new URL(stack.public);
    http.get({ host: at.hostname, port: at.port, path: '/map.json',
      headers: { Host: at.host, 'Accept-Encoding': 'gzip' } }, (r) => {
      let n = 0;
      r.on('data', (piece) => { n += piece.length; });
      r.on('end', () => resolve({ n, coding: r.headers['content-encoding'] }));
    });
  });
  assert.equal(packed.coding, 'gzip');
  assert.ok(packed.n < 60_000, `${packed.n} bytes`);
  const form = (await new Client(stack.public).get('/')).headers['content-security-policy'];
  assert.match(form, /img-src 'self' data:;/);
});

if (!existsSync(boundaries)) {
  skip(`the boundary files are imported: no ${boundaries}`);
} else {
  test('the boundary files are imported, and known places fall where they are', async () => {
    const stack = await owned();
    await stack.sql("DELETE FROM unit_shape WHERE code LIKE 'Z%' OR code IN ('06673', '06652') AND what = 'outline'");
    for (const name of (await readdir(boundaries)).filter((n) => n.endsWith('.geojson'))) {
      const done = await stack.hotline(['unit', 'outlines', path.join(boundaries, name), '--config', stack.config]);
      assert.equal(done.code, 0, `${name}: ${done.err}`);
    }
    assert.equal(await count(stack, 'commune'), 215);
    assert.equal(await count(stack, 'district'), 33);
    assert.equal(await count(stack, 'province'), 3);
    const officer = await official(stack, 'so.canbo');
    for (const [point, name, district] of [['20.9539,107.0472', 'Bãi Cháy', 'Hạ Long'],
      ['21.0158,107.3600', 'Cửa Ông', 'Cẩm Phả'], ['21.5236,107.9667', 'Móng Cái 1', 'Móng Cái']]) {
      const page = plain((await officer.get(`/staff/places?point=${point}&day=2024-05-05`)).text);
      assert.match(page, new RegExp(`thành phố ${district} .*Hôm nay .*(phường ${name}|Gợi ý)`), page);
    }
  });
}
