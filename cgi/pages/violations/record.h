/* The violation record (form MBB01): written at its step. */
#ifndef PAGES_VIOLATIONS_RECORD_H
#define PAGES_VIOLATIONS_RECORD_H

#include "pages/cases/write.h"

enum err record_get(struct req *r, struct resp *w, const struct write_case *c);
enum err record_post(struct req *r, struct resp *w, const struct write_case *c);

#endif
