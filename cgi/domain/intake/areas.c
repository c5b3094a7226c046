#include "domain/intake/areas.h"
#include "base/config.h"
#include "sql/places.h"

struct walk {
    enum err (*each)(struct cx *, const struct area *, void *);
    void *arg;
};

static enum err one(struct cx *cx, const struct map_outlines_row *row, void *arg)
{
    const struct walk *w = arg;
    const struct area a = { row->level, row->code, row->kind, row->name, row->accuracy,
                            row->shape };
    return str_empty(a.shape) ? OK : w->each(cx, &a, w->arg);
}

enum err areas_today(struct cx *cx, enum err (*each)(struct cx *, const struct area *, void *),
                     void *arg)
{
    struct walk w = { each, arg };
    return map_outlines(cx, (struct map_outlines_in){
        .province = cx->conf->province.code, .day = cx->today }, one, &w);
}
