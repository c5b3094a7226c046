// A serious or repeated violation goes to the provincial chair with its grounds from the law.
import { formOf } from './client.mjs';
import { day, official } from './officials.mjs';
import { newPerson } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { HEAVY, LIGHT, draft, inspecting, recorded, redirected, sign } from './sanctions.mjs';
import { shared } from './stack.mjs';

const problems = (page) => /id="problems"([\s\S]*?)<\/div>/.exec(page.text)?.[1] ?? '';
const to = (code) => `/staff/cases/${code}/submission`;
const submit = (client, code, fields) => client.submit(to(code), fields, { action: to(code) });

test('beyond the power of the body: submitted, returned, submitted again, answered', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const chair = await newPerson(stack, 'totrinh.chutich', [['22', 'signer', 'provincial_chair']]);
  const code = await recorded(officer, await inspecting(stack, officer), HEAVY);
  assert.equal((await officer.get(`/staff/cases/${code}/papers/TO_TRINH/pdf`)).status, 404, 'none was made');
  const page = await officer.get(to(code));
  assert.match(page.text, /Phải trình UBND (?:tỉnh|thành phố) Quảng Ninh vì: Vượt thẩm quyền xử phạt của cơ quan/);
  const text = formOf(page.text, to(code)).html.match(/<textarea[^>]*name="body"[^>]*>([\s\S]*?)<\/textarea>/)[1];
  for (const words of ['Kính gửi: Chủ tịch UBND', '05/BB-VPHC', 'Công ty ABC', 'Số 1 phố ABC',
    'Xả nước thải đen ra suối ABC.', '2000000000 đồng', 'UBND phường Bãi Cháy kính trình'])
    assert.ok(text.includes(words), words);
  const { csrf: mine } = formOf(page.text, to(code)).hidden;
  const kept = await officer.post(`/staff/cases/${code}/drafts`, { csrf: mine, draft_form: 'submission', draft_base: '0',
    number: '44/TTr', dated: day(), body: 'Soạn dở ABC' });
  assert.equal(kept.headers.location, to(code), 'a draft without script');
  assert.match((await officer.get(to(code))).text, /Đã mở lại bản nháp[\s\S]*Soạn dở ABC/);
  const all = await submit(officer, code, { number: '', dated: '', body: '' });
  assert.equal(all.status, 422);
  for (const words of ['Số tờ trình', 'Ngày tờ trình', 'Nội dung tờ trình']) assert.ok(problems(all).includes(words), words);
  for (const [fields, says] of [[{ number: '45' }, /kết thúc bằng \/TTr/], [{ number: '45/TTr', dated: day(1) }, /không ở tương lai/],
    [{ number: '45/TTr', body: 'x'.repeat(12001) }, /Nội dung tờ trình/]]) {
    const answer = await submit(officer, code, { dated: day(), body: 'Kính trình ABC', ...fields });
    assert.equal(answer.status, 422);
    assert.match(problems(answer), says);
  }
  redirected(await submit(officer, code, { number: '45/TTr', dated: day(), body: `${text}\nThêm ABC.` }), 'submitted');
  assert.doesNotMatch((await officer.get(to(code))).text, /Lập tờ trình/, 'one waits');
  assert.deepEqual(await stack.sql(`SELECT 1 FROM form_draft d JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`), [],
    'sent: no draft stays');
  const [, pdf] = /href="([^"]*TO_TRINH\/pdf)"/.exec((await officer.get(to(code))).text);
  const printed = await textOf(await saved(await officer.get(pdf), 'TO_TRINH'));
  for (const words of ['Số: 45/TTr', 'TỜ TRÌNH', 'Vượt thẩm quyền xử phạt của cơ quan', 'Xả nước thải đen ra suối ABC.', 'Thêm ABC.'])
    assert.ok(printed.includes(words), `${words}\n${printed}`);
  assert.ok(!printed.includes('DỰ THẢO'));
  assert.match((await chair.get('/staff/submissions')).text, new RegExp(`${code}/submission`));
  assert.match((await chair.get('/staff')).text, /Trình Chủ tịch UBND cấp tỉnh/, 'told');
  const reply = (client, act, answer) => client.submit(to(code), { act, answer }, { action: `${to(code)}/reply` });
  const nothing = await reply(chair, 'return', '');
  assert.equal(nothing.status, 422);
  const { csrf } = formOf((await officer.get('/staff')).text).hidden;
  assert.equal((await officer.post(`${to(code)}/reply`, { csrf, act: 'answer', answer: 'ABC' })).status, 403, 'not for the chair');
  redirected(await reply(chair, 'return', 'Bổ sung kết quả mẫu ABC.'), 'returned');
  const again = await officer.get(to(code));
  assert.match(again.text, /Bổ sung kết quả mẫu ABC\./);
  assert.match(problems(await submit(officer, code, { number: '45/ttr', dated: day(), body: 'ABC' })), /kết thúc bằng/);
  assert.match(problems(await submit(officer, code, { number: '45/TTr', dated: day(), body: 'ABC' })), /đã là của một tờ trình khác/);
  redirected(await submit(officer, code, { number: '46/TTr', dated: day(), body: 'Đã bổ sung ABC.' }), 'again');
  redirected(await reply(chair, 'answer', 'Đồng ý, Chủ tịch UBND cấp tỉnh ra quyết định ABC.'), 'answered');
  const done = await officer.get(to(code));
  assert.match(done.text, /Đã trả lời/);
  assert.match(done.text, /Trả lại, có ý kiến/, 'the first one stays');
  const other = await official(stack, 'honggai.canbo');
  assert.equal((await other.get(to(code))).status, 404);
  const proved = await stack.verified();
  assert.equal(proved.code, 0, proved.out + proved.err);
});

