/* What the templates of the telephone desk show. */
#ifndef PAGES_DESK_VIEW_H
#define PAGES_DESK_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"
#include "pages/duty/view.h"
#include "pages/intake/view.h"

struct found_line {
    str code, title, place, stage, unit;
    instant opened;
    bool ended, on;
};

struct desk_found {
    const struct found_line *lines;
    size_t n;
    bool asked;                 /* something was searched */
};

struct desk_joined_view {
    struct page page;
    str ref, into;
    const char *why;            /* message id; NULL: joined */
};

struct note_line {
    int64_t id;
    str body, by, to;
    instant made;
    bool abuse, may_settle;
    str decision; /* as typed */
    struct draft_bar draft;
};

struct desk_notes_view {
    struct page page;
    struct draft_bar draft;
    const struct note_line *lines;
    size_t n_lines;
    struct field kind, unit, body;
    const struct choice *kinds, *units;
    size_t n_kinds, n_units;
    const struct problem *problems;
    size_t n_problems;
};

struct callback_line {
    int64_t report;
    str ref, code, title, unit, words; /* words: as typed */
    instant ended;
    struct draft_bar draft;
};

struct callbacks_view {
    struct page page;
    const struct callback_line *lines;
    size_t n_lines;
    const struct problem *problems;
    size_t n_problems;
};

struct desk_view {
    struct page page;
    struct duty_strip duty;
    str token;
    const struct problem *problems;
    size_t n_problems;
    struct field commune, commune_name, place, what, pollution, polluter, urgent, for_other;
    struct field name, phone, email, address, day, nature, point, avoid, avoid_why;
    const struct choice *communes, *pollutions, *natures;
    size_t n_communes, n_pollutions, n_natures;
    struct field q, sms;
    struct desk_found found;
    bool above;                 /* of the province or its department: calls back */
    bool pick;                  /* the name fits several places: choose from the list */
};

struct desk_receipt_view {
    struct page page;
    str ref, unit, phone, key;  /* key as "ABCD-..." */
    const str *groups;          /* the key in 6 groups of 4 */
    size_t n_groups;
    str due;                    /* "thứ Hai, ngày 7 tháng 12 năm 2026"; empty: not promised */
    instant received;
    bool avoided;
    const struct emergency *emergency; /* to be read out first; NULL: not urgent */
    str same;                   /* case that the operator took for the same event */
};

#endif
