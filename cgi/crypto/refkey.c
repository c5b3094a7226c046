#include "crypto/refkey.h"
#include "crypto/base32.h"
#include "crypto/ring.h"
#include "crypto/token.h"
#include <string.h>

/* Multiply by x in GF(2)[x]/(x^5 + x^2 + 1). */
static unsigned times_x(unsigned v)
{
    v <<= 1;
    return v & 32 ? v ^ 37 : v;
}

/* Sum of x^i * d[i], by Horner's rule. */
static unsigned weigh(const unsigned char *d)
{
    unsigned sum = 0;
    for (size_t i = REFKEY_CHARS; i-- > 0;)
        sum = times_x(sum) ^ d[i];
    return sum;
}

str refkey_derive(struct arena *a, const struct keyring *k, str form_token)
{
    const unsigned char *h = ubytes(hash_keyed(a, k, S("private key"), form_token));
    unsigned char d[REFKEY_CHARS] = { 0 };
    base32_bits(h, REFKEY_CHARS - 1, d);
    unsigned check = weigh(d);
    for (int i = 0; i < 31 - (REFKEY_CHARS - 1); i++)
        check = times_x(check); /* divided by x^23, as x^31 = 1 */
    d[REFKEY_CHARS - 1] = (unsigned char)check;
    char *p = arena_alloc(a, REFKEY_CHARS + 1);
    for (size_t i = 0; i < REFKEY_CHARS; i++)
        p[i] = base32_char(d[i]);
    return (str){ p, REFKEY_CHARS };
}

str refkey_show(struct arena *a, str key)
{
    struct buf b = { .a = a, .max = REFKEY_CHARS + 5 };
    for (size_t i = 0; i < REFKEY_CHARS && i < key.n; i++) {
        if (i && i % 4 == 0)
            buf_byte(&b, '-');
        buf_byte(&b, key.p[i]);
    }
    return buf_str(&b);
}

static bool is_gap(char c)
{
    return c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n';
}

enum err refkey_parse(struct arena *a, str typed, str *key)
{
    unsigned char d[REFKEY_CHARS] = { 0 };
    char text[REFKEY_CHARS];
    size_t n = 0;
    for (size_t i = 0; i < typed.n; i++) {
        if (is_gap(typed.p[i]))
            continue;
        const int v = base32_value(typed.p[i]);
        if (v < 0 || n == REFKEY_CHARS)
            return ERR_INVALID;
        d[n] = (unsigned char)v;
        text[n++] = base32_char((unsigned)v);
    }
    if (n != REFKEY_CHARS || weigh(d) != 0)
        return ERR_INVALID;
    *key = str_dup(a, (str){ text, n });
    return OK;
}

str refkey_hash(struct arena *a, str key)
{
    return hash_of(a, key);
}

/* H. M. Damm's quasigroup of order 10: totally anti-symmetric. */
static const unsigned char damm[10][10] = {
    { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
    { 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 },
    { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 }, { 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 },
    { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
    { 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
};

/* Check digit of n digits; 0 when the last of them is the right check digit. */
static unsigned damm_digit(const char *digits, size_t n)
{
    unsigned at = 0;
    for (size_t i = 0; i < n; i++)
        at = damm[at][digits[i] - '0'];
    return at;
}

static str refnum_text(struct arena *a, const char *d)
{
    return str_fmt(a, "%.2s-%.4s-%.4s", d, d + 2, d + 6);
}

str refnum_derive(struct arena *a, const struct keyring *k, str form_token, int year, int attempt)
{
    const str what = str_fmt(a, "%d/%d/%.*s", year, attempt, STR_ARG(form_token));
    const unsigned char *h = ubytes(hash_keyed(a, k, S("reference number"), what));
    uint64_t v = 0;
    for (size_t i = 0; i < 8; i++)
        v = v << 8 | h[i];
    const str d = str_fmt(a, "%02d%07llu", year % 100, (unsigned long long)(v % 10000000));
    return refnum_text(a, str_fmt(a, "%s%u", d.p, damm_digit(d.p, d.n)).p);
}

enum err refnum_parse(struct arena *a, str typed, str *number)
{
    char d[10];
    size_t n = 0;
    for (size_t i = 0; i < typed.n; i++) {
        const char c = typed.p[i];
        if (is_gap(c))
            continue;
        if (c < '0' || c > '9' || n == sizeof d)
            return ERR_INVALID;
        d[n++] = c;
    }
    if (n != sizeof d || damm_digit(d, n) != 0)
        return ERR_INVALID;
    *number = refnum_text(a, d);
    return OK;
}
