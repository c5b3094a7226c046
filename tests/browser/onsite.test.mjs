// The inspector's telephone with the network cut.
import { createHash } from 'node:crypto';
import { official as desk, passwordOf } from '../http/officials.mjs';
import { assert, test } from '../http/runner.mjs';
import { inspectedBy } from '../http/sanctions.mjs';
import { shared } from '../http/stack.mjs';
import { holds, look, reader } from './browser.mjs';
import { official, photo } from './people.mjs';

const PIN = 'ABC246810';

// A telephone whose owner logs in and opens the page; all that it needs off-line is there.
async function phone(stack, login) {
  const page = await reader(stack.staff);
  await page.goto('/staff/login?to=field');
  await page.fill('#login', login);
  await page.fill('#password', await passwordOf(stack, login));
  await page.click('form[action="/staff/login"] button');
  await page.waitForURL('**/staff/field');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await holds(page, async () => (await caches.match('/static/onsite.js'))
    && (await caches.match('/staff/field'))
    && /<html lang="vi"/.test(await (await caches.match('/staff/field')).text()));
  return page;
}

async function take(page, code) {
  await page.locator(`#offered [data-code="${code}"]`).click();
}

// It lies on the telephone; the key takes its time. Before that, going off-line would end the fetch.
async function lies(page, code) {
  await page.waitForSelector(`#carried [data-code="${code}"]`, { timeout: 40_000 });
}

async function open(page, code) {
  await lies(page, code);
  await page.click(`#carried [data-code="${code}"]`);
  await page.waitForSelector('#page-case:not([hidden])');
}

test('taken along, filled without network, reloaded, sent', async () => {
  const stack = await shared();
  const officer = await desk(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, officer, 'baichay.canbo');
  const page = await phone(stack, 'baichay.canbo');
  await look(page, 'onsite-offered');
  await take(page, code);
  await page.fill('#pin-new', PIN);
  await page.fill('#pin-again', PIN);
  await look(page, 'onsite-pin');
  await page.click('#pin-form button');
  await lies(page, code);
  await page.context().setOffline(true);
  await open(page, code);
  await page.fill('#part-seen', 'Nước đen chảy ra suối ABC.');
  await page.fill('#part-people', 'Ông Nguyễn Văn ABC, giám đốc.');
  await unsent(page, 2);
  page.troubles.length = 0;
  await look(page, 'onsite-offline');
  // The page is closed and opened again without network.
  await page.reload();
  await page.waitForSelector('#page-lock:not([hidden])');
  await look(page, 'onsite-lock');
  await page.fill('#pin', PIN);
  await page.click('#lock-form button');
  await open(page, code);
  assert.equal(await page.inputValue('#part-seen'), 'Nước đen chảy ra suối ABC.');
  await page.context().setOffline(false);
  await page.click('#back');
  await unsent(page, 0);
  page.troubles.length = 0;
  await look(page, 'onsite-sent');
  const rows = await stack.sql(`SELECT e.grp, e.version FROM onsite_entry e
    JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}' ORDER BY e.grp`);
  assert.deepEqual(rows, [['people', '1'], ['seen', '1']]);
});

// Takes the case along on a telephone that has its PIN.
async function carried(stack, login) {
  const officer = await desk(stack, 'baichay.canbo');
  const code = await inspectedBy(stack, officer, login);
  const page = await phone(stack, login);
  await take(page, code);
  await page.fill('#pin-new', PIN);
  await page.fill('#pin-again', PIN);
  await page.click('#pin-form button');
  await lies(page, code);
  return { officer, code, page };
}

const unsent = (page, n) => holds(page, (want) =>
  fieldStore.unsent().then((have) => have === want), n);

// The finger goes over the glass.
async function draws(page, points) {
  const glass = page.locator('#ink-glass canvas');
  await glass.scrollIntoViewIfNeeded();
  const box = await glass.boundingBox();
  const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(points[0]));
  await page.mouse.down();
  for (const p of points.slice(1)) await page.mouse.move(...at(p), { steps: 6 });
  await page.mouse.up();
}

