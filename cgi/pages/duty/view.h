/* What the templates of the duty pages show. */
#ifndef PAGES_DUTY_VIEW_H
#define PAGES_DUTY_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct duty_person {
    str name, phone;
    instant until;
};

/* An urgent report that nobody has answered. */
struct alarm_line {
    str code, title, place, unit;
    instant raised;
    const char *rung;   /* message id: who was told last */
    instant next;       /* when the next is told; 0: never */
    bool unset;         /* ... because the province has not set the time */
};

/* Over the inbox and the desk: who is on duty now, and what rings. */
struct duty_strip {
    const struct duty_person *people;
    size_t n_people;
    size_t n_alarms;
    bool shown;
};

struct shift_line {
    int64_t id;
    str name, phone;
    instant since, until;
    bool now, may_end;
};

struct gap_line {
    instant since, until;
};

struct shift_case {
    str code, text;
    bool urgent;
};

struct shift_give_view {
    struct page page;
    struct draft_bar draft;
    str unit;
    const struct shift_case *cases;
    size_t n_cases;
    int64_t n_open;
    struct field note;
    const struct problem *problems;
    size_t n_problems;
};

struct shift_minutes_view {
    struct page page;
    int64_t id;
    str unit, note, given, taken, digest;
    instant given_at, taken_at; /* taken_at 0: not yet */
    int64_t n_open;
    const struct shift_case *cases;
    size_t n_cases;
    bool may_take;
    const char *fault;          /* message id; NULL: none */
};

struct shift_row {              /* a hand-over in the list */
    int64_t id;
    str given, taken;
    instant at;
};

struct duty_view {
    struct page page;
    struct draft_bar draft;
    str unit;
    bool head;
    const struct duty_person *people;
    size_t n_people;
    const struct alarm_line *alarms;
    size_t n_alarms;
    str wait;           /* "15 phút": how long each has to answer */
    bool wait_set;
    const struct shift_line *shifts;
    size_t n_shifts;
    const struct gap_line *gaps, *laps;
    size_t n_gaps, n_laps;
    const struct shift_row *handovers;
    size_t n_handovers;
    struct field person, phone, day, from, until, days;
    const struct choice *persons;
    size_t n_persons;
    const struct problem *problems;
    size_t n_problems;
};

#endif
