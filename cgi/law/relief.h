/*
 * Sums from which a fine may be put off or paid in parts, and how: Law
 * 15/2012/QH13 arts. 76 and 79. Hardship is for people to confirm.
 */
#ifndef LAW_RELIEF_H
#define LAW_RELIEF_H

#include "law/assess.h"

enum law_relief_kind { LAW_POSTPONE = 1, LAW_INSTALMENTS };

struct law_relief {
    const struct law_number *from;  /* the least fine, in đồng */
    const struct law_number *count; /* instalments: payments at most */
    const struct law_number *first; /* instalments: least share of the first payment, percent */
};

/* The rows in force on day. ERR_EXPIRED: one is missing; what was found is set. */
MUST_USE enum err law_relief(const struct law *law, enum law_relief_kind kind,
                             enum law_subject subject, struct date day, struct law_relief *out);

/* Is the fine of a decision, in đồng, large enough? */
bool law_relief_reached(const struct law_relief *r, int64_t fine);

/* Instalments: the least first payment in đồng, a part of one counts as a whole one. */
int64_t law_relief_first(const struct law_relief *r, int64_t fine);

#endif
