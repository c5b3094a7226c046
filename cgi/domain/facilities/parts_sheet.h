/*
 * Places and permits of facilities as CSV, beside the register itself (sheet.h): one line each,
 * with its facility by tax code or personal number, or by its number in the register.
 */
#ifndef DOMAIN_FACILITIES_PARTS_SHEET_H
#define DOMAIN_FACILITIES_PARTS_SHEET_H

#include "domain/facilities/parts.h"
#include "domain/facilities/sheet.h"

enum { PLACE_COLUMNS = 10, PERMIT_COLUMNS = 8 };
extern const char *const place_columns[PLACE_COLUMNS];
extern const char *const permit_columns[PERMIT_COLUMNS];

/* Read the cells of the row in hand but its facility; each mistake is a fault of l. Pure. */
void place_line_read(struct loader *l, const str *cell, struct place_new *out);
void permit_line_read(struct loader *l, const str *cell, struct permit_new *out);

enum facility_parts { PARTS_PLACES = 1, PARTS_PERMITS };

/*
 * Take the lines without a fault that their facility has not got: a place that stands with that
 * kind and name, a permit of that kind and number. Otherwise as facility_import.
 */
MUST_USE enum err facility_parts_import(struct cx *cx, str path, enum facility_parts what,
                                        enum facility_apply apply, struct buf *faults,
                                        struct facility_counts *counts);

#endif
