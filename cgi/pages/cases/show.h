/* The page of a case, its pictures and the messages to the reporter. */
#ifndef PAGES_CASES_SHOW_H
#define PAGES_CASES_SHOW_H

#include "http/http.h"

/* GET /staff/cases/{code} */
enum err case_show_get(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/message */
enum err case_message_post(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/photos/{file} */
enum err case_photo_get(struct req *r, struct resp *w);

#endif
