/*
 * Drafts on the pages of forms. A form joins in three places:
 *
 *     draft_here(r, cid, S(""), &f, &v.page, &v.draft)   in its page, before the fields
 *     draft_here_done(r, S(""))                          when it was carried out
 *     {{include draft_bar(&v->draft)}} behind {{csrf}}, {{include draft_buttons(&v->draft)}}
 *     after its submit button
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

/*
 * Both on one page, before its fields are read from f: a page that is opened has the reader's
 * draft over what f has (one statement), one that is shown again has what was typed. Sets the
 * script of the page. name: "" where the form is sent to the address of its own page. cid 0:
 * outside of a case, or it is asked for by the code of the address (one more statement).
 */
MUST_USE enum err draft_here(struct req *r, case_id cid, str name, struct form *f,
                             struct page *page, struct draft_bar *out);

/* draft_done for a form of draft_here. */
void draft_here_done(struct req *r, str name);

/* The same for the form that was sent, by the name that it bears. */
void draft_sent(struct req *r, const struct form *f);

/* Where *cid is 0 and the address names a case: its number. Errors of draft_case_of. */
MUST_USE enum err draft_case_id(struct req *r, case_id *cid);

/* The case of the page's address ("": it stands outside of one), and what the page is called
 * below it or below /staff. */
str draft_case(const struct req *r);
str draft_page_here(const struct req *r);

/* GET, POST /staff/cases/{code}/drafts; POST /staff/drafts for forms outside of a case */
enum err drafts_get(struct req *r, struct resp *w);
enum err drafts_post(struct req *r, struct resp *w);

#endif
