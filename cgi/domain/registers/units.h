/* The register of units: real bodies with areas and periods of validity. */
#ifndef DOMAIN_REGISTERS_UNITS_H
#define DOMAIN_REGISTERS_UNITS_H

#include "base/buf.h"
#include "base/cx.h"

/*
 * Import a CSV table of units (columns as in sql/data/units.csv) in one
 * transaction. Rows that are there already, by code and first day, stay as they
 * are, so an import can be repeated. A row that only renames the one before it
 * (unit.body_id) is the same body: its offices and cases go on. Every fault is
 * one line "FILE:LINE: ...".
 * ERR_INVALID: faults, nothing was written.
 */
MUST_USE enum err units_import(struct cx *cx, str file, str csv, int64_t *added,
                               struct buf *faults);

#endif
