/*
 * Everything that the page of a case shows, for one reader: facts, clocks with
 * their explanation, history, reports without their sender, and the steps that
 * this person may take now.
 */
#ifndef DOMAIN_CASES_SHOW_H
#define DOMAIN_CASES_SHOW_H

#include "domain/cases/clocks.h"
#include "domain/cases/step.h"
#include "sql/cases.h"
#include "sql/events.h"

struct clock_show {
    struct clocks_of_case_row row;
    struct case_clock clock; /* the same with its pauses read */
    str name;  /* what the term is about, in the reader's language */
    str words; /* how the date was counted, with the article and every pause */
    struct date if_resumed; /* while it stands still: its due day if it went on today */
    bool sure; /* false: the term is not verified in its text */
    bool demo;
};

struct event_show {
    struct events_of_case_row row;
    str title; /* of the step, or what the event is */
};

struct case_show {
    struct case_by_code_row c;
    struct case_held held; /* for permission questions; the row is not locked */
    const struct clock_show *clocks;
    size_t n_clocks;
    const struct event_show *events;
    size_t n_events;
    const struct flow_value *values; /* newest value of each field, and track stages */
    size_t n_values;
    const struct flow_step *const *steps; /* that the reader may take, in file order */
    size_t n_steps;
};

/*
 * Four statements. ERR_NOT_FOUND also where the case exists but not for this
 * reader: a code that is not theirs tells nothing.
 */
MUST_USE enum err case_show_load(struct cx *cx, const struct user *who, str code,
                                 struct case_show *out);

/* The facts alone, for pages beside that of the case: one statement. ERR_NOT_FOUND as above. */
MUST_USE enum err case_show_head(struct cx *cx, const struct user *who, str code,
                                 struct case_show *out);

/* A clock with its explanation. ERR_INTERNAL: its pauses cannot be read. */
MUST_USE enum err clock_show_of(struct cx *cx, const struct clocks_of_case_row *row,
                                struct clock_show *out);

/* Title of a step, or what an event that is no step is about; flow may be NULL. */
str event_title(const struct cx *cx, const struct flow *flow, str type);

/* The value typed for a field; "" when there is none. */
str case_show_value(const struct case_show *s, str field);

#endif
