/* Between the structs that sqlgen writes and the library's binds. */
#include "base/log.h"
#include "store/conn.h"
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(long long) == sizeof(int64_t), "BIGINT is long long");
_Static_assert(sizeof(case_id) == sizeof(int64_t), "an id is one number");

static _Noreturn void unset(const struct db_stmt *st, const struct db_field *f)
{
    log_line(LOG_ERROR, "bind_unset", LOG_CODE("statement", st->name), LOG_CODE("bind", f->name));
    abort();
}

static int64_t number(const void *at)
{
    int64_t n;
    memcpy(&n, at, sizeof n);
    return n;
}

static bool bind_text(MYSQL_BIND *b, const void *at, enum enum_field_types type)
{
    str s;
    memcpy(&s, at, sizeof s);
    if (!s.p)
        return false;
    b->buffer_type = type;
    memcpy(&b->buffer, &s.p, sizeof s.p); /* the library's member lacks the const it keeps */
    b->buffer_length = s.n;
    return true;
}

static bool bind_number(MYSQL_BIND *b, union slot *slot, int64_t n)
{
    slot->n = n;
    b->buffer_type = MYSQL_TYPE_LONGLONG;
    b->buffer = &slot->n;
    return true;
}

static bool bind_date(MYSQL_BIND *b, union slot *slot, const void *at)
{
    struct date d;
    memcpy(&d, at, sizeof d);
    slot->t = (MYSQL_TIME){ .year = (unsigned)d.y, .month = (unsigned)d.m, .day = (unsigned)d.d,
                            .time_type = MYSQL_TIMESTAMP_DATE };
    b->buffer_type = MYSQL_TYPE_DATE;
    b->buffer = &slot->t;
    return d.y && d.m && d.d;
}

/* false: the value is not set. */
static bool bind_value(MYSQL_BIND *b, union slot *slot, enum db_type type, const char *at)
{
    bool yes;
    switch (type) {
    case DB_STR:
        return bind_text(b, at, MYSQL_TYPE_STRING);
    case DB_BYTES:
        return bind_text(b, at, MYSQL_TYPE_BLOB);
    case DB_I64:
    case DB_MONEY:
        return bind_number(b, slot, number(at));
    case DB_INSTANT:
    case DB_ID:
        return bind_number(b, slot, number(at)) && slot->n != 0;
    case DB_F64:
        memcpy(&slot->f, at, sizeof slot->f);
        b->buffer_type = MYSQL_TYPE_DOUBLE;
        b->buffer = &slot->f;
        return true;
    case DB_BOOL:
        memcpy(&yes, at, sizeof yes);
        return bind_number(b, slot, yes);
    case DB_DATE:
        return bind_date(b, slot, at);
    }
    abort();
}

void prepared_bind(struct prepared *p, const void *in)
{
    const struct db_stmt *st = p->st;
    for (size_t i = 0; i < st->n_binds; i++) {
        const struct db_field *f = &st->params[st->binds[i]];
        MYSQL_BIND *b = &p->in[i];
        *b = (MYSQL_BIND){ 0 };
        bool has = true;
        if (f->null == DB_MAY_BE_NULL)
            memcpy(&has, (const char *)in + f->has, sizeof has);
        if (!has)
            b->buffer_type = MYSQL_TYPE_NULL;
        else if (!bind_value(b, &p->in_slots[i], f->type, (const char *)in + f->at))
            unset(st, f);
    }
}

bool prepared_bind_out(struct prepared *p)
{
    for (size_t i = 0; i < p->st->n_cols; i++) {
        MYSQL_BIND *b = &p->out[i];
        *b = (MYSQL_BIND){ .length = &p->lengths[i], .is_null = &p->nulls[i],
                           .error = &p->errors[i], .buffer = &p->out_slots[i] };
        switch (p->st->cols[i].type) {
        case DB_STR:
        case DB_BYTES: /* length only; prepared_fetch takes the text in one piece */
            b->buffer_type = MYSQL_TYPE_BLOB;
            b->buffer = NULL;
            break;
        case DB_F64:
            b->buffer_type = MYSQL_TYPE_DOUBLE;
            break;
        case DB_DATE:
            b->buffer_type = MYSQL_TYPE_DATE;
            b->buffer_length = sizeof(MYSQL_TIME);
            break;
        case DB_I64:
        case DB_BOOL:
        case DB_INSTANT:
        case DB_MONEY:
        case DB_ID:
            b->buffer_type = MYSQL_TYPE_LONGLONG;
            break;
        }
    }
    return p->st->n_cols == 0 || mysql_stmt_bind_result(p->h, p->out) == 0;
}

static bool fetch_text(struct prepared *p, size_t i, struct arena *a, char *at)
{
    char *text = arena_alloc(a, p->lengths[i] + 1);
    const str s = { text, p->lengths[i] };
    MYSQL_BIND b = { .buffer_type = MYSQL_TYPE_BLOB, .buffer = text, .buffer_length = s.n };
    memcpy(at, &s, sizeof s);
    return s.n == 0 || mysql_stmt_fetch_column(p->h, &b, (unsigned)i, 0) == 0;
}

static void take_date(const MYSQL_TIME *t, char *at)
{
    const struct date d = { (int16_t)t->year, (int8_t)t->month, (int8_t)t->day };
    memcpy(at, &d, sizeof d);
}

static bool take(struct prepared *p, size_t i, struct arena *a, char *at)
{
    const enum db_type type = p->st->cols[i].type;
    const union slot *slot = &p->out_slots[i];
    if (type == DB_STR || type == DB_BYTES)
        return fetch_text(p, i, a, at);
    if (p->errors[i])
        return false;
    const bool yes = slot->n != 0;
    if (type == DB_DATE)
        take_date(&slot->t, at);
    else if (type == DB_BOOL)
        memcpy(at, &yes, sizeof yes);
    else
        memcpy(at, slot, sizeof(int64_t)); /* of a double too */
    return true;
}

enum fetch prepared_fetch(struct prepared *p, struct arena *a, void *row)
{
    const int got = mysql_stmt_fetch(p->h);
    if (got == MYSQL_NO_DATA)
        return FETCH_END;
    if (got != 0 && got != MYSQL_DATA_TRUNCATED)
        return FETCH_ERROR;
    const bool yes = true;
    memset(row, 0, p->st->row_size);
    for (size_t i = 0; i < p->st->n_cols; i++) {
        const struct db_field *f = &p->st->cols[i];
        if (p->nulls[i] && f->null == DB_NEVER_NULL)
            return FETCH_TRUNCATED;
        if (p->nulls[i])
            continue;
        if (f->null == DB_MAY_BE_NULL)
            memcpy((char *)row + f->has, &yes, sizeof yes);
        if (!take(p, i, a, (char *)row + f->at))
            return FETCH_TRUNCATED;
    }
    return FETCH_ROW;
}
