// The same nginx settings, spawn-fcgi and multiwatch, with workers that answer at once.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { until } from '../http/stack.mjs';
import { emptyProgram } from './load.mjs';

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => { probe.listen(0, '127.0.0.1', resolve); });
  const { port } = probe.address();
  await new Promise((resolve) => { probe.close(resolve); });
  return port;
}

function connects(to) {
  return new Promise((resolve) => {
    const probe = net.connect(to, () => { probe.destroy(); resolve(true); });
    probe.on('error', () => resolve(false));
  });
}

const NOT_OURS = ['server', 'date', 'connection', 'content-length', 'transfer-encoding'];

export class EmptyService {
  // answer: what the real service said, to be said again without any work.
  static async start(stack, answer, workers) {
    const empty = new EmptyService();
    const run = path.join(stack.dir, 'run');
    const [file, socket, conf] = ['empty.answer', 'empty.sock', 'conf/empty.conf']
      .map((name) => path.join(run, name));
    const head = Object.entries(answer.headers).filter(([name]) => !NOT_OURS.includes(name))
      .flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`)).join('');
    await writeFile(file, `${head}\r\n${answer.text}`);
    const [publicPort, staffPort] = [await freePort(), await freePort()];
    const text = (await readFile(path.join(run, 'conf/nginx.conf'), 'utf8'))
      .replaceAll(/unix:\S*public\.sock/g, `unix:${socket}`)
      .replaceAll(new URL(stack.public).host, `127.0.0.1:${publicPort}`)
      .replaceAll(new URL(stack.staff).host, `127.0.0.1:${staffPort}`)
      .replace(/(fastcgi_cache_path \S+)/, '$1-empty')
      .replaceAll('nginx-own.pid', 'empty-nginx.pid');
    await writeFile(conf, text);
    empty.url = `http://127.0.0.1:${publicPort}`;
    empty.children = [
      spawn('spawn-fcgi', ['-n', '-s', socket, '-M', '0600', '-b', '1024', '--', '/usr/bin/env',
        'multiwatch', '-f', String(workers), '-s', 'USR1', '--', emptyProgram(), file],
      { stdio: 'ignore' }),
      spawn('nginx', ['-e', path.join(stack.dir, 'log/empty.log'), '-c', conf],
        { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } }),
    ];
    try {
      await until(() => connects(socket), 10_000, 'the empty workers listen');
      await until(() => connects({ host: '127.0.0.1', port: publicPort }), 10_000, 'nginx listens');
    } catch (error) {
      await empty.stop();
      throw error;
    }
    return empty;
  }

  async stop() {
    await Promise.all(this.children.map((child) => new Promise((resolve) => {
      if (child.exitCode !== null) resolve();
      else child.on('exit', resolve).kill('SIGTERM');
    })));
  }
}
