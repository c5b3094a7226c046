/* Lists of cases for officials. */
#ifndef PAGES_CASES_INBOX_H
#define PAGES_CASES_INBOX_H

#include "http/http.h"

/* GET /staff: open cases of the unit, most urgent first, and those offered to it. */
enum err inbox_get(struct req *r, struct resp *w);
/* GET /staff/mine: cases that the reader handles. */
enum err mine_get(struct req *r, struct resp *w);
/* GET /staff/search?q=: full text, with or without diacritics. */
enum err search_get(struct req *r, struct resp *w);

/* GET /staff/notices/{code}: what was new about a case is read; on to its page. */
enum err notice_get(struct req *r, struct resp *w);

/* GET /staff/notices/kind/{kind}: the line for many cases is read; on to their list. */
enum err notice_kind_get(struct req *r, struct resp *w);

#endif
