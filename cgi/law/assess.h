/*
 * What a file of violations may cost and who may sign the decision.
 *
 * The act follows the law of the day it ended (or was detected, when it goes
 * on); power and procedure follow the law of the day of handling (Decree
 * 118/2021/NĐ-CP art. 7). Frames are average, minimum and maximum by art. 9.1.
 */
#ifndef LAW_ASSESS_H
#define LAW_ASSESS_H

#include "base/cx.h"
#include "law/due.h"
#include "law/tables.h"

enum law_subject {
    LAW_INDIVIDUAL = 1,
    LAW_HOUSEHOLD,
    LAW_BUSINESS_HOUSEHOLD,
    LAW_COMMUNITY,
    LAW_ORGANIZATION,
};

enum law_discharge {
    LAW_WASTEWATER = 1,
    LAW_HAZARDOUS_WASTEWATER,
    LAW_GAS,
    LAW_HAZARDOUS_GAS,
    /* By how many dB over the limit, not how many times; nothing is added to them. */
    LAW_NOISE,
    LAW_VIBRATION,
    LAW_BUILDING_VIBRATION,
};

/* Another parameter over its limit in the same discharge. */
struct law_parameter {
    enum law_discharge kind;
    bool ph;        /* pH out of range: wastewater alone; factor is then 0 */
    int64_t factor; /* measured value / limit, times 1,000,000,000; hazardous wastewater
                       with ph: the pH itself */
};

/* An earlier time of a multiple violation, not handled yet. */
struct law_time {
    str act;
    struct date day;
};

/* An earlier sanction decision against the same violator. */
struct law_earlier {
    str act;
    struct date decided;
    opt_date executed; /* fully executed; not set: not (yet) */
    bool warning;      /* a warning and no fine */
    bool same;         /* of the same article: a person found it the same act */
};

/* Does repetition count? By the law; or as a person said, with a reason. */
enum law_repeat { LAW_REPEAT_BY_LAW = 0, LAW_REPEAT_COUNTED, LAW_REPEAT_NOT };

struct law_act_in {
    str act;
    struct date day; /* the day it ended, or was detected when still going on */
    bool going_on;
    int mitigating, aggravating; /* how many circumstances */
    const struct law_parameter *params;
    size_t n_params;
    const struct law_time *times; /* a multiple violation used as aggravating */
    size_t n_times;
    bool returned; /* handed back by criminal procedure bodies */
    str ambient;   /* a row of ambient.csv; empty: none */
    enum law_repeat repeat;
};

struct law_file {
    struct date handled_on;
    enum law_subject subject;
    const struct law_act_in *acts;
    size_t n_acts;
    str area; /* code of the unit where it happened; empty: not named */
    bool too_young; /* below the age of fines: the frame counts, no fine comes out of it */
    bool has_history; /* earlier decisions were looked up, even when none was found */
    const struct law_earlier *history;
    size_t n_history;
};

struct law_local;

struct law_act_out {
    const struct law_act *act;
    bool has_fine;                /* the act has a frame; false: warning alone */
    int64_t frame_min, frame_max; /* for the subject */
    int64_t addition_percent;
    int64_t fine_min, fine_max; /* 0 without a frame or out of time */
    int64_t power_tested;       /* top of the frame with additions, under the ceiling */
    int64_t ceiling;
    bool in_time;
    struct law_due limit; /* the limitation period, extended where it is */
    bool extended;        /* by a year, after criminal procedure bodies (art. 6.1.c) */
    const struct law_act *frame_of;      /* whose frame applies: its own, or an earlier time's */
    const struct law_act *suspension_of; /* whose suspension is the longest; NULL: none */
    const struct law_earlier *repeat_of; /* a decision that makes this a repeat; NULL: none */
    const struct law_earlier *maybe_of;  /* of the same article, but perhaps another act */
    size_t n_multiple;                   /* earlier times that count */
    bool repeats;    /* repetition that aggravates (art. 10.1.b), not the act itself (art. 10.2) */
    int aggravating;                     /* with repetition, which counts once */
    const struct law_local *local;       /* NULL: the common frame */
    int64_t local_percent;               /* 100 .. 200 of the common frame */
    int64_t ambient_min, ambient_max;    /* percent added for polluted surroundings */
};

enum law_refusal {
    LAW_MAY_SIGN = 1,
    LAW_NO_POWER,      /* the position does not sanction at all */
    LAW_OTHER_FIELD,   /* its powers are for other acts */
    LAW_ACTS_UNKNOWN,  /* limited to a list of acts that is not known */
    LAW_FINE_TOO_HIGH, /* the top of the frame is above its power */
    LAW_NO_SUSPENSION, /* may not suspend or revoke, and the act carries it */
    LAW_NO_REMEDY,     /* may not order a remedy that the act carries */
    LAW_NOT_CONFISCATE,
    LAW_NOT_DELEGATED, /* a deputy without any document; the others from far to near */
    LAW_DELEGATED_OTHERWISE, /* to coerce, not to sanction, or the reverse */
    LAW_DELEGATED_LATER,
    LAW_DELEGATION_OVER,
    LAW_DELEGATION_ENDED, /* before its last day */
    LAW_DELEGATED_OTHER_FIELD,
    LAW_DELEGATED_LESS, /* the top of the frame is above the sum given */
};

