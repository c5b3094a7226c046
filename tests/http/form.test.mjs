// The form's second step, what it tells of others, danger said again, and its weight.
import { gunzipSync } from 'node:zlib';
import { Client, unescape } from './client.mjs';
import { counts, newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const FAR = '06658'; // no other test counts here
const citizen = async () => new Client((await shared()).public);
const field = (html, name) => new RegExp(`<[^>]*\\bname="${name}"[^>]*>`).exec(html)?.[0] ?? '';
const section = (html, id) => new RegExp(`id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';

// A month relative to this one, "YYYY-MM" as Viet Nam has it.
function month(back) {
  const now = new Date(Date.now() + 7 * 3600e3);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
    .toISOString().slice(0, 7);
}
const told = (back) => month(back).split('-').map(Number).reverse().join('/');

async function figure(commune, pollution, back, n) {
  await (await shared()).sql(`REPLACE INTO figure (month, unit_id, what, pollution, n)
    SELECT '${month(back)}', id, 'received', '${pollution}', ${n} FROM unit
     WHERE code = '${commune}' AND valid_to IS NULL`);
}

async function alike(commune, pollution) {
  const answer = await (await citizen()).get(`/alike?commune=${commune}&pollution=${pollution}`);
  return answer.status === 200 ? JSON.parse(answer.text).words : answer.status;
}

test('the second step without script keeps everything typed and shows what fits', async () => {
  const stack = await shared();
  const before = await counts(stack);
  const fields = { ...reportFields(newToken()), q_water_foam: 'yes' };
  const first = (await (await citizen()).get('/')).text;
  assert.match(first, /name="more" value="1" formaction="\/report#alike"/);
  assert.match(first, /<fieldset class="question"[^>]* hidden disabled/);
  const answer = await (await citizen()).post('/report', { ...fields, more: '1', what: '' });
  assert.equal(answer.status, 200);
  assert.ok(!answer.text.includes('class="problems"'), 'nothing is complained of yet');
  assert.match(field(answer.text, 'place'), new RegExp(`value="${fields.place}"`));
  assert.match(field(answer.text, 'name'), new RegExp(`value="${fields.name}"`));
  assert.match(answer.text, new RegExp(`name="token"[^>]* value="${fields.token}"`));
  assert.match(answer.text, /value="yes" checked/);
  assert.match(answer.text, /data-about="water"(?:(?!hidden)[^>])*>/);
  assert.match(answer.text, /data-about="odour"[^>]* hidden disabled/);
  assert.match(section(answer.text, 'alike'), /name="me_too"/);
  assert.deepEqual(await counts(stack), before);
});

test('months that are over are told from five reports on, this month from twenty, in steps', async () => {
  for (const [n, words] of [[4, `Tháng ${told(1)}: dưới 5 phản ánh.`],
    [5, `Tháng ${told(1)}: 5 phản ánh.`], [6, `Tháng ${told(1)}: 6 phản ánh.`]]) {
    await figure(FAR, 'soil', 1, n);
    assert.ok((await alike(FAR, 'soil')).includes(words), `${n}: ${await alike(FAR, 'soil')}`);
  }
  for (const [n, words] of [[19, null], [20, 'từ 20 '], [21, 'từ 20 '], [49, 'từ 20 '],
    [50, 'từ 50 '], [999, 'từ 500 '], [1000, 'từ 1000 ']]) {
    await figure(FAR, 'soil', 0, n);
    const now = /Tháng này đã có (từ \d+ )/.exec(await alike(FAR, 'soil'))?.[1] ?? null;
    assert.equal(now, words, `${n} this month`);
  }
  await figure(FAR, 'soil', 3, 77);
  assert.ok(!(await alike(FAR, 'soil')).includes('77'), 'older months are not told');
});

test('one report moves no number that anybody may read', async () => {
  const stack = await shared();
  await figure('06661', 'light', 0, 30);
  const counted = () => stack.sql(`SELECT f.n FROM figure f JOIN unit u ON u.id = f.unit_id
    WHERE u.code = '06661' AND f.month = '${month(0)}' AND f.pollution = 'light'`);
  const at = await alike('06661', 'light');
  assert.match(at, /từ 20 /);
  await (await citizen()).post('/report',
    { ...reportFields(newToken()), commune: '06661', pollution: 'light' });
  await until(async () => (await counted())[0][0] === '31', 20_000, 'the report is counted');
  assert.equal(await alike('06661', 'light'), at);
  const [[view]] = await stack.sql(`SELECT COUNT(*) FROM pub_month WHERE n < 5`);
  assert.equal(view, '0');
});

test('an unknown commune or kind is not found', async () => {
  assert.equal(await alike('99999', 'water'), 404);
  assert.equal(await alike('06673', 'nothing'), 404);
  assert.equal((await (await citizen()).get('/alike')).status, 404);
});

test('"me too" needs kind and commune alone, and says so of what lacks', async () => {
  const stack = await shared();
  const { token } = reportFields(newToken());
  const sent = { csrf: '', token, pollution: 'odour', commune: '06673', me_too: '1' };
  const answer = await (await citizen()).post('/report', sent);
  const { ref } = receiptOf(answer.text);
  const [[what, place]] = await stack.sql(`SELECT t.what, t.place FROM report r
    JOIN report_text t ON t.report_id = r.id WHERE r.ref = '${ref}'`);
  assert.match(what, /^Tôi cũng bị/);
  assert.equal(place ?? '', '');
  const lacking = await (await citizen()).post('/report', { token: newToken(), me_too: '1' });
  assert.equal(lacking.status, 422);
  assert.match(unescape(lacking.text), /Có 2 chỗ cần sửa[\s\S]*id="danger"/, 'first of all: on a telephone it is on the first screen');
});

test('danger is said before sending and on the receipt, and only then', async () => {
  const fields = { ...reportFields(newToken()), q_who_hurt: 'yes' };
  const step = await (await citizen()).post('/report', { ...fields, more: '1' });
  assert.ok(!/hidden/.test(/<section[^>]*id="danger-again"[^>]*>/.exec(step.text)[0]));
  const receipt = (await (await citizen()).post('/report', fields)).text;
  assert.match(receipt, /<strong>114<\/strong>/);
  const calm = { ...fields, token: newToken(), q_who_hurt: 'no' };
  assert.match((await (await citizen()).post('/report', { ...calm, more: '1' })).text,
    /id="danger-again"[^>]* hidden/);
  assert.ok(!(await (await citizen()).post('/report', calm)).text.includes('<strong>114'));
});

test('danger in the words alone is heard as well', async () => {
  const fields = { ...reportFields(newToken()),
    what: 'Nhà máy ABC rò rỉ khí độc, nhiều người ngất xỉu, cần cấp cứu ngay.' };
  assert.match((await (await citizen()).post('/report', fields)).text, /<strong>115<\/strong>/);
});

test('a script gets the receipt as JSON, the same one each time, or what is to be mended', async () => {
  const headers = { Accept: 'application/json' };
  const fields = reportFields(newToken());
  const first = JSON.parse((await (await citizen()).post('/report', fields, { headers })).text);
  assert.match(first.ref, /^\d\d-\d{4}-\d{4}$/);
  const page = receiptOf((await (await citizen()).post('/report', fields)).text);
  assert.deepEqual({ ref: first.ref, key: first.key }, page);
  const wrong = await (await citizen()).post('/report', { token: newToken() }, { headers });
  assert.equal(wrong.status, 422);
  assert.equal(JSON.parse(wrong.text).problems.length, 4);
  const other = await (await citizen()).post('/report', { ...fields, what: 'Khác' }, { headers });
  assert.equal(other.status, 409);
});

test('the first view is under 50 KB compressed, with all that it asks for', async () => {
  const headers = { 'Accept-Encoding': 'gzip' };
  const unpack = (a) => (a.headers['content-encoding'] === 'gzip' ? gunzipSync(a.body) : a.body)
    .toString();
  const page = await (await citizen()).get('/', { headers });
  const html = unpack(page);
  const files = new Set([...html.matchAll(/(?:src|href)="(\/static\/[^"#]+)/g)].map((m) => m[1]));
  files.add('/static/down.svg'); // the style sheet asks for it
  const sizes = { '/': page.body.length };
  for (const file of files) {
    const answer = await (await citizen()).get(file, { headers });
    assert.equal(answer.status, 200, file);
    sizes[file] = answer.body.length;
  }
  const all = Object.values(sizes).reduce((sum, n) => sum + n, 0);
  console.log(`# first view: ${all} bytes: ${JSON.stringify(sizes)}`);
  assert.ok(all < 50 * 1024, `${all} bytes`);
  assert.ok(!/<script(?![^>]* defer)/.test(html), 'no script stands in the way of the page');
});

test('the form kept for times without network carries no token', async () => {
  const page = (await (await citizen()).get('/offline')).text;
  assert.match(page, /name="token" id="token" value=""/);
});
