/*
 * /staff/cases/{code}/execution: what is owed today and day by day, the plan, what was
 * done, what runs beside it, what comes next and by when. At most ten statements.
 */
#ifndef PAGES_EXECUTION_EXECUTION_H
#define PAGES_EXECUTION_EXECUTION_H

#include "http/http.h"

/* GET /staff/cases/{code}/execution */
enum err execution_get(struct req *r, struct resp *w);

#endif
