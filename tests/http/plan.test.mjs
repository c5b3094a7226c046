// The plan of a year: facilities by risk, overlaps that both bodies must agree to, the plan in force.
import { day, official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { redirected, refused } from './sanctions.mjs';
import { shared } from './stack.mjs';

const YEAR = Number(day().slice(0, 4)) + 1;

let common = null;
function people() {
  common ??= (async () => {
    const stack = await shared();
    const [[unit]] = await stack.sql(`SELECT o.unit_id FROM office o JOIN account a
      ON a.id = o.account_id WHERE a.login = 'baichay.canbo' LIMIT 1`);
    const facility = async (name, sector) => {
      await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us)
        VALUES (${unit}, 'organization', '${name}', '${sector}', 1)`);
      const [[id]] = await stack.sql(`SELECT MAX(id) FROM facility WHERE name = '${name}'`);
      await stack.sql(`UPDATE facility SET root_id = id WHERE id = ${id}`);
      return id;
    };
    return { stack, paper: await facility('Giấy Kế Hoạch ABC', 'paper'),
      hotel: await facility('Khách Sạn Kế Hoạch ABC', 'lodging'),
      officer: await official(stack, 'baichay.canbo'), head: await official(stack, 'baichay.truong'),
      above: await official(stack, 'so.truong') };
  })();
  return common;
}

const at = `/staff/plan?year=${YEAR}`;
// Also where the page offers no such form: the service itself must refuse it.
async function send(client, what, fields) {
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec((await client.get(at)).text);
  return client.post(`/staff/plan/${what}`, Object.entries({ csrf, year: YEAR, ...fields }));
}

async function visitOf(stack, facility, login) {
  const [[id]] = await stack.sql(`SELECT v.id FROM plan_visit v JOIN visit_plan p ON p.id = v.plan_id
    JOIN office o ON o.unit_id = p.unit_id JOIN account a ON a.id = o.account_id
    WHERE v.facility_id = ${facility} AND a.login = '${login}' AND v.ended_us IS NULL LIMIT 1`);
  return id;
}

test('facilities come by risk, each point explained, and the score stays as it was', async () => {
  const { stack, officer, paper, hotel } = await people();
  const page = (await officer.get(at)).text;
  assert.match(page, /Giấy Kế Hoạch ABC/);
  assert.match(page, /ngành phát sinh nhiều nước thải: 12/);
  assert.ok(page.indexOf('>Giấy Kế Hoạch ABC<') < page.indexOf('>Khách Sạn Kế Hoạch ABC<'),
    'the higher risk comes first');
  const bad = await send(officer, 'add', { facility: paper, month: '13', focus: 'Nước thải ABC' });
  refused(bad, /#month/, 'no such month');
  assert.match(bad.text, /Nước thải ABC/, 'typed text is kept');
  redirected(await send(officer, 'add', { facility: paper, month: 5, focus: 'Nước thải ABC' }), 'add');
  redirected(await send(officer, 'add', { facility: hotel, month: 12 }), 'add');
  refused(await send(officer, 'add', { facility: paper, month: 6 }), /đã có trong kế hoạch/, 'twice');
  const visit = await visitOf(stack, paper, 'baichay.canbo');
  const [[score, why]] = await stack.sql(`SELECT score, score_why FROM plan_visit WHERE id = ${visit}`);
  assert.equal(score, '36');
  assert.match(why, /chưa kiểm tra lần nào: 24; ngành phát sinh nhiều nước thải: 12/);
  assert.equal((await send(officer, 'add', { facility: 999999999, month: 6 })).status, 404);
  assert.equal((await officer.post('/staff/plan/add', [['year', YEAR]])).status, 403, 'no csrf');
});

test('two bodies at one facility in one year must both agree before a plan is in force', async () => {
  const { stack, officer, head, above, paper, hotel } = await people();
  redirected(await send(above, 'add', { facility: paper, month: 9, focus: 'Khí thải ABC' }), 'above');
  for (const client of [head, above])
    assert.match((await client.get(at)).text, /cũng có kế hoạch kiểm tra cơ sở này/);
  const paperOf = { number: '05/QĐ-KH-ABC', signed_on: day(), signer: 'Nguyễn ABC, Chủ tịch' };
  refused(await send(head, 'final', paperOf), /Còn 1 lần trùng/, 'nobody agreed');
  const mine = await visitOf(stack, paper, 'baichay.truong');
  const other = await visitOf(stack, paper, 'so.truong');
  assert.equal((await send(officer, 'agree', { mine, other, words: 'ABC' })).status, 403,
    'an officer does not agree for the body');
  assert.equal((await send(officer, 'drop', { visit: other, why: 'ABC' })).status, 404,
    'a visit of another body');
  refused(await send(head, 'agree', { mine, other, words: '' }), /#words/, 'how they agree');
  redirected(await send(head, 'agree', { mine, other, words: 'Kiểm tra chung tháng 5 ABC' }), 'mine');
  assert.equal((await send(head, 'agree', { mine, other, words: 'ABC' })).status, 409, 'once');
  refused(await send(head, 'final', paperOf), /Còn 1 lần trùng/, 'one of two');
  redirected(await send(above, 'agree', { mine: other, other: mine, words: 'Đồng ý ABC' }), 'theirs');
  assert.match((await head.get(at)).text, /Cơ quan kia: Đồng ý ABC/);
  refused(await send(head, 'final', { ...paperOf, signed_on: day(1) }), /tương lai/, 'signed tomorrow');
  redirected(await send(head, 'final', paperOf), 'final');
  const page = (await head.get(at)).text;
  assert.match(page, /đã ban hành: số 05\/QĐ-KH-ABC/);
  assert.doesNotMatch(page, /action="\/staff\/plan\/(add|final)"/);
  refused(await send(officer, 'add', { facility: hotel, month: 3 }), /đột xuất/, 'in force');
  assert.equal((await send(head, 'final', paperOf)).status, 409);
  const [[n]] = await stack.sql(`SELECT COUNT(*) FROM act_event e JOIN visit_plan p
    ON e.subject = CONCAT('plan:', p.id) WHERE p.year = ${YEAR} AND e.type IN ('plan_agree', 'plan_final')`);
  assert.equal(n, '3', 'every act is an event');
});

test('a list that was cut says so', async () => {
  const { stack, officer } = await people();
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL");
  const other = await official(stack, 'honggai.canbo');
  const of = async (n) => {
    await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us)
      SELECT ${unit}, 'organization', CONCAT('Xưởng Dài ABC ', seq), 'craft', 1 FROM seq_1_to_${n};
      UPDATE facility SET root_id = id WHERE name LIKE 'Xưởng Dài ABC%'`);
    return (await other.get(at)).text;
  };
  assert.match(await of(51), /Chỉ hiện 50 cơ sở có điểm cao nhất\./);
  await stack.sql("UPDATE facility SET state = 'closed' WHERE name LIKE 'Xưởng Dài ABC%'");
  const [[left]] = await stack.sql(`SELECT COUNT(*) FROM facility WHERE unit_id = ${unit} AND state = 'active'`);
  assert.equal((await other.get(at)).text.includes('Chỉ hiện'), left > 50);
  assert.ok(!(await officer.get(at)).text.includes('còn cơ sở chưa được xét'));
});

