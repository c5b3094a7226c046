#include "domain/intake/heads.h"

static enum err load(struct cx *cx, unit_id unit, struct unit_heads **out)
{
    struct unit_heads_row *own;
    struct superior_heads_row *above;
    struct unit_heads *h = NEW(cx->a, struct unit_heads);
    h->unit = unit;
    TRY(unit_heads(cx, (struct unit_heads_in){ .unit = unit, .today = cx->today }, &own,
                   &h->n_own));
    TRY(superior_heads(cx, (struct superior_heads_in){ .unit = unit, .today = cx->today }, &above,
                       &h->n_above));
    for (size_t i = 1; i < h->n_above; i++)
        if (above[i].unit.v != above[0].unit.v)
            h->n_above = i;
    h->own = own;
    h->above = above;
    *out = h;
    return OK;
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
