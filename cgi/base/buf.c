#include "base/buf.h"
#include "base/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool room(struct buf *b, size_t more)
{
    if (b->full || more > b->max || b->n > b->max - more) {
        b->full = true;
        return false;
    }
    const size_t need = b->n + more + 1; /* a NUL always fits behind */
    if (b->p && need <= b->cap)
        return true;
    size_t cap = b->cap ? b->cap : 64;
    while (cap < need)
        cap *= 2;
    b->p = arena_grow(b->a, b->p, b->cap, cap);
    b->cap = cap;
    return true;
}

void buf_add(struct buf *b, str s)
{
    if (s.n && room(b, s.n)) {
        memcpy(b->p + b->n, s.p, s.n);
        b->n += s.n;
    }
}

void buf_byte(struct buf *b, char c)
{
    if (room(b, 1))
        b->p[b->n++] = c;
}

void buf_i64(struct buf *b, int64_t v)
{
    char tmp[24];
    const int n = snprintf(tmp, sizeof tmp, "%lld", (long long)v);
    buf_add(b, (str){ tmp, (size_t)n });
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    const int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n < 0)
        abort();
    if (room(b, (size_t)n)) {
        vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void buf_json(struct buf *b, str s)
{
    buf_byte(b, '"');
    for (size_t i = 0; i < s.n;) {
        const unsigned char c = (unsigned char)s.p[i];
        const size_t n = utf8_len(s, i);
        if (n == 0)
            buf_add(b, S("\xEF\xBF\xBD"));
        else if (c == '"' || c == '\\') {
            buf_byte(b, '\\');
            buf_byte(b, (char)c);
        } else if (c < 0x20 || c == 0x7F)
            buf_fmt(b, "\\u%04x", c);
        else
            buf_add(b, str_sub(s, i, i + n));
        i += n ? n : 1;
    }
    buf_byte(b, '"');
}

str buf_str(struct buf *b)
{
    if (!b->p && !room(b, 0))
        return S("");
    b->p[b->n] = '\0';
    return (str){ b->p, b->n };
}
