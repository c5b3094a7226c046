/* What the page of lawsuits, damage and costs shows. */
#ifndef PAGES_EXECUTION_CLAIMS_VIEW_H
#define PAGES_EXECUTION_CLAIMS_VIEW_H

#include "pages/execution/view.h"

struct claim_news_line {
    struct date on;
    str state, number, note, who;
    opt_i64 amount;
};

struct claim_line {
    int64_t id;
    str party, part, number, what, basis, who;
    const char *effect; /* what follows for the decision; NULL: nothing */
    opt_i64 amount;
    int64_t paid, rest;
    struct date since;
    const struct claim_news_line *news;
    size_t n_news;
    const struct paid_row *payments;
    size_t n_payments;
};

struct claim_list {
    str word; /* of the kind */
    const char *title, *none, *begin;
    bool costs;
    const struct claim_line *lines;
    size_t n;
};

struct claims_view {
    struct page page;
    str code, title;
    bool may;
    struct claim_list lists[3];
};

#endif
