/* What the template publication_gate shows. */
#ifndef PAGES_PUBLICATION_GATE_VIEW_H
#define PAGES_PUBLICATION_GATE_VIEW_H

#include "domain/publication/gate.h"
#include "html/page.h"
#include "pages/drafts/view.h"

struct gate_row {
    const char *mark, *tone; /* of the tag */
    str says, basis;
};

struct log_row {
    const char *what;
    instant at;
};

struct publication_gate_view {
    struct page page;
    struct draft_bar draft;
    str code, title;
    const char *verdict, *tone;
    const struct gate_row *rows;
    size_t n_rows;
    bool has_text, released, here, may, keep_set;
    const struct publication_of_case_row *text;
    const char *state;
    instant least;
    const struct publication_texts_row *texts;
    size_t n_texts;
    const struct log_row *log;
    size_t n_log;
    const struct problem *problems;
    size_t n_problems;
    struct field url, day;
};

#endif
