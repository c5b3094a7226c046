// Chromium for the tests: pages are looked at by axe-core, photographed to
// var/shots/, and their HTML as it came from the server is kept for the Nu checker.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '../http/runner.mjs';
import { TOP, run, until } from '../http/stack.mjs';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axeSource = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const vnuJar = path.join(path.dirname(require.resolve('vnu-jar/package.json')),
  'build/dist/vnu.jar');

export const SHOTS = path.join(TOP, 'var/shots');
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const WIDTHS = [360, 1200];

let started = null;
let kept = null; // folder of the HTML
const seen = new Set();
const found = []; // faults of pages looked at
let looks = 0;

function executable() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser']
    .find((file) => file && existsSync(file));
  if (!found) throw new Error('no Chromium; CHROMIUM names it');
  return found;
}

async function begin() {
  kept = await mkdtemp(path.join(tmpdir(), 'hlhtml-'));
  await mkdir(SHOTS, { recursive: true });
  // QUIC and background calls would only be noise: nothing but the service is asked.
  return chromium.launch({ executablePath: executable(), headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'] });
}

// A fresh reader with his own cookies. options: phone (default true), script (true), and
// whatever browser.newContext takes. Anything that goes wrong on a page lands in page.troubles:
// script errors, refused by the CSP, and every request that leaves the site.
export async function reader(base, { phone = true, script = true, ...more } = {}) {
  started ??= begin();
  const browser = await started;
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: script,
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...(phone ? PHONE : {}), ...more });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.troubles = [];
  page.scripted = script;
  page.on('pageerror', (error) => page.troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      page.troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(base).origin)
      page.troubles.push(`leaves the site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document')
      page.troubles.push(`${response.status()}: ${response.url()}`);
    keep(response).catch(() => {});
  });
  return page;
}

// A page that came as a redirect or was left at once has no body any more.
async function keep(response) {
  if (response.request().resourceType() !== 'document') return;
  if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) return;
  const text = await response.text();
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  if (seen.has(hash)) return;
  seen.add(hash);
  const name = new URL(response.url()).pathname.replace(/[^a-z0-9]+/gi, '_');
  await writeFile(path.join(kept, `${response.status()}${name}-${hash}.html`), text);
}

// Until what the page says of itself is true. Other than page.waitForFunction, which takes a
// promise for true, it waits for the answer.
export function holds(page, question, what, ms = 10_000) {
  return until(() => page.evaluate(question, what).catch(() => false), ms, String(question));
}

// What is wrong with the page as it stands: everything axe-core calls serious, and whatever
// went wrong before. Without script Chromium answers no question, so axe is not asked.
async function faultsOf(page) {
  const faults = page.troubles.splice(0);
  if (!page.scripted) return faults;
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document,
    { resultTypes: ['violations'] }));
  for (const one of violations)
    if (['serious', 'critical'].includes(one.impact))
      faults.push(`axe ${one.id}: ${one.help}: ${one.nodes.map((n) => n.html).join(' | ')}`);
  return faults;
}

// Photograph the page on a phone and on a desk, let axe-core look at its own width, and keep
// every fault for the end, so that one word of an attribute does not hide the rest of the run.
export async function look(page, name) {
  const before = page.viewportSize();
  const faults = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 800 ? 740 : 900 });
    await page.screenshot({ path: path.join(SHOTS, `${name}-${width}.png`), fullPage: true });
    if (width === before.width || (width > 800 && before.width > 800))
      faults.push(...await faultsOf(page));
    if (page.scripted) {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) faults.push(`the page is ${wide} wide on a screen of ${width}`);
    }
  }
  await page.setViewportSize(before);
  looks += 1;
  for (const fault of new Set(faults)) found.push(`${name} (${page.url()}): ${fault}`);
}

// At 320 px nothing lies over the side; photographed as NAME-320.png.
export async function narrow(page, name) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.screenshot({ path: path.join(SHOTS, `${name}-320.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${name} is ${wide} px wide on a screen of 320`);
  await page.setViewportSize(before);
}

// What all open pages show, for a test that failed: address, heading, what is to be mended.
// Their pictures are kept as failed-N.png.
export async function scene() {
  const lines = [];
  const contexts = started ? (await started).contexts() : [];
  for (const [i, page] of contexts.flatMap((context) => context.pages()).entries()) {
    await page.screenshot({ path: path.join(SHOTS, `failed-${i}.png`), fullPage: true });
    const texts = await page.locator('h1, .problem, .problems li').allTextContents();
    lines.push(`\n[${i}] ${page.url()}: ${texts.join(' | ')}`);
  }
  return lines.join('');
}

// Every fault of the pages looked at, and how many were.
export function lookFaults() {
  return { looks, found };
}

// All HTML that was received, through the Nu HTML checker at once: list of complaints.
export async function htmlFaults() {
  if (!kept || seen.size === 0) throw new Error('no page was kept for the checker');
  const done = await run('java', ['-jar', vnuJar, '--errors-only', '--format', 'json', kept]);
  const { messages } = JSON.parse(done.err);
  return messages.map((m) => `${path.basename(m.url)}:${m.lastLine ?? 0}: ${m.message}`
    + ` [${(m.extract ?? '').replace(/\s+/g, ' ')}]`);
}

export function pagesKept() {
  return seen.size;
}

// Closes every page: open ones go on drawing and take the processor from the next test.
export async function rest() {
  const contexts = started ? (await started).contexts() : [];
  await Promise.all(contexts.map((context) => context.close()));
}

export async function end() {
  if (started) await (await started).close();
  if (kept) await rm(kept, { recursive: true, force: true });
}
