/*
 * A report arrives: is it a copy of one that is being handled, and which open cases is
 * it like? Called by jobs inside the transaction that takes it (take.c), and where a
 * report becomes a case of its own (separate.c).
 *
 * A copy is folded into the case of the first one: the report is kept, has its number,
 * key and receipt, and gets every answer; only a second case is saved. A copy is the
 * same kind of pollution for the same unit, with the same words for what, where and
 * whom (signs, case and diacritics do not count), at least FOLD_CHARS letters of them,
 * and the same answers to the questions of its kind, within FOLD_HOURS of the one that
 * the case was opened for; and within FOLD_METRES where both have a point. Whoever
 * wishes another unit to handle it is never folded into a case without that wish.
 * Everything else that is alike is only suggested.
 *
 * It is compared with at most 100 open cases of the last NEAR_DAYS (similar.sql), by
 * three index ranges whose size does not grow with the number of cases.
 */
#ifndef DOMAIN_INTAKE_NEIGHBOURS_H
#define DOMAIN_INTAKE_NEIGHBOURS_H

#include "base/cx.h"
#include "base/ids.h"

#define FOLD_CHARS 40
#define FOLD_HOURS 72
#define FOLD_METRES 1000
#define NEAR_DAYS 30
#define NEAR_KEPT 5 /* suggestions for one new case */

struct arrived {
    report_id id;
    unit_id receiver;
    opt_unit_id avoid; /* the unit of the place, which must not handle it */
    str pollution, what, place, polluter;
    str answers; /* to the questions of its kind, as one text; may be missing */
    opt_f64 lat, lon;
    instant received;
};

/* Code of the open case that it is a copy for; missing: none. One statement. */
MUST_USE enum err neighbours_same(struct cx *cx, const struct arrived *r, opt_str *code);

/*
 * The report opened this case: keep what it is like, and let others be compared with
 * it, unless it says little more than "me too".
 */
MUST_USE enum err neighbours_note(struct cx *cx, const struct arrived *r, case_id cid);

#endif
