/* What the pages and the rules of the service ask a flow. */
#include "flow/flow.h"

const struct flow *flow_find(const struct flows *all, str name, int version)
{
    const struct flow *best = NULL;
    for (size_t i = 0; i < all->n; i++) {
        const struct flow *f = all->all[i];
        if (!str_eq(f->name, name) || (version && f->version != version))
            continue;
        if (!best || f->version > best->version)
            best = f;
    }
    return best;
}

const struct flow *flow_on(const struct flows *all, str name, struct date day, int activated)
{
    const struct flow *best = NULL;
    for (size_t i = 0; i < all->n; i++) { /* by name, then version */
        const struct flow *f = all->all[i];
        const bool over = f->valid_to.has && date_cmp(day, f->valid_to.v) > 0;
        if (!str_eq(f->name, name) || over || date_cmp(day, f->valid_from) < 0)
            continue;
        if (!best || f->version <= activated)
            best = f;
    }
    return best;
}

const struct flow_stage *flow_stage(const struct flow *f, str name)
{
    for (size_t i = 0; i < f->n_stages; i++)
        if (str_eq(f->stages[i].name, name))
            return &f->stages[i];
    return NULL;
}

const struct flow_step *flow_step(const struct flow *f, str name)
{
    for (size_t i = 0; i < f->n_steps; i++)
        if (str_eq(f->steps[i].name, name))
            return &f->steps[i];
    return NULL;
}

const struct flow_step *flow_step_ever(const struct flows *all, const struct flow *f, str name)
{
    const struct flow_step *step = flow_step(f, name);
    for (size_t i = all->n; i > 0 && !step; i--)
        if (str_eq(all->all[i - 1]->name, f->name))
            step = flow_step(all->all[i - 1], name);
    return step;
}

const struct flow_field *flow_field(const struct flow *f, str name)
{
    for (size_t i = 0; i < f->n_fields; i++)
        if (str_eq(f->fields[i].name, name))
            return &f->fields[i];
    return NULL;
}

const struct flow_field *flow_field_ever(const struct flows *all, const struct flow *f, str name)
{
    const struct flow_field *field = flow_field(f, name);
    for (size_t i = all->n; i > 0 && !field; i--)
        if (str_eq(all->all[i - 1]->name, f->name))
            field = flow_field(all->all[i - 1], name);
    return field;
}

const struct flow_track *flow_track(const struct flow *f, str name)
{
    for (size_t i = 0; i < f->n_tracks; i++)
        if (str_eq(f->tracks[i].name, name))
            return &f->tracks[i];
    return NULL;
}

const struct flow_form *flow_form(const struct flows *all, str code)
{
    for (size_t i = 0; i < all->n_forms; i++)
        if (str_eq(all->forms[i].code, code))
            return &all->forms[i];
    return NULL;
}

enum flow_duty flow_duty(const struct flow *f, str term)
{
    for (size_t i = 0; i < f->n_duties; i++)
        if (str_eq(f->duties[i].term, term))
            return f->duties[i].duty;
    return DUTY_UNIT;
}

bool flow_leaves(const struct flow_step *step, const struct flow_stage *stage)
{
    for (size_t i = 0; i < step->n_from; i++)
        if (step->from[i] == stage)
            return true;
    return false;
}

const struct flow_step *flow_next(const struct flow *f, const struct flow_stage *stage,
                                  const struct flow_step *after)
{
    for (size_t i = after ? after->index + 1 : 0; i < f->n_steps; i++) {
        const struct flow_step *s = &f->steps[i];
        if (stage ? flow_leaves(s, stage) : s->opens && s->track == f->tracks)
            return s;
    }
    return NULL;
}

static bool who_may(const struct flow_who *w, struct flow_actor actor, flow_last_fn *last,
                    const void *arg)
{
    const unsigned without_unit = ROLE_REPORTER | ROLE_SYSTEM;
    const unsigned as = w->roles & actor.roles;
    unsigned units = actor.units;
    if (actor.roles & ~without_unit)
        units |= UNIT_ANY;
    if (actor.roles & without_unit)
        units |= UNIT_NONE;
    if (!as || !(w->units & units))
        return false;
    if (w->handler_only && !actor.handler)
        return false;
    for (size_t i = 0; i < w->n_not_same_as; i++) {
        const int64_t other = last ? last(arg, w->not_same_as[i]) : 0;
        if (other == 0 || other == actor.account)
            return false; /* nobody did the first part, or this very person */
    }
    return true;
}

bool flow_may(const struct flow_step *step, struct flow_actor actor, flow_last_fn *last,
              const void *arg)
{
    return who_may(&step->who, actor, last, arg);
}

bool flow_may_by(const struct flow_step *step, enum flow_door_kind door, struct flow_actor actor,
                 flow_last_fn *last, const void *arg)
{
    for (size_t i = 0; i < step->n_doors; i++)
        if (step->doors[i].kind == door)
            return who_may(&step->doors[i].who, actor, last, arg);
    return false;
}

static str value_of(const struct flow_value *values, size_t n, str field)
{
    for (size_t i = n; i > 0; i--) /* the latest counts */
        if (str_eq(values[i - 1].field, field))
            return str_trim(values[i - 1].text);
    return (str){ 0 };
}

size_t flow_missing(struct arena *a, const struct flow_step *step, const struct flow_value *values,
                    size_t n, const struct flow_field *const **missing)
{
    const struct flow_field **v = NEWS(a, const struct flow_field *,
                                       step->n_needs + step->n_optional);
    size_t got = 0;
    for (size_t i = 0; i < step->n_needs; i++)
        if (str_empty(value_of(values, n, step->needs[i]->name)))
            v[got++] = step->needs[i];
    for (size_t i = 0; i < step->n_optional; i++) {
        const struct flow_field *f = step->optional[i];
        if (f->when && str_eq(value_of(values, n, f->when->name), f->is)
            && str_empty(value_of(values, n, f->name)))
            v[got++] = f;
    }
    *missing = v;
    return got;
}

size_t flow_clocks(struct arena *a, const struct flow_step *step, const struct flow_value *values,
                   size_t n, const struct flow_clock *const **effects)
{
    const struct flow_clock **v = NEWS(a, const struct flow_clock *, step->n_clocks);
    size_t got = 0;
    for (size_t i = 0; i < step->n_clocks; i++) {
        const struct flow_clock *c = &step->clocks[i];
        if (!c->when || str_eq(value_of(values, n, c->when->name), c->is))
            v[got++] = c;
    }
    *effects = v;
    return got;
}

size_t flow_too_late(const struct flow_step *step, const struct flow_running *rows, size_t n,
                     instant at)
{
    size_t last = n;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < step->n_within; k++)
            if (str_eq(rows[i].term, step->within[k])
                && (last == n || rows[i].due > rows[last].due))
                last = i;
    return last < n && rows[last].due < at ? last : n;
}

str flow_words(enum lang lang, struct flow_text t)
{
    return lang == LANG_EN && !str_empty(t.en) ? t.en : t.vi;
}
