#include "flow/walk.h"
#include <stdarg.h>
#include <stdio.h>

enum { SCRATCH_BYTES = 32 << 20 }; /* 100 stages with 12 bits take 12 MB */

/* One node of the search: a stage with a memory. */
struct node {
    bool seen;
    uint32_t before;              /* node, or itself for the first */
    const struct flow_step *step; /* that led here */
};

struct search {
    struct arena *a;
    const struct flow *f;
    const struct rule *r;
    struct node *nodes;
    uint32_t *queue;
    size_t head, tail;
};

static uint32_t node_id(const struct search *s, const struct flow_stage *stage, unsigned memory)
{
    return (uint32_t)(stage->index << s->r->bits) + memory;
}

static const struct flow_stage *node_stage(const struct search *s, uint32_t id)
{
    return &s->f->stages[id >> s->r->bits];
}

static void path_text(const struct search *s, uint32_t id, struct buf *b)
{
    const struct node *n = &s->nodes[id];
    if (n->before != id) {
        path_text(s, n->before, b);
        buf_add(b, S(", "));
    }
    const str stage = node_stage(s, id)->name;
    buf_fmt(b, "%.*s -> %.*s", STR_ARG(n->step ? n->step->name : S("moved")), STR_ARG(stage));
}

static str path_of(const struct search *s, const uint32_t *id, const struct flow_step *next)
{
    struct buf b = { .a = s->a, .max = 4000 };
    if (id)
        path_text(s, *id, &b);
    if (next)
        buf_fmt(&b, "%s%.*s", id ? ", " : "", STR_ARG(next->name));
    return buf_str(&b);
}

/* The field that a step's clocks depend on; a step has one at most. */
static const struct flow_field *depends_on(const struct flow_step *step)
{
    for (size_t i = 0; i < step->n_clocks; i++)
        if (step->clocks[i].when)
            return step->clocks[i].when;
    return NULL;
}

static void visit(struct search *s, const struct flow_step *step, const struct flow_stage *from,
                  unsigned memory, const uint32_t *before)
{
    const struct flow_field *field = depends_on(step);
    const struct flow_stage *to = step->to ? step->to : from;
    const size_t variants = field ? field->n_choices : 1;
    if (!to)
        return;
    for (size_t i = 0; i < variants; i++) {
        const struct flow_choice *choice = field ? &field->choices[i] : NULL;
        const unsigned m = s->r->apply ? s->r->apply(s->r, step, choice, from, to, memory) : 0;
        const uint32_t id = node_id(s, to, m);
        struct node *n = &s->nodes[id];
        if (n->seen)
            continue;
        *n = (struct node){ true, before ? *before : id, step };
        s->queue[s->tail++] = id;
    }
}

static bool leave(struct search *s, uint32_t id, str *path)
{
    const struct flow_stage *stage = node_stage(s, id);
    const unsigned memory = id & ((1u << s->r->bits) - 1);
    if (s->r->bad && s->r->bad(s->r, stage, NULL, memory)) {
        *path = path_of(s, &id, NULL);
        return true;
    }
    const struct flow_step *step = flow_next(s->f, stage, NULL);
    for (; step; step = flow_next(s->f, stage, step)) {
        if (s->r->bad && s->r->bad(s->r, stage, step, memory)) {
            *path = path_of(s, &id, step);
            return true;
        }
        visit(s, step, stage, memory, &id);
    }
    return false;
}

static bool run(struct search *s, str *path)
{
    const size_t nodes = s->f->n_stages << s->r->bits;
    s->nodes = NEWS(s->a, struct node, nodes);
    s->queue = NEWS(s->a, uint32_t, nodes);
    if (s->r->start) {
        const uint32_t id = node_id(s, s->r->start, s->r->initial);
        s->nodes[id] = (struct node){ .seen = true, .before = id };
        s->queue[s->tail++] = id;
    }
    for (size_t i = 0; i < s->f->n_steps && !s->r->start; i++) {
        const struct flow_step *step = &s->f->steps[i];
        if (step->track != s->r->track || !step->opens)
            continue;
        if (s->r->bad && s->r->bad(s->r, NULL, step, s->r->initial)) {
            *path = path_of(s, NULL, step);
            return true;
        }
        visit(s, step, step->to, s->r->initial, NULL);
    }
    while (s->head < s->tail)
        if (leave(s, s->queue[s->head++], path))
            return true;
    return false;
}

bool walk_finds(struct arena *a, const struct flow *f, const struct rule *r, str *path)
{
    struct arena *scratch = arena_new(SCRATCH_BYTES);
    const bool found = run(&(struct search){ .a = scratch, .f = f, .r = r }, path);
    if (found)
        *path = str_dup(a, *path);
    arena_free(scratch);
    return found;
}

void walk_reach(struct arena *a, const struct flow *f, const struct flow_track *t, bool *reached)
{
    const struct rule r = { .track = t };
    struct search s = { .a = a, .f = f, .r = &r }; /* without memory it is small */
    str path;
    (void)run(&s, &path);
    for (size_t i = 0; i < f->n_stages; i++)
        reached[i] |= s.nodes[i].seen;
}

void flow_fault(const struct flow *f, struct buf *faults, int line, const char *where, str name,
                str path, const char *fmt, ...)
{
    char text[500];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    buf_fmt(faults, "%.*s:%d: %s%s%.*s: %s", STR_ARG(f->file), line, where, name.n ? "." : "",
            STR_ARG(name), text);
    if (path.n)
        buf_fmt(faults, "; path: %.*s", STR_ARG(path));
    buf_byte(faults, '\n');
}

bool needs_field(const struct flow_step *s, const struct flow_field *field)
{
    for (size_t i = 0; i < s->n_needs; i++)
        if (s->needs[i] == field)
            return true;
    return false;
}

bool flow_needs_proof(const struct flow_step *s, enum flow_proof proves)
{
    for (size_t i = 0; i < s->n_needs; i++)
        if (s->needs[i]->proves == proves)
            return true;
    return false;
}

struct given {
    const struct flow_step *until;
    const void *arg;
    bool (*has)(const struct flow_step *, const void *);
};

static unsigned given_apply(const struct rule *r, const struct flow_step *step,
                            const struct flow_choice *choice, const struct flow_stage *from,
                            const struct flow_stage *to, unsigned memory)
{
    const struct given *g = r->arg;
    (void)choice, (void)from, (void)to;
    return memory || g->has(step, g->arg);
}

static bool given_bad(const struct rule *r, const struct flow_stage *stage,
                      const struct flow_step *next, unsigned memory)
{
    const struct given *g = r->arg;
    (void)stage;
    return next == g->until && !memory && !g->has(next, g->arg);
}

bool given_before(const struct proof *p, const struct flow_track *t, const void *arg,
                  bool (*has)(const struct flow_step *, const void *))
{
    if (!t->opened_by)
        return false;
    const struct given g = { t->opened_by, arg, has };
    const struct rule r = { .track = p->f->tracks, .bits = 1, .arg = &g, .apply = given_apply,
                            .bad = given_bad };
    str path;
    return !walk_finds(p->a, p->f, &r, &path);
}
