#include "run/settings.h"
#include "base/file.h"
#include "crypto/sign.h"
#include <stdio.h>

int settings_load(struct arena *a, const char *command, const char *path, struct config *out)
{
    struct buf faults = { .a = a, .max = 64 * 1024 };
    const enum err e = config_load(a, str_from(path), out, &faults);
    if (e == OK)
        return 0;
    if (e == ERR_NOT_FOUND)
        fprintf(stderr, "hotline %s: %s: no such file\n", command, path);
    else
        fputs(buf_str(&faults).p, stderr);
    return e == ERR_NOT_FOUND ? 2 : 1;
}

enum err settings_db(struct arena *a, const struct config *conf,
                     const struct config_account *who, struct db_conf *out)
{
    *out = (struct db_conf){ .socket = conf->database.socket, .name = conf->database.name,
                             .user = who->user };
    if (str_empty(who->password_file))
        return OK;
    const enum err e = config_secret(a, who->password_file, &out->password);
    if (e != OK)
        fprintf(stderr, "%.*s: %s\n", STR_ARG(who->password_file),
                e == ERR_NOT_FOUND   ? "no such file"
                : e == ERR_FORBIDDEN ? "readable by others; chmod 600 it"
                                     : "empty or too long");
    return e;
}

enum err settings_public_key(struct arena *a, const char *word, str *out)
{
    str text;
    if (file_read(a, str_from(word), 4096, &text) != OK)
        text = str_from(word);
    return public_key_read(a, text, out);
}
