// No page asks the database often: at most ten statements each, with everything on it.
import { Client } from './client.mjs';
import { loginAs, newPerson } from './people.mjs';
import { PDF, PLACES, day, newCase, official, serve, step } from './officials.mjs';
import { fill, routes } from './routes.mjs';
import { assert, test } from './runner.mjs';
import { result, sampled } from './samples.mjs';
import { shared } from './stack.mjs';
import { decided, published } from './publications.mjs';

const MOST = 10;

// Every page of a sample that has a result.
async function samplePages(stack, code) {
  const officer = await official(stack, 'baichay.canbo');
  const [[old]] = await stack.sql(`SELECT MAX(s.id) FROM sample s JOIN cases c ON c.id = s.case_id
    WHERE c.code = '${code}'`);
  const at = old ? `/staff/cases/${code}/samples/${old}` : await sampled(officer, code);
  if (!old) await result(officer, at, { p0_name: 'COD', p0_value: '9', p0_max: '3', basis: 'ABC' });
  return [`/staff/cases/${code}/samples`, at, `${at}/result`, `/staff/cases/${code}/inspection`,
    `/staff/cases/${code}/inspection/order`];
}

// A hotline case with an inspection and a paid, published sanction: { hotline, sanction }. Made once.
let whole = null;
function full(stack) {
  whole ??= made(stack);
  return whole;
}

async function made(stack) {
  const officer = await official(stack, 'baichay.canbo');
  const signer = await official(stack, 'baichay.chutich');
  const hotline = await newCase(stack);
  for (const name of ['accept', 'inspect']) await step(officer, hotline, name);
  await step(officer, hotline, 'close_inspection', { visited: day(), visited_time: '00:01', place: 'ABC',
    people: 'ABC', seen: 'ABC', samples: '', finding: 'violation' }, 'write');
  const to = `/staff/cases/${hotline}/sanction`;
  const opened = await officer.submit(to, { violator: 'Công ty ABC', detected_on: day(-1),
    record_term: 'normal' }, { action: to });
  const sanction = opened.headers.location.split('/').pop();
  await step(officer, sanction, 'record', { do: 'save', number: '06/BB-VPHC', made: day(), detected: day(-1),
    place: 'ABC', subject: 'organization', name: 'Công ty ABC', address: 'ABC', representative: 'ABC',
    has_signed: 'yes', act0_code: '45/2022:Đ18.2.c', act0_described: 'ABC', act0_state: 'going_on', stop: '1' }, 'write');
  const at = `/staff/cases/${sanction}`;
  await officer.submit(`${at}/decision`, { ...PLACES, reason: 'ABC', fine0: '7000000', publish: 'chosen',
    publish_basis: 'ABC' }, { action: `${at}/decision` });
  const signed = await signer.submit(`${at}/write/decide`, { number: '950/QĐ-XPHC', signed_on: day() },
    { action: `${at}/write/decide`, files: [['file', { filename: 'a.pdf', type: 'application/pdf', data: PDF }]] });
  assert.equal(signed.status, 303);
  await serve(officer, sanction);
  await step(officer, sanction, 'pay', { amount: '1000000', paid: day(), receipt: 'KB-950' }, 'write');
  return { hotline, sanction };
}

