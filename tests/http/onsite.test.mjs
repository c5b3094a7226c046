// The inspector's telephone: what it may take along, and that what it brings in never overwrites.
import { createHash, randomBytes } from 'node:crypto';
import { Client } from './client.mjs';
import { official, step } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { inspectedBy } from './sanctions.mjs';
import { shared } from './stack.mjs';

// The hidden fields of the form of one group.
function hiddenIn(html, group) {
  const form = html.split('<form').find((f) => f.includes(`name="group" value="${group}"`));
  return Object.fromEntries([...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
    .map(([, name, value]) => [name, value]));
}
const hiddenOf = async (client, at, group) => hiddenIn((await client.get(at)).text, group);

const newId = () => randomBytes(16).toString('hex');
const get = async (client, path) => {
  const answer = await client.get(`/staff/field/${path}`);
  return { status: answer.status, said: answer.status === 200 || answer.headers['content-type']
    === 'application/json' ? JSON.parse(answer.text) : null };
};

// A telephone in somebody's hand: sends with the token of the session, as the script does.
async function phone(stack, login) {
  const client = await official(stack, login);
  const { csrf } = (await get(client, 'list.json')).said;
  const send = async (path, fields) => {
    const answer = await client.post(`/staff/field/${path}`,
      { csrf, id: newId(), at: Date.now(), now: Date.now(), ...fields });
    const json = (answer.headers['content-type'] ?? '').startsWith('application/json');
    return { status: answer.status, said: json ? JSON.parse(answer.text) : null };
  };
  return { client, send, take: (code, more) => send('take.json', { case: code, ...more }),
    entry: (code, group, base, texts, more) =>
      send('entry.json', { case: code, group, base, ...texts, ...more }) };
}

test('a case is taken along, its minutes are brought in, and the chain tells both', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  const listed = (await get(bao.client, 'list.json')).said;
  assert.ok(listed.cases.some((c) => c.code === code));
  const taken = await bao.take(code);
  assert.equal(taken.status, 200);
  assert.equal(taken.said.code, code);
  assert.deepEqual(taken.said.groups, []);
  assert.deepEqual(taken.said.findings.map((f) => f.value).sort(),
    ['none', 'pollution', 'unclear', 'violation']);
  assert.ok(taken.said.until > Date.now() + 6 * 86_400_000);
  const kept = await bao.entry(code, 'seen', 0, { seen: 'Nước đen ABC.' });
  assert.deepEqual([kept.status, kept.said], [200, { version: 1 }]);
  const { groups } = (await get(bao.client, `state.json?case=${code}`)).said;
  assert.deepEqual(groups.map((g) => [g.group, g.version, g.texts]),
    [['seen', 1, { seen: 'Nước đen ABC.' }]]);
  const events = await stack.sql(`SELECT e.type, e.data FROM event e JOIN cases c
    ON c.id = e.case_id WHERE c.code = '${code}' AND e.type LIKE 'onsite%' ORDER BY e.seq`);
  assert.deepEqual(events.map(([type]) => type), ['onsite_take', 'onsite_entry']);
  assert.ok(!events[1][1].includes('Nước đen'), 'the history names the text by its hash');
  const page = await bao.client.get(`/staff/cases/${code}`);
  assert.match(page.text, /Ghi biên bản tại hiện trường, bản nháp/);
});

function refused(answer, status, words) {
  assert.equal(answer.status, status, JSON.stringify(answer.said));
  assert.match(answer.said.problem, words);
}

