// From a signed decision to the public list and off it again; what is never shown there.
import { readFile } from 'node:fs/promises';
import { official, step } from './officials.mjs';
import { GROUND, decided, ok, prepare, slugOf, ward } from './publications.mjs';
import { assert, test } from './runner.mjs';
import { until } from './stack.mjs';

// The jobs have brought every change into the list.
const listed = (stack) => until(async () => Number((await stack.sql(`SELECT COUNT(*)
  FROM publication_change WHERE indexed_us IS NULL`))[0][0]) === 0, 15_000, 'the list follows');
// The page is kept for a minute by nginx or browsers; the tests ask anew each time.
const main = (text) => /<main[\s\S]*<\/main>/.exec(text)[0];

test('a decision that the law does not name is refused, naming the article', async () => {
  const { first, signer } = await ward();
  const code = await decided('Công ty Kín ABC', false);
  const page = await first.get(`/staff/cases/${code}/write/prepare_publication`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Điều 72 Nghị định 45\/2022\/NĐ-CP/);
  assert.doesNotMatch(page.text, /name="act"/);
  const { text } = await first.get('/staff/publications');
  assert.ok(!text.includes(code), 'not in the queue');
  assert.notEqual((await signer.get(`/staff/cases/${code}/write/prepare_publication`)).status, 200);
});

test('two people publish; the preview is what the public sees; the reporter is nowhere', async () => {
  const { first, second, officer, citizen } = await ward();
  const name = 'Công ty Sông Đuống ABC';
  const code = await decided(name, true);
  assert.match((await first.get('/staff/publications')).text, new RegExp(code));
  const form = await first.get(`/staff/cases/${code}/write/prepare_publication`);
  assert.match(form.text, /Xả nước thải đục ra mương của Công ty Sông Đuống ABC\./, 'proposed');
  assert.match(form.text, /Phạt tiền 7\.000\.000 đồng/);
  const named = await prepare(first, code, { act: 'Ông A, căn cước 034 085 001234, xả thải.' });
  assert.equal(named.status, 422);
  assert.match(named.text, /số định danh hoặc số điện thoại/);
  assert.match(named.text, /034 085 001234, xả thải/, 'typed text is kept');
  assert.equal((await prepare(first, code, { ground: '' })).status, 422, 'no ground');
  assert.equal((await prepare(first, code, { ground: 'suspended' })).status, 422, 'wrong ground');
  const look = await prepare(first, code, { do: 'preview' });
  assert.equal(look.status, 200);
  assert.deepEqual(await slugOf(code), [], 'a preview keeps nothing');
  await ok(prepare(first, code, {}), 'prepared');
  const [slug, state] = await slugOf(code);
  assert.equal(state, 'draft');
  assert.equal((await citizen.get(`/violators/${slug}`)).status, 404, 'not yet');
  const release = `/staff/cases/${code}/write/release_publication`;
  for (const who of [first, officer])
    assert.equal((await who.get(release)).status, 403, 'the writer and others may not release');
  const shown = await second.get(release);
  const old = await second.submit(release, { seen: '1' }, { action: release });
  assert.equal(old.status, 409, 'another text than the one looked at');
  await ok(step(second, code, 'release_publication', {}, 'write'), 'released');
  const page = await citizen.get(`/violators/${slug}`);
  assert.equal(page.status, 200);
  const facts = (text) => /<dl class="facts">[\s\S]*?<\/dl>/.exec(text)[0]
    .replace(/<dt>Công bố lúc[\s\S]*?<\/dd>\s*/, '').replace(/\s+/g, ' ');
  assert.equal(facts(page.text), facts(shown.text), 'exactly what was previewed');
  const told = /<p class="note">(Nội dung do cơ quan ra quyết định công bố[^<]*)</;
  assert.equal(told.exec(page.text)[1], told.exec(shown.text)[1]);
  const row = (text) => /<p lang="vi"><strong>[\s\S]*?<p class="note">[\s\S]*?<\/p>/.exec(text)[0]
    .replace(/<\/?a[^>]*>/g, '').replace(/\s+/g, ' ');
  await listed((await ward()).stack);
  const list = main((await citizen.get('/violators')).text);
  assert.ok(list.replace(/<\/?a[^>]*>/g, '').replace(/\s+/g, ' ').includes(row(main(shown.text))));
  const said = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(shown.text)[1].replaceAll('&quot;', '"');
  const line = (await citizen.get('/violators.csv')).text.split('\n').find((l) => l.includes(name));
  assert.ok(said.includes(name) && line.includes(`${name},`) && said.includes('Xả nước thải đục ra mương.'));
  assert.equal(said.split(',').length, line.split(',').length, 'the same columns as in the file');
  const title = /<strong>([^<]*Sông Đuống ABC)<\/strong><\/p>/.exec(shown.text)[1];
  assert.ok((await citizen.get('/feed.atom')).text.includes(`<title>${title}</title>`), title);
  for (const secret of ['5700123456', 'Nguyễn Văn ABC', code])
    for (const at of [`/violators/${slug}`, '/violators', '/violators.csv', '/violators.json'])
      assert.ok(!(await citizen.get(at)).text.includes(secret), `${secret} in ${at}`);
});

