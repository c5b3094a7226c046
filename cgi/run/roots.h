/* The daily root in service: signed, and added to the file that is only ever appended to. */
#ifndef RUN_ROOTS_H
#define RUN_ROOTS_H

#include "domain/audit/root.h"

#define ROOTS_FILE_MAX ((size_t)32 * 1024 * 1024)

/*
 * Add to the file what it lacks of the roots in the database; a crash between both is healed
 * here. An empty path: nothing to do.
 *
 * Errors  ERR_CONFLICT: its last line is no root of this database (another history was put in
 *         its place): nothing is written; ERR_UNAVAILABLE: it cannot be read or written.
 */
MUST_USE enum err roots_follow(struct cx *cx, str path);

/* The root of today, if there is none, and the file. *more as in audit_root_make. */
MUST_USE enum err roots_daily(struct cx *cx, bool *more);

#endif
