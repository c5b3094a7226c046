// The same words many times are one case; what is alike is suggested; everybody is answered.
import { Client } from './client.mjs';
import { official, step } from './officials.mjs';
import { csrfOf } from './people.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const who = {};
async function person(login) {
  who[login] ??= official(await shared(), login);
  return who[login];
}

// Files as a citizen does; { ref, key }.
async function file(stack, fields) {
  const answer = await new Client(stack.public).post('/report',
    { ...reportFields(newToken()), commune: '06685', ...fields });
  const receipt = receiptOf(answer.text);
  assert.ok(receipt, `filed: ${answer.status}`);
  return receipt;
}

const caseOf = (stack, ref) => until(async () => (await stack.sql(`SELECT c.code FROM report r
  JOIN case_report cr ON cr.report_id = r.id AND cr.left_us IS NULL
  JOIN cases c ON c.id = cr.case_id WHERE r.ref = '${ref}'`))[0]?.[0], 20_000, `a case for ${ref}`);

async function filedCase(stack, fields) {
  const receipt = await file(stack, fields);
  return { ...receipt, code: await caseOf(stack, receipt.ref) };
}

async function status(stack, key) {
  const client = new Client(stack.public);
  await client.post('/track', { key });
  return (await client.get('/track/status')).text;
}

let number = 0;
// Words that no other test has.
const words = () => `gieng${(number += 1)}x${newToken().replace(/[^a-z]/g, '').slice(0, 6)} dieu`;

