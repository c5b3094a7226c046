#include "domain/intake/heads.h"

struct superior {
    str level, parent;
    const struct heads *heads; /* NULL: nobody */
};

enum err heads_of(struct cx *cx, struct heads_asked *asked, unit_id unit, const struct heads **out)
{
    struct unit_heads_row *rows;
    for (size_t i = 0; i < asked->n_units; i++)
        if (asked->units[i]->unit.v == unit.v) {
            *out = asked->units[i];
            return OK;
        }
    if (asked->n_units == asked->cap_units) {
        const size_t cap = asked->cap_units ? asked->cap_units * 2 : 16;
        asked->units = arena_grow(cx->a, asked->units, asked->cap_units * sizeof *asked->units,
                                  cap * sizeof *asked->units);
        asked->cap_units = cap;
    }
    struct heads *h = NEW(cx->a, struct heads);
    h->unit = unit;
    TRY(unit_heads(cx, (struct unit_heads_in){ .unit = unit, .today = cx->today, .now = cx->now },
                   &rows, &h->n));
    h->rows = rows;
    asked->units[asked->n_units++] = h;
    *out = h;
    return OK;
}

enum err heads_above(struct cx *cx, struct heads_asked *asked, str level, opt_str parent,
                     const struct heads **out)
{
    struct superior_unit_row row;
    *out = NULL;
    if (!parent.has)
        return OK;
    for (size_t i = 0; i < asked->n_superiors; i++)
        if (str_eq(asked->superiors[i].level, level)
            && str_eq(asked->superiors[i].parent, parent.v)) {
            *out = asked->superiors[i].heads;
            return OK;
        }
    if (asked->n_superiors == asked->cap_superiors) {
        const size_t cap = asked->cap_superiors ? asked->cap_superiors * 2 : 8;
        asked->superiors = arena_grow(cx->a, asked->superiors,
                                      asked->cap_superiors * sizeof *asked->superiors,
                                      cap * sizeof *asked->superiors);
        asked->cap_superiors = cap;
    }
    const enum err e = superior_unit(cx, (struct superior_unit_in){
        .level = level, .parent = parent.v, .today = cx->today }, &row);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == OK)
        TRY(heads_of(cx, asked, row.unit, out));
    asked->superiors[asked->n_superiors++] = (struct superior){ level, parent.v, *out };
    return OK;
}
