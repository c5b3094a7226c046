// A browser without a screen: one site, one cookie jar, forms as browsers send
// them. Redirects are not followed unless asked for.
import http from 'node:http';
import { randomBytes } from 'node:crypto';

export class Client {
  constructor(base) {
    this.base = new URL(base);
    this.cookies = new Map();
    this.second = null; // gives the code of the second factor (second.mjs) ...
    this.paper = null; // ... and the paper as the person signed it
  }

  // Gives { status, headers, body (Buffer), text }.
  send(method, path, { headers = {}, body, port } = {}) {
    const all = { Host: this.base.host, ...headers };
    if (this.cookies.size > 0)
      all.Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (body !== undefined) all['Content-Length'] = Buffer.byteLength(body);
    return new Promise((resolve, reject) => {
      const request = http.request({
        host: this.base.hostname, port: port ?? this.base.port, method, path, headers: all,
        agent: false,
      }, (response) => {
        const pieces = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          this.keep(response.headers['set-cookie'] ?? []);
          const bytes = Buffer.concat(pieces);
          resolve({ status: response.statusCode, headers: response.headers, body: bytes,
            get text() { return bytes.toString('utf8'); } });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  keep(lines) {
    for (const line of lines) {
      const [pair, ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('=')).trim();
      const gone = attributes.some((a) => /^\s*max-age=0$/i.test(a));
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(pair.indexOf('=') + 1).trim());
    }
  }

  get(path, options) {
    return this.send('GET', path, options);
  }

  // A form without files. fields: object or list of [name, value].
  post(path, fields = {}, { headers = {} } = {}) {
    const body = new URLSearchParams(Array.isArray(fields) ? fields : Object.entries(fields));
    return this.send('POST', path, { body: body.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...this.origin(), ...headers } });
  }

  // A form with files: fields are [name, value] or [name, { filename, type, data }].
  // page: the form as it was read; the paper holds what it and the fields say.
  async upload(path, fields, { headers = {}, page = '' } = {}) {
    const signs = this.second && /^\/staff\/cases\/[^/]+\/(step|write)\//.test(path)
      && !fields.some(([name]) => name === 'totp');
    const { type, body } = multipart(!signs ? fields : [...fields.map(([name, value]) =>
      [name, value?.data ? { ...value, data: this.paper(Buffer.from(value.data), wordsOf(fields, page)) } : value]),
    ['totp', await this.second()]]);
    return this.send('POST', path,
      { body, headers: { 'Content-Type': type, ...this.origin(), ...headers } });
  }

  origin() {
    return { Origin: this.base.origin, 'Sec-Fetch-Site': 'same-origin' };
  }

  // GET and follow up to five redirects on this site.
  async follow(answer) {
    let last = answer;
    for (let i = 0; i < 5 && [301, 302, 303].includes(last.status); i++) {
      const to = new URL(last.headers.location, this.base);
      if (to.origin !== this.base.origin) throw new Error(`leaves the site: ${to}`);
      last = await this.get(to.pathname + to.search);
    }
    return last;
  }

  // The page of a form, then the form with its hidden fields and ours.
  async submit(path, fields, { action, files } = {}) {
    const page = await this.get(path);
    if (page.status !== 200) throw new Error(`GET ${path}: ${page.status}`);
    const form = formOf(page.text, action);
    const pairs = Object.entries({ ...form.hidden, ...Object.fromEntries(
      Object.entries(fields).filter(([, v]) => !Array.isArray(v))) });
    for (const [name, value] of Object.entries(fields))
      if (Array.isArray(value)) for (const one of value) pairs.push([name, one]);
    const to = form.action || path;
    return files ? this.upload(to, [...pairs, ...files], { page: page.text }) : this.post(to, pairs);
  }
}

// What a person writes on the paper: what the page asks for, and what is typed beside it.
export function wordsOf(fields, page) {
  const list = /<ul class="list paper-words">([\s\S]*?)<\/ul>/.exec(page)?.[1] ?? '';
  const asked = [...list.matchAll(/<li>([^<]*)<\/li>/g)].map(([, words]) => unescape(words));
  const typed = fields.filter(([name, value]) => typeof value === 'string' && value.length < 100
    && !/^(csrf|once|totp|base)$/.test(name)).map(([, value]) => value);
  return [...asked, ...typed];
}

export function multipart(fields) {
  const boundary = `----form${randomBytes(12).toString('hex')}`;
  const pieces = [];
  for (const [name, value] of fields) {
    let head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
    let data = value;
    if (value !== null && typeof value === 'object') {
      head += `; filename="${value.filename}"\r\nContent-Type: ${value.type}`;
      data = value.data;
    }
    pieces.push(Buffer.from(`${head}\r\n\r\n`), Buffer.from(data), Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(pieces) };
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", '#10': '\n' };
export function unescape(text) {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27|#10);/g, (_, name) => ENTITIES[name]);
}

export function attributes(tag) {
  const found = {};
  for (const [, name, value] of tag.matchAll(/([a-z-]+)="([^"]*)"/g)) found[name] = unescape(value);
  return found;
}

// The first form with method post (and that action, if given): { action, hidden }.
export function formOf(html, action) {
  for (const [, head, inside] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const its = attributes(head);
    if ((its.method ?? '').toLowerCase() !== 'post') continue;
    if (action !== undefined && its.action !== action) continue;
    const hidden = {};
    for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
      const a = attributes(tag);
      if (a.type === 'hidden') hidden[a.name] = a.value ?? '';
    }
    return { action: its.action, hidden, html: inside };
  }
  throw new Error(`no form${action ? ` to ${action}` : ''} on the page`);
}
