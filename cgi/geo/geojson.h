/*
 * Outlines of units out of a GeoJSON feature collection (RFC 7946). Pure: text in,
 * outlines out. Coordinates are degrees, longitude first, WGS 84.
 */
#ifndef GEO_GEOJSON_H
#define GEO_GEOJSON_H

#include "base/buf.h"
#include "base/date.h"

/* Limits; a file beyond the first two is refused as a whole, a feature beyond the others alone. */
#define GEO_FILE_MAX ((size_t)8 * 1024 * 1024)
#define GEO_FEATURES_MAX 5000
#define GEO_POINTS_MAX 20000 /* of one feature */
#define GEO_PARTS_MAX 2000   /* polygons and rings of one feature */

struct outline {
    size_t feature;    /* its place in the file, from 1 */
    str code, level;   /* level: province, district or commune */
    str parent;        /* code; may be empty */
    struct date since; /* 1900-01-01: the file gives none */
    opt_date until;
    str accuracy;      /* official, generalised or approximate */
    str wkt;           /* "MULTIPOLYGON(((107.1 20.9,...)))" */
    size_t points;
};

/*
 * Read every feature. One that cannot be taken is left out of *out and is one line
 * "FILE: feature N (CODE): why" in *faults: Polygon or MultiPolygon only, rings closed and
 * of at least four points that enclose an area, inside 8..24 north and 102..118 east,
 * properties code, level, valid_from, valid_to, accuracy (parent_code may be missing).
 *
 * Errors  ERR_INVALID: no such collection, or too large; *out is then empty and *faults
 *         has the one reason.
 */
MUST_USE enum err geojson_outlines(struct arena *a, str file, str text, struct outline **out,
                                   size_t *n, struct buf *faults);

#endif