test('a visit is taken out with its reason, and others see no plan of strangers', async () => {
  const { stack, officer, head, hotel } = await people();
  const visit = await visitOf(stack, hotel, 'baichay.canbo');
  refused(await send(officer, 'drop', { visit, why: ' ' }), /#why/, 'no reason');
  redirected(await send(officer, 'drop', { visit, why: 'Đã đóng cửa ABC' }), 'drop');
  assert.equal((await send(head, 'drop', { visit, why: 'ABC' })).status, 404, 'it is out');
  const stranger = await official(stack, 'honggai.canbo');
  assert.doesNotMatch((await stranger.get(at)).text, /Kế Hoạch ABC/);
  for (const year of ['1999', 'x', YEAR + 1])
    assert.equal((await officer.get(`/staff/plan?year=${year}`)).status, 200, 'this year instead');
});

test('what lies in the data moves the order: cases, decisions, the last visit, and nothing of others', async () => {
  const { stack, officer, above } = await people();
  const unitOf = async (login) => (await stack.sql(`SELECT o.unit_id FROM office o
    JOIN account a ON a.id = o.account_id WHERE a.login = '${login}' LIMIT 1`))[0][0];
  const unit = await unitOf('baichay.canbo');
  const province = await unitOf('so.truong');
  const [[who]] = await stack.sql("SELECT id FROM account WHERE login = 'baichay.canbo'");
  const us = (days) => `(UNIX_TIMESTAMP() - ${days} * 86400) * 1000000`;
  const one = async (text) => (await stack.sql(`${text}; SELECT LAST_INSERT_ID()`)).at(-1)[0];
  const facility = async (name) => {
    const id = await one(`INSERT INTO facility (unit_id, kind, name, sector, made_us)
      VALUES (${unit}, 'organization', 'Thứ Tự ${name} ABC', 'textile', 1)`);
    await stack.sql(`UPDATE facility SET root_id = id WHERE id = ${id}`);
    return id;
  };
  let codes = 0;
  const file = async (id, { flow = 'hotline', ended = 0, of = unit } = {}) => {
    const made = await one(`INSERT INTO cases (code, flow, flow_version, stage, unit_id, pollution,
      title, place, opened_us, ended, ended_us) VALUES ('VV-THUTU${codes += 1}', '${flow}', 1,
      '${ended ? 'closed' : 'verifying'}', ${of}, 'water', 'ABC', 'ABC', 1, ${ended},
      ${ended ? us(0) : 'NULL'})`);
    await stack.sql(`INSERT INTO case_facility (case_id, facility_id, made_by, made_us)
      VALUES (${made}, ${id}, ${who}, 1)`);
    return made;
  };
  const visited = async (id, days, more = {}) => stack.sql(`INSERT INTO inspection (case_id,
    visited_us, place, people, seen, samples, finding, account_id, made_us) VALUES
    (${await file(id, { ended: 1, ...more })}, ${us(days)}, 'ABC', 'ABC', 'ABC', '', 'none', ${who}, 1)`);
  const decided = async (id, days, more = {}) => {
    const made = await file(id, { flow: 'sanction', ended: 1, ...more });
    const record = await one(`INSERT INTO violation_record (case_id, number, made_on, detected_on,
      place, subject, name, address, representative, statement, stop_ordered, signed, witness,
      may_explain, writer_id, made_us, facility_id) VALUES (${made}, '1', '2026-01-01',
      '2026-01-01', '', 'organization', 'ABC', '', '', '', 0, 1, '', 0, ${who}, 1, ${id})`);
    const decision = await one(`INSERT INTO decision (case_id, record_id, state, fine_total, extra,
      remedies, remedy_how, reason, publish, publish_basis, drafted_by, drafted_us, number,
      signed_on, signer_id, position, signed_blob, signed_digest, unit_name) VALUES (${made},
      ${record}, 'signed', 0, '', '', '', '', 'no', '', ${who}, 1, '1', DATE '${day(-days)}',
      ${who}, 'ABC', 'ABC', REPEAT('x', 32), 'ABC')`);
    return decision;
  };
  const ids = {};
  for (const name of ['Mở', 'Phạt', 'Lâu', 'Mới', 'Tránh', 'Trống'])
    ids[name] = await facility(name);
  // As the page has them, in its order: { name: 'score reasons' }.
  const read = async (client) => Object.fromEntries((await client.get(at)).text.split('<tr').flatMap((row) => {
    const [, name, rest] = /Thứ Tự (\S+) ABC([\s\S]*)/.exec(row) ?? [];
    const words = rest?.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
    return name ? [[name, words.replace(/^phường Bãi Cháy /, '').replace(/;? ?ngành phát.*$/, '').trim()]] : [];
  }));
  const order = async (client) => Object.keys(await read(client)).join(' ');
  try {
    assert.equal(await order(officer), 'Mở Phạt Lâu Mới Tránh Trống', 'all alike: by number');
    for (const name of ['Mở', 'Phạt', 'Lâu', 'Mới', 'Tránh']) await visited(ids[name], 10);
    assert.equal(await order(officer), 'Trống Mở Phạt Lâu Mới Tránh', 'never inspected comes first');
    assert.equal((await read(officer))['Trống'], '36 chưa kiểm tra lần nào: 24');
    await file(ids['Mới'], { ended: 1 });
    await file(ids['Mới'], { flow: 'sanction' });
    assert.equal(await order(officer), 'Trống Mở Phạt Lâu Mới Tránh', 'a case that ended, a file: no points');
    await file(ids['Mở']);
    await file(ids['Lâu']);
    await file(ids['Lâu']);
    assert.equal(await order(officer), 'Trống Lâu Mở Phạt Mới Tránh', 'by open cases');
    assert.equal((await read(officer))['Lâu'], '28 2 vụ việc phản ánh đang mở: 16');
    await decided(ids['Phạt'], 10);
    await decided(ids['Phạt'], 300);
    await decided(ids['Mới'], 24 * 31 + 5);
    assert.equal(await order(officer), 'Phạt Trống Lâu Mở Mới Tránh', 'by decisions of the last 24 months');
    assert.equal((await read(officer))['Phạt'], '36 2 quyết định xử phạt trong 24 tháng qua: 24');
    assert.equal((await read(officer))['Mới'], '12', 'one that is older counts no more');
    const cancelled = await decided(ids['Mới'], 5);
    assert.match((await read(officer))['Mới'], /^24 1 quyết định/);
    await stack.sql(`UPDATE decision SET cancelled_us = 1 WHERE id = ${cancelled}`);
    assert.equal((await read(officer))['Mới'], '12', 'one that was cancelled never counted');
    await stack.sql(`UPDATE inspection i JOIN case_facility l ON l.case_id = i.case_id
      SET i.visited_us = ${us(2 * 366 + 5)} WHERE l.facility_id = ${ids['Lâu']}`);
    assert.equal(await order(officer), 'Lâu Phạt Trống Mở Mới Tránh', 'by years since the last visit');
    assert.match((await read(officer))['Lâu'], /^40 .*năm trọn từ lần kiểm tra gần nhất: 12/);
    await visited(ids['Lâu'], 400);
    assert.match((await read(officer))['Lâu'], /^34 .*gần nhất: 6/, 'the last of two counts');
    // What the commune is kept out of lies with the province: it moves the province's order alone.
    await file(ids['Tránh'], { of: province });
    await decided(ids['Tránh'], 20, { of: province });
    assert.equal((await read(officer))['Tránh'], '12', 'the commune learns nothing of it by a score');
    assert.match((await read(above))['Tránh'], /^32 1 vụ việc .*: 8; 1 quyết định .*: 12$/);
    assert.equal((await order(above)).split(' ').indexOf('Tránh'), 3, 'Phạt, Trống, Lâu, then this');
  } finally { // cases without a chain, which nobody after this test must meet
    const planted = "IN (SELECT id FROM cases WHERE code LIKE 'VV-THUTU%')";
    await stack.sql(`${['decision', 'violation_record', 'inspection', 'case_facility'].map((table) =>
      `DELETE FROM ${table} WHERE case_id ${planted};`).join(' ')} DELETE FROM cases WHERE code LIKE 'VV-THUTU%';
      UPDATE facility SET state = 'closed' WHERE name LIKE 'Thứ Tự % ABC'`);
  }
});
