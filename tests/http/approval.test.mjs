// The way of a draft: drafter, section, office, signer; comments, versions, nobody twice.
import { formOf } from './client.mjs';
import { step } from './officials.mjs';
import { newCase, newPerson } from './people.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, openFile, recordFields, redirected, refused, sign } from './sanctions.mjs';
import { shared } from './stack.mjs';

const UNIT = '06706'; // a commune that no other test uses, with a section and an office
let n = 0;
const number = () => `${++n}/QĐ-XPHC`;

let common;
function body() {
  common ??= (async () => {
    const stack = await shared();
    const make = (login, ...roles) => newPerson(stack, `duyet.${login}`,
      roles.map((role) => [UNIT, role, ...(role === 'signer' ? ['commune_chair'] : [])]));
    return { stack, officer: await make('canbo', 'officer'), section: await make('phong', 'section'),
      office: await make('vanphong', 'office'), signer: await make('chutich', 'signer'),
      all: await make('motminh', 'officer', 'section', 'office', 'signer') };
  })();
  return common;
}

// A recorded file of the commune, not drafted yet.
async function ready(more = {}) {
  const { stack, officer } = await body();
  const { code: parent } = await newCase(stack, { commune: UNIT });
  for (const name of ['accept', 'inspect']) redirected(await step(officer, parent, name), name);
  const code = await openFile(officer, parent);
  redirected(await step(officer, code, 'record', recordFields(LIGHT, more), 'write'), 'record');
  return code;
}

const at = (code) => `/staff/cases/${code}/approval`;
function say(client, code, verdict, fields = {}) {
  return client.submit(at(code), { do: verdict, ...fields }, { action: at(code) });
}
const fine = (sum) => ({ fine0: String(sum) });

test('a draft goes from level to level; a return makes a new version that begins anew', async () => {
  const { stack, officer, section, office, signer } = await body();
  const code = await ready();
  redirected(await draft(officer, code, fine(7000000)), 'draft');
  const early = await sign(signer, code, { number: number() });
  refused(early, /Bản dự thảo 1 đang chờ ý kiến của: Trưởng phòng chuyên môn/, 'not reviewed');
  assert.match((await office.get(at(code))).text, /đang chờ ý kiến của: Trưởng phòng chuyên môn/);
  assert.doesNotMatch((await office.get(at(code))).text, /value="pass"/, 'not the turn of the office');
  refused(await say(section, code, 'return'), /#comment"/, 'a return says why');
  redirected(await say(section, code, 'return', { comment: 'Thiếu tình tiết giảm nhẹ ABC.' }), 'returned');
  refused(await sign(signer, code, { number: number() }), /đã bị trả lại[^<]*Thiếu tình tiết giảm nhẹ ABC/,
    'returned');
  const page = await section.get(at(code));
  assert.doesNotMatch(page.text, /value="pass"/);
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)[1];
  const old = await section.post(at(code), { csrf, version: '1', do: 'pass', comment: '' });
  assert.equal(old.status, 403, 'a returned version is never passed');
  redirected(await draft(officer, code, fine(7000000)), 'second version');
  const stale = await section.post(at(code), { csrf, version: '1', do: 'pass', comment: '' });
  assert.equal(stale.status, 409, 'the version that was read is another');
  redirected(await say(section, code, 'pass'), 'section');
  redirected(await say(office, code, 'pass', { comment: 'Đúng thể thức.' }), 'office');
  redirected(await sign(signer, code, { number: number() }), 'signed');
  const rows = await stack.sql(`SELECT r.version, r.level, r.verdict, r.comment FROM decision_review r
    JOIN decision d ON d.id = r.decision_id JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}' ORDER BY r.at_us`);
  assert.deepEqual(rows, [['1', 'section', 'return', 'Thiếu tình tiết giảm nhẹ ABC.'],
    ['2', 'section', 'pass', ''], ['2', 'office', 'pass', 'Đúng thể thức.']]);
  const shown = (await officer.get(at(code))).text;
  for (const words of ['Bản 1', 'Bản 2', 'Thiếu tình tiết giảm nhẹ ABC.', 'Đúng thể thức.', '7.000.000 đồng'])
    assert.ok(shown.includes(words), words);
  assert.match((await officer.get(`/staff/cases/${code}`)).text, /Trả lại dự thảo quyết định/, 'history');
});

test('one person holds one place of the chain, whatever roles the person has', async () => {
  const { officer, section, office, signer, all } = await body();
  const code = await ready();
  redirected(await draft(all, code, fine(7000000)), 'draft');
  assert.match((await all.get(at(code))).text, /Bạn là người soạn bản này/);
  redirected(await draft(officer, code, fine(7000000)), 'another drafts');
  redirected(await say(all, code, 'pass'), 'as head of the section');
  assert.match((await all.get(at(code))).text, /mỗi người chỉ giữ một bước/);
  redirected(await say(office, code, 'pass'), 'office');
  refused(await sign(all, code, { number: number() }), /mỗi người chỉ giữ một bước/, 'and signs not');
  redirected(await say(signer, code, 'return', { comment: 'Ký sau khi bổ sung ABC.' }), 'the signer returns');
  refused(await sign(signer, code, { number: number() }), /đã bị trả lại/, 'returned by the signer');
  redirected(await draft(officer, code, fine(7000000)), 'again');
  redirected(await say(section, code, 'pass'), 'section');
  redirected(await say(office, code, 'pass'), 'office');
  redirected(await sign(signer, code, { number: number() }), 'signed');
});

test('who may not see the case sees no draft; who does not hold the role says nothing', async () => {
  const { stack, officer, section } = await body();
  const code = await ready();
  redirected(await draft(officer, code, fine(7000000)), 'draft');
  const stranger = await newPerson(stack, 'duyet.la', [['06709', 'section']]);
  assert.equal((await stranger.get(at(code))).status, 404);
  const page = await section.get(at(code));
  const csrf = /name="csrf" value="([^"]+)"/.exec((await officer.get('/staff')).text)[1];
  assert.equal((await officer.post(at(code), { csrf, version: '1', do: 'pass', comment: '' })).status, 403);
  assert.match(page.text, /value="pass"/);
  const publisher = await newPerson(stack, 'duyet.bo', [[UNIT, 'publisher']]);
  const its = /name="csrf" value="([^"]+)"/.exec((await publisher.get('/staff')).text)[1];
  assert.equal((await publisher.post(at(code), { csrf: its, version: '1', do: 'pass', comment: '' })).status,
    403);
});

test('two review the same version at once: one says it, the other is told', async () => {
  const { stack, officer, section } = await body();
  const other = await newPerson(stack, 'duyet.phong2', [[UNIT, 'section']]);
  const code = await ready();
  redirected(await draft(officer, code, fine(7000000)), 'draft');
  const seen = await Promise.all([section, other].map(async (client) =>
    [client, formOf((await client.get(at(code))).text, at(code)).hidden]));
  const answers = await Promise.all(seen.map(([client, hidden]) =>
    client.post(at(code), { ...hidden, do: 'pass', comment: '' })));
  const late = answers.find(({ status }) => status !== 303);
  assert.ok(late && answers.some(({ status }) => status === 303), answers.map(({ status }) => status).join());
  assert.ok([403, 409].includes(late.status), `the later one: ${late.status}`);
  const said = await stack.sql(`SELECT r.level FROM decision_review r JOIN decision d ON d.id = r.decision_id
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`);
  assert.deepEqual(said, [['section']], 'said once');
});
