/* What the templates of the pages around the public list show. */
#ifndef PAGES_PUBLICATION_AROUND_VIEW_H
#define PAGES_PUBLICATION_AROUND_VIEW_H

#include "domain/publication/violators.h"
#include "html/page.h"
#include "law/law.h"

struct act_view {
    struct page page;
    const struct law_act *act;
    str code, name, basis;
    bool warning, fined;
    int64_t low, high;             /* of an individual ... */
    int64_t org_low, org_high;     /* ... and of an organization */
    int64_t published;
    struct url list;               /* the publications */
};

struct map_place {
    str name;
    int64_t n;
    struct decimal lat, lon;
    bool on_map;
    struct url list;
};

struct violators_map_view {
    struct page page;
    str tiles, attribution;
    const struct map_place *places;
    size_t n;
};

struct board_view {
    struct page page;
    const struct violator *rows;
    size_t n;
    str what;          /* filters in words; may be empty */
    struct date day;   /* printed on */
    struct url next;
};

struct told_duty {
    str what, basis;
    const char *state;
    struct date due, on;
    bool done, late;
};

struct public_facility_view {
    struct page page;
    str name, address;
    const struct violator *rows;
    size_t n, n_done, n_late;
    const struct told_duty *duties;
    size_t n_duties;
};

struct press_view {
    struct page page;
    const struct violator *v;
    str paper_head, paper, radio, speaker;
};

#endif
