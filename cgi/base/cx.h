/*
 * What a request or a job works with. Passed down by hand; nothing is global.
 * A member that a process does not have (the public service holds no secret
 * keys) is NULL.
 */
#ifndef BASE_CX_H
#define BASE_CX_H

#include "base/arena.h"
#include "base/date.h"

struct db;       /* store/db.h */
struct config;   /* base/config.h */
struct law;      /* law/law.h */
struct flows;    /* flow/flow.h */
struct keyring;  /* crypto/keys.h */
struct pictures; /* base/pictures.h */
struct courier;  /* base/courier.h */
struct intake_tables; /* domain/intake/tables.h */
struct paper_forms; /* domain/documents/form.h */
struct inspection_tables; /* domain/inspection/tables.h */
struct place_cache; /* domain/intake/places.h */

enum lang { LANG_VI = 1, LANG_EN };

struct cx {
    struct arena *a;
    struct db *db;
    const struct config *conf;
    const struct law *law;
    str law_digest; /* of the tables, 32 bytes; missing where nothing is signed */
    const struct flows *flows;
    const struct intake_tables *intake;
    const struct paper_forms *forms; /* domain/documents/form.h */
    const struct inspection_tables *inspection;
    const struct keyring *keys;
    const struct pictures *pictures;
    const struct courier *courier; /* jobs alone send */
    struct place_cache *place_cache; /* NULL: communes are read each time */
    instant now;
    struct date today; /* local day of now */
    enum lang lang;
};

#endif
