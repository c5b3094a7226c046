/*
 * Legal terms running on a case. A clock keeps its code and its start, and so
 * the row of the law it began with; its due moment follows from those and from
 * the intervals in which it stood still.
 *
 * A clock that stands still is not late, cannot be breached and presses nobody
 * (cases.due_us leaves it out). To stop it ends the pause. To start it again
 * changes nothing: it stands still as before.
 */
#ifndef DOMAIN_CASES_CLOCKS_H
#define DOMAIN_CASES_CLOCKS_H

#include "domain/cases/clock_plan.h"
#include "sql/clocks.h"

/* All clocks of a case, those that stopped too. One statement. */
MUST_USE enum err clocks_load(struct cx *cx, case_id cid, struct case_clock **out, size_t *n);

/* A row of clocks_of_case with its pauses read. ERR_INTERNAL: they cannot be read. */
MUST_USE enum err clock_of_row(struct arena *a, const struct clocks_of_case_row *row,
                               struct case_clock *out);

/* The column `pauses` of such a row into *out. ERR_INTERNAL: it cannot be read. */
MUST_USE enum err clock_pauses(struct arena *a, opt_str text, struct case_clock *out);

/*
 * The last moment of a term for questions of order (may the other side still
 * act, is the step still in time): a term that stands still has none while it
 * does, unless it was over before.
 */
instant clock_ends(const struct clocks_of_case_row *row);

/* Write down what a plan says. Inside the transaction of the step. */
MUST_USE enum err clocks_apply(struct cx *cx, case_id cid, const struct flow_step *step,
                               const struct clock_change *changes, size_t n);

#endif
