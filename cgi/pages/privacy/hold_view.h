/* What the pages of holds and of the time of keeping show. */
#ifndef PAGES_PRIVACY_HOLD_VIEW_H
#define PAGES_PRIVACY_HOLD_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"
#include "domain/cases/kind.h"
#include "domain/privacy/erase.h"

struct hold_view {
    struct page page;
    struct draft_bar draft;
    str code, title;
    bool may, held;
    const struct holds_of_case_row *rows;
    size_t n_rows;
    struct field reason;
    const struct problem *problems;
    size_t n_problems;
};

struct rule_line {
    str what, basis;
    int64_t days; /* 0: not set */
};

struct retention_view {
    struct page page;
    const struct rule_line *lines;
    size_t n_lines;
    struct privacy_figures_row n;
    struct kind_hits_row hits;
};

#endif
