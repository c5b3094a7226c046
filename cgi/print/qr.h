/* QR codes as a drawing that html/ writes into a page. */
#ifndef PRINT_QR_H
#define PRINT_QR_H

#include "base/svg.h"
#include "print/qr_dots.h"

/*
 * QR code of text (bytes, error correction M) with its quiet zone of 4 modules.
 * Errors  ERR_TOO_LARGE: longer than QR_MAX_BYTES; ERR_INVALID: empty.
 */
MUST_USE enum err qr_make(struct arena *a, str text, struct svg *out);

#endif
