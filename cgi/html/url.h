/*
 * Addresses that may stand in href, src and action. A struct url is only made here, so
 * that "javascript:" and the like never reach a page.
 */
#ifndef HTML_URL_H
#define HTML_URL_H

#include "base/buf.h"

struct url {
    str checked;
};

/*
 * A local address ("/...", not "//", or "#...") or an absolute http or https one; no
 * white space, control characters, quotes or backslashes. ERR_INVALID.
 */
MUST_USE enum err url_parse(str s, struct url *out);

/* The same for an address that our own code made: one that is refused aborts. */
struct url url_own(str s);

/* "/cases/%s" with every "%s" replaced by the next argument, percent-encoded. */
struct url url_path(struct arena *a, const char *path, const str *args, size_t n);

/* tel: address of a telephone number; digits and a leading + are kept. ERR_INVALID. */
MUST_USE enum err url_tel(struct arena *a, str phone, struct url *out);

/* Percent-encodes all but letters, digits and - . _ ~ */
void url_part(struct buf *b, str s);

/* u with "?name=value" or "&name=value" behind it. */
struct url url_with(struct arena *a, struct url u, str name, str value);

#endif
