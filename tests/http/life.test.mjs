// The life of a publication with simulated days: each limit below, at and above.
import { Client } from './client.mjs';
import { PDF, day, official, step } from './officials.mjs';
import { decided, prepare, published, slugOf, ward } from './publications.mjs';
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
  await later(stack, code, 364);
  assert.equal((await citizen.get(`/violators/${slug}`)).status, 200, 'the last day but one');
  assert.deepEqual(await changes(stack, slug), ['published', 'changed']);
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
  assert.match(page.text, /Nghị định 45\/2022\/NĐ-CP, điều 72</);
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
});
