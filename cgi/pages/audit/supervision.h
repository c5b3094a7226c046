/* Supervision requests: written by observers, answered by heads, read by anybody. */
#ifndef PAGES_AUDIT_SUPERVISION_H
#define PAGES_AUDIT_SUPERVISION_H

#include "http/http.h"

#define SUPERVISION_TITLE_MAX 200
#define SUPERVISION_TEXT_MAX 8000

/* For leaders: what their units did not answer yet; ?after= for the next page. */
enum err supervision_wait_get(struct req *r, struct resp *w);

enum err supervision_list_get(struct req *r, struct resp *w);
/* ?code= of a case in the sample; without it, about the work of the observer's unit. */
enum err supervision_new_get(struct req *r, struct resp *w);
enum err supervision_new_post(struct req *r, struct resp *w);
enum err supervision_get(struct req *r, struct resp *w);
enum err supervision_answer_post(struct req *r, struct resp *w);

/* For anybody: requests and answers, newest first, ?before= for the next page. */
enum err supervision_public_get(struct req *r, struct resp *w);

#endif
