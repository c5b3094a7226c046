/* The form of the violation record as its template shows it, part by part. */
#ifndef PAGES_VIOLATIONS_RECORD_VIEW_H
#define PAGES_VIOLATIONS_RECORD_VIEW_H

#include "base/cx.h"
#include "domain/violations/sheet.h"
#include "http/form.h"
#include "pages/violations/view.h"

void record_fields(struct cx *cx, const struct form *f, struct record_view *v);
void record_choices(struct cx *cx, const struct form *f, struct record_view *v);
/* What to know of a minor or of somebody whose age is unclear; what was not read is marked. */
const str *age_notes(struct cx *cx, enum sheet_age age, size_t *n);

/* Search and acts, by the law of the day of detection. */
void record_act_blocks(struct cx *cx, const struct form *f, struct record_view *v);

#endif
