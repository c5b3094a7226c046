// Nothing typed is lost in the forms beside a file and outside of one: drafts for their author
// alone, and two who write the same words are shown both.
import { PDF, day, official } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, inspecting, recorded, redirected } from './sanctions.mjs';
import { facility, unitId } from './facilities.mjs';
import { shared } from './stack.mjs';

// One form of a page that has several: kept, there again in its own form alone, gone when thrown
// away; without the script the button leads back to the page with its query.
async function keptOn(client, page, form, fields, sent = {}) {
  const shown = await client.get(page);
  assert.equal(shown.status, 200, page);
  const own = (text) => [...text.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)].map(([whole]) => whole)
    .find((whole) => whole.includes(`name="draft_form" value="${form}"`));
  assert.ok(own(shown.text), `${page} has the form ${form}`);
  const to = own(shown.text).match(/formaction="([^"]+)" data-draft/)[1];
  const base = own(shown.text).match(/name="draft_base" value="(\d+)"/)[1];
  const back = own(shown.text).match(/name="draft_back" value="([^"]*)"/)[1].replaceAll('&amp;', '&');
  const csrf = await csrfOf(client);
  const send = (more) => client.post(to, { csrf, draft_form: form, draft_base: base, draft_back: back, ...more });
  const kept = await send({ ...fields, ...sent });
  assert.equal(kept.headers.location, page, 'back to the page, with its query');
  const again = (await client.get(page)).text;
  for (const words of Object.values(fields)) {
    assert.ok(own(again).includes(words), `${form}: ${words}`);
    assert.ok(!again.replace(own(again), '').includes(words), `${form}: ${words} in its own form alone`);
  }
  await send({ draft: 'drop' });
  assert.ok(!(await client.get(page)).text.includes('Đã mở lại bản nháp'), form);
}

// Kept while it is typed, there again when the page is opened, gone when it is thrown away.
async function kept(client, base, form, fields, shows) {
  const page = await client.get(`${base}/${form}`);
  assert.equal(page.status, 200, form);
  assert.match(page.text, /data-draft=/, `${form} has the button`);
  const [, at] = page.text.match(/name="draft_form" value="([^"]+)"/);
  assert.equal(at, form);
  const [, to] = page.text.match(/formaction="([^"]+)" data-draft/);
  const csrf = await csrfOf(client);
  const send = (more) => client.post(to, { csrf, draft_form: form, draft_base: '0', ...more });
  assert.equal((await send({ ...fields, draft_quiet: '1', totp: '123456' })).status, 204, form);
  const again = (await client.get(`${base}/${form}`)).text;
  assert.match(again, /Đã mở lại bản nháp/, form);
  for (const words of Object.values(shows ?? fields)) assert.ok(again.includes(words), `${form}: ${words}`);
  assert.ok(!again.includes('123456'), 'a code is never kept');
  const thrown = await send({ draft: 'drop' });
  assert.equal(thrown.headers.location, `${base}/${form}`);
  assert.ok(!(await client.get(`${base}/${form}`)).text.includes('Đã mở lại bản nháp'), form);
}

test('forms beside a sanction file keep what is typed', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const parent = await inspecting(stack, officer);
  const code = await recorded(officer, parent, LIGHT);
  const base = `/staff/cases/${code}`;
  redirected(await draft(officer, code, { fine0: '7.000.000' }), 'draft');
  await kept(officer, base, 'exhibits/new', { number: '12/QĐ-TG', reason: 'Lý do tạm giữ ABC' });
  await kept(officer, base, 'claims/new/damage', { what: 'Ao cá chết ABC', amount: '5.000.000' });
  await kept(officer, base, 'claims/new/cost', { what: 'Phân tích mẫu ABC' });
  await kept(officer, base, 'papers/MQD41', { 'expert.who': 'Viện nháp ABC' });
  await kept(await official(stack, 'baichay.chutich'), base, 'approval', { comment: 'Sửa điều 2 ABC' });
  await kept(officer, `/staff/cases/${parent}`, 'samples', { label: 'M-ABC', takers: 'Người lấy ABC' });
});

