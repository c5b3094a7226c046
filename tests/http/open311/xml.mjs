// A strict little reader of XML as Open311 writes it: a declaration, elements and text. No
// attributes, no document types, no entities but the five of XML and numeric ones: anything
// else is an error, so that well-formedness is tested and not assumed.

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text) {
  if (text.includes(']]>')) throw new Error('"]]>" stands in a text');
  return text.replace(/&([^;\s]*;?)/g, (whole, name) => {
    const code = /^#(?:x([0-9A-Fa-f]+)|(\d+));$/.exec(name);
    if (code) return String.fromCodePoint(code[1] ? parseInt(code[1], 16) : Number(code[2]));
    const known = /^(amp|lt|gt|quot|apos);$/.exec(name);
    if (!known) throw new Error(`unknown entity ${whole}`);
    return ENTITIES[known[1]];
  });
}

// { name, children: [elements], text }
export function parseXml(text) {
  const head = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i.exec(text);
  if (!head) throw new Error('no XML declaration with encoding="utf-8"');
  // eslint-disable-next-line no-control-regex
  const wrong = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text);
  if (wrong) throw new Error(`a character that XML cannot hold: U+${wrong[0].codePointAt(0).toString(16)}`);
  const pieces = text.slice(head[0].length).split(/(<[^>]*>)/);
  const open = [];
  let root = null;
  for (const piece of pieces) {
    if (!piece.startsWith('<')) {
      if (open.length > 0) open[open.length - 1].text += unescape(piece);
      else if (piece.trim() !== '') throw new Error('text outside the root element');
      continue;
    }
    const tag = /^<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>$/.exec(piece);
    if (!tag) throw new Error(`not a plain element: ${piece.slice(0, 60)}`);
    const [, closing, name, empty] = tag;
    if (closing) {
      const last = open.pop();
      if (!last || last.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const element = { name, children: [], text: '' };
    if (open.length > 0) open[open.length - 1].children.push(element);
    else if (root) throw new Error('two root elements');
    else root = element;
    if (!empty) open.push(element);
  }
  if (open.length > 0 || !root) throw new Error('an element is not closed');
  return root;
}

// Elements that hold a list, and the name of its members (the Spark convention).
const LISTS = { services: 'service', attributes: 'attribute', values: 'value',
  service_requests: 'request', errors: 'error', endpoints: 'endpoint', formats: 'format' };

// The element as the JSON of the same answer would be, every value a text, null where empty.
export function sparkOf(element) {
  const member = LISTS[element.name];
  if (member) {
    for (const child of element.children)
      if (child.name !== member) throw new Error(`<${child.name}> in <${element.name}>`);
    return element.children.map(sparkOf);
  }
  if (element.children.length === 0) return element.text === '' ? null : element.text;
  if (element.text.trim() !== '') throw new Error(`text beside elements in <${element.name}>`);
  const record = {};
  for (const child of element.children) {
    if (child.name in record) throw new Error(`<${child.name}> twice in <${element.name}>`);
    record[child.name] = sparkOf(child);
  }
  return record;
}

// JSON with every value as a text, to compare with sparkOf; numbers by value.
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, plain(v)]));
  if (value === null || value === '') return null;
  return typeof value === 'number' ? Number(value) : String(value);
}

// The same of what came by XML: texts that are numbers in the JSON beside it.
export function alike(fromXml, fromJson) {
  if (Array.isArray(fromJson))
    return Array.isArray(fromXml) && fromXml.length === fromJson.length
      && fromJson.every((one, i) => alike(fromXml[i], one));
  if (fromJson !== null && typeof fromJson === 'object') {
    if (fromXml === null || typeof fromXml !== 'object') return Object.keys(fromJson).length === 0;
    const names = new Set([...Object.keys(fromJson), ...Object.keys(fromXml)]);
    return [...names].every((name) => name in fromJson && name in fromXml
      && alike(fromXml[name], fromJson[name]));
  }
  if (typeof fromJson === 'number') return Number(fromXml) === fromJson;
  return fromXml === plain(fromJson);
}
