// Reporter and unit write to each other: each sees when the other opened the letter.
import { Client, formOf } from './client.mjs';
import { official } from './officials.mjs';
import { newCase } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

async function follow(stack, key) {
  const citizen = new Client(stack.public);
  assert.equal((await citizen.post('/track', { key })).status, 303);
  return citizen;
}
async function write(citizen, fields) {
  const page = await citizen.get('/track/status');
  return citizen.post('/track/message', { ...formOf(page.text, '/track/message').hidden, ...fields });
}
async function letter(officer, code, body) {
  const to = `/staff/cases/${code}/message`;
  const page = await officer.get(`/staff/cases/${code}`);
  return officer.post(to, { ...formOf(page.text, to).hidden, body });
}
const section = (page) => page.text.match(/<section[^>]*id="messages"[^]*?<\/section>/)[0];

test('each side sees when the other first opened a letter, and nothing more', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const above = await official(stack, 'so.canbo');
  const { code, key, report } = await newCase(stack, { pollution: 'noise' });
  assert.equal((await letter(officer, code, 'Ồn vào giờ nào?')).status, 303);
  assert.doesNotMatch(section(await officer.get(`/staff/cases/${code}`)), /đã đọc lúc/);
  // A slip of the form and the page of a stranger are no reading.
  await new Client(stack.public).get('/track/status');
  const citizen = await follow(stack, key);
  assert.doesNotMatch(section(await officer.get(`/staff/cases/${code}`)), /đã đọc lúc/);
  assert.match((await citizen.get('/track/status')).text, /Ồn vào giờ nào\?/);
  const times = () => stack.sql(`SELECT sent_us <= read_us, read_us FROM message_out
    WHERE report_id = ${report} AND body = 'Ồn vào giờ nào?'`);
  const [first] = await times();
  assert.equal(first[0], '1');
  await citizen.get('/track/status');
  assert.deepEqual((await times())[0], first, 'the first time stays');
  assert.match(section(await officer.get(`/staff/cases/${code}`)), /đã đọc lúc/);

  assert.equal((await write(citizen, { body: 'Từ 22 giờ' })).status, 303);
  await above.get(`/staff/cases/${code}`);
  assert.doesNotMatch((await citizen.get('/track/status')).text, /Cơ quan đã đọc lúc/, 'another unit');
  const count = await stack.counter('staff');
  const before = await count();
  assert.match(section(await officer.get(`/staff/cases/${code}`)), /Từ 22 giờ/);
  const cost = (await count()) - before;
  assert.ok(cost <= 10, `${cost} statements with the one that marks`);
  assert.match((await citizen.get('/track/status')).text, /Từ 22 giờ<\/p>\s*<p class="when">Cơ quan đã đọc lúc/);
});

test('a session that was left marks nothing', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const { code, key, report } = await newCase(stack, { pollution: 'noise' });
  const citizen = await follow(stack, key);
  const page = await citizen.get('/track/status');
  const cookie = citizen.cookies.get('__Host-pub');
  await citizen.post('/track/leave', formOf(page.text, '/track/leave').hidden);
  assert.equal((await letter(officer, code, 'ABC sau khi khóa')).status, 303);
  citizen.cookies.set('__Host-pub', cookie);
  assert.equal((await citizen.get('/track/status')).status, 303);
  assert.deepEqual(await stack.sql(`SELECT COUNT(read_us) FROM message_out WHERE report_id = ${report}
    AND body = 'ABC sau khi khóa'`), [['0']]);
});

// The smallest picture of type PNG.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAA'
  + 'AABJRU5ErkJggg==', 'base64');
const photo = (data, filename = 'ABC.png', type = 'image/png') => ['photos', { filename, type, data }];
async function send(citizen, fields, files) {
  const page = await citizen.get('/track/status');
  const { hidden } = formOf(page.text.slice(page.text.indexOf('multipart/form-data') - 100), '/track/message');
  return citizen.upload('/track/message', [...Object.entries({ ...hidden, ...fields }), ...files]);
}
const filesOf = (stack, report) => stack.sql(`SELECT f.id, p.state FROM report_file f
  JOIN report r ON r.token_hash = f.token_hash LEFT JOIN photo p ON p.file_id = f.id
  WHERE r.id = ${report} ORDER BY f.id`);

test('a photo sent later with a letter is cleaned and shown with the files of the report', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const { code, key, report } = await newCase(stack, { pollution: 'noise' });
  const citizen = await follow(stack, key);
  // What is no picture comes back with the text; the good one is kept and need not be chosen again.
  const first = await send(citizen, { body: 'ABC ảnh mới' }, [photo(PNG), photo(Buffer.from('không'), 'b.png')]);
  assert.equal(first.status, 422);
  assert.match(first.text, /ABC ảnh mới/);
  assert.match(first.text, /“b.png” không phải là ảnh/);
  assert.match(first.text, /id="kept">Đã nhận 1 tệp/);
  assert.deepEqual(await filesOf(stack, report), []);
  const { hidden } = formOf(first.text.slice(first.text.indexOf('multipart/form-data') - 100), '/track/message');
  const fields = Object.entries({ ...hidden, body: 'ABC ảnh mới' });
  for (let i = 0; i < 2; i += 1) assert.equal((await citizen.upload('/track/message', fields)).status, 303);
  const [[file]] = await until(async () => {
    const rows = await filesOf(stack, report);
    return rows[0]?.[1] === 'clean' ? rows : null;
  }, 20_000, 'cleaned');
  assert.match((await officer.get(`/staff/cases/${code}`)).text, new RegExp(`photos/${file}"`));
  assert.equal((await officer.get(`/staff/cases/${code}/photos/${file}`)).headers['content-type'], 'image/jpeg');
  assert.match((await officer.get(`/staff/cases/${code}/files`)).text, /PNG|png/);
  assert.equal((await filesOf(stack, report)).length, 1, 'sent twice, kept once');
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM outbox WHERE kind = 'photo' AND ref = ${file}`), [['1']]);
});

test('a report takes 40 files and no more; the letter says so and keeps its text', async () => {
  const stack = await shared();
  const { key, report } = await newCase(stack, { pollution: 'noise' });
  const citizen = await follow(stack, key);
  const fill = (n, from) => stack.sql(Array.from({ length: n }, (_, i) => `INSERT INTO report_file
    (token_hash, digest, blob_name, type, size, came_us) SELECT token_hash, RANDOM_BYTES(32),
    'twoway-${report}-${from + i}', 'pdf', 1, UNIX_TIMESTAMP() * 1000000 FROM report WHERE id = ${report}`).join(';'));
  await fill(39, 0);
  assert.equal((await send(citizen, { body: 'ABC thứ 40' }, [photo(PNG)])).status, 303);
  assert.equal((await filesOf(stack, report)).length, 40);
  const over = await send(citizen, { body: 'ABC thứ 41' }, [photo(Buffer.concat([PNG, Buffer.from('x')]))]);
  assert.equal(over.status, 422);
  assert.match(over.text, /đã có 40 tệp/);
  assert.match(over.text, /ABC thứ 41/);
  assert.equal((await send(citizen, { body: 'ABC thứ 41' }, [])).status, 303);
  assert.equal((await filesOf(stack, report)).length, 40);
});
