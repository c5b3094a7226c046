/*
 * Signed papers: a paper is in force when its file is known to be genuine. That is so with
 * digital signatures that pdfsig finds good, over the whole file, of the signer or the body
 * and of an authority that the configuration names; else a second person compares the file
 * with the stamped original. Until then nothing that relies on the paper is done.
 * Law     Decree 30/2020/NĐ-CP arts. 9, 13, 18; 15/2012/QH13 arts. 67, 70.
 */
#ifndef DOMAIN_DOCUMENTS_SIGNED_H
#define DOMAIN_DOCUMENTS_SIGNED_H

#include "domain/cases/step.h"
#include "domain/documents/digital.h"
#include "sql/signed.h"

/* Ask pdfsig about a sealed file, and read its text, in a locked child; outside any transaction. */
void signed_check(struct cx *cx, const struct document *d, struct signatures *out);

/* The day that the paper of a step bears. */
struct date signed_day(const struct cx *cx, const struct flow_step *step,
                      const struct step_in *in);

/*
 * Part of step_take, for a step that signs: keep the paper, with what was found. Good digital
 * signatures put it in force unseen, so the file must hold the number, the sums and the words
 * of in->wordings, or else it waits for a second person with what is missing; and they must
 * belong to this paper: ERR_CONFLICT with
 * fault->file_of, the number of the paper whose file it is already, or with fault->says:
 * a signature was made after the day that the paper bears.
 */
MUST_USE enum err signed_keep(struct cx *cx, const struct user *who, const struct case_held *c,
                             const struct flow_step *step, const struct step_in *in,
                             struct step_fault *fault);

/*
 * Part of step_take: a step that serves, publishes, coerces or takes money relies on the
 * papers of the case. ERR_CONFLICT with fault->paper: the number of one not in force.
 */
MUST_USE enum err signed_relied(struct cx *cx, const struct case_held *c,
                               const struct flow_step *step, struct step_fault *fault);

/* ERR_NOT_FOUND: no such case for this person. */
MUST_USE enum err signed_list(struct cx *cx, const struct user *who, str code,
                              struct signed_of_case_row **rows, size_t *n);

/* May this person compare a paper of the case: of the unit that holds it, and not the signer. */
bool signed_may_confirm(const struct user *who, unit_id unit, const struct signed_of_case_row *p);

/*
 * The person has compared the file with the stamped original, and where the paper was entered
 * after the day it bears says why (1 to 500 bytes); with an event.
 * ERR_NOT_FOUND; ERR_INVALID: that reason is missing; ERR_FORBIDDEN: not in the unit, or the
 * own signature; ERR_CONFLICT: done already.
 */
MUST_USE enum err signed_confirm(struct cx *cx, const struct user *who, str code, paper_id id,
                             str why);

#endif
