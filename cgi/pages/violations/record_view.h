/* The form of the violation record as its template shows it, part by part. */
#ifndef PAGES_VIOLATIONS_RECORD_VIEW_H
#define PAGES_VIOLATIONS_RECORD_VIEW_H

#include "base/cx.h"
#include "http/form.h"
#include "pages/violations/view.h"

void record_fields(const struct form *f, struct record_view *v);
void record_choices(struct cx *cx, const struct form *f, struct record_view *v);
/* The acts that are in the record already. */
void record_blocks(struct cx *cx, const struct form *f, struct record_view *v);
/* What the search found. */
void record_hits(struct cx *cx, const struct form *f, struct record_view *v);

#endif
