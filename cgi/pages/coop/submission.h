/* Submissions to the provincial chair: of a file, and the list of the chair. */
#ifndef PAGES_COOP_SUBMISSION_H
#define PAGES_COOP_SUBMISSION_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/submission */
enum err submission_get(struct req *r, struct resp *w);
enum err submission_post(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/submission/reply */
enum err submission_reply_post(struct req *r, struct resp *w);
/* GET /staff/submissions */
enum err submissions_get(struct req *r, struct resp *w);

#endif
