/* Open data: what there is, what it means, and how to be sure of it. */
#ifndef PAGES_PUBLICATION_DATA_H
#define PAGES_PUBLICATION_DATA_H

#include "http/http.h"

enum err data_get(struct req *r, struct resp *w);

/* DCAT as JSON-LD, the table schema, and ?after=NUMBER of the changes. */
enum err data_catalog_get(struct req *r, struct resp *w);
enum err data_package_get(struct req *r, struct resp *w);
enum err data_changes_get(struct req *r, struct resp *w);

#endif
