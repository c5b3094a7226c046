// No page asks the database often: at most ten statements each, with everything on it.
import { Client } from './client.mjs';
import { loginAs, newPerson } from './people.mjs';
import { PDF, PLACES, day, newCase, official, serve, step } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { result, sampled } from './samples.mjs';
import { shared } from './stack.mjs';

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

// A hotline case with an inspection and a paid, published sanction: { hotline, sanction }.
async function full(stack) {
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
    has_signed: 'yes', act0_code: '45/2022:Đ18.2.c', act0_described: 'ABC', act0_state: 'going_on' }, 'write');
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
    await client.get(at);
    const n = (await count()) - before;
    assert.ok(n <= MOST, `${at}: ${n}`);
  }
});
