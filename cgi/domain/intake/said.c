#include "domain/intake/said.h"
#include "base/buf.h"
#include "domain/intake/places.h"
#include "domain/intake/point.h"
#include "domain/registers/bodies.h"
#include "sql/places.h"

#define TEXT_MAX ((size_t)256 * 1024)

static enum err keep_said(struct cx *cx, const struct said_in *in, const struct place_said *said)
{
    for (size_t i = 0; i < said->n; i++)
        TRY(report_said_add(cx, (struct report_said_add_in){
            .report = in->report, .code = said->codes[i], .today = cx->today }));
    return OK;
}

enum err said_note(struct cx *cx, const struct said_in *in)
{
    struct places p;
    struct place_said said = { 0 };
    struct point_units at = { 0 };
    struct buf text = { .a = cx->a, .max = TEXT_MAX };
    TRY(places_load_all(cx, &p));
    buf_add(&text, in->place);
    buf_add(&text, S("\n. "));
    buf_add(&text, in->what);
    const bool named = places_said(cx->a, &p, buf_str(&text), SAID_IN_TEXT, &said)
        && said.n <= SAID_COMMUNES_MAX;
    if (in->lat.has && in->lon.has)
        TRY(place_of_point(cx, in->lat.v, in->lon.v, in->day, &at));
    const struct point_unit *c = &at.commune;
    const bool point = c->how != 0;
    struct zone zone = { 0 };
    const enum err e = zone_of(cx, in->province, in->day, in->lat, in->lon, buf_str(&text), &zone);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (!named && !point && e != OK)
        return OK;
    TRY(report_place_add(cx, (struct report_place_add_in){
        .report = in->report, .words = named ? said.words : S(""),
        .point = { .has = point, .v = c->id },
        .how = { .has = point, .v = point ? point_how_code(c->how) : S("") },
        .accuracy = { .has = point, .v = c->accuracy },
        .metres = { .has = point, .v = (int64_t)c->metres },
        .zone = { .has = e == OK, .v = zone.name },
        .body = { .has = e == OK, .v = zone.body } }));
    return named ? keep_said(cx, in, &said) : OK;
}

enum opinion opinion_of(const struct opinion_in *in)
{
    if (in->said && !in->said_owner)
        return in->point && !in->point_owner ? OPINION_BOTH : OPINION_WORDS;
    if (!in->point || in->point_owner || (in->said && in->point_said))
        return OPINION_NONE;
    if (in->said)
        return in->point_sure ? OPINION_POINT : OPINION_NONE;
    return in->point_inside ? OPINION_POINT : OPINION_NONE;
}
