/* The register of delegations to deputies (Law 15/2012/QH13 art. 54). */
#ifndef PAGES_VIOLATIONS_DELEGATION_H
#define PAGES_VIOLATIONS_DELEGATION_H

#include "http/http.h"

/* GET, POST /staff/delegations: the register of the unit; a head enters a document. */
enum err delegations_get(struct req *r, struct resp *w);
enum err delegations_post(struct req *r, struct resp *w);

/* GET, POST /staff/delegations/{id}: one document; the giver ends it. */
enum err delegation_get(struct req *r, struct resp *w);
enum err delegation_post(struct req *r, struct resp *w);

/* GET /staff/delegations/{id}/file: the signed document. */
enum err delegation_file_get(struct req *r, struct resp *w);

#endif
