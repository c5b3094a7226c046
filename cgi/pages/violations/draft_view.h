/* The page of a draft, part by part. */
#ifndef PAGES_VIOLATIONS_DRAFT_VIEW_H
#define PAGES_VIOLATIONS_DRAFT_VIEW_H

#include "domain/cases/show.h"
#include "domain/violations/repeat.h"
#include "http/form.h"
#include "pages/violations/view.h"

/* What the page works with. */
struct draft_page {
    struct case_show show;
    struct violation violation;
    struct law_assessment as; /* of today, with what the draft says of repetition */
    struct repeats again;
    bool has_draft;
    struct draft_new kept;
    int64_t version; /* of it; 0: none */
    str drafter;
    const char *const *open; /* of draft_open, of the kept draft */
    size_t n_open;
    struct draft_bar bar; /* what is typed is kept; two versions stand side by side */
};

void draft_acts(struct cx *cx, const struct draft_page *p, const struct form *f,
                struct draft_view *v);
/* Earlier decisions of the violator; what signing does to the terms. */
void draft_earlier(struct cx *cx, const struct draft_page *p, struct draft_view *v);
MUST_USE enum err draft_clocks(struct req *r, const struct form *f, const struct draft_page *p,
                               struct draft_view *v);
void draft_signers(struct cx *cx, const struct draft_page *p, struct draft_view *v);
/* Fields of the whole draft, publication, warnings. */
void draft_rest(struct cx *cx, const struct draft_page *p, const struct form *f,
                struct draft_view *v);

#endif
