/*
 * The way of approval of what a person with power signs by a step of a procedure ("approved" in
 * the YAML): somebody types the fields of the step, others read them in turn, and the step is
 * taken with exactly what they passed. The rules of who may say what are those of a decision
 * MQĐ02 (domain/violations/approval.h), which has a page and tables of its own.
 *
 * The way is as long as the unit has people for it: in a unit where nobody else holds a role of
 * `approval`, the person with the power may type and sign alone.
 */
#ifndef DOMAIN_CASES_CHAIN_H
#define DOMAIN_CASES_CHAIN_H

#include "domain/cases/step.h"
#include "domain/violations/approval.h"
#include "sql/chain.h"

#define CHAIN_DRAFTS (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD | ROLE_SIGNER) /* who drafts */

struct chain {
    const struct flow_step *step;
    unit_id unit;     /* in which it goes its way ... */
    bool above;       /* ... the superior of the one that holds the file */
    step_draft_id id; /* 0: nothing is drafted */
    struct approval ap;
    const struct step_reviews_row *rows; /* as ap.rows, newest version first */
    const struct flow_value *values;     /* of the present version */
    size_t n_values;
};

/* Does the step go this way? Pure. */
bool chain_goes(const struct flow_step *step);

/*
 * Is the field part of what is drafted? Number, file and the day of the paper are not: they come
 * with the signature. Pure.
 */
bool chain_field(const struct flow_step *step, const struct flow_field *field);

/*
 * The fields in which what is signed differs from what was passed, in the order of the step; an
 * empty field is as one that was not asked. Pure.
 */
size_t chain_changed(struct arena *a, const struct flow_step *step,
                     const struct flow_value *passed, size_t n_passed,
                     const struct flow_value *now, size_t n_now,
                     const struct flow_field *const **out);

/*
 * Does the paper bear a day before *ready, on which its version was written and read to the end?
 * Interest stands still from the day of a stay, terms run from that of an order. Pure.
 */
bool chain_too_early(const struct chain *ch, const struct step_in *in, struct date *ready);

/*
 * What the version leaves open: fields of the draft that the step does not need and that are
 * empty, in its order; those that follow a choice nobody made are none. No paper of this way is
 * refused for them, other than a decision MQĐ02 (draft_open). Pure.
 */
size_t chain_left_open(struct arena *a, const struct flow_step *step,
                       const struct flow_value *values, size_t n,
                       const struct flow_field *const **out);

/* May this person take the step with the version as it stands? Pure. */
struct approval_answer chain_sign_may(const struct chain *ch, account_id who);

/* The values of a version as it is kept. ERR_INTERNAL: it cannot be read. */
MUST_USE enum err chain_values(struct cx *cx, str body, const struct flow_value **out, size_t *n);

/*
 * The way of the step in the unit in which the person holds one of the roles: that of the file,
 * else the one above where the step may be taken there. Two statements. ERR_NOT_FOUND: in none.
 */
MUST_USE enum err chain_load(struct cx *cx, const struct user *who, unsigned roles,
                             const struct case_held *c, const struct flow_step *step,
                             struct chain *out);

/* A step of the case that could be drafted in its stage. */
struct chain_step {
    const struct flow_step *step;
    const struct step_drafts_of_case_row *draft; /* NULL: none yet */
    unsigned turn; /* the role it waits for; 0: it was returned */
};

/*
 * All of them, in file order, each as it stands in the unit in which the person stands to the
 * step. One statement, and one more for each unit in which something is drafted.
 */
MUST_USE enum err chain_steps(struct cx *cx, const struct user *who, const struct case_held *c,
                              struct chain_step **out, size_t *n);

/*
 * Inside step_take: ERR_CONFLICT with fault->chain or fault->changed where the draft did not go
 * its way, is another, or the paper bears a day before that; OK ends the draft.
 */
MUST_USE enum err chain_check(struct cx *cx, const struct user *who, const struct case_held *c,
                              const struct flow_step *step, const struct step_in *in,
                              struct step_fault *fault);

/*
 * Send a version on its way, with an event and a notice to whoever reads it first.
 * base: the version that the person read, 0 where there was none. in: values of the step's
 * fields; only those of chain_field count.
 * Errors  ERR_NOT_FOUND; ERR_RECUSED; ERR_FORBIDDEN: drafts nothing here; ERR_CONFLICT: the step
 *         is not possible in this stage, or somebody sent a version meanwhile; ERR_INVALID with
 *         fault->missing or fault->ahead.
 */
MUST_USE enum err chain_send(struct cx *cx, const struct user *who, str code, str step,
                             int64_t base, const struct step_in *in, struct step_fault *fault);

/* Pass it on or return it; as approval_review. */
MUST_USE enum err chain_review(struct cx *cx, const struct user *who, str code, str step,
                               const struct approval_say *say, str *why);

/*
 * The drafter takes it off its way; what was said stays. ERR_NOT_FOUND; ERR_FORBIDDEN: somebody
 * else drafted it; ERR_CONFLICT: another version.
 */
MUST_USE enum err chain_take_back(struct cx *cx, const struct user *who, str code, str step,
                                  int64_t version);

#endif
