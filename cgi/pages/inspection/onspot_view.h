/* What the page of the spot and that of the decision show. */
#ifndef PAGES_INSPECTION_ONSPOT_VIEW_H
#define PAGES_INSPECTION_ONSPOT_VIEW_H

#include "pages/drafts/view.h"

struct member_line {
    str name, post;
};

struct question_line {
    str question, basis, answer, by, other; /* other: what somebody else wrote meanwhile */
    instant at;
    int64_t version;
    bool sure, answered;
    struct field choose, note;
    const struct choice *choices;
    size_t n_choices;
    const char *base; /* name of the field that holds the version */
};

struct note_line {
    str body, by, where;
    instant at;
};

struct photo_line {
    str blob, sha256, caption, by, where;
    instant at;
};

struct onspot_view {
    struct page page;
    struct draft_bar answers_draft, note_draft, photo_draft;
    str code, title, facility, facility_sector, edit;
    bool may, has_order, planned;
    str signs, number, signer, writer, plan;
    struct date signed_on, until;
    const struct member_line *members;
    size_t n_members;
    const struct question_line *questions;
    size_t n_questions, n_answered;
    const struct note_line *notes;
    size_t n_notes;
    const struct photo_line *photos;
    size_t n_photos;
    struct field note, photo, caption, taken, taken_time, point;
    const struct problem *problems;
    size_t n_problems;
};

struct order_view {
    struct page page;
    struct draft_bar draft;
    str code, title;
    struct field kind, visit, signs, number, signed_on, signer, until, members;
    const struct choice *kinds, *visits;
    size_t n_kinds, n_visits;
    const struct problem *problems;
    size_t n_problems;
};

#endif