test('the list is searched with and without diacritics, and saved as files', async () => {
  const { citizen } = await ward();
  for (const q of ['sông đuống', 'song duong', 'SONG DUONG ABC', 'so\u0302ng ddu\u0302o\u0301ng'.replace('dd', 'đ')]) {
    const { text } = await citizen.get(`/violators?q=${encodeURIComponent(q)}`);
    assert.match(main(text), /Công ty Sông Đuống ABC/, q);
  }
  for (const q of ['không có gì như vậy', '"', '+-*()', "' OR 1=1"]) {
    const answer = await citizen.get(`/violators?q=${encodeURIComponent(q)}`);
    assert.equal(answer.status, 200, q);
    assert.doesNotMatch(main(answer.text), /Sông Đuống/, q);
  }
  const csv = await citizen.get('/violators.csv');
  assert.match(csv.headers['content-type'], /^text\/csv/);
  assert.equal(csv.body.subarray(0, 3).toString('hex'), 'efbbbf');
  assert.match(csv.text, /Công ty Sông Đuống ABC/);
  const json = JSON.parse((await citizen.get('/violators.json')).text);
  const one = json.find((row) => row.name === 'Công ty Sông Đuống ABC');
  assert.equal(one.fine_dong, 7000000);
  assert.equal(one.basis, GROUND);
  assert.equal((await citizen.get(one.page)).status, 200);
  const head = await citizen.get('/violators');
  assert.match(head.headers['cache-control'], /^public, no-cache$/);
  for (const at of ['/violators/0000000000', '/violators/..%2f', `/violators/${'x'.repeat(200)}`])
    assert.ok([400, 404].includes((await citizen.get(at)).status), at);
});

test('sent back and written again by another: the first writer may release then', async () => {
  const { first, second } = await ward();
  const code = await decided('Công ty Trả lại ABC', true);
  await ok(prepare(first, code, {}), 'prepared');
  await ok(step(second, code, 'return_publication', { reason: 'Thiếu biện pháp.' }), 'returned');
  await ok(prepare(second, code, { remedy: 'Buộc thu gom.' }), 'again');
  const release = `/staff/cases/${code}/write/release_publication`;
  assert.equal((await second.get(release)).status, 403, 'now the second one is the writer');
  await ok(step(first, code, 'release_publication', {}, 'write'), 'released');
  assert.equal((await slugOf(code))[1], 'released');
});

test('a correction stands beside the text; taken down, the page says that it is gone', async () => {
  const { first, second, head, citizen } = await ward();
  const code = await decided('Công ty Đính chính ABC', true);
  await ok(prepare(first, code, {}), 'prepared');
  await ok(step(second, code, 'release_publication', {}, 'write'), 'released');
  const [slug] = await slugOf(code);
  const words = 'Địa chỉ đúng là số 2.';
  const look = await step(first, code, 'prepare_correction', { words }, 'write');
  assert.equal(look.status, 422, 'an address is looked at twice');
  const [, mark] = /name="look_words" value="([0-9a-f]{64})"/.exec(look.text);
  await ok(step(first, code, 'prepare_correction', { words, look_words: mark }, 'write'),
    'correction');
  assert.doesNotMatch((await citizen.get(`/violators/${slug}`)).text, /số 2\./);
  assert.equal((await first.get(`/staff/cases/${code}/write/release_correction`)).status, 403);
  await ok(step(second, code, 'release_correction', {}, 'write'), 'correction released');
  assert.match((await citizen.get(`/violators/${slug}`)).text, /Địa chỉ đúng là số 2\./);
  const early = await step(first, code, 'take_down', { words: 'Hết hạn.' }, 'write');
  assert.equal(early.status, 409, 'thirty days at least');
  const none = await step(head, code, 'withdraw', { words: '' }, 'write');
  assert.equal(none.status, 422, 'not without a reason');
  await ok(step(head, code, 'withdraw', { words: 'Quyết định bị hủy.' }, 'write'), 'withdrawn');
  const gone = await citizen.get(`/violators/${slug}`);
  assert.equal(gone.status, 410);
  assert.doesNotMatch(gone.text, /Đính chính ABC|bị hủy/);
  assert.ok(!(await citizen.get('/violators.json')).text.includes(slug));
});

