// A polluter without a published decision is named nowhere that the public reads.
import { Client } from './client.mjs';
import { facility, taxCode } from './facilities.mjs';
import { day, newCase, official, step } from './officials.mjs';
import { decided, published, ward } from './publications.mjs';
import { assert, test } from './runner.mjs';
import { until } from './stack.mjs';

async function verified() {
  const { stack, officer } = await ward();
  const code = await newCase(stack);
  await step(officer, code, 'accept');
  await step(officer, code, 'conclude', { finding: 'violation', findings: 'Nước đen ABC' });
  return code;
}

async function clear(code, description) {
  const { head } = await ward();
  const at = `/staff/cases/${code}/public`;
  const fields = { do: 'clear', description, notes: '', commune: '06673', sure: '1' };
  const first = await head.submit(at, fields, { action: at });
  const mark = /name="look_description" value="([0-9a-f]{64})"/.exec(first.text)?.[1];
  return mark ? head.submit(at, { ...fields, look_description: mark }, { action: at }) : first;
}

const publicIds = async (code) => (await ward()).stack.sql(`SELECT p.public_id FROM pub_request p
  JOIN cases c ON c.id = p.live_case WHERE c.code = '${code}'`);

test('a cleared text holds no facility of the register, with or without diacritics', async () => {
  const { stack, officer } = await ward();
  const id = await facility(stack, officer, { name: 'Nhà máy Thạch Thảo ABC', tax: taxCode('570012345') });
  assert.ok(id > 0, JSON.stringify(id));
  const code = await verified();
  for (const words of ['Nhà máy Thạch Thảo ABC xả nước đen.', 'NHA MAY THACH THAO ABC xả nước.']) {
    const answer = await clear(code, words);
    assert.equal(answer.status, 422, words);
    assert.match(answer.text, /chưa bị công bố/);
  }
  assert.equal((await clear(code, 'Nước đen ở mương chợ đã được kiểm tra.')).status, 303);
});

test('a record that names whom a cleared text names takes that text off at once', async () => {
  const { stack, officer } = await ward();
  const code = await verified();
  const name = 'Công ty Tên lộ ABC';
  assert.equal((await clear(code, `Đã kiểm tra ${name}.`)).status, 303, 'nobody knew it yet');
  const [[shown]] = await publicIds(code);
  assert.equal((await new Client(stack.public).get(`/open311/v2/requests/${shown}.json`)).status, 200);
  const at = `/staff/cases/${code}/sanction`;
  const opened = await officer.submit(at, { violator: name, detected_on: day(-1), record_term: 'normal' }, { action: at });
  const file = opened.headers.location.split('/').pop();
  assert.equal((await step(officer, file, 'record', { do: 'save', number: '15/BB-VPHC', made: day(), detected: day(-1),
    place: 'Khu 5', subject: 'organization', name, address: 'Số 1 ABC', representative: 'Nguyễn Văn ABC',
    has_signed: 'yes', act0_code: '45/2022:Đ18.2.c', act0_described: 'Xả nước thải.', act0_state: 'going_on', stop: '1' },
  'write')).status, 303);
  assert.deepEqual(await publicIds(code), []);
  assert.equal((await new Client(stack.public).get(`/open311/v2/requests/${shown}.json`)).status, 404);
  assert.equal((await clear(code, `Đã kiểm tra ${name}.`)).status, 422, 'now it is refused');
});

test('a person: neither address nor number, and an unsigned decision names nobody', async () => {
  const { stack, citizen } = await ward();
  const code = await decided('Trần Thị Ví Dụ ABC', true, { subject: 'individual', address: 'Số 7 ngõ 9 phố ABC',
    fine: '3500000' });
  const slug = await published(code);
  await until(async () => (await new Client(stack.public).get('/violators?q=vi+du+abc')).text.includes('Ví Dụ ABC'),
    10_000, 'the list finds it');
  for (const at of [`/violators/${slug}`, '/violators?q=vi+du+abc', '/violators.csv', '/violators.json', '/feed.atom']) {
    const { text } = await new Client(stack.public).get(at);
    assert.ok(text.includes('Trần Thị Ví Dụ ABC'), at);
    assert.doesNotMatch(text, /ngõ 9 phố|5700123456/, at);
  }
  assert.match((await citizen.get(`/violators/${slug}`)).text, /được che theo mặc định/);
});

test('a decision that is cancelled or withdrawn leaves no cleared text behind that names it', async () => {
  const { stack, head, parent } = await ward();
  const name = 'Công ty Còn sót ABC';
  const code = await decided(name, true);
  await published(code);
  const officer = await official(stack, 'baichay.canbo');
  await step(officer, parent, 'conclude', { finding: 'violation', findings: 'Nước đen ABC' });
  assert.equal((await clear(parent, `${name} đã bị xử phạt.`)).status, 303, 'it is published');
  assert.equal((await step(head, code, 'withdraw', { words: 'Công bố sai ABC.' }, 'write')).status, 303);
  assert.deepEqual(await publicIds(parent), []);
});
