// The Nth database call of a filing fails, for each N: nothing is half-written, the citizen is
// told what to do, and the same form sent again makes exactly one report.
import { multipart } from './client.mjs';
import { counts, newToken, receiptOf, reportFields } from './reports.mjs';
import { assert, test } from './runner.mjs';
import { shared } from './stack.mjs';
import { Worker, urlencoded } from './worker.mjs';

const FILING = ['START', 'report_add', 'report_text_add', 'report_sender_add', 'COMMIT'];
const MANY = 40; // more calls than any filing makes

// The smallest picture of type PNG.
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD'
  + 'hgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

// What the worker failed on purpose: the statement's name, or undefined.
function faultOf(worker) {
  return /"fault_wanted".*?"statement":"([^"]+)"/.exec(worker.errors)?.[1];
}

async function filed(stack, token) {
  const rows = await stack.sql(`SELECT r.ref FROM report r JOIN report_text t ON t.report_id = r.id
    JOIN report_sender s ON s.report_id = r.id WHERE t.what LIKE '%${token}%'`);
  return rows.map(([ref]) => ref);
}

function grown(before, after) {
  return Object.fromEntries(Object.keys(before).map((name) => [name, after[name] - before[name]]));
}

// Files one form with the Nth call failing, then again. Gives the name of the failed call.
async function fileWithFault(stack, n, form, photos) {
  const token = newToken();
  const sent = form(token);
  const worker = await Worker.start(stack, 'public', { HOTLINE_FAULT_NTH: String(n) });
  try {
    const before = await counts(stack);
    const first = await worker.post('/report', sent);
    const failed = faultOf(worker);
    const after = grown(before, await counts(stack));
    const refs = await filed(stack, token);
    const what = `call ${n} (${failed ?? 'none'})`;
    for (const table of ['report_text', 'report_sender'])
      assert.equal(after[table], after.report, `${what}: ${table} as report`);
    assert.equal(refs.length, after.report, `${what}: whole or not at all`);
    if (receiptOf(first.text)) {
      assert.equal(first.status, 200, what);
      assert.deepEqual(refs, [receiptOf(first.text).ref], `${what}: the receipt is true`);
    } else {
      assert.ok(failed && first.status >= 500, `${what}: status ${first.status}`);
      kept(first.text, token, what);
      if (FILING.includes(failed)) assert.equal(first.status, 503, `${what}: the form again`);
    }
    if (!failed) return undefined; // N is past the last call, and the next form's would fail
    const again = await worker.post('/report', sent);
    assert.equal(again.status, 200, `${what}: sent again`);
    assert.deepEqual(await filed(stack, token), [receiptOf(again.text).ref], `${what}: one report`);
    assert.deepEqual(grown(before, await counts(stack)),
      { report: 1, report_text: 1, report_sender: 1, report_file: photos }, `${what}: at the end`);
    return failed;
  } finally {
    await worker.stop();
  }
}

// Either the form with everything that was typed, or what to do now.
function kept(html, token, what) {
  const fields = reportFields(token, token);
  if (html.includes(`value="${token}"`))
    for (const typed of [fields.what, fields.place, fields.polluter, fields.name, fields.phone])
      assert.ok(html.includes(typed), `${what}: the form lost "${typed}"`);
  else
    assert.match(html, /thử lại|gửi lại/, `${what}: says what to do`);
}

async function everyCall(form, photos) {
  const stack = await shared();
  const failed = [];
  for (let n = 1; n < MANY; n++) {
    const name = await fileWithFault(stack, n, form, photos);
    if (!name) return failed;
    failed.push(name);
  }
  throw new Error(`a filing with more than ${MANY} calls`);
}

test('a filing survives the failure of each of its database calls', async () => {
  const failed = await everyCall((token) => urlencoded(reportFields(token, token)), 0);
  for (const name of FILING)
    assert.ok(failed.includes(name), `${name} was among them: ${failed}`);
});

test('a filing with a photo survives the failure of each of its database calls', async () => {
  const failed = await everyCall((token) => multipart([
    ...Object.entries(reportFields(token, token)),
    ['photos', { filename: 'ABC.png', type: 'image/png', data: PICTURE }]]), 1);
  for (const name of ['report_file_add', 'report_add', 'COMMIT'])
    assert.ok(failed.includes(name), `${name} was among them: ${failed}`);
});
