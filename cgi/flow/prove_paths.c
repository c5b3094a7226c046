/* Every stage can be reached and can reach an end; on every way there the reporter is answered. */
#include "flow/walk.h"

static bool is_stage(const struct rule *r, const struct flow_stage *stage,
                     const struct flow_step *next, unsigned memory)
{
    (void)next, (void)memory;
    return stage == r->arg;
}

/* Stages from which an end can be reached, by going backward until nothing changes. */
static void mark_ends(const struct flow *f, bool *ends)
{
    for (size_t i = 0; i < f->n_stages; i++)
        ends[i] = f->stages[i].end;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->n_steps; i++) {
            const struct flow_step *s = &f->steps[i];
            for (size_t j = 0; s->to && ends[s->to->index] && j < s->n_from; j++) {
                more |= !ends[s->from[j]->index];
                ends[s->from[j]->index] = true;
            }
        }
    }
}

static void prove_ends(struct proof *p)
{
    const struct flow *f = p->f;
    bool *reached = NEWS(p->a, bool, f->n_stages), *ends = NEWS(p->a, bool, f->n_stages);
    for (size_t i = 0; i < f->n_tracks; i++)
        walk_reach(p->a, f, &f->tracks[i], reached);
    mark_ends(f, ends);
    for (size_t i = 0; i < f->n_stages; i++) {
        const struct flow_stage *s = &f->stages[i];
        const struct rule to_stage = { .track = s->track, .arg = s, .bad = is_stage };
        str path = NO_PATH;
        if (!reached[i])
            FAULT(p, "stages", s, NO_PATH, "no path leads here");
        else if (!ends[i] && walk_finds(p->a, f, &to_stage, &path))
            FAULT(p, "stages", s, path, "dead end: from here no end can be reached");
    }
}

unsigned answered_after(const struct rule *r, const struct flow_step *step,
                        const struct flow_choice *choice, const struct flow_stage *from,
                        const struct flow_stage *to, unsigned memory)
{
    (void)r, (void)choice;
    if (step->answers)
        return 1;
    return from->end && to != from ? 0 : memory; /* reopened: a new answer is due */
}

static bool ends_unanswered(const struct rule *r, const struct flow_stage *stage,
                            const struct flow_step *next, unsigned memory)
{
    return !next && stage == r->arg && !memory;
}

static void prove_answers(struct proof *p)
{
    const struct flow *f = p->f;
    for (size_t i = 0; i < f->n_stages && f->reporter_waits; i++) {
        const struct flow_stage *s = &f->stages[i];
        if (s->track != f->tracks || !s->end)
            continue;
        const struct rule r = { .track = s->track, .bits = 1, .arg = s, .apply = answered_after,
                                .bad = ends_unanswered };
        str path;
        if (walk_finds(p->a, f, &r, &path))
            FAULT(p, "stages", s, path, "the end is reached and the reporter has no answer");
    }
}

void prove_paths(struct proof *p)
{
    prove_ends(p);
    prove_answers(p);
}
