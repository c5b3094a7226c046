// The life of a publication with simulated days: each limit below, at and above.
import { Client } from './client.mjs';
import { decided, prepare, slugOf, ward } from './publications.mjs';
import { step } from './officials.mjs';
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
  const { stack, first, second, citizen } = await ward();
  const code = await decided('Công ty Một năm ABC', true);
  assert.equal((await prepare(first, code, {})).status, 303);
  assert.equal((await step(second, code, 'release_publication', {}, 'write')).status, 303);
  const [slug] = await slugOf(code);
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
