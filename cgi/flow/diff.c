/* What differs between two versions of a workflow, for the eyes of whoever activates one. */
#include "flow/map.h"

struct differ {
    struct buf *out;
    const char *kind; /* "stage", "step", "field" */
    str name;
};

static void line(struct differ *d, const char *what, str before, str after)
{
    buf_fmt(d->out, "%s %.*s: %s", d->kind, STR_ARG(d->name), what);
    if (before.n || after.n)
        buf_fmt(d->out, ": %.*s -> %.*s", STR_ARG(before.n ? before : S("(none)")),
                STR_ARG(after.n ? after : S("(none)")));
    buf_byte(d->out, '\n');
}

static void text(struct differ *d, const char *what, str before, str after)
{
    if (!str_eq(before, after))
        line(d, what, before, after);
}

static str texts(struct arena *a, const str *v, size_t n)
{
    struct buf b = { .a = a, .max = 4000 };
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(v[i]));
    return buf_str(&b);
}

static str field_names(struct arena *a, const struct flow_field *const *v, size_t n)
{
    struct buf b = { .a = a, .max = 8000 };
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(v[i]->name));
    return buf_str(&b);
}

static str from_names(struct arena *a, const struct flow_step *s)
{
    struct buf b = { .a = a, .max = 8000 };
    for (size_t i = 0; i < s->n_from; i++)
        buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(s->from[i]->name));
    return buf_str(&b);
}

static str roles(struct arena *a, const struct flow_step *s)
{
    struct buf b = { .a = a, .max = 400 };
    for (unsigned bit = 1; bit <= ROLE_REPORTER; bit <<= 1)
        if (s->who.roles & bit)
            buf_fmt(&b, "%s%.*s", b.n ? " " : "", STR_ARG(flow_role_word((enum flow_role)bit)));
    for (unsigned bit = 1; bit <= UNIT_NONE; bit <<= 1)
        if (s->who.units & bit)
            buf_fmt(&b, " %.*s", STR_ARG(flow_unit_word((enum flow_unit)bit)));
    return buf_str(&b);
}

static str effects(struct arena *a, const struct flow_step *s)
{
    static const char *const words[] = { "", "start ", "stop ", "pause ", "resume " };
    struct buf b = { .a = a, .max = 4000 };
    for (size_t i = 0; i < s->n_clocks; i++)
        buf_fmt(&b, "%s%s%.*s", i ? ", " : "", words[s->clocks[i].act],
                STR_ARG(s->clocks[i].term));
    return buf_str(&b);
}

static void stages(struct differ *d, const struct flow *before, const struct flow *after)
{
    struct arena *a = d->out->a;
    d->kind = "stage";
    for (size_t i = 0; i < before->n_stages; i++) {
        const struct flow_stage *x = &before->stages[i], *y = flow_stage(after, x->name);
        d->name = x->name;
        if (!y) {
            line(d, "gone", S(""), S(""));
            continue;
        }
        text(d, "title", x->title.vi, y->title.vi);
        text(d, "terms", texts(a, x->clocks, x->n_clocks), texts(a, y->clocks, y->n_clocks));
        text(d, "end", x->end ? S("yes") : S("no"), y->end ? S("yes") : S("no"));
    }
    for (size_t i = 0; i < after->n_stages; i++) {
        d->name = after->stages[i].name;
        if (!flow_stage(before, d->name))
            line(d, "new", S(""), S(""));
    }
}

static void step(struct differ *d, const struct flow_step *x, const struct flow_step *y)
{
    struct arena *a = d->out->a;
    text(d, "title", x->title.vi, y->title.vi);
    text(d, "from", from_names(a, x), from_names(a, y));
    text(d, "to", x->to ? x->to->name : S("same"), y->to ? y->to->name : S("same"));
    text(d, "who", roles(a, x), roles(a, y));
    text(d, "needs", field_names(a, x->needs, x->n_needs), field_names(a, y->needs, y->n_needs));
    text(d, "optional", field_names(a, x->optional, x->n_optional),
         field_names(a, y->optional, y->n_optional));
    text(d, "terms", effects(a, x), effects(a, y));
    text(d, "form", x->form, y->form);
    text(d, "basis", x->basis, y->basis);
}

static void steps(struct differ *d, const struct flow *before, const struct flow *after)
{
    d->kind = "step";
    for (size_t i = 0; i < before->n_steps; i++) {
        const struct flow_step *y = flow_step(after, before->steps[i].name);
        d->name = before->steps[i].name;
        if (y)
            step(d, &before->steps[i], y);
        else
            line(d, "gone", S(""), S(""));
    }
    for (size_t i = 0; i < after->n_steps; i++) {
        d->name = after->steps[i].name;
        if (!flow_step(before, d->name))
            line(d, "new", S(""), S(""));
    }
}

void flow_diff(const struct flow *before, const struct flow *after, struct buf *out)
{
    struct differ d = { .out = out };
    stages(&d, before, after);
    steps(&d, before, after);
    d.kind = "field";
    for (size_t i = 0; i < before->n_fields; i++) {
        const struct flow_field *x = &before->fields[i], *y = flow_field(after, x->name);
        d.name = x->name;
        if (!y)
            line(&d, "gone", S(""), S(""));
        else
            text(&d, "type", flow_type_word(x->type), flow_type_word(y->type));
    }
    for (size_t i = 0; i < after->n_fields; i++) {
        d.name = after->fields[i].name;
        if (!flow_field(before, d.name))
            line(&d, "new", S(""), S(""));
    }
}
