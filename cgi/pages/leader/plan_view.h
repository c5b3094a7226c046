/* What the pages of the year's plan and of the registers show. */
#ifndef PAGES_LEADER_PLAN_VIEW_H
#define PAGES_LEADER_PLAN_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct task_line {
    const char *kind, *state, *reach;
    str title, basis, lead, others, product, what, note;
    struct date due;
    bool finished, late;
    int64_t goal, reached; /* reached -1: not told here, or no target */
    bool kept;
    struct url href, rows;
};

struct tasks_view {
    struct page page;
    struct draft_bar draft;
    str unit, year;
    bool late; /* the list of what is past its day */
    const struct task_line *rows;
    size_t n;
    struct url next;
    struct field f_year, kind, title, basis, lead, others, product, due, what, goal, reach;
    const struct choice *kinds, *whats, *reaches;
    size_t n_kinds, n_whats, n_reaches;
    const struct problem *problems;
    size_t n_problems;
};

struct ledger_link {
    str label;
    struct url href;
};

struct ledger_view {
    struct page page;
    int64_t rows; /* of a file */
    const struct ledger_link *files; /* of the register that was asked for, if several */
    size_t n_files;
    struct field which, from, to;
    const struct choice *ledgers;
    size_t n_ledgers;
    const struct problem *problems;
    size_t n_problems;
};

struct task_view {
    struct page page;
    struct draft_bar draft;
    struct task_line t;
    struct field state, note;
    const struct choice *states;
    size_t n_states;
    struct url back;
    const struct problem *problems;
    size_t n_problems;
};

#endif
