/* The violation record (form MBB01): one violator with all the acts found. */
#ifndef DOMAIN_VIOLATIONS_RECORD_H
#define DOMAIN_VIOLATIONS_RECORD_H

#include "domain/cases/step.h"
#include "domain/violations/sheet.h"
#include "law/law.h"
#include "sql/enforcement.h"

#define RECORD_SUFFIX "/BB-VPHC" /* Decree 118/2021/NĐ-CP, form MBB01 */

struct record_act {
    struct law_act_in in; /* code, day, circumstances, other parameters */
    str described;
    str at_time, place;             /* "08:30" or "", where it happened */
    const struct sheet_time *times; /* of a repeated act, each (Decree 118/2021 art. 12.3) */
    size_t n_times;
    str ticks; /* as ticks_kept has it; missing: the numbers of `in` alone */
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
    struct record_sheet sheet; /* the rest of form MBB01 */
};

/* What a draft says of the repetition of an act: one aggravating circumstance (art. 10.1.b). */
enum repeat_said {
    REPEAT_UNSAID = 0,
    REPEAT_COUNT,  /* it counts, beside those of the record */
    REPEAT_WITHIN, /* it counts, and is one of those of the record */
    REPEAT_DROP,   /* the record counts it, and it is none */
    REPEAT_NO,     /* it does not count, and the record does not count it either */
};

/* Word as stored, "" for none, and back; the act as it is assessed with it. */
str repeat_word(enum repeat_said said);
enum repeat_said repeat_of_word(str word);
void repeat_apply(enum repeat_said said, struct law_act_in *act);

/* Word of a subject as stored: "individual" ..., and back. */
str subject_word(enum law_subject s);
enum law_subject subject_of(str word);

/* What the law says of the acts on the day of the record; *why as in law_assess. */
MUST_USE enum err record_assess(struct cx *cx, const struct record_new *in,
                                struct law_assessment *out, struct buf *why);

/* How old the violator was on the day of the first act; unclear where no age is in force. */
enum sheet_age record_age(const struct law *law, const struct record_new *in);

/*
 * Keep the record and take the step, together. The right to explain is computed, and whether
 * the writer may sanction: those of the unit who may are told in the same moment, and where
 * nobody may the term to hand the file over begins (art. 58.5).
 * Errors  of case_hold, step_take and law_assess; ERR_INVALID: days that contradict each
 *         other, no act, or sheet_check finds something.
 */
MUST_USE enum err record_write(struct cx *cx, const struct user *who, str code, str step,
                               const struct record_new *in, struct step_fault *fault);

/* Names of the violator of whom nothing is known (art. 58.3). */
#define RECORD_UNKNOWN "Không xác định được"

/* A record with its acts as it was kept. */
struct violation {
    const struct record_whole_row *rows; /* one an act; the head is the same in each */
    size_t n;
};

/* Below the age of sanctions when the act was done: no decision (arts. 5.1.a, 11, 65.1.a). Pure. */
bool violation_child(const struct violation *v);

/* The same, or under 16, who is sanctioned only for what was done on purpose (art. 5.1.a). */
bool violation_young(const struct violation *v);

/* ERR_NOT_FOUND: the case has none. */
MUST_USE enum err violation_load(struct cx *cx, case_id cid, struct violation *out);

/*
 * The rest of the record; identity is opened where the service has the key, else empty.
 * Two statements. ERR_NOT_FOUND: it was kept without (before there was one).
 */
struct sheet_kept {
    struct record_sheet sheet;
    enum sheet_age age;
    str hand_over; /* self here elsewhere, or "" */
    const struct record_act *acts; /* at_time, place and times of each act, by its number */
};
MUST_USE enum err sheet_load(struct cx *cx, const struct violation *v, struct sheet_kept *out);

/* Who the violator is, alone. One statement. ERR_NOT_FOUND as above. */
MUST_USE enum err sheet_identity_load(struct cx *cx, const struct violation *v,
                                      struct sheet_identity *out);

/* The law on the day of handling; errors of law_assess. */
MUST_USE enum err violation_assess(struct cx *cx, const struct violation *v, struct date handled,
                                   struct law_assessment *out, struct buf *why);

#endif
