/* What the template case_public shows. */
#ifndef PAGES_PUBLICATION_CLEAR_VIEW_H
#define PAGES_PUBLICATION_CLEAR_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"
#include "pages/privacy/look.h"

struct clear_view {
    struct page page;
    struct draft_bar withdraw_draft;
    struct draft_bar draft;
    str code, title;
    str why_not;             /* nothing can be cleared now; or empty */
    bool live, may;
    str public_id, maker, address, shown, notes_shown, status;
    struct date requested, updated;
    const str *told;         /* reports in the citizens' own words, to write from */
    size_t n_told;
    const struct looks *looks;
    const struct problem *problems;
    size_t n_problems;
    struct field commune, description, notes, sure, reason;
    const struct choice *communes;
    size_t n_communes;
};

#endif
