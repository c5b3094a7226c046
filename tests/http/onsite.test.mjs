// The inspector's telephone: what it may take along, and that what it brings in never overwrites.
import { randomBytes } from 'node:crypto';
import { official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { inspectedBy } from './sanctions.mjs';
import { shared } from './stack.mjs';

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
