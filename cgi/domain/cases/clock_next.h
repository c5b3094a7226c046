/*
 * When jobs must look at a clock next, and what they then say. Every statement
 * that changes a clock writes its `next_us` from here. Pure.
 */
#ifndef DOMAIN_CASES_CLOCK_NEXT_H
#define DOMAIN_CASES_CLOCK_NEXT_H

#include "base/cx.h"
#include "law/law.h"

/* Who was told of a term, column clock.told. A level is reached once and never taken back. */
enum clock_told {
    TOLD_NOBODY = 1,
    TOLD_NEAR,     /* the handler: a share of the term has passed */
    TOLD_LATE,     /* the handler: the term is over, written into the history */
    TOLD_HEAD,     /* the head of the unit */
    TOLD_SUPERIOR, /* the unit above */
};

/* When a level is reached; keys jobs.* of the configuration. */
struct clock_rules {
    int64_t warn_percent;       /* share of the term ... */
    int64_t warn_least_minutes; /* ... but at least so long before its end */
    int64_t head_days, superior_days; /* working days after the end; 0: at once */
};

struct clock_state {
    instant since, due;
    bool stands; /* paused, stopped, or not the unit's own: nobody is told */
    enum clock_told told;
};

struct clock_rules clock_rules_of(const struct cx *cx);

/*
 * The level is reached when this moment has passed. A term without time for a
 * warning is warned of with its end, so that it is only late. For TOLD_NEAR and above.
 */
instant clock_moment(const struct law *law, const struct clock_rules *r,
                     const struct clock_state *k, enum clock_told level);

/* Highest level whose moment has passed; never below k->told. */
enum clock_told clock_reached(const struct law *law, const struct clock_rules *r,
                              const struct clock_state *k, instant now);

/*
 * Moment of the next level; missing when there is none. It may lie in the past:
 * then jobs have not looked yet.
 */
opt_instant clock_next(const struct law *law, const struct clock_rules *r,
                       const struct clock_state *k);

#endif
