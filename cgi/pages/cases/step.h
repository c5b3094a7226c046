/* One step of a workflow as a form: any step that has no record page of its own. */
#ifndef PAGES_CASES_STEP_H
#define PAGES_CASES_STEP_H

#include "domain/cases/step.h"
#include "http/http.h"

/* GET, POST /staff/cases/{code}/step/{step} */
enum err case_step_get(struct req *r, struct resp *w);
enum err case_step_post(struct req *r, struct resp *w);

#endif
