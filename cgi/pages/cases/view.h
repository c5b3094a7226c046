/* What the templates of the case pages show. */
#ifndef PAGES_CASES_VIEW_H
#define PAGES_CASES_VIEW_H

#include "flow/flow.h"
#include "html/page.h"
#include "pages/drafts/view.h"
#include "pages/privacy/look.h"
#include "pages/duty/view.h"

struct case_line { /* one row of a list of cases */
    str code, title, place, stage, kind, handler; /* handler empty: under the head's name */
    enum due_state state;
    struct date due; /* not set: no clock runs */
    str due_hour; /* of a term in hours */
    struct date own_due; /* internal, of the lead; not set: none */
    bool own_late;
    instant opened;
};

struct case_list {
    const char *title;
    const char *empty; /* said when there is no row */
    const struct case_line *lines;
    size_t n;
    struct url next; /* zero: this is the last page */
};

struct notice_line {
    str what, title; /* what happened; title of the case, or how many there are */
    struct url href;
    instant at;
};

struct inbox_view {
    struct duty_strip duty;
    struct page page;
    str heading;
    str head; /* of the unit; empty: vacant */
    struct field query;
    bool searched;
    const struct notice_line *notices;
    size_t n_notices;
    const struct case_list *lists;
    size_t n_lists;
};

struct late_count {
    str unit;
    int64_t n;
};

struct late_view {
    struct page page;
    str head;  /* of the reader's unit; empty: vacant */
    bool above; /* the reader's unit stands above others */
    struct case_list own, below;
    const struct late_count *counts;
    size_t n_counts;
};

struct clock_line {
    str name, words;
    enum due_state state;
    struct date due;
    instant due_at;
    bool hours; /* due at a moment, not on a day */
    struct date paused, if_resumed; /* it stands still since; its due day if it went on today */
    bool theirs; /* the violator's, not the unit's */
    str told; /* how far up it was reported that it is late; or empty */
    bool sure, demo;
};

/* What a step would do to one clock. */
struct preview_line {
    enum flow_clock_act act;
    str name;
    struct date due; /* start, resume: if the step is taken now; not set: no date */
    instant due_at;
    bool hours;  /* due at a moment */
    str counted; /* label of the day it counts from, not typed yet: reckoned as today */
    str words;   /* how the date is counted, or why the clock is touched, with the article */
    bool sure, demo;
};

struct preview_group {
    str when, opens; /* see domain/cases/preview.h */
    const struct preview_line *lines;
    size_t n;
};

struct preview_view { /* clock_preview.html */
    const struct preview_group *groups;
    size_t n;
    str waits; /* why the step would be refused now: the other side's term runs; or empty */
};

struct event_line {
    instant at;
    str title, who;
    const struct pair_line *facts;
    size_t n_facts;
};

struct pair_line {
    str name, text;
    struct url href; /* zero: text alone */
};

struct inspection_line {
    instant visited;
    str place, people, seen, samples, finding, writer;
};

struct answer_line {
    str question, words;
};

struct report_line {
    str ref, what, place, polluter, pollution, nature, channel, day, point;
    struct url map; /* zero: no point */
    instant received;
    bool named;
    const struct answer_line *answers; /* to the questions that go with the kind */
    size_t n_answers;
    str avoid, avoid_why; /* who must not have it, as the reporter asked; or empty */
    str opinion; /* words, point and receiver disagree about the place; or empty */
    int64_t id;
};

struct photo_line {
    bool clean;
    int64_t file;
};

struct message_line {
    bool outgoing;
    str who, kind, body;
    instant sent;
    opt_instant seen; /* first opened by the other side */
    int64_t readers, receivers; /* outgoing: how many of them opened it */
};

struct step_line {
    str title, hint;
    struct url href;
    bool onward; /* the ordinary way on; shown first */
    bool rare;   /* folded behind the others */
};

struct way_line {
    str step, to; /* title of the step, of the stage it leads to */
};

struct place_line { /* where a case stands in one track of its procedure */
    str track;       /* empty: the main one */
    str stage;
    const struct way_line *ways;
    size_t n_ways;
};

struct case_view {
    struct page page;
    struct draft_bar draft; /* of the message to the reporter */
    str code, title, place, stage, unit, handler, head, kind, offered_to, parent;
    str helpers, cover; /* names; cover: of who stands in for the named person now */
    instant opened, since; /* since when the handler has it; 0: unknown */
    struct date own_due; /* internal; not set: none */
    bool own_late, recused; /* recused: the reader declared a conflict of interest */
    bool sheet;     /* it is a request for co-operation */
    str joined_to;  /* code of the case that handles its reports now; or empty */
    str hint;       /* what the words of its first report suggest; empty: nothing to say */
    bool kind_set;  /* an official has decided about it */
    bool chain;     /* what is signed in its procedure goes the way of approval */
    bool on_site;   /* it is being inspected, or was: it may have minutes */
    int64_t all_reports; /* of the case; the first of them are in reports[] */
    int64_t n_similar;   /* open cases that may be about the same matter */
    bool ended, can_ask_identity, can_write;
    const struct step_line *steps;
    size_t n_steps, n_rare;
    const struct clock_line *clocks;
    size_t n_clocks;
    const struct report_line *reports;
    size_t n_reports;
    const struct photo_line *photos;
    size_t n_photos;
    const struct message_line *messages;
    size_t n_messages;
    const struct event_line *events;
    size_t n_events;
    const struct case_line *children;
    size_t n_children;
    const struct inspection_line *inspections;
    size_t n_inspections;
    const struct pair_line *values;
    size_t n_values;
    str procedure; /* its title */
    int64_t version;
    const struct place_line *places;
    size_t n_places;
    struct url picture; /* zero: there is none */
    struct field message;
    const struct looks *looks; /* at the letter; never NULL */
    const struct problem *problems;
    size_t n_problems;
};

struct step_field {
    struct field field;
    int type; /* enum flow_type */
    const struct choice *choices;
    size_t n_choices;
    struct field pick; /* of an act that was looked for by words: one of choices */
};

struct step_view {
    struct page page;
    struct draft_bar draft;
    const struct preview_view *clocks;
    str code, title, heading, basis, note, hint;
    str chain; /* where its draft stands on the way of approval; may be empty */
    struct url action, chain_href;
    const struct step_field *fields;
    size_t n_fields;
    bool has_file;
    const struct looks *looks;
    struct field totp; /* code of the second factor, where a paper is signed; no name: none */
    struct field confirm; /* a box about the internal due day; no name: none */
    const struct problem *problems;
    size_t n_problems;
};

#endif
