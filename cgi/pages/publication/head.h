/* What the pages of publication steps have in common. */
#ifndef PAGES_PUBLICATION_HEAD_H
#define PAGES_PUBLICATION_HEAD_H

#include "pages/publication/publication.h"
#include "pages/publication/view.h"

struct publication_view publication_head(struct req *r, const struct write_case *c);

/* A copy without link to its page, as the preview shows it. */
const struct violator *publication_preview(struct arena *a, const struct violator *v);

/* What the steps of this room answer when a personal number stands in a text. */
const char *publication_number_problem(void);

#endif
