/*
 * Notices of automatic stations that a limit was passed. Each comes in as a report (report_file),
 * with its facility known from the station's code, and is handled like every other.
 * Law  Decree 08/2022/NĐ-CP arts. 97, 98 (not read in its text).
 */
#ifndef DOMAIN_FACILITIES_EXCEED_H
#define DOMAIN_FACILITIES_EXCEED_H

#include "base/sheet.h"
#include "domain/facilities/sheet.h"

enum { EXCEED_COLUMNS = 6 };
extern const char *const exceed_columns[EXCEED_COLUMNS];

struct exceedance {
    str station, parameter, unit;
    int64_t measured, most; /* thousand-millionths */
    instant at;
};

/* Read the cells of the row in hand; each mistake is a fault of l. Pure. */
void exceed_read(struct loader *l, const str *cell, instant now, struct exceedance *out);

/*
 * As facility_import; known: notices that came before (station, parameter and moment). A
 * station that no discharge point has is a fault.
 */
MUST_USE enum err exceed_import(struct cx *cx, str path, enum facility_apply apply,
                                struct buf *faults, struct facility_counts *counts);

#endif
