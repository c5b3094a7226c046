/*
 * WebM: elements in elements (EBML, RFC 8794). What holds others is entered by simply going on
 * behind its head, so that none has to be left, and lengths that nobody knew when a browser
 * recorded do no harm.
 */
#include "media/strip_in.h"
#include "base/str.h"
#include <string.h>

#define VOID_ID 0xec
#define UNKNOWN UINT64_MAX

enum what { PASSES = 1, HOLDS, HIDES, TELLS }; /* TELLS: must be there, says by which program */

static enum what what_of(uint64_t id)
{
    static const struct { uint64_t id; enum what what; } list[] = {
        { 0x18538067, HOLDS }, { 0x1549a966, HOLDS }, /* Segment, Info */
        { 0x1654ae6b, HOLDS }, { 0xae, HOLDS },       /* Tracks, TrackEntry */
        { 0x1254c367, HIDES }, { 0x1941a469, HIDES }, /* Tags, Attachments */
        { 0x1043a770, HIDES }, { 0x4461, HIDES },     /* Chapters, DateUTC */
        { 0x7ba9, HIDES }, { 0x536e, HIDES },         /* Title, Name of a track */
        { 0x7384, HIDES }, { 0x73a4, HIDES },         /* SegmentFilename, SegmentUUID */
        { 0x3c83ab, HIDES }, { 0x3e83bb, HIDES },     /* names of the files before and after */
        { 0x3cb923, HIDES }, { 0x3eb923, HIDES },     /* and their numbers */
        { 0xbf, HIDES }, { VOID_ID, HIDES },          /* a sum that is wrong now; Void */
        { 0x4d80, TELLS }, { 0x5741, TELLS },         /* MuxingApp, WritingApp */
    };
    for (size_t i = 0; i < COUNT(list); i++)
        if (list[i].id == id)
            return list[i].what;
    return PASSES;
}

/* Bytes of a number by its first byte: leading zeros, and the one. 9: none. */
static size_t width(unsigned char first)
{
    size_t n = 1;
    for (unsigned bit = 0x80; bit && !(first & bit); bit >>= 1)
        n++;
    return n;
}

/* Void of exactly as many bytes as the head and its body had. */
static void empty(struct strip *s, uint64_t size)
{
    const size_t rest = s->n_head - 1, n = rest < 8 ? rest : 8;
    const uint64_t length = size + (rest - n);
    memset(s->head, 0, s->n_head);
    s->head[0] = VOID_ID;
    for (size_t i = 0; i < n; i++)
        s->head[n - i] = (unsigned char)(length >> 8 * i);
    s->head[1] |= (unsigned char)(0x100 >> n);
}

bool strip_elements(struct strip *s)
{
    const size_t n_id = width(s->head[0]);
    if (n_id > 4) {
        s->lost = true;
        return true;
    }
    if (s->n_head <= n_id)
        return false;
    const size_t n = width(s->head[n_id]);
    if (n > 8) {
        s->lost = true;
        return true;
    }
    if (s->n_head < n_id + n)
        return false;
    const uint64_t mask = ((uint64_t)1 << 7 * n) - 1;
    const uint64_t told = strip_number(s->head + n_id, n) & mask;
    const uint64_t id = strip_number(s->head, n_id), size = told == mask ? UNKNOWN : told;
    const enum what what = what_of(id);
    const bool cluster = id == 0x1f43b675;
    s->lost = size == UNKNOWN && what != HOLDS && !cluster;
    if (s->lost)
        return true;
    if (what == HIDES)
        empty(s, size);
    s->zero = what == HIDES || what == TELLS;
    s->left = what == HOLDS || size == UNKNOWN ? 0 : size;
    return true;
}
