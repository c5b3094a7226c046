// Two at the same moment: what both need is held until they wait for it.
import { Sql } from './sql.mjs';
import { until } from './stack.mjs';

// Holds what the statement finds while the body runs; waits(n) comes back when n wait for it.
export async function holding(stack, held, body) {
  const sql = new Sql(stack.dir);
  // Asked more often than each tenth of a second, the server goes on giving what it said first.
  const waits = (n) => until(async () => Number((await sql.ask(`DO SLEEP(0.15);
    SELECT COUNT(DISTINCT w.requesting_trx_id) FROM information_schema.INNODB_LOCK_WAITS w
      JOIN information_schema.INNODB_TRX t ON t.trx_id = w.blocking_trx_id
     WHERE t.trx_mysql_thread_id = CONNECTION_ID()`)).trim()) >= n, 4000, `${n} wait`);
  try {
    await sql.ask(`START TRANSACTION; ${held} FOR UPDATE`);
    const done = await body(waits);
    await sql.ask('COMMIT');
    return done;
  } finally {
    sql.close();
  }
}
