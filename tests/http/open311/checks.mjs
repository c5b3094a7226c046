// What GeoReport v2 asks of an endpoint, one row a rule. `needs: 'key'` rows file reports.
import assert from 'node:assert/strict';
import { assertErrors } from './client.mjs';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const DAY = 86_400_000;
const NO_SUCH = 'no-such-thing-0';

const SERVICE = ['description', 'group', 'keywords', 'metadata', 'service_code', 'service_name',
  'type'];
const ATTRIBUTE = ['code', 'datatype', 'datatype_description', 'description', 'order', 'required',
  'variable'];
const DATATYPES = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'];
const REQUEST_MUST = ['service_request_id', 'status', 'service_name', 'service_code', 'description',
  'requested_datetime', 'updated_datetime', 'address', 'lat', 'long'];
const REQUEST_MAY = ['status_notes', 'agency_responsible', 'service_notice', 'expected_datetime',
  'address_id', 'zipcode', 'media_url'];

const w3c = (time) => new Date(time).toISOString().replace(/\.\d+/, '');

function assertRequests(answer) {
  assert.equal(answer.status, 200, answer.text.slice(0, 300));
  assert.ok(Array.isArray(answer.data), 'a bare array');
  for (const request of answer.data) {
    const names = Object.keys(request);
    for (const name of REQUEST_MUST) assert.ok(names.includes(name), `${name} is there`);
    for (const name of names)
      assert.ok(REQUEST_MUST.includes(name) || REQUEST_MAY.includes(name),
        `${name} is not of the specification and was not asked for`);
    assert.ok(['open', 'closed'].includes(request.status), request.status);
    for (const name of ['requested_datetime', 'updated_datetime'])
      assert.match(request[name], W3C, name);
    if (request.expected_datetime) assert.match(request.expected_datetime, W3C);
    assert.ok(request.service_request_id && request.service_code && request.service_name);
  }
}

async function services(api) {
  const answer = await api.get('services');
  assert.equal(answer.status, 200);
  return answer.data;
}

// Code of a service that files without attributes.
async function withoutDuty(api) {
  for (const s of await services(api)) {
    if (s.metadata !== true) return s.service_code;
    const { data } = await api.get(`services/${encodeURIComponent(s.service_code)}`);
    if (!data.attributes.some((a) => a.required)) return s.service_code;
  }
  return undefined;
}

// Fields of a complete report to file; overrides win, undefined leaves out.
async function complete(api, set) {
  const code = set.service ?? await withoutDuty(api);
  assert.ok(code, 'a service without required attributes, or --service');
  return { api_key: api.key, service_code: code,
    lat: String(set.lat), long: String(set.long),
    description: 'Open311 conformance test. Thử nghiệm, xin bỏ qua. <b>&amp;</b>\n"]]>" \u{1F41F}' };
}

function assertFiled(answer) {
  assert.ok([200, 201].includes(answer.status), `${answer.status}: ${answer.text.slice(0, 300)}`);
  assert.ok(Array.isArray(answer.data) && answer.data.length === 1, 'one request in a bare array');
  const [request] = answer.data;
  assert.ok(!request.token !== !request.service_request_id, 'a token or a number, never both');
  for (const name of Object.keys(request))
    assert.ok(['service_request_id', 'token', 'service_notice', 'account_id'].includes(name), name);
  return request;
}

export const discoveryChecks = [
  ['discovery: all fields, both formats, an endpoint of GeoReport v2', async (answer) => {
    assert.equal(answer.status, 200);
    assert.equal(answer.root, 'discovery');
    for (const name of ['changeset', 'contact', 'key_service', 'endpoints'])
      assert.ok(answer.data[name], name);
    assert.ok(answer.data.endpoints.length > 0);
    for (const e of answer.data.endpoints) {
      for (const name of ['specification', 'url', 'changeset', 'type', 'formats'])
        assert.ok(e[name], `endpoint.${name}`);
      assert.ok(['production', 'test'].includes(e.type), e.type);
      assert.ok(Array.isArray(e.formats) && e.formats.includes('text/xml'), 'XML is a must');
    }
    assert.ok(answer.data.endpoints.some((e) => e.specification === SPECIFICATION));
  }],
];

