// hotline jobs and the terms of cases: warned, late, the head, the unit above; each once,
// whatever happens to the runner, and no storm of lines after days of standstill.
import { spawn } from 'node:child_process';
import { access, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from './client.mjs';
import { official } from './officials.mjs';
import { newToken, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { MODE, TOP, startOwned, until } from './stack.mjs';

const HOUR = 3600, DAY = 24 * HOUR;
const COMMUNE = '06673', DEPARTMENT = '22-NNMT';
const HEADLESS = '06652'; // nobody of the demonstration works there
const MANY = MODE === 'release' ? 3000 : 1200;

let stack;

const one = async (sql) => (await stack.sql(sql))[0]?.[0];
const number = async (sql) => Number(await one(sql));
const unitOf = (code) => number(`SELECT id FROM unit WHERE code = '${code}' AND valid_to IS NULL`);
const accountOf = (login) => number(`SELECT id FROM account WHERE login = '${login}'`);

// A service of its own whose jobs run only when a test says so.
async function ready() {
  stack ??= await startOwned();
  const leader = await stack.leader('jobs').catch(() => 0);
  if (leader && (await stack.processes('jobs')).length) {
    process.kill(leader, 'SIGTERM');
    await until(async () => (await stack.processes('jobs')).length === 0, 15_000, 'jobs ends');
  }
  await sweep();
  await readAll();
}

const readAll = () => stack.sql('UPDATE notice SET read_us = 1 WHERE read_us IS NULL');

async function sweep(env = {}) {
  await stack.sql('UPDATE lease SET until_us = 0');
  const done = await stack.hotline(['jobs', '--config', stack.config, '--once'], { env });
  if (!env.HOTLINE_FAULT_NTH) assert.equal(done.code, 0, done.err);
  return done;
}

// n cases of a unit, each with one term of its own that began and ends so many seconds from now;
// gives the first and the last of their numbers, for SQL.
async function cases({ n = 1, unit = COMMUNE, handler = null, since = -DAY, due }) {
  const first = await number('SELECT GREATEST(MAX(id), 20000000) + 1 FROM cases');
  const last = first + n - 1;
  await stack.sql(`SET @now = FLOOR(UNIX_TIMESTAMP(NOW(6)) * 1000000);
    INSERT INTO cases (id, code, flow, flow_version, stage, unit_id, handler_id, pollution, title,
        place, opened_us, due_us)
      SELECT seq, CONCAT('S', seq), 'hotline', 1, 'verifying', ${await unitOf(unit)},
        ${handler ? await accountOf(handler) : 'NULL'}, 'water', CONCAT('Vụ ABC ', seq), 'Chợ ABC',
        @now, @now + ${due} * 1000000 FROM seq_${first}_to_${last};
    INSERT INTO clock (case_id, code, ours, from_us, due_us, next_us)
      SELECT seq, 'HOTLINE_STEP_VERIFY', 1, @now + ${since} * 1000000, @now + ${due} * 1000000,
        @now + ${since} * 1000000 FROM seq_${first}_to_${last};`);
  return `BETWEEN ${first} AND ${last}`;
}

// Time passes for the clocks of these cases.
const later = (ids, seconds) => stack.sql(`UPDATE clock SET from_us = from_us - ${seconds}000000,
  due_us = due_us - ${seconds}000000, next_us = next_us - ${seconds}000000 WHERE case_id ${ids};
  UPDATE cases SET due_us = due_us - ${seconds}000000 WHERE id ${ids}`);

const events = (ids) => stack.sql(`SELECT type, data FROM event WHERE case_id ${ids} ORDER BY seq`);
const told = (ids) => number(`SELECT MIN(told) FROM clock WHERE case_id ${ids}`);
const lines = async (ids) => (await stack.sql(`SELECT a.login, n.code FROM notice n
  JOIN account a ON a.id = n.account_id WHERE n.case_id ${ids} ORDER BY a.login, n.code`))
  .map(([login, code]) => `${login} ${code}`);
const figure = () => number("SELECT COALESCE(SUM(n), 0) FROM figure WHERE what = 'late'");

test('a term is warned of, late, and goes to the unit above, each once', async () => {
  await ready();
  const ids = await cases({ handler: 'baichay.canbo', since: -2 * HOUR, due: 2 * HOUR });
  await sweep();
  assert.equal(await told(ids), 1, 'half of it has passed');
  await later(ids, HOUR + 60);
  await sweep();
  assert.equal(await told(ids), 2);
  assert.deepEqual(await lines(ids), ['baichay.canbo near']);
  assert.deepEqual(await events(ids), [], 'nothing has happened yet');

  const before = await figure();
  await later(ids, HOUR);
  await sweep();
  await sweep();
  assert.equal(await told(ids), 4);
  assert.deepEqual((await events(ids)).map(([type]) => type), ['late']);
  assert.match((await events(ids))[0][1],
    /"told":"Trần Thị Cán ABC; Nguyễn Văn Trưởng ABC \(UBND phường Bãi Cháy\)"/);
  assert.equal(await figure(), before + 1);
  assert.deepEqual(await lines(ids), ['baichay.canbo late', 'baichay.canbo near',
    'baichay.truong late']);

  await later(ids, 20 * DAY); // more than three working days, holidays or not
  await sweep();
  await sweep();
  assert.deepEqual((await events(ids)).map(([type]) => type), ['late', 'late_superior']);
  assert.equal(await told(ids), 5);
  assert.equal(await figure(), before + 1, 'one breach');
  assert.deepEqual(await lines(ids), ['baichay.canbo late', 'baichay.canbo near',
    'baichay.truong late', 'so.truong late_superior']);
  assert.equal(await number(`SELECT superior_id FROM cases WHERE id ${ids}`), await unitOf(DEPARTMENT));
  const code = await one(`SELECT code FROM cases WHERE id ${ids}`);
  const page = (await (await official(stack, 'baichay.truong')).get(`/staff/cases/${code}`)).text;
  assert.match(page, /Quá hạn, đã báo cáo cấp trên/);
  assert.match(page, /<span class="tag">đã báo cáo cấp trên</);
  assert.match(page, /Đã báo cho: Dương Văn Phòng ABC \(Sở Nông nghiệp và Môi trường\)/);
});

test('a clock that jumped over several levels gets one entry with the highest', async () => {
  await ready();
  const ids = await cases({ handler: 'baichay.canbo', since: -60 * DAY, due: -30 * DAY });
  await sweep();
  const written = await events(ids);
  assert.deepEqual(written.map(([type]) => type), ['late']);
  for (const name of ['Trần Thị Cán ABC', 'Nguyễn Văn Trưởng ABC', 'Dương Văn Phòng ABC'])
    assert.ok(written[0][1].includes(name), name);
  assert.deepEqual(await lines(ids), ['baichay.canbo late', 'baichay.truong late',
    'so.truong late_superior']);
  assert.equal(await told(ids), 5);
});

test('without a handler the head is told, without a head the unit above', async () => {
  await ready();
  const own = await cases({ since: -DAY, due: -60 });
  const none = await cases({ unit: HEADLESS, since: -DAY, due: -60 });
  const top = await cases({ unit: DEPARTMENT, handler: 'so.canbo', since: -60 * DAY, due: -30 * DAY });
  await sweep();
  assert.deepEqual(await lines(own), ['baichay.truong late']);
  assert.deepEqual(await lines(none), ['so.truong late_superior']);
  assert.match((await events(none))[0][1], /"told":"Dương Văn Phòng ABC/);
  assert.deepEqual(await lines(top), ['so.canbo late', 'so.truong late'], 'no head of the province');
  assert.equal(await told(top), 4);
  assert.equal(await number(`SELECT next_us > UNIX_TIMESTAMP() * 1000000 + ${23 * HOUR}000000
    FROM clock WHERE case_id ${top}`), 1, 'tomorrow somebody may be there');
  await stack.sql(`INSERT INTO office (account_id, unit_id, role, valid_from)
    VALUES (${await accountOf('so.giamdoc')}, ${await unitOf('22')}, 'head', '2025-07-01');
    UPDATE clock SET next_us = 1 WHERE case_id ${top}`);
  await sweep();
  await stack.sql(`DELETE FROM office WHERE unit_id = ${await unitOf('22')}`);
  assert.deepEqual(await lines(top), ['so.canbo late', 'so.giamdoc late_superior', 'so.truong late']);
  assert.deepEqual((await events(top)).map(([type]) => type), ['late', 'late_superior']);
});

test('whoever covers for a handler or a head on leave is told as well', async () => {
  await ready();
  const [unit, canbo, truong] = [await unitOf(COMMUNE), await accountOf('baichay.canbo'),
    await accountOf('baichay.truong')];
  const leave = async (who, cover) => stack.sql(`INSERT INTO absence (account_id, unit_id, cover_id,
    from_us, until_us, entered_by, entered_us) VALUES (${who}, ${unit}, ${await accountOf(cover)}, 1,
    4102444800000000, ${truong}, 1)`);
  await leave(canbo, 'baichay.truc');
  await leave(truong, 'baichay.kiemtra');
  const ids = await cases({ handler: 'baichay.canbo', since: -DAY, due: -60 });
  await sweep();
  assert.deepEqual(await lines(ids), ['baichay.canbo late', 'baichay.kiemtra late',
    'baichay.truc late', 'baichay.truong late']);
  await stack.sql('UPDATE absence SET until_us = 2 WHERE from_us = 1');
});

test('terms that stand still, are stopped or are not the unit\'s make nobody late', async () => {
  await ready();
  const ids = await cases({ n: 3, since: -60 * DAY, due: -30 * DAY });
  const first = Number(/\d+/.exec(ids)[0]);
  await stack.sql(`UPDATE clock SET next_us = NULL, paused_us = 1 WHERE case_id = ${first};
    UPDATE clock SET next_us = NULL, stopped_us = 1 WHERE case_id = ${first + 1};
    UPDATE clock SET next_us = NULL, ours = 0 WHERE case_id = ${first + 2}`);
  await sweep();
  assert.deepEqual(await events(ids), []);
  assert.deepEqual(await lines(ids), []);
});

test('after a standstill each person gets one line with the number, and no storm', async () => {
  await ready();
  const ids = await cases({ n: 340, handler: 'baichay.canbo', since: -60 * DAY, due: -30 * DAY });
  const before = await figure();
  await sweep();
  assert.equal(await number(`SELECT COUNT(*) FROM event WHERE case_id ${ids} AND type = 'late'`), 340);
  assert.equal(await figure(), before + 340);
  assert.deepEqual(await lines(ids), []);
  assert.deepEqual(await stack.sql(`SELECT a.login, n.code, n.n FROM notice n JOIN account a
    ON a.id = n.account_id WHERE n.case_id IS NULL AND n.read_us IS NULL ORDER BY a.login`),
  [['baichay.canbo', 'late', '340'], ['baichay.truong', 'late', '340'],
    ['so.truong', 'late_superior', '340']]);
  const head = await official(stack, 'baichay.truong');
  const inbox = (await head.get('/staff')).text;
  assert.match(inbox, /href="\/staff\/notices\/kind\/late">Quá hạn: 340 vụ việc</);
  assert.equal((await head.get('/staff/notices/kind/late')).headers.location, '/staff/late');
  assert.ok(!(await head.get('/staff')).text.includes('340 vụ việc'), 'read');
});

test('late cases are on one page: whose they are, what was reported, and how often', async () => {
  await ready();
  const mine = await cases({ handler: 'baichay.canbo', since: -90 * DAY, due: -80 * DAY });
  const soon = await cases({ handler: 'baichay.canbo', due: DAY });
  await sweep();
  const name = /\d+/.exec(mine)[0];
  const own = (await (await official(stack, 'baichay.truong')).get('/staff/late')).text;
  assert.match(own, new RegExp(`Vụ ABC ${name}</a>(?:(?!</tr>)[^])*Trần Thị Cán ABC`));
  assert.ok(!own.includes(`Vụ ABC ${/\d+/.exec(soon)[0]}`), 'not late');
  assert.ok(!own.includes('Cấp dưới đã báo cáo'));
  const department = await official(stack, 'so.truong');
  const above = (await department.get('/staff/late')).text;
  assert.match(above, /Cấp dưới đã báo cáo/);
  assert.match(above, new RegExp(`Vụ ABC ${name}</a>(?:(?!</tr>)[^])*phường Bãi Cháy, Chợ ABC`));
  assert.match(above, /UBND phường Bãi Cháy<\/td><td>\d/);
  const other = (await (await official(stack, 'honggai.truong')).get('/staff/late?list=below')).text;
  assert.ok(!other.includes(`Vụ ABC ${name}`), 'nothing of another commune');
  await cases({ n: 60, handler: 'baichay.canbo', since: -90 * DAY, due: -70 * DAY });
  await sweep();
  const next = /href="(\/staff\/late\?list=below&amp;[^"]+)"/.exec(
    (await department.get('/staff/late')).text)[1].replaceAll('&amp;', '&');
  const second = (await department.get(next)).text;
  assert.ok(second.includes('Vụ ABC') && !second.includes(`Vụ ABC ${name}<`), 'the rest');
});

