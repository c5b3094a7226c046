// The page of one facility: its whole story in order, and what it must do, of each kind and source.
import { facility } from './facilities.mjs';
import { day, official } from './officials.mjs';
import { csrfOf, newCase, step } from './people.mjs';
import { LIGHT, sign, ward } from './procedures.mjs';
import { assert, test } from './runner.mjs';
import { recordFields, redirected } from './sanctions.mjs';
import { shared } from './stack.mjs';

const vi = (iso) => iso.split('-').reverse().join('/');
// "day what", newest first, without the hour.
const story = (html) => [.../<ol class="timeline">([\s\S]*?)<\/ol>/.exec(html)[1].matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g)]
  .map(([, item]) => item.replace(/<[^>]*>/g, ' ').replace(/\d\d:\d\d(, | )/, ' ').replace(/\s+/g, ' ').trim());

test('report, inspection, record, decision, a cancelled one, permit, duty and notice: one story, whole and in order', async () => {
  const { stack, who } = await ward();
  const officer = who.officer;
  const id = await facility(stack, officer, { name: 'Xưởng Câu Chuyện ABC' });
  const base = `/staff/facilities/${id}`;
  const add = async (at, fields) => redirected(await officer.submit(at, fields, { action: at }), at);
  await add(`${base}/permits`, { kind: 'environment_permit', number: '9/GPMT-ABC', issuer: 'Sở ABC',
    issued: day(-400), until: day(300), scope: '' });
  await add(`${base}/duties`, { kind: 'install', source: 'permit', what: 'Lắp trạm ABC', basis: 'ABC', due: day(-30) });
  await add(`${base}/places`, { kind: 'discharge', name: 'Cống ABC', medium: 'wastewater', address: '' });
  const made = await newCase(stack);
  await officer.post(`/staff/cases/${made.code}/facility`, { csrf: await csrfOf(officer), facility: id });
  redirected(await step(officer, made.code, 'accept'), 'accept');
  redirected(await step(officer, made.code, 'inspect'), 'inspect');
  const opened = `/staff/cases/${made.code}/sanction`;
  const file = async () => redirected(await officer.submit(opened, { violator: 'Công ty ABC', detected_on: day(-1),
    record_term: 'normal' }, { action: opened }), 'file').split('/').pop();
  const [first, second] = [await file(), await file()];
  const to = (code) => `/staff/cases/${code}/write/record`;
  for (const [code, number] of [[first, '61/BB-VPHC'], [second, '62/BB-VPHC']]) {
    redirected(await officer.submit(to(code), recordFields(LIGHT, { number }), { action: to(code) }), 'record');
    await sign(code, 7000000);
  }
  await stack.sql(`INSERT INTO inspection (case_id, visited_us, place, people, seen, samples, finding, account_id, made_us)
    SELECT id, UNIX_TIMESTAMP('${day(-3)} 02:00:00') * 1000000, 'ABC', 'ABC', 'ABC', '', 'violation',
    (SELECT id FROM account WHERE login = 'baichay.canbo'), 1 FROM cases
    WHERE code = '${made.code}'; UPDATE decision d JOIN cases c ON c.id = d.case_id SET d.cancelled_us = 1,
    d.signed_on = '${day(-1)}' WHERE c.code = '${first}'; UPDATE report r JOIN case_report k ON k.report_id = r.id
    JOIN cases c ON c.id = k.case_id SET r.received_us = UNIX_TIMESTAMP('${day(-5)} 02:00:00') * 1000000,
    c.opened_us = UNIX_TIMESTAMP('${day(-4)} 02:00:00') * 1000000 WHERE c.code = '${made.code}';
    UPDATE cases SET opened_us = UNIX_TIMESTAMP('${day(-2)} 02:00:00') * 1000000 + (code = '${second}')
    WHERE code IN ('${first}', '${second}'); UPDATE violation_record v JOIN cases c ON c.id = v.case_id
    SET v.made_on = '${day(-2)}', v.detected_on = '${day(-2)}' WHERE c.code IN ('${first}', '${second}');
    INSERT INTO facility_exceedance (facility_id, place_id, station, parameter, unit, measured_nano, limit_nano, at_us, report_id)
    SELECT ${id}, (SELECT MAX(id) FROM facility_place WHERE facility_id = ${id}), 'ABC', 'COD', 'mg/l', 120000000000, 50000000000, UNIX_TIMESTAMP('${day(-6)} 02:00:00') * 1000000, r.report_id
      FROM case_report r JOIN cases c ON c.id = r.case_id WHERE c.code = '${made.code}'`);
  const numberOf = async (code) => (await stack.sql(`SELECT d.number FROM decision d JOIN cases c ON c.id = d.case_id
    WHERE c.code = '${code}'`))[0][0];
  const of = (code) => `· vụ việc ${code}`;
  const record = (code, number) => `${vi(day(-2))} Biên bản vi phạm hành chính số ${number} ${of(code)} ${LIGHT}`;
  const want = [
    `${vi(day(300))} · sắp tới Giấy phép số 9/GPMT-ABC hết hiệu lực`,
    `${vi(day())} Quyết định xử phạt số ${await numberOf(second)}: phạt tiền 7.000.000 đồng ${of(second)}`,
    `${vi(day(-1))} Quyết định xử phạt số ${await numberOf(first)} (đã hủy): phạt tiền 7.000.000 đồng ${of(first)}`,
    `${vi(day(-2))} Mở vụ việc ${second} (Xử phạt vi phạm hành chính về môi trường) ${of(second)}`,
    `${vi(day(-2))} Mở vụ việc ${first} (Xử phạt vi phạm hành chính về môi trường) ${of(first)}`,
    record(first, '61/BB-VPHC'),
    record(second, '62/BB-VPHC'),
    `${vi(day(-3))} Kiểm tra: có dấu hiệu vi phạm ${of(made.code)}`,
    `${vi(day(-4))} Mở vụ việc ${made.code} (Xử lý phản ánh qua đường dây nóng) ${of(made.code)}`,
    `${vi(day(-5))} Phản ánh ${made.ref} ${of(made.code)}`,
    `${vi(day(-6))} Trạm quan trắc báo vượt: COD 120 mg/l, giới hạn 50`,
    `${vi(day(-30))} Hạn nghĩa vụ: Lắp trạm ABC`,
    `${vi(day(-400))} Giấy phép môi trường số 9/GPMT-ABC`,
  ];
  for (const at of [base, `${base}/timeline`])
    assert.deepEqual(story((await officer.get(at)).text), want, at);
  // Who sees the register but none of these cases reads the rest of it.
  const above = await official(stack, 'so.canbo');
  assert.deepEqual(story((await above.get(`${base}/timeline`)).text), want, 'the department sees its communes');
  await stack.sql(`UPDATE cases SET unit_id = (SELECT id FROM unit WHERE code = '22' AND valid_to IS NULL)
    WHERE code IN ('${first}')`);
  assert.deepEqual(story((await officer.get(`${base}/timeline`)).text), want.filter((line) => !line.includes(first)),
    'a file that went to the province is told of no more');
});

