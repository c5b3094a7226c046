/* "Hôm nay": what must be done today and by law when, with one link each to the very form. */
#ifndef PAGES_CASES_TODAY_H
#define PAGES_CASES_TODAY_H

#include "http/http.h"

/* GET /staff/today */
enum err today_get(struct req *r, struct resp *w);

#endif
