// Attacks on law and money: forged fields, wrong hands, back dates, numbers used twice.
import { csrfOf, newPerson } from './people.mjs';
import { PDF, PLACES, day, newCase, official, serve, step } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

const MIDDLE = '45/2022:Đ18.2.e'; // the violator may explain
const LIGHT = '45/2022:Đ18.2.c'; // nobody may explain; 4 to 10 million for an organization
const HEAVY = '45/2022:Đ15.4.i'; // above the power of a ward

// The ward's people and one hotline case on which sanction files are opened.
let common = null;
function ward() {
  common ??= (async () => {
    const stack = await shared();
    const officer = await official(stack, 'baichay.canbo');
    const parent = await newCase(stack);
    await step(officer, parent, 'accept');
    return { stack, officer, signer: await official(stack, 'baichay.chutich'), parent };
  })();
  return common;
}

const problems = (answer) => /id="problems"([\s\S]*?)<\/div>/.exec(answer.text)?.[1] ?? '';
function done(answer, what) {
  assert.equal(answer.status, 303, `${what}: ${problems(answer)}`);
  return answer;
}

const RECORD = {
  do: 'save', number: '05/BB-VPHC', made: day(), detected: day(-4), place: 'Phường Bãi Cháy',
  subject: 'organization', name: 'Công ty ABC', address: 'Số 1 phố ABC',
  representative: 'Nguyễn Văn ABC', has_signed: 'yes',
  act0_described: 'Xả nước thải ra suối ABC.', act0_state: 'going_on', stop: '1' };

async function recorded(act, more = {}) {
  const { officer, parent } = await ward();
  const to = `/staff/cases/${parent}/sanction`;
  const opened = done(await officer.submit(to, { violator: 'Công ty ABC', detected_on: day(-4),
    record_term: 'normal' }, { action: to }), 'open');
  const code = opened.headers.location.split('/').pop();
  const answer = await step(officer, code, 'record', { ...RECORD, act0_code: act, ...more }, 'write');
  return { code, answer };
}

function draft(client, code, fields) {
  const to = `/staff/cases/${code}/decision`;
  return client.submit(to, { reason: 'Theo khung.', ...PLACES, ...fields }, { action: to });
}

const paper = (data = PDF) => ['file', { filename: 'ABC.pdf', type: 'application/pdf', data }];
function sign(client, code, fields) {
  const to = `/staff/cases/${code}/write/decide`;
  return client.submit(to, { signed_on: day(), ...fields }, { action: to, files: [paper()] });
}

// A step of the person in power by its general form, with its paper.
let orders = 500;
function order(client, code, name, fields = {}) {
  const to = `/staff/cases/${code}/step/${name}`;
  return client.submit(to, { decision_number: `${++orders}/QĐ-ABC`, ordered_on: day(), reason: 'Lý do ABC.',
    confirmed_by: 'UBND phường ABC', postponed_until: day(9), first_until: day(), second_until: day(9),
    stay_body: 'Cơ quan ABC', ...fields }, { action: to, files: [['signed_file', paper()[1]]] });
}

async function signed(number, fields = {}) {
  const { officer, signer } = await ward();
  const { code } = await recorded(LIGHT);
  done(await draft(officer, code, { fine0: '7000000', ...fields }), 'draft');
  done(await sign(signer, code, { number }), 'sign');
  return code;
}

async function stageOf(code) {
  const { stack } = await ward();
  return (await stack.sql(`SELECT stage FROM cases WHERE code = '${code}'`))[0][0];
}

