/*
 * From method and path to a handler: one table, first fitting row wins, so
 * literal rows stand before rows with {parameters} (router_check insists).
 *
 * Rules for the path as sent:
 *   - it starts with '/', holds no byte below 0x21 and none above 0x7E (400);
 *   - segments are compared after percent-decoding; a parameter must be valid
 *     UTF-8 (400), without control characters, NUL included (400), 1..255 bytes;
 *   - an encoded slash or backslash is never a separator and no parameter may
 *     hold one (404); "." and ".." are not parameters either (404);
 *   - "//" makes an empty segment, which fits nothing (404);
 *   - a slash at the end is one more, empty, segment (404); serve answers GET
 *     with a redirect to the path without it where that one exists.
 */
#ifndef HTTP_ROUTER_H
#define HTTP_ROUTER_H

#include "http/request.h"

struct resp;

#define KiB ((size_t)1024)
#define MiB ((size_t)1024 * 1024)

#define BODY_MAX_DEFAULT (64 * KiB)

struct route {
    enum method method;
    const char *path; /* "/cases/{code}/move" */
    int need;         /* permission, pages/gate.h; 0 = refused for everyone */
    enum err (*handler)(struct req *, struct resp *);
    size_t body_max;  /* bytes; 0 = BODY_MAX_DEFAULT for POST; GET takes none */
};

/* What the path would allow, for the Allow header of a 405. */
struct allow {
    bool get, post;
};

/*
 * Find the row for r->method and r->path; sets r->route, r->args, r->body_max.
 * ERR_NOT_FOUND, ERR_BAD_REQUEST (r->fault too); ERR_METHOD with *allow set;
 * ERR_FORBIDDEN: the row has need 0.
 */
MUST_USE enum err router_match(const struct route *routes, size_t n, struct req *r,
                               struct allow *allow);

/* A GET whose path fits but for one slash at its end: *to is where it should go, query included. */
bool router_slash(const struct route *routes, size_t n, struct req *r, str *to);

/*
 * At start: every row has method, handler, need and a well-formed path, and none
 * stands behind a row that takes all of its requests. On ERR_INVALID *bad is the row.
 */
MUST_USE enum err router_check(const struct route *routes, size_t n, size_t *bad);

#endif
