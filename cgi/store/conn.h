/* The connection as db.c, tx.c and stmt*.c see it; nobody else includes this. */
#ifndef STORE_CONN_H
#define STORE_CONN_H

#include "store/stmt.h"
#include <mariadb/mysql.h>

enum tx_state {
    TX_NONE,
    TX_OPEN,
    TX_DOOMED, /* a statement failed: nothing more is sent, it can only be rolled back */
};

union slot {
    long long n;
    double f;
    MYSQL_TIME t;
};

/* One statement on this connection; the memory outlives a reconnect, the handle does not. */
struct prepared {
    const struct db_stmt *st;
    struct prepared *next;
    MYSQL_STMT *h; /* NULL: not prepared */
    bool busy;     /* a db_each walks its rows */
    MYSQL_BIND *in, *out;
    union slot *in_slots, *out_slots;
    unsigned long *lengths;
    my_bool *nulls, *errors;
};

enum { CACHE_BUCKETS = 256, TRIES = 4 };

struct db {
    struct arena *a;
    const char *socket, *user, *password, *name;
    MYSQL *my; /* NULL: not connected */
    bool lost; /* the server has hung up */
    struct prepared *cache[CACHE_BUCKETS];
    enum tx_state tx;
    bool again; /* doomed by something that a second run may not meet */
    int walks;  /* db_each running */
    int fail_in;
    int64_t last_id, affected, count;
};

/* 1213, 1205, 1020: rolled back because of somebody else. */
bool db_code_again(unsigned code);
/* The connection is gone. */
bool db_code_lost(unsigned code);

/* Connect again if the connection was lost; outside transactions and walks only. */
MUST_USE enum err db_ready(struct db *db);

/* The fault hook: ERR_DB when this statement is the one to fail. */
MUST_USE enum err db_fault(struct db *db, const char *name);

/* The result for a server or client error number; logs it, dooms the transaction if need be. */
enum err db_failed(struct db *db, const char *name, unsigned code);

/* A short wait that grows with each try, so that two rivals do not meet again. */
void db_pause(int tried);

/* The cached statement, prepared on this connection. *code is the error number on ERR_DB. */
MUST_USE enum err prepared_get(struct db *db, const struct db_stmt *st, struct prepared **out,
                               unsigned *code);

/* Point p's binds at the struct `in`; aborts on an unset one. */
void prepared_bind(struct prepared *p, const void *in);

/* Bind the result columns. false: the library refused. */
bool prepared_bind_out(struct prepared *p);

enum fetch { FETCH_ROW = 1, FETCH_END, FETCH_ERROR, FETCH_TRUNCATED };

/* The next row into the struct `row`, texts into the arena. */
enum fetch prepared_fetch(struct prepared *p, struct arena *a, void *row);

#endif
