/* What the templates of co-operation, letters and submissions show. */
#ifndef PAGES_COOP_VIEW_H
#define PAGES_COOP_VIEW_H

#include "flow/flow.h"
#include "html/page.h"

struct sheet_photo {
    int64_t file;
    str ref;    /* of the report it came with; for who asks alone */
    bool added;
};

struct sheet_view {
    struct page page;
    str code, parent;
    str from, to, topic, place, request, stage;
    struct date asked, wanted;
    bool outside; /* nobody there reads an inbox: it goes out on paper */
    bool asker;   /* may see the case that asks */
    bool changes; /* photos may still be chosen */
    const struct sheet_photo *photos;
    size_t n_photos;
    const struct sheet_photo *added;
    size_t n_added;
};

#endif
