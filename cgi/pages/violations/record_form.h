/* The form of the violation record, read and checked. */
#ifndef PAGES_VIOLATIONS_RECORD_FORM_H
#define PAGES_VIOLATIONS_RECORD_FORM_H

#include "domain/violations/record.h"
#include "http/form.h"

/* Everything, checked against the law; problems stay in f. */
struct record_new record_read(struct cx *cx, struct form *f);

#endif
