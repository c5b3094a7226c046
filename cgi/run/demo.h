/*
 * The demonstration set, part by part. Everything in it is invented; names of
 * people and firms carry "ABC". Loading it again changes nothing.
 */
#ifndef RUN_DEMO_H
#define RUN_DEMO_H

#include "base/buf.h"
#include "base/cx.h"
#include "domain/accounts/user.h"
#include "domain/facilities/facility.h"

#define DEMO_DEPARTMENT "22-NNMT"

/* Department of the province and telephone numbers. ERR_NOT_FOUND: units are not imported. */
MUST_USE enum err demo_units(struct cx *cx);

/*
 * Accounts with offices since 2025-07-01; their passwords go to the file at
 * path, readable by its owner alone: a JSON list of {login, password, name,
 * unit, unit_name, role, position}. While the file fits the database nothing is
 * changed, also where others stand after them; otherwise all get new passwords and
 * second factors. ERR_UNAVAILABLE: cannot be written.
 */
MUST_USE enum err demo_accounts(struct cx *cx, str path);

/*
 * Reports of the last weeks and what became of them, through the rules of the
 * service, each step at its own moment. A story whose report is there already
 * is left as it is. One that the law of its days does not allow stops there,
 * with a line in faults; the others go on.
 */
void demo_cases(struct cx *cx, struct buf *faults);

/* Someone of the accounts above, as logged in. ERR_NOT_FOUND. */
MUST_USE enum err demo_person(struct cx *cx, str login, const struct user **out);

struct demo_facility {
    const char *unit, *name, *before, *tax, *sector, *address;
    double lat, lon;
    int risk;
    enum law_subject kind;
};

/* One of the register; *fresh: it was not there. */
MUST_USE enum err demo_facility(struct cx *cx, const struct demo_facility *d, facility_id *id,
                                bool *fresh);

/* Facilities of the register, one of them with everything; some of the stories' files are
 * linked to theirs. */
MUST_USE enum err demo_facilities(struct cx *cx);

/*
 * Decision of an unannounced inspection with its team; a sealed sample that goes to a
 * laboratory; and what the laboratory found: of one case. Errors of the rules behind them.
 */
MUST_USE enum err demo_order(struct cx *cx, const struct user *who, str code);
MUST_USE enum err demo_sample(struct cx *cx, const struct user *who, str code);
MUST_USE enum err demo_result(struct cx *cx, const struct user *who, str code);

/*
 * A year of it: reports of so many months that are over with what became of them, published
 * decisions in all states, tasks and targets of the plan, supervision requests. What jobs
 * would have done meanwhile is done at its moment. Faults as of demo_cases. Loaded again it
 * changes nothing.
 */
MUST_USE enum err demo_year(struct cx *cx, int months, struct buf *faults);

/* Drafts of this year's plans of a ward and the department, with one facility in both. */
MUST_USE enum err demo_plans(struct cx *cx);

#endif
