/*
 * Repeat (art. 2.5) and multiple violations (art. 2.6) in the draft of a decision: what the law
 * finds in the earlier decisions and in the times of the record counts as one aggravating
 * circumstance (art. 10.1.b), unless it is the act itself (art. 10.2). Whoever departs from it
 * gives a reason, which is kept.
 * Law     15/2012/QH13 arts. 2.5, 2.6, 7.1, 10; Decree 118/2021/NĐ-CP art. 8 as amended.
 */
#ifndef DOMAIN_VIOLATIONS_REPEAT_H
#define DOMAIN_VIOLATIONS_REPEAT_H

#include "domain/violations/draft.h"
#include "domain/violations/earlier.h"

struct repeats {
    struct law_assessment found; /* with the history, as the law has it */
    struct law_assessment as;    /* with what the draft says of it */
    const int *recorded;         /* aggravating circumstances of each act in the record ... */
    const str *ticked; /* ... or those that were ticked there, then none of the numbers; NULL, or
                          one that is missing: only numbers were typed */
    struct earlier *earlier;
    size_t n_earlier;
};

/*
 * The earlier decisions with what they mean, one statement; repeat_weigh comes after it.
 * plain: violation_assess of that day.
 */
MUST_USE enum err repeat_load(struct cx *cx, case_id cid, const struct violation *v,
                              const struct law_assessment *plain, struct repeats *out);

/* What the drafter answered takes the place of what was kept. */
void repeat_answer(struct repeats *r, const struct draft_new *in);

/* Both assessments. in NULL: nothing is said yet. Errors of law_assess. Pure. */
MUST_USE enum err repeat_weigh(struct arena *a, const struct law *law, const struct draft_new *in,
                               struct repeats *r);

/* Is there anything to be said of the act? Else DRAFT_REPEAT_* never names it. */
bool repeat_asked(const struct law *law, const struct repeats *r, size_t act);

/* What is wrong with what the draft says; `act` of DRAFT_SAME_UNSAID is the earlier one. Pure. */
size_t repeat_check(struct arena *a, const struct law *law, const struct repeats *r,
                    const struct draft_new *in, const struct draft_fault **out);

#endif