test('what was read before somebody else wrote is not kept; both texts come back, a person chooses', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const lan = await phone(stack, 'baichay.kiemtra');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  assert.equal((await bao.entry(code, 'seen', 0, { seen: 'Bảo ghi trước.' })).status, 200);
  const late = await lan.entry(code, 'seen', 0, { seen: 'Lan ghi sau.' });
  assert.equal(late.status, 409);
  assert.equal(late.said.conflict.version, 1);
  assert.equal(late.said.conflict.author, 'Trần Thị Cán ABC');
  assert.deepEqual(late.said.conflict.texts, { seen: 'Bảo ghi trước.' });
  // Another group of the same case is nobody's conflict.
  assert.equal((await lan.entry(code, 'said', 0, { said: 'Không.' })).status, 200);
  // She gives hers up: it is kept beside, and the version stays.
  assert.deepEqual((await lan.entry(code, 'seen', 0, { seen: 'Lan ghi sau.' }, { aside: 1 })).said,
    { version: 0 });
  // He wrote on, she read that, and hers is the next one.
  assert.equal((await lan.entry(code, 'seen', 1, { seen: 'Lan đọc rồi ghi.' })).said.version, 2);
  const page = (await lan.client.get(`/staff/cases/${code}/field`)).text;
  assert.match(page, /Lan đọc rồi ghi\./);
  assert.match(page, /Bản không chọn khi hai người cùng sửa[\s\S]*Lan ghi sau\./);
});

