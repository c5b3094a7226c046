/* Steps of hotline-media: untrusted bytes to a clean JPEG. */
#ifndef MEDIA_HELPER_IMAGE_H
#define MEDIA_HELPER_IMAGE_H

#include "base/str.h"
#include "media/codes.h"
#include "media/dims.h"
#include <gd.h>

struct bytes {
    unsigned char *p; /* writable, as libgd asks; not written to */
    size_t n;
};

/* Pixels in true colour, as stored. The type and size have been checked. NULL: broken. */
gdImagePtr image_decode(struct bytes in, const struct dims *d);

/* The same for HEIC; libheif turns it as its own properties say. */
gdImagePtr heic_decode(struct bytes in);

/* EXIF orientation 1..8; 1 when there is none, for HEIC always. */
int image_orientation(struct bytes in, enum media_type type);

/*
 * These take an image and give the one to go on with, the old one destroyed if
 * it is another; NULL (and the old one destroyed): no memory.
 */
gdImagePtr image_shrink(gdImagePtr im, int max_edge);
gdImagePtr image_turn(gdImagePtr im, int orientation);
gdImagePtr image_flatten(gdImagePtr im); /* transparent parts become white */

/*
 * Paint places black ("x,y,w,h;..." in thousandths), each grown to whole pixels.
 * false: not of that form; then nothing is painted, and with im NULL never.
 */
bool image_cover(gdImagePtr im, str places);

/* JPEG with nothing but pixels. NULL: no memory. */
struct bytes image_jpeg(gdImagePtr im, int quality);

#endif
