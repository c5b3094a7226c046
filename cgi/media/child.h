/*
 * Runs hotline-media: bytes in, bytes out, in a process of its own without
 * environment, open files, keys or database, under limits, killed when late.
 */
#ifndef MEDIA_CHILD_H
#define MEDIA_CHILD_H

#include "base/str.h"

struct child {
    const char *program;     /* absolute path of the executable */
    const char *const *argv; /* NULL at its end; argv[0] by custom the name */
    int64_t deadline_ms;     /* wall clock, whole run; 1..600000 */
    int cpu_s;               /* processor time */
    size_t memory_bytes;     /* address space; not enforced under AddressSanitizer */
    size_t out_max_bytes;    /* of the answer */
};

/*
 * Write in to its standard input, collect its standard output.
 *
 * *status exit code 0..255, or 256 + signal when it was killed by one.
 * Errors  ERR_UNAVAILABLE: cannot start, or late (killed); ERR_TOO_LARGE: more
 *         output than out_max_bytes (killed). A bad exit code is OK here.
 */
MUST_USE enum err child_run(struct arena *a, const struct child *c, str in, str *out, int *status);

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
