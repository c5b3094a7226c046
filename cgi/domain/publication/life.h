/*
 * Where a publication may stand, how long it stays, and how it goes. A row of `publication`
 * goes draft -> released -> expired (by rule) or withdrawn (cancelled, wrong, taken down).
 *
 * Every change that anybody outside can see is written to `publication_change` by triggers of
 * the table itself, whatever statement made it: published, corrected, changed, withdrawn,
 * expired. Feeds, copies and caches follow that log (view pub_change) and nothing else.
 *
 * Law  15/2012/QH13 art. 72.1; Decree 118/2021/NĐ-CP art. 18 (30 days at least; a correction
 *      30 days). No longest stay was found: one longer than the least is the province's term
 *      PUBLISH_KEEP; while that is not set, a name goes when the least stay is over.
 */
#ifndef DOMAIN_PUBLICATION_LIFE_H
#define DOMAIN_PUBLICATION_LIFE_H

#include "base/config.h"
#include "base/cx.h"
#include "domain/cases/step.h"
#include "sql/publication.h"

struct publication_site {
    bool here;       /* our pages are the designated site: what is released is read there */
    str name, basis; /* another site that is designated; both empty: none */
};

/* As the province set it; without a basis no site is designated. Pure. */
struct publication_site publication_site(const struct config *conf);

struct publication_stay {
    instant least; /* the law's end of the least stay */
    instant until; /* when it goes; the later of the two, and of a correction's 30 days */
    bool set;      /* PUBLISH_KEEP is set */
};

/* Of what was posted at that moment. Errors of law_due. Pure. */
MUST_USE enum err publication_stay(struct arena *a, const struct law *law, instant posted,
                                   struct publication_stay *out);

/* Until when a correction posted at that moment is shown. Errors of law_due. Pure. */
MUST_USE enum err publication_correction_stay(struct arena *a, const struct law *law,
                                              instant posted, instant *until);

enum publication_how { GONE_CANCELLED = 1, GONE_WRONG, GONE_TAKEN_DOWN };

/*
 * Take the text of a case off the public pages, or drop its draft, inside the transaction of
 * the act. Also what was cleared of the case and of the one it came from, where that names
 * the violator. No effect where there is none.
 */
MUST_USE enum err publication_end(struct cx *cx, const struct user *who,
                                  const struct case_held *c, enum publication_how how, str why);

/*
 * A name that may not be public, or not any more: what was cleared of that case goes where it
 * has it. No effect where it has not.
 */
MUST_USE enum err publication_unname(struct cx *cx, const struct user *who, case_id cid,
                                     str name);

/*
 * Jobs: what is in public without an end (released before there was one, or imported) gets the
 * end of the rule, counted from its release; where no rule is of that day, from today.
 */
enum err endless_list(struct cx *cx, int64_t **ids, size_t *n);
enum err endless_one(struct cx *cx, int64_t id);

/* Jobs: whose time is over goes, with the step of its workflow; a correction whose time is over
 * is told as a change. */
enum err expire_list(struct cx *cx, int64_t **ids, size_t *n);
enum err expire_one(struct cx *cx, int64_t id);

#endif
