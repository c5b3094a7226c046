/* From a hotline case to a sanction file. */
#ifndef PAGES_VIOLATIONS_OPEN_H
#define PAGES_VIOLATIONS_OPEN_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/sanction */
enum err sanction_open_get(struct req *r, struct resp *w);
enum err sanction_open_post(struct req *r, struct resp *w);

#endif
