/*
 * /staff/cases/{code}/execution: what is owed today and day by day, the plan, what was
 * done, what comes next and by when. A payment noted wrongly is taken back here.
 */
#ifndef PAGES_EXECUTION_EXECUTION_H
#define PAGES_EXECUTION_EXECUTION_H

#include "http/http.h"

enum err execution_get(struct req *r, struct resp *w);
/* POST .../execution/payments/{id} */
enum err payment_take_back_post(struct req *r, struct resp *w);

#endif
