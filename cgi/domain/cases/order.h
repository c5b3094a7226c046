/* The order of days in a case: a decision is not served before it was signed. */
#ifndef DOMAIN_CASES_ORDER_H
#define DOMAIN_CASES_ORDER_H

#include "domain/cases/step.h"

/*
 * Each date typed for the step against the dates that the workflow puts before
 * it (`not_before`), typed now or by an earlier step. Inside step_take.
 * ERR_INVALID: fault->early with the day that it comes before.
 */
MUST_USE enum err order_check(struct cx *cx, const struct case_held *c,
                              const struct flow_step *step, const struct step_in *in,
                              struct step_fault *fault);

#endif
