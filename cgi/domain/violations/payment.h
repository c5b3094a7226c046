/* Paying a fine: what came in, what is left, what late payment costs. */
#ifndef DOMAIN_VIOLATIONS_PAYMENT_H
#define DOMAIN_VIOLATIONS_PAYMENT_H

#include "domain/violations/draft.h"

struct payment_sums {
    int64_t fine, paid;
    int64_t interest; /* 0.05 % a day, on every day that was late (art. 78.1) */
    int64_t rest;     /* fine and interest less what was paid; never below 0 */
};

/*
 * Pure. rows in the order of payment; term_end: last day of the term to execute,
 * not set while no term runs; day: payments after it do not count, interest runs
 * until it.
 * Errors  ERR_EXPIRED: no rate of interest on one of those days.
 */
MUST_USE enum err payment_sum(const struct law *law, int64_t fine, const struct payments_row *rows,
                              size_t n, opt_date term_end, struct date day,
                              struct payment_sums *out);

/* A signed decision and what was paid on it. */
struct fine_state {
    struct decision_of_case_row decision;
    struct payments_row *rows;
    size_t n;
};

/* Two statements. ERR_CONFLICT: no signed decision. */
MUST_USE enum err fine_state_load(struct cx *cx, case_id cid, struct fine_state *out);

struct payment_new {
    int64_t amount; /* đồng, above 0 */
    struct date paid;
    str receipt;    /* number of the Treasury receipt */
    opt_date term_end;
};

/* Why a payment was refused. */
struct payment_fault {
    struct step_fault step;
    bool day;       /* before the decision, or in the future */
    bool too_much;  /* above what is owed */
    bool twice;     /* this receipt was noted already */
    int64_t rest;
};

/*
 * Note a payment and take the step, together.
 * Errors  of case_hold and step_take; ERR_INVALID with *fault.
 */
MUST_USE enum err payment_write(struct cx *cx, const struct user *who, str code, str step,
                                const struct payment_new *in, struct payment_fault *fault);

#endif
