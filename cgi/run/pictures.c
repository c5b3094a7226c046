#include "run/pictures.h"
#include "base/config.h"
#include "media/child.h"
#include "media/type.h"

#define READING_EDGE 1600

static enum err type_of(str head, str *word)
{
    enum media_type t;
    TRY(media_type_of(head, &t));
    switch (t) {
    case MEDIA_JPEG: *word = S("jpeg"); break;
    case MEDIA_PNG: *word = S("png"); break;
    case MEDIA_WEBP: *word = S("webp"); break;
    case MEDIA_HEIC: *word = S("heic"); break;
    default: return ERR_MEDIA_TYPE;
    }
    return OK;
}

static enum err clean(struct arena *a, const struct config *conf, str image, str *jpeg)
{
    return media_clean(a, str_c(a, conf->media_program), READING_EDGE, image, jpeg);
}

const struct pictures pictures = { .type_of = type_of, .clean = clean };
