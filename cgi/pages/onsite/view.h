/* What the page of the inspector's telephone shows. */
#ifndef PAGES_ONSITE_VIEW_H
#define PAGES_ONSITE_VIEW_H

#include "domain/onsite/groups.h"
#include "html/page.h"
#include "pages/drafts/view.h"

/* One group at the desk. */
struct onsite_part_view {
    struct field field;
    bool finding;
};

struct onsite_group_view {
    const struct onsite_group *group;
    int64_t version; /* 0: nothing written yet */
    str author;
    instant at;
    str id;          /* of the next change */
    int64_t base;
    struct onsite_part_view parts[ONSITE_PARTS_MAX];
    struct collision collision;
    struct draft_bar draft;
};

struct onsite_sign_line {
    int64_t id;
    str name, part, title, author;
    instant at;
    bool fits;       /* signed what stands there now */
    int64_t skew_s;  /* how far the telephone's clock was off; 0: less than a minute */
};

struct onsite_aside_line {
    str group, text, author;
    instant at;
};

struct onsite_taker {
    str name;
    instant at;
};

struct onsite_desk_view {
    struct page page;
    str code, title;
    bool may;
    const struct problem *problems;
    size_t n_problems;
    const struct onsite_group_view *groups;
    size_t n_groups;
    const struct choice *findings;
    size_t n_findings;
    const struct onsite_sign_line *signs;
    size_t n_signs;
    const struct onsite_aside_line *asides;
    size_t n_asides;
    const struct onsite_taker *takers;
    size_t n_takers;
};

struct onsite_view {
    struct page page;
    const struct onsite_group *groups;
    size_t n_groups;
    const struct choice *media; /* of samples */
    size_t n_media;
};

#endif
