/* Asking to open who reported, agreeing, and seeing it once. */
#ifndef PAGES_CASES_IDENTITY_H
#define PAGES_CASES_IDENTITY_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/identity: ask with a reason; GET lists the requests. */
enum err identity_ask_get(struct req *r, struct resp *w);
enum err identity_ask_post(struct req *r, struct resp *w);
/* GET /staff/identity: requests that wait for a second person. */
enum err identity_queue_get(struct req *r, struct resp *w);
/* POST /staff/identity/{id}: answer=agree|refuse. */
enum err identity_decide_post(struct req *r, struct resp *w);
/* POST /staff/identity/{id}/open: shows it, once; POST because it changes the state. */
enum err identity_open_post(struct req *r, struct resp *w);
/* POST /staff/identity/{id}/mail: mail=ID; the whole mail as it came, saved, once. */
enum err identity_mail_post(struct req *r, struct resp *w);

#endif
