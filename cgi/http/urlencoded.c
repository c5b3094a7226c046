#include "http/urlencoded.h"
#include "base/text.h"
#include <string.h>

#define NAME_MAX_BYTES 64

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

enum err percent_decode(struct arena *a, str s, enum plus plus, str *out)
{
    char *to = arena_alloc(a, s.n + 1);
    size_t w = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '+' && plus == PLUS_IS_SPACE) {
            c = ' ';
        } else if (c == '%') {
            const int high = i + 2 < s.n ? hex(s.p[i + 1]) : -1;
            const int low = i + 2 < s.n ? hex(s.p[i + 2]) : -1;
            if (high < 0 || low < 0)
                return ERR_BAD_REQUEST;
            c = (char)(high << 4 | low);
            i += 2;
        }
        to[w++] = c;
    }
    *out = (str){ to, w };
    return OK;
}

static bool unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~';
}

str percent_encode(struct arena *a, str s)
{
    static const char digits[] = "0123456789ABCDEF";
    char *to = arena_array(a, s.n + 1, 3);
    size_t w = 0;
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (unreserved(s.p[i])) {
            to[w++] = s.p[i];
        } else {
            to[w++] = '%';
            to[w++] = digits[c >> 4];
            to[w++] = digits[c & 15];
        }
    }
    return (str){ to, w };
}

/* "name=value" decoded and checked. */
static enum err pair_parse(struct arena *a, str text, struct pair *out)
{
    const char *equals = memchr(text.p, '=', text.n);
    const size_t name_n = equals ? (size_t)(equals - text.p) : text.n;
    str name, value;
    TRY(percent_decode(a, str_sub(text, 0, name_n), PLUS_IS_SPACE, &name));
    TRY(percent_decode(a, str_sub(text, name_n + 1, text.n), PLUS_IS_SPACE, &value));
    if (name.n > NAME_MAX_BYTES || text_door(a, name, &out->name) != OK ||
        text_door(a, value, &out->value) != OK)
        return ERR_BAD_REQUEST;
    return OK;
}

enum err urlencoded_parse(struct arena *a, str text, size_t max_pairs, struct pairs *out)
{
    *out = (struct pairs){ 0 };
    if (str_empty(text))
        return OK;
    size_t most = 1;
    for (size_t i = 0; i < text.n; i++)
        most += text.p[i] == '&';
    if (most > max_pairs)
        return ERR_TOO_LARGE;
    out->v = NEWS(a, struct pair, most);
    str piece;
    while (str_next(&text, '&', &piece))
        if (piece.n)
            TRY(pair_parse(a, piece, &out->v[out->n++]));
    return OK;
}

str pairs_nth(const struct pairs *p, const char *name, size_t nth)
{
    const str want = str_from(name);
    for (size_t i = 0; i < p->n; i++)
        if (str_eq(p->v[i].name, want) && nth-- == 0)
            return p->v[i].value;
    return (str){ 0 };
}
