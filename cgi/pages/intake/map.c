#include "pages/intake/map.h"
#include "domain/accounts/user.h"
#include "domain/intake/areas.h"
#include "domain/intake/places.h"

#define KEPT_S 3600

struct drawing {
    struct buf *b;
    bool any;
};

static void feature(struct cx *cx, struct drawing *d, str level, str code, str kind, str name,
                    str accuracy, str geometry)
{
    buf_add(d->b, d->any ? S(",\n") : S("\n"));
    buf_add(d->b, S("{\"type\":\"Feature\",\"properties\":{\"level\":"));
    buf_json(d->b, level);
    buf_add(d->b, S(",\"code\":"));
    buf_json(d->b, code);
    buf_add(d->b, S(",\"name\":"));
    buf_json(d->b, unit_place_words(cx->a, cx->lang, kind, name));
    buf_add(d->b, S(",\"accuracy\":"));
    buf_json(d->b, accuracy);
    buf_add(d->b, S("},\"geometry\":"));
    buf_add(d->b, geometry);
    buf_byte(d->b, '}');
    d->any = true;
}

static enum err one_area(struct cx *cx, const struct area *o, void *arg)
{
    feature(cx, arg, o->level, o->code, o->kind, o->name, o->accuracy, o->shape);
    return OK;
}

enum err map_json_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct places p;
    struct drawing d = { .b = resp_body(w, 200, "application/geo+json") };
    buf_add(d.b, S("{\"type\":\"FeatureCollection\",\"features\":["));
    TRY(areas_today(cx, one_area, &d));
    TRY(places_load(cx, &p));
    for (size_t i = 0; i < p.n; i++) {
        const struct commune *c = &p.communes[i];
        if (c->lat.has && c->lon.has)
            feature(cx, &d, S("centre"), c->code, c->kind, c->name, S("centre"),
                    str_fmt(cx->a, "{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}", c->lon.v,
                            c->lat.v));
    }
    buf_add(d.b, S("\n]}\n"));
    resp_cache_public(w, KEPT_S);
    return OK;
}
