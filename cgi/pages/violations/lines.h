/* Records and decisions in words, for several pages. */
#ifndef PAGES_VIOLATIONS_LINES_H
#define PAGES_VIOLATIONS_LINES_H

#include "domain/violations/draft.h"
#include "domain/violations/payment.h"
#include "pages/cases/lines.h"
#include "pages/violations/view.h"

/* Acts of a record; d NULL: without what was decided for each. */
const struct act_line *act_lines(struct cx *cx, const struct violation *v,
                                 const struct decision *d);

struct decision_lines decision_words(struct cx *cx, str code, const struct decision *d);

/* Name of a position on a day; its code where the table has none. */
str position_words(struct cx *cx, str code, struct date day);

#endif
