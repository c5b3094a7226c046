// What officials clear of a case, and that nothing else of it is to be had by Open311: the
// journalist asks by list, number, token, place and time.
import { Client } from './client.mjs';
import { EVIDENCE, answered, day, newCase, official, step } from './officials.mjs';
import { newCase as filedCase } from './people.mjs';
import { conformance } from './open311/suite.mjs';
import { assert, test } from './runner.mjs';
import { apart } from './gateways.mjs';

const CENTRE = 'SELECT latitude, longitude FROM unit WHERE code = \'06673\' AND valid_to IS NULL';
const TEXT = 'Nước đen ở khu chợ <b>&amp;]]> "&": đã kiểm tra, có ô nhiễm.';

async function ask(stack, path, format = 'json') {
  const answer = await new Client(stack.public).get(`/open311/v2/${path.replace('?', `.${format}?`)
    + (path.includes('?') ? '' : `.${format}`)}`);
  return { status: answer.status, text: answer.text, headers: answer.headers,
    data: format === 'json' ? JSON.parse(answer.text) : null };
}

// Verified by the officer: the stage in which the head may clear.
async function verified(stack) {
  const code = await newCase(stack);
  const officer = await official(stack, 'baichay.canbo');
  await step(officer, code, 'accept');
  const done = await step(officer, code, 'conclude',
    { finding: 'pollution', findings: 'Nước đen ABC' });
  assert.equal(done.status, 303, done.text);
  return { code, officer };
}

function clear(client, code, fields = {}) {
  const to = `/staff/cases/${code}/public`;
  return client.submit(to, { do: 'clear', description: TEXT, notes: '', commune: '06673',
    sure: '1', ...fields }, { action: to });
}

async function csrf(client) {
  return /name="csrf" value="([^"]+)"/.exec((await client.get('/staff')).text)[1];
}

async function publicId(stack, code) {
  return (await stack.sql(`SELECT p.public_id FROM pub_request p JOIN cases c ON c.id = p.live_case
    WHERE c.code = '${code}'`))[0]?.[0];
}

test('nothing is cleared before verification has ended, nor by who may not', async () => {
  const stack = await apart();
  const head = await official(stack, 'baichay.truong');
  const before = await ask(stack, 'requests');
  const fresh = await newCase(stack);
  const page = await head.get(`/staff/cases/${fresh}/public`);
  assert.match(page.text, /Chưa xác minh xong/);
  assert.ok(!page.text.includes('name="description"'), 'no form');
  const forced = await head.post(`/staff/cases/${fresh}/public`, { csrf: await csrf(head),
    do: 'clear', description: TEXT, commune: '06673', sure: '1' });
  assert.equal(forced.status, 409);
  assert.equal((await ask(stack, 'requests')).text, before.text,
    'a report that was filed changes nothing in the list');

  const { code, officer } = await verified(stack);
  assert.match((await officer.get(`/staff/cases/${code}/public`)).text, /quyết định việc này/);
  const refused = await officer.post(`/staff/cases/${code}/public`, { csrf: await csrf(officer),
    do: 'clear', description: TEXT, commune: '06673', sure: '1' });
  assert.equal(refused.status, 403);
  const other = await official(stack, 'honggai.truong');
  assert.equal((await other.get(`/staff/cases/${code}/public`)).status, 404);
  assert.equal((await other.post(`/staff/cases/${code}/public`, { csrf: await csrf(other),
    do: 'clear', description: TEXT, commune: '06673', sure: '1' })).status, 404);
  assert.equal((await ask(stack, 'requests')).text, before.text);
});

