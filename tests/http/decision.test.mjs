// The builder of a decision: earlier decisions of the violator; an amendment has its new sum.
import { PDF, day, official, serve, step } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, MIDDLE, draft, inspecting, recorded, redirected, refused, sign } from './sanctions.mjs';
import { shared } from './stack.mjs';

let n = 600;
const number = (kind = 'QĐ-XPHC') => `${++n}/${kind}`;
const PAPER = [['signed_file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]];

let common;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const [officer, signer] = [await official(stack, 'baichay.canbo'), await official(stack, 'baichay.chutich')];
    return { stack, officer, signer, parent: await inspecting(stack, officer) };
  })();
  return common;
}

// A decision against the holder of that tax code, served.
async function decided(id_number, act = LIGHT) {
  const { officer, signer, parent } = await ward();
  const code = await recorded(officer, parent, act, { id_number });
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const its = number();
  redirected(await sign(signer, code, { number: its }), 'signed');
  redirected(await serve(officer, code), 'served');
  return { code, number: its };
}

test('earlier decisions against the same number stand on the page, with what they mean', async () => {
  const { stack, officer, parent } = await ward();
  const mine = '5701234567';
  const first = await decided(mine);
  const issued = (on) => stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id
    SET d.signed_on = '${on}' WHERE c.code = '${first.code}'`);
  await issued(day(-40));
  const second = await recorded(officer, parent, LIGHT, { id_number: mine, name: 'Công ty ABC hai' });
  const page = async (code) => (await officer.get(`/staff/cases/${code}/decision`)).text;
  const before = await page(second);
  for (const words of [first.number, LIGHT, 'Chưa thi hành xong', 'Tái phạm: cùng hành vi', 'điểm b khoản 1 Điều 10'])
    assert.ok(before.includes(words), words);
  await issued('2024-04-01');
  await stack.sql(`INSERT INTO case_value (case_id, name, value, set_us)
    SELECT id, 'executed_on', '2024-05-06', 1 FROM cases WHERE code = '${first.code}'`);
  const after = await page(second);
  assert.match(after, /Thi hành xong ngày 06\/05\/2024/);
  assert.match(after, /Coi là chưa bị xử phạt sau ngày 06\/05\/2025/, 'a year after a fine');
  assert.match(after, /Hành vi khác, hoặc đã được coi là chưa bị xử phạt/);
  await issued(day(-40));
  const maybe = await recorded(officer, parent, MIDDLE, { id_number: mine });
  await stack.sql(`UPDATE case_value v JOIN cases c ON c.id = v.case_id SET v.value = '${day(-1)}'
    WHERE c.code = '${first.code}' AND v.name = 'executed_on'`);
  assert.match(await page(maybe), /Tái phạm: cùng hành vi/, 'a point of the same clause');
  const other = await recorded(officer, parent, LIGHT, { id_number: '5707654321' });
  assert.doesNotMatch(await page(other), /Quyết định trước đây/, 'of nobody else');
  assert.equal((await stack.sql(`SELECT COUNT(*) FROM violation_record
    WHERE violator_hash LIKE '%${mine}%'`))[0][0], '0', 'the number itself is nowhere');
});

test('the page of the builder takes ten statements, and shows what signing does to the terms', async () => {
  const { stack, officer, parent } = await ward();
  const code = await recorded(officer, parent, LIGHT, { id_number: '5701234568' });
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  await officer.get('/staff');
  const count = await stack.counter('staff');
  const start = await count();
  const text = (await officer.get(`/staff/cases/${code}/decision`)).text;
  const taken = await count() - start;
  assert.ok(taken <= 10, `${taken} statements`);
  assert.match(text, /Bước này làm gì với các thời hạn/);
  assert.match(text, /Ai được ký hôm nay/);
});

test('an amended decision has the new sum everywhere, within what the law allows', async () => {
  const { stack, officer, signer, parent } = await ward();
  const code = await recorded(officer, parent, MIDDLE, { id_number: '5701234569' });
  redirected(await step(officer, code, 'waive', { waiver: 'Không giải trình.' }), 'waive');
  redirected(await draft(officer, code, { fine0: '60000000' }), 'draft');
  redirected(await sign(signer, code, { number: number() }), 'signed');
  const to = `/staff/cases/${code}/step/amend`;
  const amend = (new_fine) => signer.submit(to, { decision_number: number('QĐ-SĐXPHC'), ordered_on: day(),
    change: 'Sửa mức phạt ABC', reason: 'Xác định lại tình tiết ABC.', amended_before: 'no', new_fine },
  { action: to, files: PAPER });
  const sums = (await officer.get(`/staff/cases/${code}/decision`)).status;
  assert.equal(sums, 409, 'it is signed');
  refused(await amend('1'), /không được dưới [\d.]+ đồng[^<]*khoản 1 Điều 9/, 'below');
  refused(await amend('900000000'), /không được trên [\d.]+ đồng[^<]*khoản 1 Điều 9/, 'above');
  const total = () => stack.sql(`SELECT d.fine_total, d.fine_amended FROM decision d
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`);
  assert.deepEqual(await total(), [['60000000', 'NULL']]);
  redirected(await amend(''), 'words alone');
  assert.deepEqual(await total(), [['60000000', 'NULL']], 'the sum stays');
  const most = /trên ([\d.]+) đồng/.exec((await amend('900000000')).text)[1].replaceAll('.', '');
  redirected(await amend(most), 'the most');
  assert.deepEqual(await total(), [['60000000', most]], 'what was decided first is kept');
  const shown = most.replace(/\B(?=(\d{3})+$)/g, '.');
  assert.ok((await officer.get(`/staff/cases/${code}`)).text.includes(shown), shown);
});

test('a repeat is counted, or the draft says why not; a possible one is asked and never guessed', async () => {
  const { stack, officer, signer, parent } = await ward();
  const back = (code) => stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id
    SET d.signed_on = '${day(-40)}' WHERE c.code = '${code}'`);
  const mine = '5701234570';
  await back((await decided(mine)).code);
  const again = await recorded(officer, parent, LIGHT, { id_number: mine });
  const at = `/staff/cases/${again}/decision`;
  const page = (await officer.get(at)).text;
  assert.match(page, /Tái phạm \(khoản 5 Điều 2 Luật 15\/2012\/QH13\): là tình tiết tăng nặng \(điểm b khoản 1 Điều 10\)/);
  assert.match(page, /name="repeat0" value="count"[^>]*checked/, 'the law leaves no choice');
  const fine = { fine0: '7000000' };
  refused(await draft(officer, again, fine), /hãy chọn cách tính[^<]*điểm b khoản 1 Điều 10/, 'not said');
  refused(await draft(officer, again, { ...fine, repeat0: 'no' }), /phải tính, hoặc ghi rõ lý do/, 'ignored');
  refused(await draft(officer, again, { ...fine, repeat0: 'within' }), /Biên bản không ghi tình tiết/, 'not there');
  refused(await draft(officer, again, { fine0: '6999999', repeat0: 'count' }), /7\.000\.000 đến 10\.000\.000/, 'low');
  const named = { fine0: '10000000', repeat0: 'count' };
  redirected(await draft(officer, again, named), 'counted');
  redirected(await draft(officer, again, { ...fine, repeat0: 'no', repeat_why: 'Lý do riêng ABC.' }), 'with a reason');
  assert.match((await officer.get(at)).text, /Lý do riêng ABC/, 'kept');
  assert.match((await stack.sql(`SELECT v.acts FROM decision_version v JOIN decision d ON d.id = v.decision_id
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${again}' AND v.n = 2`))[0][0], /không tính tái phạm[^]*Lý do riêng ABC/);
  redirected(await draft(officer, again, named), 'counted again');
  redirected(await sign(signer, again, { number: number() }), 'signed with it');

  const first = await recorded(officer, parent, LIGHT, { id_number: '5701234571', act0_c_AGG_REPEATED: '1' });
  refused(await draft(officer, first, { fine0: '7000000' }), /hãy chọn cách tính/, 'the record names it');
  refused(await draft(officer, first, { fine0: '10000000', repeat0: 'count' }), /không được tính là tăng nặng/, 'not so');
  redirected(await draft(officer, first, { fine0: '7000000', repeat0: 'no' }), 'taken out');
});

