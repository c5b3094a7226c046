#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include <string.h>
#include <unictype.h>
#include <unistr.h>

static bool is_gap(str c)
{
    ucs4_t point;
    u8_mbtouc(&point, (const uint8_t *)c.p, c.n);
    return point <= ' ' || point == 0x7F || uc_is_property_white_space(point);
}

/* A text has few different letters: each is folded once. */
struct letter {
    char bytes[4];
    size_t n;
    bool gap;
    str plain;
};

#define LETTERS 256

static str plain_of(struct arena *a, str one)
{
    if (one.n > 1)
        return text_fold(a, one);
    const char c = one.p[0];
    return str_dup(a, (str){ &(char){ (char)(c >= 'A' && c <= 'Z' ? c + 32 : c) }, 1 });
}

static const struct letter *letter_of(struct arena *a, struct letter *known, str one)
{
    size_t at = 0;
    for (size_t i = 0; i < one.n; i++)
        at = at * 31 + (unsigned char)one.p[i];
    struct letter *l = &known[at % LETTERS];
    if (l->n != one.n || memcmp(l->bytes, one.p, one.n) != 0) {
        *l = (struct letter){ .n = one.n, .gap = is_gap(one), .plain = plain_of(a, one) };
        memcpy(l->bytes, one.p, one.n);
    }
    return l;
}

struct out {
    char *to;
    uint32_t *from;
    size_t n;
};

static void put(struct out *o, str bytes, size_t at)
{
    for (size_t i = 0; i < bytes.n; i++) {
        o->to[o->n] = bytes.p[i];
        o->from[o->n++] = (uint32_t)at;
    }
}

/* One character at a time gives the same as the whole: only marks would change places. */
void fold_map(struct arena *a, str s, struct folded *out)
{
    const size_t room = s.n * 6 + 64;
    struct out o = { arena_alloc(a, room), NEWS(a, uint32_t, room + 1), 0 };
    struct letter *known = NEWS(a, struct letter, LETTERS);
    size_t gap_at = 0;
    bool gap = false;
    for (size_t i = 0; i < s.n;) {
        const size_t n = utf8_len(s, i) ? utf8_len(s, i) : 1;
        const struct letter *l = letter_of(a, known, str_sub(s, i, i + n));
        if (l->gap) {
            gap_at = gap ? gap_at : i;
            gap = true;
        } else {
            const str plain = l->plain;
            if (plain.n && gap && o.n)
                put(&o, S(" "), gap_at);
            gap = gap && plain.n == 0;
            if (o.n + plain.n < room)
                put(&o, plain, i);
        }
        i += n;
    }
    o.from[o.n] = (uint32_t)s.n;
    *out = (struct folded){ { o.to, o.n }, o.from };
}

static size_t char_at(str s, size_t i)
{
    return utf8_len(s, i) ? utf8_len(s, i) : 1;
}

size_t fold_end(const struct folded *f, str original, size_t to)
{
    const size_t next = f->from[to];
    size_t end = f->from[to - 1] + char_at(original, f->from[to - 1]);
    /* Marks behind the last letter belong to it; blanks do not. */
    while (end < next && !is_gap(str_sub(original, end, end + char_at(original, end))))
        end += char_at(original, end);
    return end;
}
