/* Which unit a line of an old register belongs to, by the day of the line. */
#include "base/config.h"
#include "base/text.h"
#include "domain/intake/import.h"
#include "domain/intake/due.h"
#include "domain/intake/point.h"
#include "sql/places.h"
#include "sql/units.h"

struct unit_then {
    unit_id id;
    str code, level, parent, name, full; /* names folded; full with the kind of unit */
    struct date since;
    opt_date until;
};

struct heir {
    unit_id unit; /* that ended */
    str code;     /* of a commune of today that holds area of it */
};

struct import_units {
    struct unit_then *v;
    size_t n, cap;
    struct heir *heirs;
    size_t n_heirs, cap_heirs;
};

static enum err keep_unit(struct cx *cx, const struct units_all_row *r, void *arg)
{
    struct import_units *u = arg;
    if (u->n == u->cap) {
        const size_t cap = u->cap ? u->cap * 2 : 256;
        u->v = arena_grow(cx->a, u->v, u->cap * sizeof *u->v, cap * sizeof *u->v);
        u->cap = cap;
    }
    const str full = str_fmt(cx->a, "%.*s %.*s", STR_ARG(r->kind), STR_ARG(r->name));
    u->v[u->n++] = (struct unit_then){
        .id = r->id, .code = str_dup(cx->a, r->code), .level = str_dup(cx->a, r->level),
        .parent = r->parent.has ? str_dup(cx->a, r->parent.v) : S(""),
        .name = text_fold(cx->a, str_dup(cx->a, r->name)), .full = text_fold(cx->a, full),
        .since = r->since, .until = r->until };
    return OK;
}

static enum err keep_heir(struct cx *cx, const struct unit_heirs_all_row *r, void *arg)
{
    struct import_units *u = arg;
    if (u->n_heirs == u->cap_heirs) {
        const size_t cap = u->cap_heirs ? u->cap_heirs * 2 : 256;
        u->heirs = arena_grow(cx->a, u->heirs, u->cap_heirs * sizeof *u->heirs,
                              cap * sizeof *u->heirs);
        u->cap_heirs = cap;
    }
    u->heirs[u->n_heirs++] = (struct heir){ r->unit, str_dup(cx->a, r->code) };
    return OK;
}

static bool below(const struct unit_then *t, str parent)
{
    return str_eq(t->parent, parent)
        && (str_eq(t->level, S("commune")) || str_eq(t->level, S("district")));
}

/* Districts and communes of the province, and communes below those districts. */
static void keep_province(struct cx *cx, struct import_units *u, str province)
{
    struct unit_then *own = NEWS(cx->a, struct unit_then, u->n);
    size_t n = 0;
    for (size_t i = 0; i < u->n; i++)
        if (below(&u->v[i], province))
            own[n++] = u->v[i];
    const size_t n_first = n;
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < n_first && !below(&u->v[i], province); k++)
            if (str_eq(own[k].level, S("district")) && below(&u->v[i], own[k].code)) {
                own[n++] = u->v[i];
                break;
            }
    u->v = own;
    u->n = u->cap = n;
}

enum err import_units_load(struct cx *cx, struct import_units **out)
{
    struct import_units *u = NEW(cx->a, struct import_units);
    TRY(units_all(cx, keep_unit, u));
    TRY(unit_heirs_all(cx, keep_heir, u));
    keep_province(cx, u, cx->conf->province.code);
    *out = u;
    return OK;
}

static bool valid_on(const struct unit_then *t, struct date day)
{
    return date_cmp(t->since, day) <= 0 && (!t->until.has || date_cmp(t->until.v, day) >= 0);
}

/* Units with that code or name on that day: how many, and the first. */
static size_t on_day(struct arena *a, const struct import_units *u, str words, struct date day,
                     const struct unit_then **first)
{
    const str folded = text_fold(a, words);
    size_t n = 0;
    for (size_t i = 0; i < u->n; i++) {
        const struct unit_then *t = &u->v[i];
        if (valid_on(t, day) && (str_eq(t->code, words) || str_eq(t->name, folded)
                                 || str_eq(t->full, folded))
            && n++ == 0)
            *first = t;
    }
    return n;
}

/* The one commune of today that holds all the area of a unit; NULL: several do, or none. */
static const struct unit_then *heir_of(const struct import_units *u, const struct unit_then *t,
                                       struct date today)
{
    const struct unit_then *one = NULL;
    if (valid_on(t, today))
        return str_eq(t->level, S("commune")) ? t : NULL;
    for (size_t i = 0; i < u->n_heirs; i++)
        for (size_t k = 0; k < u->n && u->heirs[i].unit.v == t->id.v; k++) {
            if (!valid_on(&u->v[k], today) || !str_eq(u->v[k].code, u->heirs[i].code))
                continue;
            if (one && one != &u->v[k])
                return NULL;
            one = &u->v[k];
        }
    return one;
}

static enum err above_all(struct cx *cx, unit_id *out)
{
    struct pub_superior_row up;
    const enum err e = pub_superior(cx, (struct pub_superior_in){
        .province = cx->conf->province.code, .today = cx->today }, &up);
    *out = up.id;
    return e == ERR_NOT_FOUND ? ERR_INTERNAL : e;
}

/* No commune was written down: the point, on the day that decides; else the unit above all. */
static enum err by_point(struct cx *cx, struct import_line *l)
{
    const struct report_new *r = &l->report;
    struct point_units at = { 0 };
    if (r->lat.has)
        TRY(place_of_point(cx, r->lat.v, r->lon.v,
                           l->closed ? instant_date(l->received) : cx->today, &at));
    if (!at.commune.how)
        return above_all(cx, &l->unit);
    l->unit = at.commune.id;
    return OK;
}

static void by_words(struct cx *cx, const struct import_units *u, struct import_file *f,
                     struct import_line *l)
{
    const struct unit_then *t = NULL, *heir = NULL;
    size_t n = l->closed ? 0 : on_day(cx->a, u, l->commune, cx->today, &t);
    if (n == 0)
        n = on_day(cx->a, u, l->commune, instant_date(l->received), &t);
    if (n != 1) {
        import_refuse(f, l, "commune",
                      n ? S("several units had this name that day: write the code")
                        : S("no unit of the province had this name or code that day"));
        return;
    }
    heir = l->closed ? t : heir_of(u, t, cx->today);
    if (heir)
        l->unit = heir->id;
    else
        import_refuse(f, l, "commune", S("this unit was divided or has no heir: write the "
                                                "commune of today"));
}

enum err import_place(struct cx *cx, const struct import_units *units, struct import_file *f,
                      struct import_line *l)
{
    if (!l->closed && !intake_reply_due(cx, l->received).has)
        import_refuse(f, l, "received", S("no terms were in force that day, so that none "
                                                 "could run: import it as closed"));
    if (str_empty(l->commune))
        return by_point(cx, l);
    by_words(cx, units, f, l);
    return OK;
}
