#include "http/router.h"
#include "base/text.h"
#include <string.h>

#define ARG_MAX_BYTES 255

static bool is_arg(str segment)
{
    return segment.n > 2 && segment.p[0] == '{' && segment.p[segment.n - 1] == '}';
}

/* What a {parameter} may hold; ERR_NOT_FOUND and ERR_BAD_REQUEST as router.h says. */
static enum err arg_check(struct arena *a, str raw, str *value)
{
    str text;
    if (raw.n == 0)
        return ERR_NOT_FOUND;
    TRY(percent_decode(a, raw, PLUS_IS_PLUS, &text));
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < ' ' || text.p[i] == 0x7F)
            return ERR_BAD_REQUEST;
    if (text_door(a, text, value) != OK)
        return ERR_BAD_REQUEST;
    const bool dots = str_eq(*value, S(".")) || str_eq(*value, S(".."));
    if (dots || value->n == 0 || value->n > ARG_MAX_BYTES || memchr(value->p, '/', value->n) ||
        memchr(value->p, '\\', value->n))
        return ERR_NOT_FOUND;
    return OK;
}

/* One segment of the request against one of the row. Literal rows are plain ASCII. */
static enum err segment_match(struct req *r, str want, str got)
{
    str text;
    if (is_arg(want)) {
        if (r->n_args == PATH_ARGS_MAX)
            return ERR_NOT_FOUND;
        struct pair *arg = &r->args[r->n_args];
        TRY(arg_check(r->cx->a, got, &arg->value));
        arg->name = str_sub(want, 1, want.n - 1);
        r->n_args++;
        return OK;
    }
    if (str_eq(want, got))
        return OK;
    if (!memchr(got.p, '%', got.n))
        return ERR_NOT_FOUND;
    TRY(percent_decode(r->cx->a, got, PLUS_IS_PLUS, &text));
    return str_eq(want, text) ? OK : ERR_NOT_FOUND;
}

static enum err path_match(struct req *r, str pattern)
{
    str path = str_sub(r->path, 1, r->path.n), want, got;
    pattern = str_sub(pattern, 1, pattern.n);
    r->n_args = 0;
    while (str_next(&pattern, '/', &want)) {
        if (!str_next(&path, '/', &got))
            return ERR_NOT_FOUND;
        TRY(segment_match(r, want, got));
    }
    return path.p ? ERR_NOT_FOUND : OK;
}

static enum err use(const struct route *row, struct req *r)
{
    r->route = row;
    r->body_max = row->method == GET ? 0 : row->body_max ? row->body_max : BODY_MAX_DEFAULT;
    return row->need == 0 ? ERR_FORBIDDEN : OK;
}

enum err router_match(const struct route *routes, size_t n, struct req *r, struct allow *allow)
{
    enum err worst = ERR_NOT_FOUND;
    *allow = (struct allow){ 0 };
    TRY(r->fault);
    for (size_t i = 0; i < n; i++) {
        const enum err e = path_match(r, str_from(routes[i].path));
        if (e == ERR_BAD_REQUEST)
            worst = e;
        if (e != OK)
            continue;
        if (routes[i].method == r->method)
            return use(&routes[i], r);
        allow->get |= routes[i].method == GET;
        allow->post |= routes[i].method == POST;
    }
    return allow->get || allow->post ? ERR_METHOD : worst;
}

bool router_slash(const struct route *routes, size_t n, struct req *r, str *to)
{
    struct allow allow;
    if (r->fault != OK || r->method != GET || r->path.n < 2 || r->path.p[r->path.n - 1] != '/')
        return false;
    const str sent = r->path;
    r->path.n--;
    const bool there = router_match(routes, n, r, &allow) == OK;
    *to = r->query.n ? str_fmt(r->cx->a, "%.*s?%.*s", STR_ARG(r->path), STR_ARG(r->query))
                     : r->path;
    r->path = sent;
    return there;
}

static bool pattern_ok(const char *path)
{
    str rest = str_from(path), segment;
    size_t args = 0;
    if (rest.n == 0 || rest.p[0] != '/')
        return false;
    if (rest.n == 1)
        return true;
    rest = str_sub(rest, 1, rest.n);
    while (str_next(&rest, '/', &segment)) {
        args += is_arg(segment);
        if (segment.n == 0 || !text_ascii(segment) || memchr(segment.p, '%', segment.n) ||
            (!is_arg(segment) && memchr(segment.p, '{', segment.n)))
            return false;
    }
    return args <= PATH_ARGS_MAX;
}

/* Every path that fits `late` fits `early` already. */
static bool shadows(str early, str late)
{
    str a, b;
    while (str_next(&early, '/', &a)) {
        if (!str_next(&late, '/', &b) || !(is_arg(a) || str_eq(a, b)))
            return false;
    }
    return late.p == NULL;
}

enum err router_check(const struct route *routes, size_t n, size_t *bad)
{
    for (size_t i = 0; i < n; i++) {
        const struct route *r = &routes[i];
        *bad = i;
        if ((r->method != GET && r->method != POST) || !r->handler || r->need == 0 || !r->path ||
            !pattern_ok(r->path) || (r->method == GET && r->body_max))
            return ERR_INVALID;
        for (size_t k = 0; k < i; k++)
            if (routes[k].method == r->method &&
                shadows(str_from(routes[k].path), str_from(r->path)))
                return ERR_INVALID;
    }
    return OK;
}
