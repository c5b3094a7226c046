/* What the templates of papers and of the register show. */
#ifndef PAGES_DOCUMENTS_SIGNED_VIEW_H
#define PAGES_DOCUMENTS_SIGNED_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct signed_line {
    int64_t id;
    str number, step, form, signer, names, times, confirmer, verdict; /* verdict: in words */
    str missing, late_why; /* what the text does not hold; why it came late */
    str typed;          /* the same reason as typed by who compares */
    struct draft_bar draft;
    str made, confirmed;
    struct date signed_on;
    bool in_force, may; /* may: the reader compares it now */
    bool late;          /* entered after the day that it bears */
    struct url file;
};

struct signed_view {
    struct page page;
    str code, title;
    const struct signed_line *list;
    size_t n;
    const struct problem *problems;
    size_t n_problems;
};

struct number_line {
    str number, code, state, reason, by;
    struct date day;
};

struct gap_line {
    str book;
    int64_t first, last;
};

struct numbers_view {
    struct page page;
    struct draft_bar give, leave;
    str unit;
    int64_t year;
    bool clerk; /* the reader is the body's clerk */
    const struct number_line *list;
    size_t n;
    const struct gap_line *gaps;
    size_t n_gaps;
    struct field code, book, day, number, reason;
    str given; /* just given; may be empty */
    struct url next;
    const struct problem *problems;
    size_t n_problems;
};

#endif