test('a decision does not bear a day on which the violator could still explain', async () => {
  const { stack, officer, signer } = await ward();
  const { code } = await recorded(MIDDLE, { made: day(-3) });
  done(await draft(officer, code, { fine0: '60000000' }), 'draft');
  // The terms to explain ended with the day before yesterday.
  const end = new Date(`${day(-1)}T00:00:00+07:00`).getTime() * 1000 - 1;
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id SET k.due_us = ${end}
    WHERE c.code = '${code}' AND k.code LIKE 'EXPLAIN%'`);
  assert.match(problems(await sign(signer, code, { number: '901/QĐ-XPHC', signed_on: day(-1) })),
    /soạn và duyệt xong.*khoản 1 Điều 66/, 'before it was drafted');
  await stack.sql(`UPDATE decision_version v JOIN decision d ON d.id = v.decision_id
    JOIN violation_record r ON r.id = d.record_id JOIN cases c ON c.id = r.case_id
    SET v.made_us = v.made_us - 3 * 86400000000 WHERE c.code = '${code}'`);
  for (const back of [-3, -2]) {
    const answer = await sign(signer, code, { number: '901/QĐ-XPHC', signed_on: day(back) });
    assert.equal(answer.status, 422, `signed ${back} days ago`);
    assert.match(problems(answer), /còn chạy/);
  }
  done(await sign(signer, code, { number: '901/QĐ-XPHC', signed_on: day(-1) }), 'after it');
});

test('a number names one decision of the unit in a year', async () => {
  const { officer, signer } = await ward();
  await signed('902/QĐ-XPHC');
  const { code } = await recorded(LIGHT);
  done(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const again = await sign(signer, code, { number: '902/QĐ-XPHC' });
  assert.equal(again.status, 422);
  assert.match(problems(again), /quyết định khác/);
  assert.equal(await stageOf(code), 'recorded');
  done(await sign(signer, code, { number: '903/QĐ-XPHC' }), 'another number');
});

test('what happened is not in the future, and odd days are refused, not crashed on', async () => {
  const { officer, parent } = await ward();
  const code = await signed('904/QĐ-XPHC');
  for (const served of [day(1), '2999-12-31', '9999-12-31', '0000-00-00', '2026-02-30', '-1', 'x'])
    assert.equal((await serve(officer, code, { served_on: served })).status,
      422, served);
  assert.equal(await stageOf(code), 'decided');
  const to = `/staff/cases/${parent}/sanction`;
  for (const detected of ['1900-01-01', '0001-01-01', '2999-01-01', '10000-01-01', '31/02/2026']) {
    const answer = await officer.submit(to, { violator: 'ABC', detected_on: detected,
      record_term: 'normal' }, { action: to });
    assert.ok(answer.status < 500, `${detected}: ${answer.status}`);
  }
});

test('forged fields of a draft do not move a fine out of its range', async () => {
  const { stack, officer } = await ward();
  const { code } = await recorded(LIGHT);
  for (const fine of ['-7000000', '0', '1', '3999999', '10000001', '7000000.5', '7e6', '0x7A1200',
    '99999999999999999999', '9223372036854775807', '７000000', '7000000\u0000'])
    assert.ok([400, 422].includes((await draft(officer, code, { fine0: fine })).status), fine);
  const bare = await officer.post(`/staff/cases/${code}/decision`, { fine0: '7000000', reason: 'x' });
  assert.equal(bare.status, 403, 'without the token of the session');
  done(await draft(officer, code, { fine0: '7000000', fine1: '1', fine_min: '1', fine_max: '9e9',
    total: '1', act0_code: MIDDLE, remedy0_99: '1', extra0_0_0: '1', publish_basis: 'x',
    state: 'signed', number: '1/QĐ-XPHC' }), 'extra fields');
  assert.deepEqual(await stack.sql(`SELECT d.state, d.fine_total, d.publish, d.number FROM decision d
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`), [['draft', '7000000', 'no', 'NULL']]);
});

test('a record takes only acts of the table that are in force', async () => {
  for (const act of ['', 'x', '45/2022:Đ18.2.C', '45/2022:Đ99', "45/2022:Đ18.2.c' OR '1", '<b>', 'Đ'.repeat(300)])
    assert.equal((await recorded(act)).answer.status, 422, act);
});

test('only who may sign signs, by whatever address', async () => {
  const { stack, officer } = await ward();
  const { code } = await recorded(LIGHT);
  done(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const fields = { number: '905/QĐ-XPHC', signed_on: day(), decision_number: '905/QĐ-XPHC',
    decided_on: day(), signed_file: 'x' };
  for (const login of ['baichay.truong', 'baichay.canbo', 'baichay.congbo1', 'baichay.luutru',
    'so.giamdoc', 'honggai.truong', 'kiemtoan']) {
    const client = await official(stack, login);
    const csrf = await csrfOf(client);
    for (const kind of ['write', 'step'])
      for (const name of ['decide', 'order_remedy', 'dismiss', 'hand_to_criminal'])
        assert.ok([403, 404, 409].includes((await client.upload(`/staff/cases/${code}/${kind}/${name}`,
          [['csrf', csrf], ...Object.entries(fields), paper()])).status, `${login} ${kind}/${name}`));
  }
  const powerless = await newPerson(stack, 'ky.khong', [['06673', 'signer']]);
  const answer = await sign(powerless, code, { number: '905/QĐ-XPHC' });
  assert.equal(answer.status, 422, 'a signer without a position');
  assert.equal(await stageOf(code), 'recorded');
});

test('no step is taken by its name from a stage that does not offer it', async () => {
  const { stack, officer, signer } = await ward();
  const { code } = await recorded(LIGHT);
  const names = ['open', 'record', 'pub_open', 'release_publication', 'prepare_publication', 'serve',
    'pay', 'execute', 'accept_transfer', 'end_postponement', 'take_down', 'withdraw', '', '..',
    'decide%00', 'track:publication', 'x'.repeat(300)];
  for (const client of [officer, signer, await official(stack, 'baichay.congbo1')]) {
    const csrf = await csrfOf(client);
    for (const kind of ['step', 'write'])
      for (const name of names) {
        const answer = await client.post(`/staff/cases/${code}/${kind}/${name}`, { csrf, reason: 'x' });
        assert.ok([400, 403, 404, 405, 409].includes(answer.status), `${kind}/${name}: ${answer.status}`);
      }
  }
  assert.equal(await stageOf(code), 'recorded');
});

test('no payment below nothing or above what is owed, side by side neither', async () => {
  const { stack, officer } = await ward();
  const code = await signed('906/QĐ-XPHC');
  done(await serve(officer, code), 'serve');
  const pay = (amount, receipt) => step(officer, code, 'pay', { amount, paid: day(), receipt }, 'write');
  for (const amount of ['-1', '0', '7000001', '1e3', '9223372036854775808', '−5', ''])
    assert.equal((await pay(amount, 'KB-X')).status, 422, amount);
  const all = await Promise.all(['ĐT-1', 'ĐT-2', 'ĐT-3'].map((receipt) => pay('7000000', receipt)));
  assert.equal(all.filter((a) => a.status === 303).length, 1);
  assert.deepEqual(await stack.sql(`SELECT SUM(p.amount) FROM payment p JOIN decision d
    ON d.id = p.decision_id JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`), [['7000000']]);
});

test('publishing: only where it may be, by two people, once', async () => {
  const { stack } = await ward();
  const one = await official(stack, 'baichay.congbo1');
  const two = await official(stack, 'baichay.congbo2');
  const twice = await newPerson(stack, 'hai.vai', [['06673', 'publisher'], ['06673', 'head']]);
  const at = (code, name) => `/staff/cases/${code}/write/${name}`;
  const text = { ground: 'other', act: 'Xả nước thải.', sanction: 'Phạt tiền 7.000.000 đồng', remedy: '' };
  const silent = await signed('907/QĐ-XPHC');
  const refused = await one.post(at(silent, 'prepare_publication'), { csrf: await csrfOf(one), ...text });
  assert.equal(refused.status, 422, 'not to be published');
  const code = await signed('908/QĐ-XPHC', { publish: 'chosen', publish_basis: 'Điều 72 ABC' });
  const prepare = async (client, fields) => client.post(at(code, 'prepare_publication'),
    { csrf: await csrfOf(client), ...text, ...fields });
  assert.equal((await prepare(one, { act: 'Gọi 0912.345.678' })).status, 422, 'a telephone');
  assert.equal((await prepare(one, { ground: 'x' })).status, 422, 'no such ground');
  done(await prepare(twice, {}), 'prepared');
  const seen = (await two.get(at(code, 'release_publication'))).text.match(/name="seen" value="(\d+)"/)[1];
  const release = async (client, fields = {}) => (await client.post(at(code, 'release_publication'),
    { csrf: await csrfOf(client), seen, ...fields })).status;
  assert.equal(await release(twice), 403, 'the one who wrote it');
  assert.equal(await release(two, { seen: String(Number(seen) - 1) }), 409, 'another text than shown');
  const answers = await Promise.all([release(two), release(two), release(one)]);
  assert.equal(answers.filter((status) => status === 303).length, 1, String(answers));
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'release_publication'`), [['1']]);
});

