/* The files of migrate.h, read and cut into statements; no database here. */
#ifndef STORE_MIGRATE_FILES_H
#define STORE_MIGRATE_FILES_H

#include "base/buf.h"

struct piece {
    str sql;
    int line; /* where its first word stands */
};

struct migration {
    int number;
    str name; /* 0001_units.sql */
    str path;
    struct piece *pieces;
    size_t n;
};

/*
 * All of dir, in order of their numbers. Faults: one line each.
 * Errors  ERR_INVALID: a name not like NNNN_name.sql, a number twice or missing, a file
 *         without statements or not readable.
 */
MUST_USE enum err migrations_read(struct arena *a, str dir, struct migration **out, size_t *n,
                                  struct buf *faults);

/* Cut at "-- @statement" lines; pieces of comments only are left out. */
void migration_split(struct arena *a, str text, struct piece **out, size_t *n);

#endif
