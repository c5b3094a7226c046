/* What the files that fill papers from the steps of a case share. */
#ifndef DOMAIN_DOCUMENTS_GATHER_INTERNAL_H
#define DOMAIN_DOCUMENTS_GATHER_INTERNAL_H

#include "domain/documents/gather.h"

/* value.NAME of a field of the workflow, in words, where the form has a place for it. */
MUST_USE enum err gather_value(struct cx *cx, const struct paper_form *form,
                               const struct flow *flow, str name, str value,
                               struct paper_data *d);

/* value.NAME of each field of the step is taken back. */
void gather_forget(struct cx *cx, const struct flow_step *step, struct paper_data *d);

/* Is there a step of the case's procedure that makes the form? */
bool gather_makes(struct cx *cx, const struct paper_form *form, const struct case_by_code_row *c);

/* turns->at, since and until, by v and want. ERR_NOT_FOUND: no such turn. */
MUST_USE enum err gather_turn(struct paper_turns *t);

#endif