test('duties of each kind and source stand on one page with day and state; the list of serious polluters is the province\'s', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const above = await official(stack, 'so.canbo');
  const id = await facility(stack, officer, { name: 'Xưởng Nghĩa Vụ ABC' });
  const at = `/staff/facilities/${id}/duties`;
  const form = (await officer.get(at)).text;
  const options = (name) => [...new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(form)[0]
    .matchAll(/<option value="([^"]+)"[^>]*>([^<]+)</g)].map(([, value, label]) => [value, label]);
  const kinds = options('kind');
  const sources = options('source');
  assert.deepEqual(kinds.map(([k]) => k), ['relocate', 'stop', 'connect', 'install', 'treat', 'commitment', 'serious', 'other']);
  assert.deepEqual(sources.map(([s]) => s), ['law', 'decision', 'plan', 'permit', 'impact_assessment', 'registration']);
  let n = 0;
  for (const [kind] of kinds)
    for (const [source] of sources) {
      const fields = { kind, source, what: `Việc ${kind} ${source} ABC`, basis: `Căn cứ ${n} ABC`, due: day(n - 20) };
      n += 1;
      if (kind === 'serious') {
        const refused = await officer.submit(at, fields, { action: at });
        assert.equal(refused.status, 422, 'not by a commune');
        assert.ok(refused.text.includes(`Việc ${kind} ${source} ABC`), 'typed words stay');
        assert.equal((await above.submit(at, { ...fields, due: '' }, { action: at })).status, 422, 'with a last day');
      }
      redirected(await (kind === 'serious' ? above : officer).submit(at, fields, { action: at }), `${kind} ${source}`);
    }
  const page = (await officer.get(`/staff/facilities/${id}`)).text;
  n = 0;
  for (const [kind, kindWords] of kinds)
    for (const [source, sourceWords] of sources) {
      const from = page.indexOf(`Việc ${kind} ${source} ABC`);
      assert.ok(from > 0, `${kind} ${source}`);
      const row = page.slice(page.lastIndexOf('<li', from), page.indexOf('</li>', from));
      for (const words of [kindWords, sourceWords, `Căn cứ ${n} ABC`, vi(day(n - 20)), 'Chưa thực hiện'])
        assert.ok(row.includes(words), `${kind} ${source}: ${words} in ${row}`);
      n += 1;
    }
  assert.equal(n, 48);
  const bad = await officer.submit(at, { kind: 'dance', source: 'rumour', what: '', basis: '', due: '31/2/2026' }, { action: at });
  assert.equal(bad.status, 422);
  for (const field of ['kind', 'source', 'what', 'basis', 'due']) assert.ok(bad.text.includes(`href="#${field}"`), field);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*), COUNT(DISTINCT kind, source) FROM facility_duty WHERE facility_id = ${id}`),
    [['48', '48']]);
});