async function signs(page, name, part, points) {
  await page.fill('#ink-name', name);
  await page.selectOption('#ink-part', part);
  await draws(page, points);
  await page.click('#ink-done');
  await page.waitForSelector(`#ink-list li:has-text("${name}")`);
}

test('photo and sample with hand-over without network, reloaded, sent: nothing changed on the way', async () => {
  const stack = await shared();
  const { officer, code, page } = await carried(stack, 'baichay.canbo');
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 20.958, longitude: 107.05, accuracy: 8 });
  const jpeg = await photo(page, 'Cống ABC');
  await page.context().setOffline(true);
  await open(page, code);
  await page.setInputFiles('#photo', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: jpeg });
  await page.waitForSelector('#photo-list li');
  await page.waitForSelector('#photo-list img');
  assert.match(await page.innerText('#photo-list'), /20\.958000, 107\.050000 \(±8 m\)/);
  await page.fill('#photo-list input', 'Cống xả ABC');
  await page.setInputFiles('#photo', { name: 'b.txt', mimeType: 'image/jpeg', buffer: Buffer.from('x') });
  await page.waitForSelector('#photo-said:has-text("Chỉ nhận ảnh JPEG")');
  await page.fill('#sample-label', 'NT-77');
  await page.click('#sample-form button');
  await page.waitForSelector('#sample-form .state:has-text("Loại mẫu")');
  await page.selectOption('#sample-medium', 'wastewater');
  await page.fill('#sample-point', 'Cống ABC');
  await page.fill('#sample-takers', 'Trần Thị Cán ABC');
  await page.fill('#sample-seal', 'NP-77');
  // The page dies with half a sample in it.
  await unsent(page, 2);
  await page.reload();
  await page.fill('#pin', PIN);
  await page.click('#lock-form button');
  await open(page, code);
  assert.equal(await page.inputValue('#sample-seal'), 'NP-77');
  await page.click('#sample-form button');
  await page.click('[data-hand="NT-77"]');
  assert.equal(await page.inputValue('#hand-by'), 'Trần Thị Cán ABC');
  await page.fill('#hand-to', 'Phòng thử nghiệm ABC');
  await page.fill('#hand-seal', 'NP-78');
  await page.click('#hand-form button');
  await page.waitForSelector('#hand-form .state:has-text("hãy ghi rõ vì sao")');
  await page.fill('#hand-seal', 'NP-77');
  await page.click('#hand-form button');
  await page.waitForSelector('#sample-list ol li');
  page.troubles.length = 0;
  await look(page, 'onsite-sample');
  await page.context().setOffline(false);
  await page.click('#back');
  await unsent(page, 0);
  const [[sha, lat]] = await stack.sql(`SELECT LOWER(HEX(p.sha256)), p.latitude FROM site_photo p
    JOIN cases c ON c.id = p.case_id WHERE c.code = '${code}' AND p.caption = 'Cống xả ABC'`);
  assert.equal(sha, createHash('sha256').update(jpeg).digest('hex'));
  assert.equal(lat, '20.958');
  assert.match((await officer.get(`/staff/cases/${code}/samples`)).text, /NT-77[\s\S]*Đã bàn giao/);
  page.troubles.length = 0;
  await open(page, code);
  await look(page, 'onsite-sample-sent');
  // Another telephone has the sample too, and hands it on.
  const other = await phone(stack, 'baichay.canbo');
  await take(other, code);
  await other.fill('#pin-new', PIN);
  await other.fill('#pin-again', PIN);
  await other.click('#pin-form button');
  await open(other, code);
  await other.waitForSelector('#sample-list li:has-text("NT-77") ol li:has-text("Phòng thử nghiệm ABC")');
  await other.click('[data-hand="NT-77"]');
  assert.equal(await other.inputValue('#hand-by'), 'Phòng thử nghiệm ABC', 'who has it now');
  const view = await official(stack, 'baichay.canbo');
  await view.goto(`/staff/cases/${code}/inspection`);
  assert.match(await view.innerText('main'), new RegExp(`Cống xả ABC[\\s\\S]*${sha}`));
});

