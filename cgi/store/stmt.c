#include "store/stmt.h"
#include "base/log.h"
#include "store/conn.h"
#include <stdlib.h>
#include <string.h>

enum { ROW_ARENA = 64 * 1024 * 1024, PREFETCH = 200 };

static struct prepared *find(struct db *db, const struct db_stmt *st)
{
    struct prepared **at = &db->cache[((uintptr_t)st >> 4) % CACHE_BUCKETS];
    for (struct prepared *p = *at; p; p = p->next)
        if (p->st == st)
            return p;
    struct prepared *p = NEW(db->a, struct prepared);
    *p = (struct prepared){
        .st = st,
        .next = *at,
        .in = NEWS(db->a, MYSQL_BIND, st->n_binds),
        .in_slots = NEWS(db->a, union slot, st->n_binds),
        .out = NEWS(db->a, MYSQL_BIND, st->n_cols),
        .out_slots = NEWS(db->a, union slot, st->n_cols),
        .lengths = NEWS(db->a, unsigned long, st->n_cols),
        .nulls = NEWS(db->a, my_bool, st->n_cols),
        .errors = NEWS(db->a, my_bool, st->n_cols),
    };
    *at = p;
    return p;
}

static void close_handle(struct prepared *p)
{
    if (p->h)
        mysql_stmt_close(p->h);
    p->h = NULL;
}

enum err prepared_get(struct db *db, const struct db_stmt *st, struct prepared **out,
                      unsigned *code)
{
    struct prepared *p = find(db, st);
    *out = p;
    *code = 0;
    if (p->h)
        return OK;
    p->h = mysql_stmt_init(db->my);
    if (!p->h) {
        *code = mysql_errno(db->my);
        return ERR_DB;
    }
    const unsigned long cursor = CURSOR_TYPE_READ_ONLY, rows = PREFETCH;
    if (st->kind == DB_EACH) {
        mysql_stmt_attr_set(p->h, STMT_ATTR_CURSOR_TYPE, &cursor);
        mysql_stmt_attr_set(p->h, STMT_ATTR_PREFETCH_ROWS, &rows);
    }
    if (mysql_stmt_prepare(p->h, st->sql, strlen(st->sql)) == 0 &&
        mysql_stmt_param_count(p->h) == st->n_binds)
        return OK;
    *code = mysql_stmt_errno(p->h);
    close_handle(p);
    return ERR_DB;
}

/* One round trip, two the first time. Gives the error number, 0 when done. */
static unsigned send(struct db *db, const struct db_stmt *st, const void *in,
                     struct prepared **out, bool *executed)
{
    unsigned code;
    *executed = false;
    if (prepared_get(db, st, out, &code) != OK)
        return code;
    struct prepared *p = *out;
    prepared_bind(p, in);
    *executed = true;
    db->count++;
    if ((st->n_binds && mysql_stmt_bind_param(p->h, p->in)) || mysql_stmt_execute(p->h))
        return mysql_stmt_errno(p->h);
    return 0;
}

static bool may_repeat(const struct db *db, const struct db_stmt *st, unsigned code,
                       bool executed)
{
    if (db->tx != TX_NONE || db->walks > 0)
        return false;
    if (db_code_again(code)) /* autocommit: the server undid the whole statement */
        return st->verb != DB_CALLS;
    return db_code_lost(code) && (!executed || st->verb == DB_READS);
}

static void not_busy(struct db *db, const struct db_stmt *st)
{
    if (!find(db, st)->busy)
        return;
    log_line(LOG_ERROR, "walk_nested", LOG_CODE("statement", st->name));
    abort();
}

static enum err run(struct cx *cx, const struct db_stmt *st, const void *in,
                    struct prepared **out)
{
    struct db *db = cx->db;
    not_busy(db, st);
    if (db->tx == TX_DOOMED)
        return ERR_DB;
    TRY(db_fault(db, st->name));
    unsigned code = 0;
    bool executed = false;
    for (int tried = 1; tried <= TRIES; tried++) {
        TRY(db_ready(db));
        if (!db->my)
            return ERR_UNAVAILABLE;
        code = send(db, st, in, out, &executed);
        if (!code)
            return OK;
        if (!may_repeat(db, st, code, executed))
            break;
        db->lost = db->lost || db_code_lost(code);
        db_pause(tried);
    }
    return db_failed(db, st->name, code);
}

/* Read away whatever results are left; gives the error number. */
static unsigned drain(struct prepared *p)
{
    int more = 0;
    do {
        mysql_stmt_free_result(p->h);
        more = mysql_stmt_more_results(p->h) ? mysql_stmt_next_result(p->h) : -1;
    } while (more == 0);
    return more > 0 ? mysql_stmt_errno(p->h) : 0;
}