test('forms outside of a case keep what is typed, for their author alone', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  await kept(officer, '/staff', 'letters', { number: '9/CV-ABC', subject: 'Trích yếu nháp ABC' });
  const id = await facility(stack, officer, { name: 'Công ty ABC Soạn Dở' });
  await kept(officer, '/staff', 'facilities/new', { name: 'Công ty ABC Nháp', address: 'Ngõ nháp ABC' });
  for (const [what, fields] of [['edit', { phone: '0203 ABC' }], ['places', { name: 'Cửa xả ABC' }],
    ['permits', { scope: 'Nội dung giấy phép ABC' }], ['duties', { what: 'Phải nối trạm ABC' }]])
    await kept(officer, '/staff', `facilities/${id}/${what}`, fields);
  const csrf = await csrfOf(officer);
  const mine = { csrf, draft_form: 'letters', draft_base: '0', subject: 'Chỉ tôi đọc ABC', draft_quiet: '1' };
  assert.equal((await officer.post('/staff/drafts', mine)).status, 204);
  assert.ok(!(await head.get('/staff/letters')).text.includes('Chỉ tôi đọc ABC'));
  const rows = await stack.sql("SELECT body FROM desk_draft WHERE form = 'letters'");
  assert.ok(rows.length > 0 && !rows.some(([body]) => body.includes('ABC')), 'sealed');
  for (const form of ['../x', '', 'letters//', 'a'.repeat(61)])
    assert.equal((await officer.post('/staff/drafts', { ...mine, draft_form: form })).status, 404, form);
  assert.equal((await officer.post('/staff/drafts', { ...mine, csrf: 'x' })).status, 403);
  assert.equal((await officer.post('/staff/drafts', { ...mine, draft: 'drop' })).status, 204);
});

test('pages of several forms, lists and questions in an address keep each form', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const parent = await inspecting(stack, officer);
  const base = `/staff/cases/${parent}`;
  const year = new Date().getFullYear() + 1;
  const [[report]] = await stack.sql(`SELECT r.report_id FROM case_report r JOIN cases c ON c.id = r.case_id
    WHERE c.code = '${parent}'`);
  await keptOn(officer, base, '--message', { body: 'Thư nháp ABC' });
  await keptOn(officer, `${base}/hold`, 'hold', { reason: 'Giữ vì kiện ABC' });
  await keptOn(officer, `${base}/identity?report=${report}`, `identity--${report}`, { reason: 'Cần biết ABC' });
  await keptOn(officer, `${base}/reporter`, 'reporter', { reason: 'Khen nháp ABC' });
  await keptOn(officer, `${base}/reports`, 'reports--join', { join_reason: 'Cùng việc ABC', code: 'VV-NHAPABC' });
  await keptOn(officer, `${base}/inspection`, 'inspection--note', { note: 'Ghi chép nháp ABC' });
  await keptOn(officer, `${base}/inspection`, 'inspection--photo', { caption: 'Cửa xả nháp ABC' });
  await keptOn(officer, `${base}/field`, 'field--seen', { seen: 'Hiện trạng nháp ABC' }, { base: '0' });
  await keptOn(officer, `${base}/sanction`, 'sanction', { violator: 'Cơ sở nháp ABC' });
  await keptOn(officer, '/staff/absence', 'absence', { until: `${year}-11-13` });
  await keptOn(head, `/staff/leader/plan?year=${year}`, `leader/plan--${year}`, { title: 'Nhiệm vụ nháp ABC' });
  await keptOn(head, '/staff/duty', 'duty', { phone: '0203 ABC nháp' });
  await keptOn(officer, '/staff/duty/shift', 'duty/shift', { note: 'Giao ca nháp ABC' });
  await keptOn(officer, '/staff/desk/notes', 'desk/notes', { body: 'Tin nhắn nháp ABC' });
  const id = await facility(stack, officer, { name: 'Công ty ABC Gộp Nháp' });
  await facility(stack, officer, { name: 'Công ty ABC Gộp Nháp' });
  await keptOn(await official(stack, 'so.canbo'), `/staff/facilities/${id}/merge`, `facilities/${id}/merge`, { reason: 'Trùng nháp ABC' });
});

test('what one form of a page refuses is not typed into the others, and their drafts stay', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const parent = await inspecting(stack, officer);
  const at = `/staff/cases/${parent}/inspection`;
  const csrf = await csrfOf(officer);
  const draft = { csrf, draft_form: 'inspection--note', draft_base: '0', note: 'Nháp ghi chép ABC' };
  await officer.post(`/staff/cases/${parent}/drafts`, draft);
  const refused = await officer.submit(at, { caption: 'Ảnh thiếu tệp ABC', taken: day(), taken_time: '00:01' },
    { action: `${at}/photo` });
  assert.equal(refused.status, 422);
  assert.ok(refused.text.includes('Ảnh thiếu tệp ABC') && refused.text.includes('Nháp ghi chép ABC'), 'both');
  redirected(await officer.submit(at, { note: 'Ghi chép xong ABC' }, { action: `${at}/note` }), 'noted');
  assert.ok(!(await officer.get(at)).text.includes('Nháp ghi chép ABC'), 'carried out: no draft any more');
});

