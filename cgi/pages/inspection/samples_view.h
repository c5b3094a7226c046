/* What the pages of samples show. */
#ifndef PAGES_INSPECTION_SAMPLES_VIEW_H
#define PAGES_INSPECTION_SAMPLES_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct sample_line {
    str code, point, medium, state, case_code; /* case_code: where it was taken */
    int64_t id;
    instant taken;
    bool voided, broken, own; /* own: of this very case */
};

/* An act that the results of a point amount to. */
struct proposed_line {
    str point, act, act_name, described;
    const str *warnings;
    size_t n_warnings;
};

struct samples_view {
    struct page page;
    struct draft_bar draft;
    str code, title;
    bool may, demo_limits;
    const struct sample_line *lines;
    size_t n_lines;
    const struct proposed_line *acts;
    size_t n_acts, n_results;
    struct field label, medium, place, point, day, day_time, takers, witness, method, amount,
        preserved, seal, flow, flow_of;
    str item; /* number of the form: sent twice is one sample */
    const struct choice *media, *flows;
    size_t n_media, n_flows;
    const struct choice *places;
    size_t n_places;
    const struct problem *problems;
    size_t n_problems;
};

struct hand_line {
    str from, to, seal, note, writer;
    instant at;
    bool intact;
};

struct value_line {
    str parameter, value, limit, basis, over;
    str permit; /* limit of the permit in words; empty: it has none */
    bool hazardous, unset, typed, exceeds, over_permit;
};

struct result_line {
    int64_t id;
    str number, laboratory, accreditation, standard, writer, end_why, file;
    struct date reported, received;
    bool ended;
    const struct value_line *values;
    size_t n_values;
};

struct sample_view {
    struct page page;
    struct draft_bar void_draft;
    struct draft_bar draft;
    str code, title, label, point, medium, takers, witness, method, amount, preserved, seal,
        flow, where, writer, void_why;
    int64_t id;
    instant taken;
    bool may, voided, over_permit;
    const struct hand_line *hands;
    size_t n_hands;
    const struct result_line *results;
    size_t n_results;
    struct field given_by, given_to, at, at_time, hand_seal, intact, note, why, scan;
    str edit;
    const struct problem *problems;
    size_t n_problems;
};

/* One row of the form of results. */
struct value_row {
    struct field name, unit, value, below, hazardous, min, max;
    str limit; /* the tables' limit in words; empty: none */
};

struct result_view {
    struct page page;
    struct draft_bar draft;
    str code, title, label;
    int64_t id;
    bool replaces;
    struct field number, laboratory, accreditation, reported, received, standard, kq, kf, basis,
        why;
    const struct choice *standards, *kqs, *kfs;
    size_t n_standards, n_kqs, n_kfs;
    bool gas;
    const struct value_row *rows;
    size_t n_rows;
    const struct problem *problems;
    size_t n_problems;
};

#endif