/* A result that does not look as the annotation says; `make test` should have found it. */
static enum err wrong(struct db *db, const struct db_stmt *st, const char *what)
{
    if (db->tx == TX_OPEN)
        db->tx = TX_DOOMED;
    log_line(LOG_ERROR, "statement_wrong", LOG_CODE("statement", st->name),
             LOG_CODE("what", what));
    return ERR_DB;
}

static enum err columns(struct db *db, struct prepared *p)
{
    if (mysql_stmt_field_count(p->h) != p->st->n_cols) {
        drain(p);
        return wrong(db, p->st, "column-count");
    }
    if (prepared_bind_out(p))
        return OK;
    const enum err e = db_failed(db, p->st->name, mysql_stmt_errno(p->h));
    drain(p);
    return e;
}

/* After the last row, or after an early end. */
static enum err ended(struct db *db, struct prepared *p, enum fetch last)
{
    const unsigned code = last == FETCH_ERROR ? mysql_stmt_errno(p->h) : 0;
    const unsigned later = drain(p);
    if (last == FETCH_ERROR)
        return db_failed(db, p->st->name, code);
    if (last == FETCH_TRUNCATED)
        return wrong(db, p->st, "value");
    return later ? db_failed(db, p->st->name, later) : OK;
}

enum err db_exec(struct cx *cx, const struct db_stmt *st, const void *in)
{
    struct prepared *p;
    TRY(run(cx, st, in, &p));
    if (mysql_stmt_field_count(p->h) != 0 && st->verb != DB_CALLS) {
        drain(p);
        return wrong(cx->db, st, "has-rows");
    }
    cx->db->last_id = (int64_t)mysql_stmt_insert_id(p->h);
    cx->db->affected = (int64_t)mysql_stmt_affected_rows(p->h);
    return ended(cx->db, p, FETCH_END);
}

enum err db_one(struct cx *cx, const struct db_stmt *st, const void *in, void *row)
{
    struct prepared *p;
    TRY(run(cx, st, in, &p));
    TRY(columns(cx->db, p));
    enum fetch got = prepared_fetch(p, cx->a, row);
    const bool found = got == FETCH_ROW;
    if (found) {
        void *second = arena_alloc(cx->a, st->row_size);
        got = prepared_fetch(p, cx->a, second);
    }
    TRY(ended(cx->db, p, got));
    if (got == FETCH_ROW)
        return wrong(cx->db, st, "second-row");
    return found ? OK : ERR_NOT_FOUND;
}

enum err db_many(struct cx *cx, const struct db_stmt *st, const void *in, void **rows, size_t *n)
{
    struct prepared *p;
    *rows = NULL;
    *n = 0;
    TRY(run(cx, st, in, &p));
    TRY(columns(cx->db, p));
    char *v = NULL;
    size_t cap = 0, count = 0;
    enum fetch got;
    for (;;) {
        if (count == cap) {
            const size_t more = cap ? cap * 2 : 16;
            v = arena_grow(cx->a, v, cap * st->row_size, more * st->row_size);
            cap = more;
        }
        got = prepared_fetch(p, cx->a, v + count * st->row_size);
        if (got != FETCH_ROW)
            break;
        count++;
    }
    TRY(ended(cx->db, p, got));
    *rows = v;
    *n = count;
    return OK;
}

static enum err walk(struct cx *cx, struct prepared *p,
                     enum err (*each)(struct cx *, const void *row, void *arg), void *arg)
{
    struct arena *a = arena_new(ROW_ARENA);
    enum err e = OK;
    enum fetch got = FETCH_END;
    while (e == OK) {
        arena_reset(a);
        void *row = arena_alloc(a, p->st->row_size);
        got = prepared_fetch(p, a, row);
        if (got != FETCH_ROW)
            break;
        e = each(cx, row, arg);
    }
    arena_free(a);
    const enum err last = ended(cx->db, p, got);
    return e != OK ? e : last;
}

enum err db_each(struct cx *cx, const struct db_stmt *st, const void *in,
                 enum err (*each)(struct cx *, const void *row, void *arg), void *arg)
{
    struct prepared *p;
    TRY(run(cx, st, in, &p));
    TRY(columns(cx->db, p));
    p->busy = true;
    cx->db->walks++;
    const enum err e = walk(cx, p, each, arg);
    cx->db->walks--;
    p->busy = false;
    return e;
}
