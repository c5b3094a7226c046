#include "run/pictures.h"
#include "base/config.h"
#include "media/clean.h"
#include "media/sign.h"
#include "media/strip.h"
#include "media/type.h"
#include "wire/clamd.h"

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

static enum err kind_of(str head, str *word)
{
    *word = media_sign(head);
    return word->p ? OK : type_of(head, word);
}

static enum err clean(struct arena *a, const struct config *conf, str image, str *jpeg)
{
    return media_clean(a, str_c(a, conf->media_program), READING_EDGE, image, jpeg);
}

static enum err cover(struct arena *a, const struct config *conf, str image, str places,
                      str *jpeg)
{
    return media_cover(a, str_c(a, conf->media_program), READING_EDGE, places, image, jpeg);
}

static enum err scan_start(struct arena *a, const struct config *conf, struct scan **out)
{
    return scan_new(a, conf->scan.clamd, out);
}

const struct pictures pictures = {
    .strip_new = strip_new, .strip_add = strip_add, .strip_end = strip_end,
    .strip_sure = strip_sure,
    .scan_new = scan_start, .scan_add = scan_add, .scan_end = scan_end, .scan_drop = scan_drop,
    .type_of = type_of, .kind_of = kind_of, .clean = clean, .cover = cover };
