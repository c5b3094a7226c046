/* A new case: row, first stage, first clocks, first event, words to find it by. */
#ifndef DOMAIN_CASES_OPEN_H
#define DOMAIN_CASES_OPEN_H

#include "domain/cases/step.h"

struct case_new {
    str flow;          /* name; the version valid today is taken and kept */
    opt_case_id parent;
    unit_id unit;      /* owner */
    opt_account_id handler;
    str pollution, title, place;
    opt_f64 lat, lon;
    str words;         /* text for the search */
    instant opened;    /* the moment its first clocks count from, unless a field says a day */
    str step;          /* opening step of the workflow; it names the first event */
    const struct step_in *in; /* its values */

};

/*
 * Inside a transaction. *c is held (the row is ours, nobody else knows it yet).
 * ERR_INTERNAL: no such workflow or opening step today; ERR_FORBIDDEN: not this
 * person; ERR_INVALID: a required field is missing; ERR_UNSET: its first clock has
 * no length.
 */
MUST_USE enum err case_open(struct cx *cx, const struct user *who, const struct case_new *in,
                            struct case_held *c);

/*
 * A case that had ended before this service knew it, in a stage of its workflow of today: a
 * row that is found and read. No step is taken, no term runs, nobody is told. Inside a
 * transaction; ERR_INTERNAL: no such workflow or stage.
 */
MUST_USE enum err case_keep_ended(struct cx *cx, const struct case_new *in, str stage,
                                  instant ended, struct case_held *c);

/*
 * The word of the search index that stands for the unit holding a case, so that
 * a search finds a unit's own cases among any number of others.
 */
str case_scope(struct arena *a, unit_id unit);

#endif
