#include "domain/registers/outlines.h"
#include "geo/geojson.h"
#include "sql/places.h"
#include "store/db.h"

#define FOR_EVER ((struct date){ 2999, 12, 31 })

struct importing {
    const struct outline *v;
    const bool *taken;
    size_t n;
};

static struct date last_day(const struct outline *o)
{
    return o->until.has ? o->until.v : FOR_EVER;
}

static bool overlap(const struct outline *a, const struct outline *b)
{
    return str_eq(a->code, b->code) && str_eq(a->level, b->level)
        && date_cmp(a->since, last_day(b)) <= 0 && date_cmp(b->since, last_day(a)) <= 0;
}

/* *why NULL: it can be kept; *there: in place of an older one. */
static enum err look_at(struct cx *cx, const struct outline *o, const char **why, bool *there)
{
    struct shape_unit_row unit;
    struct shape_there_row old;
    *why = NULL;
    *there = false;
    enum err e = shape_unit(cx, (struct shape_unit_in){
        .code = o->code, .level = o->level, .since = o->since, .until = last_day(o) }, &unit);
    if (e == ERR_NOT_FOUND) {
        *why = "the register has no such unit in that period";
        return OK;
    }
    TRY(e);
    if (!str_empty(o->parent) && unit.parent.has && !str_eq(o->parent, unit.parent.v)) {
        *why = "the register has this unit under another parent";
        return OK;
    }
    e = shape_there(cx, (struct shape_there_in){
        .code = o->code, .level = o->level, .since = o->since, .until = last_day(o) }, &old);
    *there = e == OK && old.same;
    if (e == OK && !old.same)
        *why = "its period overlaps that of an outline imported before";
    return e == ERR_NOT_FOUND ? OK : e;
}

static const char *twice(const struct outline *v, const bool *taken, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (taken[k] && overlap(&v[k], &v[i]))
            return "this unit comes twice in the file";
    return NULL;
}

static enum err import_tx(struct cx *cx, void *arg)
{
    const struct importing *im = arg;
    for (size_t i = 0; i < im->n; i++) {
        const struct outline *o = &im->v[i];
        if (im->taken[i])
            TRY(shape_put(cx, (struct shape_put_in){
                .code = o->code, .level = o->level, .since = o->since, .until = o->until,
                .accuracy = o->accuracy, .wkt = o->wkt }));
    }
    return OK;
}

enum err outlines_import(struct cx *cx, enum outlines_mode mode, str file, str text,
                         struct outlines_done *done, struct buf *faults)
{
    struct outline *v;
    size_t n;
    *done = (struct outlines_done){ 0 };
    struct buf refused = { .a = cx->a, .max = faults->max };
    TRY(geojson_outlines(cx->a, file, text, &v, &n, faults));
    bool *taken = NEWS(cx->a, bool, n);
    for (size_t i = 0; i < n; i++) {
        bool there = false;
        const char *why = twice(v, taken, i);
        if (!why)
            TRY(look_at(cx, &v[i], &why, &there));
        taken[i] = !why;
        if (why)
            buf_fmt(&refused, "%.*s: feature %zu (%.*s): %s\n", STR_ARG(file), v[i].feature,
                    STR_ARG(v[i].code), why);
        done->added += !why && !there;
        done->replaced += !why && there;
    }
    buf_add(faults, refused.n ? buf_str(&refused) : S(""));
    const str lines = faults->n ? buf_str(faults) : S("");
    for (size_t i = 0; i < lines.n; i++)
        done->refused += lines.p[i] == '\n';
    struct importing im = { v, taken, n };
    return mode == OUTLINES_IMPORT ? db_tx(cx, import_tx, &im) : OK;
}