test('two people sign on the glass without network; a change after that shows', async () => {
  const stack = await shared();
  const { officer, code, page } = await carried(stack, 'baichay.kiemtra');
  await page.context().setOffline(true);
  await open(page, code);
  await page.fill('#part-seen', '  Nước đen ABC, có bọt.\n');
  await signs(page, 'Lê Văn Kiểm ABC', 'team', [[.1, .2], [.3, .8], [.5, .2], [.8, .7]]);
  // Half a signature is on the telephone too: the page may die at any time.
  await page.fill('#ink-name', 'Bà Giám Đốc ABC');
  await draws(page, [[.2, .5], [.5, .1]]);
  await unsent(page, 3);
  await page.reload();
  await page.fill('#pin', PIN);
  await page.click('#lock-form button');
  await open(page, code);
  assert.equal(await page.inputValue('#ink-name'), 'Bà Giám Đốc ABC');
  await page.selectOption('#ink-part', 'facility');
  await draws(page, [[.5, .1], [.9, .9]]);
  await page.click('#ink-done');
  await page.waitForSelector('#ink-list li:has-text("Bà Giám Đốc ABC")');
  page.troubles.length = 0;
  await look(page, 'onsite-signed');
  assert.equal(await page.locator('#ink-list .state:not(.bad)').count(), 2);
  await page.context().setOffline(false);
  await page.click('#back');
  await unsent(page, 0);
  const at = `/staff/cases/${code}/field`;
  const shown = (await officer.get(at)).text;
  assert.equal(shown.match(/Ký trên đúng nội dung hiện nay/g)?.length, 2, 'same hash on both sides');
  await open(page, code);
  await page.fill('#part-seen', 'Nước trong ABC.');
  await page.click('#back');
  await unsent(page, 0);
  await open(page, code);
  await page.waitForSelector('#ink-list .state.bad');
  assert.equal((await officer.get(at)).text.match(/Nội dung đã khác với lúc ký/g)?.length, 2);
  const view = await official(stack, 'baichay.kiemtra');
  await view.goto(at);
  assert.ok(await view.locator('.ink img').first().evaluate((img) => img.naturalWidth > 0));
  await look(view, 'onsite-desk');
});

test('changed at the desk meanwhile: both texts side by side on the telephone, a person chooses', async () => {
  const stack = await shared();
  const { officer, code, page } = await carried(stack, 'baichay.canbo');
  await page.context().setOffline(true);
  await open(page, code);
  await page.fill('#part-said', 'Cơ sở nói: máy hỏng ABC.');
  await page.fill('#part-seen', 'Giống nhau ABC.');
  await page.click('#questions-box summary');
  const question = page.locator('#questions .question').first();
  await question.locator('select').selectOption('no');
  await question.locator('textarea').fill('Chưa xuất trình ABC.');
  await unsent(page, 3);
  const at = `/staff/cases/${code}/field`;
  for (const [group, text] of [['said', 'Bàn giấy ghi: mất điện ABC.'], ['seen', 'Giống nhau ABC.']]) {
    const html = (await officer.get(at)).text;
    const form = html.split('<form').find((f) => f.includes(`name="group" value="${group}"`));
    const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
    const answer = await officer.post(at, [...hidden.map(([, k, v]) => [k, v]), [group, text]]);
    assert.equal(answer.status, 303);
  }
  await page.context().setOffline(false);
  await page.click('#back');
  await unsent(page, 1); // what both wrote alike is no conflict
  await open(page, code);
  const clash = page.locator('[data-group=said] .clash');
  assert.match(await clash.innerText(), /máy hỏng ABC[\s\S]*mất điện ABC/);
  page.troubles.length = 0;
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${wide} px on a screen of 320`);
  await page.screenshot({ path: 'var/shots/onsite-clash-320.png', fullPage: true });
  await look(page, 'onsite-clash');
  await clash.getByRole('button', { name: 'Gộp hai bản' }).click();
  await page.waitForFunction(() => document.getElementById('part-said').value
    === 'Cơ sở nói: máy hỏng ABC.\n\nBàn giấy ghi: mất điện ABC.');
  await page.click('#back');
  await unsent(page, 0);
  const rows = await stack.sql(`SELECT e.version, e.body FROM onsite_entry e
    JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}' AND e.grp = 'said' ORDER BY e.id`);
  assert.deepEqual(rows.map(([v]) => v), ['1', '2']);
  assert.match(rows[1][1], /máy hỏng ABC.*mất điện ABC/);
  const answers = await stack.sql(`SELECT e.answer, e.body FROM site_entry e
    JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}'`);
  assert.deepEqual(answers, [['no', 'Chưa xuất trình ABC.']]);
  page.troubles.length = 0;
});

