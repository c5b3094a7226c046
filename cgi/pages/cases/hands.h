/* Who works on a case, in forms and on the page of the case. */
#ifndef PAGES_CASES_HANDS_H
#define PAGES_CASES_HANDS_H

#include "domain/cases/people.h"
#include "domain/cases/show.h"
#include "http/form.h"
#include "pages/cases/view.h"

/* The people who can be named, each with a word about leave; what was picked is on. */
void people_choices(struct cx *cx, const struct form *f, const char *name,
                    const struct person *people, size_t n, struct step_field *out);

/* Several picked people as the domain takes them: "12,15". */
str people_typed(const struct form *f, const char *name);

/*
 * The internal due day lies ahead, and not behind the day by which the unit must
 * act, unless that was confirmed. ERR_INVALID with a problem of the field.
 */
MUST_USE enum err hands_due_check(struct cx *cx, struct form *f, const struct case_show *s,
                                  const struct flow_step *step, const struct step_in *in);

/* The box that confirms it; no name: nothing to confirm. */
struct field hands_confirm(const struct form *f);

/* Lines about the hands of the case, and whether the reader stands apart. */
void hands_show(struct cx *cx, const struct case_show *s, struct case_view *v);

#endif
