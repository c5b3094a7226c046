/* Words and form parts that the pages of inspections share. */
#ifndef PAGES_INSPECTION_SAMPLE_WORDS_H
#define PAGES_INSPECTION_SAMPLE_WORDS_H

#include "base/ids.h"
#include "html/page.h"
#include "http/http.h"

const char *sample_medium_label(str medium); /* message id */
/* What may be sampled: its codes, and the choices of a form with the typed one chosen. */
const char *const *medium_codes(size_t *n);
const struct choice *medium_choices(struct cx *cx, str typed, size_t *n);

/* "/staff/cases/CODE/samples/12" */
str sample_path(struct arena *a, str code, sample_id id);

/* The number that makes a form sent twice one piece: as typed before, else a new one. */
str form_item(struct req *r, const struct form *f, const char *name);

/* A moment (field, field_time) that must not lie ahead; a problem and 0 where it does. */
instant form_past(struct req *r, struct form *f, const char *name);

#endif
