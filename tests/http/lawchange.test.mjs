// New tables of the law: what they change for open cases, activation, undo, terms of the province.
import { cp, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { day, newCase, official, step } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { Stack, TOP } from './stack.mjs';
import { Worker } from './worker.mjs';

const CODE = 'SERVE_DECISION';
const OFFICE = ['--unit', '06673', '--role', 'admin'];

// A copy of the shipped tables in which `change` was done to one of them.
async function changed(dir, name, change) {
  const to = await mkdtemp(path.join(dir, 'tables-'));
  await cp(`${TOP}/workflows/law`, to, { recursive: true });
  const file = path.join(to, name);
  const before = await readFile(file, 'utf8');
  const after = change(before);
  assert.notEqual(after, before, 'the test changes something');
  await writeFile(file, after);
  return to;
}

// The term to serve a decision is `length` working days from `since` on.
function longer(length, since, end) {
  return (text) => text.split('\n').flatMap((line) => {
    if (!line.startsWith(`${CODE},`) || !/,2025-07-01,,text,/.test(line)) return [line];
    return [line.replace(',2025-07-01,,', `,2025-07-01,${end},`),
      line.replace(/,\d+,working_day,/, `,${length},working_day,`)
        .replace(',2025-07-01,,', `,${since},,`).replace('Law 88/2025/QH15', 'Law ABC')];
  }).join('\n');
}

async function own() {
  const stack = await Stack.start({ workers: 1 });
  await stack.newOfficial('quantri.abc', 'Quản Trị ABC', OFFICE);
  stack.law = (...args) => stack.hotline(['law', ...args, '--config', stack.config]);
  return stack;
}

async function dueOn(officer, from) {
  const page = await officer.get(`/staff/law/due?term=${CODE}&from=${from}`);
  assert.equal(page.status, 200);
  return /(\d+) ngày làm việc kể từ/.exec(page.text)?.[1];
}

test('diff names rows, and warns where a row that counts is edited', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'hldiff-'));
  const stack = new Stack();
  const diff = (to) => stack.hotline(['law', 'diff', '--tables', to, '--against',
    `${TOP}/workflows/law`]);
  try {
    const same = await diff(`${TOP}/workflows/law`);
    assert.equal(same.code, 0, same.err);
    assert.match(same.out, /Các bảng giống nhau/);
    const more = await diff(await changed(dir, 'deadlines.csv',
      longer(5, '2027-07-01', '2027-06-30')));
    assert.equal(more.code, 0, more.err);
    assert.match(more.out, /SERVE_DECISION từ 2025-07-01: đổi ngày hết hiệu lực/);
    assert.match(more.out, /valid_to: "" -> "2027-06-30"/);
    assert.match(more.out, /SERVE_DECISION từ 2027-07-01: dòng mới[^]*length: 5/);
    assert.doesNotMatch(more.out, /CHÚ Ý/);
    const edited = await diff(await changed(dir, 'holidays.csv',
      (text) => text.replace(/^2026-04-30,[^\n]*\n/m, '')));
    assert.match(edited.out, /2026-04-30: dòng bị bỏ[^]*CHÚ Ý/);
    for (const args of [['diff'], ['diff', '--tables'], ['diff', '--tables', dir],
      ['diff', '--tables', dir, '--on', 'ABC', '--against', dir], ['activate', '--tables', dir]])
      assert.equal((await stack.hotline(['law', ...args])).code, 2, args.join(' '));
    const nowhere = await diff('/nowhere');
    assert.equal(nowhere.code, 1, nowhere.out);
  } finally {
    await rm(dir, { recursive: true });
  }
});