test('no page of officials asks more than ten times', async () => {
  const stack = await shared();
  const { hotline, sanction } = await full(stack);
  const count = await stack.counter('staff');
  const counts = new Map();
  for (const login of ['baichay.truong', 'baichay.canbo', 'baichay.chutich', 'baichay.congbo1', 'so.truong']) {
    const client = await loginAs(stack, login);
    const todo = ['/staff', '/staff/mine', '/staff/search?q=ABC', '/staff/late', '/staff/identity', '/staff/publications', '/staff/plan',
      `/staff/cases/${hotline}`, `/staff/cases/${hotline}/place`, `/staff/cases/${hotline}/field`, '/staff/places?q=hoanh+bo&point=20.95,107.03&day=2024-05-05', `/staff/cases/${hotline}/reports`, `/staff/cases/${hotline}/public`, `/staff/cases/${hotline}/identity`, `/staff/cases/${hotline}/sanction`,
      `/staff/cases/${sanction}`, `/staff/cases/${sanction}/decision`, `/staff/cases/${sanction}/execution`, `/staff/cases/${sanction}/exhibits`, `/staff/cases/${sanction}/claims`, `/staff/cases/${sanction}/publication`,
      `/staff/cases/${sanction}/samples`, '/staff/today', '/staff/letters', '/staff/letters?q=ABC', '/staff/submissions',
      `/staff/cases/${sanction}/submission`, `/staff/cases/${hotline}/letters`, ...await samplePages(stack, hotline)];
    const [[facility]] = await stack.sql('SELECT MIN(id) FROM facility WHERE merged_into IS NULL');
    todo.push('/staff/facilities', '/staff/facilities?q=ABC', `/staff/cases/${hotline}/facility`, ...['', '/edit', '/places',
      '/permits', '/duties', '/rating', '/monitoring', '/merge', '/timeline', '/history'].map((sub) =>
      `/staff/facilities/${facility}${sub}`));
    for (const code of [hotline, sanction]) {
      const page = await client.get(`/staff/cases/${code}`);
      for (const [, link] of page.text.matchAll(/href="(\/staff\/cases\/[^"#]+\/(?:step|write)\/[^"#]+)"/g))
        todo.push(link);
    }
    for (const at of todo) {
      const before = await count();
      const answer = await client.get(at);
      assert.ok(answer.status < 500, `${at}: ${answer.status}`);
      counts.set(`${login} ${at}`, (await count()) - before);
    }
  }
  const leader = await newPerson(stack, 'dem.truong', [['22', 'head']]);
  for (const at of ['/staff/figures', '/staff/figures?borders=old', '/staff/figures.csv', '/staff/handovers']) {
    const before = await count();
    assert.equal((await leader.get(at)).status, 200, at);
    counts.set(`province ${at}`, (await count()) - before);
  }
  const worst = [...counts].sort((a, b) => b[1] - a[1]);
  assert.ok(worst[0][1] >= 3, 'they are counted');
  assert.deepEqual(worst.filter(([, n]) => n > MOST), []);
});

test('no page of citizens asks more than ten times', async () => {
  const stack = await shared();
  const count = await stack.counter('public');
  const client = new Client(stack.public);
  for (const at of ['/', '/hotlines', '/hotlines?q=hoanh+bo', '/hotlines/204', '/map.json', '/communes.json', '/violators', '/violators?q=ABC', '/violators.csv',
    '/violators.json', '/violators/map', '/violators/board', '/violators?q=cong+ty+abc&sort=fine', '/statistics', '/statistics.csv', '/track', '/privacy']) {
    const before = await count();
    await client.get(`${at}${at.includes('?') ? '&' : '?'}look=anew`); // nginx has not kept it
    const n = (await count()) - before;
    assert.ok(n <= MOST, `${at}: ${n}`);
  }
});

// Who opens what a permission guards; more than one where it depends on the page.
const WHO = { ANYONE: ['baichay.canbo'], LOGGED_IN: ['baichay.canbo'], CASE_READ: ['baichay.canbo', 'baichay.chutich'],
  CASE_WORK: ['baichay.canbo'], INSPECT: ['baichay.canbo', 'so.canbo'], SANCTION: ['baichay.canbo', 'baichay.chutich'], DESK: ['so.truc'],
  LEAD: ['baichay.truong'], OVERSEE: ['so.truong'], AUDIT: ['kiemtoan'], OBSERVE: ['mattran'], SUPERVISE: ['mattran'],
  PUBLISH: ['baichay.congbo1', 'so.congbo1'], ADMIN: ['dem.quantri'], IDENTITY_ASK: ['baichay.canbo'], IDENTITY_AGREE: ['so.luutru'] };

// Routes that this walk cannot open: bytes and redirects, counted nowhere; and pages of rows that
// the tests of their subject make. A new route is in the walk until somebody writes it here.
const BYTES = ['/staff/cases/{code}/photos/{file}', '/staff/cases/{code}/media/{file}', '/staff/cases/{code}/files/{blob}',
  '/staff/cases/{code}/letters/{id}', '/staff/cases/{code}/sheet/photos/{file}', '/staff/cases/{code}/field/{id}',
  '/staff/delegations/{id}/file', '/staff/delegations/{id}/papers/{form}/pdf', '/staff/letters/{id}/file', '/staff/register/pdf',
  '/staff/field/state.json', '/staff/login', '/staff/cases/{code}/chain/{step}/pdf', '/staff/notices/{code}', '/staff/notices/kind/{kind}'];
const ROWS = ['/staff/cases/{code}/photos/{file}/cover', '/staff/cases/{code}/photos/{file}/public', '/staff/cases/{code}/step/{step}',
  '/staff/cases/{code}/write/{step}', '/staff/cases/{code}/sheet', '/staff/cases/{code}/samples/{id}', '/staff/cases/{code}/samples/{id}/result',
  '/staff/cases/{code}/decision', '/staff/cases/{code}/execution/payments/{id}', '/staff/cases/{code}/claims/{id}/state',
  '/staff/cases/{code}/claims/{id}/pay', '/staff/cases/{code}/exhibits/{id}/item', '/staff/cases/{code}/exhibits/{id}/term',
  '/staff/cases/{code}/exhibits/{id}/move', '/staff/delegations/{id}', '/staff/delegations/{id}/papers/{form}', '/staff/letters/{id}',
  '/staff/duty/shift/{id}', '/staff/observer/{code}', '/staff/handovers/{number}', '/staff/forms/{form}/{digest}'];

// What the walk needs that no case brings: a task of the plan, a request of observers, one of citizens.
async function rowsFor(stack) {
  const [head, observer, citizen] = [await official(stack, 'baichay.truong'), await loginAs(stack, 'mattran'), new Client(stack.public)];
  const plan = '/staff/leader/plan';
  await head.submit(plan, { kind: 'task', reach: 'least', title: 'Mười câu ABC', basis: 'ABC', lead: 'ABC', others: '', product: '',
    due: day(300) }, { action: `${plan}?year=${day().slice(0, 4)}` });
  const asked = '/staff/supervision/new';
  const { headers } = await observer.submit(asked, { title: 'Mười câu ABC', body: 'ABC' }, { action: asked });
  await citizen.submit('/corrections/new?page=/violators', { kind: 'error', page: '/violators', body: 'Mười câu ABC' }, { action: '/corrections/new' });
  const one = async (query) => (await stack.sql(query))[0]?.[0];
  return { task: await one(`SELECT t.id FROM plan_task t JOIN unit u ON u.id = t.unit_id WHERE u.code = '06673' ORDER BY t.id DESC LIMIT 1`),
    supervision: headers.location.split('/').pop(), unit: await one("SELECT id FROM unit WHERE code = '06673' AND valid_to IS NULL"),
    ask: await one('SELECT MAX(id) FROM public_ask'),
    duty: (await stack.sql('SELECT facility_id, id FROM facility_duty ORDER BY id LIMIT 1'))[0] };
}

test('every page of the table of routes asks at most ten times, as one who may open it sees it', async () => {
  const stack = await shared();
  const { hotline, sanction } = await full(stack);
  const code = await decided('Công ty Mười câu ABC', true);
  const slug = await published(code);
  const people = new Map([['dem.quantri', await newPerson(stack, 'dem.quantri', [['22', 'admin']])]]);
  for (const login of new Set(Object.values(WHO).flat())) people.set(login, people.get(login) ?? await loginAs(stack, login));
  const rows = await rowsFor(stack);
  const special = { '/staff/leader/late': `?unit=${rows.unit}&person=0`, '/staff/leader/figure': '?what=received&first=2020-01&last=2029-12',
    '/staff/leader/registers.xlsx': `?register=reports&from=${day()}&to=${day()}`, '/staff/places': '?q=hoanh+bo&point=20.95,107.03' };
  const ids = { '/staff/leader/plan/{id}': { id: rows.task }, '/staff/supervision/{id}': { id: rows.supervision },
    '/staff/corrections/{id}': { id: rows.ask }, '/staff/leader/list/{kind}': { kind: 'chair' },
    '/staff/facilities/{id}/duties/{duty}': { id: rows.duty[0], duty: rows.duty[1] },
    '/staff/cases/{code}/claims/new/{kind}': { kind: 'lawsuit' },
    '/staff/cases/{code}/chain/{step}': { step: 'correct' }, '/staff/cases/{code}/chain/{step}/draft': { step: 'correct' } };
  const count = await stack.counter('staff');
  const wrong = [];
  const looked = async (client, at, path) => {
    const before = await count();
    const answer = await client.get(path);
    const n = (await count()) - before;
    assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    if (n > MOST) wrong.push(`${path}: ${n} statements`);
    return answer.status === 200;
  };
  for (const { method, at, need } of await routes('staff_routes')) {
    if (method !== 'GET' || BYTES.includes(at) || ROWS.includes(at)) continue;
    let seen = false;
    for (const of of at.includes('{code}') ? [sanction, hotline, code] : [''])
      for (const login of WHO[need] ?? [])
        seen = seen || await looked(people.get(login), at, fill(at, { ...ids[at], code: of }) + (special[at] ?? ''));
    if (!seen) wrong.push(`${need} ${at}: nobody could open it; give the walk what it needs`);
  }
  assert.deepEqual(wrong, []);
  const known = new Set((await routes('staff_routes')).map(({ at }) => at));
  assert.deepEqual([...BYTES, ...ROWS].filter((at) => !known.has(at)), [], 'routes that are no more');
  await publicWalk(stack, slug);
});

// The same for citizens; addresses that stand for a row are filled with one that is there.
async function publicWalk(stack, slug) {
  const client = new Client(stack.public);
  const page = await client.get(`/violators/${slug}`);
  const act = /href="\/acts\/([^"?#]+)/.exec(page.text)?.[1];
  assert.ok(act, 'the publication leads to its act');
  const [[ref]] = await stack.sql('SELECT ref FROM public_ask ORDER BY id DESC LIMIT 1');
  const ids = { '/violators/{slug}': { slug }, '/press/{slug}': { slug }, '/acts/{slug}': { slug: act }, '/corrections/{ref}': { ref },
    '/hotlines/{code}': { code: '06673' }, '/sitemap/{part}': { part: '1.xml' } };
  const count = await stack.counter('public');
  for (const { method, at } of await routes('public_routes')) {
    if (method !== 'GET') continue;
    const path = fill(at, { code: 'x', ref: 'x', ...ids[at] });
    const before = await count();
    const answer = await client.get(path);
    const n = (await count()) - before;
    assert.ok(answer.status < 500 && n <= MOST, `${path}: ${answer.status}, ${n} statements`);
    if (ids[at] && !at.startsWith('/sitemap')) assert.equal(answer.status, 200, path);
  }
}
