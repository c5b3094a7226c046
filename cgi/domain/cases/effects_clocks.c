#include "domain/cases/clocks.h"
#include "domain/cases/effects.h"
#include "sql/cases.h"

static bool needs_day(const struct flow_step *step)
{
    for (size_t i = 0; i < step->n_clocks; i++)
        if (step->clocks[i].from)
            return true;
    return false;
}

/* Only a term that counts from a typed day asks for what was typed before. */
static enum err known(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                      struct clock_plan_in *in)
{
    struct case_values_row *rows;
    size_t n;
    bool needed = needs_day(step);
    for (size_t i = 1; i < c->flow->n_tracks; i++)
        if (c->flow->tracks[i].opened_by == step)
            needed = needed || needs_day(c->flow->tracks[i].opening);
    if (!needed)
        return OK;
    TRY(case_values(cx, (struct case_values_in){ .cid = c->id }, &rows, &n));
    struct flow_value *values = NEWS(cx->a, struct flow_value, n);
    for (size_t i = 0; i < n; i++)
        values[i] = (struct flow_value){ rows[i].name, rows[i].value };
    in->known = values;
    in->n_known = n;
    return OK;
}

enum err effects_clocks(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                        const struct step_in *in)
{
    return effects_clocks_from(cx, c, step, in, cx->now);
}

enum err effects_clocks_from(struct cx *cx, const struct case_held *c,
                             const struct flow_step *step, const struct step_in *in, instant from)
{
    struct case_clock *clocks;
    struct clock_change *changes;
    size_t n;
    struct clock_plan_in plan = {
        .purpose = PLAN_STEP, .law = cx->law, .flow = c->flow, .step = step,
        .typed = in->values, .n_typed = in->n_values, .now = cx->now, .from = from,
    };
    TRY(clocks_load(cx, c->id, &clocks, &plan.n_clocks));
    plan.clocks = clocks;
    TRY(known(cx, c, step, &plan));
    TRY(clock_plan(cx->a, &plan, &changes, &n));
    return clocks_apply(cx, c->id, step, changes, n);
}
