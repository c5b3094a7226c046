/* What the page of the inspector's telephone shows. */
#ifndef PAGES_ONSITE_VIEW_H
#define PAGES_ONSITE_VIEW_H

#include "domain/onsite/groups.h"
#include "html/page.h"

struct onsite_view {
    struct page page;
    const struct onsite_group *groups;
    size_t n_groups;
};

#endif
