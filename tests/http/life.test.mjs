// The life of a publication with simulated days: each limit below, at and above.
import { Client } from './client.mjs';
import { PDF, day, official, serve, step } from './officials.mjs';
import { decided, prepare, published, slugOf, ward } from './publications.mjs';
import { csrfOf } from './people.mjs';
import { assert, test } from './runner.mjs';
import { until } from './stack.mjs';

const DAY = 86_400_000_000n;

// As if so many days had passed for this case: all that it has lies so much further back.
async function later(stack, code, days) {
  const us = BigInt(days) * DAY;
  await stack.sql(`SET @c = (SELECT id FROM cases WHERE code = '${code}');
    UPDATE clock SET from_us = from_us - ${us}, due_us = due_us - ${us} WHERE case_id = @c;
    UPDATE publication SET released_us = released_us - ${us}, expires_us = expires_us - ${us},
      correction_until_us = correction_until_us - ${us} WHERE case_id = @c`);
}

const changes = async (stack, slug) => (await stack.sql(`SELECT what FROM pub_change
  WHERE slug = '${slug}' ORDER BY id`)).flat();

test('a name stays until the end of its last day, and is gone a moment later', async () => {
  const { stack, citizen } = await ward();
  const code = await decided('Công ty Một năm ABC', true);
  const slug = await published(code);
  const [[least, left]] = await stack.sql(`SELECT
    (SELECT due_us FROM clock k WHERE k.case_id = p.case_id AND k.code = 'PUBLISH_KEEP_MIN'),
    p.expires_us FROM publication p WHERE p.slug = '${slug}'`);
  assert.ok(BigInt(left) - BigInt(least) >= 334n * DAY, 'the term of the province, 365 days');
  const { first } = await ward();
  const early = () => step(first, code, 'take_down', { words: 'Gỡ sớm.' }, 'write');
  assert.equal((await early()).status, 409, 'the first day');
  await later(stack, code, 29);
  assert.equal((await early()).status, 409, 'the last day of the least stay, or the one before');
  await later(stack, code, 335);
  assert.equal((await citizen.get(`/violators/${slug}`)).status, 200, 'the last day but one');
  assert.deepEqual(await changes(stack, slug), ['published', 'changed', 'changed']);
  await stack.sql(`UPDATE publication SET expires_us = (UNIX_TIMESTAMP(NOW(6)) + 1.5) * 1000000
    WHERE slug = '${slug}'`);
  assert.equal((await citizen.get(`/violators/${slug}`)).status, 200, 'the last second');
  const stage = () => stack.sql(`SELECT v.value FROM case_value v JOIN cases c ON c.id = v.case_id
    WHERE c.code = '${code}' AND v.name = 'track:publication'`);
  await until(async () => (await stage())[0][0] === 'pub_down', 10_000, 'jobs took it down');
  assert.equal((await new Client(stack.public).get(`/violators/${slug}`)).status, 410);
  for (const at of ['/violators', '/violators.csv', '/violators.json'])
    assert.ok(!(await citizen.get(at)).text.includes('Một năm ABC'), at);
  assert.equal((await changes(stack, slug)).at(-1), 'expired');
});

test('the gate says must, may or must not with its articles, to those who may see the case', async () => {
  const { officer, first } = await ward();
  const quiet = await decided('Công ty Cổng kín ABC', false);
  const page = await officer.get(`/staff/cases/${quiet}/publication`);
  assert.match(page.text, /Không được nêu tên; chỉ được đếm/);
  assert.match(page.text, /Điều 72 Nghị định 45\/2022\/NĐ-CP</);
  assert.match((await first.get(`/staff/cases/${quiet}/write/prepare_publication`)).text, /Vì sao<\/a>/);
  const open = await decided('Công ty Cổng mở ABC', true);
  const may = await officer.get(`/staff/cases/${open}/publication`);
  assert.match(may.text, /Được công bố với tên, do người ra quyết định chọn/);
  assert.match(may.text, /là nơi đăng do tỉnh chỉ định: Số liệu trình diễn/);
  const other = await official((await ward()).stack, 'honggai.canbo');
  assert.equal((await other.get(`/staff/cases/${open}/publication`)).status, 404);
});

