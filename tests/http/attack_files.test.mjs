// Files made to hurt: PDFs before the check of signatures, tables before their imports.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CELLS, PDFS, WHOLE } from './hostile.mjs';
import { official } from './officials.mjs';
import { TRUST } from './paper.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, inspecting, recorded, redirected, sign } from './sanctions.mjs';
import { MODE, TOP, shared } from './stack.mjs';

// What the locked child says of a file within two seconds of its processor (the service gives
// it five), and what memory the service gives it: { code, out, ms }.
function check(bytes) {
  return new Promise((resolve) => {
    const start = Date.now();
    const memory = MODE === 'asan' ? '' : 'ulimit -v 1048576; ';
    const child = spawn('bash', ['-c', `ulimit -t 2; ${memory}exec "$@"`, 'sh',
      path.join(TOP, `var/build/${MODE}/hotline-pdfsig`), TRUST], { stdio: ['pipe', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (data) => { out += data.toString('latin1').slice(0, 100000 - out.length); });
    child.stdin.on('error', () => {}); // it may end without reading
    child.on('close', (code, signal) => resolve({ code: signal ?? code, out, ms: Date.now() - start }));
    child.stdin.end(bytes);
  });
}

test('no PDF holds up the check of signatures, and none of them becomes a good one', async () => {
  for (const [name, make] of Object.entries(PDFS)) {
    const { code, out, ms } = await check(make());
    assert.ok(ms < 30_000, `${name}: ${ms} ms`);
    assert.ok(!/Signature is Valid[\s\S]*Certificate is Trusted/.test(out), `${name}: ${code} ${out.slice(0, 300)}`);
  }
});

test('a decision with such a file is not in force, and the service goes on', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const signer = await official(stack, 'baichay.chutich');
  const parent = await inspecting(stack, officer);
  const code = await recorded(officer, parent, LIGHT);
  redirected(await draft(officer, code, { fine0: '7000000' }), 'draft');
  const sent = sign(signer, code, { number: '771/QĐ-XPHC' }, PDFS['fields in a circle']());
  assert.equal((await officer.get('/staff')).status, 200, 'others work on');
  redirected(await sent, 'kept');
  const [[verdict, waits]] = await stack.sql(`SELECT p.verdict, p.confirmed_us IS NULL FROM signed_paper p
    JOIN cases c ON c.id = p.case_id WHERE c.code = '${code}'`);
  assert.deepEqual([verdict, waits], ['unchecked', '1'], 'a second person still has to compare it');
});

test('tables with hostile cells: each import refuses or keeps them as text, and never dies', async () => {
  const stack = await shared();
  let n = 0;
  const send = async (args, bytes) => {
    const file = path.join(stack.dir, `hostile-${n += 1}.csv`);
    await writeFile(file, bytes);
    const done = await stack.hotline([...args.map((a) => (a === 'FILE' ? file : a)), '--config', stack.config]);
    assert.ok([0, 1, 2].includes(done.code), `${args.join(' ')}: ${done.code} ${done.err.slice(0, 300)}`);
    assert.doesNotMatch(done.err, /Sanitizer|runtime error/);
    return done;
  };
  const tables = [
    [['facility', 'import', 'FILE'], 'name,kind,tax_code,business_code,sector,commune,address,lat,long,representative,'
      + 'phone,risk_group,risk_basis,state'],
    [['facility', 'exceedances', 'FILE'], 'station,parameter,unit,measured,limit,at'],
  ];
  for (const [args, head] of tables) {
    const width = head.split(',').length;
    const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
    const lines = CELLS.map((cell) => Array(width).fill(quoted(cell)).join(','));
    const all = await send(args, `${head}\n${lines.join('\n')}\n`);
    assert.match(all.err, new RegExp(`0 to take, 0 known, ${CELLS.length} refused`), args[1]);
    for (const cell of WHOLE)
      assert.notEqual((await send(args, `${head}\n${Array(width).fill(quoted(cell)).join(',')}\n`)).code, 0,
        `${args[1]}: ${cell.slice(0, 40)} in every cell`);
    for (const bytes of [Buffer.alloc(0), Buffer.from('\uFEFF'), Buffer.from(head), Buffer.from([0xff, 0xfe, 0x41, 0]),
      Buffer.from(`${head}\n${'"'.repeat(99999)}`), Buffer.from(`${head}\n${','.repeat(99999)}\n`),
      Buffer.from(`${head}\n${'x\n'.repeat(20001)}`), Buffer.alloc((4 << 20) + 1, 'x'),
      Buffer.from(`${head},${head}\n`), Buffer.from(`${head}\n\xc3\x28,\xed\xa0\x80\n`, 'latin1')])
      await send(args, bytes);
  }
  const [[made]] = await stack.sql("SELECT COUNT(*) FROM facility WHERE name LIKE '%alert(1)%' OR name LIKE '=%'");
  assert.equal(made, '0', 'a dry run writes nothing');
});
