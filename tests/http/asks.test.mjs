// Requests about public pages: from any page, with a term, an answer and a log.
import { Client } from './client.mjs';
import { official } from './officials.mjs';
import { decided, published, ward } from './publications.mjs';
import { csrfOf } from './people.mjs';
import { assert, test } from './runner.mjs';
import { until } from './stack.mjs';

const link = (text) => /href="(\/corrections\/new\?page=[^"]+)"/.exec(text)?.[1].replaceAll('&amp;', '&');
const fieldsOf = (text) => Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  .map((m) => m.slice(1)));

async function send(citizen, page, fields) {
  const form = await citizen.get(`/corrections/new?page=${encodeURIComponent(page)}`);
  assert.equal(form.status, 200);
  return citizen.post('/corrections/new', { ...fieldsOf(form.text), ...fields });
}

test('from every public page; sent twice it is one; refused it keeps what was typed', async () => {
  const { stack, citizen } = await ward();
  const slug = await published(await decided('Công ty Hỏi sai ABC', true));
  for (const at of ['/', '/violators', '/statistics', `/violators/${slug}`])
    assert.ok(link((await citizen.get(at)).text), at);
  const form = await citizen.get(link((await citizen.get(`/violators/${slug}`)).text));
  const hidden = fieldsOf(form.text);
  assert.equal(hidden.page, `/violators/${slug}`);
  const empty = await citizen.post('/corrections/new', { ...hidden, kind: '', body: 'Địa chỉ ABC sai' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Địa chỉ ABC sai/);
  const sent = await Promise.all([1, 2].map(() => citizen.post('/corrections/new',
    { ...hidden, kind: 'error', body: 'Địa chỉ ABC sai, đúng là số 2.' })));
  assert.deepEqual(sent.map((a) => a.status), [303, 303]);
  assert.equal(sent[0].headers.location, sent[1].headers.location);
  const at = sent[0].headers.location;
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM public_ask WHERE slug = '${slug}'`), [['1']]);
  const shown = await citizen.get(at);
  assert.match(shown.text, /Chưa có trả lời/);
  assert.match(shown.headers['x-robots-tag'], /noindex/);
  assert.doesNotMatch(shown.text, /Địa chỉ ABC sai|Hỏi sai ABC/, 'neither the words nor a name');
  for (const bad of ['/corrections/000000000000', '/corrections/x', `/corrections/${'9'.repeat(99)}`])
    assert.ok([400, 404].includes((await citizen.get(bad)).status), bad);
  for (const page of ['//evil.example', 'https://evil.example', '/a b', '/\u0111'])
    assert.doesNotMatch((await citizen.get(`/corrections/new?page=${encodeURIComponent(page)}`)).text, /evil/);
});

test('the unit answers once; another unit never sees it; the answer tells no number', async () => {
  const { stack, first, citizen, officer } = await ward();
  const slug = await published(await decided('Công ty Hỏi gỡ ABC', true));
  const sent = await send(citizen, `/violators/${slug}`, { kind: 'removal', body: 'Xin gỡ tên ABC.' });
  const [[id, due]] = await stack.sql(`SELECT id, due_us - sent_us FROM public_ask WHERE slug = '${slug}'`);
  assert.ok(BigInt(due) > 4n * 86_400_000_000n, 'the demonstration term of the province');
  const at = `/staff/corrections/${id}`;
  assert.match((await first.get('/staff/corrections')).text, new RegExp(`href="${at}"`));
  assert.equal((await officer.get(at)).status, 403);
  for (const login of ['so.congbo1', 'so.truong'])
    assert.equal((await (await official(stack, login)).get(at)).status, 404, login);
  const answer = (fields) => first.submit(at, fields, { action: at });
  assert.equal((await answer({ way: 'kept', answer: '' })).status, 422);
  assert.equal((await answer({ way: 'x', answer: 'Giữ nguyên.' })).status, 422);
  assert.equal((await answer({ way: 'kept', answer: 'Gọi 0912 345 699.' })).status, 422);
  assert.equal((await answer({ way: 'kept', answer: 'Quyết định đang có hiệu lực nên giữ nguyên.' })).status, 303);
  assert.equal((await first.post(at, { csrf: await csrfOf(first), way: 'kept', answer: 'Lần hai.' })).status, 409);
  const shown = await new Client(stack.public).get(sent.headers.location);
  assert.match(shown.text, /đang có hiệu lực nên giữ nguyên/);
  assert.match(shown.text, /Giữ nguyên, có lý do/);
  assert.deepEqual(await stack.sql(`SELECT type FROM act_event WHERE subject = 'ask:${id}'`), [['public_ask_answer']]);
});

test('about a page without a publication: for the province; the term is one working day', async () => {
  const { stack, first, citizen } = await ward();
  await send(citizen, '/statistics?year=2026', { kind: 'error', body: 'Số ABC sai.' });
  const [[id, unit, due]] = await stack.sql(`SELECT id, unit_id, (due_us - sent_us) DIV 3600000000
    FROM public_ask WHERE page = '/statistics?year=2026' ORDER BY id DESC LIMIT 1`);
  assert.equal(unit, 'NULL');
  assert.ok(Number(due) >= 24 && Number(due) < 24 * 12, due);
  assert.equal((await first.get(`/staff/corrections/${id}`)).status, 404, 'not for a ward');
  const above = await official(stack, 'so.congbo1');
  assert.match((await above.get('/staff/corrections')).text, new RegExp(`/staff/corrections/${id}"`));
});

test('what is not answered climbs: those who publish, the head, the head above, who reads it', async () => {
  const { stack, first, head, citizen } = await ward();
  const slug = await published(await decided('Công ty Hỏi trễ ABC', true));
  await send(citizen, `/violators/${slug}`, { kind: 'error', body: 'Chỗ này sai ABC.' });
  const [[id]] = await stack.sql(`SELECT id FROM public_ask WHERE slug = '${slug}'`);
  const row = async () => (await stack.sql(`SELECT told, next_us IS NULL, next_us > sent_us AND next_us <= due_us,
    late_us IS NULL, superior_id IS NULL FROM public_ask WHERE id = ${id}`))[0];
  // As if it had been sent so that its term ended this long ago.
  const over = (seconds, set = '') => stack.sql(`UPDATE public_ask SET ${set} sent_us = sent_us - due_us
    + (UNIX_TIMESTAMP() - ${seconds}) * 1000000, due_us = (UNIX_TIMESTAMP() - ${seconds}) * 1000000, next_us = 0 WHERE id = ${id}`);
  const told = (level) => until(async () => (await row())[0] === String(level), 10_000, `level ${level}`);
  const events = async () => (await stack.sql(`SELECT type FROM act_event WHERE subject = 'ask:${id}' ORDER BY seq`)).flat();
  await until(async () => (await row())[2] === '1', 10_000, 'jobs know when to warn');
  assert.deepEqual(await row(), ['1', '0', '1', '1', '1']);
  await over(-60);
  await told(2);
  assert.match((await first.get('/staff')).text, /Yêu cầu về nội dung công khai sắp hết hạn trả lời: \d+ yêu cầu/);
  assert.deepEqual(await events(), [], 'nothing has happened yet');
  await over(1);
  await told(4); // jobs.late_head_days is 0: the head at once
  assert.match((await first.get('/staff')).text, /Yêu cầu về nội dung công khai quá hạn trả lời: \d+ yêu cầu/);
  assert.deepEqual(await events(), ['public_ask_late']);
  assert.equal((await row())[3], '0');
  const above = await official(stack, 'so.truong');
  const at = `/staff/corrections/${id}`;
  assert.equal((await above.get(at)).status, 404, 'not told yet');
  await over(60 * 86400);
  await told(5);
  assert.deepEqual(await events(), ['public_ask_late', 'public_ask_late_superior']);
  assert.match((await head.get('/staff')).text, /href="\/staff\/notices\/kind\/ask_late"/, 'the head of the unit');
  assert.match((await above.get('/staff')).text, /Cấp dưới quá hạn trả lời yêu cầu/);
  assert.equal((await above.get('/staff/notices/kind/ask_late_superior')).headers.location, '/staff/corrections');
  assert.match((await above.get('/staff/corrections')).text, new RegExp(`id="above"[\\s\\S]*href="${at}"`));
  const beside = await official(stack, 'so.congbo1');
  assert.doesNotMatch((await beside.get('/staff/corrections')).text, new RegExp(`href="${at}"`), 'no link that is closed');
  const page = await above.get(at);
  assert.deepEqual([page.status, /name="answer"/.test(page.text)], [200, false], 'read, not answered');
  assert.equal((await above.post(at, { csrf: await csrfOf(above), way: 'kept', answer: 'Giữ ABC.' })).status, 403);
  assert.equal((await (await official(stack, 'so.congbo1')).get(at)).status, 404);
  assert.equal((await first.submit(at, { way: 'unclear', answer: 'Chưa rõ chỗ nào sai.' }, { action: at })).status, 303);
  assert.equal((await row())[1], '1', 'nothing more to look at');
  assert.doesNotMatch((await above.get('/staff/corrections')).text, new RegExp(`href="${at}"`));
});

test('everybody who publishes above the communes is told, also the fifty-first', async () => {
  const { stack, citizen } = await ward();
  const people = Array.from({ length: 55 }, (_, i) => `abchoi${i}`);
  await stack.sql(`INSERT INTO account (login, name, password, made_us) VALUES ${people.map((p) =>
    `('${p}', 'Người ABC', 'x', 1)`)}; INSERT INTO office (account_id, unit_id, role, valid_from)
    SELECT a.id, (SELECT MIN(id) FROM unit WHERE level = 'province' AND valid_to IS NULL), 'publisher', '2026-01-01'
    FROM account a WHERE a.login LIKE 'abchoi%'`);
  await send(citizen, '/statistics/units', { kind: 'error', body: 'Bảng ABC sai.' });
  await stack.sql(`UPDATE public_ask SET sent_us = sent_us - due_us + UNIX_TIMESTAMP() * 1000000 + 60000000,
    due_us = UNIX_TIMESTAMP() * 1000000 + 60000000, next_us = 0 WHERE page = '/statistics/units'`);
  await until(async () => Number((await stack.sql(`SELECT COUNT(DISTINCT n.account_id) FROM notice n
    JOIN account a ON a.id = n.account_id WHERE a.login LIKE 'abchoi%' AND n.code = 'ask_near'`))[0][0]) === 55,
  10_000, 'all of them');
  await stack.sql(`UPDATE public_ask SET answered_us = 1, answered_by = 1, outcome = 'kept',
    answer = 'ABC', next_us = NULL
    WHERE page = '/statistics/units'; UPDATE account SET disabled = 1 WHERE login LIKE 'abchoi%'`);
});

test('without a term of the province nobody is told, and jobs do not look again', async () => {
  const { stack, citizen } = await ward();
  await send(citizen, '/violators/board', { kind: 'removal', body: 'Xin gỡ bảng ABC.' });
  await stack.sql("UPDATE public_ask SET due_us = NULL, next_us = 0 WHERE page = '/violators/board'");
  await until(async () => (await stack.sql(`SELECT told, next_us IS NULL FROM public_ask
    WHERE page = '/violators/board'`))[0].join() === '1,1', 10_000, 'left alone');
});
