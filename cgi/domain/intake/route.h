/* Who gets a report at arrival, where that is not the unit that the reporter sent it to. */
#ifndef DOMAIN_INTAKE_ROUTE_H
#define DOMAIN_INTAKE_ROUTE_H

#include "domain/registers/bodies.h"

struct route_in {
    unit_id receiver;
    opt_unit_id avoid; /* the reporter wished that this one does not handle it */
    str province, place;
    opt_f64 lat, lon;
    struct date day;   /* of filing */
};

/*
 * The board of the industrial or economic zone that the place lies in, where the province
 * decided, with a basis in the register of zones, that it takes their reports and somebody there
 * reads an inbox. By the outline, or by the name in the words of the place where no point speaks
 * against it; what is only told in the text of the report decides nothing. A report that avoids
 * its commune goes where it was sent. ERR_NOT_FOUND: the receiver keeps it. One statement.
 */
MUST_USE enum err route_of(struct cx *cx, const struct route_in *in, struct zone *out);

/* The event that tells it, with zone, basis and both bodies. */
MUST_USE enum err route_event(struct cx *cx, const struct route_in *in, const struct zone *zone,
                              case_id cid);

#endif
