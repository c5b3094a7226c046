/* What the templates about units over time show. */
#ifndef PAGES_REGISTERS_VIEW_H
#define PAGES_REGISTERS_VIEW_H

#include "domain/figures/borders.h"
#include "domain/handover/minutes.h"
#include "html/page.h"

struct figures_row {
    str name, note; /* note: period of a unit that is no more; may be empty */
    const int64_t *n;
};

struct figures_view {
    struct page page;
    str place, period;
    struct field period_field;
    const struct problem *problems;
    size_t n_problems;
    const struct choice *borders;
    size_t n_borders;
    int64_t silent; /* asked, and neither confirmed nor objected */
    const char *const *heads; /* COUNTED_KINDS of them */
    const struct figures_row *rows;
    size_t n;
    const int64_t *total;
    struct url csv;
};

struct handover_item {
    struct url href;
    str number, giver;
    struct date day;
    instant made;
    bool renamed, undone;
};

struct handovers_view {
    struct page page;
    const struct handover_item *items;
    size_t n;
    struct url next;
};

struct handover_view {
    struct page page;
    struct minutes m;
    str number;
    struct url next; /* zero: this is the last page */
};

#endif
