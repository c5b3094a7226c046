/*
 * One connection to MariaDB per process: prepared statements from
 * sql/queries/ (see stmt.h for what sqlgen writes) and transactions.
 *
 * Results of every statement
 *   OK, ERR_NOT_FOUND (@one without a row)
 *   ERR_DUPLICATE    a unique key exists already (1062)
 *   ERR_CONFLICT     a CHECK or a foreign key refused it
 *   ERR_UNAVAILABLE  no connection can be made
 *   ERR_DB           anything else; one log line with statement name and error number, no values
 *
 * Session: REPEATABLE READ with snapshot isolation, strict SQL mode, UTC,
 * utf8mb4 / utf8mb4_uca1400_ai_ci, lock waits of 5 s, autocommit outside db_tx.
 *
 * A connection lost outside a transaction is opened again and the statement
 * prepared again; the statement itself is sent twice only if it is a SELECT.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/cx.h"

struct db;

struct db_conf {
    str socket; /* path, 107 bytes at most */
    str user;
    str password; /* empty: none */
    str name;     /* of the database; empty: none chosen (migrate only) */
};

/*
 * Connect. The arena must live as long as the connection; everything that is
 * kept (prepared statements, bind buffers, the conf) is in it.
 *
 * Errors  ERR_UNAVAILABLE.
 */
MUST_USE enum err db_open(struct arena *a, const struct db_conf *conf, struct db **out);

/*
 * Between requests: wipe what the connection's buffers still hold of the last statements
 * and rows. Nothing may be running. NULL is allowed.
 */
void db_forget(struct db *db);

/* NULL is allowed. */
void db_close(struct db *db);

/*
 * Run body in a transaction: COMMIT when it returns OK, else ROLLBACK and its
 * error is returned. On 1213, 1205 and 1020, from COMMIT too, and when the
 * connection is lost before COMMIT, everything is rolled back and the body
 * runs again, four times at most; so it touches only database and arena and
 * may overwrite, but not add to, what arg points at. A connection lost at
 * COMMIT gives ERR_DB: the outcome is unknown, only an idempotency key helps.
 *
 * A transaction inside a transaction, or inside the walk of an @each statement,
 * aborts the program.
 */
MUST_USE enum err db_tx(struct cx *cx, enum err (*body)(struct cx *, void *), void *arg);

/* AUTO_INCREMENT value of the last @exec; 0 if it made none. */
int64_t db_last_id(struct cx *cx);

/* Rows that the last @exec inserted, deleted or matched (an UPDATE to the same values counts). */
int64_t db_affected(struct cx *cx);

/* Statements sent since db_open, without START TRANSACTION, COMMIT and ROLLBACK. */
int64_t db_count(struct cx *cx);

/*
 * Test hook: the nth statement from now (1 is the next; START TRANSACTION and
 * COMMIT count) is not sent and gives ERR_DB. 0 switches it off.
 */
void db_fail_nth(struct db *db, int n);

/*
 * Sets it from HOTLINE_FAULT_NTH in the environment, which only tests set. db_open
 * does; a service counts anew once it is ready, so that the first statement is a
 * request's.
 */
void db_fail_as_asked(struct db *db);

#endif
