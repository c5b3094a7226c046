/* The form of a draft: reading it, filling it from what was kept, what is wrong with it. */
#ifndef PAGES_VIOLATIONS_DRAFT_FORM_H
#define PAGES_VIOLATIONS_DRAFT_FORM_H

#include "domain/violations/repeat.h"
#include "http/form.h"
#include "pages/violations/view.h"

/* "fine0", "extra0_1" ... */
const char *draft_field(struct arena *a, const char *name, size_t act);
/* Beginning of the names of an act's circumstances (ticks_form.h). */
const char *ticks_stem(struct arena *a, size_t act);
/* Is the text typed? Circumstances that are ticked are not. */
bool draft_word_asked(const struct repeats *r, size_t word);
const char *measure_field(struct arena *a, const char *name, size_t act, size_t k);

/*
 * Everything, checked against the assessment that follows from it; problems stay in f.
 * Errors  of repeat_weigh.
 */
MUST_USE enum err draft_typed(struct cx *cx, struct form *f, struct repeats *r,
                              struct draft_new *out);

/* Fields as they were kept; without a draft: what the law leaves no choice about. */
void draft_filled(struct cx *cx, struct form *f, const struct repeats *r,
                const struct draft_new *kept);

#endif
