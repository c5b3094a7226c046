// The signed proof of filing: verified by anybody with the public key, and telling nothing.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, unescape } from './client.mjs';
import { newCase } from './people.mjs';
import { assert, test } from './runner.mjs';
import { run, shared } from './stack.mjs';

async function proofOf(key) {
  const citizen = new Client((await shared()).public);
  await citizen.post('/track', { key });
  const page = await citizen.get('/track/proof');
  assert.equal(page.status, 200);
  const [line, pub, salt] = [...page.text.matchAll(/<code>([^<]+)<\/code>/g)].map((m) => unescape(m[1]));
  return { line, pub, salt, page: page.text };
}

test('a proof is good by page and by command, offline; one changed character makes it bad', async () => {
  const stack = await shared();
  const made = await newCase(stack, { what: 'Nước thải đen kimproof', place: 'Chợ ABC', polluter: 'Xưởng ABC' });
  const { line, pub, salt, page } = await proofOf(made.key);
  assert.match(line, new RegExp(`^DDX1;${made.ref};20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ;06673;[\\w-]{43};[\\w-]{86}$`));
  assert.match(page, /<svg/);
  const keys = await new Client(stack.public).get('/keys');
  assert.match(keys.text, new RegExp(`^receipt ${pub}$`, 'm'));
  const file = path.join(stack.dir, 'proof.txt');
  await writeFile(file, `${line.slice(0, 60)}\n${line.slice(60)}\n`);
  const clean = { HOME: '/', PATH: '/usr/bin' };
  for (const what of [line, file]) {
    const done = await stack.hotline(['receipt', 'verify', '--key', pub, what], { env: clean });
    assert.equal(done.code, 0, done.err);
    assert.ok(done.out.startsWith(`good\nref ${made.ref}\n`), done.out);
  }
  const anybody = new Client(stack.public);
  // What the page tells people without our program to type.
  const told = unescape(/<pre[^>]*>([^<]+)<\/pre>/.exec((await anybody.get('/receipt/verify')).text)[1]);
  const typed = (its) => run('sh', ['-c', `cd "$(mktemp -d)" && ${told.replace('DDX1;…', its)}`]);
  assert.match((await typed(line)).out, /Signature Verified Successfully/);
  assert.notEqual((await typed(line.replace(';06673;', ';06674;'))).code, 0);
  const checked = await anybody.post('/receipt/verify', { line });
  assert.equal(checked.status, 200);
  assert.match(checked.text, /Phiếu đúng/);
  for (const at of [6, 20, 40, 50, 70, line.length - 5]) {
    const bad = line.slice(0, at) + (line[at] === 'A' ? 'B' : 'A') + line.slice(at + 1);
    assert.equal((await stack.hotline(['receipt', 'verify', '--key', pub, bad])).code, 1, bad);
    assert.equal((await anybody.post('/receipt/verify', { line: bad })).status, 422, bad);
  }
  assert.equal((await stack.hotline(['receipt', 'verify', '--key', pub.replace(/^../, '00'), line])).code, 1);
  for (const odd of ['', 'DDX1', `${line};x`, 'x'.repeat(401), made.key])
    assert.equal((await anybody.post('/receipt/verify', { line: odd })).status, 422, odd);
  for (const secret of [made.key, made.key.replaceAll('-', ''), 'Nguyễn', '0912', 'kimproof'])
    assert.ok(!line.includes(secret) && !checked.text.includes(secret), secret);
  // What the digest covers, as proof.h tells it: with the salt it can be shown, without it not.
  const parts = [salt, 'Nước thải đen kimproof', 'Chợ ABC', 'Xưởng ABC'];
  const bytes = parts.map((p) => `${Buffer.byteLength(p)}:${p}`).join('');

  const sum = await run('b2sum', ['-l', '256'], { input: bytes });
  const digest = Buffer.from(sum.out.slice(0, 64), 'hex').toString('base64url');
  assert.equal(line.split(';')[4], digest);
});

test('nobody gets a proof without the key', async () => {
  const stranger = new Client((await shared()).public);
  assert.equal((await stranger.get('/track/proof')).headers.location, '/track');
  stranger.cookies.set('__Host-pub', 'A'.repeat(43));
  assert.equal((await stranger.get('/track/proof')).headers.location, '/track/status');
});
