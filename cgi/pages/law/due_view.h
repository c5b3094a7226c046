/* The page of a legal term, part by part. */
#ifndef PAGES_LAW_DUE_VIEW_H
#define PAGES_LAW_DUE_VIEW_H

#include "base/cx.h"
#include "http/form.h"
#include "law/law.h"
#include "pages/law/view.h"

/* Fields, and the terms of today and of the day typed by their names. */
void due_fields(struct cx *cx, const struct form *f, struct law_due_view *v);

struct due_answer due_answer(struct cx *cx, const struct law_due *d);

/* Why there is no date: the term is not set, or has no row on that day. */
void due_refusal(struct cx *cx, str code, struct date day, enum err e, struct law_due_view *v);

#endif
