#include "base/str.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

str str_from(const char *c)
{
    return c ? (str){ c, strlen(c) } : (str){ 0 };
}

str str_dup(struct arena *a, str s)
{
    if (!s.p)
        return s;
    char *p = arena_alloc(a, s.n + 1);
    memcpy(p, s.p, s.n);
    return (str){ p, s.n };
}

const char *str_c(struct arena *a, str s)
{
    return s.p ? str_dup(a, s).p : "";
}

bool str_eq(str a, str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool str_eq_nocase(str a, str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]))
            return false;
    return true;
}

int str_cmp(str a, str b)
{
    const size_t n = a.n < b.n ? a.n : b.n;
    const int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(str s, str prefix)
{
    return s.n >= prefix.n && str_eq((str){ s.p, prefix.n }, prefix);
}

bool str_ends(str s, str suffix)
{
    return s.n >= suffix.n && str_eq((str){ s.p + (s.n - suffix.n), suffix.n }, suffix);
}

bool str_empty(str s)
{
    return s.n == 0;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
    while (s.n && is_space(s.p[0]))
        s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

str str_sub(str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return s.p ? (str){ s.p + from, to - from } : s;
}

size_t str_find(str s, str needle)
{
    if (needle.n == 0)
        return 0;
    const char *hit = s.n ? memmem(s.p, s.n, needle.p, needle.n) : NULL;
    return hit ? (size_t)(hit - s.p) : s.n;
}

bool str_next(str *rest, char sep, str *piece)
{
    if (!rest->p)
        return false;
    const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    if (!hit) {
        *piece = *rest;
        *rest = (str){ 0 };
        return true;
    }
    *piece = (str){ rest->p, (size_t)(hit - rest->p) };
    *rest = (str){ hit + 1, rest->n - piece->n - 1 };
    return true;
}

enum err str_i64(str s, int64_t *out)
{
    const bool minus = s.n && s.p[0] == '-';
    size_t i = minus ? 1 : 0;
    int64_t v = 0;
    if (i == s.n)
        return ERR_INVALID;
    for (; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || __builtin_mul_overflow(v, 10, &v))
            return ERR_INVALID;
        const int digit = s.p[i] - '0';
        if (__builtin_add_overflow(v, minus ? -digit : digit, &v))
            return ERR_INVALID;
    }
    *out = v;
    return OK;
}

enum err str_f64(str s, double *out)
{
    char tmp[64];
    if (s.n == 0 || s.n >= sizeof tmp)
        return ERR_INVALID;
    size_t digits = 0, dots = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (c >= '0' && c <= '9')
            digits++;
        else if (c == '.')
            dots++;
        else if (c != '-' || i > 0)
            return ERR_INVALID;
    }
    if (digits == 0 || dots > 1)
        return ERR_INVALID;
    memcpy(tmp, s.p, s.n);
    tmp[s.n] = '\0';
    *out = strtod(tmp, NULL);
    return OK;
}

str str_fmt(struct arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    const int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n < 0)
        abort(); /* only a broken format string gets here */
    char *p = arena_alloc(a, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    return (str){ p, (size_t)n };
}

opt_str str_opt(str s)
{
    return str_empty(s) ? (opt_str){ 0 } : SOME_STR(s);
}
