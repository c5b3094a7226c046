/* The dark squares of a QR code, for whoever draws it. */
#ifndef PRINT_QR_DOTS_H
#define PRINT_QR_DOTS_H

#include "base/str.h"

#define QR_MAX_BYTES 500
#define QR_QUIET 4 /* squares of white that a code needs around it */

struct qr_dots {
    const unsigned char *dark; /* width * width, row by row: 1 is dark */
    int width;
};

/*
 * Code of text (bytes, error correction M).
 * Errors  ERR_TOO_LARGE: longer than QR_MAX_BYTES; ERR_INVALID: empty.
 */
MUST_USE enum err qr_dots(struct arena *a, str text, struct qr_dots *out);

#endif
