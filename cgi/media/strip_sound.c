/* MP3, WAV and AMR. */
#include "media/strip_in.h"
#include "media/sign.h"
#include <string.h>

static bool starts(const struct strip *s, const char *word)
{
    return s->n_head >= strlen(word) && memcmp(s->head, word, strlen(word)) == 0;
}

/* An ID3 tag: its frames, and the copy of its head behind them, become zeros that fill it up. */
static bool tag_done(struct strip *s)
{
    if (s->n_head < 10)
        return false;
    uint64_t size = s->head[5] & 0x10 ? 10 : 0;
    for (size_t i = 6; i < 10; i++) {
        s->lost = s->lost || s->head[i] > 127;
        size += (uint64_t)s->head[i] << 7 * (9 - i);
    }
    s->lost = s->lost || size >> 28;
    for (size_t i = 6; !s->lost && i < 10; i++)
        s->head[i] = size >> 7 * (9 - i) & 127;
    s->head[5] = 0;
    s->left = size;
    s->zero = true;
    return true;
}

/* One frame of sound after the other; ID3v1, APE and Lyrics3 stand behind the last. */
bool strip_frames(struct strip *s)
{
    static const char *const behind[] = { "TAG", "APET", "LYRI" };
    if (s->n_head < 4)
        return false;
    if (starts(s, "ID3"))
        return tag_done(s);
    for (size_t i = 0; i < COUNT(behind); i++)
        if (starts(s, behind[i])) {
            memset(s->head, 0, s->n_head);
            s->left = STRIP_REST;
            s->zero = true;
            return true;
        }
    const size_t n = media_frame_bytes((str){ (const char *)s->head, 4 });
    s->odd = s->odd || (n < 4 && strip_number(s->head, 4) != 0);
    s->zero = false;
    s->left = n < 4 ? 0 : n - 4;
    return true;
}

bool strip_chunks(struct strip *s)
{
    static const char *const sound[] = { "fmt ", "data", "fact" };
    if (s->pos <= 12) {
        s->zero = false;
        s->left = 0;
        return s->n_head == 12;
    }
    if (s->n_head < 8)
        return false;
    uint64_t size = 0;
    for (size_t i = 8; i > 4; i--)
        size = size << 8 | s->head[i - 1];
    s->zero = true;
    for (size_t i = 0; i < COUNT(sound); i++)
        s->zero = s->zero && !starts(s, sound[i]);
    if (s->zero)
        memcpy(s->head, "JUNK", 4);
    /* Whoever wrote while recording did not know the length. */
    const bool open = starts(s, "data") && (size == 0 || size == UINT32_MAX);
    s->odd = s->odd || open;
    s->left = open ? STRIP_REST : size + (size & 1);
    return true;
}

bool strip_lines(struct strip *s)
{
    s->left = STRIP_REST;
    return true;
}
