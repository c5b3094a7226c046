#include "domain/violations/orders.h"
#include "domain/violations/payment.h"

static enum err reduce(struct cx *cx, const struct case_held *c, const struct step_in *in)
{
    struct fine_state s;
    int64_t by = 0;
    for (size_t i = 0; i < in->n_values; i++)
        if (str_eq(in->values[i].field, S("reduced_by")))
            TRY(str_i64(in->values[i].text, &by));
    TRY(fine_state_load(cx, c->id, &s));
    return decision_reduce(cx, (struct decision_reduce_in){ .id = s.decision.id, .by = by });
}

enum err orders_apply(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                      const struct step_in *in)
{
    if (str_eq(step->form, S("MQĐ04")))
        return reduce(cx, c, in);
    if (str_eq(step->form, S("MQĐ40")) && step->to && !step->to->end && !step->to->in_force)
        return decision_cancel(cx, (struct decision_cancel_in){ .cid = c->id, .now = cx->now });
    return OK;
}
