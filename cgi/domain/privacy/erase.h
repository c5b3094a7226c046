/*
 * Erase a person, keep the case. The report itself is never edited: what is destroyed are
 * the sealed boxes with identity and contact, and sealed originals of pictures of which a
 * cleaned copy is kept. The case, its clocks, words and answers stay, with an event that
 * says that it was done and why, and nothing of whom.
 *
 * Boxes are also in backups made before: these must be overwritten within the time that
 * the province sets for them.
 */
#ifndef DOMAIN_PRIVACY_ERASE_H
#define DOMAIN_PRIVACY_ERASE_H

#include "domain/cases/show.h"
#include "sql/kinds.h"
#include "sql/privacy.h"

#define HOLD_REASON_MAX 1000

/* Jobs: what was ordered, by two officials or by the reporter with the key; held ones wait. */
enum err erase_list(struct cx *cx, int64_t **ids, size_t *n);
enum err erase_one(struct cx *cx, int64_t report);

/* Jobs: cases whose time of keeping has passed (retention.h). *n: how many there were. */
enum err retention_batch(struct cx *cx, size_t *n);

/* By the reporter's own session: an order for the jobs. ERR_DB. */
MUST_USE enum err person_forget_me(struct cx *cx, str session);

/* What was erased and held, and how often officials agreed with suggested kinds. */
MUST_USE enum err privacy_counts(struct cx *cx, struct privacy_figures_row *erased,
                                 struct kind_hits_row *hits);

struct case_hold_show {
    struct case_show show;
    bool may, held; /* may: head, officer or custodian of the unit, or custodian above */
    struct holds_of_case_row *holds;
    size_t n_holds;
};

MUST_USE enum err case_hold_load(struct cx *cx, const struct user *who, str code,
                                 struct case_hold_show *out);

enum hold_act { HOLD_SET = 1, HOLD_LIFT };

/*
 * Hold everything of the case's people (a lawsuit, a complaint), or lift that. With an
 * event. ERR_NOT_FOUND, ERR_FORBIDDEN, ERR_RECUSED; ERR_CONFLICT: it is so already.
 */
MUST_USE enum err case_hold_set(struct cx *cx, const struct user *who, str code,
                                enum hold_act act, str reason);

#endif
