/*
 * A moved case: what the old version may have left undone at its stage, and whether the
 * new one gets along with it. Everything is compared by name: the two versions are two files.
 */
#include "flow/map.h"
#include "flow/walk.h"
#include <stdarg.h>
#include <stdio.h>

struct map_proof {
    struct proof p; /* f: the new version; given_before() of either takes its own */
    const struct flow_map *map;
    const struct flow_map_stage *row;
};

static void fault(struct map_proof *m, str path, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void fault(struct map_proof *m, str path, const char *fmt, ...)
{
    char text[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    flow_fault(&(struct flow){ .file = m->map->file }, m->p.faults, m->row->line, "stages",
               m->row->from->name, path, "%s", text);
    m->p.n++;
}

/* Something that a step leaves behind, by name. */
struct mark {
    bool (*leaves)(const struct flow_step *step, const void *name);
    const void *name;
    const struct flow_stage *at;    /* asked where the case stands ... */
    const struct flow_step *before; /* ... or before this step */
};

static bool gives_field(const struct flow_step *step, const void *name)
{
    for (size_t i = 0; i < step->n_needs; i++)
        if (str_eq(step->needs[i]->name, *(const str *)name))
            return true;
    return false;
}

static bool starts_term(const struct flow_step *step, const void *name)
{
    for (size_t i = 0; i < step->n_clocks; i++)
        if (step->clocks[i].act == CLOCK_START && !step->clocks[i].when
            && !step->clocks[i].n_unless && str_eq(step->clocks[i].term, *(const str *)name))
            return true;
    return false;
}

static bool is_step(const struct flow_step *step, const void *name)
{
    return str_eq(step->name, *(const str *)name);
}

static unsigned mark_after(const struct rule *r, const struct flow_step *step,
                           const struct flow_choice *choice, const struct flow_stage *from,
                           const struct flow_stage *to, unsigned memory)
{
    const struct mark *k = r->arg;
    (void)choice, (void)from, (void)to;
    return memory || k->leaves(step, k->name);
}

static bool mark_missing(const struct rule *r, const struct flow_stage *stage,
                         const struct flow_step *next, unsigned memory)
{
    const struct mark *k = r->arg;
    if (k->before)
        return next == k->before && !memory && !k->leaves(next, k->name);
    return !next && stage == k->at && !memory;
}

/* Every way to a stage of a version leaves the mark. */
static bool surely_left(struct map_proof *m, const struct flow *f, const struct flow_stage *at,
                        struct mark k)
{
    struct proof there = m->p;
    const bool beside = at->track != f->tracks;
    there.f = f;
    k.at = at;
    k.before = NULL;
    const struct rule r = { .track = at->track, .bits = 1, .arg = &k, .apply = mark_after,
                            .bad = mark_missing,
                            .initial = beside && given_before(&there, at->track, k.name,
                                                              k.leaves) };
    str path;
    return !walk_finds(m->p.a, f, &r, &path);
}

/* From the mapped stage: is the mark left before `step` is taken? */
static bool left_before(struct map_proof *m, const struct flow_step *step, struct mark k,
                        str *path)
{
    const struct flow *f = m->map->to;
    const struct flow_stage *start = m->row->to;
    k.before = step;
    if (step->track != start->track) {
        const struct rule alone = { .track = step->track, .bits = 1, .arg = &k,
                                    .apply = mark_after, .bad = mark_missing };
        if (start->track != f->tracks || !walk_finds(m->p.a, f, &alone, path))
            return true; /* the side track sees to it; or another row is asked */
        k.before = step->track->opened_by;
    }
    const struct rule r = { .track = start->track, .bits = 1, .arg = &k, .apply = mark_after,
                            .bad = mark_missing, .start = start,
                            .initial = surely_left(m, m->map->from, m->row->from, k) };
    return !k.before || !walk_finds(m->p.a, f, &r, path);
}

static void prove_marks(struct map_proof *m, const struct flow_step *s)
{
    str path = NO_PATH;
    for (size_t i = 0; i < s->n_clocks; i++) {
        const struct flow_clock *c = &s->clocks[i];
        const bool asked = c->from && c->when; /* proved with the version itself */
        if (c->from && !asked
            && !left_before(m, s, (struct mark){ gives_field, &c->from->name, 0, 0 }, &path))
            fault(m, path, "a clock counts from \"%.*s\", which nobody gave",
                  STR_ARG(c->from->name));
        if (c->same_start.p
            && !left_before(m, s, (struct mark){ starts_term, &c->same_start, 0, 0 }, &path))
            fault(m, path, "a clock counts from %.*s, which never started",
                  STR_ARG(c->same_start));
    }
    for (size_t i = 0; i < s->who.n_not_same_as; i++) {
        const str *first = &s->who.not_same_as[i]->name;
        if (!left_before(m, s, (struct mark){ is_step, first, 0, 0 }, &path))
            fault(m, path, "asks for a second person, and nobody took \"%.*s\"", STR_ARG(*first));
    }
}

static bool proves(const struct flow_step *step, const void *proof)
{
    return flow_needs_proof(step, *(const enum flow_proof *)proof);
}

/* Nothing comes in force by the move: number and signed file were given before. */
static void prove_force(struct map_proof *m, const struct flow_stage *s)
{
    static const enum flow_proof proofs[] = { PROVES_NUMBER, PROVES_SIGNATURE };
    str path = NO_PATH;
    for (size_t i = 0; i < COUNT(proofs); i++) {
        const struct mark k = { .leaves = proves, .name = &proofs[i], .at = s };
        const struct rule r = { .track = s->track, .bits = 1, .arg = &k, .apply = mark_after,
                                .bad = mark_missing, .start = m->row->to,
                                .initial = surely_left(m, m->map->from, m->row->from, k) };
        if (walk_finds(m->p.a, m->map->to, &r, &path)) {
            fault(m, path, "\"%.*s\" is in force without the number and the signed file",
                  STR_ARG(s->name));
            return;
        }
    }
}

static bool unanswered_at(const struct rule *r, const struct flow_stage *stage,
                          const struct flow_step *next, unsigned memory)
{
    return !next && !memory && (r->arg ? stage == r->arg : stage->end);
}

static void prove_answer(struct map_proof *m)
{
    const struct flow *old = m->map->from, *new = m->map->to;
    const struct rule before = { .track = old->tracks, .bits = 1, .arg = m->row->from,
                                 .apply = answered_after, .bad = unanswered_at };
    str path = NO_PATH;
    if (!new->reporter_waits || m->row->to->track != new->tracks)
        return;
    const struct rule after = { .track = new->tracks, .bits = 1, .apply = answered_after,
                                .bad = unanswered_at, .start = m->row->to,
                                .initial = !walk_finds(m->p.a, old, &before, &path) };
    if (walk_finds(m->p.a, new, &after, &path))
        fault(m, path, "the end is reached and the reporter has no answer");
}

/* Clocks of one stage of the new version, as a case in the old one may bring them. */
struct brought {
    struct flow_stage of; /* first: clocks_after() takes it for the stage */
    const struct flow_stage *at;
    bool *seen; /* by memory */
};

static bool collect(const struct rule *r, const struct flow_stage *stage,
                    const struct flow_step *next, unsigned memory)
{
    const struct brought *b = r->arg;
    if (!next && stage == b->at)
        b->seen[memory] = true;
    return false;
}

static unsigned with_started(const struct map_proof *m, const struct flow_stage *s,
                             unsigned memory)
{
    for (size_t i = 0; i < s->n_clocks; i++)
        for (size_t k = 0; k < m->row->n_start; k++)
            if (str_eq(s->clocks[i], m->row->start[k]) && !((memory >> (2 * i)) & 3u))
                memory |= (unsigned)CLOCK_RUNS << (2 * i);
    return memory;
}

/* In stage s of the new version one of its clocks runs, whatever the case brought. */
static void prove_clock(struct map_proof *m, const struct flow_stage *s)
{
    struct arena *scratch = arena_new(1 << 20);
    const unsigned bits = (unsigned)(2 * s->n_clocks);
    struct brought b = { .of = *s, .at = m->row->from };
    b.seen = NEWS(scratch, bool, (size_t)1 << bits);
    const struct rule before = { .track = m->row->from->track, .bits = bits, .arg = &b,
                                 .apply = clocks_after, .bad = collect };
    str path = NO_PATH;
    (void)walk_finds(m->p.a, m->map->from, &before, &path);
    for (unsigned i = 0; i < 1u << bits; i++) {
        const struct rule after = { .track = s->track, .bits = bits, .arg = s,
                                    .apply = clocks_after, .bad = no_clock_runs,
                                    .start = m->row->to, .initial = with_started(m, s, i) };
        if (!b.seen[i] || !walk_finds(m->p.a, m->map->to, &after, &path))
            continue;
        fault(m, path, "none of the clocks of \"%.*s\" runs; name one under start",
              STR_ARG(s->name));
        break;
    }
    arena_free(scratch);
}

static void prove_row(struct map_proof *m)
{
    const struct flow *new = m->map->to;
    prove_answer(m);
    for (size_t i = 0; i < new->n_stages; i++) {
        const struct flow_stage *s = &new->stages[i];
        if (s->track == m->row->to->track && s->n_clocks && !s->end)
            prove_clock(m, s);
        if (s->track == m->row->to->track && s->in_force)
            prove_force(m, s);
    }
    for (size_t i = 0; i < new->n_steps; i++)
        prove_marks(m, &new->steps[i]);
}

size_t flow_map_check(struct arena *a, const struct flow_map *map, struct buf *faults)
{
    struct map_proof m = { .p = { .a = a, .f = map->to, .faults = faults }, .map = map };
    for (size_t i = 0; i < map->n_stages; i++) {
        m.row = &map->stages[i];
        if (m.row->to)
            prove_row(&m);
    }
    return m.p.n;
}
