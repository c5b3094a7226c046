/* /staff/cases/{code}/kind: what the words suggest, and what the official decides. */
#ifndef PAGES_CASES_KIND_H
#define PAGES_CASES_KIND_H

#include "http/http.h"

enum err case_kind_get(struct req *r, struct resp *w);
enum err case_kind_post(struct req *r, struct resp *w);

#endif
