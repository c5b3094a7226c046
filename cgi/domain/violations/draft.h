/*
 * The draft of a sanction decision (form MQĐ02): what the officer proposes for
 * each act, within what the law engine allows. It may be drafted again until
 * somebody signs it.
 */
#ifndef DOMAIN_VIOLATIONS_DRAFT_H
#define DOMAIN_VIOLATIONS_DRAFT_H

#include "domain/violations/record.h"

struct draft_measure {
    str code;       /* an extra sanction or a remedy that the act carries */
    opt_i64 months; /* term of a suspension or revocation */
};

/* Is the act of an earlier decision the same act? */
struct draft_same {
    decision_id decision;
    int64_t n; /* its act */
    bool same;
};

struct draft_act {
    opt_i64 fine; /* not set: a warning, or out of time */
    enum repeat_said repeat;
    const struct draft_measure *measures;
    size_t n_measures;
    str ticks; /* circumstances, as ticks_kept has them; missing: as in the record */
};

/*
 * What the form says beside the sanctions: texts, printed as they were typed. A draft may
 * leave them out; draft_open says which of them the decision cannot be signed without.
 */
struct draft_word {
    const char *name;  /* of the field and under which it is kept */
    const char *label; /* to be translated */
    const char *key;   /* of forms (workflows/forms) */
    size_t max;        /* bytes */
    const char *needed; /* when draft_open asks for it, to be translated; NULL: never */
};
enum draft_word_at {
    WORD_AGGRAVATING, WORD_MITIGATING, WORD_EXTRA_FROM, WORD_REMEDY_COST, WORD_EMERGENCY,
    WORD_EFFECTIVE, WORD_PAY_DAYS, WORD_PAY_DAYS_WHY, WORD_PAY_WHERE, WORD_PAY_ACCOUNT,
    WORD_COLLECTOR, WORD_EXECUTOR, WORD_COOPERATOR, WORD_RECIPIENTS, DRAFT_WORDS
};
extern const struct draft_word draft_words[DRAFT_WORDS];

/* Of field remedy_how, which the form of the draft and draft_open both name. */
#define DRAFT_HOW_LABEL TR("Cách thực hiện, chi phí")

struct draft_new {
    const struct draft_act *acts; /* one for each act of the record, in its order */
    size_t n_acts;
    opt_date remedy_due; /* required with any remedy */
    str remedy_how, reason;
    const struct draft_same *sames;
    size_t n_sames;
    str repeat_why; /* why against what the law engine finds of repetition; else "" */
    bool publish;        /* the person who sanctions chooses it ... */
    str publish_basis;   /* ... with this legal basis */
    str words[DRAFT_WORDS]; /* in the order of draft_words */
    opt_i64 base;        /* version that the drafter read, 0 for none; not set: not asked */
};

enum draft_wrong {
    DRAFT_FINE_MISSING = 1,
    DRAFT_FINE_LOW,
    DRAFT_FINE_HIGH,
    DRAFT_FINE_NONE,       /* a warning alone, or out of time: no fine */
    DRAFT_FINE_AGE,        /* the violator is below the age of fines */
    DRAFT_MEASURE_UNKNOWN, /* not one of the act's */
    DRAFT_TWO_OF_CHOICE,   /* alternatives: one of them only */
    DRAFT_MONTHS,          /* the term is missing or out of its range */
    DRAFT_REMEDY_TERM,     /* remedies without a day, or a day in the past */
    DRAFT_PUBLISH_BASIS,   /* chosen without a basis */
    DRAFT_AGGRAVATING_WORDS, /* the fine counts more of them than the draft names ... */
    DRAFT_MITIGATING_WORDS,  /* ... one a line */
    DRAFT_PAY_DAYS,        /* no whole number, or none longer than the law's own term */
    DRAFT_PAY_DAYS_LONG,   /* it would end after the fine lapses */
    DRAFT_PAY_DAYS_WHY,    /* longer without a reason, or a reason for nothing */
    DRAFT_SAME_UNSAID,     /* whether an earlier act is the same one (repeat.h) */
    DRAFT_REPEAT_UNSAID,
    DRAFT_REPEAT_RECORD,   /* said to be in the record, which has no such circumstance */
    DRAFT_REPEAT_IGNORED,  /* it aggravates by law, and no reason is given */
    DRAFT_REPEAT_NOT_SO,   /* it does not by law, and no reason is given */
};

struct draft_fault {
    enum draft_wrong wrong;
    size_t act; /* index; faults of the whole draft: n_acts */
    str measure;
};

/*
 * All that is wrong with a draft under this assessment; the array is in the arena. What its
 * circumstances lack: ticks_check.
 */
size_t draft_check(struct arena *a, const struct law_assessment *as, const struct draft_new *in,
                   const struct draft_fault **out);

/* Does the law order publication, with what is imposed, decided on that day? */
struct law_publish_rule draft_publish(struct cx *cx, const struct law_assessment *as,
                                      const struct draft_new *in, struct date day);

/* May the person draft in a case of that stage, held by that unit? */
bool draft_may(const struct user *who, const struct case_held *c);

/*
 * Keep the draft, first or again.
 * Errors  ERR_NOT_FOUND: no such case, or no record; ERR_FORBIDDEN; ERR_CONFLICT:
 *         not the stage for it, or somebody kept another version than in->base;
 *         ERR_INVALID: draft_check or repeat_check finds something, or the violator is not
 *         known (Law 15/2012/QH13 art. 65.1.b).
 */
MUST_USE enum err draft_write(struct cx *cx, const struct user *who, str code,
                              const struct draft_new *in);

/* A draft or decision as it was kept. */
struct decision {
    struct decision_of_case_row row;
    struct decision_acts_row *acts;
    size_t n_acts;
};

/* Two statements. ERR_NOT_FOUND: the case has none. */
MUST_USE enum err decision_load(struct cx *cx, case_id cid, struct decision *out);

/*
 * Places of form MQĐ02 that are open in a draft and that nobody may sign: the labels of
 * their fields in the form of the draft (to be translated). Where nothing is paid, nothing
 * is asked about paying. The array is in the arena; 0: the draft may be signed.
 * Errors  ERR_INTERNAL: what was kept cannot be read.
 */
MUST_USE enum err draft_open(struct arena *a, const struct decision *d,
                             const char *const **labels, size_t *n);

/*
 * Days to carry the decision out: the longer term of the decision, else the law's (Law
 * 15/2012/QH13 art. 73.1, code EXECUTE_DECISION). 0: the tables have none for that day.
 */
int64_t draft_pay_days(const struct law *law, const str words[DRAFT_WORDS], struct date day);

/* 0, or what is wrong with the longer term of a decision of that day. */
enum draft_wrong draft_pay_days_check(struct arena *a, const struct law *law,
                                      const str words[DRAFT_WORDS], struct date day);

/*
 * Extra sanctions and remedies as the decision says them, each once: of several terms for one
 * measure the longest (Decree 118/2021 art. 9). All measures are of the tables.
 */
void draft_measures(const struct law *law, const struct draft_new *in, struct buf *extra,
                    struct buf *remedies);

/* The texts as they were kept; one that was not typed is "". */
MUST_USE enum err draft_words_read(struct arena *a, str kept, str out[DRAFT_WORDS]);

/* What was kept as a draft again, with its measures (one statement more). */
MUST_USE enum err decision_draft(struct cx *cx, const struct decision *d, struct draft_new *out);

#endif