test('what is cleared shows commune and day, and no more', async () => {
  const stack = await apart();
  const head = await official(stack, 'baichay.truong');
  const { code } = await verified(stack);
  const done = await clear(head, code, { notes: 'Cơ sở đã dừng xả.' });
  assert.equal(done.status, 303, done.text);
  const id = await publicId(stack, code);
  assert.match(id, /^[0-9a-f]{16}$/);
  const one = await ask(stack, `requests/${id}`);
  assert.equal(one.status, 200);
  const [q] = one.data;
  const [[lat, lon]] = await stack.sql(CENTRE);
  assert.equal(q.status, 'open');
  assert.equal(q.description, TEXT);
  assert.equal(q.status_notes, 'Cơ sở đã dừng xả.');
  assert.equal(q.address, 'phường Bãi Cháy, Quảng Ninh');
  assert.equal(q.address_id, '06673');
  assert.equal(q.lat, Number(Number(lat).toFixed(6)));
  assert.equal(q.long, Number(Number(lon).toFixed(6)));
  assert.equal(q.requested_datetime, `${day()}T00:00:00+07:00`);
  assert.equal(q.updated_datetime, `${day()}T00:00:00+07:00`);
  assert.equal(q.media_url, null);
  assert.equal(q.extended_attributes, undefined);
  const [ref] = (await stack.sql(`SELECT r.ref, r.id FROM report r JOIN case_report k
    ON k.report_id = r.id JOIN cases c ON c.id = k.case_id WHERE c.code = '${code}'`))[0];
  for (const secret of [code, ref, 'Sau chợ ABC', 'Nguyễn Thị ABC', '0912'])
    assert.ok(!one.text.includes(secret), secret);
  const list = await ask(stack, 'requests?service_code=water');
  assert.ok(list.data.some((x) => x.service_request_id === id));
  const extended = await ask(stack, `requests/${id}?extensions=true`);
  assert.equal(extended.data[0].extended_attributes.place_precision, 'commune');
  const results = await conformance(`${stack.public}/open311/v2`);
  assert.deepEqual(results.filter((r) => r.error && r.error !== 'skipped')
    .map((r) => `${r.name}: ${r.error}`), []);
});

test('steps inside change no time that the public sees; the end does', async () => {
  const stack = await apart();
  const head = await official(stack, 'baichay.truong');
  const { code, officer } = await verified(stack);
  await clear(head, code);
  const id = await publicId(stack, code);
  await stack.sql(`UPDATE pub_request SET updated_on = '${day(-5)}' WHERE public_id = '${id}'`);
  const seen = async () => (await ask(stack, `requests/${id}`)).data[0];
  const before = await seen();
  await step(officer, code, 'add_note', { note: 'ABC' });
  await step(officer, code, 'handle', { measures: 'Đã nhắc nhở ABC' });
  assert.deepEqual(await seen(), before);
  const to = `/staff/cases/${code}/step/answer`;
  const done = await officer.submit(to, answered('Đã xử lý ABC.'), { action: to, files: EVIDENCE() });
  assert.equal(done.status, 303, done.text);
  const after = await seen();
  assert.equal(after.status, 'closed');
  assert.equal(after.updated_datetime, `${day()}T00:00:00+07:00`);
  const open = await ask(stack, 'requests?status=open');
  assert.ok(!open.data.some((q) => q.service_request_id === id));
});

test('no name that is not published, no number, no address stands in it', async () => {
  const stack = await apart();
  const head = await official(stack, 'baichay.truong');
  const { code } = await verified(stack);
  for (const [fields, words] of [
    [{ description: 'Xuong GIAT  abc xả nước' }, /chưa bị công bố/],
    [{ notes: 'Đã nhắc Xưởng giặt ABC' }, /chưa bị công bố/],
    [{ description: 'Gọi 0912.345.678' }, /số định danh hoặc số điện thoại/],
    [{ description: 'viết tới abc@vidu.vn' }, /Có ký tự @/],
    [{ description: 'ệ'.repeat(4001) }, /4\.000 ký tự/],
    [{ sure: '' }, /đánh dấu ô này/], [{ description: '' }, /còn trống/],
  ]) {
    const answer = await clear(head, code, fields);
    assert.equal(answer.status, 422, JSON.stringify(fields));
    assert.match(answer.text, words);
  }
  assert.equal(await publicId(stack, code), undefined);
  assert.equal((await clear(head, code, { commune: '99999' })).status, 409);
  assert.equal((await clear(head, code, { description: 'ệ'.repeat(4000) })).status, 303);
});

