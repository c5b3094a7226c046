/*
 * The file in which a person names receivers: CSV with the columns case,code.
 * For cases that place and field leave open, and for those where they err.
 */
#ifndef DOMAIN_HANDOVER_RECEIVERS_H
#define DOMAIN_HANDOVER_RECEIVERS_H

#include "base/buf.h"
#include "base/cx.h"

struct receiver_line {
    str case_code, unit_code;
    size_t line;
};

struct receivers {
    const struct receiver_line *v; /* NULL: no file */
    size_t n;
};

/* Every fault is one line "FILE:LINE: ...". ERR_INVALID: there are faults. */
MUST_USE enum err receivers_read(struct arena *a, str file, str csv, struct receivers *out,
                                 struct buf *faults);

/* Code of the unit named for the case; missing: none. */
str receivers_of(const struct receivers *r, str case_code);

#endif
