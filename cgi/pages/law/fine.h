/* What acts may cost and who may sign: the answers of `hotline law assess` for people. */
#ifndef PAGES_LAW_FINE_H
#define PAGES_LAW_FINE_H

#include "http/http.h"

/*
 * GET /staff/law/fine?handled=DAY&subject=WORD&act0_code=...&do=count
 * "do": find, add, remove-N as in acts_form.h, count. Adding and removing lead to the
 * address of the question as it then stands, so that it can be kept.
 */
enum err law_fine_get(struct req *r, struct resp *w);

#endif
