/* Everything that happened at a facility, on one line of time; and who changed its entry. */
#ifndef DOMAIN_FACILITIES_TIMELINE_H
#define DOMAIN_FACILITIES_TIMELINE_H

#include "domain/facilities/facility.h"

#define TIMELINE_PAGE 50
#define TIMELINE_PAGES_MAX 1000

struct timeline_item {
    instant at;
    str kind;  /* report, case, inspection, record, decision, cancelled, permit, permit_end,
                  duty, duty_over, exceedance */
    str label; /* number of the report or paper, finding, what is due, parameter */
    str extra; /* codes of the acts, đồng, kind of the permit or duty, "measured limit unit" */
    str code;  /* of the case; empty: of the register itself */
};

/*
 * Newest first, page 1 and on; reports by their number alone. What belongs to a case that the
 * person may not see is left out, so a page may hold fewer lines. *more: there is a next page.
 */
MUST_USE enum err timeline_load(struct cx *cx, const struct user *who, facility_id root,
                                int64_t page, const struct timeline_item **out, size_t *n,
                                bool *more);

/* Changes of the entry, newest first; links of cases that the person may not see left out. */
MUST_USE enum err history_load(struct cx *cx, const struct user *who, facility_id root,
                               int64_t page, struct facility_history_row **rows, size_t *n,
                               bool *more);

#endif
