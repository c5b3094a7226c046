/* What the template of the verification page shows. */
#ifndef PAGES_VERIFY_VIEW_H
#define PAGES_VERIFY_VIEW_H

#include "html/page.h"

enum verify_match { VERIFY_NOT_ASKED = 1, VERIFY_SAME, VERIFY_OTHER };

struct verify_view {
    struct page page;
    bool known, asked; /* asked: a code was given */
    str token, number, unit;
    struct date signed_on;
    enum verify_match match;
    str digest; /* of what was sent, in hexadecimal */
    struct field code, file, sum;
    struct url action;
    const struct problem *problems;
    size_t n_problems;
};

#endif
