// Statements of a test as the administrator of a stack's database. The client program stays
// between them: starting one for each of some thousand statements took a tenth of the tests.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';

class Client {
  constructor(dir) {
    this.program = spawn('mariadb', [`--defaults-file=${dir}/run/mariadb.cnf`,
      '-u', userInfo().username, '--batch', '--skip-column-names', '--unbuffered', 'hotline']);
    this.out = '';
    this.err = '';
    this.alive = true;
    this.program.stdout.setEncoding('utf8').on('data', (piece) => this.hears(piece));
    this.program.stderr.setEncoding('utf8').on('data', (piece) => { this.err += piece; });
    this.program.stdin.on('error', () => {}); // it ended: 'close' tells
    this.program.on('error', (error) => { this.err += error; });
    this.program.on('close', () => {
      this.alive = false;
      this.done?.reject(new Error(`mariadb: ${this.err}`));
    });
  }

  hears(piece) {
    this.out += piece;
    if (!this.done || !this.out.endsWith(this.done.mark)) return;
    const { mark, resolve } = this.done;
    const out = this.out.slice(0, -mark.length);
    this.out = '';
    this.done = null;
    resolve(out);
  }

  // What it prints for the statements; an error ends the program, as in any batch.
  ask(text) {
    const word = randomBytes(12).toString('hex');
    return new Promise((resolve, reject) => {
      this.done = { mark: `${word}\n`, resolve, reject };
      this.program.stdin.write(`${text}\n;SELECT '${word}';\n`);
    });
  }
}

// Clients of one database, as many as ask at the same time.
export class Sql {
  constructor(dir) {
    this.dir = dir;
    this.idle = [];
  }

  async ask(text) {
    const used = this.idle.pop();
    const client = used?.alive ? used : new Client(this.dir);
    try {
      const out = await client.ask(text);
      this.idle.push(client);
      return out;
    } catch (error) {
      // The server was started anew since: nothing of the text has reached it.
      if (used === client && /ERROR 2006 /.test(error.message)) return this.ask(text);
      throw error;
    }
  }

  close() {
    for (const { program } of this.idle.splice(0)) program.stdin.end();
  }
}