test('a copy joins the case of the first one, keeps its receipt and is answered', async () => {
  const stack = await shared();
  const what = `Khói đen từ lò đốt ABC Tro Bay phủ kín xóm, trẻ em ho suốt. ${words()}`;
  const base = { pollution: 'air', what, place: 'Xóm lò ABC', polluter: 'Lò ABC Tro Bay' };
  const first = await filedCase(stack, base);
  const copies = [{}, { what: what.toUpperCase() }, { what: what.replaceAll('.', ' !!! ') },
    { what: what.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D') }];
  const all = [];
  for (const other of copies) all.push(await filedCase(stack, { ...base, ...other }));
  for (const one of all) {
    assert.equal(one.code, first.code, 'one case');
    assert.notEqual(one.ref, first.ref);
    assert.notEqual(one.key, first.key);
  }
  const officer = await person('honggai.canbo');
  const page = (await officer.get(`/staff/cases/${first.code}/reports`)).text;
  for (const { ref } of all) assert.ok(page.includes(ref), `${ref} is kept`);
  assert.equal((await step(officer, first.code, 'accept')).status, 303);
  const done = await step(officer, first.code, 'refuse', { refusal: 'untrue', answer: 'TRALOI ABC.' });
  assert.equal(done.status, 303);
  for (const { key } of [first, ...all]) assert.match(await status(stack, key), /TRALOI ABC/);
  const later = await filedCase(stack, base);
  assert.notEqual(later.code, first.code, 'a closed case takes nothing more in');
  const checked = await stack.verified();
  assert.equal(checked.code, 0, checked.out);
});

test('what differs in place, kind, wish, length or time is a case of its own', async () => {
  const stack = await shared();
  const what = `Bụi đá mù mịt quanh trạm nghiền ABC Đá Mạt cả ngày. ${words()}`;
  const base = { pollution: 'air', what, place: 'Cổng trạm ABC', polluter: 'Trạm ABC Đá Mạt',
    point: '20.95000, 107.08000' };
  const first = await filedCase(stack, base);
  // 0.0089 degrees north are 990 m, 0.0091 are 1,012 m.
  const near = await filedCase(stack, { ...base, point: '20.95890, 107.08000' });
  assert.equal(near.code, first.code, 'within 1,000 m');
  for (const [why, other] of Object.entries({
    'beyond 1,000 m': { point: '20.95910, 107.08000' }, kind: { pollution: 'noise' },
    commune: { commune: '06673' }, words: { what: `${what} thêm` }, place: { place: 'Cổng sau ABC' },
    wish: { avoid: '1' } }))
    assert.notEqual((await filedCase(stack, { ...base, ...other })).code, first.code, why);
  const avoided = await filedCase(stack, { ...base, avoid: '1' });
  const again = await filedCase(stack, { ...base, avoid: '1' });
  assert.equal(again.code, avoided.code, 'with the same wish it is a copy');
  assert.notEqual(avoided.code, first.code);

  // Seven words of which each says something, n letters in all.
  const letters = (n) => {
    const all = newToken().toLowerCase().replace(/[^a-z]/g, '').padEnd(n, 'x').slice(0, n);
    return all.match(/.{1,6}/g).join(' ');
  };
  const short = letters(39);
  const few = { pollution: 'light', place: '', polluter: '', point: '20.95, 107.08' };
  const [one, two] = [await filedCase(stack, { ...few, what: short }),
    await filedCase(stack, { ...few, what: short })];
  assert.notEqual(one.code, two.code, '39 letters may mean two matters');
  const long = letters(40);
  const [three, four] = [await filedCase(stack, { ...few, what: long }),
    await filedCase(stack, { ...few, what: long })];
  assert.equal(three.code, four.code, '40 letters');

  const old = `Mùi khét từ bãi đốt ABC Dây Đồng về đêm rất nặng. ${words()}`;
  const before = await filedCase(stack, { ...base, what: old });
  const set = (hours) => stack.sql(`UPDATE case_near n JOIN cases c ON c.id = n.case_id
    SET n.came_us = (SELECT received_us FROM report WHERE id = n.report_id) - ${hours}
    WHERE c.code = '${before.code}'`);
  await set(72 * 3600e6 - 60e6);
  assert.equal((await filedCase(stack, { ...base, what: old })).code, before.code, 'under 72 hours');
  await set(72 * 3600e6);
  assert.notEqual((await filedCase(stack, { ...base, what: old })).code, before.code, '72 hours');
});

test('what is alike is suggested with its reason, joined in one go, and once separated no more', async () => {
  const stack = await shared();
  const officer = await person('honggai.canbo');
  const river = words();
  const base = { pollution: 'water', place: `Cầu ${river}`, polluter: '' };
  const a = await filedCase(stack, { ...base, point: '20.95200, 107.09000',
    what: `Suối ${river} đen kịt, cá rô chết nổi trắng, mùi thối nồng nặc, nghi xưởng ABC Mực Khô xả.` });
  const b = await filedCase(stack, { ...base, point: '20.95300, 107.09000',
    what: `suoi ${river} den kit, ca ro chet noi, hoi thoi, chac xuong ABC Muc Kho lai xa` });
  const c = await filedCase(stack, { ...base, point: '20.95250, 107.09050',
    what: `Cá rô chết nổi trắng ở suối ${river}, nước đen kịt. Đề nghị kiểm tra xưởng ABC Mực Khô!` });
  const other = await filedCase(stack, { pollution: 'water', place: 'Khu 9', polluter: '',
    point: '20.95240, 107.09020', what: 'Ống cấp nước sinh hoạt rò rỉ vàng đục từ hôm kia, chưa ai sửa.' });
  const page = (await officer.get(`/staff/cases/${a.code}/reports`)).text;
  assert.ok(page.includes(`value="${b.code}"`) && page.includes(`value="${c.code}"`));
  assert.equal(page.includes(other.code), false, 'another matter is not suggested');
  assert.match(page, /Giống \d+\/100: cách \d+ m, cùng loại, trong vòng một ngày, \d+ từ giống/);
  assert.match((await officer.get(`/staff/cases/${a.code}`)).text, /Có 2 vụ việc đang mở giống/);
  const shown = [...page.matchAll(/name="shown" value="([^"]+)"/g)].map(([, code]) => code);
  const joined = await officer.post(`/staff/cases/${a.code}/reports/join`,
    [['csrf', await csrfOf(officer)], ['all', '1'], ...shown.map((s) => ['shown', s]),
      ['join_reason', 'Cùng con suối.']]);
  assert.equal(joined.status, 303, joined.text);
  const after = (await officer.get(`/staff/cases/${a.code}/reports`)).text;
  for (const { ref } of [a, b, c]) assert.ok(after.includes(ref));
  // Who comes now is like a joined case, and is suggested to the one that took it in.
  const d = await filedCase(stack, { ...base, point: '20.95290, 107.09010',
    what: `Nước suối ${river} vẫn đen kịt, cá rô chết, thối quá, xưởng ABC Mực Khô xả đêm qua` });
  assert.ok((await officer.get(`/staff/cases/${a.code}/reports`)).text.includes(`value="${d.code}"`));
  const [[id]] = await stack.sql(`SELECT id FROM report WHERE ref = '${c.ref}'`);
  const apart = await officer.post(`/staff/cases/${a.code}/reports/separate`,
    { csrf: await csrfOf(officer), report: id, split_reason: 'Suối khác.' });
  assert.equal(apart.status, 303, apart.text);
  const last = (await officer.get(`/staff/cases/${a.code}/reports`)).text;
  assert.equal(last.includes(`value="${c.code}"`), false, 'not suggested again');
});

test('a "me too" is suggested to the open case of that commune and kind, not to another one', async () => {
  const stack = await shared();
  const officer = await person('honggai.canbo');
  const what = `Đèn pha của sân bóng ABC Cỏ Xanh rọi vào nhà suốt đêm. ${words()}`;
  const first = await filedCase(stack, { pollution: 'light', what, place: 'Sân ABC', polluter: '' });
  const all = [];
  for (let i = 0; i < 7; i += 1)
    all.push(await filedCase(stack, { pollution: 'light', what: '', place: '', polluter: '', me_too: '1' }));
  for (const { code } of all) {
    assert.notEqual(code, first.code, 'only an official joins it');
    const page = (await officer.get(`/staff/cases/${code}/reports`)).text;
    assert.ok(page.includes(first.code), 'however many say so');
    assert.match(page, /có phản ánh rất ngắn/);
    for (const other of all) assert.equal(page.includes(`value="${other.code}"`), false);
  }
  const page = (await officer.get(`/staff/cases/${first.code}/reports`)).text;
  for (const { code } of all) assert.ok(page.includes(`value="${code}"`), 'joined from there');
});

test('the commune is not told of an avoided report that is like its own', async () => {
  const stack = await shared();
  const officer = await person('honggai.canbo');
  const name = words();
  const fields = { pollution: 'soil', place: `Bãi ${name}`, polluter: 'ABC Bùn Đỏ',
    point: '20.95700, 107.08500' };
  const own = await filedCase(stack, { ...fields,
    what: `Bùn đỏ tràn từ bãi ${name} xuống vườn cam, cây chết khô.` });
  const hidden = await filedCase(stack, { ...fields, avoid: '1',
    what: `Vườn cam chết khô vì bùn đỏ bãi ${name}, phường bao che.` });
  const rows = await stack.sql(`SELECT COUNT(*) FROM case_similar s JOIN cases c ON c.id = s.case_id
    WHERE c.code = '${hidden.code}'`);
  assert.notEqual(rows[0][0], '0', 'the machine saw that they are alike');
  for (const at of ['', '/reports']) {
    const { text } = await officer.get(`/staff/cases/${own.code}${at}`);
    assert.equal(text.includes(hidden.code), false);
    assert.equal(/Có \d+ vụ việc đang mở giống/.test(text), false, 'not by a count');
  }
  const department = await person('so.canbo');
  const seen = (await department.get(`/staff/cases/${hidden.code}/reports`)).text;
  assert.ok(seen.includes(own.code), 'who may see both is told');
  assert.equal(seen.includes(`value="${own.code}"`), false, 'but works only on the own one');
});
