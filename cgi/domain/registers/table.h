/* Small CSV tables beside the register of units: read whole, then written in one transaction. */
#ifndef DOMAIN_REGISTERS_TABLE_H
#define DOMAIN_REGISTERS_TABLE_H

#include "base/buf.h"
#include "base/cx.h"

#define REGISTER_COLUMNS_MAX 12

struct register_table {
    const char *const *columns; /* the heading, exactly */
    size_t n_columns;           /* at most REGISTER_COLUMNS_MAX */
    const char *(*check)(struct cx *cx, const str *f); /* NULL: the line is fine */
    enum err (*write)(struct cx *cx, const str *f);
    const char *absent;         /* said where write finds no unit (ERR_NOT_FOUND) */
};

/*
 * *n: lines read. Every fault is one line "FILE:LINE: ..."; fields come trimmed.
 * ERR_INVALID: faults, nothing was written.
 */
MUST_USE enum err register_table_import(struct cx *cx, const struct register_table *t, str file,
                                        str csv, int64_t *n, struct buf *faults);

#endif