test('lines that come one after the other end in one line as well', async () => {
  await ready();
  for (let i = 0; i < 8; i += 1) {
    await cases({ handler: 'baichay.truong', since: -DAY, due: -60 });
    await sweep();
  }
  const unread = await stack.sql(`SELECT n.case_id IS NULL, SUM(n.n) FROM notice n
    JOIN account a ON a.id = n.account_id WHERE a.login = 'baichay.truong' AND n.code = 'late'
    AND n.read_us IS NULL GROUP BY 1 ORDER BY 1`);
  assert.deepEqual(unread, [['0', '5'], ['1', '3']]);
});

// Every clock of these cases whole: what it says of itself, its entry, the figure.
async function whole(ids, figureBefore, what) {
  const [[late, entries, marked, heads]] = await stack.sql(`SELECT
    (SELECT COUNT(*) FROM clock WHERE case_id ${ids} AND told >= 3),
    (SELECT COUNT(*) FROM event WHERE case_id ${ids} AND type = 'late'),
    (SELECT COUNT(*) FROM clock WHERE case_id ${ids} AND late_us IS NOT NULL),
    (SELECT COUNT(*) FROM event_head WHERE case_id ${ids})`);
  for (const n of [entries, marked, heads]) assert.equal(n, late, what);
  assert.equal(await figure(), figureBefore + Number(late), `${what}: figure`);
  const [[said]] = await stack.sql(`SELECT COALESCE(SUM(n.n), 0) FROM notice n JOIN account a
    ON a.id = n.account_id WHERE a.login = 'baichay.truong' AND n.code = 'late'
    AND n.read_us IS NULL`);
  assert.equal(said, late, `${what}: the head was told of each once`);
  return Number(late);
}

