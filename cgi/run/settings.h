/* What subcommands share in reading hotline.yaml; mistakes go to standard error. */
#ifndef RUN_SETTINGS_H
#define RUN_SETTINGS_H

#include "base/config.h"
#include "store/db.h"

/* The file at path. 0 done, 1 mistakes (said), 2 no such file (said). */
int settings_load(struct arena *a, const char *command, const char *path, struct config *out);

/*
 * How to reach the database as one of the accounts of conf->database. Without
 * a password file there is no password (socket authentication).
 * Errors  those of config_secret; said.
 */
MUST_USE enum err settings_db(struct arena *a, const struct config *conf,
                              const struct config_account *who, struct db_conf *out);

/* A public key: 64 hex digits (or base64), or a file that holds them. ERR_INVALID. */
MUST_USE enum err settings_public_key(struct arena *a, const char *word, str *out);

#endif
