#include "base/words_vi.h"
#include "base/buf.h"
#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>

static const char *const digits[] = { "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy",
                                      "tám", "chín" };

static void word(struct buf *b, const char *w)
{
    if (b->n)
        buf_byte(b, ' ');
    buf_add(b, str_from(w));
}

/* 1..999; full: hundreds are said though there are none, as something stands before. */
static void group(struct buf *b, unsigned n, bool full)
{
    const unsigned hundred = n / 100, ten = n / 10 % 10, one = n % 10;
    if (hundred || full) {
        word(b, digits[hundred]);
        word(b, "trăm");
    }
    if (ten == 0 && one && (hundred || full))
        word(b, "linh");
    if (ten == 1)
        word(b, "mười");
    if (ten > 1) {
        word(b, digits[ten]);
        word(b, "mươi");
    }
    if (one == 1 && ten > 1)
        word(b, "mốt");
    else if (one == 5 && ten)
        word(b, "lăm");
    else if (one)
        word(b, digits[one]);
}

/* Below a thousand million; n > 0. */
static void million(struct buf *b, unsigned n, bool full)
{
    static const char *const names[] = { "triệu", "nghìn", "" };
    const unsigned groups[] = { n / 1000000, n / 1000 % 1000, n % 1000 };
    for (size_t i = 0; i < COUNT(groups); i++) {
        if (groups[i] == 0)
            continue;
        group(b, groups[i], full);
        full = true;
        if (*names[i])
            word(b, names[i]);
    }
}

static void number(struct buf *b, uint64_t n)
{
    const uint64_t thousand_million = 1000000000;
    if (n >= thousand_million) {
        number(b, n / thousand_million);
        word(b, "tỷ");
    }
    if (n % thousand_million)
        million(b, (unsigned)(n % thousand_million), n >= thousand_million);
}

str number_words_vi(struct arena *a, int64_t n)
{
    struct buf b = { .a = a, .max = 1000 };
    if (n < 0)
        word(&b, "âm");
    if (n == 0)
        word(&b, digits[0]);
    number(&b, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
    return buf_str(&b);
}

str dong_words_vi(struct arena *a, int64_t dong)
{
    const str s = number_words_vi(a, dong);
    /* Every first word begins with one letter of one or two bytes. */
    const size_t first = (unsigned char)s.p[0] < 0x80 ? 1 : (unsigned char)s.p[0] < 0xE0 ? 2 : 3;
    const str capital = upper_vi(a, str_sub(s, 0, first)), rest = str_sub(s, first, s.n);
    return str_fmt(a, "%.*s%.*s đồng", STR_ARG(capital), STR_ARG(rest));
}

str money_words(struct arena *a, int64_t dong)
{
    const str s = str_fmt(a, "%lld", (long long)dong);
    struct buf b = { .a = a, .max = 64 };
    for (size_t i = 0; i < s.n; i++) {
        if (i > 0 && (s.n - i) % 3 == 0)
            buf_byte(&b, '.');
        buf_byte(&b, s.p[i]);
    }
    return buf_str(&b);
}

str day_words_vi(struct arena *a, struct date d)
{
    return str_fmt(a, d.m < 3 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d",
                   d.d, d.m, d.y);
}

str upper_vi(struct arena *a, str s)
{
    size_t n = 0;
    uint8_t *up = u8_toupper((const uint8_t *)s.p, s.n, NULL, UNINORM_NFC, NULL, &n);
    if (!up)
        return s;
    const str out = str_dup(a, (str){ (const char *)up, n });
    free(up);
    return out;
}