test('a text before somebody\'s eyes is not taken for read when a newer one comes', async () => {
  const stack = await shared();
  const { officer, code, page } = await carried(stack, 'baichay.canbo');
  await open(page, code);
  await page.focus('#part-said');
  const at = `/staff/cases/${code}/field`;
  await officer.submit(at, { group: 'said', said: 'Từ bàn giấy ABC.' }, { action: at });
  await page.evaluate(() => document.getElementById('send').click());
  await page.waitForResponse((r) => r.url().includes('state.json'));
  await page.keyboard.type('Từ hiện trường ABC.');
  await page.evaluate(() => document.getElementById('send').click());
  await page.waitForSelector('[data-group=said] .clash:not([hidden])');
  const rows = await stack.sql(`SELECT e.body FROM onsite_entry e
    JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}' AND e.grp = 'said'`);
  assert.equal(rows.length, 1);
  await page.getByRole('button', { name: 'Lấy bản trên hệ thống' }).click();
  await unsent(page, 0);
  assert.equal(await page.inputValue('#part-said'), 'Từ bàn giấy ABC.');
  const [, [aside, version]] = await stack.sql(`SELECT e.body, e.version FROM onsite_entry e
    JOIN cases c ON c.id = e.case_id WHERE c.code = '${code}' AND e.grp = 'said' ORDER BY e.id`);
  assert.match(aside, /Từ hiện trường ABC/);
  assert.equal(version, 'NULL', 'kept beside');
  page.troubles.length = 0;
});

