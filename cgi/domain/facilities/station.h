/* A case made of a station's notice is about the station's facility. */
#ifndef DOMAIN_FACILITIES_STATION_H
#define DOMAIN_FACILITIES_STATION_H

#include "base/cx.h"
#include "base/ids.h"

/* Link it, inside the transaction that takes the report; a case that is linked stays so. */
MUST_USE enum err facility_of_station(struct cx *cx, case_id cid, report_id report);

#endif
