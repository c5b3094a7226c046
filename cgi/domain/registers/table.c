#include "domain/registers/table.h"
#include "base/csv.h"
#include "store/db.h"

struct line {
    str f[REGISTER_COLUMNS_MAX];
    size_t at;
};

struct import {
    const struct register_table *t;
    struct line *v;
    size_t n, cap;
    str file;
    struct buf *faults;
};

static void fault(struct import *im, size_t line, const char *what)
{
    buf_fmt(im->faults, "%.*s:%zu: %s\n", STR_ARG(im->file), line, what);
}

static bool heading_ok(const struct register_table *t, const struct csv_row *row)
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

enum err register_table_import(struct cx *cx, const struct register_table *t, str file, str csv,
                               int64_t *n, struct buf *faults)
{
    struct import im = { .t = t, .file = file, .faults = faults };
    TRY(read_all(cx, &im, csv));
    TRY(db_tx(cx, write_tx, &im));
    *n = (int64_t)im.n;
    return OK;
}
