#include "domain/cases/preview.h"
#include "domain/flows/today.h"

enum { GROUPS_MAX = 40 };

struct preview {
    struct cx *cx;
    const struct case_show *show;
    const struct flow_step *step;
    const struct flow_value *typed;
    size_t n_typed;
    struct clock_preview *out;
    size_t n;
};

static bool typed_for(const struct preview *p, const struct flow_field *field)
{
    for (size_t i = 0; i < p->n_typed; i++)
        if (str_eq(p->typed[i].field, field->name))
            return !str_empty(p->typed[i].text);
    return false;
}

/* Steps of other tracks that would go with this one, from where their track stands. */
static size_t going_along(const struct preview *p, const struct flow_step ***out)
{
    const struct case_show *s = p->show;
    size_t n = 0;
    *out = NEWS(p->cx->a, const struct flow_step *, p->step->n_also);
    for (size_t i = 0; i < p->step->n_also; i++) {
        const struct flow_step *step = p->step->also[i];
        const struct flow_stage *at = step->track == &s->held.flow->tracks[0]
            ? s->held.stage : track_stage(step->track, s->values, s->n_values, s->held.flow);
        if (at && flow_leaves(step, at))
            (*out)[n++] = step;
    }
    return n;
}

static enum err add(struct preview *p, struct clock_plan_in *in, str when, str opens)
{
    struct clock_preview *g = &p->out[p->n];
    struct clock_change *changes;
    if (p->n == GROUPS_MAX)
        return ERR_INTERNAL;
    *g = (struct clock_preview){ .when = when, .opens = opens };
    in->purpose = PLAN_PREVIEW;
    in->law = p->cx->law;
    in->now = p->cx->now;
    TRY(clock_plan(p->cx->a, in, &changes, &g->n));
    g->changes = changes;
    p->n += g->n > 0;
    return OK;
}

static enum err add_step(struct preview *p, const struct flow_choice *choice,
                         const struct flow_field *field)
{
    const struct case_show *s = p->show;
    struct arena *a = p->cx->a;
    struct case_clock *clocks = NEWS(a, struct case_clock, s->n_clocks);
    struct flow_value *typed = NEWS(a, struct flow_value, p->n_typed + 1);
    struct clock_plan_in in = {
        .flow = s->held.flow, .step = p->step, .typed = typed, .known = s->values,
        .n_known = s->n_values, .clocks = clocks, .n_clocks = s->n_clocks, .from = p->cx->now,
    };
    const struct flow_step **also;
    for (size_t i = 0; i < s->n_clocks; i++)
        clocks[i] = s->clocks[i].clock;
    if (choice)
        typed[in.n_typed++] = (struct flow_value){ field->name, choice->value };
    for (size_t i = 0; i < p->n_typed; i++)
        typed[in.n_typed++] = p->typed[i];
    in.n_also = going_along(p, &also);
    in.also = also;
    return add(p, &in, choice ? flow_words(p->cx->lang, choice->label) : S(""), S(""));
}

static enum err add_child(struct preview *p, const struct flow_child *child)
{
    const struct flow *flow;
    str when = S("");
    if (child->when && typed_for(p, child->when)) {
        for (size_t i = 0; i < p->n_typed; i++)
            if (str_eq(p->typed[i].field, child->when->name)
                && !str_eq(p->typed[i].text, child->is))
                return OK;
    } else if (child->when) {
        for (size_t i = 0; i < child->when->n_choices; i++)
            if (str_eq(child->when->choices[i].value, child->is))
                when = flow_words(p->cx->lang, child->when->choices[i].label);
    }
    TRY(flow_today(p->cx, child->flow, &flow));
    struct clock_plan_in in = {
        .flow = flow, .step = flow_step(flow, child->step), .typed = p->typed,
        .n_typed = p->n_typed, .from = p->cx->now,
    };
    return in.step ? add(p, &in, when, flow_words(p->cx->lang, flow->title)) : ERR_INTERNAL;
}

/* The choice that the clocks wait for; NULL: none, or it is typed. */
static const struct flow_field *open_choice(const struct preview *p)
{
    for (size_t i = 0; i < p->step->n_clocks; i++) {
        const struct flow_field *when = p->step->clocks[i].when;
        if (when && !typed_for(p, when))
            return when;
    }
    return NULL;
}

enum err preview_load(struct cx *cx, const struct case_show *s, const struct flow_step *step,
                      const struct flow_value *typed, size_t n_typed, struct clock_preview **out,
                      size_t *n)
{
    struct preview p = { .cx = cx, .show = s, .step = step, .typed = typed, .n_typed = n_typed,
                         .out = NEWS(cx->a, struct clock_preview, GROUPS_MAX) };
    const struct flow_field *field = open_choice(&p);
    for (size_t i = 0; field && i < field->n_choices; i++)
        TRY(add_step(&p, &field->choices[i], field));
    if (!field)
        TRY(add_step(&p, NULL, NULL));
    for (size_t i = 0; i < step->n_children; i++)
        TRY(add_child(&p, &step->children[i]));
    *out = p.out;
    *n = p.n;
    return OK;
}
