/*
 * Bodies beside the administrative units that a case is asked of: environmental police,
 * boards of zones, monitoring centres, other sectors; and the zones in which a board leads.
 */
#ifndef DOMAIN_REGISTERS_BODIES_H
#define DOMAIN_REGISTERS_BODIES_H

#include "base/buf.h"
#include "base/cx.h"
#include "base/date.h"
#include "base/ids.h"

/*
 * From a CSV with the heading "code,duty,kind_vi,name_vi,parent_code,phone,valid_from,valid_to";
 * duty is police, zone_board, monitoring or sector, parent_code the province. A line of the
 * same code and first day is brought up to date. A body has no outline and no inbox until
 * somebody holds an office in it. Limits: code 12 bytes, kind 40, name 120, phone 40 letters.
 * Faults and errors as register_table_import.
 */
MUST_USE enum err bodies_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults);

/*
 * From a CSV with the heading "province,code,name_vi,names,body_code,takes,basis,verified,
 * valid_from,valid_to,outline": names are other spellings with a stroke between, outline a
 * POLYGON or MULTIPOLYGON (WKT, longitude first) or empty, verified text, secondary or
 * unverified; takes: yes where the province decided, on that basis, that reports of the zone go
 * to its board, else no.
 */
MUST_USE enum err zones_import(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults);

/* The zone that a place lies in, and the board that leads there. */
struct zone {
    str name, basis;
    bool sure;    /* its rule was read in the text of the act */
    bool takes;   /* reports of the zone go to the board, where somebody reads an inbox */
    bool inside;  /* by the outline; else its name stands in the text of the place ... */
    bool outside; /* ... though the outline does not hold the point */
    unit_id body;
    str body_name; /* as documents print it */
};

/*
 * The zone of a point or of the words of a place, on that day: an outline that holds the
 * point before a name in the words. ERR_NOT_FOUND: none. One statement.
 */
MUST_USE enum err zone_of(struct cx *cx, str province, struct date day, opt_f64 lat, opt_f64 lon,
                          str place, struct zone *out);

#endif
