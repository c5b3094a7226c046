/* Which unit gets a report that a program sent: by code, point or words. */
#ifndef DOMAIN_INTAKE_WHERE_H
#define DOMAIN_INTAKE_WHERE_H

#include "base/cx.h"
#include "base/ids.h"

struct where {
    str address_id;   /* code of a commune, or empty */
    str address;      /* words, from most specific to most general; or empty */
    str text;         /* of a message that says no place in a field of its own; or empty */
    opt_f64 lat, lon; /* missing, or in the country */
};

/* Within the square that the table `report` takes. Pure. */
bool where_in_country(double lat, double lon);

/*
 * The commune of the code; else the one of today that the words name, by a name of today
 * or of old, where it is one alone; else the one of the point (place_of_point). What names
 * no commune goes to the unit above all of them: nothing is refused for its place.
 * ERR_NOT_FOUND: the code is none of today.
 */
MUST_USE enum err where_unit(struct cx *cx, const struct where *w, unit_id *out);

#endif
