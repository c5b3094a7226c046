/* What the list of exhibits shows. */
#ifndef PAGES_EXECUTION_EXHIBITS_VIEW_H
#define PAGES_EXECUTION_EXHIBITS_VIEW_H

#include "html/page.h"

struct exhibit_fate { /* one thing that became of an exhibit */
    str what, quantity, number, party, state, who;
    struct date on;
};

struct exhibit_line {
    int64_t id, n;
    str kind, name, unit, quantity, left, state, seal, keeper;
    bool gone; /* nothing of it is left */
    const struct exhibit_fate *fates;
    size_t n_fates;
};

struct seizure_line {
    int64_t id;
    str number, signer, reason, place, minutes, prolonged;
    struct date ordered, taken, until;
    enum due_state clock;
    struct url file;
    const struct exhibit_line *items;
    size_t n_items;
};

struct exhibits_view {
    struct page page;
    str code, title;
    bool may, ended;
    const struct seizure_line *seizures;
    size_t n_seizures;
    int64_t n_left; /* exhibits of which something is still kept */
};

#endif
