#!/usr/bin/env node
// node suite.mjs URL [--key KEY] ...: does an endpoint keep to Open311 GeoReport v2? See README.md.
import { pathToFileURL } from 'node:url';
import { checks, discoveryChecks } from './checks.mjs';
import { Endpoint } from './client.mjs';

const DEFAULTS = { lat: '20.9583', long: '107.0489', address: 'Chợ, phường Bãi Cháy' };

// Every rule that can be tried: [{ name, error }], error undefined where it is kept and
// 'skipped' where the rule needs a key and there is none.
export async function conformance(url, options = {}) {
  const set = { ...DEFAULTS, ...options };
  const results = [];
  const tried = async (name, body) => {
    try {
      await body();
      results.push({ name });
    } catch (error) {
      results.push({ name, error });
    }
  };
  let root = url;
  if (/\/discovery(\.xml|\.json)?$/.test(url)) {
    const base = url.replace(/\.(xml|json)$/, '');
    let answer;
    await tried('discovery: answers in both formats', async () => {
      answer = await new Endpoint(base, set).both(base);
    });
    if (!answer) return results;
    for (const [name, body] of discoveryChecks) await tried(name, () => body(answer));
    root = answer.data.endpoints
      ?.find((e) => e.specification === 'http://wiki.open311.org/GeoReport_v2')?.url;
    if (!root) return results;
  }
  const api = new Endpoint(root, set);
  for (const check of checks) {
    if (check.needs === 'key' && !set.key) results.push({ name: check.name, error: 'skipped' });
    else await tried(check.name, () => check.run(api, set));
  }
  return results;
}

function options(args) {
  const found = {};
  const names = ['key', 'jurisdiction', 'service', 'lat', 'long', 'address'];
  for (let i = 0; i < args.length; i++) {
    const name = args[i].replace(/^--/, '');
    if (args[i].startsWith('--') && names.includes(name) && i + 1 < args.length)
      found[name] = args[++i];
    else if (!args[i].startsWith('--') && !found.url) found.url = args[i];
    else return null;
  }
  return found.url ? found : null;
}

async function main() {
  const set = options(process.argv.slice(2));
  if (!set) {
    console.error('usage: node suite.mjs URL [--key KEY] [--jurisdiction ID] [--service CODE]\n'
      + '                         [--lat N --long N] [--address TEXT]\n'
      + 'URL: the discovery document, or the root of a GeoReport v2 endpoint');
    return 2;
  }
  const results = await conformance(set.url, set);
  let failed = 0;
  for (const { name, error } of results) {
    if (error === 'skipped') console.log(`skipped ${name} (needs --key)`);
    else if (!error) console.log(`ok ${name}`);
    else {
      failed += 1;
      console.log(`not ok ${name}\n    ${String(error.message ?? error).split('\n').join('\n    ')}`);
    }
  }
  console.log(`${results.length - failed} of ${results.length} rules, ${failed} broken`);
  return failed ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main();
