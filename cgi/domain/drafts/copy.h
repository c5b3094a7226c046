/*
 * A copy of a form that all who handle the case share until the form is done: whoever keeps
 * one names the version that was read before. When somebody else kept one meanwhile nothing
 * is overwritten: the caller gets theirs, and a person chooses (pages/drafts/collision.h).
 * Every version stays.
 */
#ifndef DOMAIN_DRAFTS_COPY_H
#define DOMAIN_DRAFTS_COPY_H

#include "domain/drafts/form_draft.h"

struct form_copy {
    int64_t version; /* 0: there is none */
    str name;        /* who kept it ... */
    instant made;    /* ... and when */
    const struct draft_part *parts;
    size_t n_parts;
};

/* The newest one; one statement. The caller has asked whether the reader sees the case. */
MUST_USE enum err copy_load(struct cx *cx, case_id cid, str form, struct form_copy *out);

/*
 * Keep the next version, and drop the author's draft of the form; with an event.
 * base: the version that the author read, 0 for none.
 * Errors  of case_may_work; ERR_NOT_FOUND: a name that is no form; ERR_TOO_LARGE: as in
 *         draft_keep; ERR_CONFLICT: *theirs is newer (version 0: the case is joined).
 */
MUST_USE enum err copy_keep(struct cx *cx, const struct user *who, str code, str form,
                            int64_t base, const struct draft_part *parts, size_t n,
                            struct form_copy *theirs);

#endif
