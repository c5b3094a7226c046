/* The daily signed roots of the history, for anybody. */
#ifndef PAGES_AUDIT_ROOTS_H
#define PAGES_AUDIT_ROOTS_H

#include "http/http.h"

/* What they prove, how to check them, the newest ones. */
enum err roots_get(struct req *r, struct resp *w);

/* All of them, oldest first: the published file, one line of JSON a root. */
enum err roots_file_get(struct req *r, struct resp *w);

#endif
