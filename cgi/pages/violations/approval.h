/* The way of a draft of MQĐ02 to the person who signs: versions, comments, pass on or return. */
#ifndef PAGES_VIOLATIONS_APPROVAL_H
#define PAGES_VIOLATIONS_APPROVAL_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/approval */
enum err approval_get(struct req *r, struct resp *w);
enum err approval_post(struct req *r, struct resp *w);

#endif
