/*
 * Are the figures still what happened? Three proofs, one upon the other: every event of a case
 * that counts has its row (domain/leader/tally.h) and every row its event; the sums of reports
 * and the figures of the public are what their rows come to, by month, unit and kind. Sums and
 * figures can be made anew from the rows; rows and events are history and are only told. What
 * was told to the public of a month that is closed stays as it was told.
 */
#ifndef DOMAIN_FIGURES_REBUILD_H
#define DOMAIN_FIGURES_REBUILD_H

#include "base/cx.h"

enum figure_of { FIGURE_PUBLIC = 1, FIGURE_REPORT, FIGURE_EVENTS };

struct figure_fault {
    enum figure_of of;
    str month, where, what, part; /* where: name of the unit, or code of the case */
    int64_t kept, facts;          /* events: rows, and events */
    int64_t kept_sum, sum;        /* đồng; FIGURE_REPORT */
};

#define FIGURE_FAULTS_MAX 1000 /* told at most; all are mended */
struct figure_faults {
    struct figure_fault *v;
    size_t n, found; /* n of them stand in v */
};

/* Figures and sums that are not what their rows come to. */
MUST_USE enum err figures_prove(struct cx *cx, struct figure_faults *out);

/* The same, made anew in one transaction, with an event; *out: what was wrong. */
MUST_USE enum err figures_rebuild(struct cx *cx, struct figure_faults *out);

/*
 * Events against rows, some cases at a time: lo is the last case looked at (0: none yet), *hi
 * the last one of this call, 0 where there is none any more.
 */
MUST_USE enum err figures_replay(struct cx *cx, int64_t lo, int64_t *hi,
                                 struct figure_faults *out);

/* The fault into its list. */
void figure_fault_add(struct cx *cx, struct figure_faults *out, struct figure_fault f);

#endif
