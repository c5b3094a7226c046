#include "domain/inspection/inspection.h"
#include "store/db.h"

struct writing {
    const struct user *who;
    str code, step;
    const struct inspection_new *in;
    struct step_fault *fault;
};

static enum err write_tx(struct cx *cx, void *arg)
{
    const struct writing *j = arg;
    const struct inspection_new *in = j->in;
    struct case_held c;
    TRY(case_hold(cx, j->code, &c));
    const struct flow_step *step = flow_step(c.flow, j->step);
    if (!step || step_page(step) != STEP_INSPECTION)
        return ERR_NOT_FOUND;
    const struct flow_value values[] = {
        { S("inspected_on"), date_iso(cx->a, in->visited.day) },
        { S("findings"), in->seen },
        { S("finding"), in->finding },
    };
    TRY(step_take(cx, j->who, &c, step,
                  &(struct step_in){ .values = values, .n_values = COUNT(values) }, j->fault));
    return inspection_add(cx, (struct inspection_add_in){
        .cid = c.id, .visited = instant_of(in->visited), .place = in->place,
        .people = in->people, .seen = in->seen, .samples = in->samples, .finding = in->finding,
        .account = j->who->id, .now = cx->now });
}

enum err inspection_write(struct cx *cx, const struct user *who, str code, str step,
                          const struct inspection_new *in, struct step_fault *fault)
{
    if (instant_of(in->visited) > cx->now)
        return ERR_INVALID;
    struct writing j = { .who = who, .code = code, .step = step, .in = in, .fault = fault };
    return db_tx(cx, write_tx, &j);
}
