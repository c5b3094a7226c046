/* The decision what the public may read of a case (Open311), on a page of its own. */
#ifndef PAGES_PUBLICATION_CLEAR_H
#define PAGES_PUBLICATION_CLEAR_H

#include "http/http.h"

enum err clear_get(struct req *r, struct resp *w);
enum err clear_post(struct req *r, struct resp *w);

#endif
