/*
 * Inside of strip.c: one machine for all formats. A file is heads, which are held back until
 * they are complete and may be changed, and bodies, which pass or become zeros.
 */
#ifndef MEDIA_STRIP_IN_H
#define MEDIA_STRIP_IN_H

#include "base/str.h"

#define STRIP_DEPTH_MAX 4   /* moov > trak > mdia, and one more */
#define STRIP_STREAMS_MAX 4 /* of one Ogg file */
#define STRIP_PAGE_MAX 65307 /* header, 255 lengths, 255 times 255 bytes */
#define STRIP_REST UINT64_MAX /* a body to the end of the file */

struct ogg_stream {
    uint32_t serial;
    uint32_t packet;    /* number of the one that passes, from 0 */
    uint64_t at;        /* bytes of it that have passed */
    size_t keep;        /* of the comments: what says that they are some */
    bool framed;        /* Vorbis: a bit behind two empty lists */
};

struct strip {
    bool (*head_done)(struct strip *s); /* true: complete; left and zero are set */
    unsigned char *head;
    size_t n_head, max_head;
    size_t need;   /* bytes of a page of Ogg, once its lengths are read; 0: before */
    uint64_t pos;  /* bytes seen, those of the head too */
    uint64_t left; /* of the body */
    bool zero;     /* the body becomes zeros */
    bool lost;     /* nothing is understood any more: everything passes */
    bool odd;      /* something passed that was not understood */
    uint64_t ends[STRIP_DEPTH_MAX]; /* of the boxes with boxes that are open */
    size_t depth;
    struct ogg_stream streams[STRIP_STREAMS_MAX];
    size_t n_streams;
};

/* Big-endian. */
static inline uint64_t strip_number(const unsigned char *p, size_t n)
{
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | p[i];
    return v;
}

/* One for each kind of file; see struct strip. */
bool strip_boxes(struct strip *s);    /* MP4, MOV, 3GP, M4A */
bool strip_elements(struct strip *s); /* WebM */
bool strip_frames(struct strip *s);   /* MP3 */
bool strip_chunks(struct strip *s);   /* WAV */
bool strip_lines(struct strip *s);    /* AMR: frames of sound and nothing else */
bool strip_pages(struct strip *s);    /* Ogg */

#endif
