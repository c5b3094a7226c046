/* What the templates of official forms show. */
#ifndef PAGES_DOCUMENTS_VIEW_H
#define PAGES_DOCUMENTS_VIEW_H

#include "domain/documents/form.h"
#include "html/page.h"
#include "pages/drafts/view.h"

struct paper_line_view {
    str code, name, basis;
    bool numbered; /* the code is that of an official form, not a name of our own */
    struct url href;
    bool confirmed;
};

struct papers_view {
    struct page page;
    str code, title;
    const struct paper_line_view *forms;
    size_t n_forms;
};

enum paper_place { PAPER_FILLED = 1, PAPER_MISSING, PAPER_OPEN };

struct paper_field_view {
    str group; /* a heading stands above; empty: as before */
    str label, value;
    enum paper_place place;
};

struct paper_turn_view {
    struct url href;
    str number;
    struct date day;
    bool current;
};

struct paper_view {
    struct page page;
    struct draft_bar bar;
    struct url action; /* where what is typed goes */
    bool may_type;
    const struct field *asks;
    size_t n_asks;
    const struct problem *problems;
    size_t n_problems;
    str of, form, name, basis; /* of: code of the case, number of the delegation */
    struct url home, pdf, back;
    const struct paper_field_view *fields;
    size_t n_fields;
    int64_t n_missing, n_filled;
    bool draft, ready, confirmed;
    const struct paper_turn_view *turns; /* papers of this form that were made, the last first */
    size_t n_turns;
    struct url next; /* one more of them; none: there is no more */
    const struct paper_turn_view *orders; /* of seizure, for each of which there may be one more */
    size_t n_orders;
};

struct register_view {
    struct page page;
    struct field from, to;
    str unit;
    const struct problem *problems;
    size_t n_problems;
};

struct form_line_view {
    str code, name, basis;
    struct date from, to;
    struct url href;
    bool checked, good;
    str compared, who;
    instant when;
};

struct forms_view {
    struct page page;
    const struct form_line_view *forms;
    size_t n_forms;
};

struct form_check_view {
    struct page page;
    struct draft_bar draft;
    struct form_line_view line;
    const struct paper_field *fields;
    size_t n_fields;
    struct field words;
    const struct problem *problems;
    size_t n_problems;
};

#endif