test('tables are compared with open cases, activated, followed without a restart, undone', async () => {
  const stack = await own();
  try {
    const officer = await official(stack, 'baichay.canbo');
    const code = await newCase(stack);
    assert.equal((await step(officer, code, 'accept')).status, 303);
    const was = await stack.sql('SELECT COUNT(*), SUM(due_us) FROM clock WHERE stopped_us IS NULL');
    const to = await changed(stack.dir, 'deadlines.csv', (text) => longer(5, day(), day(-1))(text));
    const drafts = await stack.law('diff', '--tables', to);
    assert.equal(drafts.code, 0, drafts.err);
    assert.match(drafts.out, /SERVE_DECISION[^\n]*bắt đầu từ [^\n]*: \d+ ngày làm việc -> 5 ngày/);
    assert.equal(await dueOn(officer, day()), '3', 'nothing changed yet');

    const bad = await changed(stack.dir, 'deadlines.csv',
      (text) => text.replace(/^SERVE_DECISION,/gm, 'SERVE_DECISIONS,'));
    for (const [args, why] of [[['--tables', bad, '--by', 'quantri.abc'], /term_names|no term|has no/],
      [['--tables', to, '--by', 'baichay.canbo'], /role admin/],
      [['--tables', '/nowhere', '--by', 'quantri.abc'], /no folder/]]) {
      const no = await stack.law('activate', ...args);
      assert.equal(no.code, 1, no.out + no.err);
      assert.match(no.err, why);
    }
    assert.equal(await dueOn(officer, day()), '3');

    const done = await stack.law('activate', '--tables', to, '--by', 'quantri.abc', '--note', 'ABC');
    assert.equal(done.code, 0, done.err);
    assert.equal(await dueOn(officer, day()), '5', 'the running service follows');
    assert.equal(await dueOn(officer, day(-1)), '3', 'the rule of the right day');
    assert.deepEqual(
      await stack.sql('SELECT COUNT(*), SUM(due_us) FROM clock WHERE stopped_us IS NULL'), was,
      'running terms keep their day');
    const link = await readlink(path.join(stack.dir, 'law/current'));
    const rows = await stack.sql(`SELECT kind, LOWER(HEX(digest)), note FROM law_activation`);
    assert.deepEqual(rows, [['activate', link, 'ABC']]);
    const twice = await stack.law('activate', '--tables', to, '--by', 'quantri.abc');
    assert.match(twice.err, /in force already/);

    const undone = await stack.law('undo', '--by', 'quantri.abc');
    assert.equal(undone.code, 0, undone.err);
    assert.equal(await dueOn(officer, day()), '3');
    const again = await stack.law('undo', '--by', 'quantri.abc');
    assert.equal(again.code, 0, again.err);
    assert.equal(await dueOn(officer, day()), '5', 'undo of undo');
    const history = await stack.law('history');
    assert.equal(history.out.split('\n').filter((line) => /Quản Trị ABC/.test(line)).length, 3);
  } finally {
    await stack.stop();
  }
});

test('drafts that would be counted otherwise are named, with fine and signers', async () => {
  const stack = await own();
  try {
    await stack.sql(`UPDATE decision SET state = 'draft';
      UPDATE cases SET ended = 0 WHERE id IN (SELECT case_id FROM decision)`);
    const [[code, act]] = await stack.sql(`SELECT c.code, a.act_code FROM decision d
      JOIN cases c ON c.id = d.case_id JOIN decision_act a ON a.decision_id = d.id
      WHERE a.fine > 0 ORDER BY d.id LIMIT 1`);
    const dearer = await changed(stack.dir, 'acts.csv', (text) => text.split('\n')
      .map((line) => (line.startsWith(`${act},`)
        ? line.replace(/,(fine|warning_or_fine),(\d+),(\d+),/, ',$1,900000000,1000000000,')
        : line)).join('\n'));
    const diff = await stack.law('diff', '--tables', dearer);
    assert.equal(diff.code, 0, diff.err);
    assert.match(diff.out, new RegExp(`${code}: mức phạt \\d+ - \\d+ -> \\d+ - \\d+ đồng`));
    assert.match(diff.out, /nằm ngoài mức mới: phải soạn lại/);
    assert.match(diff.out, new RegExp(`${code}: người được ký [^\\n]*commune_chair[^\\n]* -> `));
    const english = await stack.law('diff', '--tables', dearer, '--lang', 'en');
    assert.match(english.out, /has to be drafted again/);
  } finally {
    await stack.stop();
  }
});

test('what stood still is left out of the day that new tables would give', async () => {
  const stack = await own();
  const at = (text) => Date.parse(`${text}+07:00`) * 1000;
  try {
    const [[id]] = await stack.sql(`SELECT id FROM cases WHERE code = '${await newCase(stack)}'`);
    // Monday; stood still from Tuesday to the Tuesday after: 3, 11 and 12 March count.
    const [[clock]] = await stack.sql(`INSERT INTO clock (case_id, code, ours, from_us, due_us)
      VALUES (${id}, '${CODE}', 1, ${at('2026-03-02T09:00')}, ${at('2026-03-13T00:00')} - 1)
      RETURNING id`);
    await stack.sql(`INSERT INTO clock_pause (clock_id, from_us, until_us, step, reason, article)
      VALUES (${clock}, ${at('2026-03-03T09:00')}, ${at('2026-03-10T09:00')}, 'stay', 'ABC', 'ABC')`);
    const edit = (days) => (text) => text.split('\n').map((line) =>
      (line.startsWith(`${CODE},`) && /,2025-07-01,,text,/.test(line)
        ? line.replace(/,\d+,working_day,/, `,${days},working_day,`) : line)).join('\n');
    const to = await changed(stack.dir, 'deadlines.csv', edit(5));
    const said = await stack.law('diff', '--tables', to);
    assert.equal(said.code, 0, said.err);
    assert.match(said.out, /giữ hạn cũ [^\n]*12\/03\/2026/);
    assert.match(said.out, /chính thời hạn này đến [^\n]*16\/03\/2026/);
  } finally {
    await stack.stop();
  }
});

