#include "base/text.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

static const unsigned char *bytes(str s)
{
    return (const unsigned char *)s.p;
}

bool text_utf8_ok(str s)
{
    for (size_t i = 0; i < s.n;) {
        const size_t n = utf8_len(s, i);
        if (n == 0)
            return false;
        i += n;
    }
    return true;
}

bool text_ascii(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~')
            return false;
    return true;
}

/* Code point of the well-formed character of n bytes at s[i]. */
static uint32_t point(str s, size_t i, size_t n)
{
    const unsigned char *p = bytes(s) + i;
    switch (n) {
    case 1:
        return p[0];
    case 2:
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3:
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    default:
        return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    }
}

/* Characters that NFC never changes and that never join with one before them: all that
   Vietnamese needs, composed. The rest goes to the library. */
static bool settled(uint32_t c)
{
    return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2010 && c <= 0x205E) ||
           c == 0x20AB;
}

/* Normalized copy in the arena; what the library allocated is wiped. */
static str normalize(struct arena *a, uninorm_t form, str s)
{
    size_t n = s.n + 64; /* NFC rarely grows; the library takes more memory itself if needed */
    char *room = arena_alloc(a, n + 1);
    uint8_t *got = u8_normalize(form, bytes(s), s.n, (uint8_t *)room, &n);
    if (!got)
        abort(); /* no memory: s is well-formed, nothing else can fail */
    if (got == (uint8_t *)room)
        return (str){ room, n };
    const str out = str_dup(a, (str){ (char *)got, n });
    explicit_bzero(got, n);
    free(got);
    return out;
}

enum err text_nfc(struct arena *a, str s, str *out)
{
    bool same = true;
    for (size_t i = 0; i < s.n;) {
        const size_t n = utf8_len(s, i);
        if (n == 0)
            return ERR_INVALID;
        same = same && settled(point(s, i, n));
        i += n;
    }
    *out = same ? s : normalize(a, UNINORM_NFC, s);
    return OK;
}

enum clean { KEEP = 1, DROP, LINE };

/* Controls, marks of writing direction (they disguise text) and the byte order mark go. */
static enum clean clean_rule(uint32_t c)
{
    if (c == '\n' || c == '\t')
        return KEEP;
    if (c == 0x2028 || c == 0x2029 || c == 0x85)
        return LINE;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF)
        return DROP;
    if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return DROP;
    return KEEP;
}

static bool is_clean(str s)
{
    for (size_t i = 0; i < s.n;) {
        const size_t n = utf8_len(s, i);
        if (n == 0 || clean_rule(point(s, i, n)) != KEEP)
            return false;
        i += n;
    }
    return true;
}

str text_clean(struct arena *a, str s)
{
    if (is_clean(s))
        return s;
    char *to = arena_alloc(a, s.n + 1);
    size_t w = 0;
    for (size_t i = 0; i < s.n;) {
        const size_t n = utf8_len(s, i);
        const uint32_t c = n ? point(s, i, n) : 0;
        const bool line = clean_rule(c) == LINE || c == '\r';
        if (line) {
            to[w++] = '\n';
            i += c == '\r' && i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : n;
            continue;
        }
        if (clean_rule(c) == KEEP) {
            memcpy(to + w, s.p + i, n);
            w += n;
        }
        i += n ? n : 1;
    }
    return (str){ to, w };
}

enum err text_door(struct arena *a, str s, str *out)
{
    if ((s.n && memchr(s.p, '\0', s.n)) || !text_utf8_ok(s))
        return ERR_INVALID;
    /* In this order: a mark may join a letter once the control between them is gone. */
    return text_nfc(a, text_clean(a, s), out);
}

/* Well-formed part of s: bytes that are not UTF-8 left out. */
static str well_formed(struct arena *a, str s)
{
    if (text_utf8_ok(s))
        return s;
    char *to = arena_alloc(a, s.n + 1);
    size_t w = 0;
    for (size_t i = 0; i < s.n;) {
        const size_t n = utf8_len(s, i);
        memcpy(to + w, s.p + i, n);
        w += n;
        i += n ? n : 1;
    }
    return (str){ to, w };
}

