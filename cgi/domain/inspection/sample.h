/*
 * Samples: taken, sealed, handed over, analysed, held against the limits, and what acts that
 * makes. Numbers are exact decimals times 1,000,000,000 (LAW_NANO), never floating point.
 *
 * Law  Decree 45/2022/NĐ-CP arts. 7, 8, 18 to 21; Decree 118/2021/NĐ-CP art. 12.2: the term
 *      to write the record runs from the result, once for the whole case.
 */
#ifndef DOMAIN_INSPECTION_SAMPLE_H
#define DOMAIN_INSPECTION_SAMPLE_H

#include "domain/documents/document.h"
#include "domain/inspection/site.h"
#include "law/law.h"

#define SAMPLE_CODE_MAX 40
#define SAMPLE_VALUES_MAX 60
#define SAMPLE_HANDS_MAX 50

enum sample_flow { SAMPLE_FLOW_NONE = 0, SAMPLE_FLOW_DAY, SAMPLE_FLOW_HOUR };

struct sample_new {
    str item;   /* made by the device or the form; see site.h */
    str code;   /* on the label, 1..SAMPLE_CODE_MAX bytes, once in a case */
    str medium; /* wastewater, emission, noise, vibration, water, air, soil, waste */
    str point;  /* discharge point in words, 1..120 bytes: each is an act of its own */
    opt_place_id place;
    struct site_at at;
    str takers;  /* 1..500 bytes */
    str witness; /* who stood by for the facility; may be empty */
    str method, amount, preserved; /* 0..300 bytes */
    str seal;    /* number, 1..60 bytes */
    int64_t flow; /* times LAW_NANO: m3 of 24 hours, or m3 in an hour as sampled */
    enum sample_flow flow_of;
};

/*
 * Keep a sample, with an event. The same item again is OK and gives the same id.
 * Errors  of site_may; ERR_INVALID: a field; ERR_DUPLICATE: the label is taken in this case.
 */
MUST_USE enum err sample_keep(struct cx *cx, const struct user *who, str code,
                              const struct sample_new *in, sample_id *out);

/* Taken back with a reason (1..500 bytes); the row stays. ERR_CONFLICT: it was already. */
MUST_USE enum err sample_void(struct cx *cx, const struct user *who, str code, sample_id id,
                              str why);

struct hand_new {
    str edit;
    str given_by, given_to; /* 1..200 bytes */
    instant at;
    str seal;    /* as read then; another number than before needs a note */
    bool intact;
    str note;    /* required where the seal is broken or changed */
};

enum hand_fault {
    HAND_FINE = 0,
    HAND_GIVER,  /* not who received it last */
    HAND_EARLY,  /* before the sample was taken, or before the last hand-over */
    HAND_FUTURE,
    HAND_NOTE,   /* the seal is broken or another one: say why */
    HAND_SELF,   /* given to oneself */
    HAND_MANY,   /* SAMPLE_HANDS_MAX */
};

/* What is wrong with a hand-over behind those of before. Pure; names compare without case. */
enum hand_fault hand_check(struct arena *a, const struct sample_hands_row *rows, size_t n,
                           instant taken, str seal, const struct hand_new *in, instant now);

/*
 * Add to the chain of custody, with an event. The same edit again is OK.
 * Errors  of site_may; ERR_NOT_FOUND: no such sample in the case; ERR_CONFLICT: it was taken
 *         back; ERR_INVALID: see *fault.
 */
MUST_USE enum err sample_hand_over(struct cx *cx, const struct user *who, str code, sample_id id,
                                   const struct hand_new *in, enum hand_fault *fault);

struct value_new {
    str parameter, unit; /* 1..60, 1..20 bytes */
    int64_t value;
    bool below;     /* under what the method can find */
    bool hazardous; /* where the tables do not say */
    opt_i64 min, max; /* typed by a person; used only where the tables have no limit */
    str basis;        /* of those, required with them; 0..300 bytes */
};

struct result_new {
    sample_id sample;
    str number, laboratory; /* 1..60, 1..200 bytes */
    str accreditation;      /* 0..60 bytes; empty: not known, shown so */
    struct date reported, received;
    str standard, column;   /* chosen standard; may be empty */
    str kq, kf;             /* codes of discharge_factors.csv (for gas kp, kv); empty: 1 */
    const struct value_new *values;
    size_t n_values;
    str why;                /* required where it replaces a result */
};

/*
 * Keep what the laboratory found. Limits come from the tables of the day the sample was
 * taken, and stay beside the value. The first result received starts RECORD_AFTER_TEST in
 * every sanction file of the case that still waits for its record, in place of the term that
 * ran there, once.
 * Errors  of site_may; ERR_INVALID: days, no value, a parameter twice, a typed limit without
 *         its basis; ERR_CONFLICT: the sample was taken back; ERR_UNSET: the term has no length.
 */
MUST_USE enum err sample_result_keep(struct cx *cx, const struct user *who, str code,
                                     const struct result_new *in);

/*
 * The scan of the laboratory's report, once for a result, with an event. The file is removed
 * again where it is not kept.
 * Errors  of site_may; ERR_NOT_FOUND: no such result; ERR_CONFLICT: it has its scan.
 */
