/*
 * Brings a database to the schema of sql/migrations/NNNN_name.sql, then runs
 * sql/grants.sql and sets the service accounts and their passwords.
 *
 * A file is one or more statements separated by lines that say
 *
 *     -- @statement
 *
 * so a procedure body may hold as many ';' as it likes. Each piece goes to the
 * server as it stands (a last ';' is taken off); a piece of comments only is
 * skipped. Numbers start at 0001 and have no gaps.
 *
 * schema_migration keeps for each file a SHA-256 chained over its statements
 * and how many of them are done: a file that changed, is missing, or comes
 * before one that is applied is refused; one that stopped half way goes on
 * behind the last statement that succeeded.
 */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "base/buf.h"
#include "store/db.h"

struct migrate_user {
    str user; /* at localhost */
    str password;
};

struct migrate_conf {
    struct db_conf admin; /* may create databases and users; .name is created if it is not there */
    str dir;              /* has migrations/ and perhaps grants.sql */
    const struct migrate_user *users; /* all rights but those of grants.sql are revoked */
    size_t n_users;
};

/*
 * faults  what is wrong, one line each, for people
 * applied how many files were applied now
 * Errors  ERR_INVALID: files refused, or a statement failed; ERR_UNAVAILABLE: no connection;
 *         ERR_CONFLICT: another migration is running; ERR_DB.
 */
MUST_USE enum err migrate_run(struct arena *a, const struct migrate_conf *conf, struct buf *faults,
                              int *applied);

#endif
