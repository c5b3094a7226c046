// Where a fine is paid: the settings stand in the form of each new decision, and what was typed
// there stands above them.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { LIGHT, draft, inspecting, recorded, redirected } from './sanctions.mjs';
import { shared } from './stack.mjs';
import { Worker } from './worker.mjs';

const SET = { pay_where: 'Kho bạc Cài Đặt ABC', pay_account: '7111.0.ABC', collector: 'Bên thu Cài Đặt ABC',
  executor: 'Bên thi hành Cài Đặt ABC' };

// The stack with these settings of documents besides its own.
async function settings(stack, name, set) {
  const text = await readFile(stack.config, 'utf8');
  const pairs = Object.entries(set).map(([key, value]) => `${key}: "${value}"`).join(', ');
  assert.match(text, /^documents: \{/m);
  const config = path.join(stack.dir, `${name}.yaml`);
  await writeFile(config, text.replace(/^documents: \{/m, `documents: {${pairs}, `));
  return Object.create(stack, { config: { value: config } });
}

test('a new decision begins with the settings of payment; what was typed stays', async () => {
  const stack = await shared();
  const officer = await official(stack, 'baichay.canbo');
  const code = await recorded(officer, await inspecting(stack, officer), LIGHT);
  const at = `/staff/cases/${code}/decision`;
  const worker = await Worker.start(await settings(stack, 'paying', SET), 'staff');
  try {
    const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const page = async () => (await worker.request('GET', at, { headers: { HTTP_COOKIE: cookie } })).text;
    const first = await page();
    for (const words of Object.values(SET)) assert.ok(first.includes(words), words);
    assert.ok(!(await officer.get(at)).text.includes('Cài Đặt ABC'), 'elsewhere nothing is set');
    redirected(await draft(officer, code, { fine0: '7.000.000', pay_where: 'Kho bạc Gõ Tay ABC', collector: '' }), 'draft');
    const kept = await page();
    assert.ok(kept.includes('Kho bạc Gõ Tay ABC'));
    for (const words of Object.values(SET)) assert.ok(!kept.includes(words), `${words}: what was emptied stays so`);
  } finally {
    await worker.stop();
  }
});

test('the settings of payment are as long as their fields, and no longer', async () => {
  const stack = await shared();
  for (const [key, max] of [['pay_where', 300], ['pay_account', 100], ['collector', 300], ['executor', 300]])
    for (const [n, code] of [[max, 0], [max + 1, 1]]) {
      const { config } = await settings(stack, `long-${key}-${n}`, { [key]: 'a'.repeat(n) });
      const done = await stack.hotline(['check', '--config', config]);
      assert.equal(done.code, code, `${key} of ${n}: ${done.err}`);
    }
});
