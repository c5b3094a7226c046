/*
 * Filing a report: three inserts in one transaction, who reports sealed before
 * it reaches the database. `hotline jobs` makes a case of it within seconds.
 */
#ifndef DOMAIN_INTAKE_REPORT_H
#define DOMAIN_INTAKE_REPORT_H

#include "base/cx.h"
#include "base/ids.h"
#include "domain/intake/questions.h"
#include "domain/intake/sender.h"

/* A report that an official wrote down while somebody spoke. */
struct report_call {
    account_id taken_by;
    bool urgent;           /* danger was heard: the duty must answer (domain/desk/alarm.h) */
    bool for_other;        /* the caller speaks for somebody else */
};

struct report_new {
    str token;             /* of the form; the idempotency key */
    str channel;           /* "web", ... as the table `report` lists them */
    str pollution, nature; /* as the table lists them */
    unit_id receiver;      /* unit competent for the place today */
    bool avoid;            /* that unit must not have it: it goes to the one above */
    str avoid_why;         /* for the unit above alone; may be empty */
    str what, place, polluter;
    opt_f64 lat, lon;
    opt_date day;
    const struct report_answer *answers; /* each question once, checked (answer_check) */
    size_t n_answers;
    struct sender sender;
    const struct report_call *call; /* NULL: nobody listened. Staff service only. */
    /* What stands or falls with the report, inside its transaction; NULL: nothing. */
    enum err (*also)(struct cx *cx, report_id id, void *arg);
    void *also_arg;
};

/* What the citizen takes home. */
struct receipt {
    str ref;           /* "26-0471-8352": says nothing, opens nothing */
    str key;           /* 24 characters: opens this report */
    instant received;
    str unit, phone;   /* who is responsible; phone may be empty */
    opt_date due;      /* answer until; missing: not promised */
    int64_t photos;
    bool avoided;      /* the unit of the place does not get it, as was asked */
};

/*
 * File once: the same form sent again gives the same receipt and no second report.
 *
 * Errors  ERR_CONFLICT: this form was sent already with other content (somebody
 *         went back and changed it): nothing is kept, ask and send with a new
 *         token; ERR_UNAVAILABLE, ERR_DB.
 * Law     Decision 174/QĐ-BTNMT (2022) art. 5 (secrecy), art. 8 (content).
 */
MUST_USE enum err report_file(struct cx *cx, const struct report_new *in, struct receipt *out);

/* The private key for eyes, in groups of four. */
str receipt_key_words(struct arena *a, const struct receipt *r);

#endif
