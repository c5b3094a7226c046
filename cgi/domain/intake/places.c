#include "domain/intake/places.h"
#include "base/config.h"
#include "base/text.h"
#include "domain/accounts/user.h"
#include "domain/intake/names_load.h"
#include "sql/units.h"

#define CACHE_BYTES ((size_t)2 * 1024 * 1024)
#define NAMES_BYTES ((size_t)16 * 1024 * 1024)

/* Names are many and change with an import alone: read when first asked for. */
struct place_cache {
    struct arena *a, *names;
    struct places places, all;
    instant loaded, names_loaded; /* 0: not yet */
    struct date day, names_day;
};

struct place_cache *place_cache_new(struct arena *a)
{
    struct place_cache *c = NEW(a, struct place_cache);
    c->a = arena_new(CACHE_BYTES);
    c->names = arena_new(NAMES_BYTES);
    return c;
}

void place_cache_free(struct place_cache *c)
{
    if (!c)
        return;
    arena_free(c->a);
    arena_free(c->names);
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

static bool fresh(const struct cx *cx, instant loaded, struct date day)
{
    return loaded && cx->now >= loaded && cx->now - loaded < PLACES_KEPT_S * US_PER_S
        && date_eq(day, cx->today);
}

enum err places_load(struct cx *cx, struct places *out)
{
    struct place_cache *c = cx->place_cache;
    if (!c)
        return read_today(cx, out);
    if (!fresh(cx, c->loaded, c->day)) {
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

static enum err read_all(struct cx *cx, struct places *out)
{
    TRY(read_today(cx, out));
    return names_load(cx, out);
}

enum err places_load_all(struct cx *cx, struct places *out)
{
    struct place_cache *c = cx->place_cache;
    if (!c)
        return read_all(cx, out);
    if (!fresh(cx, c->names_loaded, c->names_day)) {
        struct cx into = *cx;
        into.a = c->names;
        c->names_loaded = 0;
        arena_reset(c->names);
        TRY(read_all(&into, &c->all));
        c->names_loaded = cx->now;
        c->names_day = cx->today;
    }
    *out = c->all;
    return OK;
}

enum err places_directory(struct cx *cx, const struct hotline **out, size_t *n)
{
    struct pub_directory_row *rows;
    TRY(pub_directory(cx, (struct pub_directory_in){
        .province = cx->conf->province.code, .today = cx->today }, &rows, n));
    struct hotline *all = NEWS(cx->a, struct hotline, *n);
    for (size_t i = 0; i < *n; i++)
        all[i] = (struct hotline){ rows[i].code, rows[i].level, rows[i].kind,  rows[i].name,
                                   rows[i].phone, rows[i].email, rows[i].hours };
    *out = all;
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

/* How well a part of a name fits; smaller is better. */
enum fit { FIT_NAME = 1, FIT_START, FIT_PART, FIT_NONE };

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

bool places_said(struct arena *a, const struct places *p, str text, enum said_how how,
                 struct place_said *out)
{
    struct place_said all;
    *out = (struct place_said){ 0 };
    if (!p->book || !names_read(a, p->book, text, how, &all))
        return false;
    str *codes = NEWS(a, str, all.n);
    *out = all;
    out->codes = codes;
    out->n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (places_code(p, all.codes[i]))
            codes[out->n++] = all.codes[i];
    return out->n > 0;
}

static void find_part(struct arena *a, const struct places *p, str want,
                      const struct commune **found, size_t *n, bool *exact)
{
    enum fit best = FIT_PART;
    for (size_t i = 0; i < p->n && !str_empty(want); i++) {
        const enum fit fit = fit_of(text_fold(a, p->communes[i].name), want);
        if (fit < best) {
            best = fit;
            *n = 0;
        }
        if (fit == best)
            found[(*n)++] = &p->communes[i];
    }
    *exact = best == FIT_NAME && *n == 1;
}

const struct commune *const *places_find(struct arena *a, const struct places *p, str typed,
                                         size_t *n, bool *exact)
{
    const struct commune **found = NEWS(a, const struct commune *, p->n);
    struct place_said said;
    *n = 0;
    *exact = false;
    if (!places_said(a, p, typed, SAID_TYPED, &said)) {
        find_part(a, p, bare(a, typed), found, n, exact);
        return found;
    }
    for (size_t i = 0; i < said.n && i < p->n; i++)
        found[(*n)++] = places_code(p, said.codes[i]);
    *exact = said.today && *n == 1;
    return found;
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
