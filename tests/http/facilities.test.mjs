// The register of facilities: entries and their history, who sees and who changes what.
import { day, official } from './officials.mjs';
import { facility, taxCode, unitId } from './facilities.mjs';
import { newCase } from './people.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

test('a facility is entered, found without diacritics and by its tax code, once', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const tax = taxCode('579990010');
  const id = await facility(stack, officer, { name: 'Công ty Thủy sản ABC Đảo Ngọc', tax, address: 'Khu ABC 7',
    lat: '20,95', lon: '107,03' });
  assert.ok(id > 0, id.text);
  for (const q of ['thuy san abc dao ngoc', 'Đảo Ngọc ABC', tax, `${tax.slice(0, 4)} ${tax.slice(4)}`]) {
    const found = await officer.get(`/staff/facilities?q=${encodeURIComponent(q)}`);
    assert.ok(found.text.includes(`/staff/facilities/${id}"`), q);
  }
  const page = await officer.get(`/staff/facilities/${id}`);
  assert.equal(page.status, 200);
  for (const word of ['Đảo Ngọc', tax, 'Chế biến thủy sản', 'Khu ABC 7', '20.95000, 107.03000', 'phường Bãi Cháy'])
    assert.ok(page.text.includes(word), word);
  const twice = await facility(stack, officer, { name: 'Công ty ABC khác', tax });
  assert.equal(twice.status, 422);
  assert.match(twice.text, /đã là của một cơ sở khác/);
  assert.ok(twice.text.includes(`href="/staff/facilities/${id}"`), 'the other one is named');
  assert.ok(twice.text.includes('value="Công ty ABC khác"'), 'what was typed is there');
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM facility WHERE tax_code = '${tax}'`), [['1']]);
});

test('every problem of an entry is named at once', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const bad = await facility(stack, officer, { name: '', tax: '5799900111', sector: 'x', state: '', unit: '',
    lat: '20', lon: '', business: '1', state_on: '31/2/2026' });
  assert.equal(bad.status, 422);
  for (const field of ['name', 'tax', 'sector', 'state', 'unit', 'lon', 'business', 'state_on'])
    assert.ok(bad.text.includes(`href="#${field}"`), field);
  assert.match(bad.text, /Chữ số kiểm tra không khớp/);
  const long = await facility(stack, officer, { name: 'A'.repeat(201) });
  assert.equal(long.status, 422);
  const most = await facility(stack, officer, { name: 'A'.repeat(200) });
  assert.ok(most > 0, 'as many as fit');
  const other = await facility(stack, officer, { name: 'ABC ngoài địa bàn', unit: await unitId(stack, '06652') });
  assert.equal(other.status, 422);
  assert.match(other.text, /thuộc địa bàn của bạn/);
  const person = await facility(stack, officer, { name: 'Công ty ABC', tax: '001099000001' });
  assert.match(person.text, /Tổ chức không dùng số định danh/);
});

test('a new name keeps the old one with its days; who was slower sees what stands there', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const id = await facility(stack, officer, { name: 'Xưởng ABC Tên Cũ', name_since: '2020-01-01' });
  const at = `/staff/facilities/${id}/edit`;
  const rest = { kind: 'organization', sector: 'seafood', state: 'active', unit: await unitId(stack, '06673') };
  const stale = await head.get(at);
  const renamed = await officer.submit(at, { ...rest, name: 'Xưởng ABC Tên Mới', name_since: '2026-03-01',
    name_basis: 'Giấy ABC' }, { action: at });
  assert.equal(renamed.status, 303, renamed.text);
  assert.deepEqual(await stack.sql('SELECT name, since, until FROM facility_name WHERE facility_id = '
    + `${id} ORDER BY id`), [['Xưởng ABC Tên Cũ', '2020-01-01', '2026-02-28'],
    ['Xưởng ABC Tên Mới', '2026-03-01', 'NULL']]);
  const page = await officer.get(`/staff/facilities/${id}`);
  assert.ok(page.text.includes('Xưởng ABC Tên Cũ') && page.text.includes('28/02/2026'));
  const old = await officer.get('/staff/facilities?q=xuong+abc+ten+cu');
  assert.ok(old.text.includes(`/staff/facilities/${id}"`), 'found by its old name too');
  const form = Object.fromEntries([...stale.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
    .map(([, k, v]) => [k, v]));
  const csrf = stale.text.match(/name="csrf" value="([^"]+)"/)[1];
  const late = await head.post(at, { ...form, csrf, ...rest, name: 'Xưởng ABC Chậm' });
  assert.equal(late.status, 409);
  assert.ok(late.text.includes('Xưởng ABC Tên Mới') && late.text.includes('value="Xưởng ABC Chậm"'));
  const [[writer]] = await stack.sql("SELECT name FROM account WHERE login = 'baichay.canbo'");
  assert.match(late.text, new RegExp(`${writer}, [^<]*Bãi Cháy đã lưu trong lúc bạn soạn \\(`),
    'who the other is, of which body, and when');
  const early = await officer.submit(at, { ...rest, name: 'Xưởng ABC Sớm', name_since: '2026-02-01' }, { action: at });
  assert.equal(early.status, 422);
  assert.match(early.text, /sau ngày bắt đầu của tên cũ/);
  const history = await officer.get(`/staff/facilities/${id}/history`);
  assert.match(history.text, /Xưởng ABC Tên Cũ → Xưởng ABC Tên Mới/);
});

