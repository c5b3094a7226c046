/* What the templates about the proof of the history show. */
#ifndef PAGES_AUDIT_VIEW_H
#define PAGES_AUDIT_VIEW_H

#include "html/page.h"

struct root_line {
    int64_t n;
    struct date day;
    instant at;
    str root, signature; /* hex */
};

struct roots_view {
    struct page page;
    str key; /* hex */
    const struct root_line *rows; /* newest first */
    size_t n_rows;
};

#endif
