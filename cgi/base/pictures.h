/*
 * What domain rules need of pictures. The room media/ knows how; run/pictures.c
 * puts its functions here, so that no rule links an image library.
 */
#ifndef BASE_PICTURES_H
#define BASE_PICTURES_H

#include "base/arena.h"
#include "base/str.h"

struct config;

/* Bytes from the start of a file that are enough for type_of. */
#define PICTURE_HEAD_BYTES 4096

struct pictures {
    /*
     * "jpeg", "png", "webp" or "heic", by content. head: PICTURE_HEAD_BYTES, or all of a
     * shorter file. ERR_MEDIA_TYPE: none of them; ERR_UNAVAILABLE.
     */
    enum err (*type_of)(str head, str *word);

    /*
     * A copy without metadata, decoded in a process of its own.
     * ERR_INVALID, ERR_MEDIA_TYPE, ERR_TOO_LARGE: this picture never will;
     * ERR_UNAVAILABLE: perhaps later.
     */
    enum err (*clean)(struct arena *a, const struct config *conf, str image, str *jpeg);
};

#endif
