/*
 * Hidden data of cameras out of MP4, MOV, 3GP and M4A: where it was taken, by which
 * device, when. The film itself is not touched and nothing moves, so that what
 * players look up by offset stays right: the boxes "udta", "meta" and "uuid" become
 * "free" and their content zeros; creation and change times in the headers of film,
 * tracks and media become 0.
 *
 * What a camera writes into the pictures themselves stays, and so does what lies in
 * the data of a track of its own. Streams of any size; bytes that are no boxes pass.
 */
#ifndef MEDIA_STRIP_H
#define MEDIA_STRIP_H

#include "base/str.h"

struct strip;

/* NULL: not a format with boxes. type: a word of media/sign.h. */
struct strip *strip_new(struct arena *a, str type);

/* What can be passed on; up to 16 bytes are held back. In the arena. */
str strip_add(struct strip *s, struct arena *a, str piece);

/* The bytes still held back: the stream is over. All together are as many as came in. */
str strip_end(struct strip *s);

#endif
