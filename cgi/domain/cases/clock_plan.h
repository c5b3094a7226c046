/*
 * What a step does to the clocks of a case, before it is done. The same plan is
 * shown on the page of the step and carried out when it is taken, so that they
 * cannot differ. Pure: values in, values out.
 */
#ifndef DOMAIN_CASES_CLOCK_PLAN_H
#define DOMAIN_CASES_CLOCK_PLAN_H

#include "base/cx.h"
#include "base/ids.h"
#include "flow/flow.h"
#include "law/law.h"

/* A clock of the case, or one that a plan starts (id not set). */
struct case_clock {
    clock_id id;
    str code;
    bool ours;
    instant since, due;
    opt_i64 days; /* what a decision said, in the term's unit; the law's where that is longer */
    opt_instant stopped, late;
    int64_t told; /* enum clock_told: how far its end was told */
    opt_instant paused; /* since when it stands still */
    const struct law_pause *pauses;
    size_t n_pauses;
};

struct clock_change {
    enum flow_clock_act act;
    struct case_clock clock; /* as it is afterwards */
    size_t index;             /* which clock of the plan: those of the case, then new ones */
    instant at;               /* pause, resume: since when, or until when it stood still */
    str reason, article;      /* of a pause */
    enum err law_says;        /* start, resume: OK, or why the law gives no date */
    struct law_due law;       /* start, resume: the term with its reckoning */
    const struct flow_field *guessed; /* preview: from this day, reckoned as today */
};

enum clock_plan_for { PLAN_STEP = 1, PLAN_PREVIEW };

struct clock_plan_in {
    enum clock_plan_for purpose;
    const struct law *law;
    const struct flow *flow;
    const struct flow_step *step;
    const struct flow_step *const *also; /* preview: steps that are taken after it, with it */
    size_t n_also;
    const struct flow_value *typed; /* in this step */
    size_t n_typed;
    const struct flow_value *known; /* by earlier steps */
    size_t n_known;
    const struct case_clock *clocks; /* of the case now */
    size_t n_clocks;
    instant now;  /* the moment of the step */
    instant from; /* where terms without a day of their own count from; mostly now */
};

/*
 * Changes in the order they happen: of the step, then of the tracks it opens.
 * What changes nothing is left out: stopping what does not run, pausing what
 * stands still, resuming what runs, starting what runs or stands still.
 *
 * - same_start takes over the beginning and the pauses of the other term; if
 *   that stood still and the step does not resume it, the new one stands still.
 * - At the end of a track its terms stop, but those that the end stage keeps.
 * - A clock that stops while it stands still gets the due moment it would have
 *   had, resumed now.
 *
 * PLAN_PREVIEW: a day not typed yet is reckoned as today (`guessed`), and a
 * term without a date is told (`law_says`) instead of failing.
 * Errors  ERR_UNSET, ERR_EXPIRED, ERR_NOT_FOUND: see law_due; ERR_INTERNAL: a
 *         day or a start that the workflow promised is missing.
 */
MUST_USE enum err clock_plan(struct arena *a, const struct clock_plan_in *in,
                             struct clock_change **out, size_t *n);

/*
 * The due moment of a clock with its pauses; one that stands still is reckoned
 * as if it were resumed at `now`. Errors as law_due.
 */
MUST_USE enum err clock_due(struct arena *a, const struct law *law, const struct case_clock *k,
                            instant now, struct law_due *out);

#endif
