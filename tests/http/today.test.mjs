// The page of today: each term with its explanation and one link to the very form.
import { day, official, step } from './officials.mjs';
import { loginAs, newAccount, newPerson } from './people.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, inspecting, recorded, redirected, sign } from './sanctions.mjs';
import { shared } from './stack.mjs';

const TODAY = '/staff/today';
const cards = (page) => Object.fromEntries([...page.text.matchAll(/<section class="card">\s*<h2>([^<]*?)\s*(?:<span[^>]*>[^<]*<\/span>)?<\/h2>([\s\S]*?)<\/section>/g)]
  .map(([, title, body]) => [title.trim(), body]));
const ends = async (stack, code, term, ahead) => {
  const end = new Date(`${day(ahead + 1)}T00:00:00+07:00`).getTime() * 1000 - 1;
  await stack.sql(`UPDATE clock k JOIN cases c ON c.id = k.case_id SET k.due_us = ${end}
    WHERE c.code = '${code}' AND k.code = '${term}' AND k.stopped_us IS NULL;
    UPDATE cases c SET c.due_us = (SELECT MIN(k.due_us) FROM clock k WHERE k.case_id = c.id
      AND k.stopped_us IS NULL AND k.paused_us IS NULL AND k.ours = 1) WHERE c.code = '${code}'`);
};

test('what ends today, what ends soon, what is far: each in its place, with the form that ends it', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const head = await official(stack, 'baichay.truong');
  const account = await newAccount(stack, 'homnay.canbo', [['06673', 'officer']]);
  const me = await loginAs(stack, account.login, account.password);
  const [[id]] = await stack.sql("SELECT id FROM account WHERE login = 'homnay.canbo'");
  const parent = await inspecting(stack, officer);
  redirected(await step(head, parent, 'assign', { handler: id }), 'assign');
  const code = await recorded(me, parent, LIGHT, { number: '81/BB-VPHC' });
  for (const [ahead, title] of [[0, 'Đến hạn hôm nay hoặc đã quá hạn'], [-2, 'Đến hạn hôm nay hoặc đã quá hạn'],
    [1, 'Hết hạn trong ba ngày tới'], [3, 'Hết hạn trong ba ngày tới'], [4, null]]) {
    await ends(stack, code, 'DECIDE_NORMAL', ahead);
    const found = cards(await me.get(TODAY));
    for (const [name, body] of Object.entries(found))
      assert.equal(body.includes(`${code} ·`), name === title, `${ahead} days ahead: ${name}`);
    if (!title) continue;
    assert.match(found[title], new RegExp(`href="/staff/cases/${code}/decision"`), 'the form of the draft');
    assert.match(found[title], /Điều 66/, 'how the term is counted');
    assert.ok(!found[title].includes('Quá hạn') || ahead < 0, 'late only when it is');
  }
  await ends(stack, code, 'DECIDE_NORMAL', -300); // before all others of a unit that has many
  const others = cards(await officer.get(TODAY))['Việc gấp khác của cơ quan'];
  assert.match(others, new RegExp(`${code} · [^<]*· homnay.canbo ABC`), 'the unit sees whose it is');
  assert.equal((await (await loginAs(stack, 'honggai.canbo')).get(TODAY)).text.includes(code), false, 'another unit does not');
  const row = async () => (await officer.get('/staff')).text.split('<tr').find((tr) => tr.includes(`/staff/cases/${code}"`));
  assert.doesNotMatch(await row(), /lúc \d\d:\d\d/, 'a term in days ends with its day');
  await stack.sql(`UPDATE cases SET due_us = due_us - ${(9.5 * 3600e6) - 1} WHERE code = '${code}'`);
  assert.match(await row(), /<\/time><\/span>\s*<span>lúc 14:30<\/span>/, 'one in hours says when');
  await ends(stack, code, 'DECIDE_NORMAL', 0);

  redirected(await draft(me, code, { fine0: '7000000' }), 'draft');
  const chair = await official(stack, 'baichay.chutich');
  const waiting = cards(await chair.get(TODAY))['Đang chờ bạn'];
  assert.match(waiting, new RegExp(`${code} ·`));
  assert.match(waiting, new RegExp(`href="/staff/cases/${code}/write/decide"`));
  assert.ok(!(cards(await me.get(TODAY))['Đang chờ bạn'] ?? '').includes(code), 'one does not wait for oneself');
  assert.equal((await chair.get(`/staff/cases/${code}/write/decide`)).status, 200, 'the link opens');

  redirected(await sign(chair, code, { number: '8101/QĐ-XPHC' }), 'sign');
  await ends(stack, code, 'SERVE_DECISION', -300);
  const offered = (body) => new RegExp(`${code} ·[\\s\\S]*?href="(/staff/cases/${code}[^"]*)"`).exec(body)[1];
  assert.equal(offered(cards(await me.get(TODAY))['Đến hạn hôm nay hoặc đã quá hạn']), `/staff/cases/${code}/step/serve`);
  assert.equal(offered(cards(await chair.get(TODAY))['Việc gấp khác của cơ quan']), `/staff/cases/${code}`,
    'who does not serve is not offered that the violator has died');
});

