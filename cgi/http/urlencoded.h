/*
 * application/x-www-form-urlencoded and percent-encoding (WHATWG URL, RFC 3986).
 */
#ifndef HTTP_URLENCODED_H
#define HTTP_URLENCODED_H

#include "base/str.h"

struct pair {
    str name, value;
};

struct pairs {
    struct pair *v;
    size_t n;
};

enum plus { PLUS_IS_SPACE = 1, PLUS_IS_PLUS };

/* %XX resolved. ERR_BAD_REQUEST: a '%' without two hex digits. Bytes are not checked. */
MUST_USE enum err percent_decode(struct arena *a, str s, enum plus plus, str *out);

/* All but unreserved characters (RFC 3986) as %XX: for a path segment or a query value. */
str percent_encode(struct arena *a, str s);

/*
 * "a=1&b=2" to pairs in order; names at most 64 bytes; both through text_door.
 * ERR_BAD_REQUEST: ill-formed percent or UTF-8, NUL, long name. ERR_TOO_LARGE: over max_pairs.
 */
MUST_USE enum err urlencoded_parse(struct arena *a, str text, size_t max_pairs, struct pairs *out);

/* nth value with that name (0 is the first); missing: p == NULL. */
str pairs_nth(const struct pairs *p, const char *name, size_t nth);

#endif