export const checks = [
  { name: 'services: fields, values, unique codes, both formats',
    run: async (api) => {
      const answer = await api.both('services');
      assert.equal(answer.status, 200);
      assert.equal(answer.root, 'services');
      assert.ok(Array.isArray(answer.data) && answer.data.length > 0, 'a bare array');
      for (const s of answer.data) {
        assert.deepEqual(Object.keys(s).sort(), SERVICE);
        assert.ok(s.service_code && s.service_name);
        assert.equal(typeof s.metadata, 'boolean');
        assert.ok(['realtime', 'batch', 'blackbox'].includes(s.type), s.type);
      }
      const codes = answer.data.map((s) => s.service_code);
      assert.equal(new Set(codes).size, codes.length, 'codes are unique');
    } },
  { name: 'an optional argument that is empty is one that is missing',
    run: async (api) => {
      const plain = await api.get('services');
      const empty = await api.get('services', { jurisdiction_id: api.jurisdiction ?? '' });
      assert.deepEqual(empty.data, plain.data);
      const all = await api.get('requests');
      const none = await api.get('requests', { status: '', service_code: '', start_date: '',
        end_date: '', service_request_id: '' });
      assert.equal(none.status, all.status);
      assert.deepEqual(none.data, all.data);
    } },
  { name: 'a jurisdiction that is not served is 404, or jurisdictions are ignored',
    run: async (api) => {
      const other = await api.both('services', { jurisdiction_id: 'no-such-city.example' });
      if (other.status !== 200) assertErrors(other, 404);
      for (const path of ['requests', `services/${NO_SUCH}`, `requests/${NO_SUCH}`])
        if (other.status !== 200)
          assertErrors(await api.both(path, { jurisdiction_id: 'no-such-city.example' }), 404);
    } },
  { name: 'service definitions: fields, order, lists of values, both formats',
    run: async (api) => {
      for (const s of (await services(api)).filter((one) => one.metadata === true)) {
        const answer = await api.both(`services/${encodeURIComponent(s.service_code)}`);
        assert.equal(answer.status, 200);
        assert.equal(answer.root, 'service_definition');
        assert.equal(String(answer.data.service_code), String(s.service_code));
        assert.ok(answer.data.attributes.length > 0, 'metadata: true promises attributes');
        const orders = answer.data.attributes.map((a) => a.order);
        assert.equal(new Set(orders).size, orders.length, 'no order is used twice');
        for (const a of answer.data.attributes) {
          for (const name of ATTRIBUTE) assert.ok(name in a, name);
          assert.ok(DATATYPES.includes(a.datatype), a.datatype);
          assert.ok(Number.isInteger(a.order) && a.order > 0, 'order is a positive number');
          assert.equal(typeof a.variable, 'boolean');
          assert.equal(typeof a.required, 'boolean');
          if (!a.datatype.endsWith('valuelist')) continue;
          assert.ok(Array.isArray(a.values) && a.values.length > 0, 'a list has values');
          for (const v of a.values) assert.deepEqual(Object.keys(v).sort(), ['key', 'name']);
        }
      }
    } },
  { name: 'what does not exist is 404 with code and description',
    run: async (api) => {
      for (const path of [`services/${NO_SUCH}`, `requests/${NO_SUCH}`, `tokens/${NO_SUCH}`,
        'services/%20', 'requests/0', 'requests/-1'])
        assertErrors(await api.both(path), 404);
    } },
  { name: 'requests: fields, dates with a zone, nothing beside the specification',
    run: async (api) => {
      const answer = await api.both('requests');
      assertRequests(answer);
      assert.equal(answer.root, 'service_requests');
      assert.ok(answer.data.length <= 1000, 'at most 1000');
      for (const q of answer.data)
        assert.ok(Date.parse(q.requested_datetime) >= Date.now() - 91 * DAY, 'the last 90 days');
      const ids = answer.data.map((q) => q.service_request_id);
      assert.equal(new Set(ids).size, ids.length, 'numbers are unique');
    } },
  { name: 'requests: the windows of dates that are no windows are 400',
    run: async (api) => {
      const now = Date.now();
      const rows = [
        [{ start_date: 'yesterday' }, 400], [{ end_date: '2026-13-01T00:00:00Z' }, 400],
        [{ start_date: '2026-02-30T00:00:00Z' }, 400], [{ start_date: '2026-01-01T25:00:00Z' }, 400],
        [{ start_date: '2026-01-01T00:00:00' }, 400], // no zone
        [{ start_date: w3c(now), end_date: w3c(now - DAY) }, 400],
        [{ start_date: w3c(now - 90 * DAY), end_date: w3c(now) }, 200],
        [{ start_date: '2026-01-01T00:00:00+07:00' }, 200],
        [{ end_date: '2026-01-01T00:00:00.5-08:00' }, 200],
      ];
      for (const [query, status] of rows) {
        const answer = await api.both('requests', query);
        if (status === 400) assertErrors(answer, 400);
        else assertRequests(answer);
      }
    } },
  { name: 'requests: more than 90 days are not given',
    run: async (api) => {
      const now = Date.now();
      const answer = await api.both('requests', { start_date: w3c(now - 90 * DAY - 1000),
        end_date: w3c(now) });
      if (answer.status !== 200) assertErrors(answer, 400);
      else
        for (const q of answer.data)
          assert.ok(now - Date.parse(q.requested_datetime) <= 91 * DAY, q.requested_datetime);
    } },
  { name: 'requests: what a window gives lies in it',
    run: async (api) => {
      const all = (await api.get('requests')).data;
      for (const q of all.slice(0, 5)) {
        const at = Date.parse(q.requested_datetime);
        const hit = await api.get('requests', { start_date: w3c(at), end_date: w3c(at) });
        assert.ok(hit.data.some((x) => x.service_request_id === q.service_request_id), 'its moment');
        for (const [from, to] of [[at - 2 * DAY, at - 1000], [at + 1000, at + 2 * DAY]]) {
          const miss = await api.get('requests', { start_date: w3c(from), end_date: w3c(to) });
          assert.ok(!miss.data.some((x) => x.service_request_id === q.service_request_id));
        }
      }
    } },
  { name: 'requests: by status and service, one or several',
    run: async (api) => {
      const all = (await api.get('requests')).data;
      const codes = [...new Set(all.map((q) => q.service_code))];
      for (const [query, fits] of [
        [{ status: 'open' }, (q) => q.status === 'open'],
        [{ status: 'closed' }, (q) => q.status === 'closed'],
        [{ status: 'open,closed' }, () => true],
        [{ service_code: codes[0] ?? 'x' }, (q) => q.service_code === codes[0]],
        [{ service_code: codes.slice(0, 2).join(',') || 'x' },
          (q) => codes.slice(0, 2).includes(q.service_code)],
        [{ service_code: NO_SUCH }, () => false],
      ]) {
        const answer = await api.both('requests', query);
        assertRequests(answer);
        assert.deepEqual(answer.data.map((q) => q.service_request_id).sort(),
          all.filter(fits).map((q) => q.service_request_id).sort(), JSON.stringify(query));
      }
      assertErrors(await api.both('requests', { status: 'pending' }), 400);
    } },
  { name: 'requests: numbers override every other argument',
    run: async (api) => {
      const all = (await api.get('requests')).data;
      const ids = all.slice(0, 3).map((q) => q.service_request_id);
      const answer = await api.both('requests', { service_request_id: [...ids, NO_SUCH].join(','),
        status: 'closed', start_date: '2001-01-01T00:00:00Z', end_date: '2001-01-02T00:00:00Z',
        service_code: NO_SUCH });
      assertRequests(answer);
      assert.deepEqual(answer.data.map((q) => q.service_request_id).sort(), [...ids].sort());
    } },
  { name: 'request: one by its number, as in the list',
    run: async (api) => {
      for (const q of (await api.get('requests')).data.slice(0, 3)) {
        const answer = await api.both(`requests/${encodeURIComponent(q.service_request_id)}`);
        assertRequests(answer);
        assert.deepEqual(answer.data, [q]);
      }
    } },
  { name: 'extensions come only when asked for',
    run: async (api) => {
      for (const value of ['false', '', '0']) assertRequests(await api.both('requests',
        { extensions: value }));
      const asked = await api.get('requests', { extensions: 'true' });
      assert.equal(asked.status, 200);
    } },
  { name: 'any site may read, with a key or without',
    run: async (api) => {
      const answer = await fetch(api.address('services', 'json', {}),
        { headers: { Origin: 'https://reader.example' } });
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    } },
  { name: 'POST without a key, or with a wrong one, is 403',
    run: async (api, set) => {
      const fields = await complete(api, set);
      for (const key of [undefined, '', 'wrong', 'A'.repeat(43), "' OR 1=1 --"])
        for (const format of ['json', 'xml'])
          assertErrors(await api.post({ ...fields, api_key: key }, format), 403);
    } },
  { name: 'POST: what is missing or unknown is told', needs: 'key',
    run: async (api, set) => {
      const fields = await complete(api, set);
      const rows = [
        [{ service_code: undefined }, 400], [{ service_code: '' }, 400],
        [{ service_code: NO_SUCH }, 404],
        [{ lat: undefined, long: undefined }, 400], [{ long: undefined }, 400],
        [{ lat: undefined }, 400], [{ lat: 'north' }, 400], [{ lat: '91' }, 400],
        [{ long: '181' }, 400], [{ lat: 'NaN' }, 400], [{ lat: '1e309' }, 400],
        [{ description: 'x'.repeat(4001) }, 400],
      ];
      for (const [change, status] of rows)
        for (const format of ['json', 'xml'])
          assertErrors(await api.post({ ...fields, ...change }, format), status);
    } },
  { name: 'POST: several faults are told at once', needs: 'key',
    run: async (api, set) => {
      const fields = await complete(api, set);
      const answer = await api.post({ ...fields, service_code: undefined, lat: undefined,
        long: undefined });
      assertErrors(answer, 400);
      assert.ok(answer.data.length >= 2, answer.text);
    } },
  { name: 'POST files, and gives a token or a number; the token leads on', needs: 'key',
    run: async (api, set) => {
      const fields = await complete(api, set);
      for (const format of ['json', 'xml']) {
        const filed = assertFiled(await api.post(fields, format));
        if (!filed.token) continue;
        const found = await api.both(`tokens/${encodeURIComponent(filed.token)}`);
        assert.equal(found.status, 200);
        assert.equal(found.root, 'service_requests');
        assert.equal(found.data[0].token, filed.token);
        assert.ok('service_request_id' in found.data[0]);
      }
    } },
  { name: 'POST: an address in words is place enough; 4000 characters are not too many',
    needs: 'key',
    run: async (api, set) => {
      const fields = await complete(api, set);
      assertFiled(await api.post({ ...fields, lat: undefined, long: undefined,
        address_string: set.address }));
      assertFiled(await api.post({ ...fields, description: 'ệ'.repeat(4000) }));
    } },
  { name: 'POST: attributes as the definition lists them, several values of one, unknown ones',
    needs: 'key',
    run: async (api, set) => {
      const fields = Object.entries(await complete(api, set));
      const code = fields.find(([name]) => name === 'service_code')[1];
      const service = (await services(api)).find((s) => s.service_code === code);
      const { attributes } = service.metadata
        ? (await api.get(`services/${encodeURIComponent(code)}`)).data : { attributes: [] };
      const answers = attributes.map((a) => (a.values
        ? [`attribute[${a.code}]`, a.values[0].key] : [`attribute[${a.code}]`, '1']));
      assertFiled(await api.post([...fields, ...answers]));
      assertFiled(await api.post([...fields, ['attribute[no_such]', 'x'],
        ['attribute[several][]', '1'], ['attribute[several][]', '2'], ['attribute[]', ''],
        ['attribute', 'x'], ['attribute[', 'x']]));
    } },
  { name: 'POST: control characters and unknown fields break nothing', needs: 'key',
    run: async (api, set) => {
      const fields = await complete(api, set);
      assertFiled(await api.post({ ...fields, unknown_field: '<x>', description:
        'a\u0001\u0008\u000B\u001F\u007F\uFFFE]]><![CDATA[&#0;' }, 'xml'));
    } },
];