test('the sweep survives the failure of each of its database calls', async () => {
  await ready();
  const failed = [];
  for (let n = 1; n < 120; n += MODE === 'release' ? 1 : 6) {
    await readAll();
    const before = await figure();
    const ids = await cases({ n: 3, handler: 'baichay.canbo', since: -DAY, due: -60 });
    const first = await sweep({ HOTLINE_FAULT_NTH: String(n) });
    const name = /"fault_wanted".*?"statement":"([^"]+)"/.exec(first.err)?.[1];
    const what = `call ${n} (${name ?? 'none'})`;
    await whole(ids, before, what);
    await stack.sql(`UPDATE clock SET next_us = due_us WHERE case_id ${ids} AND told < 3`);
    await sweep();
    assert.equal(await whole(ids, before, what), 3, what);
    if (!name) break;
    failed.push(name);
  }
  if (MODE === 'release')
    for (const name of ['clocks_due', 'clock_hold', 'clock_set_told', 'event_add', 'figure_add',
      'notice_lines', 'notice_line_add', 'COMMIT'])
      assert.ok(failed.includes(name), `${name} was among them: ${failed}`);
});

test('one that cannot be done waits and keeps no other from being done', async () => {
  await ready();
  const before = await figure();
  const ids = await cases({ n: 5, handler: 'baichay.canbo', since: -DAY, due: -60 });
  const bad = Number(/\d+/.exec(ids)[0]) + 2;
  await stack.sql(`CREATE TRIGGER stuck BEFORE INSERT ON event FOR EACH ROW
    SET NEW.type = IF(NEW.case_id = ${bad}, NULL, NEW.type)`);
  await sweep();
  assert.equal(await whole(ids, before, 'without the one'), 4);
  assert.equal(await number(`SELECT COUNT(*) FROM clock WHERE case_id = ${bad} AND told = 1
    AND next_us > UNIX_TIMESTAMP() * 1000000`), 1);
  await stack.sql(`DROP TRIGGER stuck; UPDATE clock SET next_us = 1 WHERE case_id = ${bad}`);
  await sweep();
  assert.equal(await whole(ids, before, 'with it'), 5);
});

