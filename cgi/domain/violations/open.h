/* Opening a sanction file from the case in which the violation was seen. */
#ifndef DOMAIN_VIOLATIONS_OPEN_H
#define DOMAIN_VIOLATIONS_OPEN_H

#include "domain/cases/step.h"

struct sanction_new {
    str violator;         /* who is suspected, in words; 1..150 bytes */
    struct date detected;
    opt_date result;      /* day the test result came; for the term after_test */
    str record_term;      /* a choice of the workflow's field of that name */
};

/* May the person open one from a case of that unit and workflow? */
bool sanction_may_open(const struct user *who, const struct flow *flow, unit_id unit);

/*
 * One file for each violator (Decree 118/2021/NĐ-CP art. 12.3), of the unit that
 * holds the case, handled by who opens it. *code is the new file's.
 * Errors  ERR_NOT_FOUND; ERR_FORBIDDEN; ERR_CONFLICT: a sanction file has none
 *         of its own; ERR_INVALID: detected in the future, or a
 *         test result that is missing or of a day before or ahead; ERR_UNSET.
 */
MUST_USE enum err sanction_open(struct cx *cx, const struct user *who, str parent,
                                const struct sanction_new *in, str *code);

#endif