str text_fold(struct arena *a, str s)
{
    bool plain = true;
    for (size_t i = 0; i < s.n && plain; i++)
        plain = (unsigned char)s.p[i] < 0x80;
    const str t = plain ? s : normalize(a, UNINORM_NFKD, well_formed(a, s));
    const size_t room = t.n * 3 + 1; /* a lower case letter may be longer: 2 bytes to 3 at most */
    char *to = arena_alloc(a, room);
    size_t w = 0;
    bool gap = false;
    for (size_t i = 0; i < t.n;) {
        const size_t n = utf8_len(t, i);
        uint32_t c = n ? point(t, i, n) : 0;
        i += n ? n : 1;
        if (c <= ' ' || c == 0x7F || uc_is_property_white_space(c)) {
            gap = w > 0;
            continue;
        }
        if (c >= 0x80 && uc_is_general_category(c, UC_CATEGORY_Mn))
            continue;
        c = c == 0x110 || c == 0x111 ? 'd' : uc_tolower(c);
        if (gap)
            to[w++] = ' ';
        gap = false;
        w += (size_t)u8_uctomb((uint8_t *)to + w, c, (ptrdiff_t)(room - w));
    }
    return (str){ to, w };
}

str text_lower(struct arena *a, str s)
{
    const str t = normalize(a, UNINORM_NFC, well_formed(a, s));
    const size_t room = t.n * 3 + 1;
    char *to = arena_alloc(a, room);
    size_t w = 0;
    bool gap = false;
    for (size_t i = 0; i < t.n;) {
        const size_t n = utf8_len(t, i);
        const uint32_t c = n ? point(t, i, n) : 0;
        i += n ? n : 1;
        if (c <= ' ' || c == 0x7F || uc_is_property_white_space(c)) {
            gap = w > 0;
            continue;
        }
        if (gap)
            to[w++] = ' ';
        gap = false;
        w += (size_t)u8_uctomb((uint8_t *)to + w, uc_tolower(c), (ptrdiff_t)(room - w));
    }
    return (str){ to, w };
}

str text_marks(struct arena *a, str s)
{
    const str t = normalize(a, UNINORM_NFD, well_formed(a, s));
    char *to = arena_alloc(a, t.n + 1);
    size_t w = 0;
    for (size_t i = 0; i < t.n;) {
        const size_t n = utf8_len(t, i);
        const uint32_t c = n ? point(t, i, n) : 0;
        i += n ? n : 1;
        if (c == 0x110 || c == 0x111 || (c >= 0x80 && uc_is_general_category(c, UC_CATEGORY_Mn)))
            w += (size_t)u8_uctomb((uint8_t *)to + w, c == 0x110 ? 0x111 : c,
                                   (ptrdiff_t)(t.n + 1 - w));
    }
    return (str){ to, w };
}

size_t text_points(str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.n; count++) {
        const size_t n = utf8_len(s, i);
        i += n ? n : 1;
    }
    return count;
}

str text_cut(str s, size_t max_bytes)
{
    if (s.n <= max_bytes)
        return s;
    size_t n = 0;
    while (n < max_bytes) {
        const size_t c = utf8_len(s, n);
        const size_t step = c ? c : 1;
        if (n + step > max_bytes)
            break;
        n += step;
    }
    return (str){ s.p, n };
}

str text_before_mark(str s, char mark)
{
    const str end = str_trim(s);
    const bool stops = end.n > 1 && end.p[end.n - 1] == '.' && end.p[end.n - 2] != '.';
    if (!stops || (mark != '.' && mark != ';' && mark != ','))
        return s;
    if (mark != '.' && str_ends(end, S("v.v.")))
        return s;
    return str_trim(str_sub(end, 0, end.n - 1));
}

bool text_ended(str s)
{
    static const char *const ends[] = { "!", "?", "..", ".\"", "!\"", "?\"", ".”", "!”", "?”" };
    for (size_t i = 0; i < COUNT(ends); i++)
        if (str_ends(str_trim(s), str_from(ends[i])))
            return true;
    return false;
}