test('sent twice is kept once; the same id for another text is refused', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  const id = newId();
  const texts = { people: 'Ông ABC' };
  for (let i = 0; i < 3; i += 1)
    assert.deepEqual((await bao.entry(code, 'people', 0, texts, { id })).said, { version: 1 });
  refused(await bao.entry(code, 'people', 0, { people: 'Bà ABC' }, { id }), 409, /đã dùng/);
  // Somebody else's telephone made the same id: it is not the same one.
  const lan = await phone(stack, 'baichay.kiemtra');
  assert.equal((await lan.entry(code, 'people', 1, { people: 'Bà ABC' }, { id })).said.version, 2);
  const take = newId();
  assert.equal((await bao.take(code, { id: take })).status, 200);
  assert.equal((await bao.take(code, { id: take })).status, 200);
  const [[n]] = await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'onsite_take'`);
  assert.equal(n, '1');
});

test('who may not inspect the case takes nothing along and brings nothing in', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  assert.equal((await bao.entry(code, 'seen', 0, { seen: 'Kín ABC 77.' })).status, 200);
  const far = await phone(stack, 'honggai.canbo');
  refused(await far.take(code), 404, /Không có vụ việc này/);
  refused(await far.entry(code, 'seen', 1, { seen: 'x' }), 404, /chuyển sang cơ quan khác/);
  assert.equal((await get(far.client, `state.json?case=${code}`)).status, 404);
  assert.equal((await far.client.get(`/staff/cases/${code}/field`)).status, 404);
  // The unit above sees the case and reads the minutes; it does not write them.
  const above = await official(stack, 'so.canbo');
  const read = await above.get(`/staff/cases/${code}/field`);
  assert.equal(read.status, 200);
  assert.match(read.text, /Kín ABC 77\./);
  assert.ok(!read.text.includes('Lưu phần này'));
  for (const login of ['baichay.truc', 'baichay.chutich']) {
    const client = await official(stack, login);
    assert.equal((await client.get('/staff/field/list.json')).status, 403, login);
  }
  // Nobody: told so, for the script to show the way to the login page.
  const nobody = new Client(stack.staff);
  assert.equal((await nobody.get('/staff/field/list.json')).status, 401);
  const shell = await nobody.get('/staff/field');
  assert.equal(shell.status, 200);
  const own = await bao.client.get('/staff/field');
  assert.equal(own.text, shell.text, 'the page that a telephone keeps knows nobody');
  // Without the session's token nothing is taken.
  const forged = await bao.client.post('/staff/field/entry.json', { csrf: 'x', id: newId(),
    at: 1, now: 1, case: code, group: 'seen', base: 1, seen: 'x' });
  assert.equal(forged.status, 403);
});

test('limits of a text, at and above; what is wrong is said', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  assert.equal((await bao.entry(code, 'said', 0, { said: 'x'.repeat(4000) })).status, 200);
  refused(await bao.entry(code, 'said', 1, { said: 'x'.repeat(4001) }), 422, /Dài quá/);
  refused(await bao.entry(code, 'said', 9, { said: 'x' }), 422, /không đúng/);
  refused(await bao.entry(code, 'other', 0, { said: 'x' }), 422, /không đúng/);
  refused(await bao.entry(code, 'visit', 0, { visited: 'hôm qua' }), 422, /Ngày giờ/);
  refused(await bao.entry(code, 'said', 1, { said: 'x' }, { id: 'xyz' }), 422, /Thiếu mã/);
  const answered = await phone(stack, 'baichay.canbo');
  const other = await inspectedBy(stack, bao.client, 'baichay.canbo');
  await step(bao.client, other, 'close_inspection', { visited: '2026-01-05', visited_time: '08:00',
    place: 'ABC', people: 'ABC', seen: 'ABC', samples: '', finding: 'none' }, 'write');
  refused(await answered.take(other), 409, /không còn ở bước kiểm tra/);
});

test('a signature is kept with the hash of what was signed, drawn at the desk, and tells when that changed', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  await bao.entry(code, 'seen', 0, { seen: 'Nước đen ABC.' });
  const digest = createHash('sha256').update('visit.visited=\nvisit.place=\npeople.people=\n'
    + 'seen.seen=Nước đen ABC.\nsaid.said=\nfinding.finding=\nfinding.asked=\n').digest('hex');
  const sign = (more) => bao.send('sign.json', { case: code, name: 'Ông Giám ABC',
    part: 'facility', title: 'Giám đốc', strokes: '10,10 200,300;300,20 310,30', digest, ...more });
  const id = newId();
  assert.equal((await sign({ id })).status, 200);
  assert.equal((await sign({ id })).status, 200, 'again');
  refused(await sign({ id, name: 'Khác' }), 409, /đã dùng/);
  refused(await sign({ strokes: '10,10 2000,300' }), 422, /không đúng/);
  refused(await sign({ strokes: '1,1 2,2"/><script>' }), 422, /không đúng/);
  refused(await sign({ part: 'judge' }), 422, /không đúng/);
  refused(await sign({ digest: 'ab' }), 422, /không đúng/);
  const desk = await bao.client.get(`/staff/cases/${code}/field`);
  assert.match(desk.text, /Ông Giám ABC[\s\S]*Ký trên đúng nội dung hiện nay/);
  const [, picture] = /src="(\/staff\/cases\/[^"]+\/field\/\d+)"/.exec(desk.text);
  const svg = await bao.client.get(picture);
  assert.equal(svg.headers['content-type'], 'image/svg+xml');
  assert.match(svg.text, /<polyline points="10,10 200,300"\/><polyline points="300,20 310,30"\/>/);
  const far = await official(stack, 'honggai.canbo');
  assert.equal((await far.get(picture)).status, 404);
  await bao.entry(code, 'seen', 1, { seen: 'Nước trong ABC.' });
  assert.match((await bao.client.get(`/staff/cases/${code}/field`)).text,
    /Nội dung đã khác với lúc ký/);
});

test('at the desk the same: an edit collision is shown side by side and chosen; the record takes the minutes over', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, officer, 'baichay.canbo');
  const at = `/staff/cases/${code}/field`;
  assert.match((await officer.get(`/staff/cases/${code}`)).text, new RegExp(`href="${at}"`));
  const first = await hiddenOf(officer, at, 'seen');
  const later = await hiddenOf(officer, at, 'seen');
  assert.equal((await officer.post(at, { ...first, seen: 'Một ABC.' })).status, 303);
  const clash = await officer.post(at, { ...later, seen: 'Hai ABC.' });
  assert.equal(clash.status, 409);
  assert.match(clash.text, /<mark>Hai ABC\.<\/mark>[\s\S]*<mark>Một ABC\.<\/mark>/);
  const again = hiddenIn(clash.text, 'seen');
  const without = await officer.post(at, { ...again, seen: 'Hai ABC.' });
  assert.equal(without.status, 422, 'a person must choose');
  assert.match(without.text, /Hãy chọn bản được giữ/);
  assert.equal((await officer.post(at, { ...hiddenIn(without.text, 'seen'), seen: 'Hai ABC.',
    choose: 'mine' })).status, 303);
  assert.equal((await officer.post(at, { ...(await hiddenOf(officer, at, 'finding')),
    finding: 'violation', asked: 'Dừng xả ngay.' })).status, 303);
  assert.equal((await officer.post(at, { ...(await hiddenOf(officer, at, 'visit')),
    visited: '2026-11-20T14:05', place: 'Cống ABC' })).status, 303);
  const record = (await officer.get(`/staff/cases/${code}/write/close_inspection`)).text;
  assert.match(record, /value="2026-11-20"/);
  assert.match(record, /value="14:05"/);
  assert.match(record, /value="Cống ABC"/);
  assert.match(record, />\n?Hai ABC\.\n\nYêu cầu, kiến nghị đối với cơ sở: Dừng xả ngay\.</);
  assert.match(record, /value="violation"[^>]* checked/);
});

const PIECE = 300;
const photoOf = (n) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(n - 4)]);

// A photo on its way from that telephone; piece(from, to) sends bytes, ask() only asks.
function camera(hand, csrf, code, bytes, more = {}) {
  const id = newId();
  const fields = { csrf, id, case: code, at: Date.now() - 60_000, now: Date.now(),
    total: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), lat: 20.958,
    lon: 107.05, accuracy: 12, caption: 'Cống ABC', ...more };
  const send = async (offset, piece) => {
    const list = Object.entries({ ...fields, offset }).map(([k, v]) => [k, String(v)]);
    if (piece) list.push(['piece', { filename: 'blob', type: 'application/octet-stream', data: piece }]);
    const answer = await hand.client.upload('/staff/field/photo.json', list);
    return { status: answer.status, said: answer.status < 500 ? JSON.parse(answer.text) : null };
  };
  return { id, sha: fields.sha256, ask: () => send(0),
    piece: (from, to) => send(from, bytes.subarray(from, to)) };
}

test('a photo comes in pieces over a network that breaks, and is kept with hash, time and place', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const { csrf } = (await get(bao.client, 'list.json')).said;
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  const shot = camera(bao, csrf, code, photoOf(1000));
  assert.deepEqual((await shot.ask()).said, { have: 0, done: false });
  assert.deepEqual((await shot.piece(0, PIECE)).said, { have: 300, done: false });
  const gap = await shot.piece(600, 900);
  assert.deepEqual([gap.status, gap.said], [409, { have: 300, done: false }]);
  const twice = await shot.piece(0, PIECE);
  assert.deepEqual([twice.status, twice.said], [409, { have: 300, done: false }]);
  assert.deepEqual((await shot.ask()).said, { have: 300, done: false }, 'after a break');
  assert.deepEqual((await shot.piece(300, 900)).said, { have: 900, done: false });
  assert.deepEqual((await shot.piece(900, 1000)).said, { have: 1000, done: true });
  assert.deepEqual((await shot.ask()).said, { have: 1000, done: true }, 'sent again: kept once');
  const rows = await stack.sql(`SELECT HEX(p.sha256), p.latitude, p.accuracy_m, p.caption, d.type
    FROM site_photo p JOIN cases c ON c.id = p.case_id JOIN document d ON d.blob_name = p.blob_name
    WHERE c.code = '${code}'`);
  assert.deepEqual(rows, [[shot.sha.toUpperCase(), '20.958', '12', 'Cống ABC', 'jpeg']]);
  const [[left]] = await stack.sql(`SELECT COUNT(*) FROM onsite_part
    WHERE client_id = UNHEX('${shot.id}')`);
  assert.equal(left, '0', 'no piece is left');
  // Broken on the way: from the beginning again.
  const broken = camera(bao, csrf, code, photoOf(500), { sha256: 'ab'.repeat(32) });
  const last = await broken.piece(0, 500);
  assert.deepEqual([last.status, last.said], [409, { have: 0, done: false }]);
  const text = camera(bao, csrf, code, Buffer.from('no picture at all'));
  refused(await text.piece(0, 17), 422, /không phải ảnh JPEG/);
  const large = camera(bao, csrf, code, photoOf(500), { total: 20 * 1024 * 1024 + 1 });
  refused(await large.piece(0, 500), 422, /20 MB/);
  // A clock that is ahead does not lose the photo.
  const ahead = camera(bao, csrf, code, photoOf(200), { at: Date.now() + 3_600_000 });
  assert.equal((await ahead.piece(0, 200)).said.done, true);
  const far = await phone(stack, 'honggai.canbo');
  const theirs = camera(far, (await get(far.client, 'list.json')).said.csrf, code, photoOf(100));
  refused(await theirs.piece(0, 100), 404, /Không có vụ việc/);
  assert.equal((await theirs.ask()).status, 404);
});

test('samples and hand-overs come in once; what the law refuses says why', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  const item = newId();
  const sample = { case: code, label: 'NT-01', medium: 'wastewater', point: 'Cống ABC',
    takers: 'Lê Văn Kiểm ABC', witness: '', method: '', amount: '2 x 500 ml', preserved: '',
    seal: 'NP-0451', flow: '12,5', flow_of: 'hour' };
  const hand = (more) => bao.send('hand.json', { case: code, sample: item,
    given_by: 'Lê Văn Kiểm ABC', given_to: 'Phòng thử nghiệm ABC', hand_seal: 'NP-0451',
    intact: '1', note: '', ...more });
  refused(await hand(), 409, /Mẫu này chưa được nhận/);
  for (let i = 0; i < 2; i += 1)
    assert.equal((await bao.send('sample.json', { ...sample, id: item })).status, 200);
  refused(await bao.send('sample.json', sample), 409, /ký hiệu này/);
  refused(await bao.send('sample.json', { ...sample, label: '' }), 422, /./);
  const once = newId();
  for (let i = 0; i < 2; i += 1) assert.equal((await hand({ id: once })).status, 200);
  refused(await hand({ given_by: 'Người Lạ ABC' }), 422, /Bên giao phải là người đã nhận/);
  refused(await hand({ given_by: 'Phòng thử nghiệm ABC', given_to: 'Kho ABC', hand_seal: 'NP-9' }),
    422, /ghi rõ vì sao/);
  const carried = (await get(bao.client, `state.json?case=${code}`)).said.samples;
  assert.equal(carried.length, 1);
  assert.deepEqual([carried[0].id, carried[0].label, carried[0].seal, carried[0].hands.length], [item, 'NT-01', 'NP-0451', 1]);
  assert.deepEqual([carried[0].hands[0].id, carried[0].hands[0].given_to], [once, 'Phòng thử nghiệm ABC']);
  assert.deepEqual((await bao.take(code)).said.samples, carried, 'taken along with the case');
  const page = (await bao.client.get(`/staff/cases/${code}/samples`)).text;
  assert.match(page, /NT-01[\s\S]*Đã bàn giao/);
  const [[hands]] = await stack.sql(`SELECT COUNT(*) FROM sample_hand h JOIN sample s
    ON s.id = h.sample_id JOIN cases c ON c.id = s.case_id WHERE c.code = '${code}'`);
  assert.equal(hands, '1');
});

test('the checklist is taken along; an answer is kept with its version, and one given up stays as a note', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const lan = await phone(stack, 'baichay.kiemtra');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  const to = `/staff/cases/${code}/inspection/order`;
  const ordered = await bao.client.submit(to, { kind: 'unannounced', signs: 'Nước đen ABC.',
    number: '31/QĐ-KT', signed_on: '2026-11-20', signer: 'Phạm Thị Chủ ABC', until: '2026-12-20',
    members: 'Lê Văn Kiểm ABC; trưởng đoàn\nTrần Thị Cán ABC; thành viên' }, { action: to });
  assert.equal(ordered.status, 303);
  const { questions, points, order, team } = (await bao.take(code)).said;
  assert.equal(order, 'Quyết định kiểm tra 31/QĐ-KT ngày 20/11/2026');
  assert.match(team, /^Lê Văn Kiểm ABC, trưởng đoàn\nTrần Thị Cán ABC, thành viên$/);
  assert.ok(questions.length > 5 && questions.every((q) => q.question && q.basis));
  assert.deepEqual(points, []);
  const item = questions[0].code;
  const answer = (hand, base, fields) => hand.send('answer.json', { case: code, item, base, ...fields });
  assert.deepEqual((await answer(bao, 0, { answer: 'no', body: 'Không xuất trình ABC.' })).said,
    { version: 1 });
  const clash = await answer(lan, 0, { answer: 'yes', body: '' });
  assert.deepEqual([clash.status, clash.said.conflict.version, clash.said.conflict.texts],
    [409, 1, { answer: 'no', body: 'Không xuất trình ABC.' }]);
  assert.equal((await answer(lan, 0, { answer: 'yes', body: '', aside: 1 })).status, 200);
  refused(await answer(bao, 1, { answer: '', body: 'x' }), 422, /Hãy chọn có, không/);
  refused(await answer(bao, 1, { answer: 'maybe', body: 'x' }), 422, /./);
  const { groups } = (await get(bao.client, `state.json?case=${code}`)).said;
  assert.deepEqual(groups.map((g) => [g.group.slice(0, 2), g.version, g.texts.answer]),
    [['q:', 1, 'no'], ['n:', 1, undefined]]);
  const notes = await stack.sql(`SELECT e.body FROM site_entry e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.kind = 'note'`);
  assert.match(notes[0][0], new RegExp(`Bản không chọn của câu ${item}: yes`));
});

test('a note of the telephone is kept once, never overwritten, never emptied', async () => {
  const stack = await shared();
  const bao = await phone(stack, 'baichay.canbo');
  const lan = await phone(stack, 'baichay.kiemtra');
  const code = await inspectedBy(stack, bao.client, 'baichay.canbo');
  const item = newId();
  const note = (hand, base, body, more) => hand.send('note.json', { case: code, item, base, body, ...more });
  const once = newId();
  const where = { lat: '20.958000', lon: '107.050000' };
  assert.deepEqual((await note(bao, 0, 'Mùi clo ABC', { id: once, ...where })).said, { version: 1 });
  assert.deepEqual((await note(bao, 0, 'Mùi clo ABC', { id: once, ...where })).said, { version: 1 }, 'sent twice');
  assert.deepEqual((await note(lan, 1, 'Mùi clo nặng ABC')).said, { version: 2 });
  const clash = await note(bao, 1, 'Hết mùi ABC');
  assert.deepEqual([clash.status, clash.said.conflict.version, clash.said.conflict.texts],
    [409, 2, { body: 'Mùi clo nặng ABC' }]);
  assert.equal((await note(bao, 1, 'Hết mùi ABC', { aside: 1 })).status, 200, 'given up, kept beside');
  refused(await note(bao, 2, ' '), 422, /không xóa được/);
  refused(await note(bao, 0, 'ă'.repeat(3901), { item: newId() }), 422, /./);
  assert.equal((await note(bao, 0, 'ă'.repeat(3900), { item: newId() })).status, 200, 'as long as it may be');
  const stranger = await phone(stack, 'honggai.canbo');
  assert.equal((await note(stranger, 2, 'Người lạ ABC')).status, 404);
  const { groups } = (await get(lan.client, `state.json?case=${code}`)).said;
  assert.deepEqual(groups.find((g) => g.group === `n:${item}`).texts, { body: 'Mùi clo nặng ABC' });
  assert.equal(groups.length, 3);
  assert.deepEqual((await lan.take(code)).said.groups, groups, 'taken along with the case');
  const desk = (await bao.client.get(`/staff/cases/${code}/inspection`)).text;
  assert.match(desk, /Mùi clo nặng ABC/);
  assert.match(desk, /Bản không chọn của một ghi chú: Hết mùi ABC/);
  assert.deepEqual(await stack.sql(`SELECT e.version, e.body, e.latitude FROM site_entry e JOIN cases c
    ON c.id = e.case_id WHERE c.code = '${code}' AND e.item = '${item}' ORDER BY e.version`),
  [['1', 'Mùi clo ABC', '20.958'], ['2', 'Mùi clo nặng ABC', 'NULL']]);
});
