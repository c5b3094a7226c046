/*
 * The way of a draft from whoever wrote it to the person with the power: reviewed in turn
 * by the levels that the workflow names (`approval` in the YAML), each of which passes it on
 * or returns it with a comment. A returned draft is written again as a new version; all
 * that was said about a version stays. One person never drafts, reviews and signs at once.
 */
#ifndef DOMAIN_VIOLATIONS_APPROVAL_H
#define DOMAIN_VIOLATIONS_APPROVAL_H

#include "domain/violations/draft.h"
#include "sql/approval.h"

#define APPROVAL_SIGN "sign" /* the level of the person with the power */

enum approval_no {
    APPROVAL_OK = 1,
    APPROVAL_WAITS,    /* a level has not passed it yet: `level` */
    APPROVAL_RETURNED, /* by `level`, with the comment of `said` */
    APPROVAL_OWN,      /* the draft is the person's own */
    APPROVAL_TWICE,    /* the person reviewed this version at another level */
    APPROVAL_OTHER_ROLE, /* it waits for a role that the person does not hold */
    APPROVAL_NONE,     /* nothing was drafted */
};

struct approval {
    const struct flow_level *const *levels; /* those that apply in the unit, in turn */
    size_t n;
    int64_t version;
    account_id drafter;
    const struct decision_reviews_row *rows; /* newest version first, in order of time */
    size_t n_rows;
    unit_id unit; /* that holds the file: what another unit said before does not count */
    unsigned signers; /* roles of those who sign */
    const char *page; /* message id: the name of the page where it is reviewed */
};

/* What stands in the way, and of whom. */
struct approval_answer {
    enum approval_no no;
    const struct flow_level *level; /* that it waits for; NULL: the person with the power */
    const struct decision_reviews_row *said;
};

/* Where the present version stands: APPROVAL_OK (ready to be signed), _WAITS, _RETURNED. Pure. */
struct approval_answer approval_state(const struct approval *ap);

/* When the present version was written, or was last reviewed: nothing was signed before. Pure. */
instant approval_made(const struct approval *ap);

/* May this person, with these roles in the unit, say something about it now? Pure. */
struct approval_answer approval_review_may(const struct approval *ap, account_id who,
                                           unsigned roles);

/* May this person sign the version as it stands? Pure. */
struct approval_answer approval_sign_may(const struct approval *ap, account_id who);

/* In words, with what to do; empty for APPROVAL_OK. */
str approval_words(struct cx *cx, const struct approval *ap, const struct approval_answer *why);

/* The levels that somebody holds, of the roles held by others than the drafter. */
void approval_levels(struct arena *a, const struct flow *flow, unsigned held,
                     struct approval *out);

/* The name of a level; of the person with the power for any other word. */
str approval_level_name(const struct cx *cx, const struct flow *flow, str level);

/* Two statements. */
MUST_USE enum err approval_load(struct cx *cx, const struct flow *flow, unit_id unit,
                                const struct decision_of_case_row *d, struct approval *out);

#define APPROVAL_COMMENT_MAX 4000 /* bytes */

enum approval_verdict { APPROVAL_PASS = 1, APPROVAL_RETURN };

struct approval_say {
    int64_t version; /* that the person read */
    enum approval_verdict verdict;
    str comment;     /* required when it is returned */
};

/*
 * Say it, with an event and a notice to whoever comes next (or to the drafter's head).
 * Errors  ERR_NOT_FOUND; ERR_RECUSED; ERR_CONFLICT: another version, or somebody was faster;
 *         ERR_FORBIDDEN with *why: not this person, not now; ERR_INVALID: no comment.
 */
MUST_USE enum err approval_review(struct cx *cx, const struct user *who, str code,
                                  const struct approval_say *in, str *why);

#endif
