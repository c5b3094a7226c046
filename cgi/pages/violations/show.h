/* The page of a sanction file. */
#ifndef PAGES_VIOLATIONS_SHOW_H
#define PAGES_VIOLATIONS_SHOW_H

#include "domain/cases/show.h"
#include "http/http.h"
#include "pages/cases/view.h"

/* Answers GET /staff/cases/{code} for one; v has the head of the page. Five statements. */
enum err sanction_show(struct req *r, struct resp *w, const struct case_show *s,
                       const struct case_view *v);

#endif
