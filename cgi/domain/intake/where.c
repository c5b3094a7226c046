#include "domain/intake/where.h"
#include "base/config.h"
#include "domain/intake/places.h"
#include "domain/intake/point.h"
#include "sql/units.h"

bool where_in_country(double lat, double lon)
{
    return lat >= 8 && lat <= 24 && lon >= 102 && lon <= 118;
}

/* The commune that the words name, of today or of old; several are not chosen from. */
static const struct commune *by_words(struct cx *cx, const struct places *p, str words,
                                      enum said_how how)
{
    struct place_said said;
    return places_said(cx->a, p, words, how, &said) && said.n == 1
        ? places_code(p, said.codes[0]) : NULL;
}

static enum err by_point(struct cx *cx, const struct places *p, const struct where *w,
                         const struct commune **out)
{
    struct point_units at;
    TRY(place_of_point(cx, w->lat.v, w->lon.v, cx->today, &at));
    *out = at.commune.how ? places_code(p, at.commune.code) : NULL;
    return OK;
}

static enum err above_all(struct cx *cx, unit_id *out)
{
    struct pub_superior_row up;
    const enum err e = pub_superior(cx, (struct pub_superior_in){
        .province = cx->conf->province.code, .today = cx->today }, &up);
    *out = up.id;
    return e == ERR_NOT_FOUND ? ERR_INTERNAL : e;
}

enum err where_unit(struct cx *cx, const struct where *w, unit_id *out)
{
    struct places p;
    const struct commune *c = NULL;
    const bool words = !str_empty(w->address) || !str_empty(w->text);
    TRY(words ? places_load_all(cx, &p) : places_load(cx, &p));
    if (!str_empty(w->address_id)) {
        if (!(c = places_code(&p, w->address_id)))
            return ERR_NOT_FOUND;
    } else if (!str_empty(w->address)) {
        c = by_words(cx, &p, w->address, SAID_TYPED);
    } else if (!str_empty(w->text)) {
        c = by_words(cx, &p, w->text, SAID_IN_TEXT);
    }
    if (!c && w->lat.has)
        TRY(by_point(cx, &p, w, &c));
    if (!c)
        return above_all(cx, out);
    *out = c->id;
    return OK;
}