struct law_deputy;     /* law/delegation.h */
struct law_delegation;

/* One position on the day of handling; refused because of `act` (NULL: in general). */
struct law_signer {
    const struct law_position *position;
    enum law_refusal refusal;
    const struct law_act_out *act;
    const struct law_measure *measure; /* the suspension or remedy it lacks */
    const struct law_deputy *deputy;   /* acts for that position; NULL: the head himself */
    const struct law_delegation *delegation; /* by this document; NULL: by none */
};

struct law_assessment {
    struct law_file file;
    const struct law_act_out *acts;
    size_t n_acts;
    int64_t total_min, total_max;
    bool may_explain;
    bool limits_known; /* discharge_limits.csv is filled; else factors are typed unchecked */
    const struct law_signer *signers; /* may sign: lowest power first, ties by code */
    size_t n_signers;
    const struct law_signer *refused; /* may not, in the order of the table */
    size_t n_refused;
    const str *warnings; /* English, and the same in Vietnamese */
    const str *warnings_vi;
    size_t n_warnings;
};

/*
 * fault   one line: what is wrong with the file, with the article where there is one.
 * Errors  ERR_NOT_FOUND: unknown act; ERR_EXPIRED: an act or number was not in
 *         force that day; ERR_INVALID: the file contradicts itself.
 */
MUST_USE enum err law_assess(struct arena *a, const struct law *law, const struct law_file *file,
                             struct law_assessment *out, struct buf *fault);

/*
 * Last day on which a new violation of the same act is a repeat: 6 months after a
 * warning or 1 year after another decision was fully executed, or 1 year after its
 * execution lapsed.
 * Errors  of law_due.
 * Law     15/2012/QH13 arts. 7.1, 74.1.
 */
MUST_USE enum err law_clean_until(struct arena *a, const struct law *law,
                                  const struct law_earlier *e, struct law_due *out);

/* The verdict on one position code; refusal LAW_NO_POWER and position NULL when it has no row. */
struct law_signer law_signer_find(const struct law_assessment *as, str position_code);

/* "Refused: ...; article", in words for the decision page. */
str law_signer_words(struct arena *a, enum lang lang, const struct law_assessment *as,
                     const struct law_signer *s);

/* How the fine of one act was reached, step by step with the article, for the page. */
str law_fine_words(struct arena *a, enum lang lang, const struct law_assessment *as,
                   const struct law_act_out *act);

/* ERR_INVALID when the JSON is not a file as the contract of `law assess` has it. */
MUST_USE enum err law_file_from_json(struct arena *a, str json, struct law_file *out,
                                     struct buf *fault);
void law_assessment_json(struct arena *a, const struct law_assessment *as, struct buf *out);

/*
 * Publication. `act` with the codes of the measures that the decision imposes
 * (measures.csv). LAW_PUBLISH_MUST: the law orders it; LAW_PUBLISH_MAY: only
 * where the person who sanctions decides it with a legal basis; LAW_PUBLISH_ASK:
 * the text does not say clearly whether this measure counts, a person decides.
 */
enum law_publish { LAW_PUBLISH_MUST = 1, LAW_PUBLISH_ASK, LAW_PUBLISH_MAY };

struct law_imposed {
    str act;             /* code of the act */
    const str *measures; /* codes imposed for it */
    size_t n_measures;
};

struct law_publish_rule {
    enum law_publish verdict;
    str trigger;         /* act or measure code that decided it; missing for LAW_PUBLISH_MAY */
    str basis, basis_vi; /* missing for LAW_PUBLISH_MAY */
};

/*
 * Is whoever was sanctioned kept back by what he is ("minor")? false: no row says so on that
 * day. Else *out has its basis; verdict is LAW_PUBLISH_MAY and means nothing.
 */
bool law_publish_held(const struct law *law, str who, struct date decided_on,
                      struct law_publish_rule *out);

/* Every rule that the decision meets, in the order of the table; *n of them, in the arena. */
const struct law_publish_rule *law_publish_rules(struct arena *a, const struct law *law,
                                                 const struct law_imposed *imposed, size_t n_acts,
                                                 struct date decided_on, size_t *n);

struct law_publish_rule law_must_publish(const struct law *law, const struct law_imposed *imposed,
                                         size_t n, struct date decided_on);

#endif
