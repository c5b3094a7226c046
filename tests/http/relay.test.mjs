// The whole way with a real mail server: a mail in, a receipt out, answers by signed address.
import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { Client } from './client.mjs';
import { intake, kinds, mail, mailStack, plain, reportsWith } from './mails.mjs';
import { MailServer, readMail } from './mailserver.mjs';
import { newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { must, until } from './stack.mjs';

const SECRET = 'bí mật ABC';

// A gateway for SMS with a certificate of its own; keeps what it takes.
async function gateway(stack) {
  const file = (name) => path.join(stack.dir, name);
  await must('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1',
    '-keyout', file('sms.key'), '-out', file('sms.pem')]);
  await writeFile(file('sms.secret'), `${SECRET}\n`, { mode: 0o600 });
  const g = { got: [], status: 200 };
  g.server = https.createServer({ key: await readFile(file('sms.key')),
    cert: await readFile(file('sms.pem')) }, (request, response) => {
    let body = '';
    request.on('data', (piece) => { body += piece; });
    request.on('end', () => {
      g.got.push({ headers: request.headers, body, sms: JSON.parse(body) });
      response.writeHead(g.status).end('{}');
    });
  });
  await new Promise((resolve) => { g.server.listen(0, '127.0.0.1', resolve); });
  g.server.unref();
  return g;
}

// Workers read the settings when they start; multiwatch starts others.
async function anew(stack, name) {
  const workers = async () => (await stack.processes(name))
    .filter(({ command }) => /hotline (jobs|serve) /.test(command) && !/multiwatch/.test(command))
    .map(({ pid }) => pid);
  const before = await workers();
  for (const pid of before) process.kill(pid, 'SIGTERM');
  await until(async () => {
    const now = await workers();
    return now.length > 0 && !now.some((pid) => before.includes(pid));
  }, 60_000, `${name} anew`);
}

let running = null;
async function post() {
  running ??= (async () => {
    const stack = await mailStack('relay');
    const server = await MailServer.start(stack);
    const sms = await gateway(stack);
    const text = await readFile(stack.config, 'utf8');
    await writeFile(stack.config, `${text}mail: {domain: hotline.example.vn, `
      + `smtp: "smtp://127.0.0.1:${server.port}"}\n`
      + `sms: {url: "https://127.0.0.1:${sms.server.address().port}", secret_file: sms.secret}\n`
      + 'relay: {first_seconds: 1, tries: 3, ca_file: sms.pem}\n');
    await anew(stack, 'jobs');
    await anew(stack, 'public');
    return { stack, server, sms };
  })();
  return running;
}

const to = (address) => (text) => readMail(text).get('To') === `<${address}>`;
async function mailTo(server, address, n = 1) {
  const all = await until(async () => {
    const some = (await server.kept()).filter(to(address));
    return some.length >= n && some;
  }, 60_000, `${n} mail to ${address}`);
  return all.map(readMail);
}

test('a mail comes by a real server; its receipt has number and key, neutral words', async () => {
  const { stack, server } = await post();
  await server.give(await mail('grandson'), 'minh.abc@example.com', 'phan-anh@hotline.example.vn');
  const report = await until(async () => (await reportsWith(stack, 'Con chuyển giúp thư'))[0],
    60_000, 'the report');
  const [m, ...more] = await mailTo(server, 'minh.abc@example.com');
  assert.equal(more.length, 0);
  assert.equal(m.get('Subject'), `Hồ sơ ${report.ref}: đã nhận`);
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
  await until(async () => (await bodies()).length === 1, 60_000, 'the answer');
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
  // Two of one second may lie in either order.
  const news = (await mailTo(server, 'hue.abc@example.com', 2))
    .find((m) => !/đã nhận/.test(m.get('Subject')));
  assert.equal(news.get('Subject'), `Hồ sơ ${ref}: có tin mới`);
  assert.match(news.body, /có tin mới\.\nXem tại http:\S+\/track\n/);
  assert.doesNotMatch(news.body, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/, 'the key is told once');
});

test('answers by machine end there; a refused address is told to the handler', async () => {
  const { stack, server } = await post();
  const before = await kinds(stack);
  await server.give(plain('gone-1', 'Nước đục ABC.', { from: 'ai-day@elsewhere.example' }),
    'ai-day@elsewhere.example', 'phan-anh@hotline.example.vn');
  // The receipt comes back as a report of delivery, to the signed address.
  await until(async () => ((await kinds(stack)).bounce ?? 0) > (before.bounce ?? 0), 60_000,
    'the report of delivery');
  const [{ id }] = await reportsWith(stack, 'Nước đục ABC.');
  const events = () => stack.sql(`SELECT e.type FROM event e JOIN case_report cr
    ON cr.case_id = e.case_id WHERE cr.report_id = ${id} AND e.type = 'relay_failed'`);
  await until(async () => (await events()).length === 1, 60_000, 'the event');
  const [[notices]] = await stack.sql(`SELECT COUNT(*) FROM notice n JOIN case_report cr
    ON cr.case_id = n.case_id WHERE cr.report_id = ${id} AND n.code = 'relay_failed'`);
  assert.ok(Number(notices) >= 0);
  // Somebody is away and answers the receipt: nothing more is sent.
  const address = (await server.log()).match(/<= (phan-anh\+\S+@hotline\.example\.vn)/g).at(-1).slice(3);
  const kept = (await server.kept()).length;
  await server.give(await mail('away'), 'away.abc@example.com', address);
  await until(async () => ((await kinds(stack)).auto ?? 0) > (before.auto ?? 0), 60_000, 'it is kept');
  const [[waiting]] = await stack.sql('SELECT COUNT(*) FROM relay WHERE done_us IS NULL');
  assert.equal(waiting, '0');
  assert.equal((await server.kept()).length, kept);
});

