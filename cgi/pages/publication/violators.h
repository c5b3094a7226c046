/* The public list of published sanctions. */
#ifndef PAGES_PUBLICATION_VIOLATORS_H
#define PAGES_PUBLICATION_VIOLATORS_H

#include "http/http.h"

/* ?q=words, or ?day=YYYY-MM-DD&id=N for what comes behind that row. */
enum err violators_get(struct req *r, struct resp *w);
enum err violator_get(struct req *r, struct resp *w);

/* Open data, the whole list; see violators_files.c. */
enum err violators_csv_get(struct req *r, struct resp *w);
enum err violators_json_get(struct req *r, struct resp *w);

#endif