test('visits of the plan in force that are due and were not made are there; no date stands twice', async () => {
  const stack = await shared();
  const boss = await newPerson(stack, 'homnay.ke', [['22-QTMT', 'head']]);
  const [[unit]] = await stack.sql("SELECT id FROM unit WHERE code = '22-QTMT'");
  const year = day().slice(0, 4), month = Number(day().slice(5, 7));
  const facility = async (name) => {
    await stack.sql(`INSERT INTO facility (unit_id, kind, name, sector, made_us) SELECT id, 'organization', '${name}', 'craft', 1
      FROM unit WHERE code = '06685' AND valid_to IS NULL; UPDATE facility SET root_id = id WHERE name = '${name}'`);
    return (await stack.sql(`SELECT id FROM facility WHERE name = '${name}'`))[0][0];
  };
  const [now, later, out] = [await facility('Lò Hôm Nay ABC'), await facility('Lò Mai Sau ABC'), await facility('Lò Bỏ ABC')];
  await stack.sql(`INSERT INTO visit_plan (unit_id, year, made_us) VALUES (${unit}, ${year}, 1);
    INSERT INTO plan_visit (plan_id, year, facility_id, month, focus, score, score_why, made_by, made_us)
    SELECT p.id, ${year}, f.id, IF(f.id = ${later}, ${month} + 1, ${month}), 'Khói ABC', 1, '', (SELECT MIN(id) FROM account), 1
      FROM visit_plan p JOIN facility f ON f.id IN (${now}, ${out}${month < 12 ? `, ${later}` : ''}) WHERE p.unit_id = ${unit} AND p.year = ${year};
    UPDATE plan_visit SET ended_by = made_by, ended_us = 2, end_why = 'ABC' WHERE facility_id = ${out}`);
  const list = async () => cards(await boss.get(TODAY))['Kiểm tra theo kế hoạch đến tháng này'];
  assert.equal(await list(), undefined, 'a draft of a plan is no duty yet');
  await stack.sql(`UPDATE visit_plan SET number = '1/ABC', signed_on = '${day()}', signer = 'ABC', final_by = (SELECT MIN(id) FROM account),
    final_us = 2 WHERE unit_id = ${unit} AND year = ${year}`);
  assert.match(await list(), new RegExp(`tháng ${month}/${year}[\\s\\S]*Lò Hôm Nay ABC[\\s\\S]*Khói ABC[\\s\\S]*href="/staff/plan"`));
  assert.ok(!(await list()).includes('Mai Sau') && !(await list()).includes('Lò Bỏ'));
  const officer = await official(stack, 'baichay.canbo');
  for (const item of (await officer.get(TODAY)).text.split('<li>').slice(1)) {
    const shown = item.replace(/<details[\s\S]*?<\/details>/, '').match(/>(\d\d\/\d\d\/\d{4})</g) ?? [];
    assert.ok(shown.length <= 1, `one date a line: ${shown}`);
    assert.doesNotMatch(item, /lúc<\/span> \d\d:\d\d \d\d\//);
  }
});

test('the page of today asks at most ten times and shows no more rows than its lists hold', async () => {
  const stack = await shared();
  const count = await stack.counter('staff');
  const chair = await newPerson(stack, 'homnay.chutich', [['22', 'signer', 'provincial_chair']]);
  for (const client of [await official(stack, 'baichay.chutich'), await official(stack, 'so.truong'), chair]) {
    await client.get(TODAY);
    const before = await count();
    const page = await client.get(TODAY);
    assert.equal(page.status, 200);
    const n = (await count()) - before;
    assert.ok(n >= 5 && n <= 10, `${n} statements`);
  }
  const plan = await stack.sql(`EXPLAIN SELECT i.id FROM cases i FORCE INDEX (inbox) WHERE i.unit_id = 1 AND i.ended = 0
    AND i.due_us <= 1 ORDER BY i.due_us, i.id LIMIT 60`);
  assert.match(plan[0].join(' '), /inbox/);
  assert.doesNotMatch(plan[0].join(' '), /filesort/);
  assert.equal((await (await newPerson(stack, 'homnay.quantri', [['06673', 'admin']])).get(TODAY)).status, 403);
});
