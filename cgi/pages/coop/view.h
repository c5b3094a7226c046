/* What the templates of co-operation, letters and submissions show. */
#ifndef PAGES_COOP_VIEW_H
#define PAGES_COOP_VIEW_H

#include "flow/flow.h"
#include "html/page.h"
#include "pages/drafts/view.h"

struct sheet_photo {
    int64_t file;
    str ref;    /* of the report it came with; for who asks alone */
    bool added;
};

struct sheet_view {
    struct page page;
    str code, parent;
    str from, to, topic, place, request, stage;
    struct date asked, wanted;
    bool outside; /* nobody there reads an inbox: it goes out on paper */
    bool asker;   /* may see the case that asks */
    bool changes; /* photos may still be chosen */
    const struct sheet_photo *photos;
    size_t n_photos;
    const struct sheet_photo *added;
    size_t n_added;
};

struct letter_line {
    int64_t id;
    str number, sender, subject;
    struct date dated, came;
};

struct letters_view {
    struct page page;
    struct draft_bar draft;
    str unit;  /* whose book it is */
    str code;  /* of the case whose letters these are; empty: the book */
    struct field query;
    bool searched;
    const struct letter_line *rows;
    size_t n_rows;
    struct url next; /* zero: the last page */
    struct field number, sender, subject, dated, came, cases, file;
    const struct problem *problems;
    size_t n_problems;
};

struct letter_case_line {
    str code, title;
    bool seen; /* the reader may open it */
};

struct letter_view {
    struct page page;
    struct draft_bar draft;
    struct url action;
    struct letter_line l;
    str by; /* who registered it */
    const struct letter_case_line *cases;
    size_t n_cases;
    struct field code;
    const struct problem *problems;
    size_t n_problems;
};

struct submission_line {
    str code, title; /* in the list of the chair */
    str number, body, by, grounds, answer, answerer;
    const char *state;
    struct date dated;
    instant answered;
};

struct submission_view {
    struct page page;
    struct draft_bar reply;
    str code, title, to, grounds;
    struct draft_bar draft;
    bool has_record, waits, may_make, may_answer;
    const struct submission_line *rows;
    size_t n_rows;
    struct field number, dated, body, answer;
    const struct problem *problems;
    size_t n_problems;
};

struct submissions_view {
    struct page page;
    bool chair; /* of the province: what came to it; else what the unit submitted */
    const struct submission_line *rows;
    size_t n_rows;
};

#endif
