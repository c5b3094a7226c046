/* What a level says of a draft: MQĐ02 and every other decision read and show it in one way. */
#ifndef PAGES_VIOLATIONS_REVIEW_H
#define PAGES_VIOLATIONS_REVIEW_H

#include "domain/violations/approval.h"
#include "http/http.h"
#include "pages/violations/view.h"

/* Each level with where the present version stands. */
const struct level_line *levels_of(struct cx *cx, const struct approval *ap);

/* What a level said; the row has one. */
struct review_line review_of(struct cx *cx, const struct flow *flow,
                             const struct decision_reviews_row *row);

/* The field, and what was sent in a form whose button was `act`: a return says why. */
struct field review_comment(const struct form *f);
struct approval_say review_read(struct form *f, str act);

/*
 * e, why: what came of it. *status 0: answered, the draft of the comment gone; else f has the
 * problem, and the page is to be shown anew with this status. Errors: e itself.
 */
MUST_USE enum err review_end(struct req *r, struct resp *w, struct form *f, enum err e, str why,
                             int *status);

#endif
