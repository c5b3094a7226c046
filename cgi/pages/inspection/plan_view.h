/* What the page of the plan shows. */
#ifndef PAGES_INSPECTION_PLAN_VIEW_H
#define PAGES_INSPECTION_PLAN_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct overlap_line {
    str body, focus, mine, other; /* words of each agreement; empty: not yet */
    int64_t mine_id, other_id, month;
    str words; /* of our agreement, as typed */
    struct draft_bar draft;
    bool final, may;
};

struct visit_line {
    int64_t id, month, score;
    str name, place, focus, why, writer;
    str drop; /* why it is dropped, as typed */
    struct draft_bar draft;
    const struct overlap_line *overlaps;
    size_t n_overlaps;
};

struct candidate_line {
    int64_t id, score;
    str name, place, why;
    bool planned;
};

struct plan_view {
    struct page page;
    struct draft_bar add_draft, final_draft;
    str unit, number, signer;
    int64_t year, next, n_open, seen, shown;
    bool not_all; /* the area has more than are weighed */
    bool may_edit, may_sign, final;
    struct date signed_on;
    const struct visit_line *visits;
    size_t n_visits;
    const struct candidate_line *candidates;
    size_t n_candidates;
    struct field facility, month, focus, paper, day, by;
    const struct choice *choices;
    size_t n_choices;
    const struct problem *problems;
    size_t n_problems;
};

#endif
