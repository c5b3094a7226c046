#include "domain/intake/places.h"
#include "base/config.h"
#include "base/text.h"
#include "domain/accounts/user.h"
#include "sql/units.h"
#include <math.h>

#define CACHE_BYTES ((size_t)2 * 1024 * 1024)

struct place_cache {
    struct arena *a;
    struct places places;
    instant loaded; /* 0: not yet */
    struct date day;
};

struct place_cache *place_cache_new(struct arena *a)
{
    struct place_cache *c = NEW(a, struct place_cache);
    c->a = arena_new(CACHE_BYTES);
    return c;
}

void place_cache_free(struct place_cache *c)
{
    if (c)
        arena_free(c->a);
}

static enum err read_today(struct cx *cx, struct places *out)
{
    struct pub_communes_row *rows;
    size_t n;
    TRY(pub_communes(cx, (struct pub_communes_in){
        .province = cx->conf->province.code, .today = cx->today }, &rows, &n));
    struct commune *all = NEWS(cx->a, struct commune, n);
    for (size_t i = 0; i < n; i++)
        all[i] = (struct commune){
            .id = rows[i].id, .code = rows[i].code, .kind = rows[i].kind, .name = rows[i].name,
            .phone = rows[i].phone.has ? rows[i].phone.v : S(""),
            .lat = rows[i].lat, .lon = rows[i].lon };
    *out = (struct places){ .communes = all, .n = n };
    return OK;
}

static bool fresh(const struct place_cache *c, const struct cx *cx)
{
    return c->loaded && cx->now >= c->loaded && cx->now - c->loaded < PLACES_KEPT_S * US_PER_S
        && date_eq(c->day, cx->today);
}

enum err places_load(struct cx *cx, struct places *out)
{
    struct place_cache *c = cx->place_cache;
    if (!c)
        return read_today(cx, out);
    if (!fresh(c, cx)) {
        struct cx into = *cx;
        into.a = c->a;
        c->loaded = 0;
        arena_reset(c->a);
        TRY(read_today(&into, &c->places));
        c->loaded = cx->now;
        c->day = cx->today;
    }
    *out = c->places;
    return OK;
}

enum err places_load_all(struct cx *cx, struct places *out)
{
    struct pub_old_names_row *rows;
    size_t n;
    TRY(places_load(cx, out));
    TRY(pub_old_names(cx, (struct pub_old_names_in){ .province = cx->conf->province.code },
                      &rows, &n));
    struct old_name *old = NEWS(cx->a, struct old_name, n);
    for (size_t i = 0; i < n; i++)
        old[i] = (struct old_name){ rows[i].code, rows[i].kind, rows[i].name };
    out->old = old;
    out->n_old = n;
    return OK;
}

const struct commune *places_code(const struct places *p, str code)
{
    for (size_t i = 0; i < p->n; i++)
        if (str_eq(p->communes[i].code, code))
            return &p->communes[i];
    return NULL;
}

enum err places_body(struct cx *cx, unit_id id, struct body *out)
{
    struct places today = { 0 };
    struct pub_unit_by_id_row u;
    if (cx->place_cache)
        TRY(places_load(cx, &today));
    for (size_t i = 0; i < today.n; i++) {
        const struct commune *c = &today.communes[i];
        if (c->id.v == id.v) {
            *out = (struct body){ .id = id, .phone = c->phone,
                                  .name = unit_body_words(cx->a, cx->lang, S("commune"), c->kind,
                                                          c->name) };
            return OK;
        }
    }
    TRY(pub_unit_by_id(cx, (struct pub_unit_by_id_in){ .id = id }, &u));
    *out = (struct body){ id, unit_body_words(cx->a, cx->lang, u.level, u.kind, u.name),
                          u.phone.has ? u.phone.v : S("") };
    return OK;
}

/* How well a typed name fits; smaller is better. */
enum fit { FIT_NAME = 1, FIT_OLD, FIT_START, FIT_PART, FIT_NONE };