test('whoever wishes an SMS gets one, signed, without words; a gateway away is tried again', async () => {
  const { stack, sms } = await post();
  const citizen = new Client(stack.public);
  const page = (await citizen.get('/')).text;
  assert.match(page, /name="wish" value="email"/);
  assert.match(page, /name="wish" value="sms"/);
  const send = (fields) => citizen.post('/report', { ...reportFields(newToken()), ...fields });
  const refused = await send({ phone: '', wish: 'sms' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Muốn được báo tin qua tin nhắn thì ghi số điện thoại/);
  assert.match(refused.text, /value="sms" checked/, 'the wish is kept');
  assert.equal((await send({ email: '', wish: 'email' })).status, 422);
  sms.status = 503;
  const { ref } = receiptOf((await send({ phone: '+84 912.345-678', wish: 'sms' })).text);
  await until(() => sms.got.length > 0, 60_000, 'a first try');
  sms.status = 200;
  await until(async () => (await stack.sql(`SELECT q.result FROM relay q JOIN report r
    ON r.id = q.report_id WHERE r.ref = '${ref}'`))[0]?.[0] === 'sent', 60_000, 'the SMS');
  const { headers, body, sms: said } = sms.got.at(-1);
  assert.equal(said.to, '+84912345678');
  assert.equal(said.text,
    `Chúng tôi đã nhận hồ sơ của bạn, số ${ref}. Xem tại ${stack.public}/track`);
  assert.equal(said.id, sms.got[0].sms.id, 'the same one again says so');
  const mac = createHmac('sha256', SECRET).update(`${headers['x-hotline-timestamp']}.${body}`);
  assert.equal(headers['x-hotline-signature'], `sha256=${mac.digest('hex')}`);
});

test('without a wish nothing is sent; a number that is refused is told to the handler', async () => {
  const { stack, sms } = await post();
  const send = async (fields) => receiptOf((await new Client(stack.public).post('/report',
    { ...reportFields(newToken()), ...fields })).text).ref;
  const count = sms.got.length;
  const silent = await send({ email: 'im.abc@example.com' });
  sms.status = 404;
  const wrong = await send({ phone: '0900000000', wish: 'sms' });
  const relays = (ref) => stack.sql(`SELECT q.result FROM relay q JOIN report r
    ON r.id = q.report_id WHERE r.ref = '${ref}'`);
  await until(async () => (await relays(wrong))[0]?.[0] === 'refused', 60_000, 'the refusal');
  sms.status = 200;
  assert.equal(sms.got.length, count + 1);
  assert.deepEqual(await relays(silent), []);
  const events = await stack.sql(`SELECT e.data FROM event e JOIN case_report cr
    ON cr.case_id = e.case_id JOIN report r ON r.id = cr.report_id
    WHERE r.ref = '${wrong}' AND e.type = 'relay_failed'`);
  assert.equal(events.length, 1);
  assert.doesNotMatch(events[0][0], /0900000000/);
  // No log of the services names an address or a number.
  const log = await stack.logTail();
  assert.doesNotMatch(log, /0900000000|912345678|im\.abc@|lan\.abc@/);
});

test('whoever lost the key gets a code for one use, where they left an address', async () => {
  const { stack, server } = await post();
  const citizen = new Client(stack.public);
  const { ref } = receiptOf((await citizen.post('/report', { ...reportFields(newToken()),
    phone: '', email: 'quen.abc@example.com' })).text);
  await until(async () => (await stack.sql(`SELECT 1 FROM report r JOIN case_report cr
    ON cr.report_id = r.id WHERE r.ref = '${ref}'`)).length === 1, 60_000, 'the case');
  assert.equal((await new Client(stack.public).post('/track/lost', { ref })).status < 400, true);
  const [m] = await mailTo(server, 'quen.abc@example.com');
  assert.equal(m.get('Subject'), `Hồ sơ ${ref}: mã một lần`);
  const code = new RegExp(`Mã một lần cho hồ sơ ${ref}: ([0-9A-Z-]{29})\\.`).exec(m.body)?.[1];
  assert.ok(code, m.body);
  assert.ok(!m.head.includes(code));
});

test('while the database is away the mail server keeps the mail, and brings it later', async () => {
  const { stack, server } = await post();
  const config = await readFile(stack.config, 'utf8');
  await writeFile(stack.config, config.replace(/socket: .*/, 'socket: /nowhere/db.sock'));
  try {
    await server.give(plain('away-db', 'thư đến lúc nghỉ ABC', { from: 'khoa.abc@example.com' }),
      'khoa.abc@example.com', 'phan-anh@hotline.example.vn');
    await until(async () => / == phan-anh@/.test(await server.log()), 60_000, 'a delay');
  } finally {
    await writeFile(stack.config, config);
  }
  await until(async () => (await reportsWith(stack, 'thư đến lúc nghỉ ABC')).length === 1, 60_000,
    'the mail');
  await server.stop();
});
