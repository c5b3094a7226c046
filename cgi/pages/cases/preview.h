/* The clocks as a step would leave them, for the page on which it is taken. */
#ifndef PAGES_CASES_PREVIEW_H
#define PAGES_CASES_PREVIEW_H

#include "domain/cases/preview.h"
#include "pages/cases/view.h"

/* typed: what the form holds so far, days in ISO form. For clock_preview.html. */
MUST_USE enum err clock_preview_of(struct cx *cx, const struct case_show *s,
                                   const struct flow_step *step, const struct step_in *typed,
                                   const struct preview_view **out);

#endif
