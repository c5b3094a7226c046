/* The execution of one decision as a whole: money by day, remedies, what runs beside it. */
#ifndef DOMAIN_EXECUTION_OVERVIEW_H
#define DOMAIN_EXECUTION_OVERVIEW_H

#include "domain/cases/show.h"
#include "domain/violations/payment.h"

struct execution {
    struct case_show show;
    bool has_decision; /* signed */
    struct fine_state fine;
    bool known;        /* what is owed could be reckoned */
    struct owing owing;
    struct decision_measures_row *measures;
    size_t n_measures;
    struct beside_of_case_row beside; /* exhibits, lawsuits, damage, costs, reminders */
    struct case_children_row *children; /* coercion, remedies, complaints */
    size_t n_children;
};

/*
 * For one reader; at most nine statements and the session's. ERR_NOT_FOUND: no such case for this
 * person, or no sanction file.
 */
MUST_USE enum err execution_load(struct cx *cx, const struct user *who, str code,
                                 struct execution *out);

#endif
