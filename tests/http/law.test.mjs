// The law pages of officials: the same answers as the program's own words.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, unescape } from './client.mjs';
import { day } from './officials.mjs';
import { loginAs } from './people.mjs';
import { assert, test } from './runner.mjs';
import { TOP, shared } from './stack.mjs';
import { Worker } from './worker.mjs';

const PROVINCE = `${TOP}/workflows/demo/province.csv`;
const WATER = '45/2022:Đ18.3.c';
const WARNING = '45/2022:Đ18.1';
const HEAVY = '45/2022:Đ15.4.i';
const LIVESTOCK = '211/2026:Đ23.2';

let people = null;
function officer() {
  people ??= shared().then((stack) => loginAs(stack, 'baichay.canbo'));
  return people;
}

const plain = (html) => unescape(html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ').trim();
const vi = (iso) => iso.split('-').reverse().join('/');
const query = (fields) => new URLSearchParams(fields).toString();
const problems = (text) => /id="problems"([\s\S]*?)<\/div>/.exec(text)?.[1] ?? '';

// The section with that id.
function part(text, id) {
  return new RegExp(`<section class="card" id="${id}">([\\s\\S]*?)</section>`).exec(text)?.[1] ?? '';
}

async function asked(kind, fields) {
  return (await officer()).get(`/staff/law/${kind}?${query(fields)}`);
}

async function due(code, from) {
  const stack = await shared();
  return stack.hotline(['law', 'due', code, '--from', from, '--province', PROVINCE]);
}

const TERMS = [
  ['SERVE_DECISION', '2026-04-28'], // skips two holidays and a weekend
  ['RECORD_NORMAL', '2024-06-03'], // 2 working days then, 3 now
  ['RECORD_NORMAL', '2026-06-03'],
  ['LIMIT_SANCTION_ENV', '2024-05-01'], // two years, ends on a holiday and moves
  ['SEIZURE_REPORT', '2026-04-30T23:15'], // 24 hours through a holiday
  ['STOP_ACT', '2026-04-30T23:15'], // at once
  ['ENV_REMEDY_REPORT_BEFORE', '2026-05-20'], // counted back
  ['LATE_INTEREST_START', '2026-05-01'], // never moves
  ['DECIDE_SERIOUS', '2026-12-20'], // into a year whose holidays are not complete
  ['HOTLINE_STEP_RECEIVE', '2026-11-21T08:30'], // set by the province
];

test('terms: the page has the dates of hotline law due', async () => {
  for (const [term, from] of TERMS) {
    const done = await due(term, from);
    assert.equal(done.code, 0, `${term}: ${done.err}`);
    const cli = JSON.parse(done.out);
    const [start, time = ''] = from.split('T');
    const page = await asked('due', { term, from: start, from_time: time });
    assert.equal(page.status, 200, term);
    const html = part(page.text, 'answer');
    const [end, hour] = cli.due.split('T');
    const shown = /Hết hạn: <strong>[^,<]+, ([^<]+)<\/strong>/.exec(html)?.[1];
    assert.equal(shown, hour ? `${hour} ${vi(end)}` : vi(end), `${term} from ${from}`);
    const text = plain(html);
    for (const off of cli.skipped)
      assert.ok(text.includes(`${vi(off)}: `), `${term}: ${off} is not explained`);
    assert.equal(/nên chuyển sang ngày làm việc/.test(text), cli.rolled, `${term}: moved`);
    assert.equal(/cần đối chiếu văn bản|số liệu trình diễn/.test(text), cli.verified !== 'text',
      `${term}: how sure`);
    assert.equal(/class="notice/.test(html), cli.warning !== null, `${term}: warning`);
  }
});

test('terms: days off have names, each step its article, in both languages', async () => {
  const page = await asked('due', { term: 'SERVE_DECISION', from: '2026-04-28' });
  const text = plain(part(page.text, 'answer'));
  assert.match(text, /30\/04\/2026: Ngày Chiến thắng/);
  assert.match(text, /02\/05\/2026: Thứ Bảy/);
  assert.match(text, /Điều 70 Luật 15\/2012\/QH13/);
  assert.match(page.text, /<option value="SERVE_DECISION" selected>Giao quyết định xử phạt \(3/);
  const english = await asked('due', { term: 'SERVE_DECISION', from: '2026-04-28', lang: 'en' });
  (await officer()).cookies.delete('__Host-lang');
  assert.match(plain(part(english.text, 'answer')), /Law 15\/2012\/QH13 art\. 70/);
  assert.match(plain(part(english.text, 'answer')), /2 May 2026: Saturday/);
});

test('terms: no date is guessed', async () => {
  assert.equal((await due('HOTLINE_STEP_REPLY', '2020-06-01')).code, 3);
  const none = await asked('due', { term: 'HOTLINE_STEP_REPLY', from: '2020-06-01' });
  assert.match(plain(part(none.text, 'answer')), /không có quy định nào có hiệu lực/);
  const wrong = await asked('due', { term: 'GUESS', from: '31/02/2026' });
  assert.equal(wrong.status, 422);
  for (const field of ['term', 'from'])
    assert.ok(problems(wrong.text).includes(`#${field}"`), `a problem of ${field}`);
  assert.ok(wrong.text.includes('value="31/02/2026"'), 'typed text is kept');
});

// The same service with a province whose terms begin today: until then they are not set.
test('terms: one that the province has not set is said plainly', async () => {
  const stack = await shared();
  const today = day();
  const province = path.join(stack.dir, 'late.csv');
  const terms = (await readFile(PROVINCE, 'utf8')).replace(/2022-01-24/g, today);
  await writeFile(province, terms);
  const config = path.join(stack.dir, 'late.yaml');
  await writeFile(config, (await readFile(stack.config, 'utf8')).replaceAll(PROVINCE, province));
  const done = await stack.hotline(['law', 'due', 'HOTLINE_STEP_REPLY', '--from', '2022-06-01',
    '--province', province]);
  assert.equal(done.code, 4, done.err);
  const worker = await Worker.start(Object.create(stack, { config: { value: config } }), 'staff');
  try {
    const cookie = [...(await officer()).cookies].map((pair) => pair.join('=')).join('; ');
    const page = await worker.request('GET',
      '/staff/law/due?term=HOTLINE_STEP_REPLY&from=2022-06-01', { headers: { HTTP_COOKIE: cookie } });
    assert.equal(page.status, 200, page.text);
    assert.match(plain(part(page.text, 'answer')), /tỉnh chưa đặt.*Căn cứ: .*Quyết định 174/);
  } finally {
    await worker.stop();
  }
});

// A file as `law assess` reads it, and the same as the address of the page.
function address(file) {
  const fields = { handled: file.handled_on, subject: file.subject, do: 'count' };
  file.acts.forEach((act, i) => {
    fields[`act${i}_code`] = act.act;
    fields[`act${i}_state`] = act.ended_on ? 'ended' : 'going_on';
    fields[`act${i}_ended`] = act.ended_on ?? act.detected_on;
    for (const name of ['mitigating', 'aggravating'])
      if (act[name]) fields[`act${i}_${name}`] = String(act[name]);
    (act.other_parameters ?? []).forEach((one, k) => {
      fields[`act${i}_kind${k}`] = one.ph ? 'ph' : one.kind;
      if (!one.ph) fields[`act${i}_factor${k}`] = String(one.factor).replace('.', ',');
    });
  });
  return fields;
}

const ended = (act, more = {}) => ({ act, ended_on: '2026-09-20', ...more });
const FILES = [
  { handled_on: '2026-10-05', subject: 'organization', acts: [ended(WATER, {
    other_parameters: [{ kind: 'wastewater', factor: 2.1 }, { kind: 'wastewater', ph: true }] })] },
  { handled_on: '2026-10-05', subject: 'individual', acts: [ended(WATER, { mitigating: 1 }),
    { act: HEAVY, detected_on: '2026-10-01', aggravating: 2 }] },
  { handled_on: '2026-10-05', subject: 'household', acts: [ended(WARNING)] },
  { handled_on: '2026-10-05', subject: 'business_household', acts: [
    { act: WATER, ended_on: '2023-01-10', mitigating: 1, aggravating: 2 }] }, // out of time
  { handled_on: '2026-10-05', subject: 'organization', acts: [ended(LIVESTOCK), ended(WATER, {
    other_parameters: [{ kind: 'wastewater', factor: 1.0999999999999 }] })] },
  { handled_on: '2025-03-05', subject: 'individual', acts: [
    { act: WATER, detected_on: '2025-02-20', mitigating: 2 }] }, // before the two tiers
];

const money = (dd) => [...dd.matchAll(/([\d.]+) đồng/g)].map((m) => Number(m[1].replace(/\./g, '')));

// The facts of a page's dl: { term: text }.
function facts(html) {
  return Object.fromEntries([...html.matchAll(/<dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd>/g)]
    .map(([, dt, dd]) => [plain(dt), plain(dd)]));
}

const range = (min, max) => (min === max ? [min] : [min, max]);

function sameAct(cli, html, what) {
  const seen = facts(html);
  assert.ok(plain(html).includes(cli.act), what);
  if (cli.frame_min === null) assert.equal(seen['Khung tiền phạt'], undefined, what);
  else assert.deepEqual(money(seen['Khung tiền phạt']), [cli.frame_min, cli.frame_max], what);
  if (cli.fine_min === null) assert.equal(seen['Mức được phép'], undefined, what);
  else assert.deepEqual(money(seen['Mức được phép']), range(cli.fine_min, cli.fine_max), what);
  assert.equal(seen['Tăng thêm'] ?? '0%', `${cli.addition_percent}%`, what);
  if (cli.power_tested !== null)
    assert.deepEqual(money(seen['Mức xét thẩm quyền']), [cli.power_tested], what);
  assert.equal(seen['Thời hiệu đến hết'], vi(cli.limit_ends), what);
  assert.equal(/Đã hết thời hiệu/.test(html), !cli.in_time, what);
}

// Codes of positions on a day by their names; a field of its own may name one otherwise.
async function positions(on) {
  const { out } = await (await shared()).hotline(['law', 'list', 'positions', '--on', on]);
  return new Map(out.split('\n').map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g)
    .map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')))
    .map(([code, , name]) => [name, code]));
}

test('fines: the page has the numbers and signers of hotline law assess', async () => {
  const stack = await shared();
  for (const [i, file] of FILES.entries()) {
    const done = await stack.hotline(['law', 'assess', '-'], { input: JSON.stringify(file) });
    assert.equal(done.code, 0, done.err);
    const cli = JSON.parse(done.out);
    const page = await asked('fine', address(file));
    assert.equal(page.status, 200, `file ${i}: ${problems(page.text)}`);
    const whole = facts(part(page.text, 'answer'));
    assert.deepEqual(money(whole['Tổng mức phạt']), range(cli.total_min, cli.total_max), `file ${i}`);
    assert.match(whole['Quyền giải trình'], cli.may_explain ? /^Có/ : /^Không/, `file ${i}`);
    const costs = [...page.text.matchAll(/<section class="card">\n<h2>\d+\. ([\s\S]*?)<\/section>/g)];
    assert.equal(costs.length, cli.acts.length, `file ${i}`);
    cli.acts.forEach((act, k) => sameAct(act, costs[k][1], `file ${i}, act ${k}`));
    const codes = await positions(file.handled_on);
    const list = part(page.text, 'signers').split('<details>')[0];
    assert.deepEqual([...list.matchAll(/<strong>([^<]*)<\/strong>/g)]
      .map((m) => codes.get(unescape(m[1]))), cli.signers, `file ${i}: signers`);
    assert.match(part(page.text, 'signers'), /Không được ký: [^<]*; [^<]*Điều/, `file ${i}: why not`);
    const told = (part(page.text, 'answer').match(/class="notice/g) ?? []).length;
    assert.equal(told, cli.warnings.length, `file ${i}: warnings`);
  }
});

test('fines: acts are found, added and removed by address alone', async () => {
  const who = await officer();
  for (const q of ['nuoc thai vuot 10 den duoi 20 m3', 'nước thải vượt 10 đến dưới 20 m3', WATER]) {
    const found = await asked('fine', { do: 'find', q, subject: 'household' });
    assert.ok(found.text.includes(`value="${WATER}"`), q);
    assert.match(found.text, /value="household" checked/, 'typed choices are kept');
  }
  const added = await asked('fine', { do: 'add', q: 'x', pick: WATER, handled: '2026-10-05',
    subject: 'household', act0_code: WARNING, act0_ended: '2026-09-20', act0_mitigating: '' });
  assert.equal(added.status, 303);
  const to = new URL(added.headers.location, 'http://x');
  assert.deepEqual(Object.fromEntries(to.searchParams), { handled: '2026-10-05',
    subject: 'household', act0_code: WARNING, act0_ended: '2026-09-20', act1_code: WATER });
  const removed = await asked('fine', { ...Object.fromEntries(to.searchParams), do: 'remove-0' });
  const page = await who.follow(removed);
  assert.equal(page.status, 200);
  assert.ok(page.text.includes(`name="act0_code" value="${WATER}"`));
  assert.doesNotMatch(page.text, /name="act1_code"/);
  assert.doesNotMatch(page.text, /id="problems"/, 'nothing is asked before the answer is');
});

test('fines: everything wrong is said at once', async () => {
  const empty = await asked('fine', { do: 'count' });
  assert.equal(empty.status, 422);
  for (const field of ['handled', 'subject', 'q'])
    assert.ok(problems(empty.text).includes(`#${field}"`), field);
  const wrong = await asked('fine', { do: 'count', handled: '2026-10-05', subject: 'organization',
    act0_code: WATER, act0_state: 'ended', act0_ended: '2026-10-06', act0_factor0: '2,1',
    act1_code: WATER, act1_mitigating: 'ABC', act2_code: LIVESTOCK, act2_state: 'going_on',
    act2_ended: '2022-01-01' });
  assert.equal(wrong.status, 422);
  for (const field of ['act0_ended', 'act0_kind0', 'act1_state', 'act1_mitigating', 'act2_state'])
    assert.ok(problems(wrong.text).includes(`#${field}"`), field);
  assert.ok(wrong.text.includes('value="2,1"') && wrong.text.includes('value="ABC"'), 'kept');
  const guessed = await asked('fine', { do: 'add', pick: 'GUESS' });
  assert.equal(guessed.status, 400);
});

test('law pages: only for officials who are logged in, and linked for them', async () => {
  const stack = await shared();
  for (const page of ['/staff/law/due', '/staff/law/fine']) {
    const stranger = await new Client(stack.staff).get(page);
    assert.equal(stranger.status, 303);
    assert.match(stranger.headers.location, /^\/staff\/login/);
    assert.equal((await new Client(stack.public).get(page)).status, 404);
  }
  const home = await (await officer()).get('/staff');
  assert.match(home.text, /href="\/staff\/law\/due"/);
  assert.match(home.text, /href="\/staff\/law\/fine"/);
});
