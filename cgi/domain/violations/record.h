/* The violation record (form MBB01): one violator with all the acts found. */
#ifndef DOMAIN_VIOLATIONS_RECORD_H
#define DOMAIN_VIOLATIONS_RECORD_H

#include "domain/cases/step.h"
#include "law/law.h"
#include "sql/enforcement.h"

#define RECORD_SUFFIX "/BB-VPHC" /* Decree 118/2021/NĐ-CP, form MBB01 */

struct record_act {
    struct law_act_in in; /* code, day, circumstances, other parameters */
    str described;
};

struct record_new {
    str number;
    struct date made, detected;
    str place;
    enum law_subject subject;
    str name, address;
    str id_number;      /* personal number or tax code, sealed; "": not known */
    str representative; /* of an organization */
    str statement;
    bool stop_ordered, has_signed;
    str witness;        /* who signed where the violator did not */
    const struct record_act *acts;
    size_t n_acts;
};

/* Word of a subject as stored: "individual" ..., and back. */
str subject_word(enum law_subject s);
enum law_subject subject_of(str word);

/* What the law says of the acts on the day of the record; *why as in law_assess. */
MUST_USE enum err record_assess(struct cx *cx, const struct record_new *in,
                                struct law_assessment *out, struct buf *why);

/*
 * Keep the record and take the step, together. The right to explain is computed.
 * Errors  of case_hold, step_take and law_assess; ERR_INVALID: days that
 *         contradict each other, no act, or neither signature nor witness.
 */
MUST_USE enum err record_write(struct cx *cx, const struct user *who, str code, str step,
                               const struct record_new *in, struct step_fault *fault);

/* A record with its acts as it was kept. */
struct violation {
    const struct record_whole_row *rows; /* one an act; the head is the same in each */
    size_t n;
};

/* ERR_NOT_FOUND: the case has none. */
MUST_USE enum err violation_load(struct cx *cx, case_id cid, struct violation *out);

/* The law on the day of handling; errors of law_assess. */
MUST_USE enum err violation_assess(struct cx *cx, const struct violation *v, struct date handled,
                                   struct law_assessment *out, struct buf *why);

#endif
