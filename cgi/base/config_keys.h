/* The table of hotline.yaml, shared by config.c and config_help.c. */
#ifndef BASE_CONFIG_KEYS_H
#define BASE_CONFIG_KEYS_H

#include "base/config.h"

enum config_type {
    CONF_TEXT = 1, CONF_URL, CONF_PATH, CONF_SOCKET, CONF_NUMBER, CONF_YES_NO, CONF_WORD,
};

struct config_key {
    const char *path;
    enum config_type type;
    size_t at;            /* offset in struct config of a str, int64_t or bool */
    const char *standard; /* NULL: must be written; "": may be left out and is then missing */
    int64_t min, max;     /* of a number; max bytes of a text */
    const char *words;    /* of CONF_WORD; beginnings of a CONF_URL; separated by '|' */
    const char *meaning;
};

extern const struct config_key config_keys[];
extern const size_t n_config_keys;

#endif
