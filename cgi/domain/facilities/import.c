#include "base/config.h"
#include "domain/facilities/sheet.h"
#include "domain/facilities/identity.h"
#include "sql/units.h"

static enum err units_of(struct cx *cx, struct area_unit **out, size_t *n)
{
    struct units_below_row *rows;
    size_t all;
    TRY(units_below(cx, (struct units_below_in){
        .parent = cx->conf->province.code, .today = cx->today }, &rows, &all));
    *out = NEWS(cx->a, struct area_unit, all);
    *n = 0;
    for (size_t i = 0; i < all; i++)
        if (str_eq(rows[i].level, S("commune")))
            (*out)[(*n)++] = (struct area_unit){ rows[i].id, rows[i].kind, rows[i].name,
                                                 rows[i].code };
    return OK;
}

/* Is it in the register: by its number, else by its name in the commune. */
static enum err known(struct cx *cx, const struct facility_basics *in, facility_id *id)
{
    struct facility_tax_taken_row by_tax;
    struct facility_named_row by_name;
    enum err e;
    *id = (facility_id){ 0 };
    if (!str_empty(in->tax)) {
        e = facility_tax_taken(cx, (struct facility_tax_taken_in){
            .tax = SOME_STR(in->tax), .hashed = SOME_STR(facility_number_hash(cx, in->tax)),
            .unit = in->unit, .self = 0 }, &by_tax);
        *id = by_tax.id;
    } else {
        e = facility_named(cx, (struct facility_named_in){ .name = in->name, .unit = in->unit },
                           &by_name);
        *id = by_name.id;
    }
    if (e == ERR_NOT_FOUND)
        *id = (facility_id){ 0 };
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err write(struct cx *cx, const struct facility_line_in *line)
{
    enum facility_fault fault;
    facility_id id, other;
    return facility_make(cx, NULL, &line->basics, &line->site, &id, &fault, &other);
}

/* Two lines of the file with the same number: the later one is refused. */
static void twice(struct loader *l, const struct facility_line_in *lines, size_t n,
                  const struct sheet_row *rows)
{
    const struct facility_basics *in = &lines[n].basics;
    for (size_t i = 0; i < n; i++)
        if (lines[i].basics.unit.v == in->unit.v
            && (str_empty(in->tax) ? str_empty(lines[i].basics.tax)
                                     && str_eq(lines[i].basics.name, in->name)
                                   : str_eq(lines[i].basics.tax, in->tax))) {
            fault(l, "line %zu has this number or name too", rows[i].line);
            return;
        }
}

struct importing {
    struct cx *cx;
    struct loader l;
    struct sheet s;
    struct facility_line_in *lines;
    enum facility_apply apply;
    struct facility_counts *counts;
};

static enum err one(struct importing *m, const struct area_unit *units, size_t n_units, size_t i)
{
    const size_t before = m->l.n_faults;
    facility_id id;
    m->l.line = m->s.rows[i].line;
    facility_line_read(&m->l, m->s.rows[i].cell, units, n_units, &m->lines[i]);
    if (m->l.n_faults == before)
        twice(&m->l, m->lines, i, m->s.rows);
    if (m->l.n_faults != before) {
        m->counts->refused++;
        return OK;
    }
    TRY(known(m->cx, &m->lines[i].basics, &id));
    if (id.v) {
        m->counts->known++;
        return OK;
    }
    m->counts->fresh++;
    return m->apply == FACILITY_WRITE ? write(m->cx, &m->lines[i]) : OK;
}

enum err facility_import(struct cx *cx, str path, enum facility_apply apply, struct buf *faults,
                         struct facility_counts *counts)
{
    struct area_unit *units;
    size_t n;
    struct importing m = { .cx = cx, .l = { .a = cx->a, .faults = faults }, .apply = apply,
                           .counts = counts };
    *counts = (struct facility_counts){ 0 };
    sheet_read_any(&m.l, path, path, facility_columns, FACILITY_COLUMNS, &m.s);
    if (m.l.n_faults)
        return ERR_INVALID;
    m.lines = NEWS(cx->a, struct facility_line_in, m.s.n);
    TRY(units_of(cx, &units, &n));
    for (size_t i = 0; i < m.s.n; i++)
        TRY(one(&m, units, n, i));
    return OK;
}
