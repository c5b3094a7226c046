/* A flow as a picture: Graphviz DOT, one cluster for each track. */
#include "flow/flow.h"

#define HERE "#ffd166"

struct drawing {
    struct buf *b;
    const struct flow *f;
    enum lang lang;
    enum flow_detail detail;
    const struct flow_stage *here;
};

/* Inside a DOT string in quotes. */
static void quoted(struct buf *b, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            buf_byte(b, '\\');
        buf_byte(b, s.p[i] == '\n' ? ' ' : s.p[i]);
    }
}

static void label(struct buf *b, str first, str second)
{
    buf_add(b, S("label=\""));
    quoted(b, first);
    if (second.n) {
        buf_add(b, S("\\n"));
        quoted(b, second);
    }
    buf_byte(b, '"');
}

static void draw_stage(const struct drawing *d, const struct flow_stage *s)
{
    struct buf *b = d->b, clocks = { .a = b->a, .max = 400 };
    for (size_t i = 0; i < s->n_clocks && d->detail == DRAW_ALL; i++) {
        buf_add(&clocks, i ? S(", ") : S(""));
        buf_add(&clocks, s->clocks[i]);
    }
    buf_fmt(b, "        %.*s [id=\"s_%.*s\", ", STR_ARG(s->name), STR_ARG(s->name));
    label(b, flow_words(d->lang, s->title), buf_str(&clocks));
    if (s->end)
        buf_add(b, S(", peripheries=2"));
    buf_fmt(b, ", fillcolor=\"%s\"];\n",
            s == d->here ? HERE : s->in_force ? "#d8f3dc" : "#ffffff");
}

static str role_list(struct arena *a, const struct flow_who *w)
{
    struct buf b = { .a = a, .max = 200 };
    for (unsigned i = 0; i < 12; i++) {
        if (!(w->roles & (1u << i)))
            continue;
        buf_add(&b, b.n ? S(", ") : S(""));
        buf_add(&b, flow_role_word((enum flow_role)(1u << i)));
    }
    return buf_str(&b);
}

static void draw_edge(const struct drawing *d, const struct flow_step *s, str from, str to)
{
    struct buf *b = d->b;
    buf_fmt(b, "    %.*s -> %.*s [", STR_ARG(from), STR_ARG(to));
    label(b, flow_words(d->lang, s->title),
          d->detail == DRAW_ALL ? role_list(b->a, &s->who) : S(""));
    if (s->who.n_not_same_as)
        buf_add(b, S(", color=\"#9d0208\", penwidth=2"));
    if (s->who.roles == ROLE_SYSTEM)
        buf_add(b, S(", style=dashed"));
    buf_add(b, S("];\n"));
}

static void draw_step(const struct drawing *d, const struct flow_step *s)
{
    struct buf *b = d->b;
    if (s->opens) {
        buf_fmt(b, "    new_%.*s [shape=point];\n", STR_ARG(s->name));
        draw_edge(d, s, str_fmt(b->a, "new_%.*s", STR_ARG(s->name)), s->to->name);
    }
    for (size_t i = 0; i < s->n_from && d->detail == DRAW_ALL; i++)
        draw_edge(d, s, s->from[i]->name, s->to ? s->to->name : s->from[i]->name);
}

static bool moves(const struct flow_step *s, const struct flow_stage *from)
{
    return s->to && s->to != from && flow_leaves(s, from);
}

/* All steps from one stage to the same other one as a single arrow. */
static void draw_moves(const struct drawing *d, const struct flow_stage *from)
{
    struct buf *b = d->b;
    const struct flow *f = d->f;
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct flow_step *s = &f->steps[i];
        bool seen = !moves(s, from);
        for (size_t k = 0; k < i && !seen; k++)
            seen = f->steps[k].to == s->to && moves(&f->steps[k], from);
        if (seen)
            continue;
        buf_fmt(b, "    %.*s -> %.*s [label=\"", STR_ARG(from->name), STR_ARG(s->to->name));
        for (size_t k = i; k < f->n_steps; k++)
            if (f->steps[k].to == s->to && moves(&f->steps[k], from)) {
                quoted(b, flow_words(d->lang, f->steps[k].title));
                buf_add(b, S("\\n"));
            }
        buf_add(b, S("\"];\n"));
    }
}

static void draw_track(const struct drawing *d, const struct flow_track *t)
{
    struct buf *b = d->b;
    buf_fmt(b, "    subgraph cluster_%.*s {\n        ", STR_ARG(t->name));
    label(b, flow_words(d->lang, t->title), (str){ 0 });
    buf_add(b, S(";\n        color=\"#adb5bd\";\n"));
    for (size_t i = 0; i < d->f->n_stages; i++)
        if (d->f->stages[i].track == t)
            draw_stage(d, &d->f->stages[i]);
    buf_add(b, S("    }\n"));
}

void flow_draw(const struct flow *f, enum lang lang, enum flow_detail detail,
               const struct flow_stage *here, struct buf *out)
{
    const struct drawing d = { out, f, lang, detail, here };
    buf_fmt(out, "digraph %.*s {\n    rankdir=LR;\n    ", STR_ARG(f->name));
    buf_add(out, S("node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];\n"
                   "    edge [fontname=\"sans-serif\", fontsize=10];\n"));
    for (size_t i = 0; i < f->n_tracks; i++)
        draw_track(&d, &f->tracks[i]);
    for (size_t i = 0; i < f->n_steps; i++)
        draw_step(&d, &f->steps[i]);
    for (size_t i = 0; i < f->n_stages && detail == DRAW_MOVES; i++)
        draw_moves(&d, &f->stages[i]);
    for (size_t i = 1; i < f->n_tracks; i++) {
        const struct flow_track *t = &f->tracks[i];
        const struct flow_step *by = t->opened_by;
        if (by && t->opening && by->to)
            buf_fmt(out, "    %.*s -> new_%.*s [style=dotted];\n", STR_ARG(by->to->name),
                    STR_ARG(t->opening->name));
    }
    buf_add(out, S("}\n"));
}

str flow_mark(struct arena *a, str svg, str stage)
{
    const str fill = S("fill=\"");
    const str id = str_fmt(a, "id=\"s_%.*s\"", STR_ARG(stage));
    const size_t at = str_find(svg, id);
    const size_t from = at + str_find(str_sub(svg, at, svg.n), fill) + fill.n;
    if (at >= svg.n || from >= svg.n)
        return svg;
    const size_t to = from + str_find(str_sub(svg, from, svg.n), S("\""));
    struct buf b = { .a = a, .max = svg.n + 100 };
    buf_add(&b, str_sub(svg, 0, from));
    buf_add(&b, S(HERE "\" stroke-width=\"3"));
    buf_add(&b, str_sub(svg, to, svg.n));
    return buf_str(&b);
}
