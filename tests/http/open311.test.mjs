// Open311 GeoReport v2: the publishable suite against ours, then what is ours alone.
import { Client } from './client.mjs';
import { conformance } from './open311/suite.mjs';
import { assert, test } from './runner.mjs';
import { startOwned } from './stack.mjs';
import { apart } from './gateways.mjs';

// A key for a program: { key, number }.
async function newKey(stack, name) {
  const done = await stack.hotline(['open311', 'key', 'add', name, '--config', stack.config]);
  assert.equal(done.code, 0, done.err);
  const key = done.out.trim();
  const [[number]] = await stack.sql(`SELECT id FROM open311_key WHERE name = '${name}'`);
  return { key, number };
}

function file(stack, key, fields = {}) {
  return new Client(stack.public).send('POST', '/open311/v2/requests.json', {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(Object.entries({ api_key: key, service_code: 'water',
      lat: '20.9583', long: '107.0489', description: 'Nước đen ABC', ...fields })
      .filter(([, v]) => v !== undefined)).toString() });
}

async function open311(stack, address) {
  const answer = await new Client(stack.public).get(`/open311/${address}`);
  return { ...answer, data: answer.headers['content-type'].startsWith('application/json')
    ? JSON.parse(answer.text) : answer.text };
}

test('the conformance suite finds nothing', async () => {
  const stack = await apart();
  const { key } = await newKey(stack, 'Bộ kiểm thử ABC');
  const results = await conformance(`${stack.public}/open311/discovery.xml`, { key });
  const broken = results.filter((r) => r.error).map((r) => `${r.name}: ${r.error}`);
  assert.deepEqual(broken, []);
  assert.ok(results.length > 15);
});

test('a key is kept as its hash, and refused once it has ended', async () => {
  const stack = await apart();
  const { key, number } = await newKey(stack, 'Chương trình ABC 1');
  assert.match(key, /^[\w-]{43}$/);
  const stored = await stack.sql('SELECT COUNT(*) FROM open311_key WHERE '
    + `CONCAT_WS('|', name, HEX(key_hash)) LIKE '%${Buffer.from(key).toString('hex')}%'`);
  assert.equal(stored[0][0], '0');
  assert.equal((await file(stack, key)).status, 200);
  const list = await stack.hotline(['open311', 'key', 'list', '--config', stack.config]);
  assert.match(list.out, /^number,name,made,ended\r?\n/);
  assert.ok(list.out.includes('Chương trình ABC 1') && !list.out.includes(key));
  const end = () => stack.hotline(['open311', 'key', 'end', number, '--config', stack.config]);
  assert.equal((await end()).code, 0);
  assert.equal((await end()).code, 1, 'twice');
  assert.equal((await file(stack, key)).status, 403);
  const long = (n) => stack.hotline(['open311', 'key', 'add', 'ệ'.repeat(n), '--config',
    stack.config]);
  assert.equal((await long(120)).code, 0);
  assert.equal((await long(121)).code, 1);
});

test('who files is sealed; the citizen can follow with a private key', async () => {
  const stack = await apart();
  const { key } = await newKey(stack, 'Chương trình ABC 2');
  const word = 'Cam1311Sạch';
  const answer = await file(stack, key, { description: `Nước đen ${word}`, email: 'abc@vidu.vn',
    first_name: 'ABC', last_name: 'Trần Thị', phone: '0912 000 311', account_id: 'tk-abc-311',
    device_id: 'may-abc-311', address_string: 'Chợ, phường Bãi Cháy',
    media_url: 'http://127.0.0.1:1/a.jpg', 'attribute[colour]': 'đen' });
  assert.equal(answer.status, 200, answer.text);
  const [request] = JSON.parse(answer.text);
  assert.equal(request.service_request_id, undefined);
  const [[id, channel, what, unit]] = await stack.sql('SELECT r.id, r.channel, t.what, u.code'
    + ' FROM report r JOIN report_text t ON t.report_id = r.id JOIN unit u ON u.id = r.receiver_id'
    + ` WHERE t.what LIKE '%${word}%'`);
  assert.equal(channel, 'open311');
  assert.equal(unit, '06673', 'the commune that the words name');
  assert.match(what, /colour: đen/);
  assert.match(what, /127\.0\.0\.1:1\/a\.jpg/, 'an address is kept as text');
  const [[named, identity]] = await stack.sql('SELECT named, HEX(identity) FROM report_sender'
    + ` WHERE report_id = ${id}`);
  assert.equal(named, '1');
  assert.ok(identity.length > 100);
  for (const secret of ['Trần Thị', '0912', 'tk-abc', 'may-abc', 'abc@vidu'])
    assert.ok(!what.includes(secret), secret);
  const own = /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/.exec(request.service_notice)?.[0];
  const citizen = new Client(stack.public);
  const followed = await citizen.follow(await citizen.submit('/track', { key: own }));
  assert.equal(followed.status, 200);
  assert.match(followed.text, /Đã nhận phản ánh/);
  const [[tokens]] = await stack.sql('SELECT COUNT(*) FROM open311_token WHERE '
    + `report_id = ${id} AND HEX(token_hash) LIKE '%${request.token}%'`);
  assert.equal(tokens, '0', 'the token itself is kept nowhere');
});

