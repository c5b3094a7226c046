/* The form of a draft: reading it, filling it from what was kept, what is wrong with it. */
#ifndef PAGES_VIOLATIONS_DRAFT_FORM_H
#define PAGES_VIOLATIONS_DRAFT_FORM_H

#include "domain/violations/draft.h"
#include "http/form.h"
#include "pages/violations/view.h"

/* "fine0", "extra0_1" ... */
const char *draft_field(struct arena *a, const char *name, size_t act);
const char *measure_field(struct arena *a, const char *name, size_t act, size_t k);

/* Everything, checked against the assessment; problems stay in f. */
struct draft_new draft_typed(struct cx *cx, struct form *f, const struct law_assessment *as);

/* Fields as they were kept; without a draft: what the law leaves no choice about. */
void draft_filled(struct cx *cx, struct form *f, const struct law_assessment *as,
                const struct draft_new *kept);

#endif
