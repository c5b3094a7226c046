/*
 * Reports about one matter are handled in one case, and are taken apart again
 * where that was wrong. Nothing is copied or deleted: a joined case keeps its
 * row, code, history, records and terms, and says where its reports are now.
 *
 * - Every reporter of a joined case sees the progress of the case that took it
 *   in and gets its answers and letters; what was answered before stays.
 * - The stricter term counts: an urgent or earlier term of the joined case runs
 *   on in the other one, until they are separated.
 * - Who must keep away from the joined case keeps away from the other one too.
 */
#ifndef DOMAIN_CASES_JOIN_H
#define DOMAIN_CASES_JOIN_H

#include "domain/cases/step.h"

#define JOIN_CASES_MAX 50
#define JOIN_REASON_MAX 1000 /* bytes */

struct case_join {
    str into;           /* code of the case that takes them in */
    const str *from;    /* codes; each once, at most JOIN_CASES_MAX */
    size_t n;
    opt_report_id report; /* only this report of the one case `from` */
    str reason;         /* why it is one matter; 1..JOIN_REASON_MAX bytes */
};

/* Why nothing was joined or separated. */
struct join_fault {
    str code;        /* the case in question */
    const char *why; /* to be translated; NULL where the error says all */
};

/*
 * Join all cases of the list, or none. An event in the chain of each.
 *
 * Errors  ERR_NOT_FOUND: a case that this person does not see, or a report that is
 *         not in its case; ERR_FORBIDDEN: the person works in another unit than the
 *         one that holds a case; ERR_RECUSED; ERR_CONFLICT: see fault->why (ended or
 *         joined already, another procedure, on its way to another unit, has files of
 *         its own open, a unit or person of the one must keep away from the other).
 * Law     Decision 174/QĐ-BTNMT (2022) art. 9-12: each reporter is answered.
 */
MUST_USE enum err case_join(struct cx *cx, const struct user *who, const struct case_join *in,
                            struct join_fault *fault);

struct case_split {
    str code;                 /* the case that they leave */
    const report_id *reports; /* each once, at most JOIN_CASES_MAX */
    size_t n;
    str reason;               /* 1..JOIN_REASON_MAX bytes */
};

/*
 * The reports leave the case for one of their own: the one they came from, if
 * all came from the same and it is still joined here, else a new one. Its terms
 * count from the original receipt, as if it had never been joined. It belongs to
 * its old unit where this person works there, else to the unit that separates.
 *
 * *own    code of that case.
 * Errors  ERR_NOT_FOUND, ERR_FORBIDDEN, ERR_RECUSED as case_join; ERR_CONFLICT: a
 *         report that is not in the case any more, or the last one in it.
 */
MUST_USE enum err case_separate(struct cx *cx, const struct user *who,
                                const struct case_split *in, str *own, struct join_fault *fault);

#endif
