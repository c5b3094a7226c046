/* The parts of the form of a draft decision, for drafts and collisions: each act, and the rest. */
#ifndef PAGES_VIOLATIONS_DRAFT_PARTS_H
#define PAGES_VIOLATIONS_DRAFT_PARTS_H

#include "law/law.h"
#include "pages/drafts/parts.h"

extern const struct form_parts decision_parts;

/* The same with the measures of these acts by name. */
struct form_parts decision_parts_of(struct cx *cx, const struct law_assessment *as);

#endif
