/* The public list of published sanctions. */
#ifndef PAGES_PUBLICATION_VIOLATORS_H
#define PAGES_PUBLICATION_VIOLATORS_H

#include "domain/publication/find.h"
#include "html/url.h"
#include "http/http.h"

/* What the address asks for; see violators_get. */
struct find_query violators_query(struct req *r);

/* The same list behind that row, at that path; every page of it has one address. */
struct url violators_next(struct arena *a, const char *path, const struct find_query *q,
                          struct find_from next);

/*
 * ?q=words &place=CODE &year=YYYY &act=CODE &state=WORD &sort=new|fine|name, and what comes
 * behind a row: &id=N with &day=YYYY-MM-DD, &fine=N or &name=TEXT, by the order.
 */
enum err violators_get(struct req *r, struct resp *w);
enum err violator_get(struct req *r, struct resp *w);

/* 410: what it was, why it went, and no name. */
enum err violator_gone_page(struct req *r, struct resp *w, const struct violator_past *past);

/* Open data, the whole list; see violators_files.c. */
enum err violators_csv_get(struct req *r, struct resp *w);
enum err violators_json_get(struct req *r, struct resp *w);

#endif
