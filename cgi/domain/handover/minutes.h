/* Minutes of a handover: what passed to whom, under the names the bodies had that day. */
#ifndef DOMAIN_HANDOVER_MINUTES_H
#define DOMAIN_HANDOVER_MINUTES_H

#include "domain/accounts/user.h"
#include "sql/handover.h"

#define MINUTES_LINES 200

struct minutes_term {
    str name;
    instant due; /* 0: it stands still */
};

struct minutes_line {
    struct handover_cases_row row;
    str receiver, stage, why;
    str right; /* receiver after it was put right; empty: the first one was right */
    const struct minutes_term *terms; /* that ran when the case passed */
    size_t n_terms;
};

struct minutes {
    handover_id id;
    struct handover_by_id_row h;
    str giver;                 /* name on its last day */
    str basis;                 /* article; empty: none in the tables for that day */
    const struct minutes_line *lines; /* by receiver; MINUTES_LINES at most */
    size_t n;
    bool more;                 /* go on behind the last line */
};

/*
 * A page of the minutes behind (after_unit, after_case), zeros for the first.
 * Two statements. ERR_NOT_FOUND.
 */
MUST_USE enum err minutes_load(struct cx *cx, handover_id id, int64_t after_unit,
                               int64_t after_case, struct minutes *out);

/*
 * May the person read them: head, auditor or administrator of a unit that gave
 * or received, or of the province above. One statement more.
 */
MUST_USE enum err minutes_may_read(struct cx *cx, const struct user *who, const struct minutes *m,
                                   bool *may);

/*
 * Handovers that the unit of the office, or one below it, gave or received;
 * newest first, behind `before`, one row more than fifty.
 */
MUST_USE enum err handovers_list(struct cx *cx, const struct office *o, int64_t before,
                                 struct handovers_of_row **rows, size_t *n);

#endif
