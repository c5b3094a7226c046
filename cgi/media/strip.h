/*
 * Hidden data out of films and sounds: where they were taken, by which device and whom, when.
 * The film itself is not touched and nothing moves, so that what players look up by offset
 * stays right.
 *
 *     MP4, MOV, 3GP, M4A   what is no box of the film itself ("udta", "meta", "uuid", "skip",
 *                          those of a maker) becomes "free", its content zeros; creation and
 *                          change times in the heads become 0
 *     WebM                 tags, attachments, chapters, titles, names and day become Void; the
 *                          names of the programs zeros
 *     MP3                  ID3 tags are emptied; what stands behind the sound becomes zeros
 *     WAV                  every chunk but format and sound becomes "JUNK"
 *     Ogg                  the comments of Opus, Vorbis, Speex and Theora become empty lists
 *     AMR                  has none
 *
 * What a camera writes into the pictures themselves stays, and so do voices and what lies in
 * the data of a track of its own. Streams of any size; bytes that are not understood pass, and
 * so do tracks of neither picture nor sound: strip_sure says so.
 */
#ifndef MEDIA_STRIP_H
#define MEDIA_STRIP_H

#include "base/str.h"

struct strip;

/* NULL: not one of these. type: a word of media/sign.h. */
struct strip *strip_new(struct arena *a, str type);

/* What can be passed on; a head, of Ogg a page, is held back. In the arena. */
str strip_add(struct strip *s, struct arena *a, str piece);

/* The bytes still held back: the stream is over. All together are as many as came in. */
str strip_end(struct strip *s);

/* After strip_end: false where some part was not understood and passed as it came. */
bool strip_sure(const struct strip *s);

#endif