test('a household is sealed: no name, no number, no address in plain; opening it leaves a trace', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const number = '022099123456';
  const id = await facility(stack, officer, { kind: 'household', name: 'Nguyễn Văn KínABC', tax: number,
    sector: 'livestock', address: 'Ngõ KínABC 5' });
  assert.ok(id > 0, id.text);
  const rows = JSON.stringify(await stack.sql(`SELECT f.*, n.name, t.body, e.data FROM facility f
    JOIN facility_name n ON n.facility_id = f.id JOIN facility_text t ON t.facility_id = f.id
    JOIN act_event e ON e.subject = CONCAT('facility:', f.id) WHERE f.id = ${id}`));
  assert.ok(!rows.includes('KínABC') && !rows.includes(number), rows);
  const page = await officer.get(`/staff/facilities/${id}`);
  assert.ok(page.text.includes(`Hộ gia đình số ${id}`) && !page.text.includes('Nguyễn Văn KínABC'));
  assert.ok(page.text.includes('Ngõ KínABC 5'), 'who works there knows where');
  const found = await officer.get(`/staff/facilities?q=${number}`);
  assert.ok(found.text.includes(`/staff/facilities/${id}"`), 'found by its number');
  assert.ok(!found.text.includes('Ngõ KínABC'));
  const twice = await facility(stack, officer, { kind: 'household', name: 'Khác ABC', tax: number });
  assert.equal(twice.status, 422);
  const at = `/staff/facilities/${id}/person`;
  const none = await officer.submit(at, { reason: '' }, { action: at });
  assert.equal(none.status, 422);
  assert.ok(!none.text.includes('Nguyễn Văn KínABC'));
  const open = await officer.submit(at, { reason: 'Lập biên bản ABC' }, { action: at });
  assert.equal(open.status, 200);
  assert.ok(open.text.includes('Nguyễn Văn KínABC') && open.text.includes(number));
  const history = await officer.get(`/staff/facilities/${id}/history`);
  assert.match(history.text, /Mở tên đã niêm phong/);
  assert.match(history.text, /Lập biên bản ABC/);
  const custodian = await official(stack, 'baichay.congbo1');
  const seen = await custodian.get(`/staff/facilities/${id}`);
  assert.equal(seen.status, 200);
  assert.ok(!seen.text.includes('Ngõ KínABC'), 'where a person lives is for those who work there');
  assert.equal((await custodian.get(at)).status, 403);
});

