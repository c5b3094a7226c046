// `hotline intake-import`: lines of an old register, dry first, once, each refused one told.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { apart } from './gateways.mjs';
import { day, official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { until } from './stack.mjs';

const HEAD = 'number;received;what;commune;place;polluter;name;phone;status;closed;answer';
let files = 0;

async function importing(stack, lines, { source = 'Sổ ABC', apply = true, head = HEAD } = {}) {
  const file = path.join(stack.dir, `so-${files += 1}.csv`);
  await writeFile(file, `\uFEFF${[head, ...lines].join('\r\n')}\r\n`);
  const done = await stack.hotline(['intake-import', file, '--register', source,
    ...(apply ? ['--apply'] : []), '--config', stack.config]);
  const [first, ...refused] = done.out.trim().split(/\r?\n/);
  assert.equal(first, 'line,column,reason', done.out + done.err);
  return { ...done, refused: refused.map((l) => l.split(',').slice(0, 2).join()) };
}

const kept = (stack, word) => stack.sql('SELECT r.id, r.channel, u.code, u.level, r.received_us,'
  + ' IF(r.taken_us IS NULL, 0, 1), r.ref FROM report r JOIN report_text t ON t.report_id = r.id'
  + ` JOIN unit u ON u.id = r.receiver_id WHERE t.what LIKE '%${word}%' ORDER BY r.id`);

const caseOf = async (stack, report) => (await stack.sql('SELECT c.code, c.stage, c.ended, c.opened_us,'
  + ' c.ended_us, c.id, (SELECT COUNT(*) FROM clock k WHERE k.case_id = c.id) FROM cases c'
  + ` JOIN case_report k ON k.case_id = c.id WHERE k.report_id = ${report}`))[0];

test('without --apply nothing is written, and the report is the same', async () => {
  const stack = await apart();
  const lines = ['1;25/4/2019;KhoABC thử;Bãi Cháy;;;;;closed;1/5/2019;', '2;30/2/2019;KhoABC hai;;;;;;;;'];
  for (const apply of [false, true]) {
    const done = await importing(stack, lines, { apply, source: 'Sổ thử ABC' });
    assert.equal(done.code, 1, done.err);
    assert.deepEqual(done.refused, ['3,received']);
    assert.equal((await kept(stack, 'KhoABC')).length, apply ? 1 : 0);
    assert.match(done.err, apply ? /1 imported, 0 imported before, 1 refused/
      : /1 to import, .*nothing was written/);
  }
});

test('closed lines are history of the unit of their day: no term, no notice, found by search', async () => {
  const stack = await apart();
  const figures = await stack.sql('SELECT SUM(n) FROM figure');
  const done = await importing(stack, [
    '11;25/4/2019 14:30;LichSuABC nước đen;Thành phố Hạ Long;Chợ ABC;Xưởng ABC;Trần Thị ABC;'
    + '0912 000 777;closed;3/5/2019;Đã nhắc nhở ABC.',
    '12;26/4/2019;LichSuABC khói;06673;Bến ABC;;;;closed;26/4/2019;']);
  assert.deepEqual([done.code, done.refused], [0, []], done.err);
  const [a, b] = await kept(stack, 'LichSuABC');
  assert.deepEqual(a.slice(1, 4), ['import', '193', 'district'], 'the district of that day');
  assert.deepEqual(b.slice(1, 4), ['import', '06673', 'commune']);
  assert.equal(a[5], '1', 'jobs have nothing to take');
  assert.match(a[6], /^19-/, 'a number of its year');
  assert.equal(Number(a[4]), Date.UTC(2019, 3, 25, 7, 30) * 1000);
  const [code, stage, ended, opened, endedAt, id, clocks] = await caseOf(stack, a[0]);
  assert.deepEqual([stage, ended, clocks], ['closed', '1', '0']);
  assert.equal(opened, a[4]);
  assert.equal(Number(endedAt), Date.UTC(2019, 4, 2, 17) * 1000);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM notice WHERE case_id = ${id}`), [['0']]);
  assert.deepEqual(await stack.sql('SELECT SUM(n) FROM figure'), figures);
  assert.deepEqual(await stack.sql('SELECT kind, body FROM message_out WHERE report_id = '
    + a[0]), [['answer', 'Đã nhắc nhở ABC.']]);
  const [[named, identity]] = await stack.sql('SELECT named, HEX(identity) FROM report_sender'
    + ` WHERE report_id = ${a[0]}`);
  assert.equal(named, '1');
  assert.ok(!Buffer.from(identity, 'hex').toString('latin1').includes('0912'));
  const audit = await stack.verified();
  assert.equal(audit.code, 0, audit.err);
  const own = (await caseOf(stack, b[0]))[0];
  const head = await official(stack, 'baichay.truong').catch(() => null);
  assert.ok(head, 'logged in');
  const page = await head.get(`/staff/cases/${own}`);
  if (page.status === 200) assert.match(page.text, /Chép từ sổ cũ/);
  assert.ok(code);
});

test('open lines become cases of today\'s unit, their terms from that day', async () => {
  const stack = await apart();
  const done = await importing(stack, [
    `21;${day(-3)};DangABC rác;phường Bãi Cháy;Chợ ABC;;;;;;`,
    '22;1/6/2025;DangABC khói;Hồng Gai;Bến ABC;;;;open;;',
    `23;${day(-1)};DangABC không rõ nơi;;;;;;;;`]);
  assert.deepEqual(done.refused, [], done.out);
  const rows = await until(async () => {
    const all = await kept(stack, 'DangABC');
    return all.length === 3 && all.every((r) => r[5] === '1') ? all : null;
  }, 15_000, 'jobs take them');
  assert.equal(rows[0][2], '06673');
  assert.equal(rows[1][3], 'commune');
  assert.notEqual(rows[2][3], 'commune', 'nowhere: the unit above all');
  const [, stage, ended, opened, , id] = await caseOf(stack, rows[0][0]);
  assert.deepEqual([stage, ended, opened], ['received', '0', rows[0][4]]);
  const clocks = await stack.sql(`SELECT DISTINCT from_us FROM clock WHERE case_id = ${id}`);
  assert.deepEqual(clocks, [[rows[0][4]]]);
});

test('the same file twice is imported once; another text under a number is told', async () => {
  const stack = await apart();
  const lines = [`31;${day(-2)};LanABC một;06673;x;;;;;;`, '32;1/1/2020;LanABC hai;06673;x;;;;closed;1/2/2020;'];
  assert.equal((await importing(stack, lines)).code, 0);
  const again = await importing(stack, lines);
  assert.match(again.err, /0 imported, 2 imported before, 0 refused/);
  assert.equal(again.code, 0);
  assert.equal((await kept(stack, 'LanABC')).length, 2);
  const changed = await importing(stack, [lines[0].replace('một', 'khác'), lines[1]]);
  assert.deepEqual([changed.code, changed.refused], [1, ['2,number']]);
  assert.equal((await kept(stack, 'LanABC')).length, 2);
  const other = await importing(stack, lines, { source: 'Sổ khác ABC' });
  assert.match(other.err, /2 imported, 0 imported before/);
  assert.equal((await kept(stack, 'LanABC')).length, 4, 'numbers count within their register');
});

test('each line refused is told with its number, column and reason', async () => {
  const stack = await apart();
  const done = await importing(stack, [
    '41;1/1/2018;TuChoiABC mở quá cũ;06673;;;;;;;', // no terms then
    '42;1/1/2020;TuChoiABC;Xã Không Có ABC;;;;;closed;1/2/2020;',
    `43;${day(1)};TuChoiABC;;;;;;;;`, '44;1/1/2020;;;;;;;;;', '45;1/1/2020;TuChoiABC;;;;;12;;;',
    `46;${day(-1)};TuChoiABC;Thành phố Hạ Long;;;;;;;`, // no such district today
    '"47";1/1/2020;"TuChoiABC; tốt";06673;;;;;closed;1/1/2020;']);
  assert.deepEqual(done.refused.sort(), ['2,received', '3,commune', '4,received', '5,what',
    '6,phone', '7,commune'].sort(), done.out);
  assert.equal((await kept(stack, 'TuChoiABC')).length, 1, 'the others are taken');
});

test('what is no register, and wrong calls', async () => {
  const stack = await apart();
  const call = (...args) => stack.hotline(['intake-import', ...args, '--config', stack.config]);
  assert.equal((await call('/no/such.csv', '--register', 'x')).code, 1);
  assert.equal((await call('/no/such.csv')).code, 2);
  assert.equal((await call('a.csv', '--register', 'x', '--apply', '--dry-run')).code, 2);
  const help = await stack.hotline(['intake-import', '--help']);
  assert.match(help.out, /\* received/);
  const wrong = await importing(stack, ['1;x'], { head: 'number;colour' });
  assert.deepEqual([wrong.code, wrong.refused], [1, ['1,colour']]);
  assert.match(wrong.err, /nothing was imported/);
});
