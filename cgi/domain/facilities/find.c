#include "domain/cases/inbox.h"
#include "domain/facilities/facility.h"
#include "domain/facilities/identity.h"
#include "domain/facilities/tax.h"
#include "domain/violations/record.h"
#include "sql/units.h"

#define PAGE_ROWS 50
#define UNITS_MAX 400 /* as units_below gives */

/* The lists have the same columns; the row of the first serves them all. */
_Static_assert(sizeof(struct facility_search_row) == sizeof(struct facility_by_tax_row)
               && sizeof(struct facility_search_row) == sizeof(struct facility_page_unit_row)
               && sizeof(struct facility_search_row) == sizeof(struct facility_page_below_row),
               "lists of facilities have the same columns");

static struct facility_hit *hits_of(struct cx *cx, const void *rows, size_t n)
{
    const struct facility_search_row *r = rows;
    struct facility_hit *out = NEWS(cx->a, struct facility_hit, n);
    for (size_t i = 0; i < n; i++, r++)
        out[i] = (struct facility_hit){
            .id = r->id, .name = facility_label(cx->a, r->kind, r->name, r->id),
            .tax = r->tax.has ? r->tax.v : S(""), .sector = r->sector, .state = r->state,
            .unit_kind = r->unit_kind, .unit_name = r->unit_name,
            .address = r->address.has ? r->address.v : S(""), .kind = subject_of(r->kind),
            .risk = r->risk };
    return out;
}

static enum err by_tax(struct cx *cx, const struct office *o, const struct tax_code *tax,
                       struct facility_hit **out, size_t *n)
{
    struct facility_by_tax_row *rows;
    TRY(facility_by_tax(cx, (struct facility_by_tax_in){
        .tax = str_opt(tax->kind == TAX_PERSON ? S("") : tax->text),
        .hashed = SOME_STR(facility_number_hash(cx, tax->text)), .unit = o->unit,
        .below = office_area(o) }, &rows, n));
    *out = hits_of(cx, rows, *n);
    return OK;
}

enum err facility_find(struct cx *cx, const struct office *o, str typed,
                       struct facility_hit **out, size_t *n)
{
    struct facility_search_row *rows;
    struct tax_code tax;
    const str words = search_words(cx->a, typed);
    *n = 0;
    if (tax_read(cx->a, typed, &tax) == TAX_FINE)
        return by_tax(cx, o, &tax, out, n);
    if (str_empty(words))
        return OK;
    TRY(facility_search(cx, (struct facility_search_in){
        .words = words, .unit = o->unit, .below = office_area(o) }, &rows, n));
    *out = hits_of(cx, rows, *n);
    return OK;
}

enum err facility_list(struct cx *cx, const struct office *o, facility_id after,
                       struct facility_hit **out, size_t *n, facility_id *next)
{
    struct facility_page_unit_row *own;
    struct facility_page_below_row *below;
    *next = (facility_id){ 0 };
    if (str_eq(o->level, S("commune"))) {
        TRY(facility_page_unit(cx, (struct facility_page_unit_in){
            .unit = o->unit, .after = after.v }, &own, n));
        *out = hits_of(cx, own, *n);
    } else {
        TRY(facility_page_below(cx, (struct facility_page_below_in){
            .below = office_area(o), .after = after.v }, &below, n));
        *out = hits_of(cx, below, *n);
    }
    if (*n > PAGE_ROWS) {
        *n = PAGE_ROWS;
        *next = (*out)[PAGE_ROWS - 1].id;
    }
    return OK;
}

enum err facility_late_load(struct cx *cx, const struct office *o,
                            struct facility_late_row **rows, size_t *n)
{
    return facility_late(cx, (struct facility_late_in){
        .unit = o->unit, .below = office_area(o), .today = cx->today }, rows, n);
}

enum err facility_area(struct cx *cx, const struct user *who, struct area_unit **out, size_t *n)
{
    struct units_below_row *rows;
    size_t all;
    *n = 0;
    *out = NEWS(cx->a, struct area_unit, who->n_offices + UNITS_MAX);
    str province = { 0 };
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        bool twice = false;
        if (!str_eq(o->level, S("commune")))
            province = office_area(o);
        for (size_t k = 0; k < *n; k++)
            twice = twice || (*out)[k].id.v == o->unit.v;
        if (str_eq(o->level, S("commune")) && !twice)
            (*out)[(*n)++] = (struct area_unit){ o->unit, S(""), o->unit_name, o->unit_code };
    }
    if (!province.p)
        return OK;
    TRY(units_below(cx, (struct units_below_in){ .parent = province, .today = cx->today }, &rows,
                    &all));
    *n = 0;
    for (size_t i = 0; i < all; i++)
        if (str_eq(rows[i].level, S("commune")))
            (*out)[(*n)++] = (struct area_unit){ rows[i].id, rows[i].kind, rows[i].name,
                                                 rows[i].code };
    return OK;
}