test('the session ends while off-line: nothing is lost, log in and it is sent; logging out wipes', async () => {
  const stack = await shared();
  const { code, page } = await carried(stack, 'baichay.canbo');
  await page.context().setOffline(true);
  await open(page, code);
  await page.fill('#part-seen', 'Ghi lúc phiên đã hết ABC.');
  await unsent(page, 1);
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await page.click('#back');
  await page.waitForSelector('#page-login:not([hidden])');
  page.troubles.length = 0;
  await look(page, 'onsite-session-over');
  await page.click('#page-login a');
  await page.fill('#login', 'baichay.canbo');
  await page.fill('#password', await passwordOf(stack, 'baichay.canbo'));
  await page.click('form[action="/staff/login"] button');
  await page.waitForURL('**/staff/field');
  await page.fill('#pin', 'sai mã rồi');
  await page.click('#lock-form button');
  await page.waitForSelector('#told:has-text("Mã không đúng")');
  await page.fill('#pin', PIN);
  await page.click('#lock-form button');
  await unsent(page, 0);
  // What lies on the telephone does not say what it is.
  const raw = await page.evaluate(() => new Promise((resolve) => {
    const asked = indexedDB.open('di-kiem-tra', 1);
    asked.onsuccess = () => {
      const rows = asked.result.transaction('pieces').objectStore('pieces').getAll();
      rows.onsuccess = () => resolve(rows.result.map((r) =>
        JSON.stringify(Object.keys(r)) + new TextDecoder().decode(r.data)).join('\n'));
    };
  }));
  assert.ok(raw.length > 500 && !raw.includes('phiên đã hết') && !raw.includes(code));
  // Another text that is not sent: logging out at the desk keeps it and says so.
  await page.context().setOffline(true);
  await open(page, code);
  await page.fill('#part-said', 'Chưa gửi ABC.');
  await unsent(page, 1);
  await page.goto('about:blank');
  await page.context().setOffline(false);
  const leave = async () => {
    await page.goto('/staff');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/staff/login?out=1');
  };
  await leave();
  await page.waitForSelector('#onsite-left:not([hidden])');
  assert.match(await page.innerText('#onsite-left'), /^1 mục/);
  await look(page, 'onsite-left');
  const login = async () => {
    await page.goto('/staff/login?to=field');
    await page.fill('#login', 'baichay.canbo');
    await page.fill('#password', await passwordOf(stack, 'baichay.canbo'));
    await page.click('form[action="/staff/login"] button');
    await page.waitForURL('**/staff/field');
  };
  await login();
  await page.fill('#pin', PIN);
  await page.click('#lock-form button');
  await unsent(page, 0);
  await page.goto('about:blank');
  await leave();
  await holds(page, async () => !(await caches.has('onsite-1'))
    && new Promise((resolve) => {
      const asked = indexedDB.open('di-kiem-tra');
      asked.onupgradeneeded = () => { asked.transaction.abort(); resolve(true); };
      asked.onsuccess = () => { asked.result.close(); resolve(false); };
      asked.onerror = (event) => event.preventDefault();
    }));
  page.troubles.length = 0;
});

test('it can be installed, and what was installed starts without network', async () => {
  const stack = await shared();
  const page = await phone(stack, 'baichay.canbo');
  const tools = await page.context().newCDPSession(page);
  const { url, errors, data } = await tools.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(new URL(url).pathname, '/static/onsite.webmanifest');
  const manifest = JSON.parse(data);
  assert.deepEqual([manifest.id, manifest.start_url, manifest.scope, manifest.display],
    ['/staff/field', '/staff/field', '/staff/field', 'standalone']);
  for (const icon of manifest.icons.filter((i) => i.type === 'image/png')) {
    const [w, h] = await page.evaluate((src) => new Promise((resolve) => {
      const img = new Image();
      img.onload = () => resolve([img.naturalWidth, img.naturalHeight]);
      img.onerror = () => resolve([0, 0]);
      img.src = src;
    }), icon.src);
    assert.equal(`${w}x${h}`, icon.sizes, icon.src);
  }
  assert.ok(manifest.icons.some((i) => (i.purpose ?? '').includes('maskable')), 'fits a round launcher');
  // What the browser itself has against it, except that windows of tests forget everything.
  const against = async () => (await tools.send('Page.getInstallabilityErrors')).installabilityErrors
    .map((e) => e.errorId).filter((id) => id !== 'in-incognito');
  assert.deepEqual(await against(), []);
  await page.goto('/staff/login');
  assert.deepEqual(await against(), ['no-manifest'], 'and it would say so');
  // Started from the launcher: a page of its own, at start_url, without network.
  await page.close();
  const started = await page.context().newPage();
  await started.context().setOffline(true);
  const answer = await started.goto(manifest.start_url);
  assert.ok(answer.fromServiceWorker());
  await started.waitForSelector('#page-list:not([hidden])');
  assert.match(await started.innerText('#net'), /Mất mạng/);
});

