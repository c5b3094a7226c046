/* Automatic monitoring of each discharge point: what the rules say, what is noted, the link. */
#ifndef PAGES_FACILITIES_MONITORING_H
#define PAGES_FACILITIES_MONITORING_H

#include "pages/facilities/lines.h"

/* One line a discharge point in use. After places_of_facility. One statement. */
MUST_USE enum err monitors_of_facility(struct req *r, const struct facility *f,
                                       struct facility_view *v);

#endif
