// The whole way with a real mail server: a mail in, a receipt out, answers by signed address.
import { readFile, writeFile } from 'node:fs/promises';
import { Client } from './client.mjs';
import { intake, kinds, mail, mailStack, plain, reportsWith } from './mails.mjs';
import { MailServer, readMail } from './mailserver.mjs';
import { assert, test } from './runner.mjs';
import { until } from './stack.mjs';

let running = null;
async function post() {
  running ??= (async () => {
    const stack = await mailStack();
    const server = await MailServer.start(stack);
    const text = await readFile(stack.config, 'utf8');
    await writeFile(stack.config, `${text}mail: {domain: hotline.example.vn, `
      + `smtp: "smtp://127.0.0.1:${server.port}"}\nrelay: {first_seconds: 1, tries: 3}\n`);
    for (const { pid, command } of await stack.processes('jobs'))
      if (/hotline jobs/.test(command) && !/multiwatch/.test(command)) process.kill(pid, 'SIGTERM');
    return { stack, server };
  })();
  return running;
}

const to = (address) => (text) => readMail(text).get('To') === `<${address}>`;
async function mailTo(server, address, n = 1) {
  const all = await until(async () => {
    const some = (await server.kept()).filter(to(address));
    return some.length >= n && some;
  }, 20_000, `${n} mail to ${address}`);
  return all.map(readMail);
}

test('a mail comes by a real server; its receipt has number and key, neutral words', async () => {
  const { stack, server } = await post();
  await server.give(await mail('grandson'), 'minh.abc@example.com', 'phan-anh@hotline.example.vn');
  const report = await until(async () => (await reportsWith(stack, 'Con chuyển giúp thư'))[0],
    20_000, 'the report');
  const [m, ...more] = await mailTo(server, 'minh.abc@example.com');
  assert.equal(more.length, 0);
  assert.equal(m.get('Subject'), `Phản ánh ${report.ref}: đã nhận`);
  assert.match(m.get('From'), new RegExp(
    `^Đường Dây Xanh <phan-anh\\+${report.ref}\\.[0-9a-z]{19}@hotline\\.example\\.vn>$`));
  assert.equal(m.get('Auto-Submitted'), 'auto-generated');
  const key = /Khóa riêng của bạn: ([0-9A-Z-]{29})\n/.exec(m.body)?.[1];
  assert.ok(key, m.body);
  assert.ok(m.body.includes(`${stack.public}/track\n`));
  assert.ok(!m.head.includes(key) && !/https?:\S*[0-9A-Z]{4}-[0-9A-Z]{4}-/.test(m.body),
    'the key is in no head and no address');
  assert.doesNotMatch(m.body + m.get('Subject'), /Nước|đen|chợ|Minh|Hoa|phường|xã /);
  const reader = new Client(stack.public);
  assert.equal((await reader.post('/track', { key })).status, 303);
  assert.ok((await reader.get('/track/status')).text.includes(report.ref));
});

test('an answer to the signed address joins; a forged, changed or foreign one never', async () => {
  const { stack, server } = await post();
  await server.give(plain('join-1', 'Bãi rác ABC cháy.', { from: 'lan.abc@example.com' }),
    'lan.abc@example.com', 'phan-anh@hotline.example.vn');
  const [receipt] = await mailTo(server, 'lan.abc@example.com');
  const address = /<(.*)>/.exec(receipt.get('From'))[1];
  const report = (await reportsWith(stack, 'Bãi rác ABC cháy.'))[0];
  const bodies = async () => (await stack.sql(`SELECT body FROM message_in
    WHERE report_id = ${report.id} ORDER BY id`)).map(([body]) => body);
  // Written large, as some mail servers do; what it quotes is left out.
  await server.give(plain('join-2', 'Đêm qua lại cháy.\r\n\r\nBạn viết:\r\n> Phản ánh',
    { from: 'lan.abc@example.com', to: address }), 'lan.abc@example.com',
  address.replace(/\+.*@/, (tag) => tag.toUpperCase()));
  await until(async () => (await bodies()).length === 1, 20_000, 'the answer');
  assert.deepEqual(await bodies(), ['Đêm qua lại cháy.']);
  assert.equal((await reportsWith(stack, 'Đêm qua lại cháy.')).length, 0);
  // The lawyer's tries: another number, another signature, the number in the subject alone.
  const ref = report.ref;
  const tries = [address.replace(/\+../, '+25'), address.replace(/.@/, (x) => (x[0] === '7' ? '8@' : '7@')),
    address.replace(/\.[0-9a-z]{19}@/, '@'), `phan-anh+${ref}@hotline.example.vn`,
    'phan-anh@hotline.example.vn'];
  for (const [i, target] of tries.entries()) {
    const done = await intake(stack, plain(`forged-${i}`, `Xin rút phản ánh, lần ${i}.`,
      { from: `luat.su${i}.abc@example.com`, to: target, subject: `Re: Phản ánh ${ref}`,
        head: [`In-Reply-To: ${receipt.get('Message-ID')}`] }), { recipient: target });
    assert.equal(done.code, 0, done.err);
    const [own] = await reportsWith(stack, `Xin rút phản ánh, lần ${i}.`);
    assert.ok(own, `${target}: a report of its own`);
    assert.equal(own.wish, '0', 'what answers one of our mails gets no receipt');
  }
  assert.equal((await bodies()).length, 1);
});

