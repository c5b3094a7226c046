/* Who may take a step, and see a case, by the offices that the person holds. */
#include "domain/cases/step.h"
#include "sql/events.h"

/* Is the office's unit above a unit with that parent: the province, or its department? */
static bool above(const struct office *o, str parent)
{
    if (str_empty(parent))
        return false;
    return str_eq(o->unit_code, parent)
        || (str_eq(o->level, S("department")) && str_eq(o->parent, parent));
}

static unsigned relation(const struct office *o, unit_id unit, str parent, opt_unit_id to_unit)
{
    unsigned units = 0;
    if (o->unit.v == unit.v)
        units |= UNIT_OWNER | (to_unit.has ? UNIT_SENDER : 0);
    else if (above(o, parent))
        units |= UNIT_PARENT;
    if (to_unit.has && o->unit.v == to_unit.v.v)
        units |= UNIT_RECEIVER;
    return units;
}

bool case_visible(const struct user *who, unit_id unit, str unit_parent, opt_unit_id to_unit)
{
    for (size_t i = 0; i < who->n_offices; i++)
        if (relation(&who->offices[i], unit, unit_parent, to_unit))
            return true;
    return false;
}

bool case_sent_by(const struct user *who, const struct case_held *c)
{
    for (size_t i = 0; i < who->n_offices && c->sender.has; i++)
        if (who->offices[i].unit.v == c->sender.v.v)
            return true;
    return false;
}

/* A department acts for its province: no unit of ours stands above it. */
static bool has_superior(const struct case_held *c)
{
    return !str_empty(c->unit_parent) && !str_eq(c->unit_level, S("department"))
        && !str_eq(c->unit_level, S("province"));
}

bool step_may(const struct user *who, const struct case_held *c, const struct flow_step *step,
              flow_last_fn *last, const void *arg)
{
    const struct standing *s = &c->standing;
    if (c->joined.has)
        return false;
    if (s->conflict != CONFLICT_NONE
        && !(s->conflict == CONFLICT_DECLARED && step->handover == HANDOVER_UP))
        return false;
    if (step->handover == HANDOVER_UP && !has_superior(c))
        return false;
    for (size_t i = 0; i < who->n_offices; i++) {
        const struct office *o = &who->offices[i];
        struct flow_actor a = {
            .roles = o->role,
            .units = relation(o, c->unit, c->unit_parent, c->to_unit)
                | (c->sender.has && o->unit.v == c->sender.v.v ? UNIT_SENDER : 0),
            .handler = (c->handler.has && c->handler.v.v == who->id.v)
                || !str_empty(s->for_handler),
            .account = who->id.v,
        };
        if (a.units & UNIT_OWNER && s->helper)
            a.roles |= ROLE_OFFICER;
        if (a.units & UNIT_OWNER && step->assigns && !str_empty(s->for_head))
            a.roles |= ROLE_HEAD;
        if (flow_may(step, a, last, arg))
            return true;
    }
    return false;
}

bool step_unit(const struct user *who, const struct case_held *c, const struct flow_step *step,
               unsigned roles, unit_id *unit, bool *is_above)
{
    const unsigned wanted[] = { UNIT_OWNER, UNIT_PARENT };
    for (size_t k = 0; k < COUNT(wanted); k++)
        for (size_t i = 0; i < who->n_offices && step->who.units & wanted[k]; i++) {
            const struct office *o = &who->offices[i];
            if (!(o->role & roles)
                || !(relation(o, c->unit, c->unit_parent, c->to_unit) & wanted[k]))
                continue;
            *unit = o->unit;
            *is_above = wanted[k] == UNIT_PARENT;
            return true;
        }
    return false;
}

struct lasts {
    const struct flow_step *const *steps;
    int64_t *accounts;
    size_t n;
};

static int64_t last_of(const void *arg, const struct flow_step *step)
{
    const struct lasts *l = arg;
    for (size_t i = 0; i < l->n; i++)
        if (l->steps[i] == step)
            return l->accounts[i];
    return 0;
}

enum err step_allowed(struct cx *cx, const struct user *who, const struct case_held *c,
                      const struct flow_step *step, bool *may)
{
    struct lasts l = { .steps = step->who.not_same_as, .n = step->who.n_not_same_as };
    l.accounts = NEWS(cx->a, int64_t, l.n);
    for (size_t i = 0; i < l.n; i++) {
        struct event_last_actor_row row;
        const enum err e = event_last_actor(cx, (struct event_last_actor_in){
            .cid = c->id, .type = l.steps[i]->name }, &row);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        l.accounts[i] = e == OK && row.account.has ? row.account.v.v : 0;
    }
    *may = who && step_may(who, c, step, last_of, &l);
    return OK;
}
