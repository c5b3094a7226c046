#include "media/strip.h"
#include "base/buf.h"
#include <string.h>

#define DEPTH_MAX 4 /* moov > trak > mdia, and one more */

struct strip {
    uint64_t pos;             /* bytes seen */
    uint64_t body, end;       /* of the box without boxes that is passing */
    uint64_t ends[DEPTH_MAX]; /* of the boxes with boxes that are open */
    size_t depth;
    unsigned char head[16];   /* held back until the name is known */
    size_t n_head;
    bool zero;                /* the body becomes zeros */
    bool timed;               /* it begins with version, flags and two times ... */
    bool wide;                /* ... of 64 bits */
    bool lost;                /* no boxes any more: everything passes */
};

struct strip *strip_new(struct arena *a, str type)
{
    static const char *const types[] = { "mp4", "mov", "3gp", "m4a" };
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_eq(type, str_from(types[i])))
            return NEW(a, struct strip);
    return NULL;
}

static bool is_one_of(const struct strip *s, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (memcmp(s->head + 4, names[i], 4) == 0)
            return true;
    return false;
}

static uint64_t number(const unsigned char *p, size_t n)
{
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | p[i];
    return v;
}

/* The header is complete. */
static void opened(struct strip *s, struct buf *out)
{
    static const char *const hiding[] = { "udta", "meta", "uuid" };
    static const char *const holding[] = { "moov", "trak", "mdia" };
    static const char *const timing[] = { "mvhd", "tkhd", "mdhd" };
    const uint64_t small = number(s->head, 4);
    const uint64_t size = s->n_head == 16 ? number(s->head + 8, 8) : small;
    const uint64_t start = s->pos - s->n_head;
    const uint64_t end = size == 0 || size > UINT64_MAX - start ? UINT64_MAX : start + size;
    const bool holds = is_one_of(s, holding, COUNT(holding));
    s->lost = (size != 0 && size < s->n_head) || (holds && s->depth == DEPTH_MAX) ||
              (s->depth > 0 && end > s->ends[s->depth - 1]);
    if (!s->lost) {
        s->zero = is_one_of(s, hiding, COUNT(hiding));
        s->timed = is_one_of(s, timing, COUNT(timing));
        if (s->zero)
            memcpy(s->head + 4, "free", 4);
        if (holds)
            s->ends[s->depth++] = end;
        s->body = s->pos;
        s->end = holds ? s->pos : end;
    }
    buf_add(out, (str){ (char *)s->head, s->n_head });
    s->n_head = 0;
}

static void head_byte(struct strip *s, struct buf *out, char c)
{
    while (s->n_head == 0 && s->depth > 0 && s->pos >= s->ends[s->depth - 1])
        s->depth--;
    s->head[s->n_head++] = (unsigned char)c;
    s->pos++;
    if (s->n_head == (s->n_head >= 8 && number(s->head, 4) == 1 ? 16 : 8))
        opened(s, out);
}

/* One byte of a body: version, 3 of flags, then the two times. */
static char body_byte(struct strip *s, char c)
{
    const uint64_t at = s->pos++ - s->body;
    if (s->zero)
        return 0;
    if (!s->timed)
        return c;
    if (at == 0)
        s->wide = c == 1;
    return at >= 4 && at < (s->wide ? 20 : 12) ? 0 : c;
}

str strip_add(struct strip *s, struct arena *a, str piece)
{
    struct buf out = { .a = a, .max = piece.n + sizeof s->head };
    for (size_t i = 0; i < piece.n;) {
        if (s->lost) {
            buf_add(&out, str_sub(piece, i, piece.n));
            break;
        }
        if (s->pos >= s->end) {
            head_byte(s, &out, piece.p[i++]);
            continue;
        }
        if (s->zero || (s->timed && s->pos - s->body < 20)) {
            buf_byte(&out, body_byte(s, piece.p[i++]));
            continue;
        }
        const uint64_t left = s->end - s->pos;
        const size_t n = left < piece.n - i ? (size_t)left : piece.n - i;
        buf_add(&out, str_sub(piece, i, i + n));
        s->pos += n;
        i += n;
    }
    return buf_str(&out);
}

str strip_end(struct strip *s)
{
    return (str){ (char *)s->head, s->n_head };
}
