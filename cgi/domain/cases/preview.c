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

/* What was typed, with one choice more; *when is the choice in words. */
static const struct flow_value *chosen(const struct preview *p, const struct flow_field *field,
                                       const struct flow_choice *choice, str *when, size_t *n)
{
    struct arena *a = p->cx->a;
    struct flow_value *v = NEWS(a, struct flow_value, p->n_typed + 1);
    *n = 0;
    *when = S("");
    if (choice) {
        v[(*n)++] = (struct flow_value){ field->name, choice->value };
        *when = str_fmt(a, "%.*s: %.*s", STR_ARG(flow_words(p->cx->lang, field->label)),
                        STR_ARG(flow_words(p->cx->lang, choice->label)));
    }
    for (size_t i = 0; i < p->n_typed; i++)
        if (!str_empty(p->typed[i].text))
            v[(*n)++] = p->typed[i];
    return v;
}

/* The choice that the clocks of a step wait for; NULL: none, or it is typed. */
static const struct flow_field *open_choice(const struct preview *p, const struct flow_step *step)
{
    for (size_t i = 0; i < step->n_clocks; i++) {
        const struct flow_field *when = step->clocks[i].when;
        if (when && !typed_for(p, when))
            return when;
    }
    return NULL;
}

/* One group, or one for each choice that is still open. */
static enum err add_choices(struct preview *p, const struct clock_plan_in *base, str when,
                            str opens)
{
    const struct flow_field *field = open_choice(p, base->step);
    const size_t n = field ? field->n_choices : 1;
    for (size_t i = 0; i < n; i++) {
        struct clock_plan_in in = *base;
        str words;
        in.typed = chosen(p, field, field ? &field->choices[i] : NULL, &words, &in.n_typed);
        TRY(add(p, &in, str_empty(words) ? when : words, opens));
    }
    return OK;
}

static enum err add_step(struct preview *p)
{
    const struct case_show *s = p->show;
    struct case_clock *clocks = NEWS(p->cx->a, struct case_clock, s->n_clocks);
    struct clock_plan_in in = {
        .flow = s->held.flow, .step = p->step, .known = s->values, .n_known = s->n_values,
        .clocks = clocks, .n_clocks = s->n_clocks, .from = p->cx->now,
    };
    const struct flow_step **also;
    for (size_t i = 0; i < s->n_clocks; i++)
        clocks[i] = s->clocks[i].clock;
    in.n_also = going_along(p, &also);
    in.also = also;
    return add_choices(p, &in, S(""), S(""));
}

/* Is the case opened with what is typed? With an open choice: *when says which. */
static bool opened(const struct preview *p, const struct flow_child *child, str *when)
{
    *when = S("");
    if (child->since.has && date_cmp(p->cx->today, child->since.v) < 0)
        return false;
    if (!child->when)
        return true;
    for (size_t i = 0; i < p->n_typed; i++)
        if (str_eq(p->typed[i].field, child->when->name) && !str_empty(p->typed[i].text))
            return str_eq(p->typed[i].text, child->is);
    for (size_t i = 0; i < child->when->n_choices; i++)
        if (str_eq(child->when->choices[i].value, child->is))
            *when = flow_words(p->cx->lang, child->when->choices[i].label);
    return true;
}

static enum err add_child(struct preview *p, const struct flow_child *child)
{
    const struct flow *flow;
    str when;
    if (!opened(p, child, &when))
        return OK;
    TRY(flow_today(p->cx, child->flow, &flow));
    const struct clock_plan_in in = {
        .flow = flow, .step = flow_step(flow, child->step),
        .from = child->takes_over ? p->show->c.opened : p->cx->now,
    };
    if (!in.step)
        return ERR_INTERNAL;
    return add_choices(p, &in, when, flow_words(p->cx->lang, flow->title));
}

enum err preview_load(struct cx *cx, const struct case_show *s, const struct flow_step *step,
                      const struct flow_value *typed, size_t n_typed, struct clock_preview **out,
                      size_t *n)
{
    struct preview p = { .cx = cx, .show = s, .step = step, .typed = typed, .n_typed = n_typed,
                         .out = NEWS(cx->a, struct clock_preview, GROUPS_MAX) };
    TRY(add_step(&p));
    for (size_t i = 0; i < step->n_children; i++)
        TRY(add_child(&p, &step->children[i]));
    *out = p.out;
    *n = p.n;
    return OK;
}
