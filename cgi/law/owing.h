/*
 * What is owed on a fine on a given day, and why: Law 15/2012/QH13 arts. 76 to 79,
 * Decree 118/2021/NĐ-CP art. 20. Pure, in whole đồng, day by day.
 *
 * - Each day after the term to execute costs the rate in force on that day of what is
 *   unpaid on it, holidays too; the day of a payment is free of what it paid (art. 78.1).
 * - Days on which the fine stands still cost nothing: while a request is weighed, while it
 *   is postponed or stayed. As with terms, the day from which it stands still counts, the
 *   day on which that ends does not.
 * - Under a plan of instalments a sum is late from the day after its own last day, and
 *   those last days move on by the days that stood still.
 * - Payments go to the fine first. The interest is summed exactly and rounded once, halves
 *   up; the lines add up to it to the đồng.
 */
#ifndef LAW_OWING_H
#define LAW_OWING_H

#include "base/cx.h"
#include "law/tables.h"

/* A payment or a reduction. */
struct owing_sum {
    struct date day;
    int64_t sum;
};

/* A term to execute: it governs from its first day until a later one begins. */
struct owing_term {
    struct date from, end;
};

/* Days that stand still: after `from`, up to `until`; not set: it still stands. */
struct owing_hold {
    struct date from, until;
    str basis;
};

struct owing_in {
    int64_t fine; /* as it stands now, before what was reduced */
    const struct owing_sum *paid, *reduced;
    size_t n_paid, n_reduced;
    const struct owing_sum *raised; /* part of `fine` that a later decision added on its day */
    size_t n_raised;
    const struct date *raised_due; /* last day of each under a plan (Decree 118 art. 16); or NULL */
    const struct owing_term *terms; /* any order */
    size_t n_terms;
    const struct owing_hold *holds;
    size_t n_holds;
    struct date plan_from;        /* day of the order on instalments; not set: none */
    const struct owing_sum *plan; /* sums by their last day, in order */
    size_t n_plan;
    struct date lapsed; /* day the fine lapsed with art. 74; not set: it did not */
    struct date day;    /* as if what is left were paid on it */
};

enum owing_why { OWING_LATE = 1, OWING_HELD, OWING_LATE_PART };

/* Days after the term of which each is alike. */
struct owing_line {
    struct date from, to; /* both included */
    enum owing_why why;
    int32_t days;
    int64_t unpaid;   /* what was late on each of them, in đồng */
    const struct law_number *rate;
    int64_t interest; /* of these days; all lines add up to the whole */
    str basis;        /* OWING_HELD: why nothing was late; else that of the rate */
};

struct owing {
    int64_t fine, reduced, paid, interest;
    int64_t lapsed; /* written off with the limit of execution */
    int64_t rest;   /* still owed; never below 0 ... */
    int64_t over;   /* ... paid beyond what was owed, to be given back */
    int64_t late;   /* what of the fine is late on the day */
    struct date due;     /* last day of the term, or of the next sum of the plan */
    struct date *plan_due; /* last days of the plan, moved on by days that stood still */
    struct date *raised_due; /* the same for what was added to a plan */
    const struct owing_line *lines;
    size_t n_lines;
};

/*
 * Always: fine + interest + over == reduced + paid + lapsed + rest.
 * Errors  ERR_EXPIRED: no rate on one of those days; ERR_INVALID: a sum below 0, more
 *         than OWING_MAX, or days beyond OWING_DAYS.
 */
#define OWING_MAX INT64_C(1000000000000000)
#define OWING_DAYS 20000
MUST_USE enum err law_owing(struct arena *a, const struct law *law, const struct owing_in *in,
                            struct owing *out);

/* Interest of one day at that rate, halves up; for words about the next day alone. */
int64_t law_day_interest(int64_t late, const struct law_number *rate);

#endif
