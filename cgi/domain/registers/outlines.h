/* Areas of units, imported as GeoJSON into a table with a spatial index. */
#ifndef DOMAIN_REGISTERS_OUTLINES_H
#define DOMAIN_REGISTERS_OUTLINES_H

#include "base/buf.h"
#include "base/cx.h"

struct outlines_done {
    int64_t added, replaced, refused;
};

enum outlines_mode { OUTLINES_LOOK = 1, OUTLINES_IMPORT };

/*
 * Read the outlines of a file (geo/geojson.h has its form and limits) and, with
 * OUTLINES_IMPORT, keep those that were not refused, in one transaction. An outline of the
 * same code, level and first day is replaced, so an import can be repeated.
 *
 * Refused, each with one line in *faults: what the reader refuses; a unit that the register
 * does not have in that period, or under another parent; a period that overlaps that of
 * another outline of the unit; a feature that comes twice.
 *
 * Errors  ERR_INVALID: the file is no collection, nothing was done; ERR_DB.
 */
MUST_USE enum err outlines_import(struct cx *cx, enum outlines_mode mode, str file, str text,
                                  struct outlines_done *done, struct buf *faults);

#endif
