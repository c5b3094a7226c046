// What nginx answers by itself, what it lets through, and what it writes down.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from './client.mjs';
import { assert, test } from './runner.mjs';
import { TOP, must, run, shared } from './stack.mjs';

const headersOfAll = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$|^same-origin$/,
  'content-security-policy': /default-src 'none'/,
};

function assertHeaders(answer) {
  for (const [name, wanted] of Object.entries(headersOfAll))
    assert.match(answer.headers[name] ?? '(missing)', wanted, name);
  assert.doesNotMatch(answer.headers['content-security-policy'], /unsafe-/);
  assert.doesNotMatch(answer.headers.server ?? '', /\d/, 'no version is told');
}

test('a static file is served, revalidated and cannot be posted to', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  const first = await client.get('/static/app.css');
  assert.equal(first.status, 200);
  assert.match(first.headers['content-type'], /^text\/css/);
  assert.equal(first.headers['cache-control'], 'no-cache');
  assertHeaders(first);
  const again = await client.get('/static/app.css',
    { headers: { 'If-None-Match': first.headers.etag } });
  assert.equal(again.status, 304);
  assert.equal((await client.post('/static/app.css')).status, 405);
  assert.equal((await client.get('/static/../nginx.conf')).status, 404);
  assert.equal((await client.get('/static/%2e%2e/%2e%2e/Makefile')).status, 400);
});

test('its own refusals are pages in Vietnamese that say what to do', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  const missing = await client.get('/static/none.css');
  assert.equal(missing.status, 404);
  assert.match(missing.text, /Không tìm thấy trang/);
  assertHeaders(missing);
  const large = await client.send('POST', '/x', { body: Buffer.alloc(300_000) });
  assert.equal(large.status, 413);
  assert.match(large.text, /quá lớn/);
  const long = await client.get(`/${'a'.repeat(9000)}`);
  assert.equal(long.status, 414);
  assert.match(long.text, /Địa chỉ quá dài/);
  const direct = await client.get('/errors/413.html');
  assert.equal(direct.status, 404, 'error pages have no address of their own');
});

test('each page of a refusal that is configured exists', async () => {
  const stack = await shared();
  const config = await readFile(path.join(TOP, 'nginx/common.conf.in'), 'utf8');
  const named = [...config.matchAll(/\/errors\/(\d+\.html)/g)].map(([, page]) => page);
  for (const page of [...named, '413.html', '413-staff.html']) {
    const text = await readFile(path.join(stack.dir, 'run/errors', page), 'utf8');
    assert.doesNotMatch(text, /@[A-Z]+@/, page);
  }
});

test('neither address nor path of a citizen is written down', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  const mark = 'SECRETPATHABC';
  await client.get(`/${mark}?q=${mark}`);
  await client.post(`/${mark}`, { text: mark });
  await client.send('POST', `/${mark}`, { body: Buffer.alloc(300_000) });
  await client.get(`/static/${mark}`);
  const dir = path.join(stack.dir, 'log');
  for (const name of await readdir(dir)) {
    const text = await readFile(path.join(dir, name), 'utf8');
    assert.ok(!text.includes(mark), `${name} tells a path`);
    if (name !== 'db.log') assert.doesNotMatch(text, /client: 127\.0\.0\.1/, name);
  }
});

test('the public workers are told neither address nor browser', async () => {
  const params = await readFile(path.join(TOP, 'nginx/params.conf'), 'utf8');
  assert.doesNotMatch(params, /REMOTE_|USER_AGENT|FORWARDED|X_REAL/i);
  const stack = await shared();
  const conf = await readFile(path.join(stack.dir, 'run/conf/nginx.conf'), 'utf8');
  const publicServer = conf.slice(conf.indexOf('server {'), conf.lastIndexOf('server {'));
  assert.doesNotMatch(publicServer, /REMOTE_ADDR/);
  assert.match(publicServer, /error_log \/dev\/null crit;/);
});

