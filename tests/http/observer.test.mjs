// Observers: a sample nobody chose, without identities; requests with a term and a public answer.
import { Client } from './client.mjs';
import { loginAs, newCase, newPerson } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const MONTH = '2026-03';
const MIDDLE = Date.UTC(2026, 2, 15) * 1000;

// Thirteen cases of the commune that ended in a month long over; their codes.
let made;
async function ended(stack) {
  made ??= (async () => {
    const cases = await Promise.all(Array.from({ length: 13 }, () =>
      newCase(stack, { what: 'Nước đen GIAMSATKIN', polluter: 'Xưởng GIAMSATXUONG ABC' })));
    await stack.hotline(['audit', 'root', '--config', stack.config]);
    for (const { code, report } of cases)
      await stack.sql(`UPDATE cases SET ended = 1, ended_us = ${MIDDLE} WHERE code = '${code}';
        INSERT INTO message_out (case_id, report_id, kind, body, sent_us) SELECT id, ${report}, 'answer',
        'Đã xử lý ABC. Gọi 0912 345 699 để hỏi.', ${MIDDLE} FROM cases WHERE code = '${code}'`);
    return cases.map(({ code }) => code);
  })();
  return made;
}

const codesOn = (page) => [...new Set([...page.text.matchAll(/\/staff\/observer\/(VV-[0-9A-Z]{8})/g)].map((m) => m[1]))];

