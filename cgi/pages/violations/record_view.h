/* The form of the violation record as its template shows it, part by part. */
#ifndef PAGES_VIOLATIONS_RECORD_VIEW_H
#define PAGES_VIOLATIONS_RECORD_VIEW_H

#include "base/cx.h"
#include "http/form.h"
#include "pages/violations/view.h"

void record_fields(const struct form *f, struct record_view *v);
void record_choices(struct cx *cx, const struct form *f, struct record_view *v);
/* Search and acts, by the law of the day of detection. */
void record_act_blocks(struct cx *cx, const struct form *f, struct record_view *v);

#endif
