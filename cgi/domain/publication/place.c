#include "domain/publication/place.h"
#include "domain/intake/point.h"

enum err publication_place(struct cx *cx, const struct places *places,
                           const struct case_by_code_row *c, str *code)
{
    struct point_units at;
    *code = S("");
    if (places_code(places, c->unit_code)) {
        *code = c->unit_code;
    } else if (c->lat.has) {
        TRY(place_of_point(cx, c->lat.v, c->lon.v, cx->today, &at));
        if (at.commune.how && places_code(places, at.commune.code))
            *code = at.commune.code;
    }
    return OK;
}
