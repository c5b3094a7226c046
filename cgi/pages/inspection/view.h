/* What the template of the inspection record shows. */
#ifndef PAGES_INSPECTION_VIEW_H
#define PAGES_INSPECTION_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct inspection_view {
    struct page page;
    struct draft_bar draft;
    const struct preview_view *clocks;
    str code, title, heading, basis;
    struct url action;
    struct field visited, visited_time, place, people, seen, samples, finding;
    const struct choice *findings;
    size_t n_findings;
    const struct problem *problems;
    size_t n_problems;
};

#endif
