// The form when the network comes and goes: drafts, what waits, and that it is sent once.
import { assert, test } from '../http/runner.mjs';
import { Client } from '../http/client.mjs';
import { shared, Stack, until } from '../http/stack.mjs';
import { holds, look, reader } from './browser.mjs';

// A small PNG: one red point.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dw'
  + 'HwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64');

async function openForm(page) {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  // All that the form needs without network is there.
  await holds(page, async () => (await caches.match('/static/draft.js'))
    && (await caches.match('/communes.json')) && (await caches.match('/offline'))
    && /<html lang="vi"/.test(await (await caches.match('/offline')).text()));
}

async function fill(page, words) {
  await page.check('input[value=odour]');
  await page.fill('#what', words);
  await page.selectOption('#commune', '06673');
  await page.fill('#place', 'sau chợ ABC');
  await page.fill('#name', 'Bà Ngoại ABC');
}

const kept = (page) => page.evaluate(() => self.hotlineQueue.all());
const reports = async (words, stack) => (stack ?? await shared()).sql(
  `SELECT r.id, r.ref, (SELECT COUNT(*) FROM report_file f WHERE f.token_hash = r.token_hash)
     FROM report r JOIN report_text t ON t.report_id = r.id WHERE t.what = '${words}'`);

test('without network the report waits on the telephone, is sent by itself, once, with its photo', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  const words = 'Mùi hôi khi mất mạng ABC.';
  await openForm(page);
  await page.context().setOffline(true);
  await fill(page, words);
  await page.setInputFiles('#photos', { name: 'a.png', mimeType: 'image/png', buffer: PNG });
  await page.click('form#report button[type=submit]');
  await page.waitForSelector('#drafts:not([hidden])');
  assert.match(await page.textContent('#drafts'), /Chưa gửi được – còn trên máy của bạn/);
  page.troubles.length = 0;
  assert.equal(await page.locator('.chosen li').count(), 0, 'the photo went with the report');
  await look(page, 'offline-waiting');
  // Closed and opened again, still without network: the form is there, and what waits too.
  await page.goto('/');
  await page.waitForSelector('#drafts:not([hidden])');
  assert.match(await page.textContent('#drafts'), /Chưa gửi được/);
  assert.equal(await page.inputValue('#what'), '', 'the next report begins empty');
  assert.equal((await page.inputValue('#token')).length, 43);
  assert.equal((await reports(words)).length, 0);
  await page.context().setOffline(false);
  await page.waitForSelector('#drafts .notice-good', { timeout: 30_000 });
  const [[, ref, photos], ...more] = await reports(words);
  assert.equal(more.length, 0, 'one report');
  assert.equal(photos, '1', 'with its photo');
  assert.ok((await page.textContent('#drafts')).includes(ref));
  page.troubles.length = 0;
  await look(page, 'offline-sent');
  const [sent] = await kept(page);
  assert.deepEqual([sent.state, sent.fields, sent.files], ['sent', [], []]);
  await Promise.all([page.waitForNavigation(), page.click('#drafts form button')]);
  assert.match(page.url(), /\/track\/status$/);
  await page.goto('/');
  await page.click('#drafts button:has-text("Tôi đã chép khóa")');
  await page.waitForSelector('#drafts', { state: 'hidden' });
  assert.deepEqual(await kept(page), []);
});

test('closed while the report waits: it is sent when the form is opened again, or before', async () => {
  const page = await reader((await shared()).public);
  const context = page.context();
  const words = 'Đóng trang khi còn chờ ABC.';
  await openForm(page);
  await context.setOffline(true);
  await fill(page, words);
  await page.click('form#report button[type=submit]');
  await page.waitForSelector('#drafts:not([hidden])');
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/');
  await later.waitForSelector('#drafts .notice-good', { timeout: 30_000 });
  assert.equal((await reports(words)).length, 1);
});

