/* What the templates about the proof of the history show. */
#ifndef PAGES_AUDIT_VIEW_H
#define PAGES_AUDIT_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"
#include "pages/privacy/look.h"

struct root_line {
    int64_t n;
    struct date day;
    instant at;
    str root, signature; /* hex */
};

struct roots_view {
    struct page page;
    str key; /* hex */
    const struct root_line *rows; /* newest first */
    size_t n_rows;
};

struct reader_line {
    instant at;
    str name, login, what, unit;
    str of;          /* code of the case, or number of the facility */
    struct url href; /* of it */
    str ref, asker, reason; /* each may be empty */
};

struct readers_view {
    struct page page;
    struct field login, kind;
    const struct choice *kinds;
    size_t n_kinds;
    bool filtered;
    const struct reader_line *lines;
    size_t n;
    struct url next;
};

struct sample_line {
    str code, what, unit;
    struct url href;
    instant opened, ended;
    int64_t late;
};

struct observer_view {
    struct page page;
    struct field month;
    const struct problem *problems;
    size_t n_problems;
    const struct sample_line *lines;
    size_t n;
    bool running; /* the month is not over */
};

struct dated_line {
    instant at;
    str text;
};

struct term_state {
    str name;
    instant due;
    bool late, stopped;
};

struct observed_view {
    struct page page;
    struct sample_line line;
    const struct dated_line *events;
    size_t n_events;
    const struct term_state *terms;
    size_t n_terms;
    str answer;
    struct url write;
};

/* One request in a list, or as a whole where it has a body. */
struct supervision_line {
    int64_t id;
    struct url href;
    str unit, title, body, answer;
    instant made, due, answered; /* 0: no term was set; not answered */
    bool late;
};

struct supervision_list_view {
    struct page page;
    const struct supervision_line *lines;
    size_t n;
    struct url next;
    bool may_write;
    bool waiting; /* only those that wait for an answer */
};

struct supervision_view {
    struct page page;
    struct draft_bar draft;
    struct supervision_line line;
    struct url of; /* the case in the sample, or none */
    str code;
    bool may_answer;
    struct field answer;
    const struct problem *problems;
    size_t n_problems;
    const struct looks *looks;
    struct url action;
};

struct supervision_form_view {
    struct page page;
    struct draft_bar draft;
    str code; /* empty: about the work of the unit */
    struct field title, body;
    const struct problem *problems;
    size_t n_problems;
    const struct looks *looks;
};

#endif
