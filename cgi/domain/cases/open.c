#include "domain/cases/open.h"
#include "crypto/token.h"
#include "domain/cases/effects.h"
#include "domain/cases/hands.h"
#include "domain/flows/today.h"
#include "sql/cases.h"
#include "sql/units.h"
#include "store/db.h"

/* "VV-4F7K92QD": random, so that no filing waits for a counter; says nothing. */
static str new_code(struct arena *a)
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const str r = random_bytes(a, 8);
    char c[9] = { 0 };
    for (size_t i = 0; i < 8; i++)
        c[i] = digits[(unsigned char)r.p[i] % 32];
    return str_fmt(a, "VV-%s", c);
}

static const struct flow_step *opening(const struct flow *flow, str name)
{
    const struct flow_step *step = flow ? flow_step(flow, name) : NULL;
    return step && step->opens && step->to && step->track == &flow->tracks[0] ? step : NULL;
}

/* The person's roles in any unit count: nobody owns the case before it exists. */
static enum err may_open(const struct user *who, const struct flow_step *step)
{
    const unsigned roles = who ? who->roles : ROLE_REPORTER | ROLE_SYSTEM;
    return step->who.roles & roles ? OK : ERR_FORBIDDEN;
}

static enum err add_row(struct cx *cx, const struct case_new *in, const struct flow *flow,
                        const struct flow_stage *stage, struct case_held *c)
{
    struct unit_by_id_row unit;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = in->unit }, &unit));
    const str code = new_code(cx->a);
    TRY(case_add(cx, (struct case_add_in){
        .code = code, .parent = in->parent, .flow = flow->name, .version = flow->version,
        .stage = stage->name, .unit = in->unit, .handler = in->handler,
        .pollution = in->pollution, .title = in->title, .place = in->place,
        .lat = in->lat, .lon = in->lon, .now = in->opened }));
    *c = (struct case_held){
        .id = { db_last_id(cx) }, .code = code, .parent = in->parent, .flow = flow,
        .stage = stage, .unit = in->unit, .unit_level = unit.level,
        .unit_parent = unit.parent.has ? unit.parent.v : S(""),
        .handler = in->handler, .pollution = in->pollution,
    };
    return case_text_add(cx, (struct case_text_add_in){
        .id = c->id, .scope = case_scope(cx->a, in->unit),
        .body = str_fmt(cx->a, "%.*s %s", STR_ARG(in->words), code.p) });
}

str case_scope(struct arena *a, unit_id unit)
{
    return str_fmt(a, "donvi%lld", (long long)unit.v);
}

enum err case_keep_ended(struct cx *cx, const struct case_new *in, str stage, instant ended,
                         struct case_held *c)
{
    const struct flow *flow;
    TRY(flow_today(cx, in->flow, &flow));
    const struct flow_stage *at = flow ? flow_stage(flow, stage) : NULL;
    if (!at || !at->end)
        return ERR_INTERNAL;
    TRY(add_row(cx, in, flow, at, c));
    c->ended = true;
    return case_set(cx, (struct case_set_in){
        .id = c->id, .stage = at->name, .unit = c->unit, .ended = true,
        .ended_at = { .has = true, .v = ended } });
}

enum err case_open(struct cx *cx, const struct user *who, const struct case_new *in,
                   struct case_held *c)
{
    const struct flow_field *const *missing;
    const struct flow *flow;
    TRY(flow_today(cx, in->flow, &flow));
    const struct flow_step *step = opening(flow, in->step);
    if (!step)
        return ERR_INTERNAL;
    TRY(may_open(who, step));
    if (flow_missing(cx->a, step, in->in->values, in->in->n_values, &missing) > 0)
        return ERR_INVALID;
    TRY(add_row(cx, in, flow, step->to, c));
    TRY(hands_begin(cx, c));
    TRY(effects_values(cx, c, step, in->in));
    TRY(effects_place(cx, c, step, in->in));
    TRY(effects_clocks_from(cx, c, step, in->in, in->opened));
    TRY(effects_tracks(cx, c, step));
    if (step->handover != HANDOVER_NONE || step->assigns)
        TRY(effects_store(cx, c, step));
    else
        TRY(case_set_due(cx, (struct case_set_due_in){ .id = c->id }));
    return effects_event(cx, who, c, step->to, step, in->in);
}
