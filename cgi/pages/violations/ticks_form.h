/*
 * Boxes of what mitigates and aggravates an act (circumstances.csv), in the form of a record and
 * of a decision. `stem` begins the names of an act's fields: stem and code, stem and "words".
 */
#ifndef PAGES_VIOLATIONS_TICKS_FORM_H
#define PAGES_VIOLATIONS_TICKS_FORM_H

#include "domain/violations/ticks.h"
#include "http/form.h"
#include "pages/violations/view.h"

/* TICKS_DECISION: repetition is asked beside them, by what the history says. */
enum ticks_of_form { TICKS_RECORD = 1, TICKS_DECISION };

/* What is ticked today, with every problem said; never missing. act NULL: not known yet. */
str ticks_typed(struct cx *cx, struct form *f, const char *stem, enum ticks_of_form of,
                const struct law_act *act);

void ticks_fill(struct cx *cx, struct form *f, const char *stem, enum ticks_of_form of,
                str kept);

struct tick_boxes ticks_boxes(struct cx *cx, const struct form *f, const char *stem,
                              enum ticks_of_form of);

#endif
