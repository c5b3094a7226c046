// Whoever serves a paper proves it: the receipt as a file, and what the way of service asks for.
import { HANDED, POSTED, PROOF, day, step } from './officials.mjs';
import { childOf, done, ends, problems, recorded, served, sign, take, walk, ward } from './procedures.mjs';
import { assert, test } from './runner.mjs';

// A way of service and what it asks for; a field that only another way asks for does not do.
const WAYS = [
  ['hand', { received_by: 'Bà Văn Thư ABC' }],
  ['post', { postal_number: 'ABC-0002-VN' }],
  ['electronic', { sent_to: 'van-thu@cong-ty-abc.example' }],
  ['posting', { posted_at: 'Nhà văn hóa khu 5 ABC' }],
  ['refused', { refuse_giver: 'Ông Giao ABC', refuse_commune: 'Bà Phường ABC', refused_why: 'Không nhận ABC' }],
];
const NOTE = /Cách đã chọn ở trên phải có nội dung này/g;

// No step of that name is taken without the file, or without what each of its ways asks for.
async function refusedWithout(code, name, ways) {
  const { who } = await ward();
  for (const [kind, notes] of ways) {
    const fields = { service_kind: kind, served_on: day() };
    const bare = await step(who.officer, code, name, { ...fields, ...notes });
    assert.equal(bare.status, 422, `${name} ${kind}: no proof`);
    assert.match(problems(bare), /Hãy chọn tệp/, kind);
    for (const value of Object.values(notes))
      assert.ok(bare.text.includes(value), `${kind}: ${value} is kept`);
    const others = Object.assign({}, ...ways.filter(([one]) => one !== kind).map(([, more]) => more));
    const silent = await step(who.officer, code, name, { ...fields, ...others }, 'step', PROOF());
    assert.equal(silent.status, 422, `${name} ${kind}: no note`);
    assert.equal(problems(silent).match(NOTE)?.length, Object.keys(notes).length, `${kind}: every one at once`);
  }
  const both = problems(await step(who.officer, code, name, { service_kind: 'post', served_on: day() }));
  assert.ok(/Hãy chọn tệp/.test(both) && both.match(NOTE), 'the file and the note at once');
}

test('a decision is not served without proof, by whichever way; the proof is in the history', async () => {
  const { who, stack } = await ward();
  const code = await recorded();
  await sign(code, 3500000);
  await refusedWithout(code, 'serve', WAYS);
  const files = async () => Number((await stack.sql(`SELECT COUNT(*) FROM document d
    JOIN cases c ON c.id = d.case_id WHERE c.code = '${code}'`))[0][0]);
  const before = await files();
  done(await step(who.officer, code, 'serve', { ...POSTED, served_on: day() }, 'step', PROOF()), 'serve');
  assert.equal(await files(), before + 1, 'nothing of what was refused was kept');
  const page = await who.officer.get(`/staff/cases/${code}`);
  const event = /<strong>Giao quyết định<\/strong>[\s\S]*?<\/li>/.exec(page.text)[0];
  assert.match(event, /Số hiệu bưu gửi: ABC-0001-VN/);
  const file = /Chứng cứ đã giao: <a href="([^"]+)"/.exec(event)[1];
  const proof = await who.officer.get(file);
  assert.equal(proof.status, 200);
  assert.equal(proof.headers['content-type'], 'application/pdf');
  assert.equal((await who.other.get(file)).status, 404, 'another ward has no business with it');
});

test('an order of remedies and a coercion are served with proof too', async () => {
  const { who } = await ward();
  const ordered = await recorded();
  await walk('sanction.yaml', ordered,
    [['signer', 'order_remedy', { no_sanction: 'article_11', ground_case: 'emergency', remedy_until: day(30) }]]);
  await refusedWithout(ordered, 'serve_remedy', WAYS);
  await walk('sanction.yaml', ordered, [['officer', 'serve_remedy', HANDED]]);
  const code = await served();
  await ends(code, 'EXECUTE_DECISION', -1);
  await walk('sanction.yaml', code, [['signer', 'coerce']]);
  const coercion = await childOf(code, 'coercion');
  await walk('coercion.yaml', coercion, [['signer', 'decide_account', { amount: '1000000' }]]);
  await refusedWithout(coercion, 'serve', WAYS.slice(0, 4));
  const minutes = await step(who.officer, coercion, 'refuse_serve', { served_on: day(), ...WAYS[4][1] });
  assert.match(problems(minutes), /Hãy chọn tệp/, 'the signed minutes of the refusal');
  done(await take(who.officer, coercion, 'refuse_serve'), 'refuse_serve');
});
