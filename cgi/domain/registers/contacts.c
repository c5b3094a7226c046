#include "domain/registers/contacts.h"
#include "base/csv.h"
#include "base/text.h"
#include "sql/places.h"
#include "sql/units.h"
#include "store/db.h"

#define COLUMNS_MAX 6

struct table {
    const char *const *columns;
    size_t n_columns;
    const char *(*check)(struct cx *cx, const str *f); /* NULL: the line is fine */
    enum err (*write)(struct cx *cx, const str *f);
    const char *absent;                                /* said where write finds no unit */
};

struct line {
    str f[COLUMNS_MAX];
    size_t at;
};

struct import {
    const struct table *t;
    struct line *v;
    size_t n, cap;
    str file;
    struct buf *faults;
};

static void fault(struct import *im, size_t line, const char *what)
{
    buf_fmt(im->faults, "%.*s:%zu: %s\n", STR_ARG(im->file), line, what);
}

static bool heading_ok(const struct table *t, const struct csv_row *row)
{
    bool ok = row->n == t->n_columns;
    for (size_t i = 0; ok && i < t->n_columns; i++)
        ok = str_eq(row->f[i], str_from(t->columns[i]));
    return ok;
}

static void keep(struct cx *cx, struct import *im, const struct csv_row *row, size_t at)
{
    if (im->n == im->cap) {
        const size_t cap = im->cap ? im->cap * 2 : 128;
        im->v = arena_grow(cx->a, im->v, im->cap * sizeof *im->v, cap * sizeof *im->v);
        im->cap = cap;
    }
    struct line *l = &im->v[im->n++];
    l->at = at;
    for (size_t i = 0; i < row->n; i++)
        l->f[i] = str_trim(row->f[i]);
}

static enum err read_all(struct cx *cx, struct import *im, str text)
{
    struct csv c = { .rest = text };
    struct csv_row row;
    enum err e = csv_read(cx->a, &c, &row);
    if (e != OK || !heading_ok(im->t, &row)) {
        struct buf names = { .a = cx->a, .max = 400 };
        for (size_t i = 0; i < im->t->n_columns; i++)
            buf_fmt(&names, "%s%s", i ? "," : "the heading must be ", im->t->columns[i]);
        fault(im, 1, buf_str(&names).p);
        return ERR_INVALID;
    }
    while ((e = csv_read(cx->a, &c, &row)) == OK) {
        if (row.n != im->t->n_columns) {
            fault(im, c.line, "wrong number of columns");
            continue;
        }
        keep(cx, im, &row, c.line);
        const char *wrong = im->t->check(cx, im->v[im->n - 1].f);
        if (wrong)
            fault(im, c.line, wrong);
    }
    if (e != ERR_NOT_FOUND)
        fault(im, c.line, c.fault);
    return im->faults->n > 0 ? ERR_INVALID : OK;
}

static enum err write_tx(struct cx *cx, void *arg)
{
    struct import *im = arg;
    for (size_t i = 0; i < im->n; i++) {
        const enum err e = im->t->write(cx, im->v[i].f);
        if (e == ERR_NOT_FOUND)
            fault(im, im->v[i].at, im->t->absent);
        else if (e != OK)
            return e;
    }
    return im->faults->n > 0 ? ERR_INVALID : OK;
}

static enum err import(struct cx *cx, struct import *im, str csv, int64_t *n)
{
    TRY(read_all(cx, im, csv));
    TRY(db_tx(cx, write_tx, im));
    *n = (int64_t)im->n;
    return OK;
}

enum { C_CODE, C_PHONE, C_EMAIL, C_HOURS, C_COLUMNS };

static const char *contact_check(struct cx *cx, const str *f)
{
    (void)cx;
    if (str_empty(f[C_CODE]) || f[C_CODE].n > 12)
        return "code: 1 to 12 characters";
    for (size_t i = 0; i < C_COLUMNS; i++)
        if (!text_utf8_ok(f[i]))
            return "not UTF-8";
    if (text_points(f[C_PHONE]) > 40)
        return "phone: at most 40 letters";
    if (text_points(f[C_EMAIL]) > 120 || text_points(f[C_HOURS]) > 120)
        return "email, hours: at most 120 letters";
    if (!str_empty(f[C_EMAIL]) && str_find(f[C_EMAIL], S("@")) == f[C_EMAIL].n)
        return "email: an address has an @";
    return NULL;
}

static enum err contact_write(struct cx *cx, const str *f)
{
    struct unit_on_row there;
    TRY(unit_on(cx, (struct unit_on_in){ .code = f[C_CODE], .day = cx->today }, &there));
    return unit_set_contact(cx, (struct unit_set_contact_in){
        .code = f[C_CODE], .today = cx->today, .phone = str_opt(f[C_PHONE]),
        .email = str_opt(f[C_EMAIL]), .hours = str_opt(f[C_HOURS]) });
}

enum err contacts_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults)
{
    static const char *const columns[C_COLUMNS] = { "code", "phone", "email", "hours" };
    static const struct table t = { columns, C_COLUMNS, contact_check, contact_write,
                                    "no unit has this code today" };
    struct import im = { .t = &t, .file = file, .faults = faults };
    return import(cx, &im, csv, n);
}

enum { V_CODE, V_LEVEL, V_FROM, V_TO, V_NAME, V_NOTE, V_COLUMNS };

static const char *variant_check(struct cx *cx, const str *f)
{
    struct date day;
    (void)cx;
    if (str_empty(f[V_CODE]) || f[V_CODE].n > 12)
        return "code: 1 to 12 characters";
    if (!str_empty(f[V_TO]) && date_parse(f[V_TO], &day) != OK)
        return "valid_to: YYYY-MM-DD or empty";
    if (str_empty(f[V_NAME]) || !text_utf8_ok(f[V_NAME]) || text_points(f[V_NAME]) > 120)
        return "variant_vi: 1 to 120 letters";
    return NULL;
}

static enum err variant_write(struct cx *cx, const str *f)
{
    struct variant_unit_row unit;
    struct date day = cx->today;
    str name;
    if (!str_empty(f[V_TO]))
        TRY(date_parse(f[V_TO], &day));
    TRY(text_nfc(cx->a, f[V_NAME], &name));
    TRY(variant_unit(cx, (struct variant_unit_in){
        .code = f[V_CODE], .level = f[V_LEVEL], .day = day }, &unit));
    return unit_variant_add(cx, (struct unit_variant_add_in){ .unit = unit.id, .name = name });
}

enum err variants_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults)
{
    static const char *const columns[V_COLUMNS] = { "code",     "level",      "valid_from",
                                                    "valid_to", "variant_vi", "note" };
    static const struct table t = { columns, V_COLUMNS, variant_check, variant_write,
                                    "no unit of this code and level had begun by that day" };
    struct import im = { .t = &t, .file = file, .faults = faults };
    return import(cx, &im, csv, n);
}
