/* What the page of a case's reports shows. */
#ifndef PAGES_CASES_REPORTS_VIEW_H
#define PAGES_CASES_REPORTS_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct report_item {
    int64_t id;
    str ref, what, place, polluter, kind;
    instant received;
    str source; /* code of the case that it came from; or empty */
    bool picked, named;
};

struct similar_item {
    str code, title, what, why; /* why: in words */
    str unit;                   /* that holds it, where it is not the reader's; or empty */
    instant opened;
    int64_t points, reports;
    bool can_join, picked;
};

struct joined_item {
    str code, title;
    instant joined;
};

struct reports_view {
    struct page page;
    struct draft_bar join_draft, split_draft;
    str code, title, joined_to;
    int64_t n_all;
    const struct report_item *reports;
    size_t n_reports;
    struct pager pager;
    const struct joined_item *joined;
    size_t n_joined;
    const struct similar_item *similar;
    size_t n_similar;
    int64_t n_joinable; /* of similar[] */
    bool all; /* the box for all of them is ticked */
    bool can_join, can_separate, can_ask_identity;
    struct field other, join_reason, split_reason;
    const struct problem *problems;
    size_t n_problems;
};

#endif
