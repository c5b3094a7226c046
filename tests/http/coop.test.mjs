// Another body is asked: what goes there, who leads in a zone, which clock stops when.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { facility } from './facilities.mjs';
import { FILM, whitePng } from './media.mjs';
import { formOf } from './client.mjs';
import { loginAs, newCase, newPerson, step } from './people.mjs';
import { day } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const unitOf = async (stack, code) => (await stack.sql(
  `SELECT id FROM unit WHERE code = '${code}' ORDER BY id DESC LIMIT 1`))[0][0];
const childOf = async (stack, code) => (await stack.sql(`SELECT c.code FROM cases c JOIN cases p
  ON p.id = c.parent_id WHERE p.code = '${code}' ORDER BY c.id DESC LIMIT 1`))[0]?.[0];
const clock = async (stack, code, term) => (await stack.sql(`SELECT IF(k.stopped_us IS NULL, 'runs', 'stopped')
  FROM clock k JOIN cases c ON c.id = k.case_id WHERE c.code = '${code}' AND k.code = '${term}'
  ORDER BY k.id DESC LIMIT 1`))[0]?.[0];
const problems = (page) => /id="problems"([\s\S]*?)<\/div>/.exec(page.text)?.[1] ?? '';
const asked = (receiver, more = {}) => ({ receiver, topic: 'Nước thải ra mương ABC',
  topic_place: 'Sau chợ ABC', request: 'Đề nghị lấy mẫu ABC.', wanted_by: day(9), ...more });

test('a request never says who reported: only its own words and covered photos go along', async () => {
  const stack = await shared();
  const photo = (name, wide) => ['photos', { filename: name, type: 'image/png', data: whitePng(wide, 60) }];
  const made = await newCase(stack, { what: 'Tôi tên là Kim Bí Mật ABC, nhà cạnh mương, nước đen.' },
    [photo('a.png', 80), photo('b.png', 90), ['photos', { filename: 'x.mp4', type: 'video/mp4', data: FILM }]]);
  const ids = (await until(async () => {
    const rows = await stack.sql(`SELECT file_id FROM photo WHERE report_id = ${made.report} ORDER BY 1`);
    return rows.length === 2 && rows;
  }, 20_000, 'copies')).flat();
  const officer = await loginAs(stack, 'baichay.canbo');
  const board = await loginAs(stack, 'bql.canbo');
  const head = await loginAs(stack, 'bql.truong');
  const bql = await unitOf(stack, '22-BQLKKT');
  await step(officer, made.code, 'accept');
  const phone = asked(bql, { request: 'Gọi cho người báo 0912 345 678 để biết thêm.' });
  const refused = await step(officer, made.code, 'ask_cooperation', phone);
  assert.equal(refused.status, 422);
  assert.match(problems(refused), /Có chỗ có thể cho biết ai là ai/);
  assert.ok(refused.text.includes('Nước thải ra mương ABC'), 'typed words stay');
  assert.equal(await childOf(stack, made.code), undefined, 'nothing went out');
  assert.equal((await step(officer, made.code, 'ask_cooperation', asked(bql))).status, 303);
  const code = await childOf(stack, made.code);
  assert.match((await head.get('/staff')).text, new RegExp(code), 'in their inbox');

  const sheet = `/staff/cases/${code}/sheet`;
  const page = await officer.get(sheet);
  assert.match(page.text, /Chưa có ảnh nào đã che/);
  const pick = (client, file, act) => client.submit(sheet, { file, act }, { action: sheet });
  const csrf = formOf((await officer.get('/staff')).text).hidden.csrf;
  assert.equal((await officer.post(sheet, { csrf, file: ids[0], act: 'add' })).status, 404, 'not covered');
  const cover = `/staff/cases/${made.code}/photos/${ids[0]}/cover`;
  await officer.submit(cover, { places: '0,0,500,1000' }, { action: cover });
  assert.equal((await pick(officer, ids[0], 'add')).status, 303);
  assert.equal((await officer.post(sheet, { csrf, file: ids[0], act: 'add' })).status, 404, 'once');
  assert.equal((await officer.post(sheet, { csrf, file: ids[1], act: 'add' })).status, 404, 'the other is not covered');
  const theirs = await board.get(sheet);
  assert.equal(theirs.status, 200);
  assert.match(theirs.text, /Đề nghị lấy mẫu ABC/);
  const covered = await officer.get(`/staff/cases/${made.code}/photos/${ids[0]}/public`);
  assert.ok((await board.get(`${sheet}/photos/${ids[0]}`)).body.equals(covered.body), 'the covered copy');
  for (const at of [`${sheet}/photos/${ids[1]}`, `/staff/cases/${made.code}`,
    `/staff/cases/${made.code}/photos/${ids[0]}`, `/staff/cases/${code}/photos/${ids[0]}`])
    assert.equal((await board.get(at)).status, 404, at);
  for (const at of [sheet, `/staff/cases/${code}`])
    for (const secret of ['Kim Bí Mật', 'nhà cạnh mương', '0912'])
      assert.ok(!(await board.get(at)).text.includes(secret), `${at}: ${secret}`);
  const stranger = await loginAs(stack, 'honggai.canbo');
  for (const at of [sheet, `${sheet}/photos/${ids[0]}`, `/staff/cases/${code}`])
    assert.equal((await stranger.get(at)).status, 404, at);
  const own = formOf((await board.get('/staff')).text).hidden.csrf;
  assert.equal((await board.post(sheet, { csrf: own, file: ids[0], act: 'take' })).status, 403, 'who is asked changes nothing');

  assert.equal((await pick(officer, ids[0], 'take')).status, 303);
  assert.equal((await board.get(`${sheet}/photos/${ids[0]}`)).status, 404, 'taken out');
  assert.equal((await pick(officer, ids[0], 'add')).status, 303);
  assert.equal((await step(board, code, 'agree')).status, 303);
  assert.equal((await officer.post(sheet, { csrf, file: ids[0], act: 'take' })).status, 409, 'it is theirs now');
  assert.equal((await board.get(`${sheet}/photos/${ids[0]}`)).status, 200);
});

