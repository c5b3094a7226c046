/* Pictures cleaned by hotline-media. */
#ifndef MEDIA_CLEAN_H
#define MEDIA_CLEAN_H

#include "base/str.h"

/*
 * A clean copy of an untrusted picture: JPEG without metadata, turned as the
 * camera held it, no edge longer than max_edge (never enlarged).
 *
 * program   path of hotline-media
 * max_edge  16..4096 pixels: 1600 for reading, 320 for lists
 * Errors    ERR_INVALID: broken picture; ERR_MEDIA_TYPE; ERR_TOO_LARGE: more than
 *           50 megapixels; ERR_UNAVAILABLE: late, out of memory, could not start.
 */
MUST_USE enum err media_clean(struct arena *a, const char *program, int max_edge, str image,
                              str *jpeg);

/*
 * The same with rectangles painted black in the pixels themselves.
 *
 * places  "x,y,w,h;..." in thousandths of width and height, each 0..1000, at most
 *         MEDIA_PLACES_MAX; empty: none
 */
#define MEDIA_PLACES_MAX 40
MUST_USE enum err media_cover(struct arena *a, const char *program, int max_edge, str places,
                              str image, str *jpeg);

#endif
