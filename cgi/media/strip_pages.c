/*
 * Ogg: pages with parts of packets (RFC 3533). The second packet of a stream is its comments;
 * they become an empty list of the same length, and the page gets its new sum.
 */
#include "media/strip_in.h"
#include <string.h>

#define FIXED 27 /* bytes before the lengths */

static uint32_t little(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void sum_again(unsigned char *page, size_t n)
{
    uint32_t sum = 0;
    memset(page + 22, 0, 4);
    for (size_t i = 0; i < n; i++) {
        sum ^= (uint32_t)page[i] << 24;
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 0x80000000u ? sum << 1 ^ 0x04c11db7u : sum << 1;
    }
    for (size_t i = 0; i < 4; i++)
        page[22 + i] = (unsigned char)(sum >> 8 * i);
}

/* A stream that begins with this page; NULL: a kind that we cannot empty. */
static struct ogg_stream *begun(struct strip *s, uint32_t serial, const unsigned char *body,
                                size_t n)
{
    static const struct { const char *sign; size_t n, keep; bool framed; } kinds[] = {
        { "OpusHead", 8, 8, false }, { "\1vorbis", 7, 7, true },
        { "\x80theora", 7, 7, false }, { "Speex   ", 8, 0, false },
    };
    for (size_t i = 0; i < COUNT(kinds) && s->n_streams < STRIP_STREAMS_MAX; i++)
        if (n >= kinds[i].n && memcmp(body, kinds[i].sign, kinds[i].n) == 0) {
            struct ogg_stream *o = &s->streams[s->n_streams++];
            *o = (struct ogg_stream){ .serial = serial, .keep = kinds[i].keep,
                                      .framed = kinds[i].framed };
            return o;
        }
    return NULL;
}

static struct ogg_stream *stream_of(struct strip *s, const unsigned char *body, size_t n)
{
    const uint32_t serial = little(s->head + 14);
    if (s->head[5] & 2)
        return begun(s, serial, body, n);
    for (size_t i = 0; i < s->n_streams; i++)
        if (s->streams[i].serial == serial)
            return &s->streams[i];
    return NULL;
}

static void comments_emptied(struct ogg_stream *o, unsigned char *p, size_t n)
{
    const uint64_t frame = o->keep + 8; /* behind the lengths of maker and list */
    for (size_t i = 0; i < n; i++)
        if (o->at + i >= o->keep)
            p[i] = o->framed && o->at + i == frame ? 1 : 0;
}

static void page_done(struct strip *s, size_t lengths)
{
    unsigned char *body = s->head + FIXED + lengths;
    struct ogg_stream *o = stream_of(s, body, s->n_head - FIXED - lengths);
    s->odd = s->odd || !o;
    for (size_t i = 0; o && i < lengths; i++) {
        const size_t n = s->head[FIXED + i];
        if (o->packet == 1)
            comments_emptied(o, body, n);
        body += n;
        o->at += n;
        if (n < 255) {
            o->packet++;
            o->at = 0;
        }
    }
    sum_again(s->head, s->n_head);
}

static size_t page_bytes(const unsigned char *head)
{
    size_t all = FIXED + head[26];
    for (size_t i = 0; i < head[26]; i++)
        all += head[FIXED + i];
    return all;
}

bool strip_pages(struct strip *s)
{
    if (s->n_head < FIXED)
        return false;
    if (s->n_head == FIXED && memcmp(s->head, "OggS\0", 5) != 0) {
        s->lost = true;
        return true;
    }
    if (s->n_head < FIXED + (size_t)s->head[26])
        return false;
    if (s->need == 0) /* asked at every byte of a page, reckoned once */
        s->need = page_bytes(s->head);
    if (s->n_head < s->need)
        return false;
    s->need = 0;
    page_done(s, s->head[26]);
    return true;
}