test('another commune sees nothing; the department sees all and rates', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const other = await official(stack, 'honggai.canbo');
  const above = await official(stack, 'so.canbo');
  const id = await facility(stack, officer, { name: 'Công ty ABC Riêng Một' });
  for (const sub of ['', '/edit', '/places', '/permits', '/duties', '/rating', '/merge', '/monitoring', '/history',
    '/timeline', '/person'])
    assert.equal((await other.get(`/staff/facilities/${id}${sub}`)).status, 404, sub);
  assert.ok(!(await other.get('/staff/facilities?q=rieng+mot')).text.includes(`/staff/facilities/${id}"`));
  assert.ok((await above.get('/staff/facilities?q=rieng+mot')).text.includes(`/staff/facilities/${id}"`));
  const at = `/staff/facilities/${id}/rating`;
  assert.equal((await officer.get(at)).status, 403, 'a commune does not rate');
  const bare = await above.submit(at, { risk: '2', basis: '' }, { action: at });
  assert.equal(bare.status, 422, 'a group needs its basis');
  const rated = await above.submit(at, { risk: '2', basis: 'Quyết định ABC' }, { action: at });
  assert.equal(rated.status, 303);
  const page = (await above.get(at)).text;
  const csrf = page.match(/name="csrf" value="([^"]+)"/)[1];
  const stale = await above.post(at, { csrf, draft_base: '1', risk: '3', basis: 'Chậm ABC' });
  assert.equal(stale.status, 409);
  assert.ok(/<mark>Quyết định ABC/.test(stale.text) && /<mark>Chậm ABC/.test(stale.text)
    && /<mark>Nhóm II</.test(stale.text), 'side by side, in words');
  assert.match((await officer.get(`/staff/facilities/${id}`)).text, /Nhóm II[^I]/);
  assert.equal((await officer.get('/staff/facilities/999999999')).status, 404);
  assert.equal((await officer.get('/staff/facilities/x')).status, 404);
});

