#include "domain/intake/neighbours.h"
#include "base/buf.h"
#include "crypto/token.h"
#include "domain/intake/similar.h"
#include "sql/similar.h"
#include "sql/units.h"
#include <math.h>

#define HOUR_US (3600 * US_PER_S)
#define CELL_DEGREES 0.03 /* 3.3 km from north to south, so that 3 km never leave the nine */
#define CELL_ROW 10000
#define CELLS 9

static unit_id place_of(const struct arrived *r)
{
    return r->avoid.has ? r->avoid.v : r->receiver;
}

static str words_of(struct cx *cx, const struct arrived *r)
{
    const str parts[] = { r->what, r->place, r->polluter };
    return similar_line(cx->a, parts, COUNT(parts));
}

/* Keyed, so that nobody who has the database tries sentences against it. */
static str line_of(struct cx *cx, const struct arrived *r, str words)
{
    return hash_keyed(cx->a, cx->keys, S("report words"),
                      str_fmt(cx->a, "%lld:%lld:%.*s:%zu:%.*s%.*s", (long long)r->receiver.v,
                              (long long)place_of(r).v, STR_ARG(r->pollution), words.n,
                              STR_ARG(words), STR_ARG(r->answers)));
}

enum err neighbours_same(struct cx *cx, const struct arrived *r, opt_str *code)
{
    struct flood_same_row *rows;
    size_t n;
    const str words = words_of(cx, r);
    const struct similar_in at = { .lat = r->lat, .lon = r->lon };
    *code = (opt_str){ 0 };
    if (similar_letters(words) < FOLD_CHARS)
        return OK;
    TRY(flood_same(cx, (struct flood_same_in){
        .line = line_of(cx, r, words), .since = r->received - FOLD_HOURS * HOUR_US }, &rows, &n));
    for (size_t i = 0; i < n && !code->has; i++) {
        const struct similar_in other = { .lat = rows[i].lat, .lon = rows[i].lon };
        double metres;
        if (!similar_metres(&at, &other, &metres) || metres <= FOLD_METRES)
            *code = SOME_STR(rows[i].code);
    }
    return OK;
}

/* The square of a point, and around it those in reach. */
static int64_t cell_at(double lat, double lon)
{
    return (int64_t)floor(lat / CELL_DEGREES) * CELL_ROW + (int64_t)floor(lon / CELL_DEGREES);
}

static enum err candidates(struct cx *cx, const struct arrived *r, case_id cid,
                           struct near_candidates_row **rows, size_t *n)
{
    int64_t c[CELLS] = { 0 }; /* no square has the number 0 */
    if (r->lat.has && r->lon.has)
        for (int i = 0; i < CELLS; i++)
            c[i] = cell_at(r->lat.v, r->lon.v) + (i / 3 - 1) * CELL_ROW + i % 3 - 1;
    return near_candidates(cx, (struct near_candidates_in){
        .self = cid, .place = place_of(r), .pollution = r->pollution,
        .since = r->received - NEAR_DAYS * 24 * HOUR_US, .c1 = c[0], .c2 = c[1], .c3 = c[2],
        .c4 = c[3], .c5 = c[4], .c6 = c[5], .c7 = c[6], .c8 = c[7], .c9 = c[8] }, rows, n);
}

struct liked {
    case_id cid;
    struct similar like;
};

/* The best of each case, the likeliest first. */
static size_t keep(struct liked *v, size_t n, case_id cid, struct similar like)
{
    size_t at = 0;
    while (at < n && v[at].cid.v != cid.v)
        at++;
    if (at < n && v[at].like.points >= like.points)
        return n;
    if (at == n && n < NEAR_KEPT)
        n++;
    else if (at == n && v[--at].like.points >= like.points)
        return n;
    for (; at > 0 && v[at - 1].like.points < like.points; at--)
        v[at] = v[at - 1];
    v[at] = (struct liked){ cid, like };
    return n;
}

static str commune_of(struct cx *cx, unit_id place)
{
    struct unit_by_id_row unit;
    return unit_by_id(cx, (struct unit_by_id_in){ .id = place }, &unit) == OK ? unit.name : S("");
}

static enum err suggest(struct cx *cx, const struct arrived *r, case_id cid, bool *is_short)
{
    struct near_candidates_row *rows;
    struct liked best[NEAR_KEPT];
    struct similar_read own, other;
    size_t n, kept = 0;
    TRY(candidates(cx, r, cid, &rows, &n));
    const str commune = commune_of(cx, place_of(r));
    similar_read(cx->a, &(struct similar_in){
        .text = str_fmt(cx->a, "%.*s\n%.*s\n%.*s", STR_ARG(r->what), STR_ARG(r->place),
                        STR_ARG(r->polluter)),
        .commune = commune, .place = place_of(r), .pollution = r->pollution, .lat = r->lat,
        .lon = r->lon, .at = r->received }, &own);
    *is_short = own.own <= SIMILAR_SHORT;
    for (size_t i = 0; i < n; i++) {
        const struct near_candidates_row *c = &rows[i];
        similar_read(cx->a, &(struct similar_in){
            .text = str_fmt(cx->a, "%.*s\n%.*s\n%.*s", STR_ARG(c->what), STR_ARG(c->where_text),
                            STR_ARG(c->polluter)),
            .commune = commune, .place = c->place, .pollution = c->pollution, .lat = c->lat,
            .lon = c->lon, .at = c->came }, &other);
        const struct similar like = similar_of(&own, &other);
        if (like.points >= SIMILAR_LIKELY)
            kept = keep(best, kept, c->cid, like);
    }
    for (size_t i = 0; i < kept; i++)
        TRY(similar_add(cx, (struct similar_add_in){
            .cid = cid, .other = best[i].cid, .points = best[i].like.points,
            .words = best[i].like.words, .place = best[i].like.same_place,
            .metres = { .has = best[i].like.near, .v = lround(best[i].like.metres) },
            .kind = best[i].like.same_kind, .hours = best[i].like.hours,
            .brief = best[i].like.is_short }));
    return OK;
}

enum err neighbours_note(struct cx *cx, const struct arrived *r, case_id cid)
{
    const bool point = r->lat.has && r->lon.has;
    bool is_short;
    TRY(suggest(cx, r, cid, &is_short));
    if (is_short)
        return OK; /* many of them would stand before the case that they mean */
    return case_near_add(cx, (struct case_near_add_in){
        .cid = cid, .report = r->id, .place = place_of(r), .pollution = r->pollution,
        .came = r->received, .line = line_of(cx, r, words_of(cx, r)),
        .cell = { .has = point, .v = point ? cell_at(r->lat.v, r->lon.v) : 0 } });
}
