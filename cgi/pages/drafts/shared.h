/*
 * Forms whose copy is shared by all who handle the case until it is done: the button
 * do=share keeps the next version, and whoever read an older one is shown both.
 */
#ifndef PAGES_DRAFTS_SHARED_H
#define PAGES_DRAFTS_SHARED_H

#include "base/ids.h"
#include "http/http.h"
#include "pages/drafts/view.h"

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
