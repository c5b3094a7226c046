// One worker of a service, outside nginx and multiwatch, spoken to in FastCGI: for tests
// that must know which process answers, and with which environment it was started.
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { MODE, TOP, until } from './stack.mjs';

const VERSION = 1, BEGIN = 1, END = 3, PARAMS = 4, STDIN = 5, STDOUT = 6;
const PIECE = 65528; // a record holds 65535 bytes; a multiple of 8 needs no padding

function record(type, content) {
  const head = Buffer.alloc(8);
  head.writeUInt8(VERSION, 0);
  head.writeUInt8(type, 1);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(content.length, 4);
  return Buffer.concat([head, content]);
}

function stream(type, content) {
  const records = [];
  for (let i = 0; i < content.length; i += PIECE)
    records.push(record(type, content.subarray(i, i + PIECE)));
  return Buffer.concat([...records, record(type, Buffer.alloc(0))]);
}

function length(bytes) {
  const long = Buffer.alloc(4);
  long.writeUInt32BE((bytes.length | 0x80000000) >>> 0);
  return bytes.length < 128 ? Buffer.from([bytes.length]) : long;
}

function params(fields) {
  return Buffer.concat(Object.entries(fields).flatMap(([name, value]) => {
    const [n, v] = [Buffer.from(name), Buffer.from(String(value))];
    return [length(n), length(v), n, v];
  }));
}

// Standard output of the answer and whether its end came.
function answered(bytes) {
  const out = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const type = bytes.readUInt8(at + 1), n = bytes.readUInt16BE(at + 4);
    const end = at + 8 + n + bytes.readUInt8(at + 6);
    if (end > bytes.length) break;
    if (type === STDOUT) out.push(bytes.subarray(at + 8, at + 8 + n));
    if (type === END) return { out: Buffer.concat(out), whole: true };
    at = end;
  }
  return { out: Buffer.concat(out), whole: false };
}

function parsed(out) {
  const cut = out.indexOf('\r\n\r\n');
  const headers = {};
  for (const line of out.subarray(0, cut).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { status: Number((headers.status ?? '200').slice(0, 3)), headers,
    text: out.subarray(cut + 4).toString('utf8') };
}

export class Worker {
  // site: public or staff
  static async start(stack, site, env = {}) {
    const worker = new Worker();
    worker.socket = path.join(stack.dir, 'run', `worker-${process.pid}.sock`);
    worker.host = new URL(stack[site]).host;
    worker.errors = '';
    worker.child = spawn(path.join(TOP, 'var/build', MODE, 'hotline'),
      ['serve', `--${site}`, '--config', stack.config, '--socket', worker.socket],
      { env: { ...process.env, ...stack.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    worker.child.stdout.on('data', (text) => { worker.errors += text; });
    worker.child.stderr.on('data', (text) => { worker.errors += text; });
    worker.ended = new Promise((resolve) => { worker.child.on('exit', resolve); });
    await until(() => worker.connects(), 20_000, `a worker of ${site} listens`);
    return worker;
  }

  connects() {
    if (this.child.exitCode !== null) throw new Error(`the worker ended: ${this.errors}`);
    return new Promise((resolve) => {
      const probe = net.connect(this.socket, () => { probe.destroy(); resolve(true); });
      probe.on('error', () => resolve(false));
    });
  }

  // Fields as nginx/params.conf passes them; the client gives method, path, type and body.
  request(method, target, { headers = {}, body = Buffer.alloc(0), type = '' } = {}) {
    const fields = { REQUEST_METHOD: method, REQUEST_URI: target, CONTENT_TYPE: type,
      CONTENT_LENGTH: body.length || '', HTTP_HOST: this.host, ...headers };
    const begin = Buffer.from([0, 1, 0, 0, 0, 0, 0, 0]); // responder, connection not kept
    return new Promise((resolve, reject) => {
      let bytes = Buffer.alloc(0);
      const socket = net.connect(this.socket, () => socket.write(Buffer.concat([
        record(BEGIN, begin), stream(PARAMS, params(fields)), stream(STDIN, body)])));
      socket.on('data', (piece) => { bytes = Buffer.concat([bytes, piece]); });
      socket.on('error', reject);
      socket.on('close', () => {
        const { out, whole } = answered(bytes);
        if (whole) resolve(parsed(out));
        else reject(new Error(`no whole answer to ${method} ${target}`));
      });
    });
  }

  post(target, { body, type }, cookie) {
    const headers = { HTTP_ORIGIN: `http://${this.host}`, HTTP_SEC_FETCH_SITE: 'same-origin' };
    if (cookie) headers.HTTP_COOKIE = cookie;
    return this.request('POST', target, { headers, body, type });
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}

// A form as a browser sends it without files.
export function urlencoded(fields) {
  return { type: 'application/x-www-form-urlencoded',
    body: Buffer.from(new URLSearchParams(fields).toString()) };
}
