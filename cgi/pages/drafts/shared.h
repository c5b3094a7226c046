/*
 * Forms that several people write: whoever read an older version than the one that stands is
 * shown both, and a person chooses. Either the form has a newest version of its own (a draft
 * decision, an order, typed words): version_settle; or all who handle the case share a copy of
 * it until it is done, of which the button do=share keeps the next version: shared_*.
 */
#ifndef PAGES_DRAFTS_SHARED_H
#define PAGES_DRAFTS_SHARED_H

#include "base/ids.h"
#include "http/http.h"
#include "pages/drafts/parts.h"
#include "pages/drafts/view.h"

/* The version that stands, as it would fill the form. */
struct form_version {
    const struct form_parts *parts;
    const struct form *theirs;
    str name;        /* who wrote it */
    instant made;    /* 0: not known */
    int64_t version; /* 0: there is none yet */
};

/*
 * POST, before f is read: choices between two versions are carried out. ERR_CONFLICT with both
 * in bar where f knows an older one, or a choice is still to be made: show the form (409).
 * Call bar's draft_typed before; bar->base is what f knows.
 */
MUST_USE enum err version_settle(const struct form_version *v, struct form *f,
                                 struct draft_bar *bar);

/* Somebody was faster between reading and keeping: v was read again. ERR_CONFLICT, or OK where
 * the same words stand there already. */
MUST_USE enum err version_collide(const struct form_version *v, struct form *f,
                                  struct draft_bar *bar);

struct shared_form {
    case_id cid;
    str code, form; /* "write/record" */
};

/* GET: the shared copy over what f has, and the reader's draft over that. Two statements. */
MUST_USE enum err shared_open(struct req *r, const struct shared_form *s, struct form *f,
                              struct draft_bar *bar);

/*
 * POST, before f is read: choices between two versions are carried out. Then, where somebody
 * kept a newer version than f knows, ERR_CONFLICT with both in bar: show the form (409).
 */
MUST_USE enum err shared_settle(struct req *r, const struct shared_form *s, struct form *f,
                                struct draft_bar *bar);

/* do=share: f is the next version. ERR_CONFLICT as above, and the errors of copy_keep. */
MUST_USE enum err shared_keep(struct req *r, const struct shared_form *s, struct form *f,
                              struct draft_bar *bar);

#endif
