// Who reported, planted in a case that everything hangs on, and looked for where officials work
// day by day: today, the plan, facilities, the telephone's JSON, every paper as PDF; samples of
// a case through a request of co-operation; what the accounts of the database may do to it all.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { facility } from './facilities.mjs';
import { day } from './officials.mjs';
import { csrfOf, loginAs, newCase, step } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { sampled } from './samples.mjs';
import { MIDDLE, draft, recorded, redirected } from './sanctions.mjs';
import { run, shared } from './stack.mjs';

// Words that stand nowhere else; ASCII, so that no escaping hides them.
const WHO = { name: 'Vqhiddenname ABC', phone: '0977 418 205', email: 'vqhiddenmail@abc.vn',
  address: 'vqhiddenstreet 9' };
const SECRETS = ['Vqhiddenname', '0977 418 205', '0977418205', 'vqhiddenmail', 'vqhiddenstreet'];
const WORD = 'vqreporterword'; // in the words of the reporter: for those who handle the case

function sweep(text, where, words = SECRETS) {
  for (const word of words)
    assert.ok(!text.toLowerCase().includes(word.toLowerCase()), `${where} tells ${word}`);
}

const YEAR = day().slice(0, 4);
let made = null;
// { stack, officer, code, file, asked, id: of the facility }
function everything() {
  made ??= (async () => {
    const stack = await shared();
    const officer = await loginAs(stack, 'baichay.canbo');
    const head = await loginAs(stack, 'baichay.truong');
    const { code } = await newCase(stack, { ...WHO, what: `Nước đen ra mương ${WORD}` });
    redirected(await step(officer, code, 'accept'), 'accept');
    redirected(await step(officer, code, 'inspect'), 'inspect');
    const [[handler]] = await stack.sql("SELECT id FROM account WHERE login = 'baichay.canbo'");
    redirected(await step(head, code, 'assign', { handler }), 'assign');
    const id = await facility(stack, officer, { name: 'Xưởng Giấu ABC', sector: 'paper' });
    const csrf = await csrfOf(officer);
    const link = `/staff/cases/${code}/facility`;
    assert.equal((await officer.post(link, { csrf, facility: id })).status, 303);
    const visit = await officer.post('/staff/plan/add',
      { csrf, year: YEAR, facility: id, month: 12, focus: 'Nước thải ABC' });
    assert.equal(visit.status, 303, visit.text.slice(0, 500));
    const sample = await sampled(officer, code, { label: 'GIAU-ABC', point: 'Cống giấu ABC' });
    const file = await recorded(officer, code, MIDDLE, { number: '77/BB-VPHC' });
    redirected(await draft(officer, file, { fine0: '60000000' }), 'draft');
    const [[board]] = await stack.sql(
      "SELECT id FROM unit WHERE code = '22-BQLKKT' ORDER BY id DESC LIMIT 1");
    redirected(await step(officer, code, 'ask_cooperation', { receiver: board,
      topic: 'Nước thải ABC', topic_place: 'Mương ABC', request: 'Đo giúp ABC',
      wanted_by: day(9) }), 'asked');
    const [[asked]] = await stack.sql(`SELECT c.code FROM cases c JOIN cases p ON p.id = c.parent_id
      WHERE p.code = '${code}' AND c.flow = 'cooperation'`);
    return { stack, officer, code, file, asked, id, sample };
  })();
  return made;
}

