/* Minutes beside the violation record: forms MBB02, MBB03 and MBB05. */
#ifndef PAGES_VIOLATIONS_MINUTES_H
#define PAGES_VIOLATIONS_MINUTES_H

#include "http/http.h"

/* GET /staff/cases/{code}/minutes: all of the case, and those that may be written now */
enum err minutes_get(struct req *r, struct resp *w);

/* GET, POST /staff/cases/{code}/minutes/{kind}: drafts and a shared copy until it is kept */
enum err minutes_form_get(struct req *r, struct resp *w);
enum err minutes_form_post(struct req *r, struct resp *w);

#endif
