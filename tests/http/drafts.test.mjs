// Nothing typed is lost: drafts of forms, kept part by part for their author alone.
import { assert, test } from './runner.mjs';
import { day, newCase, official, step } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { LIGHT, inspecting, recorded, redirected } from './sanctions.mjs';
import { shared } from './stack.mjs';

const FORM = 'step/accept';

async function keep(client, code, fields) {
  return client.post(`/staff/cases/${code}/drafts`, { csrf: await csrfOf(client), draft_form: FORM,
    draft_base: '0', ...fields });
}

test('a draft comes back into its form for the author alone; others see that it is there', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const mine = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  await step(mine, code, 'accept');
  const at = `/staff/cases/${code}/step/inspect`;
  const field = (await mine.get(`/staff/cases/${code}`)).text.match(/\/step\/(ask_cooperation|propose_inspection|redirect[^"]*)"/)[1];
  const form = `step/${field}`;
  const page = await mine.get(`/staff/cases/${code}/${form}`);
  const name = page.text.match(/<textarea[^>]* name="([^"]+)"/)[1];
  const kept = await keep(mine, code, { draft_form: form, [name]: 'Dấu bánh xe ABC', draft_quiet: '1' });
  assert.equal(kept.status, 204, at);
  const again = await mine.get(`/staff/cases/${code}/${form}`);
  assert.match(again.text, /Dấu bánh xe ABC\s*<\/textarea>/);
  assert.match(again.text, /Đã mở lại bản nháp/);
  const other = await head.get(`/staff/cases/${code}/${form}`);
  if (other.status === 200) {
    assert.ok(!other.text.includes('Dấu bánh xe ABC'));
    assert.match(other.text, /cũng đang soạn biểu mẫu này/);
  }
  const list = (await head.get(`/staff/cases/${code}/drafts`)).text;
  assert.match(list, /<main[\s\S]*Bản nháp đang soạn/);
  assert.ok(!list.includes('Dấu bánh xe ABC'));
  const rows = await stack.sql(`SELECT body FROM form_draft d JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`);
  assert.equal(rows.length, 1);
  assert.ok(!rows[0][0].includes('ABC'), 'sealed');
  const dropped = await keep(mine, code, { draft_form: form, draft: 'drop' });
  assert.equal(dropped.headers.location, `/staff/cases/${code}/${form}`);
  assert.ok(!(await mine.get(`/staff/cases/${code}/${form}`)).text.includes('Dấu bánh xe ABC'));
});

test('drafts are refused to strangers, out of bounds and for forms that cannot be', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const mine = await official(stack, 'baichay.canbo');
  const stranger = await official(stack, 'kydong.canbo').catch(() => null);
  if (stranger) {
    assert.equal((await keep(stranger, code, { note: 'ABC' })).status, 404);
    assert.equal((await stranger.get(`/staff/cases/${code}/drafts`)).status, 404);
  }
  assert.equal((await mine.post(`/staff/cases/${code}/drafts`, { draft_form: FORM, draft_base: '0' })).status, 403);
  for (const form of ['../x', '/step', 'step/', 'step//a', 'step/é', 'a'.repeat(61), ''])
    assert.equal((await keep(mine, code, { draft_form: form })).status, 404, form);
  assert.equal((await keep(mine, code, { draft_form: 'a'.repeat(60) })).status, 303);
  for (const base of ['', 'x', '1.5'])
    assert.equal((await keep(mine, code, { draft_base: base })).status, 400, base);
  assert.equal((await keep(mine, code, { draft_base: '-1' })).status, 404);
  assert.equal((await keep(mine, code, { draft_part: 'nothing' })).status, 400);
  const body = 'a'.repeat(48 * 1024 - '[["note",""]]'.length);
  assert.equal((await keep(mine, code, { note: body })).status, 303, 'as long as a part may be');
  assert.equal((await keep(mine, code, { note: `${body}a` })).status, 413);
  const to = `/staff/cases/${code}/message`;
  const sent = (bytes, lang) => mine.post(to, { csrf: 'x', text: 'a'.repeat(bytes - 'csrf=x&text='.length) },
    { headers: { 'Accept-Language': lang } });
  assert.equal((await sent(64 * 1024, 'vi')).status, 403, 'as large as it may be: read, and its token refused');
  const large = await sent(64 * 1024 + 1, 'vi');
  assert.equal(large.status, 413);
  for (const words of ['tối đa 64 KB', '“Lưu nháp”: hãy mở lại biểu mẫu', `href="/staff/cases/${code}"`])
    assert.ok(large.text.includes(words), words);
  const english = (await sent(64 * 1024 + 1, 'en')).text;
  assert.match(english, /At most 64 KB are taken here at a time[^]*What you typed is kept/);
});

test('the minutes of an inspection are kept while they are typed', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const code = await inspecting(stack, officer);
  const form = 'write/close_inspection';
  assert.equal((await keep(officer, code, { draft_form: form, seen: 'Bể lắng tràn ABC' })).headers.location,
    `/staff/cases/${code}/${form}`);
  assert.match((await officer.get(`/staff/cases/${code}/${form}`)).text, /Bể lắng tràn ABC/);
});

test('a step that was taken has no draft any more, and secrets are never kept', async () => {
  const stack = await shared();
  const code = await newCase(stack);
  const mine = await official(stack, 'baichay.canbo');
  const n = async () => Number((await stack.sql(`SELECT COUNT(*) FROM form_draft d
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`))[0][0]);
  await keep(mine, code, { note: 'ABC' });
  assert.equal(await n(), 1);
  assert.equal((await step(mine, code, 'accept')).status, 303);
  assert.equal(await n(), 0);
  await keep(mine, code, { draft_form: 'step/inspect', password: 'ABC', totp: '123456', csrf2: 'ABC' });
  assert.equal((await mine.get(`/staff/cases/${code}/step/inspect`)).text.includes('123456'), false);
  assert.ok(day());
});

test('a draft decision comes back, and two who draft are shown both versions', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  const to = `/staff/cases/${code}/decision`;
  const kept = await keep(officer, code, { draft_form: 'decision', draft_part: 'common', reason: 'Nháp lý do ABC',
    draft_quiet: '1' });
  assert.equal(kept.status, 204);
  assert.match((await officer.get(to)).text, /Nháp lý do ABC/);
  const fields = { fine0: '7.000.000', publish: 'no' };
  const old = await head.get(to);
  assert.match(old.text, /cũng đang soạn biểu mẫu này/);
  redirected(await officer.submit(to, { ...fields, reason: 'Lý do một ABC' }, { action: to }), 'first');
  assert.ok(!(await officer.get(to)).text.includes('Nháp lý do ABC'), 'the draft is done');
  const late = await head.post(to, { csrf: await csrfOf(head), draft_form: 'decision', draft_base: '0', ...fields,
    reason: 'Lý do hai ABC' });
  assert.equal(late.status, 409);
  assert.match(late.text, /<mark>Lý do một ABC/);
  assert.match(late.text, /<mark>Lý do hai ABC/);
  assert.match(late.text, /name="draft_base" value="1"/);
  const [[reason]] = await stack.sql(`SELECT d.reason FROM decision d JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}'`);
  assert.equal(reason, 'Lý do một ABC', 'nothing was overwritten');
  redirected(await head.post(to, { csrf: await csrfOf(head), draft_form: 'decision', draft_base: '1', ...fields,
    reason: 'Lý do hai ABC', choose_common: 'mine' }), 'chosen');
  assert.match((await officer.get(to)).text, /Lý do hai ABC/);
});
