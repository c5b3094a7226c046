#include "media/strip.h"
#include "base/buf.h"
#include "media/strip_in.h"
#include <string.h>

#define HEAD_MAX 64

struct strip *strip_new(struct arena *a, str type)
{
    static const struct { const char *word; bool (*done)(struct strip *s); } kinds[] = {
        { "mp4", strip_boxes }, { "mov", strip_boxes }, { "3gp", strip_boxes },
        { "m4a", strip_boxes }, { "webm", strip_elements }, { "mp3", strip_frames },
        { "wav", strip_chunks }, { "amr", strip_lines }, { "ogg", strip_pages },
    };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_eq(type, str_from(kinds[i].word))) {
            struct strip *s = NEW(a, struct strip);
            s->head_done = kinds[i].done;
            s->max_head = kinds[i].done == strip_pages ? STRIP_PAGE_MAX : HEAD_MAX;
            s->head = NEWS(a, unsigned char, s->max_head);
            return s;
        }
    return NULL;
}

static void head_byte(struct strip *s, struct buf *out, char c)
{
    s->head[s->n_head++] = (unsigned char)c;
    s->pos++;
    if (!s->head_done(s) && s->n_head < s->max_head)
        return;
    s->odd = s->odd || s->lost;
    buf_add(out, (str){ (char *)s->head, s->n_head });
    s->n_head = 0;
}

static void body(struct strip *s, struct buf *out, str part)
{
    for (size_t i = 0; s->zero && i < part.n; i++)
        buf_byte(out, 0);
    if (!s->zero)
        buf_add(out, part);
    s->pos += part.n;
    if (s->left != STRIP_REST)
        s->left -= part.n;
}

str strip_add(struct strip *s, struct arena *a, str piece)
{
    struct buf out = { .a = a, .max = piece.n + s->max_head };
    for (size_t i = 0; i < piece.n;) {
        if (s->lost) {
            buf_add(&out, str_sub(piece, i, piece.n));
            break;
        }
        if (s->left == 0) {
            head_byte(s, &out, piece.p[i++]);
            continue;
        }
        const size_t n = s->left < piece.n - i ? (size_t)s->left : piece.n - i;
        body(s, &out, str_sub(piece, i, i + n));
        i += n;
    }
    return buf_str(&out);
}

str strip_end(struct strip *s)
{
    s->odd = s->odd || s->n_head > 3; /* less holds nothing */
    return (str){ (char *)s->head, s->n_head };
}

bool strip_sure(const struct strip *s)
{
    return !s->odd;
}