test('with the page closed the browser wakes the worker, and the report goes (Background Sync)', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  const words = 'Mùi hôi, trang đã đóng khi có mạng lại ABC.';
  const cdp = await page.context().newCDPSession(page);
  const known = new Promise((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const one = registrations.find((r) => !r.isDeleted && r.scopeURL.startsWith(stack.public));
      if (one) resolve(one.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  await openForm(page);
  const registrationId = await known;
  await page.context().setOffline(true);
  await fill(page, words);
  await page.click('form#report button[type=submit]');
  await page.waitForSelector('#drafts:not([hidden])');
  await page.goto('about:blank'); // no page of ours is open any more
  await page.context().setOffline(false);
  // The browser may have woken it already: its worker is not off-line with the page.
  await cdp.send('ServiceWorker.dispatchSyncEvent',
    { origin: new URL(stack.public).origin, registrationId, tag: 'send', lastChance: false });
  await until(async () => (await reports(words)).length === 1, 20_000, 'sent by the worker alone');
  page.troubles.length = 0;
});

test('a network that dies while sending loses nothing and makes no second report', async () => {
  const stack = await shared();
  const page = await reader(stack.public);
  const words = 'Mùi hôi khi mạng chết giữa chừng ABC.';
  await openForm(page);
  await fill(page, words);
  await page.waitForSelector('#draft-kept:not([hidden])');
  const nginx = await stack.leader('nginx');
  process.kill(nginx, 'SIGTERM');
  await until(async () => (await stack.processes('nginx')).length === 0, 20_000, 'nginx is away');
  await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]')]);
  await page.waitForSelector('#drafts:not([hidden])');
  assert.match(await page.textContent('#drafts'), /Chưa gửi được/);
  await stack.up();
  await page.click('#drafts button:has-text("Gửi lại ngay")');
  await page.waitForSelector('#drafts .notice-good', { timeout: 30_000 });
  assert.equal((await reports(words)).length, 1);
  page.troubles.length = 0;
});

test('a report that was taken and whose answer got lost is not made twice', async () => {
  const page = await reader((await shared()).public);
  const words = 'Câu trả lời bị mất ABC.';
  await openForm(page);
  await fill(page, words);
  const twice = await page.evaluate(async () => {
    const queue = self.hotlineQueue;
    const token = document.getElementById('token').value;
    const form = document.getElementById('report');
    const keys = [];
    for (let i = 0; i < 2; i += 1) {
      await queue.put(queue.recordOf(new FormData(form), token, 'waiting'));
      await queue.sendAll();
      keys.push((await queue.all())[0].receipt.key);
    }
    return keys;
  });
  assert.equal(twice[0], twice[1]);
  assert.equal((await reports(words)).length, 1);
});

test('a draft comes back when asked for, without who is writing, and is wiped', async () => {
  const page = await reader((await shared()).public);
  await openForm(page);
  await fill(page, 'Bản nháp ABC.');
  await holds(page, async () => (await self.hotlineQueue.all()).length === 1);
  await page.waitForSelector('#draft-kept:not([hidden])');
  const [draft] = await kept(page);
  assert.ok(!JSON.stringify(draft.fields).includes('Ngoại'), 'no name in a draft');
  await page.goto('/privacy');
  await page.goto('/');
  await page.waitForSelector('#drafts:not([hidden])');
  assert.ok(!(await page.textContent('#drafts')).includes('Bản nháp ABC'), 'others may look');
  await look(page, 'offline-draft');
  await page.click('#drafts button:has-text("Mở ra viết tiếp")');
  assert.equal(await page.inputValue('#what'), 'Bản nháp ABC.');
  assert.equal(await page.inputValue('#commune'), '06673');
  assert.ok(await page.isChecked('input[value=odour]'));
  assert.equal(await page.inputValue('#token'), draft.token);
  await page.click('#draft-wipe');
  await holds(page, async () => (await self.hotlineQueue.all()).length === 0);
  assert.equal(await page.inputValue('#what'), '');
  await page.goto('/');
  assert.ok(await page.isHidden('#drafts'));
});

test('a report that was sent leaves no draft, and the caches hold nothing of anybody', async () => {
  const page = await reader((await shared()).public);
  const words = 'Điều kín đáo ABC.';
  await openForm(page);
  await fill(page, words);
  await page.waitForSelector('#draft-kept:not([hidden])');
  await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]')]);
  await page.waitForSelector('#key');
  await holds(page, async () => (await self.hotlineQueue.all()).length === 0);
  const cached = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        found.push([new URL(request.url).pathname, await (await caches.match(request)).text()]);
    return found;
  });
  assert.ok(cached.length > 5);
  for (const [where, text] of cached) {
    assert.match(where, /^\/(offline|communes\.json|static\/.*)$/);
    assert.ok(!text.includes(words) && !text.includes('Ngoại'), where);
  }
  assert.match(cached.find(([where]) => where === '/offline')[1], /id="token" value=""/);
});

