#include "domain/handover/plan.h"
#include "sql/handover.h"

/* Both lists have the same columns; the row of the first serves them both. */
_Static_assert(sizeof(struct cases_to_hand_row) == sizeof(struct offers_to_hand_row),
               "lists of a handover have the same columns");

struct unit_walk {
    const struct plan_walk *w;
    struct ending ending;
};

static struct choice choice_of(struct arena *a, const struct cx *cx, const struct unit_walk *u,
                               const struct cases_to_hand_row *c)
{
    const struct handover_ask *ask = u->w->ask;
    const str listed = receivers_of(&ask->receivers, c->code);
    const struct handed h = { .flow = c->flow, .place = c->place, .lat = c->lat, .lon = c->lon };
    if (!listed.p)
        return choose_receiver(a, cx->law, &u->ending, &h);
    return (struct choice){ .to = register_on(u->w->reg, listed, ask->on), .why = WHY_LISTED };
}

static enum err one(struct cx *cx, const struct unit_walk *u, const struct cases_to_hand_row *c)
{
    const struct unit_row *ended = u->ending.unit;
    struct handover_line line = {
        .id = c->id, .code = c->code, .title = c->title, .place = c->place, .flow = c->flow,
        .ended = ended, .owner = ended,
    };
    if (c->unit.v == ended->id.v) {
        line.choice = choice_of(u->w->batch, cx, u, c);
    } else {
        line.owner = register_row(u->w->reg, c->unit);
        if (!line.owner)
            return ERR_INTERNAL;
        if (line.owner->until.has && date_cmp(line.owner->until.v, u->w->ask->on) < 0)
            return OK; /* passes with its own owner */
        line.choice = (struct choice){ .to = u->ending.same ? u->ending.same : line.owner,
                                       .why = u->ending.same ? WHY_SAME_BODY : WHY_OFFER_BACK };
    }
    return u->w->line(cx, &line, u->w->arg);
}

static enum err owned(struct cx *cx, const struct unit_walk *u)
{
    struct cx batch = *cx;
    struct cases_to_hand_row *rows;
    size_t n = 1;
    batch.a = u->w->batch;
    for (int64_t after = 0; n > 0;) {
        arena_reset(batch.a);
        TRY(cases_to_hand(&batch, (struct cases_to_hand_in){
            .unit = u->ending.unit->id, .after = after }, &rows, &n));
        for (size_t i = 0; i < n; i++)
            TRY(one(cx, u, &rows[i]));
        after = n ? rows[n - 1].id.v : after;
    }
    return OK;
}

static enum err offered(struct cx *cx, const struct unit_walk *u)
{
    struct cx batch = *cx;
    struct offers_to_hand_row *rows;
    size_t n = 1;
    batch.a = u->w->batch;
    for (int64_t after = 0; n > 0;) {
        arena_reset(batch.a);
        TRY(offers_to_hand(&batch, (struct offers_to_hand_in){
            .unit = u->ending.unit->id, .after = after }, &rows, &n));
        for (size_t i = 0; i < n; i++)
            TRY(one(cx, u, (const struct cases_to_hand_row *)&rows[i]));
        after = n ? rows[n - 1].id.v : after;
    }
    return OK;
}

enum err handover_plan(struct cx *cx, const struct plan_walk *w)
{
    struct units_to_hand_row *rows;
    size_t n;
    TRY(units_to_hand(cx, (struct units_to_hand_in){
        .day = w->ask->on, .code = w->ask->unit_code }, &rows, &n));
    if (n == 0 && !str_empty(w->ask->unit_code))
        return ERR_NOT_FOUND;
    for (size_t i = 0; i < n; i++) {
        const struct unit_row *unit = register_row(w->reg, rows[i].id);
        struct unit_walk u = { .w = w };
        if (!unit)
            return ERR_INTERNAL;
        ending_of(cx->a, w->reg, unit, w->ask->on, &u.ending);
        TRY(owned(cx, &u));
        TRY(offered(cx, &u));
    }
    return OK;
}

/* The case must be one that passes, and its receiver a body of that day. */
enum err receivers_check(struct cx *cx, const struct unit_register *reg,
                         const struct handover_ask *ask, str file, struct buf *faults)
{
    for (size_t i = 0; i < ask->receivers.n; i++) {
        const struct receiver_line *l = &ask->receivers.v[i];
        struct case_owner_row c;
        const enum err e = case_owner(cx, (struct case_owner_in){ .code = l->case_code }, &c);
        const char *wrong = NULL;
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        if (e == ERR_NOT_FOUND)
            wrong = "no such case";
        else if (!register_on(reg, l->unit_code, ask->on))
            wrong = "no unit has this code on that day";
        if (wrong)
            buf_fmt(faults, "%.*s:%zu: %s\n", STR_ARG(file), l->line, wrong);
    }
    return faults->n > 0 ? ERR_INVALID : OK;
}
