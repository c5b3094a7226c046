/*
 * Facts that reports count: one row each, and its sum, in the transaction of the act, so that
 * a figure opens exactly the rows behind it. They count for the unit that holds the case and
 * the month in which they are noted; a decision that is cancelled later stays counted, and its
 * cancellation is counted too.
 *
 *     received verified answered late objected confirmed    part: kind of pollution
 *     handled asked in_force published    the same; in_force: decisions as the public counts them
 *     record decided warned remedy_only dismissed    decided: amount is the fine, part "spot"
 *                                                    where no record was made
 *     warned_minor    of the warned: under 18, as the record says
 *     subject     part: organization, individual, household ...
 *     act         part: code of the act, amount is its fine
 *     revoke suspend confiscate remedy    part: code of workflows/law/measures.csv
 *     paid paid_back    amount
 *     executed postponed reduced instalments coerced stayed cancelled lapsed
 *     complained sued crime_out crime_back seized
 *
 * Law  Decree 118/2021/NĐ-CP arts. 35, 39 (what the yearly report on sanctions counts).
 */
#ifndef DOMAIN_LEADER_TALLY_H
#define DOMAIN_LEADER_TALLY_H

#include "domain/cases/step.h"

struct tally_fact {
    unit_id unit;
    case_id cid;
    str what, part; /* part may be missing */
    int64_t amount; /* đồng */
};

MUST_USE enum err tally(struct cx *cx, const struct tally_fact *f);

/* Its two halves, for many facts at once: a row each, and n of them to the sum. */
MUST_USE enum err tally_note(struct cx *cx, const struct tally_fact *f);
MUST_USE enum err tally_count(struct cx *cx, const struct tally_fact *f, int64_t n);

/* What a step of a workflow counts as, if anything. Part of step_take. */
MUST_USE enum err tally_step(struct cx *cx, const struct case_held *c,
                             const struct flow_step *step, const struct step_in *in);

/* The words of the rows that a step leaves, each once; of "decided" there are more. Pure. */
#define TALLY_WORDS 6
size_t tally_words(const struct flow *flow, const struct flow_step *step, str out[TALLY_WORDS]);

/* Rows of this word stand for an event each: a step, a report taken, a term that ran out. */
bool tally_of_event(str what);

#endif
