#include "domain/figures/told.h"
#include "base/config.h"
#include "domain/publication/purge.h"
#include "sql/told.h"
#include "store/db.h"
#include <stdlib.h>

#define MONTHS_AT_ONCE 24

static str month_of(struct arena *a, int year, int month)
{
    return str_fmt(a, "%04d-%02d", year, month);
}

str month_to_close(struct arena *a, str closed, str first, struct date today)
{
    struct date d;
    const str from = str_empty(closed) ? first : closed;
    if (str_empty(from) || date_parse(str_fmt(a, "%.*s-01", STR_ARG(from)), &d) != OK)
        return S("");
    if (!str_empty(closed))
        d = date_add_months(d, 1);
    const str month = month_of(a, d.y, d.m);
    return str_cmp(month, month_of(a, today.y, today.m)) < 0 ? month : S("");
}

static enum err close_tx(struct cx *cx, void *arg)
{
    const str month = *(const str *)arg;
    TRY(figure_month_close(cx, (struct figure_month_close_in){ .month = month, .now = cx->now }));
    TRY(figure_tell(cx, (struct figure_tell_in){ .month = month }));
    return figure_tell_sum(cx, (struct figure_tell_sum_in){ .month = month });
}

enum err figures_close_batch(struct cx *cx, size_t *n)
{
    for (*n = 0; *n < MONTHS_AT_ONCE; (*n)++) {
        struct figure_month_next_row at;
        TRY(figure_month_next(cx, &at));
        str month = month_to_close(cx->a, at.closed, at.first, cx->today);
        if (str_empty(month))
            break;
        TRY(db_tx(cx, close_tx, &month));
    }
    return *n > 0 ? pages_anew(cx) : OK;
}

static struct told_kind *kind_at(struct told *t, str pollution)
{
    for (size_t i = 0; i < t->n_kinds; i++)
        if (str_eq(t->kinds[i].pollution, pollution))
            return &t->kinds[i];
    if (t->n_kinds == TOLD_KINDS)
        return NULL;
    t->kinds[t->n_kinds].pollution = pollution;
    return &t->kinds[t->n_kinds++];
}

static enum err add(struct told *t, str month, str what, str pollution, int64_t n)
{
    int64_t m;
    const enum counted k = counted_of(what);
    struct told_kind *kind = kind_at(t, pollution);
    if (k == COUNTED_KINDS || !kind || str_i64(str_sub(month, 5, 7), &m) != OK || m < 1
        || m > TOLD_MONTHS)
        return ERR_INTERNAL;
    t->total[k] += n;
    t->month[m - 1][k] += n;
    kind->n[k] += n;
    return OK;
}

static int by_received(const void *left, const void *right)
{
    const struct told_kind *x = left, *y = right;
    if (x->n[COUNTED_RECEIVED] != y->n[COUNTED_RECEIVED])
        return x->n[COUNTED_RECEIVED] > y->n[COUNTED_RECEIVED] ? -1 : 1;
    return str_cmp(x->pollution, y->pollution);
}

_Static_assert(sizeof(struct told_sums_row) == sizeof(struct told_of_commune_row)
               && sizeof(struct told_sums_row) == sizeof(struct told_of_unit_row),
               "cells have the same columns");

/* The cells of who was asked for. */
static enum err cells_of(struct cx *cx, const struct told_asked *q, const void **cells, size_t *n)
{
    const str first = month_of(cx->a, q->year, 1), last = month_of(cx->a, q->year, 12);
    struct told_of_commune_row *commune;
    struct told_of_unit_row *unit;
    struct told_sums_row *all;
    if (!str_empty(q->commune)) {
        TRY(told_of_commune(cx, (struct told_of_commune_in){
            .province = cx->conf->province.code, .code = q->commune, .first = first,
            .last = last }, &commune, n));
        *cells = commune;
    } else if (q->unit.v) {
        TRY(told_of_unit(cx, (struct told_of_unit_in){
            .unit = q->unit, .first = first, .last = last }, &unit, n));
        *cells = unit;
    } else {
        TRY(told_sums(cx, (struct told_sums_in){ .first = first, .last = last }, &all, n));
        *cells = all;
    }
    return OK;
}

