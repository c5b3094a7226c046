/*
 * What a step would do to the clocks of a case if it were taken now, by the
 * plan that taking it carries out.
 */
#ifndef DOMAIN_CASES_PREVIEW_H
#define DOMAIN_CASES_PREVIEW_H

#include "domain/cases/clock_plan.h"
#include "domain/cases/show.h"

struct clock_preview {
    str when;  /* only with this choice, in the reader's language; empty: in any case */
    str opens; /* these are clocks of the new case that the step opens: title of its procedure */
    const struct clock_change *changes;
    size_t n;
};

/*
 * One group for the step with those it takes along (`also`), or one for each
 * choice that its clocks depend on and that is not typed yet; then one for each
 * case it opens. Groups that change nothing are left out. At most one statement
 * for each case it opens. Errors of clock_plan.
 */
MUST_USE enum err preview_load(struct cx *cx, const struct case_show *s,
                               const struct flow_step *step, const struct flow_value *typed,
                               size_t n_typed, struct clock_preview **out, size_t *n);

#endif
