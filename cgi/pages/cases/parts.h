/* The parts of a case page: what the domain loaded, in the words of the reader. */
#ifndef PAGES_CASES_PARTS_H
#define PAGES_CASES_PARTS_H

#include "domain/cases/material.h"
#include "domain/cases/show.h"
#include "pages/cases/lines.h"

/*
 * Steps, clocks, history and values of the case, and for a hotline case its
 * reports, pictures, messages, sanction files and inspections (five statements more).
 */
MUST_USE enum err parts_load(struct cx *cx, const struct user *who, const struct case_show *s,
                             struct case_view *v);

/* The cases opened from it. */
void parts_children(struct cx *cx, const struct case_children_row *rows, size_t n,
                    struct case_view *v);

/* Steps, clocks, history and values only: no statement. */
void parts_common(struct cx *cx, const struct user *who, const struct case_show *s,
                  struct case_view *v);

#endif
