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

struct reader_line {
    instant at;
    str name, login, what, unit;
    str of;          /* code of the case, or number of the facility */
    struct url href; /* of it */
    str ref, asker, reason; /* each may be empty */
};

struct readers_view {
    struct page page;
    struct field login, kind;
    const struct choice *kinds;
    size_t n_kinds;
    bool filtered;
    const struct reader_line *lines;
    size_t n;
    struct url next;
};

#endif
