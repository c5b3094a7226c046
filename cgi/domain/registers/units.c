#include "domain/registers/units.h"
#include "base/csv.h"
#include "domain/registers/heirs.h"
#include "sql/handover.h"
#include "sql/units.h"
#include "store/db.h"

enum column { CODE, LEVEL, KIND, NAME, PARENT, FROM, TO, SUCCESSORS, LAT, LON, COLUMNS };

static const char *const columns[COLUMNS] = {
    "code", "level", "kind_vi", "name_vi", "parent_code", "valid_from", "valid_to", "successors",
    "latitude", "longitude",
};

struct unit_line {
    struct unit_add_in in;
    str successors;
};

struct import {
    struct unit_line *lines;
    size_t n, cap;
    int64_t added;
};

static void fault(struct buf *faults, str file, size_t line, const char *what)
{
    buf_fmt(faults, "%.*s:%zu: %s\n", STR_ARG(file), line, what);
}

static bool heading_ok(const struct csv_row *row)
{
    if (row->n != COLUMNS)
        return false;
    for (size_t i = 0; i < COLUMNS; i++)
        if (!str_eq(row->f[i], str_from(columns[i])))
            return false;
    return true;
}

static const char *opt_number(str s, opt_f64 *out)
{
    out->has = !str_empty(s);
    return out->has && str_f64(s, &out->v) != OK ? "a coordinate is no number" : NULL;
}

/* NULL, or what is wrong with the line. */
static const char *line_of(const struct csv_row *row, struct unit_line *out)
{
    static const char *const levels[] = { "province", "district", "commune", "department" };
    const str *f = row->f;
    bool known = false;
    for (size_t i = 0; i < COUNT(levels); i++)
        known |= str_eq(f[LEVEL], str_from(levels[i]));
    if (str_empty(f[CODE]) || f[CODE].n > 12)
        return "code: 1 to 12 characters";
    if (!known)
        return "level: province, district, commune or department";
    if (str_empty(f[KIND]) || str_empty(f[NAME]))
        return "kind_vi and name_vi must not be empty";
    out->in = (struct unit_add_in){ .code = f[CODE], .level = f[LEVEL], .kind = f[KIND],
                                    .name = f[NAME], .parent = str_opt(f[PARENT]),
                                    .since = { 1900, 1, 1 } };
    out->successors = f[SUCCESSORS];
    if (!str_empty(f[FROM]) && date_parse(f[FROM], &out->in.since) != OK)
        return "valid_from: YYYY-MM-DD or empty";
    out->in.until.has = !str_empty(f[TO]);
    if (out->in.until.has && date_parse(f[TO], &out->in.until.v) != OK)
        return "valid_to: YYYY-MM-DD or empty";
    if (out->in.until.has && date_cmp(out->in.until.v, out->in.since) < 0)
        return "valid_to lies before valid_from";
    const char *wrong = opt_number(f[LAT], &out->in.lat);
    return wrong ? wrong : opt_number(f[LON], &out->in.lon);
}

static enum err read_all(struct cx *cx, str file, str text, struct import *im,
                         struct buf *faults)
{
    struct csv c = { .rest = text };
    struct csv_row row;
    enum err e = csv_read(cx->a, &c, &row);
    if (e != OK || !heading_ok(&row)) {
        fault(faults, file, 1, "the heading must name the columns of sql/data/units.csv");
        return ERR_INVALID;
    }
    while ((e = csv_read(cx->a, &c, &row)) == OK) {
        if (im->n == im->cap) {
            const size_t cap = im->cap ? im->cap * 2 : 256;
            im->lines = arena_grow(cx->a, im->lines, im->cap * sizeof *im->lines,
                                   cap * sizeof *im->lines);
            im->cap = cap;
        }
        const char *wrong = row.n == COLUMNS ? line_of(&row, &im->lines[im->n])
                                             : "wrong number of columns";
        if (wrong)
            fault(faults, file, c.line, wrong);
        im->n++;
    }
    if (e != ERR_NOT_FOUND)
        fault(faults, file, c.line, c.fault);
    return faults->n > 0 ? ERR_INVALID : OK;
}

static enum err add_successors(struct cx *cx, unit_id unit, str list)
{
    str one;
    while (!str_empty(list) && str_next(&list, ' ', &one))
        if (!str_empty(one))
            TRY(unit_successor_add(cx, (struct unit_successor_add_in){ unit, one }));
    return OK;
}

/* A body of three rows needs two rounds: the third row learns from the second. */
static enum err link_bodies(struct cx *cx)
{
    struct units_continued_row *rows;
    size_t n;
    do {
        TRY(units_continued(cx, &rows, &n));
        for (size_t i = 0; i < n; i++)
            TRY(unit_set_body(cx, (struct unit_set_body_in){ rows[i].id, rows[i].body }));
    } while (n > 0);
    return OK;
}

static enum err import_tx(struct cx *cx, void *arg)
{
    struct import *im = arg;
    im->added = 0;
    for (size_t i = 0; i < im->n; i++) {
        const struct unit_line *l = &im->lines[i];
        struct unit_since_row there;
        const enum err e = unit_since(cx, (struct unit_since_in){
            .code = l->in.code, .since = l->in.since }, &there);
        if (e == OK)
            continue;
        if (e != ERR_NOT_FOUND)
            return e;
        TRY(unit_add(cx, l->in));
        TRY(add_successors(cx, (unit_id){ db_last_id(cx) }, l->successors));
        im->added++;
    }
    TRY(link_bodies(cx));
    return heirs_link(cx);
}

enum err units_import(struct cx *cx, str file, str csv, int64_t *added, struct buf *faults)
{
    struct import im = { 0 };
    TRY(read_all(cx, file, csv, &im, faults));
    TRY(db_tx(cx, import_tx, &im));
    *added = im.added;
    return OK;
}
