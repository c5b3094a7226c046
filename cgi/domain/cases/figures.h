/* Figures without names, counted when a step happens. */
#ifndef DOMAIN_CASES_FIGURES_H
#define DOMAIN_CASES_FIGURES_H

#include "domain/cases/step.h"

/* what: received, verified, answered, late, decided or published; month of cx->today. */
MUST_USE enum err figure_count(struct cx *cx, unit_id unit, str what, str pollution);

/* What this step counts as, if anything. */
MUST_USE enum err figure_step(struct cx *cx, const struct case_held *c,
                              const struct flow_step *step);

#endif