test('the clock of a request stops when the other body accepts, no sooner; those of the case run on', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const board = await loginAs(stack, 'bql.canbo');
  const made = await newCase(stack);
  await step(officer, made.code, 'accept');
  const ask = async (to) => {
    assert.equal((await step(officer, made.code, 'ask_cooperation', asked(to))).status, 303);
    return childOf(stack, made.code);
  };
  const code = await ask(await unitOf(stack, '22-BQLKKT'));
  const faked = await step(officer, code, 'note_agree', { answer_number: '1/ABC', answered_on: day() });
  assert.equal(faked.status, 422);
  assert.match(problems(faked), /tự nhận hoặc từ chối; bạn có thể bấm nhắc/);
  assert.equal((await step(officer, code, 'remind', { reminder: 'Nhắc ABC' })).status, 303);
  assert.equal(await clock(stack, code, 'HOTLINE_COOPERATION'), 'runs', 'a reminder stops nothing');
  assert.match((await (await loginAs(stack, 'bql.truong')).get('/staff')).text, /Nhắc cơ quan được đề nghị/);
  assert.equal((await step(board, code, 'agree')).status, 303);
  assert.equal(await clock(stack, code, 'HOTLINE_COOPERATION'), 'stopped');
  assert.equal(await clock(stack, made.code, 'HOTLINE_STEP_VERIFY'), 'runs', 'of the case that asked');
  await step(board, code, 'give_result', { result: 'Kết quả đo ABC.' });
  assert.match((await officer.get('/staff')).text, /Gửi kết quả/, 'who asked is told');

  const paper = await ask(await unitOf(stack, '22-CSMT'));
  const printed = await officer.get(`/staff/cases/${paper}/sheet`);
  assert.match(printed.text, /in phiếu, lấy số/);
  const [, pdf] = /href="([^"]*\/papers\/PHIEU_CHUYEN)"/.exec(printed.text);
  assert.equal((await officer.get(`${pdf}/pdf`)).headers['content-type'], 'application/pdf');
  const early = await step(officer, paper, 'note_agree', { answer_number: '', answered_on: day(1) });
  assert.equal(early.status, 422);
  assert.equal((await step(officer, paper, 'note_agree', { answer_number: '12/CSMT', answered_on: day() })).status, 303);
  assert.equal(await clock(stack, paper, 'HOTLINE_COOPERATION'), 'stopped');
  assert.equal((await step(officer, paper, 'note_result', { answer_number: '15/CSMT', answered_on: day(),
    result: 'Đã kiểm tra ABC.' })).status, 303);
  const no = await ask(await unitOf(stack, '22-QTMT'));
  assert.equal((await step(officer, no, 'note_decline', { answer_number: '9/QT', answered_on: day() })).status, 422, 'with a reason');
  assert.equal((await step(officer, no, 'note_decline', { answer_number: '9/QT', answered_on: day(), reason: 'Không có máy ABC' })).status, 303);
  assert.equal(await clock(stack, no, 'HOTLINE_COOPERATION'), 'stopped');
});

