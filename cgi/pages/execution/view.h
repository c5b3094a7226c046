/* What the templates of the pages of execution show. */
#ifndef PAGES_EXECUTION_VIEW_H
#define PAGES_EXECUTION_VIEW_H

#include "pages/cases/view.h"

struct owing_row { /* days that are alike */
    struct date from, to;
    int64_t days, unpaid, interest;
    str why;   /* what was late, or why nothing is counted */
    str basis;
    bool held;
};

struct plan_row {
    struct date due, moved; /* moved: on by days that stood still; not set: it is not */
    int64_t sum, paid;
    str state;
    enum due_state clock;
};

struct paid_row {
    struct date day;
    int64_t amount, id;
    str receipt, who, why; /* why it was taken back; empty: it counts */
};

struct measure_row {
    str name, months;
};

struct execution_view {
    struct case_view c;
    str number, stage;
    struct date signed_on;
    bool has_decision, in_force, cancelled, known, may;
    int64_t fine, reduced, paid, interest, lapsed, rest, over, late, per_day;
    str late_words, rate; /* what is late, percent a day; in figures */
    struct date due, day;
    const struct owing_row *days;
    size_t n_days;
    const struct plan_row *plan;
    size_t n_plan;
    const struct paid_row *payments;
    size_t n_payments;
    const struct measure_row *measures;
    size_t n_measures;
    struct date remedy_due, clean_from; /* not set: not executed yet */
    str clean_words; /* how that day is reckoned */
    int64_t exhibits, kept, papers, lawsuits, damages, costs, cost_unpaid, reminders;
};

#endif
