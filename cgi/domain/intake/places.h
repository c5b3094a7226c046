/*
 * Communes of the province today, found as people name them: with or without
 * diacritics, with or without "phường", by a former name, or by a point.
 */
#ifndef DOMAIN_INTAKE_PLACES_H
#define DOMAIN_INTAKE_PLACES_H

#include "base/cx.h"
#include "base/ids.h"
#include "geo/names.h"

struct commune {
    unit_id id;
    str code, kind, name; /* "06673", "phường", "Bãi Cháy" */
    str phone;            /* may be empty */
    opt_f64 lat, lon;     /* a point inside */
};

struct old_name {
    str code; /* of a commune of today; several when the old one was divided */
    str kind, name;
};

struct places {
    const struct commune *communes; /* by name */
    size_t n;
    const struct old_name *old; /* only with places_load_all, like the rest */
    size_t n_old;
    const struct place_name *names; /* of today and of old, with what holds the area now */
    size_t n_names;
    const struct name_book *book;
};

/* How long a worker may show communes that have changed. */
#define PLACES_KEPT_S 30

/* Memory for the communes between requests; goes into cx->place_cache, one a process. */
struct place_cache *place_cache_new(struct arena *a);
/* NULL is allowed. */
void place_cache_free(struct place_cache *c);

/*
 * The communes of today; with _all, every name they and their parts had. With a place cache
 * they may be PLACES_KEPT_S old, and stay valid until the end of the request; without one
 * they are in the arena.
 */
MUST_USE enum err places_load(struct cx *cx, struct places *out);
MUST_USE enum err places_load_all(struct cx *cx, struct places *out);

/* A body that can be called, as the public directory has it; missing: not published. */
struct hotline {
    str code, level, kind, name;
    opt_str phone, email, hours;
};

/* The province, its departments and its communes of today, in that order; in the arena. */
MUST_USE enum err places_directory(struct cx *cx, const struct hotline **out, size_t *n);

/* NULL: no such commune. */
const struct commune *places_code(const struct places *p, str code);

/* A unit as citizens read it: "UBND phường Bãi Cháy" and its telephone, which may be empty. */
struct body {
    unit_id id;
    str name, phone;
};

/* The body that a unit, of today or of old, is or was. ERR_NOT_FOUND. */
MUST_USE enum err places_body(struct cx *cx, unit_id id, struct body *out);

/*
 * Communes that a typed place means: a name of today or of old with or without its kind and
 * district ("TT Trới cũ, Hoành Bồ", "xa thong nhat"), as names_read of geo/names.h has it;
 * where that finds none, names that begin so, then names that have it somewhere. Array in the
 * arena; *n may be 0; several are to be asked about, never chosen from. *exact: one alone, and
 * that is its very name today. Needs places_load_all for more than names of today. Pure.
 */
const struct commune *const *places_find(struct arena *a, const struct places *p, str typed,
                                         size_t *n, bool *exact);

/*
 * What a text names, communes of the province alone: as names_read. false: none, or the
 * names were not loaded. Pure.
 */
bool places_said(struct arena *a, const struct places *p, str text, enum said_how how,
                 struct place_said *out);

/*
 * "20.9583, 107.0489", "20,9583 107,0489", also the other way round: the pair
 * that lies in Viet Nam (8..24 north, 102..118 east) is taken. ERR_INVALID. Pure.
 */
MUST_USE enum err places_point(str typed, double *lat, double *lon);

#endif
