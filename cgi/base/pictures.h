/*
 * What domain rules need of pictures. The room media/ knows how; run/pictures.c
 * puts its functions here, so that no rule links an image library.
 */
#ifndef BASE_PICTURES_H
#define BASE_PICTURES_H

#include "base/arena.h"
#include "base/str.h"

struct config;
struct strip;
struct scan;

enum scan_result { SCAN_NONE = 1, SCAN_CLEAN, SCAN_FOUND }; /* NONE: nothing was scanned */

/* Bytes from the start of a file that are enough for type_of. */
#define PICTURE_HEAD_BYTES 4096

struct pictures {
    /*
     * "jpeg", "png", "webp" or "heic", by content. head: PICTURE_HEAD_BYTES, or all of a
     * shorter file. ERR_MEDIA_TYPE: none of them; ERR_UNAVAILABLE.
     */
    enum err (*type_of)(str head, str *word);

    /* The same for everything that citizens may send: a picture, or a word of media/sign.h. */
    enum err (*kind_of)(str head, str *word);

    /* A stream without hidden data: media/strip.h. NULL: not such a format. */
    struct strip *(*strip_new)(struct arena *a, str type);
    str (*strip_add)(struct strip *s, struct arena *a, str piece);
    str (*strip_end)(struct strip *s);
    bool (*strip_sure)(const struct strip *s);

    /* A virus scanner that is fed: wire/clamd.h. */
    enum err (*scan_new)(struct arena *a, const struct config *conf, struct scan **out);
    enum err (*scan_add)(struct scan *s, str piece);
    enum err (*scan_end)(struct scan *s, enum scan_result *found);
    void (*scan_drop)(struct scan *s);

    /*
     * A copy without metadata, decoded in a process of its own.
     * ERR_INVALID, ERR_MEDIA_TYPE, ERR_TOO_LARGE: this picture never will;
     * ERR_UNAVAILABLE: perhaps later.
     */
    enum err (*clean)(struct arena *a, const struct config *conf, str image, str *jpeg);

    /* The same with places painted black; see media_cover. */
    enum err (*cover)(struct arena *a, const struct config *conf, str image, str places,
                      str *jpeg);
};

#endif
