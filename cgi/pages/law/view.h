/* What the templates of the law pages show. */
#ifndef PAGES_LAW_VIEW_H
#define PAGES_LAW_VIEW_H

#include "html/page.h"
#include "pages/violations/view.h"

struct off_day { /* a day that was not counted, and why */
    struct date day;
    str why;
};

struct due_answer {
    str name, start, weekday, words, length, basis, warning;
    struct date from, first, counted, due;
    str from_words, due_words; /* with the hour where it is a term of hours */
    bool hours, at_once, back, working, rolled, never_rolls;
    const struct off_day *skipped, *passed; /* inside the term; from its last day to the next */
    size_t n_skipped, n_passed;
    bool sure, demo;
};

struct law_due_view {
    struct page page;
    struct field term, from, time;
    const struct choice *terms;
    size_t n_terms;
    bool answered;
    struct due_answer answer;
    str refusal, refusal_basis; /* no date: why, in a sentence; empty where there is one */
    const struct problem *problems;
    size_t n_problems;
};

struct law_fine_view {
    struct page page;
    struct field handled, subject;
    const struct choice *subjects;
    size_t n_subjects;
    struct acts_view acts;
    bool answered, may_explain;
    const struct fine_lines *costs;
    size_t n_costs;
    int64_t total_min, total_max;
    struct signer_lists signers;
    const str *warnings;
    size_t n_warnings;
    bool sure; /* every row used was read in the text of the act */
    const struct problem *problems;
    size_t n_problems;
};

#endif
