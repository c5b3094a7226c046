/* What a file is, by its content; the name and type that a browser claims are never used. */
#ifndef MEDIA_TYPE_H
#define MEDIA_TYPE_H

#include "base/str.h"

#define MEDIA_HEAD_BYTES 4096                      /* enough of the beginning for media_type_of */
#define MEDIA_MAX_BYTES ((size_t)10 * 1024 * 1024) /* of one picture */

enum media_type { MEDIA_JPEG = 1, MEDIA_PNG, MEDIA_WEBP, MEDIA_HEIC };

/*
 * head    the first MEDIA_HEAD_BYTES of the file, or all of a shorter one.
 * Errors  ERR_MEDIA_TYPE: none of the four; ERR_UNAVAILABLE: libmagic has no table.
 */
MUST_USE enum err media_type_of(str head, enum media_type *out);

#endif