test('cancelled: down at once, and the page says so without a name; robots are told', async () => {
  const { stack, signer, citizen } = await ward();
  const code = await decided('Công ty Hủy bỏ ABC', true);
  const slug = await published(code);
  assert.equal((await citizen.get(`/violators/${slug}`)).status, 200);
  const answer = await signer.submit(`/staff/cases/${code}/step/cancel`, { decision_number: '1/QĐ-HB',
    ordered_on: day(), reason: 'Ra quyết định sai thẩm quyền ABC.' },
  { action: `/staff/cases/${code}/step/cancel`, files: [['signed_file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] });
  assert.equal(answer.status, 303, answer.text);
  const gone = await new Client(stack.public).get(`/violators/${slug}`);
  assert.equal(gone.status, 410);
  assert.match(gone.text, /đã bị hủy bỏ/);
  assert.match(gone.headers['x-robots-tag'], /noindex/);
  assert.equal(gone.headers['cache-control'], 'no-store');
  assert.doesNotMatch(gone.text, /Hủy bỏ ABC|sai thẩm quyền/);
  assert.deepEqual((await changes(stack, slug)).at(-1), 'withdrawn');
  for (const at of ['/violators', '/violators.csv', '/violators.json', '/violators?q=Huy+bo+ABC'])
    assert.ok(!(await citizen.get(at)).text.includes('Công ty Hủy bỏ ABC'), at);
});

test('for another site ours is text and proof: nobody reads it here', async () => {
  const { stack, first, officer, citizen } = await ward();
  const code = await decided('Công ty Nơi khác ABC', true);
  const slug = await published(code);
  await stack.sql(`UPDATE publication SET here = 0, site = 'https://bao.example.vn' WHERE slug = '${slug}'`);
  assert.equal((await new Client(stack.public).get(`/violators/${slug}`)).status, 404);
  assert.ok(!(await citizen.get('/violators.json')).text.includes('Nơi khác ABC'));
  const at = `/staff/cases/${code}/publication`;
  assert.doesNotMatch((await officer.get(at)).text, /name="url"/, 'an officer writes no proof');
  const post = (fields) => first.submit(at, fields, { action: at });
  for (const fields of [{ url: '', day: day() }, { url: 'javascript:x', day: day() },
    { url: 'https://bao.example.vn/1', day: day(1) }, { url: 'https://bao.example.vn/1', day: '' }])
    assert.equal((await post(fields)).status, 422, JSON.stringify(fields));
  assert.equal((await post({ url: 'https://bao.example.vn/1', day: day() })).status, 303);
  assert.match((await officer.get(at)).text, /https:\/\/bao\.example\.vn\/1/);
  assert.doesNotMatch((await officer.get(at)).text, /yêu cầu nơi đăng gỡ/);
  assert.equal((await step((await ward()).head, code, 'withdraw', { words: 'Sai tên ABC.' }, 'write')).status, 303);
  assert.match((await officer.get(at)).text, /https:\/\/bao\.example\.vn\/1<br><strong>Trang này không gỡ được ở đó: gửi ngay/);
  const queue = async () => (await first.get('/staff/publications')).text;
  assert.match(await queue(), /nơi khác có thể còn đăng[\s\S]*Công ty Nơi khác ABC[\s\S]*bao\.example\.vn\/1/);
  const off = async (who) => (await who.post(at, { csrf: await csrfOf(who), off_there: '1' })).status;
  assert.equal(await off(officer), 403);
  assert.equal(await off(first), 303);
  assert.equal(await off(first), 409, 'once');
  assert.doesNotMatch(await queue(), /nơi khác có thể còn đăng/);
  assert.match((await officer.get(at)).text, /bao\.example\.vn\/1<br>Đã gỡ ở đó, xem lúc/);
});

const looked = async (client, at, fields) => {
  const first = await client.submit(at, fields, { action: at });
  if (first.status !== 422) return first;
  const marks = Object.fromEntries([...first.text.matchAll(/name="(look_[a-z]+)" value="([0-9a-f]{64})"/g)]
    .map((m) => m.slice(1)));
  return client.submit(at, { ...fields, ...marks }, { action: at });
};
const facts = (text) => /<main[\s\S]*<\/main>/.exec(text)[0];

test('a correction: the corrected text, its notice for thirty days, the old text in the archive', async () => {
  const { stack, first, second, officer, citizen } = await ward();
  const code = await decided('Công ty Sửa chữ ABC', true);
  const slug = await published(code, { act: 'Xả thải ra suối ABC.' });
  const error = await step(first, code, 'report_error', { error_by: 'publisher', reason: 'Sai tên suối.' });
  assert.equal(error.status, 303);
  const [[hours]] = await stack.sql(`SELECT (k.due_us - k.from_us) / 3600000000 FROM clock k JOIN cases c
    ON c.id = k.case_id WHERE c.code = '${code}' AND k.code = 'PUBLISH_CORRECT_OWN_ERROR'`);
  assert.ok(Math.abs(Number(hours) - 24) < 0.02, `24 hours: ${hours}`);
  const at = `/staff/cases/${code}/write/prepare_correction`;
  assert.equal((await looked(first, at, { words: 'Tên mương là mương ABC.', act: 'Gọi 0912 345 699.' })).status, 422);
  assert.equal((await looked(first, at, { words: 'Tên mương là mương ABC.', act: 'Xả thải ra mương ABC.' })).status, 303);
  assert.match(facts((await citizen.get(`/violators/${slug}`)).text), /ra suối ABC/, 'not before the second person');
  const release = `/staff/cases/${code}/write/release_correction`;
  assert.equal((await step(second, code, 'return_correction', { reason: 'Ghi rõ tên mương ABC.' })).status, 303);
  assert.notEqual((await second.get(release)).status, 200, 'nothing waits');
  assert.equal((await looked(first, at, { words: 'Tên mương là mương ABC.', act: 'Xả thải ra mương ABC.' })).status, 303);
  assert.equal((await second.submit(release, { seen: '1' }, { action: release })).status, 409, 'another text');
  assert.match((await second.get(release)).text, /ra mương ABC/);
  const waits = `/staff/cases/${code}/write/release_correction`;
  assert.ok((await second.get('/staff/publications')).text.includes(waits), 'among what waits');
  assert.ok(!(await first.get('/staff/publications')).text.includes(waits), 'not for its writer');
  assert.equal((await second.submit(release, {}, { action: release })).status, 303);
  const shown = facts((await new Client(stack.public).get(`/violators/${slug}`)).text);
  assert.match(shown, /Tên mương là mương ABC/);
  assert.match(shown, /ra mương ABC\./);
  assert.doesNotMatch(shown, /ra suối ABC/);
  assert.match((await officer.get(`/staff/cases/${code}/publication`)).text, /ra suối ABC/, 'the archive');
  const [[until]] = await stack.sql(`SELECT (correction_until_us - corrected_us) / 86400000000
    FROM publication WHERE slug = '${slug}'`);
  assert.ok(Number(until) >= 30 && Number(until) < 45, `thirty days at least: ${until}`);
  await stack.sql(`UPDATE publication SET correction_until_us = (UNIX_TIMESTAMP(NOW(6)) + 60) * 1000000 WHERE slug = '${slug}'`);
  assert.match((await new Client(stack.public).get(`/violators/${slug}?n=1`)).text, /Tên mương là/);
  await stack.sql(`UPDATE publication SET correction_until_us = (UNIX_TIMESTAMP(NOW(6)) - 1) * 1000000, changed_us = changed_us + 1,
    expires_us = expires_us + 1 WHERE slug = '${slug}'`);
  const after = await new Client(stack.public).get(`/violators/${slug}?n=2`);
  assert.doesNotMatch(after.text, /Tên mương là/, 'the notice went');
  assert.match(after.text, /ra mương ABC\./, 'the corrected text stays');
  assert.deepEqual((await changes(stack, slug)).slice(0, 2), ['published', 'corrected']);
  await later(stack, code, 29);
  const down = () => step(first, code, 'take_down', { words: 'Đã đăng đủ thời gian.' }, 'write');
  assert.equal((await down()).status, 409, 'the correction is still to be read');
  await later(stack, code, 16); // past a rest of holidays too
  assert.equal((await down()).status, 303);
  assert.match((await new Client(stack.public).get(`/violators/${slug}`)).text, /Thời gian công bố đã hết/);
});

test('the violator is heard beside the text; one writes, another releases', async () => {
  const { stack, first, second, officer } = await ward();
  const code = await decided('Công ty Có lời ABC', true);
  const slug = await published(code);
  const at = `/staff/cases/${code}/publication/statement`;
  const page = async () => (await new Client(stack.public).get(`/violators/${slug}`)).text;
  assert.doesNotMatch((await officer.get(at)).text, /name="words"/);
  for (const words of ['', 'Hỏi tôi: 0912 345 699'])
    assert.equal((await looked(first, at, { words, do: 'write' })).status, 422, words);
  assert.equal((await looked(first, at, { words: 'Chúng tôi đã lắp hệ thống mới.', do: 'write' })).status, 303);
  assert.doesNotMatch(await page(), /hệ thống mới/);
  assert.doesNotMatch((await first.get(at)).text, /value="show"/);
  assert.ok((await second.get('/staff/publications')).text.includes(at), 'among what waits');
  const [[made]] = await stack.sql(`SELECT MAX(n.made_us) FROM publication_note n JOIN publication p
    ON p.id = n.publication_id WHERE p.slug = '${slug}'`);
  assert.equal((await first.post(at, { csrf: await csrfOf(first), do: 'show', seen: made })).status, 403, 'not the writer');
  assert.equal((await second.submit(at, { do: 'show' }, { action: at })).status, 303);
  assert.match(await page(), /Chúng tôi đã lắp hệ thống mới/);
  assert.equal((await changes(stack, slug)).at(-1), 'changed');
  const end = async (reason) => first.post(at, { csrf: await csrfOf(first), do: 'end', reason });
  assert.equal((await end('')).status, 422);
  assert.equal((await end('Xin rút ABC.')).status, 303);
  assert.doesNotMatch(await page(), /hệ thống mới/);
  // Another person looks at what one took away: it stands again, or is gone for good.
  const removed = async () => (await stack.sql(`SELECT MAX(n.made_us) FROM publication_note n
    JOIN publication p ON p.id = n.publication_id WHERE p.slug = '${slug}' AND n.kind = 'removal'`))[0][0];
  const look = async (who, act, why, seen) => who.post(at, { csrf: await csrfOf(who), do: act, why,
    seen: seen ?? await removed() });
  assert.match((await second.get('/staff/publications')).text, /Đã bỏ ý kiến của người bị xử phạt/);
  assert.match((await second.get(at)).text, /hệ thống mới[\s\S]*Xin rút ABC[\s\S]*class="clock clock-(far|near)"/);
  // Two working days in the demonstration: 20 days after, it is late for everybody who publishes there.
  await stack.sql(`UPDATE publication_note SET made_us = made_us - ${20 * 86_400_000_000} WHERE made_us = ${await removed()}`);
  for (const where of ['/staff/publications', at])
    assert.match((await second.get(where)).text, /Bỏ: [\s\S]*?class="clock clock-late"/, where);
  assert.doesNotMatch((await first.get(at)).text, /value="agree"/);
  assert.equal((await look(first, 'agree', 'Tôi bỏ.')).status, 403, 'not who took it away');
  assert.equal((await look(second, 'agree', '')).status, 422, 'with a reason');
  assert.equal((await look(second, 'agree', 'Đồng ý.', 1)).status, 409, 'another one');
  assert.equal((await look(officer, 'agree', 'Đồng ý.')).status, 403);
  assert.equal((await look(second, 'return', 'Họ không xin rút.')).status, 303);
  assert.match(await page(), /hệ thống mới/);
  assert.equal((await look(second, 'agree', 'Đồng ý.')).status, 409, 'nothing waits');
  assert.equal((await end('Xin rút lần hai ABC.')).status, 303);
  assert.equal((await look(second, 'agree', 'Có đơn xin rút.')).status, 303);
  assert.doesNotMatch(await page(), /hệ thống mới/);
  assert.ok(!(await second.get('/staff/publications')).text.includes(at), 'nothing waits');
  const kinds = (await stack.sql(`SELECT e.type FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type LIKE 'publication_statement%' ORDER BY e.seq`)).flat();
  assert.deepEqual(kinds.map((k) => k.slice(21)), ['', '_shown', '_ended', '_back', '_ended', '_end_agreed']);
});

test('what stands in public without an end gets the end of the rule, and then goes by it', async () => {
  const { stack, first } = await ward();
  const code = await decided('Công ty Không hạn ABC', true);
  const slug = await published(code);
  const until_ = async () => (await stack.sql(`SELECT expires_us FROM publication WHERE slug = '${slug}'`))[0][0];
  const rule = await until_();
  const endless = (set = '') => stack.sql(`UPDATE publication SET ${set} expires_us = NULL WHERE slug = '${slug}'`);
  await endless();
  await until(async () => await until_() === rule, 10_000, 'the same end as at its release');
  assert.match((await first.get('/staff/publications')).text, /đến\s*(<[^>]*>)?\d\d:?\d\d/);
  await endless('released_us = 1,'); // of a day without a rule: the least time from today
  await until(async () => Number(await until_()) > Date.now() * 1000 + 29 * 86_400_000_000, 10_000, 'from today');
  await endless(`released_us = ${(Date.now() - 800 * 86_400_000) * 1000},`);
  await until(async () => (await new Client(stack.public).get(`/violators/${slug}`)).status === 410, 10_000, 'its time was over');
  const [[events]] = await stack.sql(`SELECT COUNT(*) FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type = 'publication_until'`);
  assert.equal(Number(events), 3);
});

test('how it stands is told: complaint, lawsuit, late, done', async () => {
  const { stack, officer } = await ward();
  const code = await decided('Công ty Khiếu nại ABC', true);
  const slug = await published(code);
  const stands = async () => (await stack.sql(`SELECT execution, appeal FROM pub_violation WHERE slug = '${slug}'`))[0];
  assert.deepEqual(await stands(), ['open', 'none']);
  assert.equal((await step(officer, code, 'take_complaint', { received_on: day() })).status, 303);
  assert.deepEqual(await stands(), ['open', 'complaint']);
  assert.match((await new Client(stack.public).get(`/violators/${slug}`)).text, /Đang có khiếu nại/);
  const suit = `/staff/cases/${code}/claims/new/lawsuit`;
  const sued = await officer.submit(suit, { party: 'Tòa án ABC', number: '1', what: 'Kiện ABC', basis: 'Luật ABC',
    since: day() }, { action: suit });
  assert.equal(sued.status, 303, sued.text);
  assert.deepEqual(await stands(), ['open', 'both']);
  assert.equal((await serve(officer, code)).status, 303);
  const clock = (set) => stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id SET k.due_us = ${set}
    WHERE c.code = '${code}' AND k.code = 'EXECUTE_DECISION' AND k.stopped_us IS NULL`);
  await clock('k.due_us - 3000 * 86400000000');
  const jobs = (await stack.processes('jobs')).find(({ command }) => /^\S*hotline jobs/.test(command));
  process.kill(jobs.pid, 'SIGTERM'); // begun anew they sweep at once, and then each hour
  await until(async () => (await stands())[0] === 'late', 40_000, 'told as late');
  assert.match((await new Client(stack.public).get(`/violators/${slug}?late`)).text, /Quá hạn thi hành/);
  await clock('k.due_us + 3000 * 86400000000');
  assert.equal((await step(officer, code, 'pay', { amount: '7000000', paid: day(), receipt: `KB-${slug}` }, 'write')).status, 303);
  assert.equal((await step(officer, code, 'execute', { executed_on: day(), main_sanction: 'fine' })).status, 303);
  assert.equal((await stands())[0], 'done');
});

test('what the law orders is not dropped; what was wrong goes at once, is looked at and published again', async () => {
  const { stack, first, second, head, officer, signer } = await ward();
  const code = await decided('Công ty Phải nêu ABC', true);
  await stack.sql(`INSERT INTO decision_measure (decision_id, n, code, months) SELECT d.id, a.n, 'revoke_permit', 3
    FROM decision d JOIN cases c ON c.id = d.case_id JOIN decision_act a ON a.decision_id = d.id WHERE c.code = '${code}'`);
  assert.match((await officer.get(`/staff/cases/${code}/publication`)).text, /Phải công bố với tên/);
  const refused = await step(head, code, 'no_publication', { reason: 'Cơ sở quen ABC.' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /bắt buộc phải công bố/);
  assert.match(refused.text, /Cơ sở quen ABC/, 'typed text is kept');
  const down = () => step(head, code, 'withdraw', { words: 'Sai tên đường ABC.' }, 'write');
  assert.equal((await head.get(`/staff/cases/${code}/write/withdraw`)).status, 409, 'nothing stands there yet');
  const slug = await published(code);
  assert.equal((await down()).status, 303, 'what stands there wrongly may go');
  const gone = async () => (await new Client(stack.public).get(`/violators/${slug}`)).status;
  assert.equal(await gone(), 410, 'at once, by one');
  const term = async () => (await stack.sql(`SELECT (k.due_us - k.from_us) DIV 3600000000 >= 24, k.stopped_us IS NULL
    FROM clock k JOIN cases c ON c.id = k.case_id WHERE c.code = '${code}' AND k.code = 'PUBLISH_CORRECT_REQUEST'`));
  assert.deepEqual(await term(), [['1', '1']], 'one working day, running');
  const list = async (who) => (await who.get('/staff/publications')).text;
  const again = `/staff/cases/${code}/step/publish_again`;
  assert.match(await list(second), new RegExp(`id="recalled"[\\s\\S]*${again}`), 'the second person is asked');
  assert.match(await list(second), /Lý do gỡ: <span class="quote">Sai tên đường ABC\./);
  for (const who of [head, signer, officer])
    assert.ok([403, 409].includes((await who.get(again)).status), 'not who took it down');
  assert.equal((await step(second, code, 'confirm_withdrawal', { reason: 'Thôi ABC.' })).status, 422, 'the law still orders it');
  assert.equal((await step(second, code, 'publish_again', { reason: '' })).status, 422, 'not without a reason');
  assert.equal((await step(second, code, 'publish_again', { reason: 'Gỡ đúng, đường tên khác ABC.' })).status, 303);
  assert.deepEqual(await term(), [['1', '1']], 'it goes on until the right text is written');
  assert.match(await list(first), new RegExp(`vẫn phải công bố cho đúng. Lý do gỡ: Sai tên đường ABC\\.[\\s\\S]*?${code}/write/prepare_publication`));
  const anew = await published(code, { act: 'Xả thải ra mương đường khác ABC.' });
  assert.notEqual(anew, slug);
  assert.deepEqual([(await new Client(stack.public).get(`/violators/${anew}`)).status, await gone()], [200, 410]);
  assert.equal((await term())[0][1], '0');
});

test('who may choose may end it: a second person lets what was wrong stay away', async () => {
  const { stack, second, head, citizen } = await ward();
  const code = await decided('Công ty Gỡ hẳn ABC', true);
  const slug = await published(code);
  assert.equal((await step(head, code, 'withdraw', { words: 'Nhầm người ABC.' }, 'write')).status, 303);
  assert.equal((await step(second, code, 'confirm_withdrawal', { reason: 'Đã xem hồ sơ ABC.' })).status, 303);
  assert.equal((await citizen.get(`/violators/${slug}`)).status, 410);
  assert.ok(!(await second.get('/staff/publications')).text.includes(code));
  assert.equal((await stack.sql(`SELECT v.value FROM case_value v JOIN cases c ON c.id = v.case_id
    WHERE c.code = '${code}' AND v.name = 'track:publication'`))[0][0], 'pub_none');
});

test('nobody under 18 is named, so that such a decision is closed as not published', async () => {
  const { stack, head } = await ward();
  const code = await decided('Em Chưa đủ tuổi ABC', true);
  await stack.sql(`SET sql_mode = ''; UPDATE decision d JOIN cases c ON c.id = d.case_id SET d.publish = 'must'
    WHERE c.code = '${code}'; SET @d = (SELECT d.id FROM decision d JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}');
    INSERT INTO record_sheet (record_id, age) SELECT record_id, 'under_16' FROM decision WHERE id = @d
      ON DUPLICATE KEY UPDATE age = 'under_16'`);
  assert.equal((await step(head, code, 'no_publication', { reason: 'Chưa đủ 18 tuổi ABC.' })).status, 303);
});
