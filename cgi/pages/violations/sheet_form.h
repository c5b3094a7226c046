/* The rest of form MBB01 in the form of the record: read, shown, filled. */
#ifndef PAGES_VIOLATIONS_SHEET_FORM_H
#define PAGES_VIOLATIONS_SHEET_FORM_H

#include "domain/violations/record.h"
#include "http/form.h"
#include "pages/violations/view.h"

/* Problems stay in f. */
struct record_sheet mbb01_read(struct form *f);

/* "08:30"; "" where it is left out or no time of a day (a problem). */
str clock_read(struct form *f, const char *name);

/* Times of a repeated act, one a line; a problem names the line. */
void times_read(struct form *f, const char *name, struct record_act *act);

/* Fields and choices as they were typed. */
struct sheet_fields sheet_fields(struct cx *cx, const struct form *f);

#endif
