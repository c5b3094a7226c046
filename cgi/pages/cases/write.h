/* Steps with a record page of their own: one door, the record decides which page opens. */
#ifndef PAGES_CASES_WRITE_H
#define PAGES_CASES_WRITE_H

#include "domain/cases/show.h"
#include "http/http.h"

/* The case, and the step that this reader may take in it now. */
struct write_case {
    struct case_show show;
    const struct flow_step *step;
};

/* GET, POST /staff/cases/{code}/write/{step} */
enum err case_write_get(struct req *r, struct resp *w);
enum err case_write_post(struct req *r, struct resp *w);

/* "/staff/cases/VV-..." */
str case_path(struct arena *a, str code);

#endif
