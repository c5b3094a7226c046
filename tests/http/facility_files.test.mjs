// `hotline facility`: the register as CSV, dry first, once, and out again; notices of stations become reports.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { taxCode } from './facilities.mjs';
import { day, official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const HEAD = 'name,kind,tax_code,business_code,sector,commune,address,lat,long,representative,phone,risk_group,'
  + 'risk_basis,state';
let files = 0;

async function run(stack, what, lines, { apply = true, head = HEAD } = {}) {
  const file = path.join(stack.dir, `co-so-${files += 1}.csv`);
  await writeFile(file, `\uFEFF${[head, ...lines].join('\r\n')}\r\n`);
  const done = await stack.hotline(['facility', what, file, ...(apply ? ['--apply'] : ['--dry-run']),
    '--config', stack.config]);
  return { ...done, refused: [...done.out.matchAll(/^.*\.csv:(\d+): (.*)$/gm)].map(([, n, why]) => `${n} ${why}`) };
}

test('a file of facilities: dry run, every refused line named, once, and out again as it came', async () => {
  const stack = await shared();
  const good = [
    `Công ty NhapABC Một,organization,${taxCode('579991001')},,food,06673,Lô 1 ABC,20.95,107.03,Ông ABC,0203 000 1,2,QĐ ABC,active`,
    `"Xưởng NhapABC ""Hai""",business_household,,,craft,Phường Hồng Gai,"Ngõ 2, ABC",,,,,,,stopped`,
    'NhapABC Kín,household,022088000111,,livestock,hong gai,Ngõ kín NhapABC,20.95,107.08,,,,,',
  ];
  const bad = [
    ',organization,,,food,06673,,,,,,,,',
    'NhapABC sai,organization,5799910012,,food,06673,,,,,,,,',
    'NhapABC không xã,organization,,,food,Xã Không Có,,,,,,,,',
    'NhapABC ngành,organization,,,rockets,06673,,,,,,,,',
    'NhapABC điểm,organization,,,food,06673,,20.95,,,,,,',
    'NhapABC nhóm,organization,,,food,06673,,,,,,5,,',
    'NhapABC không số,household,,,livestock,06673,,,,,,,,',
    `NhapABC lặp,organization,${taxCode('579991001')},,food,06673,,,,,,,,`,
    `${'A'.repeat(201)},organization,,,food,06673,,,,,,,,`,
  ];
  const kept = async () => Number((await stack.sql("SELECT COUNT(*) FROM facility f JOIN facility_text t"
    + " ON t.facility_id = f.id WHERE f.name LIKE '%NhapABC%' OR f.tax_hash IS NOT NULL AND f.unit_id ="
    + " (SELECT id FROM unit WHERE code = '06685' AND valid_to IS NULL)"))[0][0]);
  const dry = await run(stack, 'import', [...good, ...bad], { apply: false });
  assert.equal(dry.code, 1);
  assert.match(dry.err, /3 to take, 0 known, 9 refused; nothing was written/);
  assert.equal(await kept(), 0);
  const lines = dry.refused.map((l) => Number(l.split(' ')[0]));
  assert.deepEqual([...new Set(lines)], [5, 6, 7, 8, 9, 10, 11, 12, 13], 'each refused line, and no other');
  for (const why of [/^5 name is missing/, /^6 .*check digit/, /^7 .*none of today/, /^8 sector 'rockets'/, /^9 lat, long/,
    /^10 risk_group/, /^11 tax_code: needed/, /^12 line 2 has/, /^13 name is longer than 200/])
    assert.ok(dry.refused.some((l) => why.test(l)), `${why} in ${dry.refused}`);
  const done = await run(stack, 'import', [...good, ...bad]);
  assert.match(done.err, /3 taken, 0 known, 9 refused/);
  assert.equal(await kept(), 3);
  const again = await run(stack, 'import', good);
  assert.equal(again.code, 0, again.err);
  assert.match(again.err, /0 taken, 3 known, 0 refused/);
  assert.equal(await kept(), 3);

  const out = await stack.hotline(['facility', 'export', '--config', stack.config]);
  assert.equal(out.code, 0, out.err);
  const rows = out.out.split(/\r?\n/);
  assert.equal(rows[0], HEAD);
  assert.ok(rows.includes(good[0].replace('20.95,107.03', '20.950000,107.030000').replace(/,06673,/, ',06673,')), out.out);
  assert.ok(!out.out.includes('NhapABC Kín') && !out.out.includes('022088000111') && !out.out.includes('Ngõ kín'));
  const own = await stack.hotline(['facility', 'export', '--unit', '06685', '--config', stack.config]);
  assert.ok(own.out.includes('Hai') && !own.out.includes('NhapABC Một'), 'of one commune');
  const back = await run(stack, 'import', rows.slice(1).filter((l) => l.includes('NhapABC')));
  assert.match(back.err, /0 taken, 2 known, 0 refused/, back.out);
});

test('a broken file takes nothing; the command names what is wrong with its call', async () => {
  const stack = await shared();
  const broken = await run(stack, 'import', ['"x'], {});
  assert.equal(broken.code, 1);
  assert.match(broken.err, /nothing was taken/);
  const columns = await run(stack, 'import', [], { head: 'name,colour' });
  assert.match(columns.out, /unknown column 'colour'[\s\S]*column 'kind' is missing/);
  for (const args of [[], ['paint'], ['import'], ['export', 'x'], ['import', 'a', '--apply', '--dry-run']])
    assert.equal((await stack.hotline(['facility', ...args])).code, 2, args.join(' '));
  assert.equal((await stack.hotline(['facility', '--help'])).code, 0);
});

test('places and permits come by file: dry run, every refused line named, each once, with its event', async () => {
  const stack = await shared();
  const above = await official(stack, 'so.canbo');
  const tax = taxCode('579991007');
  assert.equal((await run(stack, 'import', [`Xưởng TệpABC,organization,${tax},,craft,06673,,,,,,,,`,
    `Xưởng ĐôiABC,organization,${taxCode('579991008')},,craft,06673,,,,,,,,`,
    `Xưởng ĐôiABC,organization,${taxCode('579991008')},,craft,06685,,,,,,,,`])).code, 0);
  const [[id]] = await stack.sql("SELECT id FROM facility WHERE name = 'Xưởng TệpABC'");
  const count = async (table) => Number((await stack.sql(`SELECT COUNT(*) FROM ${table} WHERE facility_id = ${id}`))[0][0]);
  const before = await count('facility_place');
  const check = async (what, head, good, bad) => {
    const dry = await run(stack, what, [...good, ...bad.map(([line]) => line)], { head, apply: false });
    assert.match(dry.err, new RegExp(`${good.length} to take, 0 known, ${bad.length} refused; nothing was written`), dry.out);
    bad.forEach(([line, why], i) => assert.ok(dry.refused.some((l) => l.startsWith(`${good.length + 2 + i} `)
      && why.test(l)), `${line}: ${dry.refused}`));
    assert.match((await run(stack, what, [...good, ...bad.map(([line]) => line)], { head })).err,
      new RegExp(`${good.length} taken, 0 known, ${bad.length} refused`));
    const again = await run(stack, what, good, { head });
    assert.equal(again.code, 0);
    assert.match(again.err, new RegExp(`0 taken, ${good.length} known, 0 refused`));
  };
  await check('places', 'facility,kind,name,address,lat,long,medium,receiver,flow,since',
    [`${tax},discharge,Cống số 1 TệpABC,Sau kho ABC,"20,95",107.03,wastewater,Mương ABC,"12,5",2025-01-31`, `${id},,Kho TệpABC,,,,,,,`],
    [[`${tax},discharge,Cống số 1 TệpABC,,,,wastewater,,,`, /line 2 has it too/], ['0000000000,site,ABC,,,,,,,', /not in the register/],
      [`${taxCode('579991008')},site,ABC,,,,,,,`, /several have this number/], [`${id},tower,ABC,,,,,,,`, /kind 'tower'/],
      [`${id},discharge,ABC,,,,,,,`, /medium/], [`${id},site,,,,,,,,`, /name is missing/], [`${id},site,ABC,,20.9,,,,,`, /lat, long/],
      [`${id},site,ABC,,,,,,5,`, /discharge point alone/], [`${id},discharge,ABC,,,,emission,,"1,2345",`, /three digits/],
      [`${id},site,ABC,,,,,,,31/01/2025`, /since/], [`${id},site,${'A'.repeat(121)},,,,,,,`, /longer than 120/]]);
  assert.equal(await count('facility_place'), before + 2);
  assert.deepEqual(await stack.sql(`SELECT kind, medium, flow_milli, since FROM facility_place WHERE facility_id = ${id}
    AND name = 'Cống số 1 TệpABC'`), [['discharge', 'wastewater', '12500', '2025-01-31']]);
  await check('permits', 'facility,kind,number,issuer,issued,until,scope',
    [`${tax},environment_permit,31/GPMT-TỆP,Sở ABC,2024-01-02,2031-01-01,Toàn bộ ABC`, `${id},,32/GPMT-TỆP,Sở ABC,2024-01-02,,`],
    [[`${id},environment_permit,31/GPMT-TỆP,Sở ABC,2024-01-02,,`, /line 2 has it too/], [`${id},licence,1,Sở ABC,2024-01-02,,`, /kind 'licence'/],
      [`${id},,,Sở ABC,2024-01-02,,`, /number is missing/], [`${id},,1,,2024-01-02,,`, /issuer is missing/],
      [`${id},,1,Sở ABC,,,`, /issued/], [`${id},,1,Sở ABC,${day(1)},,`, /issued: has not come yet/], [`${id},,1,Sở ABC,2024-01-02,2024-01-01,`, /until is before issued/],
      [`${id},,${'1'.repeat(61)},Sở ABC,2024-01-02,,`, /longer than 60/]]);
  assert.equal(await count('permit'), 2);
  // A file of before the column is taken as it was; one with it says what the permit calls its clause.
  const clause = { head: 'facility,kind,number,issuer,issued,until,scope,clause' };
  const lines = [`${id},,33/GPMT-TỆP,Sở ABC,2024-01-02,,,mục 2 Phụ lục 1`, `${id},,34/GPMT-TỆP,Sở ABC,2024-01-02,,,`,
    `${id},,35/GPMT-TỆP,Sở ABC,2024-01-02,,,${'A'.repeat(201)}`];
  const dry = await run(stack, 'permits', lines, { ...clause, apply: false });
  assert.match(dry.err, /2 to take[^]*facility: 1 without the clause of the permit/);
  assert.match(dry.refused.join(), /^4 clause[^,]*longer than 200/);
  await run(stack, 'permits', lines.slice(0, 1), clause);
  assert.deepEqual(await stack.sql(`SELECT number, clause FROM permit WHERE facility_id = ${id} ORDER BY number`),
    [['31/GPMT-TỆP', 'NULL'], ['32/GPMT-TỆP', 'NULL'], ['33/GPMT-TỆP', 'mục 2 Phụ lục 1']]);
  const page = (await above.get(`/staff/facilities/${id}`)).text;
  for (const words of ['Cống số 1 TệpABC', 'Kho TệpABC', '31/GPMT-TỆP', '32/GPMT-TỆP']) assert.ok(page.includes(words), words);
  assert.deepEqual((await stack.sql(`SELECT type FROM act_event WHERE subject = 'facility:${id}' ORDER BY seq`)).flat(),
    ['facility_made', 'facility_place', 'facility_place', 'facility_permit', 'facility_permit', 'facility_permit'], 'each is an event');
});

test('a facility with more places and permits than its page shows knows each of them again', async () => {
  const stack = await shared();
  const tax = taxCode('579991019');
  assert.equal((await run(stack, 'import', [`Xưởng NhiềuABC,organization,${tax},,craft,06673,,,,,,,,`])).code, 0);
  const [[id]] = await stack.sql("SELECT id FROM facility WHERE name = 'Xưởng NhiềuABC'");
  const many = (n, line) => Array.from({ length: n }, (_, i) => line(i));
  for (const [what, head, lines] of [
    ['places', 'facility,kind,name,address,lat,long,medium,receiver,flow,since', many(201, (i) => `${id},site,Kho ${i} ABC,,,,,,,`)],
    ['permits', 'facility,kind,number,issuer,issued,until,scope', many(101, (i) => `${id},environment_permit,${i}/GP-ABC,Sở ABC,2024-01-02,,`)]]) {
    assert.match((await run(stack, what, lines, { head })).err, new RegExp(`${lines.length} taken, 0 known, 0 refused`));
    assert.match((await run(stack, what, lines, { head })).err, new RegExp(`0 taken, ${lines.length} known, 0 refused`));
  }
});

test('a notice of a station becomes one report and one case, linked to its facility', async () => {
  const stack = await shared();
  const above = await official(stack, 'so.canbo');
  const made = await run(stack, 'import', [`Nhà máy ABC TrạmABC,organization,${taxCode('579991003')},,paper,06673,Khu trạm ABC,20.94,107.02,,,,,`]);
  assert.equal(made.code, 0, made.out);
  const [[id]] = await stack.sql("SELECT id FROM facility WHERE name = 'Nhà máy ABC TrạmABC'");
  const base = `/staff/facilities/${id}`;
  const send = (sub, fields) => above.submit(`${base}/${sub}`, fields, { action: `${base}/${sub}` });
  assert.equal((await send('places', { kind: 'discharge', name: 'NT1', medium: 'wastewater', lat: '20,94', lon: '107,02' })).status, 303);
  const [[point]] = await stack.sql(`SELECT id FROM facility_place WHERE facility_id = ${id} AND kind = 'discharge'`);
  assert.equal((await send('monitoring', { place: point, must: 'permit', basis: 'GPMT ABC', link: 'linked',
    station: 'TRAM-ABC-9' })).status, 303);
  const head = 'station,parameter,unit,measured,limit,at';
  const good = `TRAM-ABC-9,COD,mg/l,"152,5",75,${day(-1)}T08:15`;
  const bad = ['TRAM-KHONG-CO,COD,mg/l,152,75,2026-01-01T08:15', 'TRAM-ABC-9,COD,mg/l,75,75,2026-01-01T08:15',
    `TRAM-ABC-9,COD,mg/l,80,75,${day(2)}T08:15`, 'TRAM-ABC-9,,mg/l,80,75,2026-01-01', 'TRAM-ABC-9,TSS,mg/l,x,75,2026-01-01'];
  const dry = await run(stack, 'exceedances', [good, ...bad], { head, apply: false });
  assert.match(dry.err, /1 to take, 0 known, 5 refused/, dry.out);
  assert.deepEqual([...new Set(dry.refused.map((l) => Number(l.split(' ')[0])))], [3, 4, 5, 6, 7]);
  assert.deepEqual(await stack.sql(`SELECT COUNT(*) FROM facility_exceedance WHERE facility_id = ${id}`), [['0']]);
  assert.match((await run(stack, 'exceedances', [good], { head })).err, /1 taken/);
  assert.match((await run(stack, 'exceedances', [good], { head })).err, /0 taken, 1 known/);
  const [code, channel, what] = await until(async () => (await stack.sql(`SELECT c.code, r.channel, t.what
    FROM facility_exceedance e JOIN report r ON r.id = e.report_id JOIN report_text t ON t.report_id = r.id
    JOIN case_report cr ON cr.report_id = r.id JOIN cases c ON c.id = cr.case_id WHERE e.facility_id = ${id}`))[0],
  15_000, 'a case of the notice');
  assert.equal(channel, 'station');
  assert.match(what, /TRAM-ABC-9 của Nhà máy ABC TrạmABC báo thông số COD là 152,5 mg\/l, vượt giới hạn 75, lúc 08:15/);
  assert.deepEqual(await stack.sql(`SELECT l.facility_id, l.made_by IS NULL FROM case_facility l JOIN cases c
    ON c.id = l.case_id WHERE c.code = '${code}'`), [[id, '1']]);
  const page = await above.get(base);
  assert.match(page.text, /Trạm quan trắc báo vượt: COD 152,5 mg\/l, giới hạn 75/);
  assert.ok(page.text.includes(code));
});
