/* The way of a draft to the person who signs: versions, comments, pass on or return. */
#ifndef PAGES_VIOLATIONS_APPROVAL_H
#define PAGES_VIOLATIONS_APPROVAL_H

#include "domain/violations/approval.h"
#include "http/http.h"
#include "pages/violations/view.h"

/* Each level with where the present version stands. */
const struct level_line *levels_of(struct cx *cx, const struct approval *ap);

/* What a level said; the row has one. */
struct review_line review_of(struct cx *cx, const struct flow *flow,
                             const struct decision_reviews_row *row);

/* GET, POST /staff/cases/{code}/approval */
enum err approval_get(struct req *r, struct resp *w);
enum err approval_post(struct req *r, struct resp *w);

#endif
