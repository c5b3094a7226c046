/* The reports of a case, page by page; joining other cases to it, separating reports from it. */
#ifndef PAGES_CASES_REPORTS_H
#define PAGES_CASES_REPORTS_H

#include "http/http.h"

/* GET /staff/cases/{code}/reports?page=N */
enum err case_reports_get(struct req *r, struct resp *w);

/* POST .../reports/join: other (repeated), code, reason; .../separate: report (repeated), reason */
enum err case_join_post(struct req *r, struct resp *w);
enum err case_separate_post(struct req *r, struct resp *w);

#endif