test('only people of the unit, and only those who publish', async () => {
  const { stack, officer } = await ward();
  const other = await official(stack, 'so.congbo1');
  const code = await decided('Công ty Ngoài ABC', true);
  const at = `/staff/cases/${code}/write/prepare_publication`;
  assert.equal((await officer.get('/staff/publications')).status, 403);
  assert.ok(!(await other.get('/staff/publications')).text.includes(code));
  for (const who of [officer, other])
    assert.equal((await who.get(at)).status, 403);
});

test('page by page nothing is left out or shown twice', async () => {
  const { stack, citizen } = await ward();
  const values = Array.from({ length: 45 }, (_, i) => `(${90000 + i}, (SELECT MIN(id) FROM cases),
    ${90000 + i}, 'trang${i}', 'released', (SELECT MIN(id) FROM unit), 'Trang ABC ${i}', 'a', 'b', 'c',
    '', '${i}', '2026-0${1 + (i % 3)}-01', 'd', 'e', 0, 1, 1, 2, 1, 4000000000000000)`);
  await stack.sql(`SET foreign_key_checks = 0; INSERT INTO publication (id, case_id, decision_id,
    slug, state, unit_id, name, address, act, sanction, remedy, number, signed_on, unit_name, basis,
    fine_total, made_by, made_us, released_by, released_us, expires_us) VALUES ${values.join(',')}`);
  await listed(stack);
  const seen = [];
  for (let at = '/violators'; at;) {
    const { text } = await citizen.get(at);
    seen.push(...[...main(text).matchAll(/href="\/violators\/([0-9a-z]+)"/g)].map((m) => m[1])
      .filter((slug) => !['map', 'board'].includes(slug)));
    at = /rel="next" href="([^"]+)"/.exec(text)?.[1].replaceAll('&amp;', '&');
  }
  const all = (await stack.sql("SELECT slug FROM pub_violation ORDER BY signed_on DESC, id DESC")).flat();
  assert.deepEqual(seen, all);
  await stack.sql("DELETE FROM publication WHERE slug LIKE 'trang%'");
});

test('the demonstration set was told to its end', async () => {
  const { stack } = await ward();
  const log = await readFile(`${stack.dir}/log/start.log`, 'utf8');
  assert.doesNotMatch(log, /hotline demo:/);
  const args = ['demo', 'load', '--accounts', `${stack.dir}/demo-accounts.json`, '--config',
    stack.config];
  const counts = () => stack.sql('SELECT (SELECT COUNT(*) FROM account), (SELECT COUNT(*) FROM unit)');
  const before = await counts();
  const login = await stack.newOfficial('chuyenvien.khac', 'Người Khác ABC', ['--unit', '06673', '--role', 'officer']);
  const listed = await readFile(args[3], 'utf8');
  assert.match(listed, new RegExp(login));
  const again = await stack.hotline(args);
  assert.deepEqual([again.code, again.err], [0, '']);
  assert.equal(await readFile(args[3], 'utf8'), listed, 'passwords and secrets that fit stay; others beside them too');
  assert.deepEqual((await counts())[0].map(Number), [Number(before[0][0]) + 1, Number(before[0][1])]);
});

test('the history of all this is whole, and bending it is found', async () => {
  const { stack } = await ward();
  const audit = (...args) => stack.hotline(['audit', ...args, '--config', stack.config]);
  const whole = await audit('verify');
  assert.equal(whole.code, 0, whole.err);
  await stack.sql("UPDATE event SET at_us = at_us + 1 WHERE type = 'release_publication' LIMIT 1");
  const bent = await audit('verify');
  assert.equal(bent.code, 1);
  assert.match(bent.err, /VV-[0-9A-Z]{8} event \d+: was changed/);
  await stack.sql("UPDATE event SET at_us = at_us - 1 WHERE type = 'release_publication' LIMIT 1");
  const root = await audit('root', '--append', `${stack.dir}/roots`);
  assert.equal(root.code, 0, root.err);
  assert.match(root.out, /"signature": "[0-9a-f]{128}"/);
});
