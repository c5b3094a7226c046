/*
 * A page of several forms, each with its own draft: a reason to add beside one to take away, or
 * one form for each line of a list. All drafts of the page come in one statement.
 *
 *     struct page_drafts d;
 *     TRY(page_drafts_open(r, cid, S(""), &f, &v.page, &d));
 *     const struct form *give = page_draft(&d, "", &v.give_draft);
 *     const struct form *drop = page_draft(&d, "void", &v.void_draft);
 *     v.reason = field_of(drop, (struct field){ ... });
 *
 * and draft_sent(r, &f) when one of them was carried out (form_draft.h).
 */
#ifndef PAGES_DRAFTS_SEVERAL_H
#define PAGES_DRAFTS_SEVERAL_H

#include "domain/drafts/form_draft.h"
#include "http/http.h"
#include "pages/drafts/view.h"

struct page_drafts {
    struct req *r;
    str code, page;
    struct form *typed;
    const struct page_draft_one *list;
    size_t n;
};

/*
 * name: of the page below its case or below /staff; "": the address of the request. f: what the
 * page begins with, or what was sent. Sets the script of the page; one statement. cid 0: as in
 * draft_here.
 */
MUST_USE enum err page_drafts_open(struct req *r, case_id cid, str name, struct form *f,
                                   struct page *page, struct page_drafts *out);

/*
 * One of them, "" or what stands behind "--" in its name (a-z 0-9 -): the form that was sent as
 * it was typed, each other one with the reader's draft over what the page begins with.
 */
const struct form *page_draft(const struct page_drafts *d, const char *tail,
                              struct draft_bar *bar);

/* The same for the line of a list: "split", 7. */
const struct form *page_draft_line(const struct page_drafts *d, const char *tail, int64_t id,
                                   struct draft_bar *bar);

#endif
