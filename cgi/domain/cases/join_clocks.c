#include "domain/cases/join_clocks.h"
#include "domain/cases/clocks.h"
#include "sql/joins.h"

static bool known_here(const struct case_held *c, str code)
{
    for (size_t i = 0; i < c->stage->n_clocks; i++)
        if (str_eq(c->stage->clocks[i], code))
            return true;
    for (const struct flow_step *s = flow_next(c->flow, c->stage, NULL); s;
         s = flow_next(c->flow, c->stage, s))
        for (size_t i = 0; i < s->n_clocks; i++)
            if (s->clocks[i].act == CLOCK_STOP && str_eq(s->clocks[i].term, code))
                return true;
    return false;
}

static enum err lend_one(struct cx *cx, const struct case_held *source,
                         const struct case_held *target, const struct case_clock *k)
{
    struct clock_running_row own = { 0 };
    opt_clock_id instead = { 0 };
    const enum err e = clock_running(cx, (struct clock_running_in){
        .cid = target->id, .code = k->code }, &own);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == OK && own.paused.has)
        return ERR_CONFLICT;
    if (e == OK ? k->due >= own.due : !known_here(target, k->code))
        return OK;
    if (e == OK) {
        TRY(clock_halt(cx, (struct clock_halt_in){ .id = own.id, .now = cx->now }));
        instead = own.lender.has ? own.instead : (opt_clock_id){ .has = true, .v = own.id };
    }
    return clock_lend(cx, (struct clock_lend_in){
        .id = k->id, .source = source->id, .target = target->id, .instead = instead,
        .now = cx->now });
}

enum err join_clocks_lend(struct cx *cx, const struct case_held *source,
                          const struct case_held *target)
{
    struct case_clock *clocks;
    size_t n;
    TRY(clocks_load(cx, source->id, &clocks, &n));
    for (size_t i = 0; i < n; i++)
        if (!clocks[i].stopped.has && !clocks[i].paused.has)
            TRY(lend_one(cx, source, target, &clocks[i]));
    return OK;
}

enum err join_clocks_return(struct cx *cx, const struct case_held *source,
                            const struct case_held *target)
{
    struct clocks_lent_row *lent;
    size_t n;
    TRY(clocks_lent(cx, (struct clocks_lent_in){ .cid = target->id, .source = source->id },
                    &lent, &n));
    for (size_t i = 0; i < n; i++) {
        struct clock_of_joined_row other;
        TRY(clock_halt(cx, (struct clock_halt_in){ .id = lent[i].id, .now = cx->now }));
        const enum err e = clock_of_joined(cx, (struct clock_of_joined_in){
            .cid = target->id, .code = lent[i].code }, &other);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        if (e == OK && (!lent[i].own_due.has || other.due < lent[i].own_due.v))
            TRY(clock_lend(cx, (struct clock_lend_in){
                .id = other.id, .source = other.source, .target = target->id,
                .instead = lent[i].instead, .now = cx->now }));
        else if (lent[i].instead.has)
            TRY(clock_wake(cx, (struct clock_wake_in){
                .id = lent[i].instead.v, .now = cx->now }));
    }
    return OK;
}
