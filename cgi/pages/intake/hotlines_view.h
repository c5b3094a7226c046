/* What hotlines.html shows. */
#ifndef PAGES_INTAKE_HOTLINES_VIEW_H
#define PAGES_INTAKE_HOTLINES_VIEW_H

#include "html/page.h"

struct letter {
    str label;                  /* "B" */
    struct url href;
    bool current;
};

struct line {
    str name, phone, email, hours;
    struct url tel;             /* zero without a phone */
};

struct was_line {               /* what a name or code was, and what it is now */
    str was;                    /* "huyện Hoành Bồ (trước đây)" */
    const struct line *lines;
    size_t n;
};

struct hotlines_view {
    struct page page;
    struct field q;
    bool asked;                 /* for a name, or by a code */
    const struct was_line *found;
    size_t n_found;
    const struct line *above;   /* province and departments */
    size_t n_above;
    const struct letter *letters;
    size_t n_letters;
    const struct line *lines;   /* communes */
    size_t n_lines;
};

#endif
