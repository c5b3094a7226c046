/* What the pages of publication steps have in common. */
#ifndef PAGES_PUBLICATION_HEAD_H
#define PAGES_PUBLICATION_HEAD_H

#include "pages/publication/publication.h"
#include "pages/publication/view.h"

struct publication_view publication_head(struct req *r, const struct write_case *c);

/*
 * All that the public would get: a copy without link to its page, with the end of its time as
 * if released now, the line of the CSV file and the entry of the feed. Errors of law_due.
 */
MUST_USE enum err publication_preview(struct cx *cx, const struct violator *v,
                                      struct publication_view *out);

/* A term with its state, as the lists of this room show it. */
struct due_mark due_mark_of(const struct cx *cx, opt_instant due);

/* What the steps of this room answer when a personal number stands in a text. */
const char *publication_number_problem(void);

#endif
