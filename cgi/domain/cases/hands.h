/*
 * Whose work a case is: one named lead, others who co-operate, a colleague who
 * covers during leave; and who may not touch it for a conflict of interest.
 */
#ifndef DOMAIN_CASES_HANDS_H
#define DOMAIN_CASES_HANDS_H

#include "domain/cases/step.h"

#define HELPERS_MAX 20

/* How the person stands to the case today. One statement. */
MUST_USE enum err standing_load(struct cx *cx, const struct user *who, const struct case_held *c,
                                struct standing *out);

/*
 * For what is no step of the workflow (a letter, a draft): the person sees the
 * case, works in the unit that holds it and declared no conflict; fills
 * c->standing. ERR_NOT_FOUND, ERR_FORBIDDEN, ERR_RECUSED; ERR_CONFLICT: it is
 * joined to another case, where the work goes on.
 */
MUST_USE enum err case_may_work(struct cx *cx, const struct user *who, struct case_held *c);

/*
 * Name of the absent person in whose place this one takes the step; "" when in
 * the own name. Covering a head gives the right to assign and no other.
 */
str standing_in_for(const struct user *who, const struct case_held *c,
                    const struct flow_step *step);

/*
 * What the step does with the hands of the held case: assign, give back, give
 * up for a conflict; all hands are empty after it came to another unit. Sets
 * c->handler, c->lead and c->helpers. Inside step_take.
 * ERR_INVALID: somebody named is not of the unit, declared a conflict, is named
 * twice, or is one of more than HELPERS_MAX.
 */
MUST_USE enum err hands_apply(struct cx *cx, const struct user *who, struct case_held *c,
                              const struct flow_step *step, const struct step_in *in);

/* The one who opened a case leads it. Inside case_open. */
MUST_USE enum err hands_begin(struct cx *cx, const struct case_held *c);

/*
 * The case moves to the unit above, at once; the old one never gets it again.
 * ERR_CONFLICT: there is none above.
 */
MUST_USE enum err hands_up(struct cx *cx, struct case_held *c);

/*
 * The unit above looks again at what this one did, as the reporter objected; nobody
 * is kept out for it. Where none stands above, the unit looks itself.
 */
MUST_USE enum err hands_review(struct cx *cx, struct case_held *c);

/* Units that may never have the case. */
struct units_recused_of_row;
MUST_USE enum err units_recused(struct cx *cx, case_id cid, struct units_recused_of_row **rows,
                                size_t *n);
bool recused_unit(const struct units_recused_of_row *rows, size_t n, unit_id unit);

/*
 * "12,15": up to max different ids, in the order given. ERR_INVALID: anything
 * else stands there, or one twice. "" gives none. Pure.
 */
MUST_USE enum err hands_ids(str text, account_id *out, size_t max, size_t *n);

#endif