test('nothing is refused for its place: who is competent above all gets it', async () => {
  const stack = await apart();
  const { key } = await newKey(stack, 'Chương trình ABC 3');
  const place = async (fields) => {
    const word = `Noi311x${Math.random().toString(36).slice(2, 10)}`;
    const answer = await file(stack, key, { lat: undefined, long: undefined, ...fields,
      description: word });
    assert.equal(answer.status, 200, answer.text);
    return (await stack.sql('SELECT u.code, u.level FROM report_text t JOIN report r ON r.id ='
      + ` t.report_id JOIN unit u ON u.id = r.receiver_id WHERE t.what = '${word}'`))[0];
  };
  assert.equal((await place({ address_id: '06673' }))[0], '06673');
  assert.equal((await place({ lat: '20.9583', long: '107.0489' }))[1], 'commune');
  assert.notEqual((await place({ address_string: 'một chỗ không ai biết' }))[1], 'commune');
  const none = await file(stack, key, { address_id: '99999', lat: undefined, long: undefined });
  assert.equal(none.status, 400);
});

test('errors are in the format asked for, also where the service never got there', async () => {
  const stack = await apart();
  const client = new Client(stack.public);
  for (const [method, at, status] of [['GET', '/open311/v2/nothing.json', 404],
    ['GET', '/open311/v2/requests/', 404], ['GET', '/open311/v2/services/%FF.json', 400],
    ['GET', '/open311/v2/requests.json?a=%zz', 400], ['POST', '/open311/v2/services.json', 400],
    ['GET', '/open311/v2/requests/a%2Fb.json', 404], ['POST', '/open311/v2/requests.json', 400],
    ['GET', '/open311/v2/services/..json', 404]]) {
    const answer = await client.send(method, at, method === 'POST' ? { body: 'x' } : {});
    assert.equal(answer.status, status, `${method} ${at}: ${answer.text}`);
    if (at.includes('.json')) assert.ok(JSON.parse(answer.text)[0].description, at);
    else assert.match(answer.text, /^<\?xml.*<errors><error><code>/s, at);
  }
  const foreign = await client.send('POST', '/open311/v2/requests.json', { body: 'api_key=x',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://else.vn' } });
  assert.equal(foreign.status, 403, 'another site may read, not send');
  assert.equal(foreign.headers['access-control-allow-origin'], undefined);
  const own = await client.get('/open311/v2/services.json?jurisdiction_id=127.0.0.1');
  assert.equal(own.status, 200);
});

test('who asks too fast is told so in the format asked for', async () => {
  const stack = await startOwned({ demo: false, workers: 1, env: { HOTLINE_RATE_READS: '1r/m' } });
  const refused = {};
  for (const format of ['json', 'xml']) {
    const get = () => new Client(stack.public).get(`/open311/discovery.${format}`);
    for (let i = 0; i < 210 && !refused[format]; i++) {
      const answer = await get();
      if (answer.status === 429) refused[format] = answer;
    }
  }
  assert.equal(JSON.parse(refused.json.text)[0].code, 429);
  assert.match(refused.json.headers['content-type'], /^application\/json; charset=utf-8$/i);
  assert.match(refused.xml.headers['content-type'], /^text\/xml; charset=utf-8$/i);
  assert.match(refused.xml.text, /<errors><error><code>429<\/code>/);
  for (const answer of Object.values(refused))
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  // Nor may anybody try out the codes of papers.
  let guess = null, n = 0;
  for (; n < 450 && guess?.status !== 429; n += 1) {
    guess = await new Client(stack.public).get(`/verify/${String(n).padStart(16, '0')}`);
    assert.ok([404, 429].includes(guess.status), `${guess.status}`);
  }
  assert.equal(guess.status, 429, 'guessing has an end');
  assert.ok(n > 100, `${n}: a person is not hindered`);
  assert.match(guess.text, /đợi một phút/);
});