test('what mitigates and aggravates is ticked for each act, and counts and stands by its name', async () => {
  const { stack, officer, signer, parent } = await ward();
  const two = { act0_c_MIT_REPAIRED: '1', act0_c_MIT_OTHER: '1', act0_c_words: 'Tình tiết ABC' };
  const code = await recorded(officer, parent, LIGHT, { id_number: '5701234573', ...two });
  const at = `/staff/cases/${code}/decision`;
  const page = (await officer.get(at)).text;
  assert.match(page, /name="circ0_MIT_REPAIRED"[^>]* checked/, 'as in the record');
  assert.match(page, /name="circ0_words"[^>]*value="Tình tiết ABC"/);
  assert.match(page, /điểm i khoản 1 Điều 10 Luật 15\/2012\/QH13<\/small>/, 'read in the text: no mark');
  assert.match(page, /Điều 9 Luật 15\/2012\/QH13 <span class="tag">chưa đối chiếu/, 'known from a summary');
  assert.doesNotMatch(page, /circ0_AGG_REPEATED|name="aggravating"|name="mitigating"/, 'the history asks; no number, no text');
  const kept = { circ0_MIT_REPAIRED: '1', circ0_MIT_OTHER: '1', circ0_words: 'Tình tiết ABC' };
  refused(await draft(officer, code, { fine0: '4000001', ...kept }), /4\.000\.000 đến 4\.000\.000/, 'two: the least');
  refused(await draft(officer, code, { fine0: '4000000' }), /7\.000\.000 đến 7\.000\.000/, 'none: the average');
  refused(await draft(officer, code, { fine0: '4000000', ...kept, circ0_words: '' }), /ghi rõ tình tiết khác/, 'not named');
  refused(await draft(officer, code, { fine0: '4000000', circ0_words: 'ABC' }), /chưa chọn ô/, 'not ticked');
  refused(await draft(officer, code, { fine0: '10000000', circ0_AGG_WENT_ON: '1', circ0_AGG_AFTER_RECORD: '1' }),
    /chỉ được tính một lần/, 'one fact under two names');
  assert.equal((await draft(officer, code, { fine0: '4000000', ...kept, circ0_words: 'a'.repeat(501) })).status, 422);
  redirected(await draft(officer, code, { fine0: '10000000', circ0_AGG_WENT_ON: '1', circ0_AGG_HID: '1' }), 'changed');
  assert.match((await officer.get(at)).text, /name="circ0_AGG_HID"[^>]* checked/, 'kept');
  assert.doesNotMatch((await officer.get(at)).text, /name="circ0_MIT_REPAIRED"[^>]* checked/);
  redirected(await draft(officer, code, { fine0: '4000000', ...kept }), 'as in the record');
  const [[acts]] = await stack.sql(`SELECT v.acts FROM decision_version v JOIN decision d ON d.id = v.decision_id
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}' AND v.n = 1`);
  assert.match(acts, /tăng nặng: tiếp tục vi phạm[^]*điểm i khoản 1 Điều 10/, 'each version tells its own');
  const its = number();
  redirected(await draft(officer, code, { fine0: '7000000' }), 'none of them counts');
  assert.doesNotMatch((await officer.get(`/staff/cases/${code}`)).text, /ngăn chặn, làm giảm hậu quả/, 'nor is said');
  redirected(await draft(officer, code, { fine0: '4000000', ...kept }), 'both again');
  redirected(await sign(signer, code, { number: its }), 'signed');
  const said = /Tình tiết giảm nhẹ: ngăn chặn[^<]*\(Điều 9 Luật 15\/2012\/QH13\); Tình tiết ABC \(Điều 9/;
  assert.match((await officer.get(`/staff/cases/${code}`)).text, said, 'on the page of the file');

  const none = await recorded(officer, parent, LIGHT, { id_number: '5701234575' });
  assert.match((await officer.get(`/staff/cases/${none}/decision`)).text, /name="circ0_MIT_REPAIRED"/, 'came later');
  redirected(await draft(officer, none, { fine0: '4000000', circ0_MIT_REPAIRED: '1', circ0_MIT_CONFESSED: '1' }), 'two');
  redirected(await draft(officer, none, { fine0: '7000000' }), 'none again');
  assert.doesNotMatch((await officer.get(`/staff/cases/${none}/decision`)).text, /MIT_REPAIRED"[^>]* checked/);

  const old = await recorded(officer, parent, LIGHT, { id_number: '5701234574' });
  await stack.sql(`UPDATE violation_act v JOIN violation_record r ON r.id = v.record_id JOIN cases c ON c.id = r.case_id
    SET v.circumstances = NULL, v.mitigating = 2 WHERE c.code = '${old}'`);
  const least = { fine0: '4000000' };
  refused(await draft(officer, old, { ...least, mitigating: 'Đã tự khắc phục ABC' }),
    /giảm nhẹ hơn số ghi ở đây[^<]*Điều 9/, 'an older record: two are counted, one is named');
  redirected(await draft(officer, old, { ...least, mitigating: 'Đã tự khắc phục ABC\nThành khẩn khai báo ABC' }), 'both');
});

test('an earlier act of the same article is asked about', async () => {
  const { stack, officer, parent } = await ward();
  const [one, two] = ['45/2022:Đ11.2.b', '45/2022:Đ11.2.c'];
  const mine = '5701234572';
  const earlier = await decided(mine);
  await stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id JOIN decision_act a ON a.decision_id = d.id
    SET d.signed_on = '${day(-40)}', a.act_code = '${one}' WHERE c.code = '${earlier.code}'`);
  const code = await recorded(officer, parent, two, { id_number: mine });
  const [[id]] = await stack.sql(`SELECT d.id FROM decision d JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${earlier.code}'`);
  const same = `same${id}_1`;
  const send = (fields) => draft(officer, code, { fine0: '50000000', ...fields });
  assert.doesNotMatch((await officer.get(`/staff/cases/${code}/decision`)).text, /checked[^>]*same|name="repeat0"[^>]*checked/);
  refused(await send({}), /Hãy trả lời[^<]*Điều 8/, 'asked');
  refused(await send({ [same]: 'yes', repeat0: 'no' }), /phải tính, hoặc ghi rõ lý do/, 'it is one then');
  refused(await send({ [same]: 'no', repeat0: 'count' }), /không được tính là tăng nặng/, 'it is none then');
  redirected(await send({ [same]: 'yes', repeat0: 'count', fine0: '60000000' }), 'counted');
  assert.deepEqual(await stack.sql(`SELECT same FROM decision_same WHERE earlier_id = ${id}`), [['1']]);
});
