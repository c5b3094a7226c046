/*
 * One answer: status, headers and body are collected and sent once, after the
 * handler returned OK. HTML goes through pages/answer.h (resp_html, resp_error),
 * because this room knows no markup.
 *
 * Every answer carries the security headers of response.c and, unless
 * resp_cache_public or resp_cache_private was called, Cache-Control: no-store.
 */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include "base/buf.h"
#include "http/request.h"

#define RESP_BODY_MAX ((size_t)8 * 1024 * 1024)

/* Where a streamed answer goes; false: the reader is gone. */
struct resp_port {
    bool (*put)(void *to, str bytes);
    void *to;
};

struct resp {
    struct req *req;
    int status;             /* 0 until something was answered */
    str to;                 /* of resp_redirect */
    struct buf head;        /* lines of resp_header and cookies */
    struct buf body;
    str bytes;              /* instead of body, if .p is set */
    const char *type;       /* content type */
    int64_t cache_s;        /* 0: no-store */
    str images;             /* further origin of pictures; empty: none */
    bool cache_own;         /* by the browser alone */
    bool cache_page;        /* by our own nginx alone */
    bool cookie, broken, streaming;
    struct resp_port port;
};

/* An empty answer to r. */
void resp_init(struct resp *w, struct req *r);

/* For error pages: take back everything said so far but cookies, Allow and Retry-After. */
void resp_clear(struct resp *w);

/* Start a body of that type and write it into the buffer returned (RESP_BODY_MAX bytes). */
struct buf *resp_body(struct resp *w, int status, const char *type);

/* A finished body; bytes must live as long as the request. Returns OK. */
enum err resp_bytes(struct resp *w, int status, const char *type, str bytes);

/*
 * 303 to a path of this site ("/cases/1?x=y"). Returns OK, or ERR_INTERNAL for
 * anything else than one leading slash and printable ASCII.
 */
enum err resp_redirect(struct resp *w, str path);

/* One more header line. A name or value that would break the head makes the answer a 500. */
void resp_header(struct resp *w, const char *name, str value);

/* Save as a file of that name (any UTF-8): Content-Disposition with filename and filename*. */
void resp_download(struct resp *w, str filename);

/*
 * Let the page load pictures from the server of this address too ("https://tiles.vn/{z}.png"):
 * Content-Security-Policy names its origin. false, and nothing changes: no http(s) address of
 * a plain host name and port.
 */
bool resp_images_from(struct resp *w, str address);

/*
 * Anyone may keep this answer so long; our nginx too, where its location keeps pages, a minute
 * at most. No effect where a cookie is set or somebody is logged in.
 */
void resp_cache_public(struct resp *w, int64_t seconds);

/*
 * A page about what is published: our nginx may keep it so long and drops it at once when
 * something published goes or changes (domain/publication/purge.h); everybody else asks each
 * time, and is told by its ETag that nothing changed. No effect as resp_cache_public.
 */
void resp_cache_page(struct resp *w, int64_t seconds);

/* The browser of who asked may keep it so long, also where somebody is logged in. */
void resp_cache_private(struct resp *w, int64_t seconds);

/*
 * Long answers piece by piece without Content-Length: resp_stream sends the
 * head, resp_put each piece (nothing for HEAD). Headers and cookies come before.
 * ERR_UNAVAILABLE: the reader is gone, stop. After resp_stream an error of the
 * handler can only cut the answer short.
 */
MUST_USE enum err resp_stream(struct resp *w, int status, const char *type);
MUST_USE enum err resp_put(struct resp *w, str piece);

/* The whole answer as FastCGI wants it ("Status: 200 ..." first) to w->port. For run/fcgi.c. */
MUST_USE enum err resp_send(struct resp *w);

/* HTTP status of an error, 200 for OK. 401 is answered by the gate with a redirect. */
int err_status(enum err e);

#endif
