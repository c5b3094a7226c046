/* What the pages of the leadership desk show. */
#ifndef PAGES_LEADER_VIEW_H
#define PAGES_LEADER_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"
#include "pages/cases/view.h"

struct desk_line {
    const char *what, *note; /* what waits; what that means */
    int64_t n;
    bool past;       /* more than n */
    struct url href;
};

struct desk_person {
    str person, unit;
    bool nobody;     /* nobody is in charge: the head answers */
    int64_t n;
    struct date oldest;
    struct url href;
};

struct report_due_line {
    str name, words; /* "Báo cáo quý 3/2026"; basis */
    struct date due; /* zero: not set */
    enum due_state state;
    bool sure;
    struct url href;
};

struct desk_view {
    struct page page;
    str unit;
    bool above;      /* units below are counted too */
    const struct desk_line *lines;
    size_t n_lines;
    const struct desk_person *late;
    size_t n_late;
    int64_t all_late, late_most;
    bool late_past;
    const struct report_due_line *reports;
    size_t n_reports;
};

struct item_line {
    str code, title, unit, handler, note;
    struct date day;
    struct url href;
};

struct item_list_view {
    struct page page;
    const char *what, *note, *day; /* title; what the list is; head of the column of days */
    const struct item_line *rows;
    size_t n;
    struct url next; /* zero: the last page */
};

struct figure_line {
    str head, label;
    int64_t n, amount, sent; /* sent: as it was told; -1: not sent */
    bool money, below, unknown;
    struct url href;
};

struct unit_line {
    str name;
    int64_t n[6], fined;
    struct url href[6];
};

struct period_view {
    struct page page;
    struct draft_bar draft;
    str title, unit, from, until; /* months */
    bool above, running;          /* the period is not over */
    bool wrong;                   /* what was asked for is no period; another one is shown */
    struct report_due_line due;
    const struct choice *kinds;
    size_t n_kinds;
    struct field kind, year, part;
    const struct figure_line *figures;
    size_t n;
    const char *heads[6];
    const struct unit_line *units;
    size_t n_units;
    struct url xlsx, pdf, send;
    str number, by; /* of the paper it was sent with; empty: not sent */
    struct date sent;
    struct field f_number, f_sent;
    const struct problem *problems;
    size_t n_problems;
};

struct fact_line {
    str code, title, unit, part;
    instant at;
    int64_t amount;
    struct url href;
};

struct fact_list_view {
    struct page page;
    str label, part, first, last, unit;
    const struct fact_line *rows;
    size_t n;
    struct url next;
};

struct late_list_view {
    struct page page;
    struct case_list list;
    str head;
};

#endif
