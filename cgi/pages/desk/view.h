/* What the templates of the telephone desk show. */
#ifndef PAGES_DESK_VIEW_H
#define PAGES_DESK_VIEW_H

#include "html/page.h"
#include "pages/duty/view.h"

struct desk_view {
    struct page page;
    struct duty_strip duty;
    str token;
    const struct problem *problems;
    size_t n_problems;
    struct field commune, commune_name, place, what, pollution, polluter, urgent, for_other;
    struct field name, phone, email, address, day, nature, point, avoid, avoid_why;
    const struct choice *communes, *pollutions, *natures;
    size_t n_communes, n_pollutions, n_natures;
    bool pick;                  /* the name fits several places: choose from the list */
};

struct desk_receipt_view {
    struct page page;
    str ref, unit, phone, key;  /* key as "ABCD-..." */
    const str *groups;          /* the key in 6 groups of 4 */
    size_t n_groups;
    str due;                    /* "thứ Hai, ngày 7 tháng 12 năm 2026"; empty: not promised */
    instant received;
    bool avoided;
};

#endif
