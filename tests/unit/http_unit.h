/* A request without a web server: variables and a body from memory, cut into pieces of any size. */
#ifndef HTTP_UNIT_H
#define HTTP_UNIT_H

#include "base/lang.h"
#include "http/http.h"
#include "unit.h"
#include <string.h>

struct fake {
    struct cx cx;
    struct req r;
    const char *env[16];
    str rest;     /* of the body */
    size_t piece; /* bytes per read; 0: as many as asked for */
};

static inline size_t fake_read(void *from, char *to, size_t max)
{
    struct fake *k = from;
    size_t n = k->piece && k->piece < max ? k->piece : max;
    n = n < k->rest.n ? n : k->rest.n;
    memcpy(to, k->rest.p, n);
    k->rest = str_sub(k->rest, n, k->rest.n);
    return n;
}

static inline void fake_env(struct fake *k, const char *name, const char *value)
{
    size_t i = 0;
    while (k->env[i])
        i++;
    k->env[i] = str_fmt(k->cx.a, "%s=%s", name, value).p;
}

/* A request to target; content type and body may be NULL and missing. */
static inline struct fake *fake_new(struct arena *a, const char *method, const char *target,
                                    const char *type, str body)
{
    struct fake *k = NEW(a, struct fake);
    k->cx = (struct cx){ .a = a, .lang = LANG_VI };
    k->rest = body;
    fake_env(k, "REQUEST_METHOD", method);
    fake_env(k, "REQUEST_URI", target);
    fake_env(k, "HTTP_HOST", "127.0.0.1:8080");
    if (type)
        fake_env(k, "CONTENT_TYPE", type);
    if (body.n)
        fake_env(k, "CONTENT_LENGTH", str_fmt(a, "%zu", body.n).p);
    k->r = (struct req){ .cx = &k->cx, .env = k->env, .body = { fake_read, k },
                         .body_max = 1 << 20, .csrf_rule = CSRF_FREE };
    return k;
}

#endif
