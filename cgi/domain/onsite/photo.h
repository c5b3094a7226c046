/*
 * Photos of a telephone in pieces: each is sealed and durable by itself, so that a network that
 * breaks costs one piece. Whole, they are kept by domain/inspection/site.h.
 */
#ifndef DOMAIN_ONSITE_PHOTO_H
#define DOMAIN_ONSITE_PHOTO_H

#include "domain/documents/document.h"
#include "domain/inspection/site.h"

#define PHOTO_BYTES_MAX DOCUMENT_MAX_BYTES
#define PHOTO_WAITING_BYTES_MAX ((int64_t)400 * 1024 * 1024) /* unfinished, of one person */
#define PHOTO_PARTS_MAX 320
#define PHOTO_DAYS 30 /* after which unfinished ones are removed */

struct photo_piece_new {
    str client;        /* 16 bytes */
    int64_t total, at; /* bytes of the photo; offset of this piece */
};

struct photo_piece;

/* Bytes that are there, in a row from 0; of an unknown photo none. */
MUST_USE enum err photo_have(struct cx *cx, const struct user *who, str client, int64_t *have);

/*
 * One piece: new, any number of adds, end or drop. ERR_CONFLICT of new: it does not follow what
 * is there. ERR_TOO_LARGE: over limits.piece_bytes, total, PHOTO_BYTES_MAX or PHOTO_PARTS_MAX
 * pieces; ERR_TOO_MANY: PHOTO_WAITING_BYTES_MAX.
 */
MUST_USE enum err photo_piece_new(struct cx *cx, const struct user *who,
                                  const struct photo_piece_new *in, struct photo_piece **out);
MUST_USE enum err photo_piece_add(struct photo_piece *p, str bytes);
MUST_USE enum err photo_piece_end(struct photo_piece *p);
void photo_piece_drop(struct photo_piece *p);

/*
 * All pieces are there: keep the photo and forget them. Kept before: OK.
 * ERR_BAD_REQUEST: the whole is not what in->sha256 says; ERR_MEDIA_TYPE: neither JPEG nor
 * PNG; either way the pieces are gone. Else of site_photo_keep; then they stay.
 */
MUST_USE enum err photo_whole(struct cx *cx, const struct user *who, str code, str client,
                              const struct site_photo_new *in);

/* Jobs: forget what was never finished. */
MUST_USE enum err photos_expire(struct cx *cx);

#endif
