/*
 * A facility as everybody may see it: what is published of it, how each decision went, and
 * the duties that an official chose to tell. Nothing of it while nothing is published of it.
 */
#ifndef DOMAIN_PUBLICATION_FACILITY_H
#define DOMAIN_PUBLICATION_FACILITY_H

#include "domain/publication/violators.h"
#include "sql/find.h"

struct public_facility {
    struct violators list;                /* newest first, at least one */
    const struct facility_told_row *duties;
    size_t n_duties;
};

/* ERR_NOT_FOUND: no such address; ERR_GONE: nothing is published of it any more. */
MUST_USE enum err public_facility_load(struct cx *cx, str slug, struct public_facility *out);

#endif