test('two inspectors write the same minutes and note without network: both texts, a person chooses', async () => {
  const stack = await shared();
  const { officer, code, page } = await carried(stack, 'baichay.canbo');
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 20.958, longitude: 107.05, accuracy: 8 });
  const opened = async (at) => {
    await open(at, code);
    await at.click('#note-add');
  };
  const words = (at) => at.locator('#note-list textarea').first();
  await page.context().setOffline(true);
  await opened(page);
  await page.click('#note-add'); // an empty one is not made twice
  assert.equal(await page.locator('#note-list textarea').count(), 1);
  await words(page).fill('Ống ngầm sau kho ABC');
  await unsent(page, 1);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
  await page.locator('#notes-box').screenshot({ path: 'var/shots/onsite-note-320.png' });
  await page.reload(); // the page dies
  await page.fill('#pin', PIN);
  await page.click('#lock-form button');
  await open(page, code);
  assert.equal(await words(page).inputValue(), 'Ống ngầm sau kho ABC');
  await page.context().setOffline(false);
  await page.click('#back');
  await unsent(page, 0);
  assert.deepEqual(await stack.sql(`SELECT e.latitude, e.body FROM site_entry e JOIN cases c
    ON c.id = e.case_id WHERE c.code = '${code}'`), [['20.958', 'Ống ngầm sau kho ABC']]);

  const other = await phone(stack, 'baichay.kiemtra');
  const head = await desk(stack, 'baichay.truong');
  const [[handler]] = await stack.sql("SELECT id FROM account WHERE login = 'baichay.kiemtra'");
  await head.submit(`/staff/cases/${code}/step/assign`, { handler }, { action: `/staff/cases/${code}/step/assign` });
  await other.reload();
  await take(other, code);
  await other.fill('#pin-new', PIN);
  await other.fill('#pin-again', PIN);
  await other.click('#pin-form button');
  await lies(other, code);
  for (const [who, text] of [[page, 'một'], [other, 'hai']]) {
    await who.context().setOffline(true);
    await open(who, code);
    assert.equal(await words(who).inputValue(), 'Ống ngầm sau kho ABC', 'taken along');
    await who.fill('#part-seen', `Thấy ABC, người ${text}.`);
    await words(who).fill(`Ống ngầm ABC, người ${text}.`);
    await unsent(who, 2);
  }
  await page.context().setOffline(false);
  await page.click('#back');
  await unsent(page, 0);
  await other.context().setOffline(false);
  await other.click('#back');
  await unsent(other, 2); // both wait for a person
  await open(other, code);
  for (const group of ['[data-group=seen]', '[data-group^="n:"]'])
    assert.match(await other.innerText(`${group} .clash`), /người hai[\s\S]*người một/);
  other.troubles.length = 0;
  await other.setViewportSize({ width: 320, height: 640 });
  await other.locator('#notes-box').screenshot({ path: 'var/shots/onsite-note-clash-320.png' });
  await look(other, 'onsite-note-clash');
  await other.locator('[data-group^="n:"] .clash').getByRole('button', { name: 'Lấy bản trên hệ thống' }).click();
  await other.locator('[data-group=seen] .clash').getByRole('button', { name: 'Giữ bản trên máy này' }).click();
  await unsent(other, 0);
  const shown = (await officer.get(`/staff/cases/${code}/inspection`)).text;
  assert.match(shown, /Ống ngầm ABC, người một/);
  assert.match(shown, /Bản không chọn của một ghi chú: Ống ngầm ABC, người hai/);
  assert.deepEqual((await stack.sql(`SELECT e.version, e.body FROM onsite_entry e JOIN cases c
    ON c.id = e.case_id WHERE c.code = '${code}' AND e.grp = 'seen' ORDER BY e.version`))
    .map(([v, body]) => [v, /người (một|hai)/.exec(body)[1]]), [['1', 'một'], ['2', 'hai']], 'both stay in the history');
  page.troubles.length = 0;
  other.troubles.length = 0;
});
