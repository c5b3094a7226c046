/* For the auditor: who read sealed data. */
#ifndef PAGES_AUDIT_READERS_H
#define PAGES_AUDIT_READERS_H

#include "http/http.h"

/* ?login= (one person), ?kind=, ?before= (next page). */
enum err readers_get(struct req *r, struct resp *w);

#endif