// Starts a runner and gives it when it is in the middle of its work.
async function midway(ids) {
  await stack.sql('UPDATE lease SET until_us = 0');
  const child = spawn(path.join(TOP, 'var/build', MODE, 'hotline'),
    ['jobs', '--config', stack.config, '--once'], { env: { ...process.env, ...stack.env } });
  const ended = new Promise((resolve) => { child.on('exit', resolve); });
  await until(async () => await number(`SELECT COUNT(*) FROM clock WHERE case_id ${ids}
    AND told >= 3`) > 0, 20_000, 'some are done');
  return { child, ended };
}
const some = async (ids) => {
  const n = await number(`SELECT COUNT(*) FROM clock WHERE case_id ${ids} AND told >= 3`);
  assert.ok(n > 0 && n < MANY, `in the middle: ${n}`);
};

test('a runner killed in the middle leaves each clock as it was or done', async () => {
  await ready();
  const before = await figure();
  const ids = await cases({ n: MANY, since: -DAY, due: -60 });
  const { child, ended } = await midway(ids);
  child.kill('SIGKILL');
  await ended;
  await some(ids);
  await whole(ids, before, 'after the kill');
  await sweep();
  assert.equal(await whole(ids, before, 'in the end'), MANY);
});

test('a runner that sleeps past its lease and the next one do each clock once', async () => {
  await ready();
  const before = await figure();
  const ids = await cases({ n: MANY, since: -DAY, due: -60 });
  const { child, ended } = await midway(ids);
  child.kill('SIGSTOP');
  await some(ids);
  const second = sweep();
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  child.kill('SIGCONT');
  await Promise.all([ended, second]);
  await sweep();
  assert.equal(await whole(ids, before, 'in the end'), MANY);
});