test('what waits and lacks something is opened again and mended', async () => {
  const page = await reader((await shared()).public);
  await openForm(page);
  await page.context().setOffline(true);
  await page.click('form#report button[type=submit]');
  await page.waitForSelector('#draft-said:not([hidden])');
  await page.context().setOffline(false);
  await page.evaluate(async () => {
    const queue = self.hotlineQueue;
    await queue.put({ token: queue.newToken(), state: 'waiting', files: [],
      fields: [['pollution', 'water'], ['what', 'Thiếu chỗ ABC.'], ['commune', '06673']] });
    await queue.sendAll();
  });
  await page.reload();
  await page.waitForSelector('#drafts .problem');
  page.troubles.length = 0;
  await look(page, 'offline-wrong');
  await page.click('#drafts button:has-text("Mở ra viết tiếp")');
  assert.equal(await page.inputValue('#what'), 'Thiếu chỗ ABC.');
  await page.fill('#place', 'đầu ngõ ABC');
  await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]')]);
  assert.ok(await page.isVisible('#key'));
});

test('a report that cannot go does not hold back those behind it', async () => {
  const page = await reader((await shared()).public);
  const words = 'Sau tin bị kẹt ABC.';
  await openForm(page);
  const states = await page.evaluate(async (what) => {
    const queue = self.hotlineQueue;
    const fields = [['pollution', 'water'], ['what', what], ['commune', '06673'], ['place', 'ABC']];
    const stuck = [queue.newToken(), queue.newToken()];
    await queue.put({ token: stuck[0], state: 'waiting', fields,
      files: [{ name: 'x', file: new File(['no name that is taken'], 'a.png') }] });
    await queue.put({ token: stuck[1], state: 'waiting', fields, files: [] });
    const said = await queue.sendAll().then(() => 'all', () => 'some wait');
    const left = await queue.all();
    return [said, ...stuck.map((t) => left.find((r) => r.token === t).state)];
  }, words);
  page.troubles.length = 0;
  assert.deepEqual(states, ['some wait', 'waiting', 'sent']);
  assert.equal((await reports(words)).length, 1);
});

test('a report that comes when too many send at once waits and is sent when there is room', async () => {
  const stack = await Stack.start({ env: { HOTLINE_RATE_POSTS: '8r/m' } });
  try {
    const page = await reader(stack.public);
    const words = 'Gửi lúc đông người ABC.';
    await openForm(page);
    await fill(page, words);
    const other = new Client(stack.public); // behind the same address
    let status = 0;
    for (let i = 0; i < 1000 && status !== 429; i += 1)
      status = (await other.post('/track', { key: 'x' })).status;
    assert.equal(status, 429);
    await Promise.all([page.waitForNavigation(), page.click('form#report button[type=submit]')]);
    await page.waitForSelector('#drafts:not([hidden])');
    assert.match(await page.textContent('#drafts'), /Chưa gửi được/);
    await page.waitForSelector('#drafts .notice-good', { timeout: 60_000 });
    assert.equal((await reports(words, stack)).length, 1);
    await page.context().close();
  } finally {
    await stack.stop();
  }
});