test('a neighbouring province is asked: it accepts or refuses itself; a commune of it is not asked and sees nothing', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const made = await newCase(stack, { what: 'Tôi là Kim Láng Giềng ABC, nước đen từ tỉnh bên chảy sang.' });
  await step(officer, made.code, 'accept');
  const [[far]] = await stack.sql("SELECT id FROM unit WHERE level = 'province' AND code = '20' AND valid_to IS NULL");
  const [[ward, wardCode]] = await stack.sql(`SELECT id, code FROM unit WHERE level = 'commune'
    AND parent_code = '20' AND valid_to IS NULL ORDER BY code LIMIT 1`);
  const [[gone]] = await stack.sql("SELECT id FROM unit WHERE code = '22' AND valid_to < '2026-11-01' LIMIT 1");
  for (const [to, why] of [[ward, 'a commune elsewhere is asked through its province'],
    [gone, 'a body that ended'], [await unitOf(stack, '06673'), 'itself'], ['99999999', 'nobody'], ['', 'none']]) {
    const answer = await step(officer, made.code, 'ask_cooperation', asked(to));
    assert.equal(answer.status, 422, why);
    assert.match(problems(answer), to ? /#receiver[\s\S]*đề nghị UBND cấp tỉnh của họ/ : /#receiver/, why);
    assert.ok(answer.text.includes('Nước thải ra mương ABC'), 'typed words stay');
  }
  assert.equal(await childOf(stack, made.code), undefined, 'nothing went out');
  // It reads its inbox here: its own head and officer answer, no one for them.
  const there = await newPerson(stack, 'langgieng.truong', [['20', 'head'], ['20', 'officer']]);
  const below = await newPerson(stack, 'langgieng.xa', [[wardCode, 'officer']]);
  const ask = async () => {
    assert.equal((await step(officer, made.code, 'ask_cooperation', asked(far))).status, 303);
    return childOf(stack, made.code);
  };
  const code = await ask();
  assert.match((await there.get('/staff')).text, new RegExp(code), 'in the inbox of the province');
  const sheet = await there.get(`/staff/cases/${code}/sheet`);
  assert.match(sheet.text, /Đề nghị lấy mẫu ABC/);
  for (const at of [`/staff/cases/${code}`, `/staff/cases/${code}/sheet`]) {
    const page = await there.get(at);
    assert.equal(page.status, 200, at);
    for (const secret of ['Kim Láng Giềng', 'nước đen từ tỉnh bên']) assert.ok(!page.text.includes(secret), `${at}: ${secret}`);
    assert.equal((await below.get(at)).status, 404, 'a commune of the other province');
  }
  assert.equal((await there.get(`/staff/cases/${made.code}`)).status, 404, 'the case itself is not theirs');
  assert.equal(await clock(stack, code, 'HOTLINE_COOPERATION'), 'runs');
  for (const name of ['agree', 'decline'])
    assert.ok([403, 404].includes((await step(below, code, name, { reason: 'ABC' })).status), name);
  assert.equal((await step(there, code, 'agree')).status, 303);
  assert.equal(await clock(stack, code, 'HOTLINE_COOPERATION'), 'stopped');
  assert.equal((await step(there, code, 'give_result', { result: 'Đã đo tại nguồn ABC.' })).status, 303);
  assert.match((await officer.get(`/staff/cases/${code}`)).text, /Đã đo tại nguồn ABC/);
  const second = await ask();
  assert.equal((await step(there, second, 'decline', { reason: '' })).status, 422, 'with a reason');
  assert.equal((await step(there, second, 'decline', { reason: 'Ngoài địa bàn ABC' })).status, 303);
  assert.match((await officer.get(`/staff/cases/${second}`)).text, /Ngoài địa bàn ABC/);
  const { text } = await officer.get(`/staff/cases/${second}/papers/PHIEU_CHUYEN`);
  assert.ok(!text.includes('Kim Láng Giềng'));
});

