/* What the page of a case's reports shows. */
#ifndef PAGES_CASES_REPORTS_VIEW_H
#define PAGES_CASES_REPORTS_VIEW_H

#include "html/page.h"

struct report_item {
    int64_t id;
    str ref, what, place, polluter, kind;
    instant received;
    str source; /* code of the case that it came from; or empty */
    bool picked;
};

struct joined_item {
    str code, title;
    instant joined;
};

struct reports_view {
    struct page page;
    str code, title, joined_to;
    int64_t n_all;
    const struct report_item *reports;
    size_t n_reports;
    struct pager pager;
    const struct joined_item *joined;
    size_t n_joined;
    bool can_join, can_separate;
    struct field other, join_reason, split_reason;
    const struct problem *problems;
    size_t n_problems;
};

#endif
