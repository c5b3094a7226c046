#include "http/cookie.h"
#include <stdlib.h>
#include <string.h>

#define HEADER_MAX 8192
#define COOKIES_MAX 50

str cookie_find(str header, str name)
{
    str found = { 0 }, piece;
    header = str_sub(header, 0, HEADER_MAX);
    for (int i = 0; i < COOKIES_MAX && str_next(&header, ';', &piece); i++) {
        const size_t equals = str_find(piece, S("="));
        if (equals == piece.n || !str_eq(str_trim(str_sub(piece, 0, equals)), name))
            continue;
        const str value = str_trim(str_sub(piece, equals + 1, piece.n));
        if (found.p && !str_eq(found, value))
            return (str){ 0 };
        found = value;
    }
    return found;
}

static bool value_ok(str v)
{
    for (size_t i = 0; i < v.n; i++) {
        const char c = v.p[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (!plain)
            return false;
    }
    return true;
}

void resp_cookie_set(struct resp *w, const char *name, str value, int64_t max_age_s,
                     enum same_site same_site)
{
    if (!str_starts(str_from(name), S("__Host-")) || !value_ok(str_from(name)) ||
        !value_ok(value) || max_age_s < 0)
        abort();
    w->cookie = true;
    buf_fmt(&w->head, "Set-Cookie: %s=%.*s; Path=/; Secure; HttpOnly; SameSite=%s", name,
            STR_ARG(value), same_site == SAME_SITE_STRICT ? "Strict" : "Lax");
    if (max_age_s)
        buf_fmt(&w->head, "; Max-Age=%lld", (long long)max_age_s);
    buf_add(&w->head, S("\r\n"));
}

void resp_cookie_clear(struct resp *w, const char *name)
{
    w->cookie = true;
    buf_fmt(&w->head, "Set-Cookie: %s=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0\r\n",
            name);
}
