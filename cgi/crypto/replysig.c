#include "crypto/replysig.h"
#include "crypto/base32.h"
#include "crypto/refkey.h"
#include "crypto/ring.h"
#include "crypto/token.h"

#define DAY_CHARS 3
#define MAC_CHARS 16
#define TAIL_CHARS (DAY_CHARS + MAC_CHARS)

static int first_day(void)
{
    return date_days((struct date){ 2020, 1, 1 });
}

/* Values of the last day and the hash, as they are written. */
static void tail_of(struct arena *a, const struct keyring *k, str ref, unsigned day,
                    unsigned char *v)
{
    const str text = str_fmt(a, "%.*s:%u", STR_ARG(ref), day);
    for (size_t i = 0; i < DAY_CHARS; i++)
        v[i] = day >> 5 * (DAY_CHARS - 1 - i) & 31;
    base32_bits(ubytes(hash_keyed(a, k, S("mail reply"), text)), MAC_CHARS, v + DAY_CHARS);
}

str replysig_make(struct arena *a, const struct keyring *k, str ref, struct date last)
{
    unsigned char v[TAIL_CHARS];
    char tail[TAIL_CHARS];
    tail_of(a, k, ref, (unsigned)(date_days(last) - first_day()) & 0x7FFF, v);
    for (size_t i = 0; i < TAIL_CHARS; i++) {
        const char c = base32_char(v[i]);
        tail[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return str_fmt(a, "%.*s.%.*s", STR_ARG(ref), TAIL_CHARS, tail);
}

enum err replysig_read(struct arena *a, const struct keyring *k, str typed, struct date today,
                       str *ref)
{
    unsigned char v[TAIL_CHARS], right[TAIL_CHARS];
    const size_t dot = str_find(typed, S("."));
    const str tail = str_sub(typed, dot + 1, typed.n);
    if (dot != REFNUM_CHARS || tail.n != TAIL_CHARS)
        return ERR_INVALID;
    TRY(refnum_parse(a, str_sub(typed, 0, dot), ref));
    unsigned day = 0;
    for (size_t i = 0; i < TAIL_CHARS; i++) {
        const int value = base32_value(tail.p[i]);
        if (value < 0)
            return ERR_INVALID;
        v[i] = (unsigned char)value;
        if (i < DAY_CHARS)
            day = day << 5 | (unsigned)value;
    }
    tail_of(a, k, *ref, day, right);
    if (!bytes_equal((str){ (char *)v, TAIL_CHARS }, (str){ (char *)right, TAIL_CHARS }))
        return ERR_INVALID;
    return date_days(today) - first_day() > (int)day ? ERR_EXPIRED : OK;
}
