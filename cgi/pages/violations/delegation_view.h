/* What the pages of the register of delegations show. */
#ifndef PAGES_VIOLATIONS_DELEGATION_VIEW_H
#define PAGES_VIOLATIONS_DELEGATION_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct delegation_line { /* delegation_row.html */
    struct url href, file;
    str number, giver, position, deputy, content, fields, sum, scope, state;
    str end_number, end_reason;
    struct date signed_on, from, to, ended;
    bool in_force;
};

struct delegations_view {
    struct page page;
    struct draft_bar draft;
    str unit;
    const struct delegation_line *rows;
    size_t n_rows;
    bool may; /* the reader gives: the form stands below */
    str why_not;
    struct field deputy, content, fields, fine_max, scope, from, to, number, signed_on, file;
    const struct choice *deputies, *contents, *field_choices;
    size_t n_deputies, n_contents, n_field_choices;
    const struct problem *problems;
    size_t n_problems;
};

struct delegation_view {
    struct page page;
    struct draft_bar draft;
    struct url action, paper, paper_end; /* paper_end: missing while it runs */
    struct delegation_line row;
    bool may_end;
    struct field day, number, reason;
    const struct problem *problems;
    size_t n_problems;
};

#endif
