/* What the templates of public figures show. */
#ifndef PAGES_PUBLICATION_STATISTICS_VIEW_H
#define PAGES_PUBLICATION_STATISTICS_VIEW_H

#include "domain/figures/told.h"
#include "html/page.h"

/* A row of a chart: two bars of 0 to 100, beside their numbers. */
struct chart_row {
    str label;
    int first, second; /* percent of the longest bar */
    int64_t n_first, n_second;
};

struct chart {
    const char *head, *first, *second; /* of the columns */
    const struct chart_row *rows;
    size_t n;
};

struct statistics_kind {
    str name;
    const int64_t *n;
};

struct statistics_view {
    struct page page;
    str whose;                  /* "Toàn tỉnh", "phường Bãi Cháy" */
    int year;
    str until;                  /* "10/2026", last month told of the year; empty: all of it */
    bool none;                  /* nothing was told yet */
    const struct choice *years, *communes, *olds;
    size_t n_years, n_communes, n_olds;
    bool by_unit;               /* the comparison is public */
    const int64_t *total;       /* COUNTED_KINDS */
    bool any;
    const char *const *heads;   /* COUNTED_KINDS */
    struct chart months;
    const struct statistics_kind *kinds;
    size_t n_kinds;
    struct chart by_kind;
    int64_t silent;
    struct url csv;
};

struct statistics_line {
    str name, note;
    const int64_t *n;
    int answered; /* percent of those received */
};

struct statistics_units_view {
    struct page page;
    int year;
    str until;
    const struct choice *years, *borders;
    size_t n_years, n_borders;
    const char *const *heads;
    const struct statistics_line *lines;
    size_t n;
};

#endif
