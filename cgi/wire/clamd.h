/*
 * ClamAV's clamd over its Unix socket, command INSTREAM: bytes go in, a verdict
 * comes back. Every wait ends after 60 s.
 */
#ifndef WIRE_CLAMD_H
#define WIRE_CLAMD_H

#include "base/pictures.h"

/* ERR_UNAVAILABLE, of all here: nobody answers, or not as clamd does. */
MUST_USE enum err scan_new(struct arena *a, str socket, struct scan **out);
MUST_USE enum err scan_add(struct scan *s, str piece);
/* *found: SCAN_CLEAN or SCAN_FOUND. clamd's own limit of size gives ERR_UNAVAILABLE. */
MUST_USE enum err scan_end(struct scan *s, enum scan_result *found);
/* Close; NULL is allowed. */
void scan_drop(struct scan *s);

#endif
