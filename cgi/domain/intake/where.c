#include "domain/intake/where.h"
#include "base/config.h"
#include "domain/intake/places.h"
#include "sql/units.h"

bool where_in_country(double lat, double lon)
{
    return lat >= 8 && lat <= 24 && lon >= 102 && lon <= 118;
}

/* One commune and no other has the name that stands between two commas. */
static const struct commune *by_words(struct cx *cx, const struct places *p, str address)
{
    const struct commune *found = NULL;
    str rest = address, piece;
    while (str_next(&rest, ',', &piece)) {
        size_t n;
        bool exact;
        piece = str_trim(piece);
        if (str_empty(piece))
            continue;
        const struct commune *const *all = places_find(cx->a, p, piece, &n, &exact);
        if (n == 1 && exact)
            found = all[0]; /* the last one: the most general */
    }
    return found;
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
    TRY(places_load(cx, &p));
    if (!str_empty(w->address_id)) {
        if (!(c = places_code(&p, w->address_id)))
            return ERR_NOT_FOUND;
    } else if (!str_empty(w->address)) {
        c = by_words(cx, &p, w->address);
    }
    if (!c && w->lat.has)
        c = places_nearest(&p, w->lat.v, w->lon.v);
    if (!c)
        return above_all(cx, out);
    *out = c->id;
    return OK;
}
