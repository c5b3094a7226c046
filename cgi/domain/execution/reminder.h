/*
 * Reminding the violator to pay, before the term ends or after it: what the letter says is
 * kept as it was on that day. It changes no term: it is a courtesy, not an order.
 */
#ifndef DOMAIN_EXECUTION_REMINDER_H
#define DOMAIN_EXECUTION_REMINDER_H

#include "domain/cases/show.h"
#include "domain/violations/payment.h"

struct reminder_letter {
    struct fine_state fine;
    struct owing owing; /* if it is paid today */
    bool after;         /* the last day has passed */
    const struct law_number *rate;
};

/*
 * What a letter of today would say; s: the sanction file. Two statements.
 * ERR_CONFLICT: no signed decision, nothing owed, or no term runs; errors of law_owing.
 */
MUST_USE enum err reminder_prepare(struct cx *cx, const struct case_show *s,
                                   struct reminder_letter *out);

struct reminder_new {
    str way; /* hand, post, electronic or phone */
    str note;
};

/* Keeps it with an event. Errors of case_may_work and reminder_prepare. */
MUST_USE enum err reminder_write(struct cx *cx, const struct user *who, str code,
                                 const struct reminder_new *in);

#endif
