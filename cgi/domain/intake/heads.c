#include "domain/intake/heads.h"

static enum err people(struct cx *cx, unit_id unit, const struct unit_heads_row **out, size_t *n)
{
    struct unit_heads_row *rows;
    TRY(unit_heads(cx, (struct unit_heads_in){ .unit = unit, .today = cx->today, .now = cx->now },
                   &rows, n));
    *out = rows;
    return OK;
}

static enum err load(struct cx *cx, unit_id unit, struct unit_heads **out)
{
    struct superior_unit_row above;
    struct unit_heads *h = NEW(cx->a, struct unit_heads);
    *out = h;
    h->unit = unit;
    TRY(people(cx, unit, &h->own, &h->n_own));
    const enum err e = superior_unit(cx, (struct superior_unit_in){
        .unit = unit, .today = cx->today }, &above);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    h->superior = above.unit;
    return people(cx, above.unit, &h->above, &h->n_above);
}

enum err heads_of(struct cx *cx, struct heads_list *list, unit_id unit,
                  const struct unit_heads **out)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i]->unit.v == unit.v) {
            *out = list->v[i];
            return OK;
        }
    if (list->n == list->cap) {
        const size_t cap = list->cap ? list->cap * 2 : 16;
        list->v = arena_grow(cx->a, list->v, list->cap * sizeof *list->v, cap * sizeof *list->v);
        list->cap = cap;
    }
    TRY(load(cx, unit, &list->v[list->n]));
    *out = list->v[list->n++];
    return OK;
}
