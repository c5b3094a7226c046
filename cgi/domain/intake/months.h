/*
 * How many reports of a kind a commune had, as far as anybody may know before they were
 * verified: by month, never by day, place, text or stage, and no number that one report
 * could move. Months that are over are told from MONTH_LEAST reports on; of the month that
 * runs only that it has MONTH_NOW_LEAST or more, in steps. See the view pub_month.
 */
#ifndef DOMAIN_INTAKE_MONTHS_H
#define DOMAIN_INTAKE_MONTHS_H

#include "base/cx.h"
#include "base/ids.h"

#define MONTH_LEAST 5
#define MONTH_NOW_LEAST 20

struct months {
    int64_t now;              /* at least so many this month; 0: nothing is told */
    int64_t last, before;     /* of the two months before; 0: fewer than MONTH_LEAST, or none */
    struct date last_month, before_month; /* their first days */
};

/* One statement by key. */
MUST_USE enum err months_read(struct cx *cx, unit_id commune, str pollution, struct months *out);

#endif
