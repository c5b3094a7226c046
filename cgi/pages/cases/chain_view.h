/* What the pages of the way of approval show. */
#ifndef PAGES_CASES_CHAIN_VIEW_H
#define PAGES_CASES_CHAIN_VIEW_H

#include "pages/cases/view.h"
#include "pages/violations/view.h"

struct chain_version {
    int64_t nth;
    str by, at;
    const struct pair_line *facts; /* field, value */
    size_t n_facts;
    const struct review_line *said;
    size_t n_said;
};

struct chain_view {
    struct page page;
    struct draft_bar draft;
    str code, title, step, heading, drafter, why; /* why: what it waits for; may be empty */
    struct url action, sign;
    struct url pdf; /* its paper, from the present version; none: the step makes no paper */
    const struct level_line *levels;
    size_t n_levels;
    const struct chain_version *versions; /* the present one first */
    size_t n_versions;
    const str *open; /* labels of what the present version leaves open */
    size_t n_open;
    int64_t version; /* 0: nothing is drafted */
    bool may, may_pass, ready, drafts, own;
    struct field comment;
    const struct problem *problems;
    size_t n_problems;
};

struct chain_draft_view {
    struct page page;
    struct draft_bar draft;
    str code, title, heading, basis, said; /* said: why the last version came back */
    struct url action, back;
    const struct step_field *fields;
    size_t n_fields;
    const struct problem *problems;
    size_t n_problems;
};

struct chain_line {
    str what, code, title, with, by; /* with: whom it waits for; empty: not drafted yet */
    struct url href;
    instant since; /* 0: not drafted yet */
    bool returned;
};

struct chain_list_view {
    struct page page;
    str code, title; /* empty: of the whole unit */
    const struct chain_line *lines;
    size_t n;
};

#endif
