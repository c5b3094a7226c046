/*
 * multipart/form-data (RFC 7578, RFC 2046), fed piece by piece. Memory stays
 * flat: a part's header block (4 KB) and one boundary's length are all it keeps.
 *
 * Limits: 64 parts, 4 KB of headers in each, boundary 1..70 characters. Refused
 * with ERR_BAD_REQUEST: a body that ends before its closing boundary, lines in
 * headers that do not end in CRLF, folded or doubled headers, no name, an
 * encoded part, a charset other than UTF-8 or ASCII, text behind a boundary.
 * What stands before the first and behind the last boundary is skipped.
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "base/str.h"

#define MULTIPART_PARTS_MAX 64
#define MULTIPART_HEAD_MAX 4096
#define MULTIPART_BOUNDARY_MAX 70

/* Headers of one part, decoded; valid until its end. */
struct part {
    str name;     /* field, UTF-8 */
    str filename; /* last component only, NFC; .p == NULL: not a file */
    str type;     /* Content-Type as claimed, "text/plain" if missing */
};

/* Who gets the parts. An error from any of them stops the parser and is returned. */
struct multipart_sink {
    enum err (*begin)(void *arg, const struct part *p);
    enum err (*data)(void *arg, str piece);
    enum err (*end)(void *arg);
    void *arg;
};

struct multipart;

/* Boundary of a Content-Type. ERR_MEDIA_TYPE: another type; ERR_BAD_REQUEST: no boundary. */
MUST_USE enum err multipart_boundary(struct arena *a, str content_type, str *boundary);

/* boundary: 1..70 characters as multipart_boundary returned it. */
struct multipart *multipart_new(struct arena *a, str boundary, struct multipart_sink sink);

/* The next bytes, in pieces of any size. ERR_BAD_REQUEST, ERR_TOO_LARGE (parts, heads). */
MUST_USE enum err multipart_feed(struct multipart *m, str bytes);

/* The body is over. ERR_BAD_REQUEST: it was cut. */
MUST_USE enum err multipart_end(struct multipart *m);

#endif