test('who was asked and does not answer is warned by itself, before and after the day', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const made = await newCase(stack);
  await step(officer, made.code, 'accept');
  assert.equal((await step(officer, made.code, 'ask_cooperation', asked(await unitOf(stack, '22-BQLKKT')))).status, 303);
  const code = await childOf(stack, made.code);
  const told = async (login) => (await stack.sql(`SELECT n.code FROM notice n JOIN cases c ON c.id = n.case_id
    JOIN account a ON a.id = n.account_id WHERE c.code = '${code}' AND a.login = '${login}' ORDER BY n.id`)).flat();
  const move = (from, due) => stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id
    SET k.from_us = k.from_us - ${from} * 1000000, k.due_us = UNIX_TIMESTAMP() * 1000000 + ${due} * 1000000, k.next_us = 1
    WHERE c.code = '${code}' AND k.code = 'HOTLINE_COOPERATION'`);
  assert.ok(!(await told('bql.truong')).includes('near'));
  await move(30 * 86400, 3600);
  await until(async () => (await told('bql.truong')).includes('near'), 20_000, 'warned');
  await move(0, -60);
  await until(async () => (await told('bql.truong')).includes('late'), 20_000, 'told that it is late');
  assert.ok((await told('baichay.canbo')).includes('late') || (await told('baichay.truong')).includes('late'), 'who asked is told as before');
  const other = await step(officer, made.code, 'ask_cooperation', asked(await unitOf(stack, '22-CSMT')));
  assert.equal(other.status, 303, 'a body without an inbox stops nobody');
});

test('in a zone its board comes first: by the outline, or by the name in the words', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const board = await unitOf(stack, '22-BQLKKT');
  const first = async (fields) => {
    const made = await newCase(stack, fields);
    const hint = /Nơi xảy ra nằm trong Khu công nghiệp Cảng ABC, do Ban Quản lý Khu kinh tế ABC chủ trì/;
    assert.equal(hint.test((await officer.get(`/staff/cases/${made.code}`)).text),
      /kcn cang abc,/.test(fields.place) || fields.point === '20.9075, 107.05', `at arrival: ${fields.place}`);
    await step(officer, made.code, 'accept');
    const { text } = await officer.get(`/staff/cases/${made.code}/step/ask_cooperation`);
    return /<option value="(\d+)" selected>([^<]*)</.exec(text);
  };
  const named = await first({ place: 'Cổng sau kcn cang abc, cạnh kho' });
  assert.equal(named?.[1], board);
  assert.match(named[2], /phụ trách Khu công nghiệp Cảng ABC/);
  assert.equal(await first({ place: 'KCN Cảng ABCD' }), null, 'another name that begins alike');
  const inside = { point: '20.9075, 107.05' };
  assert.equal((await first({ place: 'Gần biển ABC', ...inside }))?.[1], board);
  assert.equal(await first({ place: 'Gần biển ABC', point: '20.9151, 107.05' }), null, 'just outside');
  const id = await facility(stack, officer, { name: 'Xưởng Trong Khu ABC', address: 'Lô 2, KCN Cảng ABC' });
  assert.match((await officer.get(`/staff/facilities/${id}`)).text,
    /Khu công nghiệp, khu kinh tế<\/dt><dd>Khu công nghiệp Cảng ABC, do Ban Quản lý Khu kinh tế ABC chủ trì/);
  const out = await facility(stack, officer, { name: 'Xưởng Ngoài Khu ABC', address: 'Ngõ 2 ABC' });
  assert.ok(!(await officer.get(`/staff/facilities/${out}`)).text.includes('khu kinh tế</dt>'));
});

test('a board that takes the reports of its zone has them at arrival; its commune, and who avoids it, as before', async () => {
  const stack = await shared();
  const officer = await loginAs(stack, 'baichay.canbo');
  const board = await loginAs(stack, 'bql.canbo');
  const of = async (made) => (await stack.sql(`SELECT u.code FROM cases c JOIN unit u ON u.id = c.unit_id
    WHERE c.code = '${made.code}'`))[0][0];
  const made = await newCase(stack, { place: 'Cổng 2, KCN Đầm Muối ABC', what: 'Khói từ ống của xưởng ABC cả đêm.' });
  assert.equal(await of(made), '22-BQLKKT');
  assert.equal((await officer.get(`/staff/cases/${made.code}`)).status, 404, 'the commune has nothing of it');
  const page = (await board.get(`/staff/cases/${made.code}`)).text;
  assert.match(page, /Nơi xảy ra nằm trong Khu công nghiệp Đầm Muối ABC, do Ban Quản lý Khu kinh tế ABC chủ trì\. </);
  assert.match(page, /Giao Ban Quản lý chủ trì vì nơi xảy ra nằm trong khu của Ban/);
  assert.equal(await clock(stack, made.code, 'HOTLINE_STEP_RECEIVE'), 'runs', 'its terms run from the filing');
  const [[told]] = await stack.sql(`SELECT e.data FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${made.code}' AND e.type = 'zone_route'`);
  for (const words of ['phường Bãi Cháy', 'Ban Quản lý Khu kinh tế ABC', 'Số liệu trình diễn'])
    assert.ok(told.includes(words), words);
  assert.equal((await made.client.post('/track', { key: made.key })).status, 303);
  assert.match((await made.client.get('/track/status')).text, /Ban Quản lý Khu kinh tế ABC/, 'the reporter reads who has it');
  assert.equal((await step(board, made.code, 'accept')).status, 303);
  const point = await newCase(stack, { place: 'Sau đê ABC', point: '20.9025, 107.0725' });
  assert.equal(await of(point), '22-BQLKKT', 'by its outline');
  const beside = await newCase(stack, { place: 'Cạnh KCN Đầm Muối ABC', point: '20.9100, 107.0800' });
  assert.equal(await of(beside), '06673', 'its outline does not hold the point');
  const named = await newCase(stack, { place: 'Ngõ 3 ABC', what: 'Xe chở rác chạy từ KCN Đầm Muối ABC về đây.' });
  assert.equal(await of(named), '06673', 'words of the story decide nothing');
  const asked = await newCase(stack, { place: 'Cổng sau KCN Cảng ABC' });
  assert.equal(await of(asked), '06673', 'a board that is only asked');
  const avoids = await newCase(stack, { place: 'Cổng 3, KCN Đầm Muối ABC', avoid: '1' });
  assert.notEqual(await of(avoids), '22-BQLKKT', 'it goes where the reporter sent it');
  await stack.sql("UPDATE account SET disabled = 1 WHERE login = 'bql.truong'");
  const nobody = await newCase(stack, { place: 'Cổng 4, KCN Đầm Muối ABC' });
  await stack.sql("UPDATE account SET disabled = 0 WHERE login = 'bql.truong'");
  assert.equal(await of(nobody), '06673', 'nobody reads an inbox at the board');
});

