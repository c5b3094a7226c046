/* Where a case stands in its procedure: in words for each track, and the address of the picture. */
#ifndef PAGES_CASES_PLACE_H
#define PAGES_CASES_PLACE_H

#include "domain/cases/show.h"
#include "pages/cases/view.h"

void places_of(struct cx *cx, const struct case_show *s, struct case_view *v);

#endif
