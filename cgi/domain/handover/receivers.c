#include "domain/handover/receivers.h"
#include "base/csv.h"

static void fault(struct buf *faults, str file, size_t line, const char *what)
{
    buf_fmt(faults, "%.*s:%zu: %s\n", STR_ARG(file), line, what);
}

static bool heading_ok(const struct csv_row *row)
{
    return row->n == 2 && str_eq(row->f[0], S("case")) && str_eq(row->f[1], S("code"));
}

enum err receivers_read(struct arena *a, str file, str csv, struct receivers *out,
                        struct buf *faults)
{
    struct csv c = { .rest = csv };
    struct csv_row row;
    struct receiver_line *v = NULL;
    size_t cap = 0;
    *out = (struct receivers){ 0 };
    enum err e = csv_read(a, &c, &row);
    if (e != OK || !heading_ok(&row)) {
        fault(faults, file, 1, "the heading must be case,code");
        return ERR_INVALID;
    }
    while ((e = csv_read(a, &c, &row)) == OK) {
        if (row.n != 2 || str_empty(row.f[0]) || str_empty(row.f[1])) {
            fault(faults, file, c.line, "needs the code of a case and the code of a unit");
            continue;
        }
        if (receivers_of(out, row.f[0]).p) {
            fault(faults, file, c.line, "this case has a line already");
            continue;
        }
        if (out->n == cap) {
            const size_t old = cap;
            cap = cap ? cap * 2 : 64;
            v = arena_grow(a, v, old * sizeof *v, cap * sizeof *v);
        }
        v[out->n++] = (struct receiver_line){ row.f[0], row.f[1], c.line };
        out->v = v;
    }
    if (e != ERR_NOT_FOUND)
        fault(faults, file, c.line, c.fault);
    return faults->n > 0 ? ERR_INVALID : OK;
}

str receivers_of(const struct receivers *r, str case_code)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->v[i].case_code, case_code))
            return r->v[i].unit_code;
    return (str){ 0 };
}