enum err told_load(struct cx *cx, const struct told_asked *q, struct told *out)
{
    struct told_span_row span;
    const void *cells;
    size_t n;
    *out = (struct told){ 0 };
    TRY(told_span(cx, &span));
    out->first = span.first;
    out->last = span.last;
    TRY(cells_of(cx, q, &cells, &n));
    const struct told_sums_row *c = cells;
    for (size_t i = 0; i < n; i++)
        TRY(add(out, c[i].month, c[i].what, c[i].pollution, c[i].n));
    qsort(out->kinds, out->n_kinds, sizeof *out->kinds, by_received);
    return OK;
}

enum err told_units_list(struct cx *cx, struct told_unit **out, size_t *n)
{
    struct told_units_row *rows;
    TRY(told_units(cx, (struct told_units_in){ .province = cx->conf->province.code }, &rows, n));
    *out = NEWS(cx->a, struct told_unit, *n);
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct told_unit){
            .id = rows[i].unit, .level = rows[i].level, .kind = rows[i].kind,
            .name = rows[i].name, .until = rows[i].until,
            .commune = rows[i].heirs == 1 ? rows[i].code : S(""),
            .divided = rows[i].heirs > 1 };
    return OK;
}

static bool over(const struct cx *cx, const struct told_unit *u)
{
    return u->until.has && date_cmp(u->until.v, cx->today) < 0;
}

/* The line that a unit's figures belong to. */
static struct told_line place_of(const struct cx *cx, const struct told_unit *u, size_t n,
                                 const struct told_unit *all, enum borders borders)
{
    if (borders == BORDERS_OLD || (!over(cx, u) && str_empty(u->commune)))
        return (struct told_line){ .kind = LINE_UNIT, .unit = u };
    if (str_empty(u->commune))
        return (struct told_line){ .kind = u->divided ? LINE_DIVIDED : LINE_UNKNOWN };
    /* A unit of today stands for those whose whole area it has; else the first of them. */
    const struct told_unit *stands = u;
    for (size_t i = 0; i < n; i++)
        if (str_eq(all[i].commune, u->commune)
            && (!over(cx, &all[i]) || (over(cx, stands) && all[i].id.v < stands->id.v)))
            stands = &all[i];
    return (struct told_line){ .kind = LINE_UNIT, .unit = stands };
}

static struct told_line *line_at(struct told_line *lines, size_t *n, struct told_line want)
{
    for (size_t i = 0; i < *n; i++)
        if (lines[i].kind == want.kind && lines[i].unit == want.unit)
            return &lines[i];
    lines[*n] = want;
    return &lines[(*n)++];
}

enum err told_compare(struct cx *cx, int year, enum borders borders, struct told_line **out,
                      size_t *n)
{
    struct told_unit *units;
    struct told_by_unit_row *rows;
    size_t n_units, n_rows;
    TRY(told_units_list(cx, &units, &n_units));
    TRY(told_by_unit(cx, (struct told_by_unit_in){
        .first = month_of(cx->a, year, 1), .last = month_of(cx->a, year, 12) }, &rows, &n_rows));
    *out = NEWS(cx->a, struct told_line, n_units + 2);
    *n = 0;
    for (size_t i = 0; i < n_units; i++) {
        struct told_line *line = NULL;
        for (size_t k = 0; k < n_rows; k++) {
            const enum counted what = counted_of(rows[k].what);
            if (rows[k].unit.v != units[i].id.v)
                continue;
            if (what == COUNTED_KINDS)
                return ERR_INTERNAL;
            if (!line)
                line = line_at(*out, n, place_of(cx, &units[i], n_units, units, borders));
            line->n[what] += rows[k].n;
        }
    }
    return OK;
}
