/* Does a statement fit the schema? Asked by `hotline check --statements`. */
#include "store/conn.h"
#include <string.h>

enum { BINARY_CHARSET = 63 };

static void fault(struct buf *b, const struct db_stmt *st, const char *what, const char *about)
{
    buf_fmt(b, "%s:%d: %s: %s%s%s\n", st->file, st->line, st->name, what, about ? " " : "",
            about ? about : "");
}

static bool is_integer(const MYSQL_FIELD *f)
{
    switch ((int)f->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
        return true;
    case MYSQL_TYPE_NEWDECIMAL: /* SUM() of integers */
        return f->decimals == 0;
    default:
        return false;
    }
}

static bool is_text(const MYSQL_FIELD *f)
{
    switch ((int)f->type) {
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
    case MYSQL_TYPE_ENUM:
        return true;
    default:
        return false;
    }
}

static bool is_real(const MYSQL_FIELD *f)
{
    return f->type == MYSQL_TYPE_DOUBLE || f->type == MYSQL_TYPE_FLOAT ||
           f->type == MYSQL_TYPE_NEWDECIMAL;
}

static bool fits(const MYSQL_FIELD *f, enum db_type type)
{
    switch (type) {
    case DB_STR:
        return is_text(f) && f->charsetnr != BINARY_CHARSET;
    case DB_BYTES:
        return is_text(f) && f->charsetnr == BINARY_CHARSET;
    case DB_F64:
        return is_real(f);
    case DB_DATE:
        return f->type == MYSQL_TYPE_DATE || f->type == MYSQL_TYPE_NEWDATE;
    case DB_I64:
    case DB_BOOL:
    case DB_INSTANT:
    case DB_MONEY:
    case DB_ID:
        return is_integer(f);
    }
    return false;
}

static void compare(struct prepared *p, struct buf *faults)
{
    const struct db_stmt *st = p->st;
    const unsigned n = mysql_stmt_field_count(p->h);
    if (n != st->n_cols) {
        buf_fmt(faults, "%s:%d: %s: the annotation has %zu columns, the result %u\n", st->file,
                st->line, st->name, st->n_cols, n);
        return;
    }
    MYSQL_RES *meta = n ? mysql_stmt_result_metadata(p->h) : NULL;
    for (unsigned i = 0; meta && i < n; i++) {
        const MYSQL_FIELD *f = mysql_fetch_field_direct(meta, i);
        const struct db_field *c = &st->cols[i];
        if (strcmp(f->name, c->name) != 0)
            buf_fmt(faults, "%s:%d: %s: column %u is %s in the annotation, %s in the result\n",
                    st->file, st->line, st->name, i + 1, c->name, f->name);
        if (!fits(f, c->type))
            fault(faults, st, "another type in the schema:", c->name);
        const bool may_be_null = !(f->flags & NOT_NULL_FLAG);
        if (may_be_null && c->null == DB_NEVER_NULL)
            fault(faults, st, "may be NULL, so its type needs '?':", c->name);
        if (!may_be_null && c->null == DB_MAY_BE_NULL)
            fault(faults, st, "is never NULL, so its type needs no '?':", c->name);
    }
    if (meta)
        mysql_free_result(meta);
}

/* A value of the right type for each bind. */
static void make_up(struct prepared *p)
{
    static char zeros[32];
    memset(p->in_slots, 0, p->st->n_binds * sizeof *p->in_slots);
    for (size_t i = 0; i < p->st->n_binds; i++) {
        MYSQL_BIND *b = &p->in[i];
        const enum db_type type = p->st->params[p->st->binds[i]].type;
        *b = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_LONGLONG, .buffer = &p->in_slots[i] };
        if (type == DB_STR || type == DB_BYTES) {
            b->buffer_type = type == DB_STR ? MYSQL_TYPE_STRING : MYSQL_TYPE_BLOB;
            b->buffer = zeros;
            b->buffer_length = type == DB_STR ? 0 : sizeof zeros;
        } else if (type == DB_F64) {
            b->buffer_type = MYSQL_TYPE_DOUBLE;
        } else if (type == DB_DATE) {
            p->in_slots[i].t = (MYSQL_TIME){ .year = 2000, .month = 1, .day = 1,
                                             .time_type = MYSQL_TIMESTAMP_DATE };
            b->buffer_type = MYSQL_TYPE_DATE;
        }
    }
}

static void call(struct db *db, struct prepared *p, struct buf *faults)
{
    make_up(p);
    if (mysql_real_query(db->my, "START TRANSACTION", 17) != 0 ||
        (p->st->n_binds && mysql_stmt_bind_param(p->h, p->in)) || mysql_stmt_execute(p->h))
        fault(faults, p->st, "cannot be called:", mysql_stmt_error(p->h));
    else
        compare(p, faults);
    do
        mysql_stmt_free_result(p->h);
    while (mysql_stmt_more_results(p->h) && mysql_stmt_next_result(p->h) == 0);
    if (mysql_real_query(db->my, "ROLLBACK", 8) != 0)
        db->lost = true;
}

enum err db_check(struct cx *cx, const struct db_stmt *st, struct buf *faults)
{
    struct db *db = cx->db;
    const size_t before = faults->n;
    TRY(db_ready(db));
    struct prepared p = {
        .st = st,
        .h = mysql_stmt_init(db->my),
        .in = NEWS(cx->a, MYSQL_BIND, st->n_binds),
        .in_slots = NEWS(cx->a, union slot, st->n_binds),
    };
    if (!p.h)
        return ERR_DB;
    if (mysql_stmt_prepare(p.h, st->sql, strlen(st->sql)) != 0)
        fault(faults, st, "is refused:", mysql_stmt_error(p.h));
    else if (mysql_stmt_param_count(p.h) != st->n_binds)
        fault(faults, st, "the server counts other binds", NULL);
    else if (st->verb == DB_CALLS)
        call(db, &p, faults);
    else
        compare(&p, faults);
    mysql_stmt_close(p.h);
    return faults->n == before ? OK : ERR_INVALID;
}
