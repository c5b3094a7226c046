#include "base/config_keys.h"
#include <string.h>

static const char *type_name(enum config_type t)
{
    switch (t) {
    case CONF_TEXT: return "text";
    case CONF_URL: return "address";
    case CONF_PATH: return "path";
    case CONF_SOCKET: return "socket path";
    case CONF_NUMBER: return "number";
    case CONF_YES_NO: return "true or false";
    case CONF_WORD: return "word";
    default: return "?";
    }
}

void config_print_help(FILE *to)
{
    fputs("hotline.yaml. Paths are relative to the folder of the file. Secrets stand in files\n"
          "of their own, never here.\n", to);
    for (size_t i = 0; i < n_config_keys; i++) {
        const struct config_key *k = &config_keys[i];
        fprintf(to, "\n%s\n    %s", k->path, type_name(k->type));
        if (k->type == CONF_NUMBER)
            fprintf(to, " from %lld to %lld", (long long)k->min, (long long)k->max);
        if (k->type == CONF_WORD)
            fprintf(to, ": %s", k->words);
        if (!k->standard)
            fputs("; must be set\n", to);
        else if (*k->standard)
            fprintf(to, "; default %s\n", k->standard);
        else
            fputs("; may be left out\n", to);
        fprintf(to, "    %s\n", k->meaning);
    }
}
