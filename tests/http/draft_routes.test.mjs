// Nothing typed is lost, seen from the tables: each POST of officials names the page whose draft
// keeps what is typed, or says why there is nothing to keep; each form of their pages that takes
// words has a draft. Who adds a route or a form without one finds it here.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { routes } from './routes.mjs';
import { assert, test } from './runner.mjs';
import { TOP } from './stack.mjs';

// What takes words: a line, an area, a day. Boxes, choices and files are chosen, not typed.
const TYPED = /include field_(text|area|date)\(|<textarea|<input (?![^>]*type="(hidden|checkbox|radio|file|submit)")/;

// Templates of forms that take words and have no draft, with the reason.
const WITHOUT = {
  login: 'nobody is known yet; a password is never kept',
  second: 'codes of an authenticator app are never kept',
  desk: 'who calls is sealed at filing and kept nowhere before; desk.js holds the form without network',
};

const PUBLIC = ['ask_new', 'lost', 'proof_check', 'receipt', 'renewed', 'report', 'status', 'track', 'verify'];

const BUTTON = 'one button, nothing is typed';
const PHONE = 'the telephone keeps it itself, sealed, until it was sent (onsite_store.js)';
// Template with the draft, or {why}.
const POSTS = {
  '/staff/login': { why: WITHOUT.login },
  '/staff/login/again': { why: WITHOUT.login },
  '/staff/logout': { why: BUTTON },
  '/staff/cases/{code}/photos/{file}/cover': 'photo_cover',
  '/staff/cases/{code}/reporter': 'case_reporter',
  '/staff/cases/{code}/reports/join': 'case_reports',
  '/staff/cases/{code}/reports/separate': 'case_reports',
  '/staff/cases/{code}/facility': { why: BUTTON },
  '/staff/cases/{code}/kind': { why: 'two lists to choose from' },
  '/staff/cases/{code}/message': 'case_show',
  '/staff/cases/{code}/step/{step}': 'step',
  '/staff/cases/{code}/write/{step}': ['inspection', 'record', 'payment', 'publication', 'decision_sign'],
  '/staff/cases/{code}/minutes/{kind}': 'minutes_form',
  '/staff/cases/{code}/drafts': { why: 'keeps the drafts' },
  '/staff/drafts': { why: 'keeps the drafts' },
  '/staff/cases/{code}/submission': 'submission',
  '/staff/cases/{code}/submission/reply': 'submission',
  '/staff/cases/{code}/sheet': { why: 'one button for each photo' },
  '/staff/cases/{code}/inspection/answers': 'onspot',
  '/staff/cases/{code}/inspection/note': 'onspot',
  '/staff/cases/{code}/inspection/photo': 'onspot',
  '/staff/cases/{code}/inspection/order': 'visit_order',
  '/staff/cases/{code}/samples': 'samples',
  '/staff/cases/{code}/samples/{id}/hand': 'sample',
  '/staff/cases/{code}/samples/{id}/void': 'sample',
  '/staff/cases/{code}/samples/{id}/result': 'sample_result',
  '/staff/cases/{code}/samples/{id}/scan': { why: 'a file alone' },
  '/staff/cases/{code}/papers/{form}': 'paper',
  '/staff/cases/{code}/sanction': 'sanction_open',
  '/staff/cases/{code}/decision': 'decision_draft',
  '/staff/cases/{code}/signed': 'signed',
  '/staff/cases/{code}/approval': 'decision_approval',
  '/staff/cases/{code}/chain/{step}': 'chain',
  '/staff/cases/{code}/chain/{step}/draft': 'chain_draft',
  '/staff/field/take.json': { why: PHONE },
  '/staff/field/entry.json': { why: PHONE },
  '/staff/field/answer.json': { why: PHONE },
  '/staff/field/note.json': { why: PHONE },
  '/staff/field/sign.json': { why: PHONE },
  '/staff/field/photo.json': { why: PHONE },
  '/staff/field/sample.json': { why: PHONE },
  '/staff/field/hand.json': { why: PHONE },
  '/staff/cases/{code}/field': 'onsite_desk_group',
  '/staff/cases/{code}/execution/payments/{id}': 'side_form',
  '/staff/cases/{code}/execution/reminder': 'side_form',
  '/staff/cases/{code}/claims/new/{kind}': 'side_form',
  '/staff/cases/{code}/claims/{id}/state': 'side_form',
  '/staff/cases/{code}/claims/{id}/pay': 'side_form',
  '/staff/cases/{code}/exhibits/new': 'side_form',
  '/staff/cases/{code}/exhibits/{id}/item': 'side_form',
  '/staff/cases/{code}/exhibits/{id}/term': 'side_form',
  '/staff/cases/{code}/exhibits/{id}/move': 'side_form',
  '/staff/plan/add': 'plan',
  '/staff/plan/drop': 'plan',
  '/staff/plan/agree': 'plan',
  '/staff/plan/final': 'plan',
  '/staff/absence': 'absence',
  '/staff/absence/{id}/end': { why: BUTTON },
  '/staff/numbers': 'numbers',
  '/staff/second': { why: WITHOUT.second },
  '/staff/delegations': 'delegations',
  '/staff/delegations/{id}': 'delegation',
  '/staff/letters': 'letters',
  '/staff/letters/{id}': 'letter',
  '/staff/desk': { why: WITHOUT.desk },
  '/staff/desk/search': { why: 'a search' },
  '/staff/desk/join': { why: BUTTON },
  '/staff/desk/callbacks': 'desk_callbacks',
  '/staff/desk/notes': 'desk_notes',
  '/staff/desk/notes/{id}': 'desk_notes',
  '/staff/duty': 'duty',
  '/staff/duty/shift': 'shift_give',
  '/staff/duty/shift/{id}': { why: BUTTON },
  '/staff/duty/{id}/end': { why: BUTTON },
  '/staff/duty/answer/{code}': { why: BUTTON },
  '/staff/facilities/new': 'facility_edit',
  '/staff/facilities/{id}/edit': 'facility_edit',
  '/staff/facilities/{id}/places': 'facility_places',
  '/staff/facilities/{id}/places/{place}/end': { why: BUTTON },
  '/staff/facilities/{id}/permits': 'facility_permits',
  '/staff/facilities/{id}/permits/{permit}': 'facility_permit',
  '/staff/facilities/{id}/duties': 'facility_duties',
  '/staff/facilities/{id}/duties/{duty}': 'facility_duty',
  '/staff/facilities/{id}/rating': 'facility_rating',
  '/staff/facilities/{id}/monitoring': 'facility_monitoring',
  '/staff/facilities/{id}/merge': 'facility_merge',
  '/staff/facilities/{id}/person': 'facility_person',
  '/staff/leader/report': 'leader_report',
  '/staff/leader/plan': 'leader_tasks',
  '/staff/leader/plan/{id}': 'leader_task',
  '/staff/supervision/new': 'supervision_form',
  '/staff/supervision/{id}': 'supervision',
  '/staff/corrections/{id}': 'ask_answer',
  '/staff/cases/{code}/publication': 'publication_gate',
  '/staff/cases/{code}/publication/statement': 'publication_statement',
  '/staff/cases/{code}/public': 'case_public',
  '/staff/cases/{code}/hold': 'case_hold',
  '/staff/forms/{form}/{digest}': 'form_check',
  '/staff/cases/{code}/identity': 'identity_ask',
  '/staff/identity/{id}': { why: 'two buttons' },
  '/staff/identity/{id}/open': { why: BUTTON },
  '/staff/identity/{id}/mail': { why: BUTTON },
};

const WEB = path.join(TOP, 'web/templates');
const read = (name) => readFile(path.join(WEB, `${name}.html`), 'utf8');
const forms = (text) => [...text.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)].map(([whole]) => whole);
const keeps = (form) => /include draft_bar\(/.test(form) && /include draft_buttons\(/.test(form);

test('each POST of officials has a draft, or the reason why there is nothing to keep', async () => {
  const posts = (await routes('staff_routes')).filter((r) => r.method === 'POST').map((r) => r.at);
  assert.deepEqual(posts.filter((at) => !POSTS[at]), [], 'say here which template keeps what is typed');
  assert.deepEqual(Object.keys(POSTS).filter((at) => !posts.includes(at)), [], 'gone');
  for (const [at, what] of Object.entries(POSTS)) {
    if (what.why) continue;
    for (const name of [what].flat())
      assert.ok(forms(await read(name)).some(keeps), `${at}: a form of ${name}.html keeps a draft`);
  }
});

test('each form of officials that takes words keeps a draft', async () => {
  const names = (await readdir(WEB)).filter((f) => f.endsWith('.html')).map((f) => f.slice(0, -5));
  const bare = [];
  for (const name of names) {
    if (PUBLIC.includes(name)) continue;
    const open = forms(await read(name)).filter((form) => TYPED.test(form) && !keeps(form));
    if (open.length && !WITHOUT[name]) bare.push(name);
    if (!open.length && WITHOUT[name]) bare.push(`${name}: no exception any more`);
  }
  assert.deepEqual(bare, []);
});
