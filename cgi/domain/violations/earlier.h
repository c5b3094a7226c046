/*
 * Earlier decisions against whoever the file is about, and what they mean for its acts: a
 * repeat, perhaps one, or nothing any more. How they weigh in the fine: repeat.h.
 * Law     15/2012/QH13 arts. 2.5, 7.1, 10.1.b; Decree 118/2021/NĐ-CP art. 8 as amended.
 */
#ifndef DOMAIN_VIOLATIONS_EARLIER_H
#define DOMAIN_VIOLATIONS_EARLIER_H

#include "domain/violations/record.h"
#include "sql/earlier.h"

enum earlier_meaning {
    EARLIER_REPEAT = 1, /* the same act, and the violator was not clean again on its day */
    EARLIER_MAYBE,      /* of the same article: perhaps the same act, a person decides */
    EARLIER_OTHER,      /* another act, or clean again */
    EARLIER_UNREAD,     /* its act or days cannot be read: a person looks */
};

struct earlier {
    const struct earlier_decisions_row *row;
    enum earlier_meaning meaning;
    opt_i64 said; /* of a maybe: 1 the same act, 0 another, as the drafter answered */
    opt_date clean; /* last day that counts as not clean; not set: not executed yet, or unknown */
};

/*
 * One statement. as: the file as it was assessed; nothing where the law cannot read an
 * earlier act any more.
 */
MUST_USE enum err earlier_load(struct cx *cx, case_id cid, const struct law_assessment *as,
                               struct earlier **out, size_t *n);

/* What the rows mean for the file; out has n places. Pure. */
MUST_USE enum err earlier_judge(struct arena *a, const struct law *law,
                                const struct law_assessment *as,
                                const struct earlier_decisions_row *rows, size_t n,
                                struct earlier *out);

/* A row as the law engine reads it. */
struct law_earlier earlier_law(const struct earlier_decisions_row *row);

/* Keyed hash by which the same number is found again; missing without digits. */
opt_str violator_hash(struct cx *cx, str number);

#endif
