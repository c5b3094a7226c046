/* What the templates of the account pages show. */
#ifndef PAGES_ACCOUNTS_VIEW_H
#define PAGES_ACCOUNTS_VIEW_H

#include "html/page.h"

struct login_view {
    struct page page;
    struct field login, password;
    const struct problem *problems;
    size_t n_problems;
};

#endif
