/*
 * Width and height of a picture from its header, before anything is decoded.
 * Pure: values in, values out; no library touches the bytes.
 */
#ifndef MEDIA_DIMS_H
#define MEDIA_DIMS_H

#include "base/str.h"
#include "media/type.h"

#define DIMS_MAX_PIXELS 50000000
#define DIMS_MAX_EDGE 32767

struct dims {
    enum media_type type;
    int32_t width, height; /* as stored, before turning */
};

/*
 * image   the whole file, or at least everything up to the size (a JPEG may
 *         carry much before it).
 * Errors  ERR_MEDIA_TYPE: not one of the four; ERR_INVALID: no size found, or zero;
 *         ERR_TOO_LARGE: past DIMS_MAX_PIXELS or DIMS_MAX_EDGE. *out is filled then too.
 *         For HEIC the largest item counts.
 */
MUST_USE enum err dims_read(str image, struct dims *out);

#endif
