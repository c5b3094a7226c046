/*
 * Drafts on the pages of forms. A form joins in four places:
 *
 *     draft_bar_open(r, cid, code, S("decision"), &f, &v.draft)   in its GET, after it filled f
 *     draft_bar_typed(r, code, S("decision"), &f, &v.draft)       when it is shown again
 *     draft_done(r, cid, S("decision"))                           when it was done
 *     {{include draft_bar(&v->draft)}} behind {{csrf}}, {{include draft_buttons(&v->draft)}}
 *     after its submit button, and page.script = "form_draft"
 *
 * A form of several parts is named in parts.c, and its sections carry data-part="NAME".
 */
#ifndef PAGES_DRAFTS_FORM_DRAFT_H
#define PAGES_DRAFTS_FORM_DRAFT_H

#include "base/ids.h"
#include "http/http.h"
#include "pages/drafts/view.h"

/* The reader's draft over what f has; one statement. */
MUST_USE enum err draft_bar_open(struct req *r, case_id cid, str code, str form, struct form *f,
                                 struct draft_bar *out);

/* As typed: no statement. */
void draft_bar_typed(struct req *r, str code, str form, const struct form *f,
                     struct draft_bar *out);

/*
 * The form was carried out: its draft is wiped. A failure is logged and no more, as the
 * step was taken already; the draft then ends with its age.
 */
void draft_done(struct req *r, case_id cid, str form);

/* GET, POST /staff/cases/{code}/drafts */
enum err drafts_get(struct req *r, struct resp *w);
enum err drafts_post(struct req *r, struct resp *w);

#endif
