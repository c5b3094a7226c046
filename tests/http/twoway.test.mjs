// Reporter and unit write to each other: each sees when the other opened the letter.
import { Client, formOf } from './client.mjs';
import { official } from './officials.mjs';
import { newCase } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

async function follow(stack, key) {
  const citizen = new Client(stack.public);
  assert.equal((await citizen.post('/track', { key })).status, 303);
  return citizen;
}
async function write(citizen, fields, files) {
  const page = await citizen.get('/track/status');
  return citizen.post('/track/message', { ...formOf(page.text, '/track/message').hidden, ...fields }, files);
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
  assert.ok((await count()) - before <= 10, 'marking fits into the ten');
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
