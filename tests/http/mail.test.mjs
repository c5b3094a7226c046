// E-mails on the pipe: every charset read, nothing lost, machines not answered.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { intake, kinds, mail, mailStack, plain, reportsWith, withFiles } from './mails.mjs';
import { official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { run, TOP, until } from './stack.mjs';

const photo = () => readFile(path.join(TOP, 'tests/unit/media/squares.heic'));

async function taken(stack, bytes, options) {
  const done = await intake(stack, bytes, options);
  assert.equal(done.code, 0, done.err);
  assert.doesNotMatch(done.out + done.err, /abc@|ABC/, 'nothing of the sender is said');
  return done;
}

test('a grandson forwards his grandmother\'s mail: his words and hers, his name alone', async () => {
  const stack = await mailStack('mail');
  await taken(stack, await mail('grandson'));
  const [r, ...more] = await reportsWith(stack, 'Con chuyển giúp thư của bà');
  assert.equal(more.length, 0);
  assert.equal(r.channel, 'email');
  assert.match(r.what, /^Fwd: Nước thải đen sau chợ ABC\n\nCon chuyển giúp/);
  assert.match(r.what, /Thư chuyển tiếp -+\nNước thải\n\nNước đen chảy ra mương từ sáng sớm,\nmùi/);
  assert.match(r.what, /cá chết\n+rau úa/);
  assert.doesNotMatch(r.what, /script|alert|color|ba\.hoa|Hoa ABC|minh\.abc/);
  assert.equal((r.what.match(/Con chuyển/g) ?? []).length, 1, 'one of the alternatives');
  assert.deepEqual([r.named, r.wish], ['1', '1']);
  const [unit] = await stack.sql(`SELECT level FROM unit WHERE id = ${r.receiver}`);
  assert.ok(['department', 'province'].includes(unit[0]), 'no commune named: the province');
  // The same mail again, another way here: once.
  await taken(stack, Buffer.concat([Buffer.from('Received: from x\r\n'), await mail('grandson')]));
  assert.equal((await reportsWith(stack, 'Con chuyển giúp thư của bà')).length, 1);
  // A case of the hotline's kind, never a denunciation.
  const flow = await until(async () => (await stack.sql(`SELECT c.flow FROM cases c
    JOIN case_report cr ON cr.case_id = c.id WHERE cr.report_id = ${r.id}`))[0], 10_000, 'a case');
  assert.equal(flow[0], 'hotline');
});

const SAME = 'Nước thải của xưởng ABC chảy ra ruộng, cá chết nhiều.';
for (const [name, words] of [['windows1258', SAME], ['tcvn3', SAME], ['viscii', SAME],
  ['nfd', SAME], ['wrong', SAME], ['unknown', SAME], ['broken64', SAME],
  ['brokenqp', 'Nước thải =ZZ của xưởng ABC'], ['html', 'Mùi hôi từ trại lợn ABC & nước đục.'],
  ['latin', 'khói lò gạch ABC đốt đêm.'], ['nested', 'Lớp trong cùng: tiếng ồn ban đêm.'],
  ['garbage', 'khong phai thu']])
  test(`the words of ${name}.eml are read`, async () => {
    const stack = await mailStack('mail');
    const [[before]] = await stack.sql('SELECT COALESCE(MAX(id), 0) FROM report');
    await taken(stack, await mail(name));
    const [[id, what]] = await stack.sql(`SELECT m.report_id, HEX(t.what) FROM mail_in m
      JOIN report_text t ON t.report_id = m.report_id WHERE m.report_id > ${before}
      ORDER BY m.id DESC LIMIT 1`);
    assert.ok(id);
    assert.ok(Buffer.from(what, 'hex').toString().includes(words),
      Buffer.from(what, 'hex').toString());
  });

test('a commune named in the words gets the mail; one word alone names none', async () => {
  const stack = await mailStack('mail');
  for (const [i, [words, code]] of [['Ở phường Bãi Cháy nước đen ABC.', '06673'],
    ['gui can bo p. bai chay, nuoc den abc', '06673'], ['Nước đen chỗ cầu ABC.', null]].entries()) {
    await taken(stack, plain(`place-${i}`, `${words} (thư ${i} có nơi)`));
    const [r] = await reportsWith(stack, `(thư ${i} có nơi)`);
    const [[got, level]] = await stack.sql(`SELECT code, level FROM unit WHERE id = ${r.receiver}`);
    if (code) assert.equal(got, code, words);
    else assert.notEqual(level, 'commune', words);
  }
});

test('answers of programs and reports of delivery are kept and open nothing', async () => {
  const stack = await mailStack('mail');
  const before = await kinds(stack);
  for (const name of ['away', 'bounce', 'read']) await taken(stack, await mail(name));
  const after = await kinds(stack);
  assert.equal((after.auto ?? 0) - (before.auto ?? 0), 1);
  assert.equal((after.bounce ?? 0) - (before.bounce ?? 0), 2);
  for (const words of ['Tôi đi vắng đến thứ hai', 'created automatically', 'Thư đã được đọc'])
    assert.deepEqual(await reportsWith(stack, words), []);
});

test('a mail to many, or without a sender to answer, reports and gets no receipt', async () => {
  const stack = await mailStack('mail');
  await taken(stack, await mail('list'));
  const [list] = await reportsWith(stack, 'Bãi rác ABC tràn ra đường');
  assert.equal(list.wish, '0');
  await taken(stack, plain('null-1', 'thư không người gửi ABC'), { sender: '' });
  const [none] = await reportsWith(stack, 'thư không người gửi ABC');
  assert.equal(none.wish, '0');
});

test('pictures become files of the report; the rest is told of, and the mail kept whole', async () => {
  const stack = await mailStack('mail');
  const heic = await photo();
  const image = (i) => ({ name: `anh${i}.heic`, type: 'image/heic',
    bytes: Buffer.concat([heic, Buffer.from([i])]) });
  const bytes = withFiles('files-50', 'năm mươi tệp kèm ABC',
    Array.from({ length: 50 }, (_, i) => (i < 4 ? image(i)
      : { name: `x${i}.txt`, type: 'text/plain', bytes: Buffer.from(`tệp ${i}`) })));
  await taken(stack, bytes);
  const [r] = await reportsWith(stack, 'năm mươi tệp kèm ABC');
  assert.match(r.what, /\[Ghi chú của máy: Thư kèm 50 tệp, 4 tệp lấy ra được\. Cả thư gốc/);
  const [[files, kept, size, blob]] = await stack.sql(`SELECT files, kept, size, blob_name
    FROM mail_in WHERE report_id = ${r.id}`);
  assert.deepEqual([files, kept, size], ['50', '4', String(bytes.length)]);
  const [[n]] = await stack.sql(`SELECT COUNT(*) FROM report_file f JOIN report r
    ON r.token_hash = f.token_hash WHERE r.id = ${r.id}`);
  assert.equal(n, '4');
  const sealed = await readFile(path.join(stack.dir, 'blobs', blob.slice(0, 2),
    blob.slice(2, 4), blob));
  assert.ok(sealed.length > bytes.length && !sealed.includes('tu.abc'), 'whole and sealed');
});

test('the whole mail is opened by a custodian alone, asked for with a reason, once, and it is written down', async () => {
  const stack = await mailStack('mail');
  const bytes = withFiles('custody-1', 'Ở phường Bãi Cháy, thư có bảng số liệu ABC',
    [{ name: 'so-lieu.xlsx', type: 'application/octet-stream', bytes: Buffer.from('bảng số liệu kimtable') }]);
  await taken(stack, bytes);
  const [{ id, ref }] = await reportsWith(stack, 'thư có bảng số liệu ABC');
  const [code] = await until(async () => (await stack.sql(`SELECT c.code FROM cases c JOIN case_report cr
    ON cr.case_id = c.id WHERE cr.report_id = ${id}`))[0], 20_000, 'a case');
  const [[mail]] = await stack.sql(`SELECT id FROM mail_in WHERE report_id = ${id}`);
  const officer = await official(stack, 'baichay.canbo');
  const to = `/staff/cases/${code}/identity`;
  assert.match((await officer.get(`${to}?report=${id}`)).text, /Đề nghị mở thư gốc/);
  assert.equal((await officer.submit(`${to}?report=${id}`,
    { purpose: 'mail', reason: 'Cần bảng số liệu kèm thư' }, { action: to })).status, 303);
  const [[request]] = await stack.sql(`SELECT id FROM identity_request WHERE report_id = ${id}`);
  const open = async (client, which = mail) => client.submit('/staff/identity', { mail: which },
    { action: `/staff/identity/${request}/mail` }).catch((e) => ({ status: e.message }));
  const custodian = await official(stack, 'so.luutru');
  assert.notEqual((await open(custodian)).status, 200, 'before it was agreed');
  assert.equal((await custodian.submit('/staff/identity', { answer: 'agree' },
    { action: `/staff/identity/${request}` })).status, 303);
  assert.notEqual((await open(officer)).status, 200, 'never who asked');
  assert.equal((await open(custodian, '999999')).status, 404, 'only a mail of that report');
  const asked = await custodian.post(`/staff/identity/${request}/open`, { csrf: '' });
  assert.notEqual(asked.status, 200, 'a mail was agreed to, no identity');
  const twice = await Promise.all([open(custodian), open(await official(stack, 'so.luutru'))]);
  const [saved, ...more] = twice.filter((one) => one.status === 200);
  assert.ok(saved && more.length === 0, 'two at once: one');
  assert.match(saved.headers['cache-control'], /no-store/);
  assert.match(saved.headers['content-disposition'], new RegExp(`filename="${ref}-${mail}\\.eml"`));
  assert.ok(saved.body.equals(bytes), 'as it came, with its files');
  assert.notEqual((await open(custodian)).status, 200, 'once');
  const rows = await stack.sql(`SELECT e.type FROM event e JOIN cases c ON c.id = e.case_id
    WHERE c.code = '${code}' AND e.type LIKE 'identity%' ORDER BY e.seq`);
  assert.deepEqual(rows.flat(), ['identity_mail_ask', 'identity_agree', 'identity_mail_open']);
  const [[reads]] = await stack.sql(`SELECT COUNT(*) FROM sealed_read WHERE ref = '${ref}'`);
  assert.equal(reads, '1', 'the auditor sees it');
});

test('30 MB are taken in whole; what passes the limit is cut there and says so', async () => {
  const stack = await mailStack('mail');
  const big = withFiles('big-30', 'thư ba mươi megabyte ABC',
    [{ name: 'video.mp4', type: 'video/mp4', bytes: Buffer.alloc(22 << 20, 7) }]);
  assert.ok(big.length > 30 << 20);
  await taken(stack, big);
  const [r] = await reportsWith(stack, 'thư ba mươi megabyte ABC');
  const [[size]] = await stack.sql(`SELECT size FROM mail_in WHERE report_id = ${r.id}`);
  assert.equal(size, String(big.length));
  const limit = 41943040;
  for (const [i, extra] of [[0, -1], [1, 0], [2, 1]]) {
    const head = plain(`limit-${i}`, `thư sát giới hạn ${i} ABC\r\n`);
    const bytes = Buffer.concat([head, Buffer.alloc(limit + extra - head.length, '\r\n')]);
    await taken(stack, bytes);
    const [{ id, what }] = await reportsWith(stack, `thư sát giới hạn ${i} ABC`);
    assert.equal(/lớn quá giới hạn/.test(what), extra > 0, `limit ${extra}`);
    const [[kept]] = await stack.sql(`SELECT size FROM mail_in WHERE report_id = ${id}`);
    assert.equal(kept, String(Math.min(bytes.length, limit)));
  }
});

test('the same id with other words is another mail; an empty mail is one too', async () => {
  const stack = await mailStack('mail');
  for (const text of ['hai thư một số A', 'hai thư một số B'])
    await taken(stack, plain('same-id', text));
  assert.equal((await reportsWith(stack, 'hai thư một số')).length, 2);
  await taken(stack, Buffer.alloc(0));
  const [r] = await reportsWith(stack, 'thư không có chữ');
  assert.deepEqual([r.named, r.wish], ['0', '0'], 'nobody is asked who they are');
});

test('without the database, the helper or the settings the mail server keeps the mail', async () => {
  const stack = await mailStack('mail');
  const text = await readFile(stack.config, 'utf8');
  const odd = (name, from, to) => {
    const file = path.join(stack.dir, `${name}.yaml`);
    return run('sh', ['-c', `cat > ${file}`], { input: text.replace(from, to) })
      .then(() => stack.hotline(['intake-mail', '--config', file], { input: 'Subject: a\n\nb' }));
  };
  assert.equal((await odd('nodb', /socket: .*/, 'socket: /nowhere/db.sock')).code, 75);
  assert.equal((await odd('nomime', /^demo:/m, 'mime_program: /nowhere/mime\ndemo:')).code, 75);
  assert.equal((await odd('nonsense', /^demo:/m, 'what: 1\ndemo:')).code, 75);
  assert.equal((await stack.hotline(['intake-mail'], { input: 'x' })).code, 75);
  // A helper that dies or hangs loses nothing: the mail is a report, read by a person.
  await odd('dies', /^demo:/m, 'mime_program: /bin/false\ndemo:').then((d) => assert.equal(d.code, 0));
  assert.ok((await reportsWith(stack, 'Máy không đọc được thư này')).length > 0);
  assert.equal((await readdir(stack.dir)).some((f) => f.startsWith('sanitizer')), false);
});

test('when its sender is erased, the whole mail goes as well', async () => {
  const stack = await mailStack('mail');
  await taken(stack, plain('erase-1', 'thư sẽ xóa người gửi ABC'));
  const [{ id }] = await reportsWith(stack, 'thư sẽ xóa người gửi ABC');
  const blob = async () => (await stack.sql(`SELECT blob_name FROM mail_in
    WHERE report_id = ${id}`))[0][0];
  const name = await blob();
  const file = path.join(stack.dir, 'blobs', name.slice(0, 2), name.slice(2, 4), name);
  assert.ok((await readFile(file)).length > 0);
  await stack.sql(`INSERT INTO erase_order (report_id, why, made_us) VALUES (${id}, 'request', 1)`);
  await until(async () => /^erased-/.test(await blob()), 20_000, 'the order');
  await assert.rejects(readFile(file), /ENOENT/);
});

test('a failure of any database call loses nothing and makes nothing twice', async () => {
  const stack = await mailStack('mail');
  for (let n = 1; n < 60; n += 1) {
    const bytes = withFiles(`fault-${n}`, `thư gặp lỗi lần ${n}.`,
      [{ name: 'a.heic', type: 'image/heic', bytes: await photo() }]);
    const first = await intake(stack, bytes, { env: { HOTLINE_FAULT_NTH: String(n) } });
    const wanted = /"fault_wanted"/.test(first.err);
    assert.ok(first.code === 0 || first.code === 75, `call ${n}`);
    const before = await reportsWith(stack, `thư gặp lỗi lần ${n}.`);
    assert.ok(before.length === 1 || first.code === 75, `call ${n}: taken in means kept`);
    await taken(stack, bytes);
    const after = await reportsWith(stack, `thư gặp lỗi lần ${n}.`);
    assert.equal(after.length, 1, `call ${n}`);
    const [[mails, files]] = await stack.sql(`SELECT
      (SELECT COUNT(*) FROM mail_in WHERE report_id = r.id),
      (SELECT COUNT(*) FROM report_file f WHERE f.token_hash = r.token_hash)
      FROM report r WHERE r.id = ${after[0].id}`);
    assert.deepEqual([mails, files], ['1', '1'], `call ${n}`);
    if (!wanted) {
      assert.ok(n > 8, `only ${n} calls`);
      return;
    }
  }
  assert.fail('there is no end of calls');
});
