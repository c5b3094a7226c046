// What a running process holds: its memory, searched for all words in one pass by grep.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { assert } from './runner.mjs';

const PIECE = 1 << 24;
const LARGEST = 2 ** 29; // the sanitizer's own maps are larger

// Maps that the process may write to: [{ from, size, what }].
async function mapsOf(pid) {
  const maps = [];
  for (const line of (await readFile(`/proc/${pid}/maps`, 'utf8')).split('\n')) {
    const [, from, to, what] = /^([0-9a-f]+)-([0-9a-f]+) rw\S* \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
    const size = parseInt(to, 16) - parseInt(from, 16);
    if (from && size <= LARGEST) maps.push({ from: parseInt(from, 16), size, what: what || 'memory' });
  }
  return maps;
}

async function feed(memory, maps, sink) {
  let at = 0;
  for (const map of maps) {
    map.at = at;
    for (let done = 0; done < map.size;) {
      const want = Math.min(PIECE, map.size - done);
      const { buffer, bytesRead } = await memory.read(Buffer.alloc(want), 0, want, map.from + done)
        .catch(() => ({ bytesRead: 0 }));
      if (!bytesRead) break;
      if (!sink.write(buffer.subarray(0, bytesRead))) await once(sink, 'drain');
      done += bytesRead;
      at += bytesRead;
    }
    sink.write('\0');
    at += 1;
  }
  sink.end();
}

// Which of the words, none of more than a line, stand there: "WORD in WHAT"; null where nobody
// may look.
export async function inMemory(pid, words) {
  const memory = await open(`/proc/${pid}/mem`).catch(() => null);
  if (!memory) return null;
  for (const word of words) assert.ok(word && !/[\n\0]/.test(word), `one line: ${word}`);
  const maps = await mapsOf(pid);
  const grep = spawn('grep', ['-zaobF', ...words.flatMap((word) => ['-e', word])],
    { env: { ...process.env, LC_ALL: 'C' } });
  let out = '';
  grep.stdout.setEncoding('utf8').on('data', (piece) => { out += piece; });
  grep.stdin.on('error', () => {});
  const ended = once(grep, 'close');
  await feed(memory, maps, grep.stdin);
  const [code] = await ended;
  await memory.close();
  assert.ok(code === 0 || code === 1, `grep: ${code}`);
  return [...new Set(out.split('\0').filter(Boolean).map((line) => {
    const [, at, word] = /^(\d+):(.*)$/s.exec(line);
    return `${word} in ${maps.findLast((map) => map.at <= Number(at)).what}`;
  }))];
}