test('bodies in hand lie in memory', async () => {
  const stack = await shared();
  const [, bodies] = (await readFile(path.join(stack.dir, 'run/places'), 'utf8')).split('\n');
  const info = await stat(bodies);
  assert.equal(info.mode & 0o777, 0o700);
  assert.match(bodies, /^\/dev\/shm\/hl\./, 'this machine has no /dev/shm');
});

test('both sites listen on loopback only', async () => {
  const stack = await shared();
  const ports = [stack.public, stack.staff].map((url) => Number(new URL(url).port));
  const hex = ports.map((port) => port.toString(16).toUpperCase().padStart(4, '0'));
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').slice(1);
    for (const line of lines) {
      const [, local, , state] = line.trim().split(/\s+/);
      if (state !== '0A' || !hex.includes(local.split(':')[1])) continue;
      assert.equal(local.split(':')[0], '0100007F', `${file}: ${local}`);
    }
  }
});

test('the production example is a configuration that nginx accepts', async () => {
  const stack = await shared();
  const dir = await mkdtemp(path.join(tmpdir(), 'hltest-'));
  try {
    await cp(path.join(stack.dir, 'run/conf'), path.join(dir, 'nginx'), { recursive: true });
    await mkdir(path.join(dir, 'log'));
    await must('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
      '-nodes', '-subj', '/CN=hotline.example.vn', '-keyout', `${dir}/any.key`, '-out',
      `${dir}/any.pem`]);
    const example = await readFile(path.join(TOP, 'nginx/production.conf.example'), 'utf8');
    const here = example.replaceAll('/etc/hotline/nginx/', `${dir}/nginx/`)
      .replace(/\/etc\/hotline\/tls\/\w+\.(pem|key)/g, `${dir}/any.$1`)
      .replaceAll('/var/log/nginx/', `${dir}/log/`).replaceAll('/run/nginx.pid', `${dir}/pid`)
      .replaceAll('/dev/shm/hotline-nginx/', `${dir}/`).replace('user www-data;', '')
      .replace(/listen \[::\][^;]*;/g, '') // a container may lack IPv6
      .replace('http {', `http { proxy_temp_path ${dir}/a; uwsgi_temp_path ${dir}/b;`
        + ` scgi_temp_path ${dir}/c;`)
      .replace(/listen (443|80)/g, (_, port) => `listen 127.0.0.1:4${port}`);
    await writeFile(path.join(dir, 'nginx.conf'), here);
    const done = await run('nginx', ['-t', '-q', '-e', `${dir}/log/e`, '-c', `${dir}/nginx.conf`],
      { env: { PATH: `${process.env.PATH}:/usr/sbin` } });
    assert.equal(done.code, 0, done.err);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

test('a body is limited by where it goes', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  const staff = new Client(stack.staff);
  const post = (client, path, n) => client.send('POST', path,
    { body: Buffer.alloc(n), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.equal((await post(citizen, '/track', 300_000)).status, 413);
  assert.equal((await post(citizen, '/report', 28 << 20)).status, 413);
  const login = await post(staff, '/staff/login', 20_000);
  assert.equal(login.status, 413);
  assert.match(login.text, /một lần gửi tối đa 21 MB[^]*“Lưu nháp”: hãy mở lại biểu mẫu/, 'words of officials');
  assert.notEqual((await post(citizen, '/report', 300_000)).status, 502);
});

test('the first page of the officials leads to their work', async () => {
  const stack = await shared();
  const answer = await new Client(stack.staff).get('/');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, '/staff');
});

test('methods and addresses that do not exist', async () => {
  const stack = await shared();
  const client = new Client(stack.public);
  const missing = await client.get('/no/such/page');
  assert.equal(missing.status, 404);
  assertHeaders(missing);
  const wrong = await client.send('DELETE', '/report');
  assert.equal(wrong.status, 405);
  assert.match(wrong.headers.allow, /POST/);
  assertHeaders(wrong);
});
