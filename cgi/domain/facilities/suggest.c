#include "domain/facilities/suggest.h"
#include "base/buf.h"
#include "base/text.h"
#include "domain/cases/inbox.h"
#include "domain/intake/similar.h"

#define BOX_DEGREES 0.006 /* a little more than SUGGEST_METRES */
#define WORDS_BYTES 400

static struct facility_guess *guess_of(struct facility_guess *list, size_t *n, facility_id id)
{
    for (size_t i = 0; i < *n; i++)
        if (list[i].id.v == id.v)
            return &list[i];
    if (*n == SUGGEST_MAX)
        return NULL;
    list[*n] = (struct facility_guess){ .id = id };
    return &list[(*n)++];
}

/* Any of the words will do: search_words asks for all of them. */
static str any_words(struct cx *cx, str text)
{
    const str words = search_words(cx->a, text);
    struct buf b = { .a = cx->a, .max = WORDS_BYTES };
    for (size_t i = 0; i < words.n; i++)
        if (words.p[i] != '+')
            buf_byte(&b, words.p[i]);
    return buf_str(&b);
}

enum err facility_alike(struct cx *cx, const struct office *o, str words,
                        struct facilities_alike_row **rows, size_t *n)
{
    const str any = any_words(cx, words);
    *n = 0;
    if (str_empty(any))
        return OK;
    return facilities_alike(cx, (struct facilities_alike_in){
        .words = any, .unit = o->unit,
        .below = office_area(o) }, rows, n);
}

static enum err by_name(struct cx *cx, const struct office *o, case_id cid,
                        struct facility_guess *list, size_t *n)
{
    struct case_polluters_row said;
    struct facilities_alike_row *rows;
    size_t found;
    TRY(case_polluters(cx, (struct case_polluters_in){ .cid = cid }, &said));
    const str who = said.violator.has ? said.violator.v
        : said.polluters.has ? said.polluters.v : S("");
    TRY(facility_alike(cx, o, str_empty(str_trim(who)) ? said.place : who,
                       &rows, &found));
    for (size_t i = 0; i < found; i++) {
        struct facility_guess *g = guess_of(list, n, rows[i].id);
        if (g) {
            g->by_name = true;
            g->name = facility_label(cx->a, rows[i].kind, rows[i].name, rows[i].id);
        }
    }
    return OK;
}

static enum err by_place(struct cx *cx, unit_id unit, double lat, double lon,
                         struct facility_guess *list, size_t *n)
{
    struct facilities_near_row *rows;
    size_t found;
    const struct similar_in here = { .lat = { true, lat }, .lon = { true, lon } };
    TRY(facilities_near(cx, (struct facilities_near_in){
        .unit = unit, .south = lat - BOX_DEGREES, .north = lat + BOX_DEGREES,
        .west = lon - BOX_DEGREES, .east = lon + BOX_DEGREES }, &rows, &found));
    for (size_t i = 0; i < found; i++) {
        const struct similar_in there = { .lat = rows[i].lat, .lon = rows[i].lon };
        double metres;
        if (!similar_metres(&here, &there, &metres) || metres > SUGGEST_METRES)
            continue;
        struct facility_guess *g = guess_of(list, n, rows[i].id);
        if (!g || (g->by_place && g->metres <= (int64_t)metres))
            continue;
        g->by_place = true;
        g->metres = (int64_t)metres;
        g->name = facility_label(cx->a, rows[i].kind, rows[i].name, rows[i].id);
    }
    return OK;
}

enum err facility_suggest(struct cx *cx, const struct office *o, case_id cid, unit_id unit,
                          opt_f64 lat, opt_f64 lon, struct facility_guess **out, size_t *n)
{
    struct facility_guess *list = NEWS(cx->a, struct facility_guess, SUGGEST_MAX);
    *n = 0;
    if (lat.has && lon.has)
        TRY(by_place(cx, unit, lat.v, lon.v, list, n));
    *out = list;
    return by_name(cx, o, cid, list, n);
}