test('places, permits with limits, duties and monitoring: each added, ended, late ones shown', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const above = await official(stack, 'so.canbo');
  const id = await facility(stack, officer, { name: 'Công ty ABC Nhiều Việc' });
  const base = `/staff/facilities/${id}`;
  const send = (client, sub, fields) => client.submit(`${base}/${sub}`, fields, { action: `${base}/${sub}` });
  const bare = await send(officer, 'places', { kind: 'discharge', name: 'NT1', flow: 'nhiều', lat: '20,95' });
  assert.equal(bare.status, 422);
  for (const field of ['flow', 'medium', 'lon'])
    assert.ok(bare.text.includes(`href="#${field}"`), field);
  const placed = await send(officer, 'places', { kind: 'discharge', name: 'Cống NT1', medium: 'wastewater',
    flow: '1250,5', receiver: 'Vịnh ABC', lat: '20,951', lon: '107,031' });
  assert.equal(placed.status, 303, placed.text);
  assert.match((await officer.get(base)).text, /1\.250,5 m³\/ngày đêm/);
  const [[point]] = await stack.sql(`SELECT id FROM facility_place WHERE facility_id = ${id}`);

  const permit = { kind: 'environment_permit', number: '77/GPMT-ABC', issuer: 'UBND tỉnh ABC', issued: '2024-01-02',
    until: '2023-01-01' };
  assert.match((await send(officer, 'permits', permit)).text, /ở trước ngày cấp/);
  assert.equal((await send(officer, 'permits', { ...permit, until: day(100) })).status, 303);
  assert.match((await send(officer, 'permits', { ...permit, until: '' })).text, /đã có trong sổ/);
  const [[paper]] = await stack.sql(`SELECT id FROM permit WHERE facility_id = ${id}`);
  const limits = `permits/${paper}`;
  assert.equal((await send(officer, limits, { act: 'limit', parameter: 'COD', unit: 'mg/l' })).status, 422);
  assert.equal((await send(officer, limits, { act: 'limit', parameter: 'pH', min: '9', max: '5,5' })).status, 422);
  assert.equal((await send(officer, limits, { act: 'limit', parameter: 'pH', min: '5,5', max: '9' })).status, 303);
  assert.equal((await send(officer, limits, { act: 'limit', parameter: 'COD', unit: 'mg/l', max: '67,5',
    place: point, clause: 'Điều 3 ABC' })).status, 303);
  const shown = await officer.get(`${base}/${limits}`);
  assert.ok(shown.text.includes('5,5 – 9') && shown.text.includes('≤ 67,5 mg/l') && shown.text.includes('Cống NT1'));
  assert.match(shown.text, /giấy phép: Điều 3 ABC/);
  const [[limit]] = await stack.sql(`SELECT id FROM permit_limit WHERE permit_id = ${paper} AND parameter = 'pH'`);
  assert.equal((await send(officer, limits, { act: 'drop', limit })).status, 303);
  assert.equal((await send(officer, limits, { act: 'end', day: '2023-12-31', reason: 'ABC' })).status, 422);
  assert.equal((await send(officer, limits, { act: 'end', day: day(), reason: 'Thay bằng giấy ABC' })).status, 303);
  const after = await officer.get(`${base}/permits`);
  const csrf = after.text.match(/name="csrf" value="([^"]+)"/)[1];
  assert.equal((await officer.post(`${base}/${limits}`, { csrf, act: 'limit', parameter: 'TSS', max: '1' })).status, 409,
    'it has ended');

  assert.equal((await send(officer, 'duties', { kind: 'serious', source: 'decision', what: 'Xử lý triệt để ABC',
    basis: 'QĐ ABC', due: day(30) })).status, 422, 'the list is the province\'s');
  assert.equal((await send(above, 'duties', { kind: 'serious', source: 'decision', what: 'Xử lý triệt để ABC',
    basis: 'QĐ ABC', due: '' })).status, 422, 'it has a term');
  assert.equal((await send(above, 'duties', { kind: 'serious', source: 'decision', what: 'Xử lý triệt để ABC',
    basis: 'QĐ ABC', due: day(30) })).status, 303);
  assert.equal((await send(officer, 'duties', { kind: 'connect', source: 'plan', what: 'Đấu nối nước thải ABC',
    basis: 'Kế hoạch ABC', due: day(-3) })).status, 303);
  const late = await officer.get(base);
  assert.match(late.text, /1 nghĩa vụ quá hạn/);
  assert.match((await officer.get('/staff/facilities')).text, /Đấu nối nước thải ABC/);
  const [[duty], [serious]] = await stack.sql(`SELECT id FROM facility_duty WHERE facility_id = ${id}
    ORDER BY kind = 'serious'`);
  assert.equal((await officer.get(`${base}/duties/${serious}`)).status, 403);
  assert.equal((await send(officer, `duties/${duty}`, { state: 'done', on: day(1), note: 'x' })).status, 422);
  assert.equal((await send(officer, `duties/${duty}`, { state: 'done', on: day(), note: 'Biên bản ABC' })).status, 303);
  assert.ok(!(await officer.get(base)).text.includes('nghĩa vụ quá hạn'));

  const watch = { place: point, must: 'permit', basis: 'Giấy phép ABC', link: 'linked', link_on: day(-9),
    station: 'ABC-NT-TEST-1' };
  assert.equal((await officer.get(`${base}/monitoring`)).status, 403);
  assert.equal((await send(above, 'monitoring', { ...watch, basis: '' })).status, 422);
  assert.equal((await send(above, 'monitoring', watch)).status, 303);
  assert.equal((await send(above, 'monitoring', { ...watch, link: 'broken' })).status, 303, 'the state changes');
  assert.deepEqual(await stack.sql(`SELECT link, ended_us IS NULL FROM facility_monitor
    WHERE facility_id = ${id} ORDER BY id`), [['linked', '0'], ['broken', '1']]);
  const page = await officer.get(base);
  assert.match(page.text, /Mức lưu lượng chưa được đối chiếu với văn bản/);
  assert.match(page.text, /Mất kết nối/);
  for (const word of ['Hạn nghĩa vụ: Xử lý triệt để ABC', 'Nghĩa vụ đã xong', 'Giấy phép môi trường số 77/GPMT-ABC'])
    assert.ok(page.text.includes(word), word);
  const wrong = await officer.post(`${base}/places/${point}/end`, {});
  assert.equal(wrong.status, 403, 'no token of the form');
  const elsewhere = await facility(stack, officer, { name: 'Công ty ABC Chỗ Khác' });
  const foreign = await officer.submit(`${base}/places`, {}, { action: `${base}/places/${point}/end` });
  assert.equal(foreign.status, 303);
  assert.equal((await officer.get(`/staff/facilities/${elsewhere}/permits/${paper}`)).status, 404);
  assert.equal((await officer.get(`/staff/facilities/${elsewhere}/duties/${duty}`)).status, 404);
});