test('an address that a draft brings is followed only to our own pages', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const csrf = await csrfOf(officer);
  for (const draft_back of ['https://abc.example/', '//abc.example', '/staff//abc.example', '/track', `/staff/${'a'.repeat(300)}`]) {
    const answer = await officer.post('/staff/drafts', { csrf, draft_form: 'absence', draft_base: '0', draft_back, until: 'x' });
    assert.equal(answer.headers.location, '/staff/absence', draft_back);
  }
  await officer.post('/staff/drafts', { csrf, draft_form: 'absence', draft_base: '0', draft: 'drop' });
});

test('a form that was carried out has no draft any more', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const id = await facility(stack, officer, { name: 'Công ty ABC Ghi Xong' });
  const at = `/staff/facilities/${id}/permits`;
  const csrf = await csrfOf(officer);
  await officer.post('/staff/drafts', { csrf, draft_form: `facilities/${id}/permits`, draft_base: '0', scope: 'Nháp ABC' });
  redirected(await officer.submit(at, { kind: 'environment_permit', number: '77/GP-ABC', issuer: 'Sở ABC', issued: '2026-01-05' },
    { action: at }), 'added');
  assert.ok(!(await officer.get(at)).text.includes('Nháp ABC'));
});

// Two who send at once what both read: one is kept, the other is shown both.
async function both(one, two, at, fields, own) {
  const base = (await one.get(at)).text.match(/name="draft_base" value="(\d+)"/)[1];
  assert.equal((await two.get(at)).text.match(/name="draft_base" value="(\d+)"/)[1], base);
  const send = async (client, words) => client.post(at, { csrf: await csrfOf(client), draft_base: base, ...fields,
    ...words });
  const done = await Promise.all([send(one, own[0]), send(two, own[1])]);
  assert.deepEqual(done.map((d) => d.status).sort(), [303, 409], at);
  const late = done.find((d) => d.status === 409);
  for (const words of own) assert.ok(late.text.includes(`<mark>${Object.values(words)[0]}`), 'both versions');
  const loser = done[0] === late ? [one, own[0]] : [two, own[1]];
  const next = late.text.match(/name="draft_base" value="(\d+)"/)[1];
  const again = { csrf: await csrfOf(loser[0]), draft_base: next, ...fields, ...loser[1] };
  redirected(await loser[0].post(at, { ...again, choose_all: 'mine' }), 'chosen');
}

test('two who type into one paper, one facility or one order at once: one is kept, one is shown both', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const parent = await inspecting(stack, officer);
  const code = await recorded(officer, parent, LIGHT);
  await both(officer, head, `/staff/cases/${code}/papers/MQD41`, {},
    [{ 'expert.who': 'Viện một ABC' }, { 'expert.who': 'Viện hai ABC' }]);
  const id = await facility(stack, officer, { name: 'Công ty ABC Hai Người' });
  await both(officer, head, `/staff/facilities/${id}/edit`, { kind: 'organization', name: 'Công ty ABC Hai Người',
    sector: 'seafood', state: 'active', unit: await unitId(stack, '06673') }, [{ representative: 'Người một ABC' }, { representative: 'Người hai ABC' }]);
  await both(officer, head, `/staff/cases/${parent}/inspection/order`, { kind: 'unannounced', signs: 'Mùi ABC',
    number: '5/QĐ-KT', signed_on: day(), until: day(), members: 'Người ABC; công chức' },
    [{ signer: 'Chủ tịch một ABC' }, { signer: 'Chủ tịch hai ABC' }]);
});

test('words typed while another one waited for the case are seen, however late they bear', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  const at = `/staff/cases/${code}/papers/MQD41`;
  const base = (await officer.get(at)).text.match(/name="draft_base" value="(\d+)"/)[1];
  // The waiting request's clock stands before these words: here by a minute, there by a moment.
  await stack.sql(`INSERT INTO paper_words (case_id, form, words, account_id, made_us)
    SELECT c.id, 'MQD41', '{"expert.who":"Viện đến trước ABC"}', a.id, (UNIX_TIMESTAMP() + 60) * 1000000
    FROM cases c JOIN account a ON a.login = 'baichay.truong' WHERE c.code = '${code}'`);
  const late = await officer.post(at, { csrf: await csrfOf(officer), draft_base: base, 'expert.who': 'Viện đến sau ABC' });
  assert.equal(late.status, 409);
  for (const words of ['Viện đến trước ABC', 'Viện đến sau ABC']) assert.ok(late.text.includes(words), words);
});
