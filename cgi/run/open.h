/* What the commands that work on the database share: configuration, connection, arenas. */
#ifndef RUN_OPEN_H
#define RUN_OPEN_H

#include "crypto/keys.h"
#include "run/settings.h"
#include "run/tables.h"

enum open_what {
    OPEN_DB = 1,  /* configuration and database as administrator */
    OPEN_ALL = 2, /* law, workflows and all keys as well */
    OPEN_LAW,     /* the same without keys */
    OPEN_JOBS,    /* the same as the background jobs: their account, their keys */
    OPEN_PUBLIC,  /* the same as the citizens' service: nothing can be opened with its keys */
};

struct opened {
    struct arena *a;  /* configuration */
    struct arena *db; /* of the connection */
    struct config conf;
    struct tables tables; /* law, workflows */
    struct keyring *keys;
    struct cx cx;     /* its arena is a third one, free to be reset */
};

/* 0, or the exit status after the reason was said on standard error. */
int open_command(const char *command, const char *config, enum open_what what, struct opened *o);
void open_close(struct opened *o);

#endif
