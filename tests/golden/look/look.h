#ifndef LOOK_H
#define LOOK_H

#include "html/page.h"

struct look {
    struct page page;
    const struct problem *problems;
    size_t n_problems;
    const struct choice *kinds, *places, *replies;
    size_t n_kinds, n_places, n_replies;
    struct pager pager;
    struct svg qr;
    struct date day;
    instant at;
};

#endif
