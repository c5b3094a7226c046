/* What the templates of minutes show. */
#ifndef PAGES_VIOLATIONS_MINUTES_VIEW_H
#define PAGES_VIOLATIONS_MINUTES_VIEW_H

#include "pages/cases/view.h"

struct minutes_block {
    str title, number, when, writer;
    const struct pair_line *lines;
    size_t n;
};

struct minutes_list_view {
    struct page page;
    str code, title;
    const struct step_line *ways; /* to write one */
    size_t n_ways;
    const struct minutes_block *list;
    size_t n;
};

struct minutes_line {
    struct field field;
    int type; /* enum minutes_type */
};

struct minutes_form_view {
    struct page page;
    struct draft_bar draft;
    str code, title, heading;
    struct url action;
    struct field number, made_at;
    const struct minutes_line *lines;
    size_t n;
    const struct problem *problems;
    size_t n_problems;
};

#endif
