/* What the templates of the sanction pages show. */
#ifndef PAGES_VIOLATIONS_VIEW_H
#define PAGES_VIOLATIONS_VIEW_H

#include "html/page.h"
#include "pages/cases/view.h"
#include "pages/drafts/view.h"

struct sanction_open_view {
    struct page page;
    struct draft_bar draft;
    str code, title;
    struct field violator, detected, term, result;
    const struct choice *terms;
    size_t n_terms;
    const struct problem *problems;
    size_t n_problems;
};

struct param_row {
    struct field kind, factor;
    const struct choice *kinds;
    size_t n_kinds;
};

struct tick_box { /* tick_box.html */
    struct field field; /* value set: ticked; its label is the circumstance */
    str value, basis;
    bool sure;
};

struct tick_boxes { /* tick_boxes.html: what mitigates, what aggravates */
    struct tick_side {
        const char *label;
        const struct tick_box *list;
        size_t n;
    } sides[2];
    struct field words;
    bool open;
};

struct act_block {
    size_t nth; /* from 1 */
    const char *code_name;
    str code, name, basis, remove;
    bool has_described;
    struct field described, state, ended, mitigating, aggravating, place, time, times;
    const struct choice *states;
    size_t n_states;
    const struct param_row *params;
    size_t n_params;
    bool params_open;
    struct tick_boxes ticks; /* of a record; a question has numbers */
};

struct acts_view { /* acts_pick.html */
    struct field query, pick;
    str found; /* said about the search; may be empty */
    const struct choice *hits;
    size_t n_hits;
    const struct act_block *list;
    size_t n;
    bool more; /* another one may be added */
};

/* The rest of form MBB01 in the form of the record. */
struct sheet_fields {
    struct field made_time, field, place_why, basis, electronic, e_means, e_reach;
    struct field officials, witnesses, interpreter, damaged;
    struct field unknown, sex, born, nationality, occupation, id_kind, id_on, id_by, licence;
    struct field licence_on, licence_by, title, guardian;
    struct field authority_says, damaged_says, measures, explain_to, waived, come_at, come_place;
    struct field closed_at, pages, copies, read_aloud, refused_why, witness_is, no_witness;
    struct field given_at, given_to, guardian_given;
    const struct choice *sexes, *id_kinds, *witness_kinds;
    size_t n_sexes, n_id_kinds, n_witness_kinds;
};

struct proposal_line { /* an act that sample results amount to */
    str point, code, described, doubts;
};

struct record_view {
    struct page page;
    struct draft_bar draft;
    const struct proposal_line *proposals;
    size_t n_proposals;
    bool can_take; /* one of them is an act */
    const struct preview_view *clocks;
    str code, title, basis;
    struct url action;
    struct field number, made, detected, place, subject, name, address, id_number;
    struct field representative, statement, stop, has_signed, witness;
    const struct choice *subjects, *signs;
    size_t n_subjects, n_signs;
    struct sheet_fields sheet;
    struct acts_view acts;
    str stopped; /* the stop order was given and an act goes on; or empty */
    str power; /* what the law says of the acts so far: right to explain, hand-over; or empty */
    const str *notes; /* of a minor, of an unclear age; marked where the law was not read */
    size_t n_notes;
    const struct problem *problems;
    size_t n_problems;
};

struct measure_line {
    struct field on; /* box; value set: ticked */
    struct field months;
    bool has_months;
    str name, range;
};

struct fine_lines { /* fine_facts.html: what one act may cost */
    str code, name, words; /* words: how the fine is reached, with articles */
    bool has_frame, has_fine, in_time, sure;
    int64_t frame_min, frame_max, average, addition, fine_min, fine_max, power;
    struct date limit;
    const str *measures; /* that may go with it: extra sanctions, remedies */
    size_t n_measures;
};

struct draft_block {
    size_t nth;
    str described;
    struct fine_lines cost;
    struct field fine;
    const struct measure_line *extras, *remedies;
    size_t n_extras, n_remedies;
    struct field repeat; /* without choices: not asked */
    const struct choice *repeats;
    size_t n_repeats;
    str found, recorded; /* what the law finds of repetition; what the record counts */
    bool found_counts;
    bool has_ticks; /* else the record has numbers alone */
    struct tick_boxes ticks;
};

struct same_line { /* an earlier decision that may be about the same act */
    str number, act;
    struct date decided;
    struct field field;
    const struct choice *choices; /* two */
};

struct signer_line {
    str name, words;
};

struct signer_lists { /* signers.html */
    const struct signer_line *may, *refused;
    size_t n_may, n_refused;
};

struct earlier_line {
    str number, unit, act, sanction, words; /* words: what it means for this file */
    struct date decided, executed, clean;   /* not set: not executed */
    bool counts;
};

