/* What the page of today shows. */
#ifndef PAGES_CASES_TODAY_VIEW_H
#define PAGES_CASES_TODAY_VIEW_H

#include "html/page.h"

#define TODAY_OPEN 6 /* lines of a list that stand open */

struct today_line {
    str what;   /* the term, or what waits */
    str title;  /* of the case */
    str code;
    str handler; /* whose it is; empty: the reader's own */
    str words;  /* how the day is counted, with the article; empty: none */
    bool sure, demo;
    enum due_state state;
    struct date due; /* not set: none */
    str hour;   /* due at a moment of that day: "15:45"; empty: by its end */
    str todo;   /* words of the link */
    struct url href; /* the form itself, or the case */
};

struct today_list {
    const char *title, *empty; /* empty NULL: not shown without lines */
    const struct today_line *lines;
    size_t n;
    int64_t folded; /* behind the first TODAY_OPEN */
    bool more; /* further ones are in the inbox */
};

struct today_view {
    struct page page;
    struct date day;
    const struct today_list *lists;
    size_t n_lists;
};

#endif
