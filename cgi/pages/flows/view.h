/* What the template of the administrators' page of procedures shows. */
#ifndef PAGES_FLOWS_VIEW_H
#define PAGES_FLOWS_VIEW_H

#include "html/page.h"

struct version_line {
    str title, name;
    int64_t version;
    struct date since;
    bool in_use;         /* new cases of today take it */
    struct url picture;  /* zero: there is none */
};

struct activation_line {
    int64_t id;
    str title, by, undone_by;
    int64_t from, to, planned, moved, kept, back;
    struct date since;
    instant at, undone; /* undone 0: it is in force */
    bool done;
    struct url cases;
};

struct stayed_line {
    str code, stage, why;
};

struct flows_view {
    struct page page;
    const struct version_line *versions;
    size_t n_versions;
    const struct activation_line *activations;
    size_t n_activations;
    int64_t shown; /* activation whose cases are listed; 0: none */
    const struct stayed_line *stayed;
    size_t n_stayed;
};

#endif