test('doubles are merged without moving a row, and taken apart again whole', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const above = await official(stack, 'so.canbo');
  const [a, b, c] = [await facility(stack, officer, { name: 'Công ty ABC Gộp Chính' }),
    await facility(stack, officer, { name: 'Công ty ABC Gộp Trùng', address: 'Lô trùng ABC' }),
    await facility(stack, officer, { name: 'Công ty ABC Gộp Ba' })];
  const dump = async () => JSON.stringify(await stack.sql(`SELECT f.id, f.root_id, f.name, p.id, p.facility_id, n.id,
    n.facility_id, n.name, n.until FROM facility f LEFT JOIN facility_place p ON p.facility_id = f.id
    JOIN facility_name n ON n.facility_id = f.id WHERE f.id IN (${a}, ${b}, ${c}) ORDER BY f.id, p.id, n.id`));
  const before = await dump();
  const merge = (client, into, fields) => client.submit(`/staff/facilities/${into}/merge`, fields,
    { action: `/staff/facilities/${into}/merge` });
  assert.equal((await officer.get(`/staff/facilities/${a}/merge`)).status, 403, 'not in a commune');
  assert.equal((await merge(above, a, { act: 'join', twin: a, reason: 'x' })).status, 422, 'itself');
  assert.equal((await merge(above, a, { act: 'join', twin: b, reason: '' })).status, 422);
  assert.equal((await merge(above, b, { act: 'join', twin: c, reason: 'trùng ABC' })).status, 303);
  assert.equal((await merge(above, a, { act: 'join', twin: b, reason: 'trùng ABC' })).status, 303);
  assert.equal((await merge(above, a, { act: 'join', twin: b, reason: 'lại' })).status, 422, 'once');
  for (const gone of [b, c]) {
    const led = await officer.get(`/staff/facilities/${gone}`);
    assert.equal(led.status, 303);
    assert.equal(led.headers.location, `/staff/facilities/${a}`);
  }
  const page = await officer.get(`/staff/facilities/${a}`);
  for (const word of ['Lô trùng ABC', 'Gộp Trùng', 'Gộp Ba'])
    assert.ok(page.text.includes(word), word);
  const found = await officer.get('/staff/facilities?q=gop+trung+abc');
  assert.ok(found.text.includes(`/staff/facilities/${a}"`) && !found.text.includes(`/staff/facilities/${b}"`));
  assert.equal((await merge(above, a, { act: 'split', twin: b, reason: 'nhầm ABC' })).status, 303);
  assert.deepEqual(await stack.sql(`SELECT id, root_id FROM facility WHERE id IN (${a}, ${b}, ${c}) ORDER BY id`),
    [[`${a}`, `${a}`], [`${b}`, `${b}`], [`${c}`, `${b}`]], 'what it had taken in goes with it');
  assert.equal((await merge(above, b, { act: 'split', twin: c, reason: 'nhầm ABC' })).status, 303);
  assert.equal(await dump(), before, 'nothing was lost');
});

