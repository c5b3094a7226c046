#include "base/log.h"
#include "store/conn.h"
#include <stdlib.h>
#include <string.h>

static unsigned query(struct db *db, const char *sql)
{
    return mysql_real_query(db->my, sql, strlen(sql)) ? mysql_errno(db->my) : 0;
}

static enum err begin(struct db *db)
{
    TRY(db_fault(db, "START"));
    TRY(db_ready(db));
    unsigned code = query(db, "START TRANSACTION");
    if (db_code_lost(code)) { /* nothing was begun, so a new connection will do */
        db->lost = true;
        TRY(db_ready(db));
        code = query(db, "START TRANSACTION");
    }
    if (code)
        return db_failed(db, "START", code);
    db->tx = TX_OPEN;
    db->again = false;
    return OK;
}

/* Never fails: a connection that cannot roll back is given up, and the server does it then. */
static void rollback(struct db *db)
{
    if (!db->lost && query(db, "ROLLBACK"))
        db->lost = true;
    db->tx = TX_NONE;
}

static enum err commit(struct db *db)
{
    TRY(db_fault(db, "COMMIT"));
    const unsigned code = query(db, "COMMIT");
    if (!code) {
        db->tx = TX_NONE;
        return OK;
    }
    const enum err e = db_failed(db, "COMMIT", code);
    if (db_code_lost(code)) /* it may be committed: running it again could do it twice */
        db->again = false;
    return e;
}

static enum err once(struct cx *cx, enum err (*body)(struct cx *, void *), void *arg)
{
    struct db *db = cx->db;
    TRY(begin(db));
    enum err e = body(cx, arg);
    if (e == OK)
        e = db->tx == TX_DOOMED ? ERR_DB : commit(db);
    if (e != OK)
        rollback(db);
    return e;
}

enum err db_tx(struct cx *cx, enum err (*body)(struct cx *, void *), void *arg)
{
    struct db *db = cx->db;
    if (db->tx != TX_NONE || db->walks > 0) {
        log_line(LOG_ERROR, "transaction_nested", LOG_N("walks", db->walks));
        abort();
    }
    enum err e = ERR_DB;
    for (int tried = 1; tried <= TRIES; tried++) {
        db->again = false;
        e = once(cx, body, arg);
        if (e == OK || !db->again)
            return e;
        if (tried < TRIES)
            db_pause(tried);
    }
    return e;
}
