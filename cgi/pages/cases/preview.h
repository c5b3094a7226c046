/* The clocks as a step would leave them, for the page on which it is taken. */
#ifndef PAGES_CASES_PREVIEW_H
#define PAGES_CASES_PREVIEW_H

#include "domain/cases/preview.h"
#include "http/form.h"
#include "http/http.h"
#include "pages/cases/view.h"

/*
 * For clock_preview.html. What the form holds so far counts where its fields are
 * named as those of the step.
 */
MUST_USE enum err clock_preview_of(struct req *r, const struct form *f, const struct case_show *s,
                                   const struct flow_step *step,
                                   const struct preview_view **out);

#endif
