#include "domain/intake/medium.h"

static const struct file_type types[] = {
    { "jpeg", "image/jpeg", "jpg", MEDIUM_PICTURE },
    { "png", "image/png", "png", MEDIUM_PICTURE },
    { "webp", "image/webp", "webp", MEDIUM_PICTURE },
    { "heic", "image/heic", "heic", MEDIUM_PICTURE },
    { "mp4", "video/mp4", "mp4", MEDIUM_VIDEO },
    { "mov", "video/quicktime", "mov", MEDIUM_VIDEO },
    { "webm", "video/webm", "webm", MEDIUM_VIDEO },
    { "3gp", "video/3gpp", "3gp", MEDIUM_VIDEO },
    { "mp3", "audio/mpeg", "mp3", MEDIUM_SOUND },
    { "m4a", "audio/mp4", "m4a", MEDIUM_SOUND },
    { "ogg", "audio/ogg", "ogg", MEDIUM_SOUND },
    { "wav", "audio/wav", "wav", MEDIUM_SOUND },
    { "amr", "audio/amr", "amr", MEDIUM_SOUND },
    { "pdf", "application/pdf", "pdf", MEDIUM_DOCUMENT },
};

const struct file_type *file_type_of(str word)
{
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_eq(word, str_from(types[i].word)))
            return &types[i];
    return NULL;
}

int64_t medium_bytes_max(const struct config *conf, enum medium m)
{
    switch (m) {
    case MEDIUM_PICTURE: return conf->limits.photo_bytes;
    case MEDIUM_VIDEO: return conf->limits.video_bytes;
    case MEDIUM_SOUND: return conf->limits.sound_bytes;
    case MEDIUM_DOCUMENT: return conf->limits.document_bytes;
    default: return 0;
    }
}

int64_t medium_files_max(const struct config *conf, enum medium m)
{
    return m == MEDIUM_PICTURE ? conf->limits.photos : conf->limits.files;
}

int64_t medium_sum_max(const struct config *conf, enum medium m)
{
    return m == MEDIUM_PICTURE ? conf->limits.report_bytes : conf->limits.files_bytes;
}
