/* Acts in a form as web/templates/acts_pick.html shows them: search, what it found, blocks. */
#ifndef PAGES_VIOLATIONS_ACTS_VIEW_H
#define PAGES_VIOLATIONS_ACTS_VIEW_H

#include "base/cx.h"
#include "http/form.h"
#include "pages/violations/view.h"

/* A record describes its acts and has one day of detection; a question has neither. */
enum acts_of { ACTS_OF_RECORD = 1, ACTS_OF_QUESTION };

/* day: acts in force on it are found. */
struct acts_view acts_view(struct cx *cx, const struct form *f, enum acts_of of, struct date day);

const struct choice *subject_list(struct cx *cx, str typed, size_t *n);

#endif