test('today, plan, facilities and the telephone tell nobody who reported', async () => {
  const { stack, officer, code, file, id } = await everything();
  const { csrf } = JSON.parse((await officer.get('/staff/field/list.json')).text);
  const taken = await officer.post('/staff/field/take.json', { csrf, case: code,
    id: randomBytes(16).toString('hex'), at: Date.now(), now: Date.now() });
  assert.equal(taken.status, 200, taken.text);
  sweep(taken.text, 'take.json');
  const home = `/staff/facilities/${id}`;
  const seen = { list: 0, plan: 0, home: 0, today: 0 };
  const logins = ['baichay.canbo', 'baichay.truong', 'baichay.chutich', 'so.canbo', 'bql.canbo',
    'honggai.canbo', 'baichay.luutru', 'kiemtoan'];
  for (const login of logins) {
    const client = await loginAs(stack, login);
    const done = new Set();
    const todo = ['/staff/today', `/staff/plan?year=${YEAR}`, '/staff/facilities', '/staff/letters',
      '/staff/facilities?q=X%C6%B0%E1%BB%9Fng', home, '/staff/submissions', '/staff/numbers',
      '/staff/field/list.json', `/staff/field/state.json?case=${code}`,
      `/staff/cases/${code}/field`, `/staff/cases/${file}/submission`];
    for (let at; (at = todo.pop());) {
      if (done.has(at)) continue;
      done.add(at);
      const answer = await client.get(at);
      sweep(answer.text, `${login} ${at}`);
      sweep(JSON.stringify(answer.headers), `${login} ${at} headers`);
      if (at.startsWith('/staff/facilities') || at.startsWith('/staff/plan'))
        sweep(answer.text, `${login} ${at}`, [WORD]);
      if (answer.status !== 200) continue;
      seen.list += at.endsWith('list.json') && answer.text.includes(code) ? 1 : 0;
      seen.plan += at.includes('/plan') && answer.text.includes('Xưởng Giấu ABC') ? 1 : 0;
      seen.home += at === home ? 1 : 0;
      seen.today += at === '/staff/today' ? 1 : 0;
      for (const [, to] of answer.text.matchAll(/(?:href|src)="(\/staff\/facilities\/[^"#]+)"/g))
        if (to.startsWith(home)) todo.push(to);
    }
  }
  for (const [what, n] of Object.entries(seen)) assert.ok(n > 0, `${what} was looked at`);
});

test('no paper of the case, of its file or of its request names who reported, in any form', async () => {
  const { officer, code, file, asked } = await everything();
  let n = 0;
  for (const one of [code, file, asked]) {
    const list = await officer.get(`/staff/cases/${one}/papers`);
    for (const form of new Set([...list.text.matchAll(/\/papers\/([A-Z0-9_]+)"/g)].map((m) => m[1]))) {
      const at = `/staff/cases/${one}/papers/${form}`;
      sweep((await officer.get(at)).text, at);
      const pdf = await officer.get(`${at}/pdf`);
      if (pdf.status === 404) continue;
      const text = await textOf(await saved(pdf, `planted-${form}`));
      sweep(text, at);
      sweep(text.replace(/\s/g, ''), at, SECRETS.map((word) => word.replace(/\s/g, '')));
      sweep(pdf.body.toString('latin1'), `${at}, the bytes`);
      if (one !== code) sweep(text, at, [WORD]); // leaves the body
      n += 1;
    }
  }
  assert.ok(n >= 20, `${n} papers`);
});

test('who is asked for co-operation sees no sample of the case, by neither code', async () => {
  const { stack, officer, code, asked, sample } = await everything();
  const at = (one, rest = '') => `/staff/cases/${one}/samples${rest}`;
  const id = sample.split('/').pop();
  assert.equal((await officer.get(at(code, `/${id}`))).status, 200, 'it is there');
  for (const login of ['bql.canbo', 'bql.truong']) {
    const board = await loginAs(stack, login);
    assert.equal((await board.get(`/staff/cases/${asked}`)).status, 200, 'the request is theirs');
    for (const to of [at(code), at(code, `/${id}`), at(asked, `/${id}`), at(asked, `/${id}/result`)])
      assert.ok([403, 404].includes((await board.get(to)).status), `${login} ${to}`);
    for (const to of [`/staff/cases/${asked}`, at(asked), `/staff/cases/${asked}/sheet`,
      `/staff/cases/${asked}/inspection`, `/staff/cases/${asked}/papers`,
      `/staff/cases/${asked}/field`, `/staff/cases/${asked}/facility`])
      sweep((await board.get(to)).text, `${login} ${to}`,
        ['GIAU-ABC', 'Cống giấu ABC', WORD]);
    const csrf = await csrfOf(board);
    for (const act of ['hand', 'void', 'result', 'scan'])
      assert.ok([403, 404].includes((await board.post(at(asked, `/${id}/${act}`),
        { csrf, why: 'ABC' })).status), `${login} ${act}`);
  }
});

async function as(stack, who, lines) {
  const password = (await readFile(path.join(stack.dir, 'secrets', `db-${who}`), 'utf8')).trim();
  const done = await run('mariadb', [`--defaults-file=${stack.dir}/run/mariadb.cnf`, '-u',
    `hotline_${who}`, '--force', '-N', 'hotline'],
  { input: `${lines.join(';\n')};\n`, env: { MYSQL_PWD: password } });
  const refused = new Set([...done.err.matchAll(/at line (\d+)(?:[^:]*): .*(?:denied|command)/g)]
    .map(([, n]) => Number(n)));
  return lines.filter((_, i) => !refused.has(i + 1));
}

// What staff may take away again: no history.
const STAFF_DELETES = ['session', 'login_slow', 'form_draft', 'desk_draft', 'form_sent', 'onsite_part', 'decision_act',
  'site_note'];

test('no account of the database reads or changes more than its work, also in the newest tables', async () => {
  const stack = await shared();
  const tables = (await stack.sql(`SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'hotline' AND table_type = 'BASE TABLE'`)).flat();
  for (const table of ['onsite_sign', 'facility_duty', 'visit_plan', 'minutes', 'paper',
    'signed_paper', 'register_number']) assert.ok(tables.includes(table), table);
  assert.deepEqual(await as(stack, 'public', tables.map((t) => `SELECT * FROM \`${t}\` LIMIT 1`)), [],
    'the public account reads no table');
  assert.equal((await as(stack, 'public', ['SELECT * FROM pub_unit LIMIT 1'])).length, 1, 'what it may');
  assert.deepEqual(await as(stack, 'public', tables.map((t) => `DELETE FROM \`${t}\` WHERE 1 = 0`)), []);
  const kept = tables.filter((t) => !STAFF_DELETES.includes(t));
  assert.deepEqual(await as(stack, 'staff', kept.map((t) => `DELETE FROM \`${t}\` WHERE 1 = 0`)), [],
    'staff takes no history away');
  const never = { staff: ['onsite_sign SET name = 1', 'onsite_entry SET id = 1', 'paper SET token = 1',
    'facility_exceedance SET at_us = 1', 'visit_member SET name = 1', 'plan_agree SET words = 1',
    'minutes SET id = 1', 'form_check SET digest = 1', 'signed_paper SET blob_name = 1',
    'register_number SET n = 1', 'visit_plan SET year = 1', 'plan_visit SET score = 1',
    'sample SET code = 1', 'sample_hand SET seal = 1', 'sample_value SET value_nano = 1',
    'facility_duty SET what = 1', 'decision_version SET reason = 1', 'decision_review SET verdict = 1',
    'supervision_watch SET told = 1', 'step_version SET body = 1', 'step_review SET verdict = 1',
    'step_draft SET step = 1'],
  jobs: ['facility_duty SET state = 1', 'visit_plan SET number = 1', 'signed_paper SET confirmed_by = 1',
    'minutes SET id = 1', 'paper SET token = 1', 'decision SET fine_amended = 1',
    'supervision_watch SET supervision_id = 1'] };
  for (const [who, list] of Object.entries(never)) {
    const lines = list.map((what) => `UPDATE ${what} WHERE 1 = 0`);
    await stack.sql(lines.join('; ')); // such columns are there
    const taken = await as(stack, who, lines);
    assert.deepEqual(taken, [], `${who}: ${taken.join('; ')}`);
  }
  const unread = ['onsite_sign', 'onsite_entry', 'facility_person', 'visit_member', 'minutes',
    'signed_paper', 'register_number', 'record_person', 'form_check', 'second_factor', 'permit',
    'sample_value', 'identity_request', 'supervision', 'desk_draft'].filter((t) => tables.includes(t));
  assert.deepEqual(await as(stack, 'jobs', unread.map((t) => `SELECT * FROM ${t} LIMIT 1`)), [],
    'jobs read nothing that they do not work on');
});
