// Giving power to a deputy (Law 15/2012/QH13 art. 54): without a document, outside its days or
// its scope, or from somebody without power, nobody signs; with it the decision cites it.
import { PDF, day, official } from './officials.mjs';
import { idOf } from './people.mjs';
import { saved, textOf } from './printed.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, inspecting, recorded, redirected, refused, sign } from './sanctions.mjs';
import { shared } from './stack.mjs';

let common = null;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const officer = await official(stack, 'baichay.canbo');
    return { stack, officer, head: await official(stack, 'baichay.chutich'),
      deputy: await official(stack, 'baichay.phochutich'),
      parent: await inspecting(stack, officer) };
  })();
  return common;
}

let numbers = 0;
async function give(who, fields = {}, data = PDF) {
  const { stack } = await ward();
  const to = '/staff/delegations';
  return who.submit(to, { deputy: await idOf(stack, 'baichay.phochutich'),
    content: 'sanction', fields: 'environment', scope: 'Xử phạt trên địa bàn phường ABC.',
    number: `${++numbers}/QĐ-GQXP`, signed_on: day(), from: day(), to: day(30), ...fields },
  { action: to, files: data ? [['file', { filename: 'a.pdf', type: 'application/pdf', data }]] : [] });
}

// Form token of a page whose form the reader does not see.
async function giveAnyway(who, fields) {
  const { stack } = await ward();
  const [, csrf] = /name="csrf" value="([^"]*)"/.exec((await who.get('/staff/delegations')).text);
  const pairs = { csrf, content: 'sanction', fields: 'environment', scope: 'ABC',
    deputy: await idOf(stack, 'baichay.phochutich'), signed_on: day(), from: day(),
    to: day(30), number: `${++numbers}/QĐ-GQXP`, ...fields };
  return who.upload('/staff/delegations', [...Object.entries(pairs),
    ['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]]);
}

// Every document given so far ends, so that each test stands alone.
async function clear() {
  const { stack } = await ward();
  await stack.sql(`UPDATE delegation SET ended_on = signed_on, ended_by = giver_id,
    ended_us = made_us, end_number = 'x', end_reason = 'x' WHERE ended_on IS NULL;
    UPDATE delegation SET deputy_id = (SELECT id FROM account WHERE login = 'baichay.congbo1')`);
}

async function ready() {
  const { officer, parent } = await ward();
  await clear();
  const code = await recorded(officer, parent, LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  return code;
}

let decisions = 500;
const number = () => `${++decisions}/QĐ-XPHC`;

test('a deputy without a document is refused, naming the article', async () => {
  const { deputy } = await ward();
  const code = await ready();
  const page = await deputy.get(`/staff/cases/${code}/write/decide`);
  assert.match(page.text, /Phó Chủ tịch UBND xã, phường, đặc khu: Không được ký/);
  refused(await sign(deputy, code, { number: number() }),
    /chưa được giao quyền bằng văn bản; Điều 54 Luật 15\/2012\/QH13/, 'no document');
});

test('a deputy signs by the document, and the decision cites it everywhere', async () => {
  const { stack, head, deputy, officer } = await ward();
  const code = await ready();
  redirected(await give(head), 'given');
  const cited = `${numbers}/QĐ-GQXP`;
  const [d, m, y] = [day().slice(8), day().slice(5, 7), day().slice(0, 4)];
  const page = await deputy.get(`/staff/cases/${code}/write/decide`);
  assert.ok(page.text.includes(`theo văn bản giao quyền ${cited} ngày ${d}/${m}/${y}`), 'sign page');
  redirected(await sign(deputy, code, { number: number() }), 'signed');
  const rows = await stack.sql(`SELECT d.position, g.number, LENGTH(d.law_digest)
    FROM decision d JOIN cases c ON c.id = d.case_id JOIN delegation g ON g.id = d.delegation_id
    WHERE c.code = '${code}'`);
  assert.deepEqual(rows, [['commune_vice_chair', cited, '32']]);
  const print = async (form) => textOf(await saved(await officer.get(`/staff/cases/${code}/papers/${form}/pdf`), `deputy-${form}`));
  const text = await print('MQD02');
  assert.ok(text.includes('KT. CHỦ TỊCH PHÓ CHỦ TỊCH'), text);
  assert.ok(text.includes(`số ${cited} ngày ${d} tháng ${m} năm ${y}`), text);
  const shown = await officer.get(`/staff/cases/${code}`);
  assert.ok(shown.text.includes(`Văn bản giao quyền số ${cited} ngày ${d}/${m}/${y}`), 'case');
  assert.match(shown.text, /Phó Chủ tịch UBND xã, phường, đặc khu/);
  const events = await stack.sql(`SELECT data FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'decide'`);
  assert.ok(events[0][0].includes(cited), events[0][0]);
});

test('not before its first day, not after its last, not once it is ended', async () => {
  const { head, deputy } = await ward();
  for (const [fields, why] of [
    [{ signed_on: day(-9), from: day(-9), to: day(-1) }, /đã hết thời hạn giao quyền/],
    [{ from: day(1), to: day(9) }, /chưa có hiệu lực/]]) {
    const code = await ready();
    redirected(await give(head, fields), 'given');
    refused(await sign(deputy, code, { number: number() }), why, JSON.stringify(fields));
  }
  const code = await ready();
  redirected(await give(head), 'given');
  const list = await head.get('/staff/delegations');
  const [, to] = /href="(\/staff\/delegations\/\d+)"/.exec(list.text);
  refused(await head.submit(to, { day: day(1), number: '1/QĐ-CD', reason: 'ABC' }, { action: to }),
    /tương lai/, 'tomorrow');
  const foreign = await deputy.get(to);
  assert.doesNotMatch(foreign.text, /Chấm dứt giao quyền/, 'the deputy cannot end it');
  redirected(await head.submit(to, { day: day(), number: '1/QĐ-CD', reason: 'ABC' },
    { action: to }), 'ended');
  assert.match((await head.get(to)).text, /Đã chấm dứt từ/);
  const over = await textOf(await saved(await head.get(`${to}/papers/MQD37/pdf`), 'MQD37'));
  for (const words of ['Số: 1/QĐ-CD', 'Lý do: ABC', 'Xử phạt trên địa bàn phường ABC.', 'PHƯỜNG BÃI CHÁY', `${numbers}/QĐ-GQXP`])
    assert.ok(over.replaceAll(' ', '').includes(words.replaceAll(' ', '')), `${words}\n${over}`);
  refused(await sign(deputy, code, { number: number() }), /việc giao quyền đã chấm dứt/, 'ended');
});

test('the scope binds: another field, a smaller sum, another content', async () => {
  const { head, deputy } = await ward();
  for (const [fields, why] of [
    [{ fields: 'livestock' }, /ngoài phạm vi giao quyền/],
    [{ fine_max: '1000000' }, /khung phạt cao hơn mức được giao/],
    [{ content: 'coercion', number: '77/QĐ-GQCC' }, /có nội dung khác/]]) {
    const code = await ready();
    redirected(await give(head, fields), 'given');
    refused(await sign(deputy, code, { number: number() }), why, JSON.stringify(fields));
  }
});

test('only a head with power gives, to a deputy of his unit, and no further', async () => {
  const { stack, head, deputy, officer } = await ward();
  await clear();
  const further = await giveAnyway(deputy);
  assert.equal(further.status, 403);
  assert.match(further.text, /không được giao tiếp cho người khác \(Điều 54 Luật 15\/2012\/QH13\)/);
  const powerless = await giveAnyway(officer);
  assert.equal(powerless.status, 403);
  assert.match(powerless.text, /có thẩm quyền xử phạt[^<]*Điều 54/);
  for (const login of ['baichay.canbo', 'so.giamdoc', 'baichay.chutich'])
    refused(await give(head, { deputy: await idOf(stack, login) }),
      /không giữ chức vụ cấp phó/, login);
  const all = refused(await give(head, { number: '5', scope: '', to: '', fields: 'ABC' }, null),
    /GQXP/, 'number');
  for (const field of ['number', 'scope', 'to', 'file'])
    assert.match(all, new RegExp(`#${field}"`), field);
  refused(await give(head, { to: day(-1) }), /có ngày hết/, 'ends before it starts');
  refused(await give(head, { signed_on: day(1), from: day(1) }), /Ngày ký không ở tương lai/, 'later');
  const same = `${++numbers}/QĐ-GQXP`;
  redirected(await give(head, { number: same }), 'first');
  refused(await give(head, { number: same }), /văn bản giao quyền khác/, 'twice');
  const [[id]] = await stack.sql(`SELECT MAX(id) FROM delegation`);
  assert.ok((await head.get(`/staff/delegations/${id}/file`)).body.equals(PDF), 'the signed file');
  const paper = `/staff/delegations/${id}/papers/MQD34`;
  assert.match((await head.get(paper)).text, /Cấp phó được giao quyền/);
  const given = await textOf(await saved(await head.get(`${paper}/pdf`), 'MQD34'));
  for (const words of [same.replace('/QĐ-GQXP', ''), 'Chủ tịch', 'giao quyền xử phạt vi phạm hành chính cho', 'Phó Chủ tịch'])
    assert.ok(given.includes(words), `${words}\n${given}`);
  assert.equal((await head.get(paper.replace('MQD34', 'MQD35'))).status, 404, 'another content');
  redirected(await give(head, { content: 'coercion', number: '78/QĐ-GQCC', scope: 'Cưỡng chế trong phường ABC.' }), 'coercion');
  const [[other]] = await stack.sql('SELECT MAX(id) FROM delegation');
  const coercion = await textOf(await saved(await head.get(`/staff/delegations/${other}/papers/MQD35/pdf`), 'MQD35'));
  for (const words of ['Số: 78/QĐ-GQCC', 'Cưỡng chế trong phường ABC.', 'giao quyền cưỡng chế'])
    assert.ok(coercion.includes(words), `${words}\n${coercion}`);
  const stranger = await official(stack, 'honggai.canbo');
  for (const path of [`/staff/delegations/${id}`, `/staff/delegations/${id}/file`])
    assert.equal((await stranger.get(path)).status, 404, path);
  await clear();
});
