// A day on which everybody reads the list: what nginx keeps of it against a file of the same size,
// and what citizens who file notice of such a crowd.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from '../http/client.mjs';
import { plant, unplant } from '../http/planted.mjs';
import { until } from '../http/stack.mjs';
import { wrk } from './load.mjs';
import { inTurn, rate, say, whole } from './measures.mjs';

const WORD = 'tin';
const PAGE = '/violators';
const CROWD = { clients: 100, paceMs: 100 }; // 1,000 readers a second

// Ratios named news and news_filing.
export async function news(stack) {
  const names = Array.from({ length: 200 }, (_, i) => ({ slug: `${WORD}${i}`,
    name: `Công ty Tin ABC ${i}`, signed_on: `2026-0${1 + (i % 9)}-05` }));
  await plant(stack, names);
  const page = await new Client(stack.public).get(PAGE);
  const made = await stack.hotline(['dump', 'make', '--config', stack.config]);
  if (page.status !== 200 || made.code !== 0) throw new Error(`${page.status} ${made.err}`);
  const file = '/data/dump/same-size';
  await writeFile(path.join(stack.dir, 'published/now/dump/same-size'), page.body);
  const count = await stack.counter('public');
  await wrk(stack.public, { at: PAGE, seconds: 1 });
  const before = await count();
  const [ours, raw] = await inTurn(3, () => wrk(stack.public, { at: PAGE, seconds: 4 }),
    () => wrk(stack.public, { at: file, seconds: 4 }));
  const statements = await count() - before;
  const bad = [...ours, ...raw].reduce((sum, r) => sum + r.bad, 0);
  say(`news: ${whole(rate(ours))}/s from the cache against ${whole(rate(raw))}/s of a file of `
    + `${page.body.length} bytes; ${statements} statements for ${
      whole(ours.reduce((sum, r) => sum + r.good, 0))} pages`);
  if (bad > 0) throw new Error(`${bad} answers were not 200`);
  const filing = () => wrk(stack.public, { kind: 'file', seconds: 4 });
  let read = [];
  const [alone, crowded] = await inTurn(3, filing, async () => {
    const crowd = wrk(stack.public, { at: PAGE, seconds: 6, ...CROWD });
    const seen = new Client(stack.public);
    await until(async () => (await seen.get(PAGE)).status === 200, 5000, 'the crowd reads');
    const run = await filing();
    read = [...read, await crowd];
    return run;
  });
  say(`filing: ${whole(rate(alone))}/s alone and ${whole(rate(crowded))}/s while ${
    whole(rate(read))} pages a second are read`);
  await unplant(stack, WORD);
  return { news: rate(ours) / rate(raw), news_filing: rate(crowded) / rate(alone) };
}
