/* Paying a fine: what came in, what is left on a day, what late payment costs. */
#ifndef DOMAIN_VIOLATIONS_PAYMENT_H
#define DOMAIN_VIOLATIONS_PAYMENT_H

#include "domain/cases/show.h"
#include "domain/violations/draft.h"
#include "law/owing.h"
#include "sql/clocks.h"
#include "sql/execution.h"

/* A signed decision, and everything that what is owed on it follows from. */
struct fine_state {
    struct decision_of_case_row decision;
    struct fine_history_row *rows;
    size_t n;
};

/* Two statements. ERR_CONFLICT: no signed decision. */
MUST_USE enum err fine_state_load(struct cx *cx, case_id cid, struct fine_state *out);

/* What was paid and not taken back, in đồng. */
int64_t fine_paid(const struct fine_state *s);

/* The fine as it stands, without what was taken off it. */
int64_t fine_before_reduction(const struct fine_state *s);

/* Sum of the instalments of the plan in force; 0: there is none. */
int64_t fine_planned(const struct fine_state *s);

/*
 * What is owed if it is paid on that day. clocks: of the sanction file; their terms
 * EXECUTE_DECISION since the decision was signed count. Errors of law_owing.
 */
MUST_USE enum err fine_owed(struct cx *cx, const struct fine_state *s,
                            const struct clocks_of_case_row *clocks, size_t n, struct date day,
                            struct owing *out);

/* The terms of a file that is shown, as the statement gives them. */
const struct clocks_of_case_row *fine_clocks(struct cx *cx, const struct case_show *s);

struct payment_new {
    int64_t amount; /* đồng, above 0 */
    struct date paid;
    str receipt;    /* number of the Treasury receipt */
};

/* Why a payment was refused. */
struct payment_fault {
    struct step_fault step;
    bool day;       /* before the decision, or in the future */
    bool too_much;  /* above what is owed */
    bool twice;     /* this receipt was noted already for this decision */
    bool elsewhere; /* ... for another decision, or for costs */
    bool no_number; /* the receipt has neither letter nor digit */
    int64_t rest;
};

#define RECEIPT_MAX 60 /* bytes of the number as typed, and of its key */

/*
 * Letters and digits of a receipt's number, without marks and in capitals: what makes
 * two numbers the same. Empty: there are none.
 */
str receipt_key(struct arena *a, str receipt);

/*
 * Note a payment and take the step, together.
 * Errors  of case_hold and step_take; ERR_INVALID with *fault.
 * Law     15/2012/QH13 art. 78.1.
 */
MUST_USE enum err payment_write(struct cx *cx, const struct user *who, str code, str step,
                                const struct payment_new *in, struct payment_fault *fault);

/*
 * Take back a payment that was noted wrongly; it stays, with the reason.
 * Errors  ERR_NOT_FOUND: not a payment of this case, or taken back already; of
 *         case_may_work; ERR_CONFLICT: the case is over.
 */
MUST_USE enum err payment_take_back(struct cx *cx, const struct user *who, str code,
                                    payment_id id, str why);

#endif