test('bodies and zones are read whole or not at all, each fault with its line', async () => {
  const stack = await shared();
  const read = async (table, lines) => {
    const file = path.join(stack.dir, `${table}.csv`);
    await writeFile(file, `${lines.join('\n')}\n`);
    return stack.hotline(['unit', table, file, '--config', stack.config]);
  };
  const bodies = 'code,duty,kind_vi,name_vi,parent_code,phone,valid_from,valid_to';
  const bad = await read('bodies', [bodies, '22-X,police,Phòng,Một ABC,22,,2025-07-01,', ',police,Phòng,Hai ABC,22,,2025-07-01,',
    '22-Y,soldier,Phòng,Ba ABC,22,,2025-07-01,', '22-Z,sector,Sở,Bốn ABC,22,,2025-07-01,2025-06-30']);
  assert.equal(bad.code, 1);
  for (const line of [/:3: code/, /:4: duty/, /:5: valid_to/]) assert.match(bad.err, line);
  assert.equal((await stack.sql("SELECT 1 FROM unit WHERE code = '22-X'")).length, 0, 'nothing was imported');
  assert.match((await read('bodies', [bodies, '06673,police,Phòng,Năm ABC,22,,2025-07-01,'])).err, /:2: an administrative unit has this code/);
  const zones = 'province,code,name_vi,names,body_code,takes,basis,verified,valid_from,valid_to,outline';
  const wrong = await read('zones', [zones, '22,A,Khu ABC,,22-CSMT,no,ABC,unverified,2025-07-01,,', '22,B,Khu ABC,,22-BQLKKT,no,ABC,maybe,2025-07-01,,',
    '22,C,Khu ABC,,22-BQLKKT,yes,ABC,text,2025-07-01,,CIRCLE(1)', '22,D,Khu ABC,,22-BQLKKT,,ABC,text,2025-07-01,,']);
  assert.equal(wrong.code, 1);
  for (const line of [/:3: verified/, /:4: outline/, /:5: takes/]) assert.match(wrong.err, line);
  assert.match((await read('zones', [zones, '22,A,Khu ABC,,22-CSMT,no,ABC,unverified,2025-07-01,,'])).err, /:2: no board of zones/);
});