test('new reports become cases while a heap of late terms is worked off', async () => {
  await ready();
  const ids = await cases({ n: MANY, since: -DAY, due: -60 });
  await new Client(stack.public).post('/report', reportFields(newToken()));
  const { ended } = await midway(ids);
  await until(async () => await number('SELECT COUNT(*) FROM report WHERE taken_us IS NULL') === 0,
    20_000, 'the report is taken');
  await new Client(stack.public).post('/report', reportFields(newToken()));
  await until(async () => await number('SELECT COUNT(*) FROM report WHERE taken_us IS NULL') === 0,
    20_000, 'the second report is taken');
  const left = await number(`SELECT COUNT(*) FROM clock WHERE case_id ${ids} AND told < 3`);
  assert.ok(left > 0, 'before the last of the clocks');
  await ended;
});

// A statement of sql/queries/clocks.sql, its binds filled in.
async function statement(name, binds) {
  const text = await readFile(path.join(TOP, 'sql/queries/clocks.sql'), 'utf8');
  const sql = new RegExp(`^-- @\\w+ ${name}\\(.*\\n([^;]+);`, 'm').exec(text)[1];
  return sql.replace(/:(\w+)/g, (_, bind) => binds[bind]);
}

test('however many terms run, only those whose moment has come are looked at', async () => {
  await ready();
  const ids = await cases({ n: 30, since: -HOUR, due: 30 * DAY });
  const first = Number(/\d+/.exec(ids)[0]);
  await stack.sql(`INSERT INTO clock (case_id, code, ours, from_us, due_us, next_us)
    SELECT ${first}, 'HOTLINE_STEP_VERIFY', 1, 1, 2000000000000000 + seq, 1900000000000000 + seq
      FROM seq_1_to_200000; ANALYZE TABLE clock`);
  await sweep();
  const sql = await statement('clocks_due', { now: 'UNIX_TIMESTAMP() * 1000000', n: 100 });
  const looked = async () => {
    const plan = JSON.parse((await one(`ANALYZE FORMAT=JSON ${sql}`)).replaceAll('\\n', '\n'));
    const text = JSON.stringify(plan);
    assert.match(text, /"table_name":"k","access_type":"range".*?"key":"sweep"/);
    return Number(/"table_name":"k".*?"r_rows":([\d.]+)/.exec(text)[1]);
  };
  assert.equal(await looked(), 0);
  await stack.sql(`UPDATE clock SET next_us = 1 WHERE case_id ${ids} AND due_us < 1999999999999999
    LIMIT 20`);
  assert.equal(await looked(), 20);
  await sweep();
  assert.equal(await looked(), 0);
});

