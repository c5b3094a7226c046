/*
 * Tables that are kept as they were written (view history_row): the root covers them in pieces,
 * one leaf "rows:TABLE" a day, each over the one before and the digests of its rows. What the
 * view leaves out is a state that acts change, and each such act is an event of a chain.
 */
#ifndef DOMAIN_AUDIT_ROWS_H
#define DOMAIN_AUDIT_ROWS_H

#include "domain/audit/faults.h"

/*
 * Write down how far each table goes, for a root that comes at least a minute later: every row
 * up to there is committed then. Once an hour is enough.
 */
MUST_USE enum err rows_mark(struct cx *cx);

struct rows_leaf {
    str subject; /* rows:TABLE */
    int64_t seq; /* how far it goes */
    str hash;
};

/* Leaves for what is new behind the last ones; reads only that. */
MUST_USE enum err rows_new(struct cx *cx, struct rows_leaf **out, size_t *n);

/* Every signed piece against the rows of today; *pieces counts them. */
MUST_USE enum err rows_prove(struct cx *cx, struct audit_faults *f, int64_t *pieces);

#endif
