// The register of facilities: entries and their history, who sees and who changes what.
import { official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';

// A tax code with its check digit, of nine digits.
export function taxCode(nine) {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const sum = weights.reduce((s, w, i) => s + w * Number(nine[i]), 0);
  return `${nine}${10 - sum % 11}`;
}

const unitId = async (stack, code) => (await stack.sql(
  `SELECT id FROM unit WHERE code = '${code}' AND valid_to IS NULL`))[0][0];

// Makes a facility by the form; gives its number, or the answer when it was refused.
export async function facility(stack, client, fields) {
  const at = '/staff/facilities/new';
  const answer = await client.submit(at, { kind: 'organization', sector: 'seafood', state: 'active',
    unit: await unitId(stack, '06673'), ...fields }, { action: at });
  return answer.status === 303 ? Number(answer.headers.location.split('/').pop()) : answer;
}

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
  assert.match((await officer.get(`/staff/facilities/${id}`)).text, /Nhóm II[^I]/);
  assert.equal((await officer.get('/staff/facilities/999999999')).status, 404);
  assert.equal((await officer.get('/staff/facilities/x')).status, 404);
});
