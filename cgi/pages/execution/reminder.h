/* /staff/cases/{code}/execution/reminder: what a letter of today says, and those of before. */
#ifndef PAGES_EXECUTION_REMINDER_H
#define PAGES_EXECUTION_REMINDER_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/execution/reminder */
enum err reminder_get(struct req *r, struct resp *w);
enum err reminder_post(struct req *r, struct resp *w);

#endif
