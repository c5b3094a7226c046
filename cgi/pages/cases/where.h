/* GET /staff/cases/{code}/place: units of the case's point, on the day of the event and today. */
#ifndef PAGES_CASES_WHERE_H
#define PAGES_CASES_WHERE_H

#include "http/http.h"

enum err case_place_get(struct req *r, struct resp *w);

/* GET /staff/places?q=WORDS&point=LAT,LON&day=YYYY-MM-DD: the same for what somebody says. */
enum err places_get(struct req *r, struct resp *w);

#endif
