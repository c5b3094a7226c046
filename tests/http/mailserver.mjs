// A real mail server for tests: Debian's Exim with a configuration of its own, on loopback,
// as the user who runs the tests, or as nobody where that is root (Exim delivers nothing as
// root). It pipes the hotline's mail into `hotline intake-mail` and keeps all other mail.
import { spawn } from 'node:child_process';
import {
  chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile,
} from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { MODE, run, TOP, until } from './stack.mjs';

const NOBODY = 65534;
const root = process.getuid() === 0;

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

const configuration = ({ dir, port, pipe, user, group }) => `
primary_hostname = mx.hotline.example.vn
exim_user = ${user}
exim_group = ${group}
admin_groups = ${group}
tls_advertise_hosts =
spool_directory = ${dir}/spool
log_file_path = ${dir}/log/%s
pid_file_path = ${dir}/exim.pid
daemon_smtp_ports = ${port}
local_interfaces = 127.0.0.1
deliver_drop_privilege = true
trusted_groups = ${group}
message_size_limit = 40M
acl_smtp_rcpt = accept
acl_smtp_data = accept
queue_run_max = 2
host_lookup =
rfc1413_query_timeout = 0s
never_users =
keep_environment = NODE_OPTIONS
add_environment = PATH=/usr/bin:/bin
begin acl
accept:
  accept
begin routers
hotline:
  driver = accept
  domains = hotline.example.vn
  local_parts = phan-anh
  local_part_suffix = +*
  local_part_suffix_optional
  transport = hotline
refused:
  driver = redirect
  allow_fail
  local_parts = ai-day
  data = :fail: no such person
rest:
  driver = accept
  transport = kept
begin transports
hotline:
  driver = pipe
  command = ${pipe}
  message_prefix =
  message_suffix =
  return_path_add
  temp_errors = *
  timeout = 5m
  log_output
kept:
  driver = appendfile
  directory = ${dir}/kept
  maildir_format
  create_directory = true
begin retry
* * F,1h,1s
begin rewrite
begin authenticators
`;

// The door for a server that runs as nobody: it may hand over a mail and hears the exit
// code, as it does of the program itself where one user runs all.
async function door(stack, dir) {
  const socket = path.join(dir, 'door.sock');
  const server = net.createServer({ allowHalfOpen: true }, (peer) => {
    const pieces = [];
    peer.on('error', () => {});
    peer.on('data', (piece) => pieces.push(piece));
    peer.on('end', async () => {
      const all = Buffer.concat(pieces);
      const cut = all.indexOf(10);
      const env = JSON.parse(all.subarray(0, cut).toString());
      const done = await stack.hotline(['intake-mail', '--config', stack.config],
        { input: all.subarray(cut + 1), env });
      peer.end(String(done.code));
    });
  });
  await new Promise((resolve) => { server.listen(socket, resolve); });
  await chmod(socket, 0o777);
  await writeFile(path.join(dir, 'door.mjs'), `
import net from 'node:net';
const peer = net.connect(${JSON.stringify(socket)});
const { RECIPIENT = '', SENDER = '' } = process.env;
let said = '';
peer.write(JSON.stringify({ RECIPIENT, SENDER }) + '\\n');
process.stdin.pipe(peer);
peer.on('data', (piece) => { said += piece; });
peer.on('error', () => process.exit(75));
peer.on('end', () => process.exit(said === '' ? 75 : Number(said)));
`, { mode: 0o644 });
  return { server, pipe: `${process.execPath} ${dir}/door.mjs` };
}

export class MailServer {
  static async start(stack) {
    const m = new MailServer();
    m.dir = await mkdtemp(path.join(tmpdir(), 'hlmail-'));
    m.port = await freePort();
    await chmod(m.dir, 0o755);
    for (const name of ['spool', 'log', 'kept']) {
      await mkdir(path.join(m.dir, name), { mode: 0o750 });
      if (root) await chown(path.join(m.dir, name), NOBODY, NOBODY);
    }
    if (root) await chown(m.dir, NOBODY, NOBODY);
    const hotline = path.join(TOP, 'var/build', MODE, 'hotline');
    m.door = root ? await door(stack, m.dir) : null;
    const pipe = m.door?.pipe ?? `${hotline} intake-mail --config ${stack.config}`;
    const [user, group] = root ? ['nobody', 'nogroup']
      : (await run('sh', ['-c', 'id -un; id -gn'])).out.trim().split('\n');
    m.config = path.join(m.dir, 'exim.conf');
    await writeFile(m.config, configuration({ dir: m.dir, port: m.port, pipe, user, group }));
    m.child = spawn(...m.command(['-bdf', '-q1s']), { stdio: ['ignore', 'ignore', 'pipe'] });
    m.child.stderr.on('data', (piece) => { m.said = `${m.said ?? ''}${piece}`; });
    await until(async () => {
      if (m.child.exitCode !== null) throw new Error(`exim4 ended: ${m.said}`);
      return m.answers();
    }, 10_000, 'the mail server');
    return m;
  }

  command(args) {
    const exim = ['/usr/sbin/exim4', '-C', this.config, ...args];
    return root
      ? ['setpriv', ['--reuid', NOBODY, '--regid', NOBODY, '--groups', NOBODY, '--', ...exim]]
      : [exim[0], exim.slice(1)];
  }

  answers() {
    return new Promise((resolve) => {
      const peer = net.connect(this.port, '127.0.0.1', () => { peer.end(); resolve(true); });
      peer.on('error', () => resolve(false));
    });
  }

  // As a mail program gives a mail to its server.
  async give(bytes, from, to) {
    const file = path.join(this.dir, `give-${Math.random()}`);
    await writeFile(file, bytes);
    const done = await run('curl', ['-sS', `smtp://127.0.0.1:${this.port}`, '--mail-from', from,
      '--mail-rcpt', to, '--upload-file', file]);
    await rm(file);
    if (done.code !== 0) throw new Error(`curl: ${done.err}`);
  }

  // Mails that came for somebody else than the hotline, as text.
  async kept() {
    const dir = path.join(this.dir, 'kept/new');
    const names = await readdir(dir).catch(() => []);
    return Promise.all(names.sort().map((name) => readFile(path.join(dir, name), 'utf8')));
  }

  async log() {
    return readFile(path.join(this.dir, 'log/main'), 'utf8').catch(() => '');
  }

  async stop() {
    this.child.kill('SIGTERM');
    await until(() => this.child.exitCode !== null || this.child.signalCode !== null, 10_000,
      'the end of the mail server');
    this.door?.server.close();
    // A delivery that the server had begun ends by itself and may still write its log.
    await rm(this.dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

// Text of a mail of ours: head lines unfolded, encoded words and body decoded.
export function readMail(text) {
  const cut = text.search(/\r?\n\r?\n/);
  const words = (value) => value.replace(/\?=\s+=\?UTF-8\?Q\?/g, '').replace(/=\?UTF-8\?Q\?(.*?)\?=/g,
    (_, q) => Buffer.from(q.replace(/=([0-9A-F]{2})/g,
      (__, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString());
  const head = text.slice(0, cut).replace(/\r?\n[ \t]+/g, ' ');
  const get = (name) => words(new RegExp(`^${name}: *(.*)$`, 'mi').exec(head)?.[1] ?? '');
  // libcurl puts the one text into a multipart of its own.
  const [, body] = /Encoding: base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(text.slice(cut));
  return { head, get, body: Buffer.from(body, 'base64').toString() };
}