test('twelve cases of a month, the same for everybody, and nobody in them', async () => {
  const stack = await shared();
  const codes = await ended(stack);
  const observer = await newPerson(stack, 'giamsat.tinh', [['22', 'observer']]);
  const list = await observer.get(`/staff/observer?month=${MONTH}`);
  const chosen = codesOn(list);
  assert.equal(chosen.length, 12);
  assert.ok(chosen.every((code) => codes.includes(code)));
  assert.deepEqual(codesOn(await observer.get(`/staff/observer?month=${MONTH}`)), chosen);
  const commune = await newPerson(stack, 'giamsat.phuong', [['06673', 'observer']]);
  assert.deepEqual(codesOn(await commune.get(`/staff/observer?month=${MONTH}`)), chosen);
  const other = await newPerson(stack, 'giamsat.khac', [['06652', 'observer']]);
  assert.deepEqual(codesOn(await other.get(`/staff/observer?month=${MONTH}`)), []);
  assert.equal((await other.get(`/staff/observer/${chosen[0]}`)).status, 404);
  const left = codes.find((code) => !chosen.includes(code));
  assert.equal((await observer.get(`/staff/observer/${left}`)).status, 404, 'not drawn');
  const { code: open } = await newCase(stack);
  assert.equal((await observer.get(`/staff/observer/${open}`)).status, 404, 'not ended');

  const page = await observer.get(`/staff/observer/${chosen[0]}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Đã xử lý ABC\. Gọi █+ để hỏi\./);
  for (const words of ['GIAMSATKIN', 'GIAMSATXUONG', '0912', '345 678']) assert.ok(!page.text.includes(words), words);
  assert.match((await observer.get('/staff/observer?month=thang3')).text, /href="#month"/);
  assert.match((await observer.get('/staff/observer?month=2999-01')).text, /Tháng này chưa hết/);
});

test('an observer sees nothing else, whatever other office the account has', async () => {
  const stack = await shared();
  const [code] = await ended(stack);
  const both = await newPerson(stack, 'giamsat.kiem', [['06673', 'officer'], ['22', 'observer']]);
  assert.equal((await both.get('/staff')).headers.location, '/staff/observer');
  for (const at of [`/staff/cases/${code}`, '/staff/search?q=GIAMSATKIN', '/staff/mine', '/staff/late',
    '/staff/figures', '/staff/readers', '/staff/facilities', '/staff/publications'])
    assert.equal((await both.get(at)).status, 403, at);
  for (const login of ['baichay.canbo', 'kiemtoan', 'so.luutru'])
    assert.equal((await (await loginAs(stack, login)).get('/staff/observer')).status, 403, login);
});

test('a request has a term, one answer, and both are public', async () => {
  const stack = await shared();
  await ended(stack);
  const observer = await newPerson(stack, 'giamsat.viet', [['22', 'observer']]);
  const [code] = codesOn(await observer.get(`/staff/observer?month=${MONTH}`));
  const to = '/staff/supervision/new';
  const write = (fields) => observer.submit(`${to}?code=${code}`, fields, { action: to });
  const empty = await write({ title: '', body: '' });
  assert.equal(empty.status, 422);
  assert.ok(empty.text.includes('href="#title"') && empty.text.includes('href="#body"'), 'all at once');
  assert.equal((await write({ title: 'K'.repeat(201), body: 'ABC' })).status, 422);
  assert.equal((await write({ title: 'ABC', body: 'k'.repeat(8001) })).status, 422);
  const named = await write({ title: 'Kiểm tra lại KIENNGHIABC', body: 'Gọi số 0912 345 699' });
  assert.equal(named.status, 422, 'somebody looks first');
  assert.match(named.text, /Đọc lại trước khi gửi ra ngoài/);
  const sent = await write({ title: `Kiểm tra lại KIENNGHIABC ${'k'.repeat(171)}`, body: 'k'.repeat(8000) });
  assert.equal(sent.status, 303, 'at the limits');
  const at = sent.headers.location;
  assert.match((await observer.get(at)).text, /hạn trả lời/);

  const head = await loginAs(stack, 'baichay.truong');
  assert.match((await head.get('/staff/supervision')).text, /KIENNGHIABC/);
  assert.equal((await (await loginAs(stack, 'honggai.truong')).get(at)).status, 404, 'of another commune');
  assert.equal((await (await newPerson(stack, 'giamsat.la', [['22', 'observer']])).get(at)).status, 404);
  const id = at.split('/').pop();
  await stack.sql(`UPDATE supervision SET due_us = 1 WHERE id = ${id}`);
  assert.match((await head.get(at)).text, /quá hạn trả lời/);
  await stack.sql(`UPDATE supervision SET due_us = NULL WHERE id = ${id}`);
  assert.match((await head.get(at)).text, /tỉnh chưa đặt thời hạn/);
  assert.equal((await head.submit(at, { answer: '' }, { action: at })).status, 422);
  const reply = { answer: 'Đã kiểm tra lại TRALOIABC' };
  const form = await head.get(at);
  assert.equal((await head.submit(at, reply, { action: at })).status, 303);
  const csrf = /name="csrf" value="([^"]+)"/.exec(form.text)[1];
  assert.equal((await head.post(at, { ...reply, csrf })).status, 409, 'once');

  const open = await new Client(stack.public).get('/supervision');
  assert.equal(open.status, 200, 'kept by nginx, and new with the answer');
  for (const words of ['KIENNGHIABC', 'TRALOIABC']) assert.ok(open.text.includes(words), words);
  for (const words of [code, 'giamsat', 'GIAMSATKIN']) assert.ok(!open.text.includes(words), words);
  const [[chain]] = await stack.sql(`SELECT GROUP_CONCAT(type ORDER BY seq) FROM act_event
    WHERE subject = 'supervision:${id}'`);
  assert.equal(chain, 'supervision_new,supervision_answer');
  assert.equal((await stack.verified()).code, 0);
});

const unread = async (stack, login, code) => Number((await stack.sql(`SELECT COALESCE(SUM(n.n), 0) FROM notice n
  JOIN account a ON a.id = n.account_id WHERE a.login = '${login}' AND n.code = '${code}' AND n.read_us IS NULL`))[0][0]);

test('a request waits on the desks of who must answer and of who stands above; unanswered it climbs, each level once', async () => {
  const stack = await shared();
  const observer = await newPerson(stack, 'giamsat.leo', [['06793', 'observer']]);
  const head = await newPerson(stack, 'leo.truong', [['06793', 'head']]);
  await newPerson(stack, 'leo.ky', [['06793', 'signer', 'commune_chair']]);
  const above = await loginAs(stack, 'so.truong');
  const send = async (title) => (await observer.submit('/staff/supervision/new', { title, body: 'Đề nghị ABC' },
    { action: '/staff/supervision/new' })).headers.location.split('/').pop();
  const ids = [await send('LEOMOT ABC'), await send('LEOHAI ABC')];
  for (const login of ['leo.truong', 'leo.ky']) assert.equal(await unread(stack, login, 'supervision_new'), 2, login);
  const inbox = await head.get('/staff');
  assert.match(inbox.text, /Kiến nghị giám sát mới/);
  assert.match(inbox.text, /2 kiến nghị/);
  assert.equal((await head.get('/staff/notices/kind/supervision_new')).headers.location, '/staff/leader/supervision');
  assert.equal(await unread(stack, 'leo.truong', 'supervision_new'), 0, 'read');
  const waits = async (client) => Number(/supervision"><strong>[\s\S]*?<span class="(?:badge|tag)">([\d.]+)</.exec(
    (await client.get('/staff/leader')).text)[1].replace('.', ''));
  const rows = async (client) => (await client.get('/staff/leader/supervision')).text.match(/<a href="\/staff\/supervision\/\d+"/g).length;
  assert.equal(await waits(head), 2);
  assert.equal(await rows(head), 2);
  assert.equal(await rows(above), await waits(above), 'above: as many rows as the number says');
  const page = await above.get(`/staff/supervision/${ids[0]}`);
  assert.equal(page.status, 200, 'above: to be read');
  assert.doesNotMatch(page.text, /name="answer"/, 'and not to be answered');
  assert.equal((await (await loginAs(stack, 'honggai.truong')).get(`/staff/supervision/${ids[0]}`)).status, 404);
  const before = await unread(stack, 'so.truong', 'supervision_superior');
  const late = (id) => stack.sql(`UPDATE supervision SET made_us = 1, due_us = 2 WHERE id = ${id};
    UPDATE supervision_watch SET next_us = 2 WHERE supervision_id = ${id}`);
  await late(ids[0]);
  await until(async () => await unread(stack, 'so.truong', 'supervision_superior') === before + 1, 15_000, 'the unit above is told');
  for (const login of ['leo.truong', 'leo.ky']) assert.equal(await unread(stack, login, 'supervision_late'), 1, login);
  assert.match((await head.get('/staff/leader/supervision')).text, /quá hạn trả lời từ/);
  const at = `/staff/supervision/${ids[1]}`;
  assert.equal((await head.submit(at, { answer: 'Đã làm ABC' }, { action: at })).status, 303);
  assert.equal(await waits(head), 1, 'answered: waits no more');
  assert.deepEqual(await stack.sql(`SELECT next_us FROM supervision_watch WHERE supervision_id = ${ids[1]}`), [['NULL']], 'nor looked at');
  const [[types]] = await stack.sql(`SELECT GROUP_CONCAT(type ORDER BY seq) FROM act_event WHERE subject = 'supervision:${ids[0]}'`);
  assert.equal(types, 'supervision_new,supervision_superior', 'a level is reached once');
  const [[watch]] = await stack.sql(`SELECT COUNT(*) FROM supervision_watch WHERE supervision_id = ${ids[0]} AND next_us IS NULL`);
  assert.equal(watch, '1', 'nobody else is left to be told');
  assert.equal((await stack.verified()).code, 0);
});
