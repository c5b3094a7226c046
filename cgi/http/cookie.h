/*
 * Cookies: only host cookies, sent with every request to this site and no other.
 * Chromium and curl keep Secure __Host- cookies on http://127.0.0.1 as well.
 */
#ifndef HTTP_COOKIE_H
#define HTTP_COOKIE_H

#include "http/response.h"

enum same_site { SAME_SITE_LAX = 1, SAME_SITE_STRICT };

/*
 * Set-Cookie with Secure, HttpOnly, Path=/. name starts with "__Host-", value
 * is of letters, digits and -_.~ (both abort otherwise: they are ours).
 * max_age_s 0: until the browser closes.
 */
void resp_cookie_set(struct resp *w, const char *name, str value, int64_t max_age_s,
                     enum same_site same_site);

/* Make the browser forget it. */
void resp_cookie_clear(struct resp *w, const char *name);

/*
 * Value of name in a Cookie header (RFC 6265 section 5.4); at most 8 KB and 50
 * cookies are looked at. Missing, or there twice with different values: p == NULL.
 */
str cookie_find(str header, str name);

#endif