test('a case is linked by name or place, shown on one line of time by numbers alone, and unlinked', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const other = await official(stack, 'honggai.canbo');
  const id = await facility(stack, officer, { name: 'Xưởng nhuộm ABC Hồng Hà', sector: 'textile', lat: '20,9612',
    lon: '107,0457', address: 'Tổ 8 ABC' });
  const { code, ref } = await newCase(stack, { polluter: 'xưởng nhuộm ABC Hồng Hà', what: 'Nước xanh ABC BíMật77',
    name: 'Người ABC KínTên', phone: '0912000771', contact: '0912000771' });
  const at = `/staff/cases/${code}/facility`;
  const page = await officer.get(at);
  assert.equal(page.status, 200, page.text);
  assert.ok(page.text.includes(`/staff/facilities/${id}"`), 'suggested by its name');
  assert.equal((await other.get(at)).status, 404);
  const linked = await officer.post(at, { csrf: page.text.match(/name="csrf" value="([^"]+)"/)[1], facility: `${id}` });
  assert.equal(linked.status, 303, linked.text);
  assert.match((await officer.get(at)).text, /Bỏ gắn/);
  const line = await officer.get(`/staff/facilities/${id}`);
  assert.ok(line.text.includes(ref) && line.text.includes(code));
  assert.ok(!line.text.includes('BíMật77') && !line.text.includes('KínTên'), 'numbers alone');
  assert.match((await officer.get(`/staff/cases/${code}`)).text, /Gắn với cơ sở trong sổ/);
  await stack.sql(`UPDATE cases SET unit_id = (SELECT id FROM unit WHERE code = '22' AND valid_to IS NULL)
    WHERE code = '${code}'`);
  const hidden = await officer.get(`/staff/facilities/${id}`);
  assert.ok(!hidden.text.includes(code) && !hidden.text.includes(ref), 'a case of the province is not told of');
  await stack.sql(`UPDATE cases SET unit_id = ${await unitId(stack, '06673')} WHERE code = '${code}'`);
  const off = await officer.post(at, { csrf: page.text.match(/name="csrf" value="([^"]+)"/)[1], facility: '0' });
  assert.equal(off.status, 303);
  assert.ok(!(await officer.get(`/staff/facilities/${id}`)).text.includes(code));
  assert.deepEqual(await stack.sql(`SELECT ended_us IS NOT NULL FROM case_facility WHERE facility_id = ${id}`), [['1']]);
  const audit = await stack.verified();
  assert.equal(audit.code, 0, audit.err + audit.out);
});

test('the chain of a facility is part of what is proved and signed', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const id = await facility(stack, officer, { name: 'Công ty ABC Chuỗi' });
  const verify = () => stack.verified();
  assert.equal((await verify()).code, 0);
  const where = `subject = 'facility:${id}' AND seq = 1`;
  const [[data]] = await stack.sql(`SELECT HEX(data) FROM act_event WHERE ${where}`);
  await stack.sql(`UPDATE act_event SET data = '{}' WHERE ${where}`);
  const found = await verify();
  assert.equal(found.code, 1);
  assert.match(found.out + found.err, new RegExp(`facility:${id} event 1: was changed`));
  await stack.sql(`UPDATE act_event SET data = UNHEX('${data}') WHERE ${where}`);
  assert.equal((await verify()).code, 0);
  await stack.sql(`UPDATE act_head SET seq = 2 WHERE subject = 'facility:${id}'`);
  assert.match((await verify()).err + (await verify()).out, new RegExp(`facility:${id} event 2: is not where`));
  await stack.sql(`UPDATE act_head SET seq = 1 WHERE subject = 'facility:${id}'`);
});

test('a sealed name is shown where the law had it published, as the public reads it', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const id = await facility(stack, officer, { kind: 'household', name: 'Chủ hộ ABC Công Bố', sector: 'livestock',
    tax: '022088000999' });
  const seen = async () => (await officer.get(`/staff/facilities/${id}`)).text;
  assert.ok(!(await seen()).includes('Tên đã công bố'));
  const [[code, name]] = await stack.sql(`SELECT c.code, p.name FROM pub_violation p JOIN publication n ON n.id = p.id
    JOIN cases c ON c.id = n.case_id JOIN unit u ON u.id = c.unit_id WHERE u.code = '06673' ORDER BY p.id LIMIT 1`);
  const at = `/staff/cases/${code}/facility`;
  const csrf = (await officer.get(at)).text.match(/name="csrf" value="([^"]+)"/)[1];
  const [before] = await stack.sql(`SELECT l.facility_id FROM case_facility l JOIN cases c ON c.id = l.live_case
    WHERE c.code = '${code}'`);
  assert.equal((await officer.post(at, { csrf, facility: `${id}` })).status, 303);
  const text = await seen();
  assert.ok(text.includes('Tên đã công bố') && text.includes(name), name);
  assert.ok(!text.includes('Chủ hộ ABC Công Bố'));
  assert.equal((await officer.post(at, { csrf, facility: before?.[0] ?? '0' })).status, 303);
});
