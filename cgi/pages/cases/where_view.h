/* What where.html and places.html show. */
#ifndef PAGES_CASES_WHERE_VIEW_H
#define PAGES_CASES_WHERE_VIEW_H

#include "html/page.h"

struct where_line {
    const char *level; /* message id: "Xã, phường" */
    str words;         /* how it was found, and where */
    bool sure;
};

struct where_day {
    struct date day;
    bool today;
    const struct where_line *lines;
    size_t n;
};

struct where_name { /* one commune of today that the words may mean */
    str name, phone;
    struct url tel; /* zero without a phone */
};

struct where_view {
    struct page page;
    str code, title, place, point;  /* of the case; code empty on the page of its own */
    str words, as;                  /* the name found, the unit that bears it */
    const struct where_name *names;
    size_t n_names;
    const struct where_day *days;
    size_t n_days;
    struct field q, at, on;
    const struct problem *problems;
    size_t n_problems;
    bool asked;
};

#endif
