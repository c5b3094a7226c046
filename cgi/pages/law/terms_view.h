/* What web/templates/law_terms.html shows. */
#ifndef PAGES_LAW_TERMS_VIEW_H
#define PAGES_LAW_TERMS_VIEW_H

#include "html/page.h"

struct term_row {
    str length, basis;
    struct date from, to; /* to may be zero: without end */
    bool demo;
};

struct province_term {
    str code, name, start, length, command;
    bool set, demo;
    const struct term_row *rows;
    size_t n_rows;
};

struct law_terms_view {
    struct page page;
    const struct province_term *terms;
    size_t n_terms, n_unset;
};

#endif
