/* The fields of a step on a form, and what was typed in them: for the step and for its draft. */
#ifndef PAGES_CASES_STEP_FIELDS_H
#define PAGES_CASES_STEP_FIELDS_H

#include "domain/cases/people.h"
#include "domain/cases/show.h"
#include "http/http.h"
#include "pages/cases/view.h"

/* What fields ask for: the case, the step, and who can be named, read once. */
struct step_people {
    const struct case_show *show;
    const struct flow_step *step;
    struct person *people;
    size_t n_people;
};

/* One field with what f has of it; a field that names people or units reads them. */
MUST_USE enum err step_field_line(struct req *r, const struct form *f, struct step_people *p,
                                  const struct flow_field *field, bool required,
                                  struct step_field *out);

/*
 * The value as the domain takes it: dates in ISO form, ids and money as digits; problems go to
 * the form, a chosen unit or person to in. The name of a file comes from in->document.
 */
str step_field_read(struct req *r, struct form *f, const struct flow_field *field, bool required,
                    struct step_in *in);

#endif
