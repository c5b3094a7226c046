/* What the questions of a step share; inside domain/violations only. */
#ifndef DOMAIN_VIOLATIONS_ASKS_INTERNAL_H
#define DOMAIN_VIOLATIONS_ASKS_INTERNAL_H

#include "domain/violations/asks.h"

struct asking {
    const struct user *who;
    struct case_held *c;
    bool in_force; /* something that was decided in that file is to be carried out */
    case_id file; /* the sanction file: the case itself, or one that it was opened from */
    const struct flow_step *step;
    const struct step_in *in;
    struct date day; /* that the paper bears, or today */
    struct clocks_of_case_row *clocks; /* of the sanction file */
    size_t n_clocks;
    struct step_fault *fault;
};

/* What was typed in this step; empty: nothing. */
str asking_typed(const struct asking *q, str field);

/* The sum typed for a field; 0: none. */
int64_t asking_money(const struct asking *q, const char *field);

/* ERR_CONFLICT with these words, to be translated; {0} is the sum. */
MUST_USE enum err asking_says(const struct asking *q, const char *words, int64_t sum);

/* The acts of the record on the day. ERR_NOT_FOUND: no record; ERR_CONFLICT with words. */
MUST_USE enum err asking_assess(struct cx *cx, const struct asking *q, struct law_assessment *as);

/* Confiscation and remedies do not lapse with the fine (art. 74.1). */
MUST_USE enum err decision_outlasts(struct cx *cx, decision_id id, bool *yes);

/* ERR_CONFLICT: a complaint asked for a paper that amends or cancels, and none came since. */
MUST_USE enum err complaint_followed(struct cx *cx, const struct asking *q);

/*
 * Each answers one word of `law: asks`. ERR_CONFLICT with the reason in the fault;
 * also errors of the statements.
 */
MUST_USE enum err ask_no_record(struct cx *cx, const struct asking *q);     /* art. 56.1 */
MUST_USE enum err ask_paid_on_spot(struct cx *cx, const struct asking *q);  /* art. 69 */
MUST_USE enum err ask_main_sanction(struct cx *cx, const struct asking *q); /* art. 7.1 */
MUST_USE enum err ask_children(struct cx *cx, const struct asking *q);
MUST_USE enum err ask_fine_only(struct cx *cx, const struct asking *q);     /* art. 74.1 */
MUST_USE enum err ask_limitation(struct cx *cx, const struct asking *q);    /* Decree 118 art. 15 */
MUST_USE enum err ask_reduced(struct cx *cx, const struct asking *q);       /* art. 77 */
MUST_USE enum err ask_postpone(struct cx *cx, const struct asking *q);      /* art. 76 */
MUST_USE enum err ask_instalments(struct cx *cx, const struct asking *q);   /* art. 79 */
MUST_USE enum err ask_new_fine(struct cx *cx, const struct asking *q);      /* Decree 118 art. 14 */
MUST_USE enum err ask_shares(struct cx *cx, const struct asking *q);        /* art. 79 */
MUST_USE enum err ask_exhibits(struct cx *cx, const struct asking *q);
MUST_USE enum err ask_papers(struct cx *cx, const struct asking *q);        /* Decree 118 art. 20 */
MUST_USE enum err ask_missed(struct cx *cx, const struct asking *q);        /* art. 79 */
MUST_USE enum err ask_coerced(struct cx *cx, const struct asking *q);       /* art. 86 */
MUST_USE enum err ask_wage_share(struct cx *cx, const struct asking *q);    /* form MQĐ07 */
MUST_USE enum err ask_remedy_max(struct cx *cx, const struct asking *q);    /* Decree 45 art. 70 */
MUST_USE enum err ask_check_kind(struct cx *cx, const struct asking *q);
MUST_USE enum err ask_inspection_kind(struct cx *cx, const struct asking *q); /* Law 84/2025 */
MUST_USE enum err ask_no_crime(struct cx *cx, const struct asking *q);      /* arts. 12.1, 62.1 */
MUST_USE enum err ask_ground(struct cx *cx, const struct asking *q);        /* art. 65.1 */
MUST_USE enum err ask_remedy_due(struct cx *cx, const struct asking *q);    /* art. 86 */
MUST_USE enum err ask_evidence(struct cx *cx, const struct asking *q);      /* Decree 45 art. 70 */
MUST_USE enum err ask_standing(struct cx *cx, const struct asking *q);      /* art. 86 */
MUST_USE enum err ask_hearing(struct cx *cx, const struct asking *q);       /* art. 61.3 */
MUST_USE enum err ask_hearing_asked(struct cx *cx, const struct asking *q); /* art. 61.3 */
MUST_USE enum err ask_bail(struct cx *cx, const struct asking *q);          /* art. 125 */
MUST_USE enum err ask_outside(struct cx *cx, const struct asking *q);

#endif