test('a running term whose row is gone stops the activation', async () => {
  const stack = await own();
  try {
    await stack.sql(`INSERT INTO clock (case_id, code, ours, from_us, due_us)
      SELECT id, 'SERVE_DECISION', 1, 1656633600000000, 1656633600000000 FROM cases LIMIT 1`);
    // Nothing names the old row; only a clock of July 2022 runs by it.
    const to = await changed(stack.dir, 'deadlines.csv', (text) => text.split('\n')
      .filter((line) => !line.startsWith('SERVE_DECISION,') || !line.includes(',2025-06-30,'))
      .join('\n'));
    const no = await stack.law('activate', '--tables', to, '--by', 'quantri.abc');
    assert.equal(no.code, 1, no.out);
    assert.match(no.err, /SERVE_DECISION of 2022-07-01 runs on case/);
    assert.deepEqual(await stack.sql('SELECT COUNT(*) FROM law_activation'), [['0']]);
  } finally {
    await stack.stop();
  }
});

test('an administrator sets a term of the province; the old row ends, services follow', async () => {
  const stack = await own();
  let worker = null;
  try {
    const file = path.join(stack.dir, 'province.csv');
    const shipped = await stack.setting('law.province_file');
    const config = path.join(stack.dir, 'own.yaml');
    await writeFile(file, (await readFile(shipped, 'utf8')).replace(/^HOTLINE_STEP_REPLY,.*\n/m, ''));
    await writeFile(config, (await readFile(stack.config, 'utf8')).replaceAll(shipped, file));
    const admin = await official(stack, 'quantri.abc');
    const set = (term, more = {}) => {
      const all = { '--length': '2', '--unit': 'working_day', '--basis-vi': 'Quyết định ABC, điều 5',
        '--basis-en': 'Decision ABC art. 5', '--from': day(), '--by': 'quantri.abc', ...more };
      return stack.hotline(['law', 'set', term, ...Object.entries(all).flat(), '--config', config]);
    };
    worker = await Worker.start(Object.create(stack, { config: { value: config } }), 'staff');
    const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const replyTerm = async () => {
      const page = await worker.request('GET', '/staff/law/terms', { headers: { HTTP_COOKIE: cookie } });
      assert.equal(page.status, 200);
      return /id="HOTLINE_STEP_REPLY">([^]*?)<\/section>/.exec(page.text)[1];
    };
    assert.match(await replyTerm(), /notice-bad">Chưa đặt/, 'visibly unset');
    const closed = await stack.hotline(['serve', '--public', '--config', config]);
    assert.equal(closed.code, 1);
    assert.match(closed.err, /HOTLINE_STEP_REPLY is not set/);

    for (const [term, more, why] of [
      ['HOTLINE_STEP_REPLY', { '--length': '-1' }, /length -1 is not within/],
      ['HOTLINE_STEP_REPLY', { '--unit': 'week' }, /unit 'week' is not known/],
      ['SERVE_DECISION', {}, /not left to the province/],
      ['HOTLINE_ABC', {}, /no term of deadlines/],
      ['HOTLINE_STEP_REPLY', { '--by': 'baichay.canbo' }, /role admin/]]) {
      const before = await readFile(file, 'utf8');
      const no = await set(term, more);
      assert.equal(no.code, 1, `${term}: ${no.out}`);
      assert.match(no.err, why);
      assert.equal(await readFile(file, 'utf8'), before, 'the file stays');
    }
    const done = await set('HOTLINE_STEP_REPLY', { '--length': '3' });
    assert.equal(done.code, 0, done.err);
    const again = await set('HOTLINE_STEP_REPLY', { '--length': '4' });
    assert.match(again.err, /never overwritten/);
    const later = await set('HOTLINE_STEP_REPLY', { '--length': '4', '--from': day(10) });
    assert.equal(later.code, 0, later.err);
    const rows = (await readFile(file, 'utf8')).split('\n')
      .filter((line) => line.startsWith('HOTLINE_STEP_REPLY,'));
    assert.deepEqual(rows.map((line) => line.replace(/"[^"]*"/g, 'x').split(',').slice(1, 7)),
      [['3', 'working_day', 'Decision ABC art. 5', 'x', day(), day(9)],
        ['4', 'working_day', 'Decision ABC art. 5', 'x', day(10), '']]);
    assert.equal((await stack.hotline(['law', 'check', '--province', file])).code, 0);
    assert.deepEqual(await stack.sql(`SELECT kind, COUNT(*) FROM law_activation GROUP BY kind`),
      [['term', '2']]);
    assert.match(await replyTerm(), /<strong>3 ngày làm việc<\/strong>/, 'the service follows');
  } finally {
    await worker?.stop();
    await stack.stop();
  }
});

test('the page of the province\'s terms is the administrator\'s, and shows what is not set', async () => {
  const stack = await own();
  try {
    const admin = await official(stack, 'quantri.abc');
    const officer = await official(stack, 'baichay.canbo');
    assert.equal((await officer.get('/staff/law/terms')).status, 403);
    const page = await admin.get('/staff/law/terms');
    assert.equal(page.status, 200);
    assert.match(page.text, /HOTLINE_STEP_REPLY/);
    assert.match(page.text, /hotline law set HOTLINE_STEP_REPLY --length N/);
    assert.match(page.text, /--by quantri\.abc/);
    assert.match(page.text, /số liệu trình diễn/);
    assert.doesNotMatch(page.text, /Chưa đặt/);
  } finally {
    await stack.stop();
  }
});
