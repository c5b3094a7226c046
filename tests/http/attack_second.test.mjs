// Attacks on delegations, leave, conflicts of interest, reports that a commune must not have,
// figures and the pages of administrators, as a dishonest official would try them.
import { Client } from './client.mjs';
import { facility } from './facilities.mjs';
import { PDF, day, newCase, official, step } from './officials.mjs';
import { csrfOf, direct, idOf } from './people.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, inspecting, openFile, recorded, redirected, refused, sign }
  from './sanctions.mjs';
import { shared, until } from './stack.mjs';

const who = {};
async function person(stack, login) {
  who[login] ??= official(stack, login);
  return who[login];
}

let numbers = 7700; // a number names one decision of the unit in a year, in other tests too
async function give(stack, head, fields = {}) {
  const to = '/staff/delegations';
  return head.submit(to, { deputy: await idOf(stack, 'baichay.phochutich'), content: 'sanction',
    fields: 'environment', scope: 'Xử phạt trên địa bàn phường ABC.',
    number: `${++numbers}/QĐ-GQXP`, signed_on: day(), from: day(), to: day(30), ...fields },
  { action: to, files: [['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] });
}

test('an end of a delegation cannot be dated before a decision signed under it', async () => {
  const stack = await shared();
  const head = await person(stack, 'baichay.chutich');
  const officer = await person(stack, 'baichay.canbo');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  redirected(await give(stack, head, { signed_on: day(-3), from: day(-3) }), 'given');
  const deputy = await person(stack, 'baichay.phochutich');
  redirected(await sign(deputy, code, { number: `${++numbers}/QĐ-XPHC` }), 'signed');
  const [[given]] = await stack.sql(`SELECT d.delegation_id FROM decision d
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`);
  const to = `/staff/delegations/${given}`;
  const end = (on) => head.submit(to, { day: on, number: `${numbers}/QĐ-CD`, reason: 'ABC' },
    { action: to });
  for (const on of [day(-3), day(-1), day()])
    refused(await end(on), /[Cc]ó quyết định đã ký theo văn bản này/, on);
  await stack.sql(`UPDATE decision SET signed_on = '${day(-1)}' WHERE delegation_id = ${given}`);
  redirected(await end(day()), 'the day after the last decision');
});

test('a head gives no power by a paper older than the own office', async () => {
  const stack = await shared();
  const head = await person(stack, 'baichay.chutich');
  const [[since]] = await stack.sql(`SELECT MIN(valid_from) FROM office WHERE role = 'signer'
    AND account_id = ${await idOf(stack, 'baichay.chutich')}`);
  const before = new Date(Date.parse(since) - 86400_000).toISOString().slice(0, 10);
  refused(await give(stack, head, { signed_on: before, from: before }),
    /[Nn]gày ký, bạn chưa giữ chức danh/, before);
});

test('who has a conflict of interest in a case has it in the files opened from it before', async () => {
  const stack = await shared();
  const officer = await person(stack, 'baichay.canbo');
  const parent = await inspecting(stack, officer);
  const child = await openFile(officer, parent);
  const [[held]] = await stack.sql(`SELECT COUNT(*) FROM case_recusal r JOIN cases c
    ON c.id = r.case_id WHERE c.code = '${child}'`);
  assert.equal(held, '0');
  redirected(await step(officer, parent, 'declare_conflict', { reason: 'Người thân.' }), 'declared');
  const csrf = await csrfOf(officer);
  const answer = await officer.post(`/staff/cases/${child}/write/record`, { csrf, do: 'save' });
  assert.ok([403, 422].includes(answer.status));
  const page = await officer.get(`/staff/cases/${child}`);
  assert.match(page.text, /Bạn đã khai báo xung đột lợi ích/);
  assert.doesNotMatch(page.text, /\/write\/record"/);
  assert.match(page.text, /\(thủ trưởng, chưa phân công\)/);
});

test('leave lends no signature: neither the head\'s nor the deputy\'s cover decides', async () => {
  const stack = await shared();
  const officer = await person(stack, 'baichay.canbo');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const [cover, unit] = [await idOf(stack, 'baichay.truc'),
    (await stack.sql("SELECT id FROM unit WHERE code = '06673' AND valid_to IS NULL"))[0][0]];
  const now = Date.now() * 1000;
  const [[before]] = await stack.sql('SELECT COALESCE(MAX(id), 0) FROM absence');
  for (const login of ['baichay.chutich', 'baichay.truong'])
    await stack.sql(`INSERT INTO absence (account_id, unit_id, cover_id, from_us, until_us,
      entered_by, entered_us) SELECT ${await idOf(stack, login)}, ${unit}, ${cover},
      ${now - 1e9}, ${now + 1e12}, ${cover}, ${now}`);
  const desk = await person(stack, 'baichay.truc');
  const answer = await desk.upload(`/staff/cases/${code}/write/decide`,
    [...Object.entries({ csrf: await csrfOf(desk), number: `${++numbers}/QĐ-XPHC`,
      signed_on: day() }), ['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]]);
  await stack.sql(`UPDATE absence SET ended_us = entered_us, ended_by = entered_by
    WHERE id > ${before}`);
  assert.ok([403, 422].includes(answer.status), `${answer.status}`);
  assert.deepEqual(await stack.sql(`SELECT d.state FROM decision d JOIN cases c
    ON c.id = d.case_id WHERE c.code = '${code}'`), [['draft']]);
  const gives = await desk.upload('/staff/delegations', [['csrf', await csrfOf(desk)],
    ['deputy', cover], ['content', 'sanction'], ['fields', 'environment'], ['scope', 'ABC'],
    ['number', `${++numbers}/QĐ-GQXP`], ['signed_on', day()], ['from', day()], ['to', day(9)],
    ['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]]);
  assert.equal(gives.status, 403);
});

test('the commune learns of no avoided report from any list, count, notice or late page', async () => {
  const stack = await shared();
  const logins = ['baichay.truong', 'baichay.canbo', 'baichay.truc'];
  const lists = ['/staff', '/staff/mine', '/staff/late', '/staff/late?list=below', '/staff/identity',
    '/staff/search?q=TRANHXA', '/staff/search?q=donvi1', '/staff/publications', '/staff/absence',
    '/staff/delegations', '/staff/figures', '/staff/figures.csv', '/staff/handovers'];
  const token = newToken();
  const { ref } = receiptOf((await new Client(stack.public).post('/report',
    { ...reportFields(token, token), what: 'Nước thải đen TRANHXA ra suối.', avoid: '1' })).text);
  const [code, cid] = await until(async () => (await stack.sql(`SELECT c.code, c.id FROM cases c
    JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}'`))[0], 20_000, 'its case');
  await stack.sql(`UPDATE cases SET due_us = 1000 WHERE id = ${cid}`);
  for (const login of logins) {
    const own = await person(stack, login);
    for (const list of lists) {
      const page = await own.get(list);
      assert.ok(!page.text.includes(code) && !page.text.includes('TRANHXA ra'), `${login} ${list}`);
    }
    const notice = await own.get(`/staff/notices/${code}`);
    const nothing = await own.get('/staff/notices/VV-00000000');
    assert.equal(notice.status, nothing.status, 'a code says nothing');
  }
  const [[told]] = await stack.sql(`SELECT COUNT(*) FROM notice n JOIN account a
    ON a.id = n.account_id WHERE n.case_id = ${cid} AND a.login LIKE 'baichay.%'`);
  assert.equal(told, '0');
});

test('an avoided report stays away from the commune through files opened from it', async () => {
  const stack = await shared();
  const token = newToken();
  const { ref } = receiptOf((await new Client(stack.public).post('/report',
    { ...reportFields(token, token), avoid: '1' })).text);
  const code = await until(async () => (await stack.sql(`SELECT c.code FROM cases c
    JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}'`))[0]?.[0], 20_000, 'its case');
  const above = await person(stack, 'so.canbo');
  redirected(await step(above, code, 'accept'), 'accept');
  redirected(await step(above, code, 'inspect'), 'inspect');
  const child = await openFile(above, code);
  const rows = await stack.sql(`SELECT u.code FROM case_recusal r JOIN cases c ON c.id = r.case_id
    JOIN unit u ON u.id = r.unit_id WHERE c.code = '${child}'`);
  assert.deepEqual(rows, [['06673']]);
  const head = await person(stack, 'baichay.truong');
  assert.equal((await head.get(`/staff/cases/${child}`)).status, 404);
  assert.equal((await direct(head, child, 'accept_forward')).status, 404);
});

test('the register and the plan of the commune tell nothing of an avoided report', async () => {
  const stack = await shared();
  const token = newToken();
  const { ref } = receiptOf((await new Client(stack.public).post('/report',
    { ...reportFields(token, token), avoid: '1' })).text);
  const code = await until(async () => (await stack.sql(`SELECT c.code FROM cases c
    JOIN case_report cr ON cr.case_id = c.id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${ref}'`))[0]?.[0], 20_000, 'its case');
  const above = await person(stack, 'so.canbo'), own = await person(stack, 'baichay.canbo');
  const place = await facility(stack, above, { name: 'Công ty ABC Tránh Xã' });
  assert.ok(place > 0, place.text);
  const score = async (client) => {
    const page = (await client.get('/staff/plan')).text;
    return new RegExp(`<option value="${place}"[^>]*>(\\d+)`).exec(page)?.[1];
  };
  const at = `/staff/cases/${code}/facility`, before = await score(own);
  assert.ok(before, 'the plan offers it');
  redirected(await above.post(at, { csrf: await csrfOf(above), facility: `${place}` }), 'linked');
  assert.ok((await above.get(`/staff/facilities/${place}/history`)).text.includes(code));
  for (const page of ['', '/history', '/timeline'])
    assert.ok(!(await own.get(`/staff/facilities/${place}${page}`)).text.includes(code), page);
  assert.equal(await score(own), before, 'the score of the commune does not count it');
  assert.ok(Number(await score(above)) > Number(before), 'that of the department does');
});

test('marks of a picture and addresses of administrators carry nothing in from outside', async () => {
  const stack = await shared();
  const officer = await person(stack, 'baichay.canbo');
  const [[version]] = await stack.sql(`SELECT MAX(flow_version) FROM cases WHERE flow = 'hotline'`);
  const at = `/staff/flows/hotline/${version}.svg`;
  for (const stage of ['"><script>x', '%22/%3E%3Cscript%3E', `${'a,'.repeat(300)}`, ',,,']) {
    const answer = await officer.get(`${at}?stage=${encodeURIComponent(stage)}`);
    assert.ok([200, 400, 404].includes(answer.status), `${stage}: ${answer.status}`);
    assert.ok(!answer.text.includes('<script'), stage);
  }
  for (const bad of ['0', '-1', '99999999999999999999', '1e3', '../1'])
    assert.ok([400, 404].includes((await officer.get(`/staff/flows/hotline/${bad}.svg`)).status), bad);
  for (const admin of ['/staff/flows', '/staff/law/terms', '/staff/figures?period=2026',
    '/staff/flows?activation=1'])
    assert.equal((await officer.get(admin)).status, 403, admin);
  const notice = await officer.get('/staff/notices/kind/late%0d%0aX-Bad:1');
  assert.ok(!notice.headers['x-bad'] && [303, 400, 404].includes(notice.status));
});
