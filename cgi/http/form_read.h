/* Between form.c and form_read.c; everyone else uses http/form.h. */
#ifndef HTTP_FORM_READ_H
#define HTTP_FORM_READ_H

#include "http/form.h"

/* A problem even where its field has one already: each refused file is named. */
void form_problem_add(struct form *f, const char *field, str text);

#endif
