#include "http/request.h"
#include "base/date.h"
#include "base/lang.h"
#include "base/text.h"
#include "http/cookie.h"
#include <stdlib.h>
#include <string.h>

#define QUERY_PAIRS_MAX 200
#define LENGTH_MAX ((int64_t)1 << 40)

str req_header(const struct req *r, const char *cgi_name)
{
    const size_t n = strlen(cgi_name);
    for (const char *const *e = r->env; e && *e; e++)
        if (strncmp(*e, cgi_name, n) == 0 && (*e)[n] == '=')
            return str_from(*e + n + 1);
    return (str){ 0 };
}

static enum method method_of(str name, bool *head)
{
    *head = str_eq(name, S("HEAD"));
    if (*head || str_eq(name, S("GET")))
        return GET;
    return str_eq(name, S("POST")) ? POST : METHOD_OTHER;
}

static enum err target_split(struct req *r, str target)
{
    const size_t mark = str_find(target, S("?"));
    r->path = str_sub(target, 0, mark);
    r->query = str_sub(target, mark + 1, target.n);
    if (r->path.n == 0 || r->path.p[0] != '/' || !text_ascii(r->path))
        return ERR_BAD_REQUEST;
    return urlencoded_parse(r->cx->a, r->query, QUERY_PAIRS_MAX, &r->pairs) == OK
               ? OK
               : ERR_BAD_REQUEST;
}

static enum err env_read(struct req *r)
{
    r->method = method_of(req_header(r, "REQUEST_METHOD"), &r->head);
    r->host = req_header(r, "HTTP_HOST");
    const str length = req_header(r, "CONTENT_LENGTH");
    r->body_length = 0;
    if (!str_empty(length) &&
        (str_i64(length, &r->body_length) != OK || r->body_length < 0 ||
         r->body_length > LENGTH_MAX)) {
        r->body_length = 0;
        return ERR_BAD_REQUEST;
    }
    return target_split(r, req_header(r, "REQUEST_URI"));
}

enum err req_init(struct req *r)
{
    r->fault = env_read(r);
    return r->fault;
}

str req_path(const struct req *r, const char *name)
{
    const str want = str_from(name);
    for (size_t i = 0; i < r->n_args; i++)
        if (str_eq(r->args[i].name, want))
            return r->args[i].value;
    abort(); /* a handler asks for what its route does not have */
}

enum err req_id(const struct req *r, const char *name, int64_t *id)
{
    return str_i64(req_path(r, name), id) == OK && *id > 0 ? OK : ERR_NOT_FOUND;
}

str req_query(const struct req *r, const char *name, size_t max)
{
    return text_cut(pairs_nth(&r->pairs, name, 0), max);
}

int64_t req_query_i64(const struct req *r, const char *name, int64_t min, int64_t max,
                      int64_t otherwise)
{
    int64_t v;
    if (str_i64(pairs_nth(&r->pairs, name, 0), &v) != OK || v < min || v > max)
        return otherwise;
    return v;
}

opt_date req_query_date(const struct req *r, const char *name)
{
    opt_date d = { .has = true };
    if (date_parse_vi(str_trim(pairs_nth(&r->pairs, name, 0)), &d.v) != OK)
        return (opt_date){ 0 };
    return d;
}

str req_cookie(const struct req *r, const char *name)
{
    return cookie_find(req_header(r, "HTTP_COOKIE"), str_from(name));
}

enum lang req_lang(const struct req *r)
{
    enum lang lang;
    if (lang_parse(req_query(r, "lang", 8), &lang) == OK ||
        lang_parse(req_cookie(r, "__Host-lang"), &lang) == OK)
        return lang;
    return lang_accept(req_header(r, "HTTP_ACCEPT_LANGUAGE"));
}

enum origin req_origin(const struct req *r)
{
    const str site = req_header(r, "HTTP_SEC_FETCH_SITE");
    if (!str_empty(site))
        return str_eq(site, S("same-origin")) ? ORIGIN_SAME : ORIGIN_OTHER;
    str from = req_header(r, "HTTP_ORIGIN");
    if (str_empty(from))
        return ORIGIN_UNKNOWN;
    if (str_starts(from, S("https://")))
        from = str_sub(from, 8, from.n);
    else if (str_starts(from, S("http://")))
        from = str_sub(from, 7, from.n);
    else
        return ORIGIN_OTHER;
    return r->host.n && str_eq_nocase(from, r->host) ? ORIGIN_SAME : ORIGIN_OTHER;
}

enum err req_body_read(struct req *r, char *to, size_t max, size_t *n)
{
    *n = 0;
    if (r->body_length > (int64_t)r->body_max)
        return ERR_TOO_LARGE;
    const size_t left = (size_t)r->body_length - r->body_taken;
    if (left == 0) {
        char more;
        const bool longer = r->body.read && r->body.read(r->body.from, &more, 1) > 0;
        return longer ? ERR_BAD_REQUEST : OK;
    }
    const size_t want = max < left ? max : left;
    *n = r->body.read ? r->body.read(r->body.from, to, want) : 0;
    r->body_taken += *n;
    return *n ? OK : ERR_BAD_REQUEST;
}

enum err req_body_all(struct req *r, size_t max, str *out)
{
    if (r->body_length > (int64_t)max)
        return ERR_TOO_LARGE;
    char *to = arena_alloc(r->cx->a, (size_t)r->body_length + 1);
    size_t have = 0, n;
    do {
        TRY(req_body_read(r, to + have, (size_t)r->body_length - have, &n));
        have += n;
    } while (n);
    *out = (str){ to, have };
    return OK;
}
