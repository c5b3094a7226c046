/* What a step sets going beside its own track: cases of other flows, steps of other tracks. */
#include "flow/walk.h"

static const struct flow_field *field_of_step(const struct flow_step *s, str name)
{
    for (size_t i = 0; i < s->n_needs; i++)
        if (str_eq(s->needs[i]->name, name))
            return s->needs[i];
    return NULL;
}

static bool has_choice(const struct flow_field *f, str value)
{
    for (size_t i = 0; i < f->n_choices; i++)
        if (str_eq(f->choices[i].value, value))
            return true;
    return false;
}

/* Whatever may be typed in `given` may be typed in `wanted` too. */
static bool fits(const struct flow_field *given, const struct flow_field *wanted)
{
    if (given->type == FIELD_FILE) /* the sealed file belongs to the case it came with */
        return false;
    if (given->type != wanted->type || given->max > wanted->max || given->ahead > wanted->ahead
        || given->proves != wanted->proves)
        return false;
    for (size_t i = 0; i < given->n_choices; i++)
        if (!has_choice(wanted, given->choices[i].value))
            return false;
    return true;
}

static bool overlaps(const struct flow *f, const struct flow *other)
{
    return (!f->valid_to.has || date_cmp(other->valid_from, f->valid_to.v) <= 0)
        && (!other->valid_to.has || date_cmp(f->valid_from, other->valid_to.v) <= 0);
}

static void prove_opening(struct proof *p, const struct flow_step *s, const struct flow_child *c,
                          const struct flow *child)
{
    const struct flow_step *open = flow_step(child, c->step);
    if (!open || !open->opens || open->track != child->tracks) {
        FAULT(p, "steps", s, NO_PATH, "version %d of flow \"%.*s\" is not opened by \"%.*s\"",
              child->version, STR_ARG(c->flow), STR_ARG(c->step));
        return;
    }
    if (s->who.roles & ~open->who.roles)
        FAULT(p, "steps", s, NO_PATH, "a role of it may not open \"%.*s\"", STR_ARG(c->flow));
    for (size_t i = 0; i < open->n_needs; i++) {
        const struct flow_field *given = field_of_step(s, open->needs[i]->name);
        if (!given)
            FAULT(p, "steps", s, NO_PATH, "flow \"%.*s\" needs \"%.*s\", which it does not",
                  STR_ARG(c->flow), STR_ARG(open->needs[i]->name));
        else if (!fits(given, open->needs[i]))
            FAULT(p, "steps", s, NO_PATH, "\"%.*s\" is another field in flow \"%.*s\"",
                  STR_ARG(given->name), STR_ARG(c->flow));
    }
}

/* On every day on which the step can be taken the other flow can be opened. */
static void prove_child(struct proof *p, const struct flow_step *s, const struct flow_child *c)
{
    const struct flow *f = p->f;
    struct date day = c->since.has && date_cmp(c->since.v, f->valid_from) > 0 ? c->since.v
                                                                             : f->valid_from;
    const struct flow *on = NULL;
    for (size_t i = 0; i < p->all->n; i++)
        if (str_eq(p->all->all[i]->name, c->flow) && overlaps(f, p->all->all[i]))
            prove_opening(p, s, c, p->all->all[i]);
    for (;;) {
        on = flow_on(p->all, c->flow, day, FLOW_ALL);
        if (!on || !on->valid_to.has
            || (f->valid_to.has && date_cmp(on->valid_to.v, f->valid_to.v) >= 0))
            break;
        day = date_add(on->valid_to.v, 1);
    }
    if (!on)
        FAULT(p, "steps", s, NO_PATH, "no flow \"%.*s\" for the whole validity of this one",
              STR_ARG(c->flow));
}

static void prove_also(struct proof *p, const struct flow_step *s, const struct flow_step *other)
{
    if (other->track == s->track || other->opens)
        FAULT(p, "steps", s, NO_PATH, "\"%.*s\" does not belong to another track",
              STR_ARG(other->name));
    if (other->handover || other->assigns || other->asks || other->n_waits_for || other->n_within)
        FAULT(p, "steps", s, NO_PATH, "\"%.*s\" has conditions of its own",
              STR_ARG(other->name));
    for (size_t i = 0; i < other->n_needs; i++)
        if (!needs_field(s, other->needs[i]))
            FAULT(p, "steps", s, NO_PATH, "\"%.*s\" needs \"%.*s\", which it does not",
                  STR_ARG(other->name), STR_ARG(other->needs[i]->name));
}

void prove_beside(struct proof *p)
{
    for (size_t i = 0; i < p->f->n_steps; i++) {
        const struct flow_step *s = &p->f->steps[i];
        for (size_t j = 0; p->all && j < s->n_children; j++)
            prove_child(p, s, &s->children[j]);
        for (size_t j = 0; j < s->n_also; j++)
            prove_also(p, s, s->also[j]);
    }
}
