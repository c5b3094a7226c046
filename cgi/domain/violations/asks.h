/*
 * What a step of the workflow asks of the law before it is taken (`law` in the
 * YAML): who may give the order, whether it is in time, whether all is paid.
 */
#ifndef DOMAIN_VIOLATIONS_ASKS_H
#define DOMAIN_VIOLATIONS_ASKS_H

#include "domain/violations/payment.h"
#include "sql/clocks.h"

/*
 * Everything that step->asks names, on the day that the step bears; part of
 * step_take, inside its transaction. who NULL: nobody holds power. A deputy's document
 * is left in c->delegation, so that the step cites it.
 * Errors  ERR_CONFLICT with *fault: the law refuses; of the statements.
 * Law     15/2012/QH13: power arts. 38-52, 58; ground art. 65.1; execution
 *         art. 74.1; payment art. 73.1; publication art. 72.
 */
MUST_USE enum err asks_check(struct cx *cx, const struct user *who, struct case_held *c,
                             const struct flow_step *step, const struct step_in *in,
                             struct step_fault *fault);

#endif
