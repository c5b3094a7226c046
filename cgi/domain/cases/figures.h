/* Figures without names, counted when a step happens. */
#ifndef DOMAIN_CASES_FIGURES_H
#define DOMAIN_CASES_FIGURES_H

#include "domain/cases/step.h"
#include "sql/cases.h"

/* what: a word of counted_codes (domain/figures/borders.h); month of cx->today. */
MUST_USE enum err figure_count(struct cx *cx, unit_id unit, str what, str pollution);

/* The same for n of them at once. */
MUST_USE enum err figure_count_n(struct cx *cx, unit_id unit, str what, str pollution, int64_t n);

/* Is a report verified by this step: a visit of its own, or what was found out otherwise? */
bool figure_verifies(str flow, const struct flow_step *step);

/* Does the step end the handling of a report; does it put a decision in force? */
bool figure_handles(const struct flow *flow, const struct flow_step *step);
bool figure_decides(const struct flow_step *step);

/* n reporters were asked whether it is fixed. */
MUST_USE enum err figure_asked(struct cx *cx, const struct case_held *c, int64_t n);

/* What this step counts as, if anything. */
MUST_USE enum err figure_step(struct cx *cx, const struct case_held *c,
                              const struct flow_step *step);

/* How often the units below a province were late in the month of cx->today, the worst first. */
MUST_USE enum err figures_late_below(struct cx *cx, str province, struct late_of_units_row **rows,
                                     size_t *n);

#endif
