/*
 * The register as CSV, for spreadsheets and other registers: one line a facility. Reading a
 * line is pure; facility_import asks the database. Names, numbers and places of persons and
 * households are sealed as they come in, and never go out again.
 */
#ifndef DOMAIN_FACILITIES_SHEET_H
#define DOMAIN_FACILITIES_SHEET_H

#include "base/sheet.h"
#include "domain/facilities/edit.h"

enum { FACILITY_COLUMNS = 14 };
extern const char *const facility_columns[FACILITY_COLUMNS];

struct facility_line_in {
    struct facility_basics basics;
    struct facility_site site;
};

/* Read the cells of the row in hand; each mistake is a fault of l. units: see facility_area. */
void facility_line_read(struct loader *l, const str *cell, const struct area_unit *units,
                        size_t n_units, struct facility_line_in *out);

enum facility_apply { FACILITY_DRY = 1, FACILITY_WRITE };

struct facility_counts {
    size_t fresh, known, refused; /* lines */
    size_t unclaused; /* fresh permits that name no clause of their limits */
};

/*
 * Take the lines of the file that have no fault and are not in the register: one with the tax
 * code or personal number, or of the name, in the commune. faults: one line each, with file
 * and line of it. FACILITY_DRY writes nothing. A line is one transaction; the same file again
 * goes on where it stopped.
 * ERR_INVALID: the file cannot be read, nothing was taken; limits as sheet_read has them.
 */
MUST_USE enum err facility_import(struct cx *cx, str path, enum facility_apply apply,
                                  struct buf *faults, struct facility_counts *counts);

/* The line of a facility, to be written; the heading for none. */
void facility_heading(struct buf *b);
void facility_row(struct buf *b, const struct facility_export_row *row);

#endif