/* Folded and without the word for the kind of unit. */
static str bare(struct arena *a, str typed)
{
    static const char *const kinds[] = {
        "phuong ", "xa ", "dac khu ", "thi tran ", "thi xa ", "thanh pho ", "huyen ", "quan ",
        "tp ", "tp.", "tx ", "tx.", "tt ", "tt.", "p ", "p.", "x.", "h.", "q.",
    };
    const str s = text_fold(a, typed);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_starts(s, str_from(kinds[i])) && s.n > str_from(kinds[i]).n)
            return str_trim(str_sub(s, str_from(kinds[i]).n, s.n));
    return s;
}

static enum fit fit_of(str name, str want)
{
    if (str_eq(name, want))
        return FIT_NAME;
    if (str_starts(name, want))
        return FIT_START;
    return str_find(name, want) < name.n ? FIT_PART : FIT_NONE;
}

static enum fit fit_commune(struct arena *a, const struct places *p, const struct commune *c,
                            str want)
{
    enum fit best = fit_of(text_fold(a, c->name), want);
    for (size_t i = 0; i < p->n_old && best > FIT_OLD; i++)
        if (str_eq(p->old[i].code, c->code) && str_eq(bare(a, p->old[i].name), want))
            best = FIT_OLD;
    return best;
}

const struct commune *const *places_find(struct arena *a, const struct places *p, str typed,
                                         size_t *n, bool *exact)
{
    const struct commune **found = NEWS(a, const struct commune *, p->n);
    const str want = bare(a, typed);
    enum fit best = FIT_PART;
    *n = 0;
    *exact = false;
    if (str_empty(want))
        return found;
    for (size_t i = 0; i < p->n; i++) {
        const enum fit fit = fit_commune(a, p, &p->communes[i], want);
        if (fit < best) {
            best = fit;
            *n = 0;
        }
        if (fit == best)
            found[(*n)++] = &p->communes[i];
    }
    *exact = best == FIT_NAME && *n > 0;
    return found;
}

const struct commune *places_nearest(const struct places *p, double lat, double lon)
{
    const struct commune *best = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < p->n; i++) {
        const struct commune *c = &p->communes[i];
        if (!c->lat.has || !c->lon.has)
            continue;
        const double north = c->lat.v - lat;
        const double east = (c->lon.v - lon) * cos(lat * M_PI / 180);
        if (north * north + east * east < least) {
            least = north * north + east * east;
            best = c;
        }
    }
    return best;
}

/* Between the two numbers; a comma alone may be the decimal mark. */
static bool is_gap(str s, size_t i)
{
    const char c = s.p[i];
    return c == ' ' || c == '\t' || c == ';'
        || (c == ',' && (i + 1 == s.n || s.p[i + 1] == ' '));
}

static enum err number(str s, double *out)
{
    char b[32];
    if (s.n == 0 || s.n > sizeof b)
        return ERR_INVALID;
    for (size_t i = 0; i < s.n; i++)
        b[i] = (char)(s.p[i] == ',' ? '.' : s.p[i]);
    return str_f64((str){ b, s.n }, out);
}

static bool in_country(double lat, double lon)
{
    return lat >= 8 && lat <= 24 && lon >= 102 && lon <= 118;
}

enum err places_point(str typed, double *lat, double *lon)
{
    const str s = str_trim(typed);
    size_t cut = 0, next;
    while (cut < s.n && !is_gap(s, cut))
        cut++;
    next = cut;
    while (next < s.n && (is_gap(s, next) || s.p[next] == ','))
        next++;
    if (cut == s.n) { /* "20.9583,107.0489" */
        cut = str_find(s, S(","));
        next = cut + 1;
    }
    double a, b;
    TRY(number(str_sub(s, 0, cut), &a));
    TRY(number(str_sub(s, next, s.n), &b));
    if (!in_country(a, b) && !in_country(b, a))
        return ERR_INVALID;
    *lat = in_country(a, b) ? a : b;
    *lon = in_country(a, b) ? b : a;
    return OK;
}