test('an official writes: the reporter is told without a word of it', async () => {
  const { stack, server } = await post();
  await server.give(plain('told-1', 'Khói lò ABC.', { from: 'hue.abc@example.com' }),
    'hue.abc@example.com', 'phan-anh@hotline.example.vn');
  await mailTo(server, 'hue.abc@example.com');
  const [{ id, ref }] = await reportsWith(stack, 'Khói lò ABC.');
  await stack.sql(`INSERT INTO relay (report_id, code, made_us, next_us) VALUES (${id}, 'news', 1, 1)`);
  const [, news] = await mailTo(server, 'hue.abc@example.com', 2);
  assert.equal(news.get('Subject'), `Phản ánh ${ref}: có tin mới`);
  assert.match(news.body, /có tin mới\.\nXem tại http:\S+\/track\n/);
  assert.doesNotMatch(news.body, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/, 'the key is told once');
});

test('answers by machine end there; a refused address is told to the handler', async () => {
  const { stack, server } = await post();
  const before = await kinds(stack);
  await server.give(plain('gone-1', 'Nước đục ABC.', { from: 'ai-day@elsewhere.example' }),
    'ai-day@elsewhere.example', 'phan-anh@hotline.example.vn');
  // The receipt comes back as a report of delivery, to the signed address.
  await until(async () => ((await kinds(stack)).bounce ?? 0) > (before.bounce ?? 0), 30_000,
    'the report of delivery');
  const [{ id }] = await reportsWith(stack, 'Nước đục ABC.');
  const events = () => stack.sql(`SELECT e.type FROM event e JOIN case_report cr
    ON cr.case_id = e.case_id WHERE cr.report_id = ${id} AND e.type = 'relay_failed'`);
  await until(async () => (await events()).length === 1, 20_000, 'the event');
  const [[notices]] = await stack.sql(`SELECT COUNT(*) FROM notice n JOIN case_report cr
    ON cr.case_id = n.case_id WHERE cr.report_id = ${id} AND n.code = 'relay_failed'`);
  assert.ok(Number(notices) >= 0);
  // Somebody is away and answers the receipt: nothing more is sent.
  const address = (await server.log()).match(/<= (phan-anh\+\S+@hotline\.example\.vn)/g).at(-1).slice(3);
  const kept = (await server.kept()).length;
  await server.give(await mail('away'), 'away.abc@example.com', address);
  await until(async () => ((await kinds(stack)).auto ?? 0) > (before.auto ?? 0), 20_000, 'it is kept');
  const [[waiting]] = await stack.sql('SELECT COUNT(*) FROM relay WHERE done_us IS NULL');
  assert.equal(waiting, '0');
  assert.equal((await server.kept()).length, kept);
});

test('while the database is away the mail server keeps the mail, and brings it later', async () => {
  const { stack, server } = await post();
  const config = await readFile(stack.config, 'utf8');
  await writeFile(stack.config, config.replace(/socket: .*/, 'socket: /nowhere/db.sock'));
  try {
    await server.give(plain('away-db', 'thư đến lúc nghỉ ABC', { from: 'khoa.abc@example.com' }),
      'khoa.abc@example.com', 'phan-anh@hotline.example.vn');
    await until(async () => / == phan-anh@/.test(await server.log()), 20_000, 'a delay');
  } finally {
    await writeFile(stack.config, config);
  }
  await until(async () => (await reportsWith(stack, 'thư đến lúc nghỉ ABC')).length === 1, 30_000,
    'the mail');
  await server.stop();
});
