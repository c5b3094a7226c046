/* The observer's desk: closed cases of a month without identities. */
#ifndef PAGES_AUDIT_OBSERVER_H
#define PAGES_AUDIT_OBSERVER_H

#include "http/http.h"

/* ?month=YYYY-MM, by default the last one that is over. */
enum err observer_get(struct req *r, struct resp *w);

/* One case of the sample; 404 for every other. */
enum err observer_case_get(struct req *r, struct resp *w);

#endif
