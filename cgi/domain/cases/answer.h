/*
 * The answer to the reporter: what was found, what was done, why nobody is named.
 * "Passed on" is never an answer, and nothing is closed without evidence.
 */
#ifndef DOMAIN_CASES_ANSWER_H
#define DOMAIN_CASES_ANSWER_H

#include "domain/cases/step.h"

/*
 * Does the text say no more than that the matter went to somebody else? Courtesy
 * ("cảm ơn ...") counts for nothing. With or without diacritics. Pure.
 */
bool answer_passes_on(struct arena *a, str text);

/*
 * What the reporter reads: the fields told_found, told_done and told_name of the
 * step with their headings, then `answer`; a step without them: `answer` alone.
 */
str answer_body(struct arena *a, const struct flow_step *step, const struct step_in *in);

/*
 * May the step with told_found and told_done be taken? ERR_CONFLICT with
 * fault->says: one of them only passes the matter on; or the step takes an
 * evidence_file, there is none, and the case has neither inspection nor document.
 * OK for every other step. Inside a transaction.
 * Law  Decision 174/QĐ-BTNMT (2022) arts. 9-12: the reporter learns the result.
 */
MUST_USE enum err case_answer_check(struct cx *cx, const struct case_held *c,
                               const struct flow_step *step, const struct step_in *in,
                               struct step_fault *fault);

#endif