test('a small act is not submitted; the same act again within a year is', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const signer = await official(stack, 'baichay.chutich');
  const parent = await inspecting(stack, officer);
  const first = await recorded(officer, parent, LIGHT, { number: '71/BB-VPHC' });
  const page = await officer.get(to(first));
  assert.match(page.text, /chưa có căn cứ phải trình/);
  const { csrf } = formOf((await officer.get('/staff')).text).hidden;
  const refused = await officer.post(to(first), { csrf, number: '47/TTr', dated: day(), body: 'ABC' });
  assert.equal(refused.status, 422);
  assert.match(problems(refused), /không có căn cứ nào để trình[\s\S]*Kiểm tra lại hành vi/);
  redirected(await draft(officer, first, { fine0: '7000000' }), 'draft');
  redirected(await sign(signer, first, { number: '471/QĐ-XPHC' }), 'signed');
  const second = await recorded(officer, parent, LIGHT, { number: '72/BB-VPHC' });
  assert.match((await officer.get(to(second))).text, /chưa có căn cứ phải trình/, 'no facility says that it is the same violator');
  await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us)
    SELECT u.id, 'organization', 'Công ty Tái Phạm ABC', 'other', 1 FROM unit u WHERE u.code = '06673' AND u.valid_to IS NULL;
    UPDATE facility SET root_id = id WHERE name = 'Công ty Tái Phạm ABC';
    INSERT INTO case_facility (case_id, facility_id, made_by, made_us)
    SELECT c.id, f.id, a.id, 1 FROM cases c, facility f, account a
     WHERE c.code IN ('${first}', '${second}') AND f.name = 'Công ty Tái Phạm ABC' AND a.login = 'baichay.canbo';
    UPDATE decision SET signed_on = '${day(-40)}' WHERE number = '471/QĐ-XPHC';
    UPDATE violation_record r JOIN case_facility l ON l.live_case = r.case_id SET r.facility_id = l.facility_id`);
  const again = await officer.get(to(second));
  assert.match(again.text, /Tái phạm trong thời hạn/);
  assert.match(again.text, /Quyết định số 471\/QĐ-XPHC/);
  assert.doesNotMatch(again.text, /gây ô nhiễm nghiêm trọng/);
  await stack.sql(`INSERT INTO facility_duty (facility_id, kind, source, what, basis, made_us)
    SELECT id, 'serious', 'decision', 'Xử lý triệt để ABC', 'Quyết định 1/QĐ-ABC', 1 FROM facility
    WHERE name = 'Công ty Tái Phạm ABC'`);
  const listed = await officer.get(to(second));
  assert.match(listed.text, /Tái phạm trong thời hạn[^<]*; Cơ sở thuộc danh sách gây ô nhiễm nghiêm trọng/);
});
