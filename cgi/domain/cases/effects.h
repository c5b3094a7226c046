/* What a step changes, part by part, in the order step_take calls them. Inside its transaction. */
#ifndef DOMAIN_CASES_EFFECTS_H
#define DOMAIN_CASES_EFFECTS_H

#include "domain/cases/step.h"

/* Keep the typed fields. */
MUST_USE enum err effects_values(struct cx *cx, const struct case_held *c,
                                 const struct flow_step *step, const struct step_in *in);

/* What was typed for a field in this step, else in an earlier one; empty: never. */
MUST_USE enum err effects_typed(struct cx *cx, const struct case_held *c, const struct step_in *in,
                                str field, str *out);

/*
 * Stage, owner and receiver of the held case. An accepted case loses its
 * handler: the receiving head assigns anew. ERR_INVALID: an offer without
 * another unit of today in the same province, or to one that the case concerns.
 */
MUST_USE enum err effects_place(struct cx *cx, struct case_held *c, const struct flow_step *step,
                                const struct step_in *in);

/*
 * Stop, pause, resume and start terms, as clock_plan.h says: those of the step,
 * then those of the tracks it opens; at an end all stop but those that the
 * stage lists.
 */
MUST_USE enum err effects_clocks(struct cx *cx, const struct case_held *c,
                                 const struct flow_step *step, const struct step_in *in);

/* The same where terms without a typed day count from another moment than now. */
MUST_USE enum err effects_clocks_from(struct cx *cx, const struct case_held *c,
                                      const struct flow_step *step, const struct step_in *in,
                                      instant from);

/* Tracks that this step of the main track opens beside it: where they stand. */
MUST_USE enum err effects_tracks(struct cx *cx, const struct case_held *c,
                                 const struct flow_step *step);

/* The case row, with its soonest due moment; after a handover the new unit finds it. */
MUST_USE enum err effects_store(struct cx *cx, const struct case_held *c,
                                const struct flow_step *step);

MUST_USE enum err effects_event(struct cx *cx, const struct user *who, const struct case_held *c,
                                const struct flow_stage *from, const struct flow_step *step,
                                const struct step_in *in);

/* Progress and answer (field "answer") for the reporters, notices for officials. */
MUST_USE enum err effects_tell(struct cx *cx, const struct user *who, const struct case_held *c,
                               const struct flow_step *step, const struct step_in *in);

/* One more row of what the reporters of the case may see. */
MUST_USE enum err effects_progress(struct cx *cx, const struct case_held *c);

#endif
