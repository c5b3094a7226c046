/*
 * From what a laboratory measured to the acts of the decree: how many times over the
 * limit, which parameter is fined, which others add to it. Exact decimals, no floating
 * point: every number is times 1,000,000,000. Pure.
 *
 * Law  Decree 45/2022/NĐ-CP art. 7 (factor = highest measured value / limit; a local
 *      standard prevails), arts. 18 to 21 (bands of factor and of flow, additions), 22, 23
 *      (noise, vibration: bands of dB over),
 *      each discharge point its own act.
 */
#ifndef LAW_EXCEED_H
#define LAW_EXCEED_H

#include "law/assess.h"

#define LAW_NANO 1000000000LL

/* discharge_limits.csv: what a technical regulation allows of one parameter. */
struct law_limit {
    str standard, column, medium, parameter, unit;
    str area;     /* unit whose own (local) standard it is; empty: national */
    str replaces; /* the national standard that a local one stands for */
    bool hazardous;
    bool scaled;  /* Kq and Kf (Kp and Kv) apply to it */
    opt_i64 min, max;
    str basis, basis_vi, note;
    struct date from;
    opt_date to;
    enum law_sure sure;
    bool demo;
};

/* discharge_factors.csv: Kq, Kf, Kp, Kv of a standard ("*": of every one) by condition. */
struct law_limit_factor {
    str standard, factor, code, name, name_vi;
    int64_t value;
    str basis, basis_vi, note;
    struct date from;
    opt_date to;
    enum law_sure sure;
    bool demo;
};

struct law_limit_ask {
    str standard, column, medium, parameter;
    str areas; /* codes of the place, from small to large, between blanks */
    struct date day;
};

/*
 * The limit in force that day: a local standard's of the smallest area that has one, else
 * the national one. NULL: not entered, so it is unset and shown so.
 */
const struct law_limit *law_limit(const struct law *law, const struct law_limit_ask *ask);

/*
 * What a standard multiplies its limits with that day, for that code of a factor; a row for
 * every standard ("*") serves too. NULL: not entered, so it is unset and shown so.
 */
const struct law_limit_factor *law_limit_factor(const struct law *law, str standard, str factor,
                                                str code, struct date day);

/* Walk the rows in force on day, from *at = 0. */
const struct law_limit *law_next_limit(const struct law *law, struct date day, size_t *at);
const struct law_limit_factor *law_next_limit_factor(const struct law *law, struct date day,
                                                     size_t *at);

/* v times a factor, both times 1,000,000,000; halves up. v and factor not below 0. */
int64_t law_scaled(int64_t v, int64_t factor);

/* How many times value is of limit, cut (never rounded up) to nine digits; 0: no limit above 0. */
int64_t law_times(int64_t value, int64_t limit);

/* One parameter as measured at one discharge point. */
struct law_measured {
    str parameter;
    enum law_discharge kind;
    bool ph;
    int64_t value;
    opt_i64 min, max; /* neither: no limit is set, so nothing can be said */
};

enum law_over { LAW_LIMIT_UNSET = 1, LAW_WITHIN, LAW_OVER, LAW_BELOW_MIN };

/*
 * Is it over? *factor: how many times; of noise and vibration how many dB(A); 0 for pH and
 * where a minimum is not reached.
 */
enum law_over law_over(const struct law_measured *m, int64_t *factor);

struct law_flow {
    opt_i64 day_m3;  /* of 24 hours, or the sampled flow of an hour times 24 */
    opt_i64 hour_m3; /* gas */
};

/* What one discharge point amounts to. */
struct law_exceeded {
    const struct law_measured *main; /* the parameter that is fined; NULL: none is over */
    int64_t factor;                  /* as law_over; of pH: the pH itself */
    const struct law_act *act;       /* NULL: its flow is not known, or no band holds it */
    bool flow_missing;
    const struct law_parameter *others; /* the other parameters over their limit */
    const struct law_measured *const *others_of;
    size_t n_others;
    size_t n_unset; /* parameters whose limit is not set */
};

/*
 * The act of one discharge point on a day: the parameter with the highest fine; each other
 * one over its limit adds its percent (law_assess counts them). Ties: the higher factor.
 */
struct law_exceeded law_exceed(struct arena *a, const struct law *law, struct date day,
                               const struct law_measured *m, size_t n, struct law_flow flow);

/*
 * Limits that an installation entered from the texts (config key law.limits_file): the
 * columns of discharge_limits.csv and one more, demo. They stand before those of the folder.
 * ERR_INVALID: each fault is a line "FILE:LINE: what is wrong" of *faults.
 */
MUST_USE enum err law_add_limits(struct arena *a, struct law *law, str path, struct buf *faults);

#endif
