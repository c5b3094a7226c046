/*
 * One request, as a handler sees it. run/fcgi.c fills it from FastCGI, the
 * router adds the path's arguments, pages/gate.c who is asking. All of it lives
 * in cx->a and ends with the request.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "base/cx.h"
#include "base/str.h"
#include "http/urlencoded.h"

struct user;    /* domain/accounts.h */
struct session; /* domain/sessions.h */
struct route;   /* http/router.h */
struct form;    /* http/form.h */

enum method { GET = 1, POST, METHOD_OTHER };

/* Zero is the strict case: form_read refuses a body whose csrf field is not r->csrf. */
enum csrf_rule { CSRF_CHECK = 0, CSRF_FREE };

/* Up to max bytes of the body into to; 0 at its end or after an error. */
struct body_source {
    size_t (*read)(void *from, char *to, size_t max);
    void *from;
};

#define PATH_ARGS_MAX 4

struct req {
    struct cx *cx;
    enum method method;      /* HEAD comes as GET with head set */
    bool head;
    str path;                /* as sent: still percent-encoded, without the query */
    str query;               /* as sent, without '?' */
    str host;                /* Host header: name or name:port */
    const char *const *env;  /* CGI variables "NAME=value", NULL at the end */
    enum err fault;          /* of req_init: not OK means that only an error page can follow */

    const struct route *route;
    struct pair args[PATH_ARGS_MAX];
    size_t n_args;
    struct pairs pairs;      /* of the query, decoded */

    const struct user *who;  /* NULL: nobody is logged in */
    struct session *session; /* NULL: none */
    str csrf;                /* token every form of this reader must carry */
    enum csrf_rule csrf_rule;
    enum err (*read)(struct req *r, const struct form *f); /* asked by form_read; NULL: nobody */
    str once;                /* word of the page that is drawn; empty: its forms carry none */
    str sent, again;         /* pages/once.h: the form in hand; where the same form led before */
    struct pairs stale;      /* the fields of a form that form_read refused for its csrf */

    struct body_source body;
    int64_t body_length;     /* Content-Length; 0 without a body */
    size_t body_max;         /* of the route */
    size_t body_taken;       /* bytes read so far */
};

/*
 * Read method, target, host and query out of r->env (REQUEST_METHOD,
 * REQUEST_URI, HTTP_HOST, CONTENT_LENGTH). ERR_BAD_REQUEST: no path, a query
 * that is not percent-encoded UTF-8 of at most 200 pairs, a bad length.
 */
MUST_USE enum err req_init(struct req *r);

/* {name} of the route's path, decoded, NFC, 1..255 bytes without '/'. Aborts on an unknown name. */
str req_path(const struct req *r, const char *name);

/* The same as the id of a row, 1 or more. ERR_NOT_FOUND: it is none. */
MUST_USE enum err req_id(const struct req *r, const char *name, int64_t *id);

/*
 * First value of the query with that name, cut at max bytes on a character
 * border (a query only chooses what is shown). Missing: p == NULL.
 */
str req_query(const struct req *r, const char *name, size_t max);

/* Same as a number within min..max; anything else gives otherwise. */
int64_t req_query_i64(const struct req *r, const char *name, int64_t min, int64_t max,
                      int64_t otherwise);

/* Same as a date; missing or ill-formed: not set. */
opt_date req_query_date(const struct req *r, const char *name);

/* CGI variable ("HTTP_ACCEPT_LANGUAGE", "REMOTE_ADDR"); missing: p == NULL. */
str req_header(const struct req *r, const char *cgi_name);

/* Cookie value; missing, or sent twice with different values: p == NULL. */
str req_cookie(const struct req *r, const char *name);

/* "lang" of the query, then cookie __Host-lang, then Accept-Language, then Vietnamese. */
enum lang req_lang(const struct req *r);

/*
 * Where a POST comes from: Sec-Fetch-Site if the browser sends it, else Origin
 * against Host. UNKNOWN: neither header, so not a current browser.
 */
enum origin { ORIGIN_SAME = 1, ORIGIN_OTHER, ORIGIN_UNKNOWN };
enum origin req_origin(const struct req *r);

/*
 * Next piece of the body, at most max bytes, *n = 0 at its end.
 * ERR_BAD_REQUEST: cut, or longer than its Content-Length. ERR_TOO_LARGE: over body_max.
 */
MUST_USE enum err req_body_read(struct req *r, char *to, size_t max, size_t *n);

/* The whole body in the arena, at most max bytes. For JSON; forms use http/form.h. */
MUST_USE enum err req_body_all(struct req *r, size_t max, str *out);

#endif