test('taken back, it is as if it had never been', async () => {
  const stack = await apart();
  const head = await official(stack, 'baichay.truong');
  const { code } = await verified(stack);
  await clear(head, code);
  const id = await publicId(stack, code);
  assert.equal((await ask(stack, `requests/${id}`)).status, 200);
  const to = `/staff/cases/${code}/public`;
  const token = await csrf(head);
  assert.equal((await head.post(to, { csrf: token, do: 'withdraw', reason: '' })).status, 422);
  assert.equal((await head.post(to, { csrf: token, do: 'withdraw', reason: 'Nhận ra người ABC' }))
    .status, 303);
  assert.equal((await head.post(to, { csrf: token, do: 'withdraw', reason: 'ABC' })).status, 409);
  for (const format of ['json', 'xml']) {
    const gone = await ask(stack, `requests/${id}`, format);
    const never = await ask(stack, 'requests/0123456789abcdef', format);
    assert.equal(gone.status, 404);
    assert.equal(gone.text, never.text, 'the same words');
    const names = (h) => Object.keys(h).sort().join();
    assert.equal(names(gone.headers), names(never.headers));
  }
  assert.deepEqual((await ask(stack, `requests?service_request_id=${id}`)).data, []);
  await clear(head, code);
  assert.notEqual(await publicId(stack, code), id, 'cleared again: another number');
  const history = (await head.get(`/staff/cases/${code}`)).text;
  for (const words of ['Cho công khai tóm tắt', 'Rút tóm tắt công khai', 'Nhận ra người ABC'])
    assert.ok(history.includes(words), words);
});

test('a token leads to the number once there is one, and to nobody else\'s', async () => {
  const stack = await apart();
  const head = await official(stack, 'baichay.truong');
  const made = await stack.hotline(['open311', 'key', 'add', 'Chương trình ABC 9', '--config',
    stack.config]);
  const word = `The311${Date.now()}`;
  const filed = await new Client(stack.public).send('POST', '/open311/v2/requests.json', {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ api_key: made.out.trim(), service_code: 'odour',
      address_id: '06673', description: word }).toString() });
  const [{ token }] = JSON.parse(filed.text);
  const found = async (t) => (await ask(stack, `tokens/${t}`)).data[0].service_request_id;
  assert.equal(await found(token), null);
  let code;
  for (let i = 0; i < 200 && !code; i++) {
    [[code] = []] = await stack.sql(`SELECT c.code FROM cases c JOIN case_report k ON k.case_id = c.id
      JOIN report_text t ON t.report_id = k.report_id WHERE t.what = '${word}'`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  const officer = await official(stack, 'baichay.canbo');
  await step(officer, code, 'accept');
  assert.equal(await found(token), null, 'no step inside is told');
  await step(officer, code, 'conclude', { finding: 'pollution', findings: 'ABC' });
  assert.equal(await found(token), null);
  assert.equal((await clear(head, code)).status, 303);
  assert.equal(await found(token), await publicId(stack, code));
  assert.equal((await ask(stack, `tokens/${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`))
    .status, 404);
});

test('five minutes of a journalist: neither filters nor errors tell of what is not cleared', async () => {
  const stack = await apart();
  const all = async () => {
    const texts = [];
    for (const query of ['', '?status=open', '?status=closed', '?service_code=noise',
      '?page=2&page_size=1', `?start_date=${day()}T00:00:00%2B07:00`, '?page_size=1',
      '?lat=20.95&long=107.04&radius=1', '?bbox=107,20,108,21', '?updated_after=2026-01-01',
      '?service_request_id=1,2,3', '?extensions=true', "?service_code='%20OR%201=1--%20"])
      texts.push((await ask(stack, `requests${query}`)).text);
    for (const path of ['requests/1', 'requests/26-0000-0000', 'services/noise', 'tokens/x'])
      texts.push((await ask(stack, path)).text);
    return texts;
  };
  const before = await all();
  const secret = await filedCase(stack, { pollution: 'noise' });
  const officer = await official(stack, 'baichay.canbo');
  for (const name of ['accept', 'inspect']) await step(officer, secret.code, name);
  assert.deepEqual(await all(), before);
  for (const id of [secret.ref, secret.code, secret.report])
    assert.equal((await ask(stack, `requests/${encodeURIComponent(id)}`)).status, 404);
});