struct draft_view {
    struct page page;
    struct draft_bar draft;
    const struct preview_view *clocks; /* what signing does to the terms */
    const struct earlier_line *earlier;
    size_t n_earlier;
    str code, title, violator, subject;
    const struct draft_block *acts;
    size_t n_acts;
    int64_t total_min, total_max;
    struct signer_lists signers;
    struct field remedy_due, remedy_how, reason, publish, publish_basis, repeat_why;
    const struct field *words; /* DRAFT_WORDS of them */
    size_t n_words;
    const char *const *open; /* places of the paper that the kept draft leaves open */
    size_t n_open;
    bool asks_repeat;
    const struct same_line *sames;
    size_t n_sames;
    const struct choice *publishes;
    size_t n_publishes;
    str must_basis; /* the law orders publication of the draft as it stands; else empty */
    bool ask;       /* the text of the law is not clear: a person decides */
    const str *warnings;
    size_t n_warnings;
    const struct problem *problems;
    size_t n_problems;
};

struct act_line {
    str code, basis, name, described, day, sanction;
    str mitigating, aggravating; /* by name, or how many; "": none */
};

/* A field of the paper that somebody typed for it. */
struct decision_word {
    const char *label;
    str text;
};

struct decision_lines { /* a draft or decision in words */
    const struct decision_word *words;
    size_t n_words;
    bool signed_;
    str delegation; /* a deputy signed: the document; else empty */
    str number, unit, signer, position, extra, remedies, how, reason, publish, drafter;
    struct date signed_on, remedy_due;
    int64_t total;
    struct url file;
};

struct level_line {
    str name;
    bool passed, now;
};

struct review_line {
    str level, by, comment, at;
    bool returned;
};

struct version_line {
    int64_t nth, total;
    str acts, reason, by, at;
    const struct review_line *said;
    size_t n_said;
};

struct approval_view {
    struct page page;
    struct draft_bar draft;
    str code, title, violator, why; /* why: what it waits for; may be empty */
    const struct act_line *acts;
    size_t n_acts;
    struct decision_lines decision;
    const struct level_line *levels;
    size_t n_levels;
    const struct version_line *versions;
    size_t n_versions;
    int64_t version;
    const char *const *open; /* what the paper lacks still: it cannot be signed so */
    size_t n_open;
    bool may, may_pass, ready;
    struct field comment;
    const struct problem *problems;
    size_t n_problems;
};

struct sign_view {
    struct page page;
    struct draft_bar draft;
    const struct preview_view *clocks;
    str code, title, violator, address, subject, record;
    struct url action;
    const struct act_line *acts;
    size_t n_acts;
    struct decision_lines decision;
    str power; /* whether the reader may sign today, with the article */
    bool may;
    const str *words; /* that a digitally signed file must hold, besides number and day */
    size_t n_words;
    const char *const *open; /* places of the paper that nobody filled: it cannot be signed */
    size_t n_open;
    struct field number, signed_on, file, totp;
    const struct problem *problems;
    size_t n_problems;
};

struct payment_line {
    struct date paid;
    int64_t amount;
    str receipt;
};

struct payment_lines {
    str code; /* of the file */
    const struct payment_line *rows;
    size_t n;
    int64_t fine, reduced, paid, interest, lapsed, rest;
    bool known; /* interest could be reckoned */
};

struct pay_view {
    struct page page;
    struct draft_bar draft;
    const struct preview_view *clocks;
    str code, title, number, basis;
    struct url action;
    struct payment_lines sums;
    struct field amount, paid, receipt;
    const struct problem *problems;
    size_t n_problems;
};

struct publication_line {
    str state; /* "": nothing is written yet */
    struct url href;
};

struct record_lines {
    str number, name, address, subject, representative, statement, witness, place, writer;
    struct date made, detected;
    bool has_id, stop, has_signed, may_explain;
};

struct sanction_view {
    struct case_view c;
    bool has_record, has_decision, can_draft;
    struct record_lines record;
    const struct act_line *acts;
    size_t n_acts;
    struct decision_lines decision;
    struct payment_lines payments;
    struct publication_line publication;
};

struct act_times { /* of one act */
    str where;
    const str *lines;
    size_t n;
};

struct record_show_view {
    struct page page;
    str code, title, hand_over;
    const struct pair_line *lines;
    size_t n;
    const char *const *missing; /* fields of the form without anything */
    size_t n_missing;
    const str *notes;
    size_t n_notes;
    const struct act_line *acts;
    const struct act_times *times;
    size_t n_acts;
};

/* Message ids of a subject, with its word. */
const char *subject_label(str word);

#endif
