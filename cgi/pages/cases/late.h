#ifndef PAGES_CASES_LATE_H
#define PAGES_CASES_LATE_H

#include "http/http.h"

/*
 * GET /staff/late: late cases of the reader's unit and whose they are; for a
 * unit above others also those reported to it (?list=below leafs through them)
 * and how often each unit was late this month.
 */
enum err late_get(struct req *r, struct resp *w);

#endif
