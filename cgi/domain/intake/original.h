/* The sealed original of a file, in one piece or in several; opened by jobs alone. */
#ifndef DOMAIN_INTAKE_ORIGINAL_H
#define DOMAIN_INTAKE_ORIGINAL_H

#include "base/cx.h"
#include "base/ids.h"

struct original {
    file_id file;
    str blob, type;
    int64_t size;
    opt_str upload; /* its pieces, instead of blob */
};

/*
 * Its bytes in order; an error of each stops and is returned. A piece is only
 * known to be whole at its end, so what each did counts only after OK.
 * ERR_INVALID: not as it was sent; ERR_NOT_FOUND.
 */
MUST_USE enum err original_read(struct cx *cx, const struct original *o,
                                enum err (*each)(void *arg, str piece), void *arg);

/* All of it in memory; ERR_TOO_LARGE past max_bytes. */
MUST_USE enum err original_get(struct cx *cx, const struct original *o, size_t max_bytes, str *out);

/*
 * The copy of a video, sound or document that officials may save: scanned where a
 * scanner is set (scan.clamd), hidden data removed where the format is known and the file
 * was understood to its end (*stripped, media/strip.h), else as it came. *blob is missing
 * when the scanner found something. ERR_UNAVAILABLE: the scanner does not answer.
 */
MUST_USE enum err media_make(struct cx *cx, const struct original *o, str *scan, bool *stripped,
                             opt_str *blob);

#endif
