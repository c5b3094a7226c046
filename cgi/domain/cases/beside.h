/* What a step sets going beside its own track, inside its transaction: see workflows/README.md. */
#ifndef DOMAIN_CASES_BESIDE_H
#define DOMAIN_CASES_BESIDE_H

#include "domain/cases/step.h"

/*
 * Cases of other flows that the step opens (`opens_case`), of the unit that holds
 * this one. They get the values of the step that their opening step asks for.
 * Errors of case_open.
 */
MUST_USE enum err beside_children(struct cx *cx, const struct user *who,
                                  const struct case_held *c, const struct flow_step *step,
                                  const struct step_in *in);

/*
 * Steps of other tracks that go with this one (`also`), where their track stands
 * before them. The person needs no right to them: this step brings them about.
 */
MUST_USE enum err beside_also(struct cx *cx, const struct user *who, struct case_held *c,
                              const struct flow_step *step, const struct step_in *in);

#endif
