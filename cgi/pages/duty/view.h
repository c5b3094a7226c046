/* What the templates of the duty pages show. */
#ifndef PAGES_DUTY_VIEW_H
#define PAGES_DUTY_VIEW_H

#include "html/page.h"

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

struct duty_view {
    struct page page;
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
    struct field person, phone, day, from, until, days;
    const struct choice *persons;
    size_t n_persons;
    const struct problem *problems;
    size_t n_problems;
};

#endif
