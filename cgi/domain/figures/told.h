/*
 * Figures for everybody. What may be told is decided in one place, when a month is closed
 * (sql/queries/told.sql, figure_tell): cells of five and more of months that are over.
 * Everything here is a sum of such cells, so it may be shown, compared and subtracted.
 */
#ifndef DOMAIN_FIGURES_TOLD_H
#define DOMAIN_FIGURES_TOLD_H

#include "domain/figures/borders.h"

#define TOLD_LEAST 5 /* of a cell; decisions and publications from one on */
#define TOLD_KINDS 16
#define TOLD_MONTHS 12

/* Job: close months that are over and were not closed yet, oldest first; *n: how many. */
MUST_USE enum err figures_close_batch(struct cx *cx, size_t *n);

/*
 * The month that comes to be closed: behind `closed`, or `first` where that is empty;
 * empty where it is not over on that day. Months are "YYYY-MM". Pure.
 */
str month_to_close(struct arena *a, str closed, str first, struct date today);

/* Whose figures: the province's (nothing set), a commune's of today, or a unit's of its time. */
struct told_asked {
    int year;
    str commune;
    unit_id unit;
};

struct told_kind {
    str pollution;
    int64_t n[COUNTED_KINDS];
};

struct told {
    str first, last;                   /* months told at all; empty: none yet */
    int64_t total[COUNTED_KINDS];
    int64_t month[TOLD_MONTHS][COUNTED_KINDS];
    struct told_kind kinds[TOLD_KINDS]; /* most received first */
    size_t n_kinds;
};

/* Two statements. */
MUST_USE enum err told_load(struct cx *cx, const struct told_asked *q, struct told *out);

/* A unit with figures, as the list to choose from has it. */
struct told_unit {
    unit_id id;
    str level, kind, name;
    opt_date until;  /* last day of a unit that is no more */
    str commune;     /* the commune of today that has its whole area; or empty */
    bool divided;    /* several have it */
};

MUST_USE enum err told_units_list(struct cx *cx, struct told_unit **out, size_t *n);

/* One line of the comparison: a unit on the borders asked for. */
struct told_line {
    enum border_line kind;
    const struct told_unit *unit; /* LINE_UNIT */
    int64_t n[COUNTED_KINDS];
};

/* Units beside each other; each figure in one line. Two statements. */
MUST_USE enum err told_compare(struct cx *cx, int year, enum borders borders,
                               struct told_line **out, size_t *n);

#endif
