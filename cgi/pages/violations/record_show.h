/* GET /staff/cases/{code}/record: the violation record with all fields of form MBB01. */
#ifndef PAGES_VIOLATIONS_RECORD_SHOW_H
#define PAGES_VIOLATIONS_RECORD_SHOW_H

#include "http/http.h"

/* Who the violator is in detail is shown to people of the unit that holds the case alone. */
enum err record_show_get(struct req *r, struct resp *w);

#endif