test('days keep their order, and the refusal names both', async () => {
  const { officer, signer, parent } = await ward();
  const to = `/staff/cases/${parent}/sanction`;
  const opened = done(await officer.submit(to, { violator: 'Công ty ABC', detected_on: day(-1),
    record_term: 'normal' }, { action: to }), 'open');
  const file = opened.headers.location.split('/').pop();
  const early = await step(officer, file, 'record', { ...RECORD, act0_code: LIGHT, made: day(-2),
    detected: day(-4) }, 'write');
  assert.match(problems(early), /Ngày lập biên bản \(.*\) không được trước Ngày phát hiện vi phạm/);
  assert.match(early.text, /Xả nước thải ra suối ABC\./, 'nothing typed is lost');
  const code = await signed('920/QĐ-XPHC');
  const soon = await serve(officer, code, { served_on: day(-1) });
  assert.equal(soon.status, 422);
  assert.match(problems(soon), /Ngày giao quyết định \(.*\) không được trước Ngày ký quyết định \(/);
  assert.ok(soon.text.includes(`value="${day(-1)}"`), 'the day stays in the form');
  done(await serve(officer, code), 'serve');
  const paid = await step(officer, code, 'pay', { amount: '1', paid: day(-1), receipt: 'ĐT-9' }, 'write');
  assert.match(problems(paid), /Ngày nộp \(.*\) không được trước Ngày ký quyết định \(/);
  const executed = await step(officer, code, 'execute', { executed_on: day(-1), main_sanction: 'fine' });
  assert.match(problems(executed), /Ngày thi hành xong \(.*\) không được trước/);
  assert.match(problems(await order(signer, code, 'postpone', { ordered_on: day(-1) })),
    /Ngày ký văn bản \(.*\) không được trước Ngày ký quyết định/);
  assert.equal(await stageOf(code), 'served');
});

test('a ground of article 11 is named, and none against the record', async () => {
  const { signer } = await ward();
  const { code } = await recorded(LIGHT);
  const dismiss = (fields) => step(signer, code, 'dismiss', { no_sanction: 'article_11', reason: 'Lý do ABC', ...fields });
  for (const [ground, why] of [['', /Trường hợp của Điều 11/], ['under_age', /tổ chức/], ['no_capacity', /tổ chức/],
    ['other', /Trường hợp của Điều 11/]]) {
    const answer = await dismiss({ ground_case: ground });
    assert.equal(answer.status, 422, ground);
    assert.match(problems(answer), why, ground);
  }
  const { code: person } = await recorded(LIGHT, { subject: 'individual', name: 'Ông ABC', representative: '' });
  const young = await step(signer, person, 'dismiss', { no_sanction: 'article_11', reason: 'Lý do ABC',
    ground_case: 'under_age' });
  assert.equal(young.status, 422);
  assert.match(problems(young), /không cho thấy người vi phạm chưa đủ tuổi/);
  assert.equal((await dismiss({ ground_case: 'force_majeure' })).status, 303);
});

test('orders beside the decision ask the law for the power of who gives them', async () => {
  const { stack, signer } = await ward();
  const powerless = await newPerson(stack, 'lenh.khong', [['06673', 'signer']]);
  const { code } = await recorded(LIGHT);
  const ground = { no_sanction: 'article_11', ground_case: 'emergency', decided_on: day(), order_basis: 'Điều ABC',
    remedy_ordered: 'Khôi phục ABC.', remedy_until: day(30), confiscated: 'Máy bơm ABC' };
  for (const name of ['order_remedy', 'order_confiscation']) {
    const answer = await order(powerless, code, name, ground);
    assert.equal(answer.status, 422, name);
    assert.match(problems(answer), /thẩm quyền/, name);
    assert.ok(answer.text.includes('/QĐ-ABC'), 'nothing typed is lost');
  }
  const { code: crime } = await recorded(HEAVY);
  done(await order(powerless, crime, 'hand_to_criminal', { criminal_body: 'Công an ABC', crime_signs: 'ABC' }),
    'a file with signs of a crime goes at once, whoever holds it (art. 62.1)');
  const dismissed = await step(powerless, code, 'dismiss', { no_sanction: 'unknown', reason: 'x' });
  assert.match(problems(dismissed), /thẩm quyền/);
  const { code: heavy } = await recorded(HEAVY);
  assert.match(problems(await order(signer, heavy, 'order_remedy', ground)),
    /khoản 1 Điều 5; Điều 21 Nghị định 189\/2025\/NĐ-CP/);
  assert.equal(await stageOf(heavy), 'recorded');
  const fined = await signed('921/QĐ-XPHC');
  const { officer } = await ward();
  done(await serve(officer, fined), 'serve');
  const sums = { first_sum: '3000000', second_sum: '4000000' };
  for (const name of ['postpone', 'allow_instalments', 'cancel'])
    assert.match(problems(await order(powerless, fined, name, sums)), /thẩm quyền/, name);
  for (const [name, least] of [['postpone', /100\.000\.000\sđồng\. Căn cứ: .*Điều 76/],
    ['allow_instalments', /150\.000\.000\sđồng\. Căn cứ: .*Điều 79/]])
    assert.match(problems(await order(signer, fined, name, sums)), least, 'an organization, 7 million');
  done(await order(signer, fined, 'cancel'), 'the chair may');
});

// Moves the last moment of a term of the case into the past, or ahead.
async function ends(code, term, back) {
  const { stack } = await ward();
  const end = new Date(`${day(back + 1)}T00:00:00+07:00`).getTime() * 1000 - 1;
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id SET k.due_us = ${end}
    WHERE c.code = '${code}' AND k.code = '${term}'`);
}

test('out of time is a ground only when the time is over', async () => {
  const { signer } = await ward();
  const { code } = await recorded(LIGHT);
  const fields = { no_sanction: 'out_of_time', reason: 'Lý do ABC.', decided_on: day() };
  const early = await step(signer, code, 'dismiss', fields);
  assert.match(problems(early), /còn đến .*khoản 1 Điều 65/);
  assert.match(early.text, /Lý do ABC\./);
  assert.match(problems(await order(signer, code, 'order_remedy', { ...fields,
    order_basis: 'Điều ABC', remedy_ordered: 'Khôi phục ABC.', remedy_until: day(30) })),
  /khoản 1 Điều 65/);
  await ends(code, 'DECIDE_NORMAL', -1);
  done(await step(signer, code, 'dismiss', fields), 'the term to decide is over');
});

test('a fine that lapsed is not coerced; one that is owed is not executed', async () => {
  const { stack, officer, signer } = await ward();
  const code = await signed('922/QĐ-XPHC');
  done(await serve(officer, code), 'serve');
  const done_on = { executed_on: day(), main_sanction: 'fine' };
  assert.match(problems(await step(officer, code, 'execute', done_on)),
    /còn phải nộp 7\.000\.000\sđồng/);
  done(await step(officer, code, 'pay', { amount: '3000000', paid: day(), receipt: 'ĐT-31' }, 'write'),
    'a part');
  assert.match(problems(await step(officer, code, 'execute', done_on)),
    /còn phải nộp 4\.000\.000\sđồng/);
  await ends(code, 'EXECUTE_DECISION', -1);
  await ends(code, 'LIMIT_EXECUTION', -1);
  const late = await order(signer, code, 'coerce');
  assert.equal(late.status, 422);
  assert.match(problems(late), /đã hết lúc .*Điều 74/);
  await ends(code, 'LIMIT_EXECUTION', 9);
  done(await order(signer, code, 'coerce'), 'before the limit');
  await ends(code, 'LIMIT_EXECUTION', -1);
  assert.match(problems(await step(officer, code, 'execute', done_on)), /Còn hồ sơ chưa kết thúc/);
  const [[coercion]] = await stack.sql(`SELECT k.code FROM cases k JOIN cases c
    ON c.id = k.parent_id WHERE c.code = '${code}' AND k.flow = 'coercion'`);
  done(await step(signer, coercion, 'stop', { reason: 'Đã tự nộp ABC.' }), 'coercion ends');
  done(await step(officer, code, 'execute', done_on), 'the rest has lapsed');
  const silent = await signed('923/QĐ-XPHC');
  await stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id SET d.publish = 'must',
    d.publish_basis = 'Điều 72 ABC'
    WHERE c.code = '${silent}'`);
  const no = await step(signer, silent, 'no_publication', { reason: 'Không ABC.' });
  assert.match(problems(no), /bắt buộc phải công bố .*Điều 72/);
  await stack.sql(`UPDATE decision d JOIN cases c ON c.id = d.case_id SET d.publish = 'no',
    d.publish_basis = ''
    WHERE c.code = '${silent}'`);
  done(await step(signer, silent, 'no_publication', { reason: 'Không ABC.' }), 'not ordered');
});

test('after a test the term of the record counts from the day the result came', async () => {
  const { stack, officer, parent } = await ward();
  const to = `/staff/cases/${parent}/sanction`;
  const open = (more) => officer.submit(to, { violator: 'Công ty ABC', detected_on: day(-20),
    record_term: 'after_test', ...more }, { action: to });
  for (const result_on of ['', day(1), day(-21)]) {
    const answer = await open({ result_on });
    assert.equal(answer.status, 422, result_on);
    assert.match(problems(answer), /#result_on"/, result_on);
    assert.match(answer.text, /value="Công ty ABC"/, 'nothing typed is lost');
  }
  const code = done(await open({ result_on: day(-1) }), 'open').headers.location.split('/').pop();
  const [[since]] = await stack.sql(`SELECT k.from_us FROM clock k JOIN cases c ON c.id = k.case_id
    WHERE c.code = '${code}' AND k.code = 'RECORD_AFTER_TEST'`);
  assert.equal(Number(since) / 1000, new Date(`${day(-1)}T00:00:00+07:00`).getTime());
});