test('a sealed file that no row names goes away, one that a row names stays', async () => {
  await ready();
  const text = await readFile(path.join(TOP, 'sql/queries/jobs.sql'), 'utf8');
  const [, asked] = /^-- @one blob_named\(.*\n([^;]+);/m.exec(text);
  const columns = await stack.sql(`SELECT c.table_name, c.column_name
    FROM information_schema.columns c JOIN information_schema.tables t
      ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = 'hotline' AND t.table_type = 'BASE TABLE' AND c.column_name LIKE '%blob%'
      AND NOT EXISTS (SELECT 1 FROM information_schema.key_column_usage k
        WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name
          AND k.column_name = c.column_name AND k.referenced_table_name = 'document')`);
  assert.ok(columns.length >= 5); // what must be a document is asked for with the documents
  // Kept as documents of their case by the same step, and asked for with them.
  const documents = ['paper', 'signed_paper', 'seizure'];
  for (const [table, column] of columns.filter(([name]) => !documents.includes(name)))
    assert.ok(asked.includes(`FROM ${table} WHERE ${column} = :name`), `${table}.${column} is asked`);
  const part = (Math.floor(Date.now() / HOUR / 1000) % 256).toString(16).padStart(2, '0');
  const file = async (digit, days) => {
    const name = `${part}cd${digit.repeat(28)}`;
    const at = path.join(stack.dir, 'blobs', part, 'cd', name);
    await mkdir(path.dirname(at), { recursive: true });
    await writeFile(at, 'ABC');
    const when = Date.now() / 1000 - days * DAY;
    await utimes(at, when, when);
    return { name, at, there: () => access(at).then(() => true, () => false) };
  };
  const [lost, named, young] = [await file('1', 3), await file('2', 3), await file('3', 0)];
  await stack.sql(`INSERT INTO document (blob_name, case_id, type, size, digest, account_id, made_us)
    SELECT '${named.name}', MIN(c.id), 'pdf', 3, REPEAT('a', 32), MIN(a.id), 1
      FROM cases c JOIN account a`);
  await sweep();
  assert.deepEqual([await lost.there(), await named.there(), await young.there()],
    [false, true, true]);
});

test('after all of this the histories are unbroken', async () => {
  await ready();
  const done = await stack.verified();
  // What SQL made has no history before its first breach; nothing else may be wrong.
  const faults = `${done.out}${done.err}`.split('\n').filter((line) => / event \d/.test(line));
  assert.deepEqual(faults.filter((line) => !/^S\d+ event 0: and all/.test(line)), []);
  assert.equal(await stack.sanitizerReports(), '');
});
