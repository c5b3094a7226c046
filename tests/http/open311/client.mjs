// One endpoint under test: asks for both formats and reads what comes, strictly.
import assert from 'node:assert/strict';
import { alike, parseXml, sparkOf } from './xml.mjs';

const TYPES = { xml: /^text\/xml; *charset=utf-8$/i, json: /^application\/json; *charset=utf-8$/i };

function decoded(bytes) {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

export class Endpoint {
  constructor(root, { key, jurisdiction } = {}) {
    this.root = root.replace(/\/$/, '');
    this.key = key;
    this.jurisdiction = jurisdiction;
  }

  address(path, format, query) {
    const all = new URLSearchParams(query);
    if (this.jurisdiction && !all.has('jurisdiction_id'))
      all.set('jurisdiction_id', this.jurisdiction);
    const text = all.toString();
    return `${path.startsWith('http') ? path : `${this.root}/${path}`}.${format}${text ? `?${text}` : ''}`;
  }

  async read(response, format) {
    const text = decoded(await response.arrayBuffer());
    assert.match(response.headers.get('content-type') ?? '(none)', TYPES[format], 'Content-Type');
    const data = format === 'json' ? JSON.parse(text) : sparkOf(parseXml(text));
    return { status: response.status, headers: response.headers, text, data,
      root: format === 'xml' ? parseXml(text).name : undefined };
  }

  async get(path, query = {}, format = 'json') {
    return this.read(await fetch(this.address(path, format, query), { redirect: 'manual' }), format);
  }

  // Both formats; they must say the same. Gives the JSON one with `root` of the XML one.
  async both(path, query = {}) {
    const json = await this.get(path, query, 'json');
    const xml = await this.get(path, query, 'xml');
    assert.equal(xml.status, json.status, 'XML and JSON give the same status');
    assert.ok(alike(xml.data, json.data), `XML and JSON differ:\n${xml.text}\n${json.text}`);
    return { ...json, root: xml.root };
  }

  // fields: object or list of pairs.
  async post(fields, format = 'json', headers = {}) {
    const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
    const body = new URLSearchParams(pairs.filter(([, v]) => v !== undefined));
    if (this.jurisdiction && !body.has('jurisdiction_id'))
      body.set('jurisdiction_id', this.jurisdiction);
    const response = await fetch(`${this.root}/requests.${format}`, { method: 'POST',
      redirect: 'manual', body: body.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers } });
    return this.read(response, format);
  }
}

// An error body as the specification has it, with one of the statuses.
export function assertErrors(answer, ...statuses) {
  assert.ok(statuses.includes(answer.status),
    `status ${answer.status} instead of ${statuses.join(' or ')}: ${answer.text.slice(0, 300)}`);
  assert.ok(Array.isArray(answer.data) && answer.data.length > 0, 'errors are a bare array');
  if (answer.root !== undefined) assert.equal(answer.root, 'errors');
  for (const error of answer.data) {
    assert.deepEqual(Object.keys(error).sort(), ['code', 'description']);
    assert.match(String(error.code), /^\w+$/);
    assert.ok(error.description, 'an error says what is wrong');
  }
}
