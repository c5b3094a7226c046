/* The reporters of a case, unknown as they are: help with a lost key, and rewards. */
#ifndef PAGES_CASES_REPORTER_H
#define PAGES_CASES_REPORTER_H

#include "html/page.h"
#include "pages/drafts/view.h"
#include "http/http.h"

/* GET /staff/cases/{code}/reporter */
enum err reporter_get(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/reporter: do=key or do=reward, with report and reason */
enum err reporter_post(struct req *r, struct resp *w);

struct reporter_line {
    int64_t report;
    str ref;
    bool contact, proposed;
    const char *reward; /* message id: how far it is; NULL: not proposed */
    instant asked;      /* the last code; 0: none */
};

struct reporter_view {
    struct page page;
    struct draft_bar draft;
    str code;
    const struct reporter_line *lines;
    size_t n_lines;
    struct field reason;
    const struct choice *reports;
    size_t n_reports;
    const struct problem *problems;
    size_t n_problems;
    bool done;
};

#endif
