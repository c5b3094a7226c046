/* MP4 and its relatives: boxes in boxes. */
#include "media/strip_in.h"
#include "base/str.h"
#include <string.h>

static bool is_one_of(const struct strip *s, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (memcmp(s->head + 4, names[i], 4) == 0)
            return true;
    return false;
}

/* Version, 3 of flags, then two times of 32 or 64 bits; the head goes on behind them. */
static bool times_done(struct strip *s, size_t n, uint64_t in_box)
{
    const uint64_t want = s->n_head > n && s->head[n] == 1 ? 20 : 12;
    const size_t all = n + (size_t)(in_box < want ? in_box : want);
    if (s->n_head < all)
        return false;
    if (all > n + 4)
        memset(s->head + n + 4, 0, all - n - 4);
    return true;
}

/*
 * A track of neither picture nor sound: places and times of dash cameras and telephones lie in
 * its data, which pass.
 */
static bool handler_done(struct strip *s, size_t n, uint64_t in_box)
{
    if (in_box < 12)
        return true;
    if (s->n_head < n + 12)
        return false;
    const unsigned char *of = s->head + n + 8;
    s->odd = s->odd || (memcmp(of, "vide", 4) != 0 && memcmp(of, "soun", 4) != 0);
    return true;
}

/* The first n bytes are size and name. What is not known may hide anything. */
static bool opened(struct strip *s, size_t n, uint64_t size)
{
    static const char *const known[] = {
        "ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "pdin",         /* film */
        "mvhd", "trak", "mvex", "iods", "pssh", "prfl", "clip", "ctab",                 /* moov */
        "tkhd", "edts", "mdia", "tref", "tapt", "matt", "load", "imap", "mdhd", "hdlr", /* trak */
        "minf", "elng" };
    static const char *const holding[] = { "moov", "trak", "mdia" };
    static const char *const timing[] = { "mvhd", "tkhd", "mdhd" };
    const uint64_t start = s->pos - s->n_head;
    const uint64_t end = size == 0 || size > UINT64_MAX - start ? UINT64_MAX : start + size;
    const bool holds = is_one_of(s, holding, COUNT(holding));
    s->lost = (size != 0 && size < n) || (holds && s->depth == STRIP_DEPTH_MAX) ||
              (s->depth > 0 && end > s->ends[s->depth - 1]);
    if (s->lost)
        return true;
    if (is_one_of(s, timing, COUNT(timing)) && !times_done(s, n, end - start - n))
        return false;
    if (memcmp(s->head + 4, "hdlr", 4) == 0 && !handler_done(s, n, end - start - n))
        return false;
    s->zero = !is_one_of(s, known, COUNT(known));
    if (s->zero)
        memcpy(s->head + 4, "free", 4);
    if (holds)
        s->ends[s->depth++] = end;
    s->left = holds ? 0 : end == UINT64_MAX ? STRIP_REST : end - s->pos;
    return true;
}

bool strip_boxes(struct strip *s)
{
    while (s->n_head == 1 && s->depth > 0 && s->pos - 1 >= s->ends[s->depth - 1])
        s->depth--;
    if (s->n_head < 8)
        return false;
    const uint64_t small = strip_number(s->head, 4);
    if (small == 1 && s->n_head < 16)
        return false;
    return small == 1 ? opened(s, 16, strip_number(s->head + 8, 8)) : opened(s, 8, small);
}
