/*
 * Two entries of one facility. Merging moves no row: the double gets the root of the other and
 * leads to it everywhere; taking it apart gives back what was, to the letter.
 */
#ifndef DOMAIN_FACILITIES_MERGE_H
#define DOMAIN_FACILITIES_MERGE_H

#include "domain/facilities/facility.h"

/*
 * The double goes into the target. Both are unmerged, seen by the person, who works above the
 * communes (FACILITY_RATING). ERR_CONFLICT: one of them is merged already; ERR_INVALID: the
 * same facility twice.
 */
MUST_USE enum err facility_join(struct cx *cx, const struct user *who, facility_id twin,
                                facility_id target, str reason);

/* The double stands for itself again, with all that was merged into it before. */
MUST_USE enum err facility_split(struct cx *cx, const struct user *who, facility_id twin,
                                 str reason);

#endif
