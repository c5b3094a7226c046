#include "html/url.h"
#include <stdlib.h>
#include <string.h>

static bool clean(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c <= 0x20 || c == 0x7F || strchr("\"'<>\\^`{|}", c))
            return false;
    }
    return s.n > 0;
}

/* Something that can be a host follows the scheme. */
static bool web(str s, str scheme)
{
    if (s.n <= scheme.n || !str_eq_nocase(str_sub(s, 0, scheme.n), scheme))
        return false;
    return !strchr("/?#:@", s.p[scheme.n]);
}

enum err url_parse(str s, struct url *out)
{
    const bool local = (str_starts(s, S("/")) && !str_starts(s, S("//"))) || str_starts(s, S("#"));
    if (!clean(s) || !(local || web(s, S("http://")) || web(s, S("https://"))))
        return ERR_INVALID;
    *out = (struct url){ s };
    return OK;
}

struct url url_own(str s)
{
    struct url u;
    if (url_parse(s, &u) != OK)
        abort();
    return u;
}

void url_part(struct buf *b, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || (c && strchr("-._~", c));
        if (plain)
            buf_byte(b, (char)c);
        else
            buf_fmt(b, "%%%02X", c);
    }
}

struct url url_path(struct arena *a, const char *path, const str *args, size_t n)
{
    struct buf b = { .a = a, .max = 8192 };
    size_t used = 0;
    for (const char *p = path; *p; p++) {
        if (p[0] != '%' || p[1] != 's') {
            buf_byte(&b, *p);
            continue;
        }
        if (used == n)
            abort();
        url_part(&b, args[used++]);
        p++;
    }
    return url_own(buf_str(&b));
}

enum err url_tel(struct arena *a, str phone, struct url *out)
{
    struct buf b = { .a = a, .max = 40 };
    buf_add(&b, S("tel:"));
    for (size_t i = 0; i < phone.n; i++) {
        const char c = phone.p[i];
        if ((c >= '0' && c <= '9') || (c == '+' && b.n == 4))
            buf_byte(&b, c);
        else if (!c || !strchr(" .-()", c))
            return ERR_INVALID;
    }
    if (b.full || b.n < 4 + 3)
        return ERR_INVALID;
    *out = (struct url){ buf_str(&b) };
    return OK;
}

struct url url_with(struct arena *a, struct url u, str name, str value)
{
    struct buf b = { .a = a, .max = 8192 };
    buf_add(&b, u.checked);
    buf_byte(&b, str_find(u.checked, S("?")) < u.checked.n ? '&' : '?');
    url_part(&b, name);
    buf_byte(&b, '=');
    url_part(&b, value);
    return url_own(buf_str(&b));
}