MUST_USE enum err sample_scan_keep(struct cx *cx, const struct user *who, str code, sample_id id,
                                   sample_result_id result, const struct document *d);

/* A limit as it applies to one sample: with Kq and Kf where the row says that they apply. */
struct limit_found {
    const struct law_limit *row; /* NULL: not set */
    opt_i64 min, max;
    str basis; /* "QCVN ABC, cột B, Kq 0,9": as it stands beside the value */
};

struct limit_ask {
    struct law_limit_ask of;
    str kq, kf;
};

/* What is looked for among the limits of permits. */
struct permit_ask {
    str parameter, unit; /* unit empty: any */
    opt_place_id place;  /* discharge point of the register */
};

/*
 * The limit that the newest permit in force sets for a parameter: of that very point before
 * one of the whole facility; a limit in another unit is none. NULL: no permit has one. It is
 * shown beside the limit of the standard and takes nothing of its place: the fine goes by the
 * standard (art. 7), what exceeds the permit alone is for people to judge (art. 11). Pure.
 */
const struct permit_limits_of_case_row *permit_limit_for(
    struct arena *a, const struct permit_limits_of_case_row *rows, size_t n,
    const struct permit_ask *ask);

/*
 * Where a limit comes from, for people: who issued the permit and when, how long it is valid,
 * which clause of it; what nobody noted is said so.
 */
str permit_source(struct arena *a, const struct permit_limits_of_case_row *limit);

/* "5,5–9", "≤ 50", "≥ 5"; empty where there is no limit. Pure. */
str limit_words(struct arena *a, enum lang lang, opt_i64 min, opt_i64 max);

/* Codes of the place of a case, from small to large, between blanks: whose standards apply. */
MUST_USE enum err sample_areas(struct cx *cx, const struct case_held *c, str *out);

/* In the reader's language. Pure. */
struct limit_found sample_limit(struct arena *a, const struct law *law, enum lang lang,
                                const struct limit_ask *ask);

/* An act that the results of one discharge point amount to; what the builders propose. */
struct sample_act {
    str point, medium;
    struct law_exceeded over; /* main parameter, factor, the others */
    struct law_act_in in;     /* act, day, parameters for law_assess; in.act empty: none found */
    str described;            /* for the record: parameter, values, limit, factor, flow */
    opt_i64 flow;             /* times LAW_NANO, of 24 hours; of gas: of an hour */
    bool flow_differs;        /* samples of the point say several flows */
    bool typed_limit;         /* a limit was typed by a person, not of the tables */
    bool custody_broken;      /* a seal was not whole */
    bool unaccredited;        /* a result without accreditation number */
    bool unhanded;            /* a result, and no hand-over to the laboratory was noted */
};

/* May a record rest on it (Decree 45/2022 art. 8)? Whole seals, accredited laboratories. Pure. */
bool sample_act_proves(const struct sample_act *act);

/*
 * The acts that the results amount to, one a discharge point, in the order of the points;
 * also of the case that this one was opened from. Day of an act: of its last sample. Points
 * without anything over are not among them. Samples that prove nothing count only where a
 * point has no other. Two statements.
 */
MUST_USE enum err sample_acts(struct cx *cx, case_id cid, struct sample_act **out, size_t *n);

/* The samples of a case and of the one it was opened from, with their results. */
struct sample_rows {
    struct samples_of_case_row *samples;
    struct sample_values_of_case_row *values;
    size_t n_samples, n_values;
};
MUST_USE enum err sample_rows_load(struct cx *cx, case_id cid, struct sample_rows *out);

/* What a sound sample has above the limits of a permit; the standard apart. */
struct permit_excess {
    str point, parameter, unit, permit, source; /* number of the permit; permit_source */
    int64_t value;
    opt_i64 min, max;
};

/*
 * The results of the case against the permits of its facility in force on the day of the first
 * sample; of samples that prove nothing (Decree 45/2022 art. 8) none. To discharge above a permit
 * is an act of its own (Decree 45/2022/NĐ-CP art. 11, by the body that issued it), which only a
 * person can choose: the register does not know of which
 * rank a permit is. One statement, none where no value came.
 */
MUST_USE enum err sample_over_permit(struct cx *cx, case_id cid, const struct sample_rows *rows,
                                     struct permit_excess **out, size_t *n);

/* The same from rows. Pure. */
void sample_acts_of(struct arena *a, const struct law *law, enum lang lang,
                    const struct samples_of_case_row *samples, size_t n_samples,
                    const struct sample_values_of_case_row *values, size_t n_values,
                    struct sample_act **out, size_t *n);

/* Day of the first result of a case that counts; not set: none came. One statement. */
MUST_USE enum err sample_first_result(struct cx *cx, case_id cid, opt_date *out);

/* "12,5", "0.05", "1 250": exact, at most nine digits behind the comma. false: no such number. */
bool nano_read(str text, int64_t *out);
/* "12,5", in English "12.5"; no digits that say nothing. */
str nano_words(struct arena *a, enum lang lang, int64_t v);

#endif
