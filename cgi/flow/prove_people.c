/* Two people where two are required, and no side door weaker than its step. */
#include "flow/walk.h"

static bool step_is(const struct flow_step *s, const void *step) { return s == step; }

static unsigned first_taken(const struct rule *r, const struct flow_step *step,
                            const struct flow_choice *choice, const struct flow_stage *from,
                            const struct flow_stage *to, unsigned memory)
{
    const struct flow_pair *pair = r->arg;
    (void)choice, (void)from, (void)to;
    return memory || step == pair->first;
}

static bool second_alone(const struct rule *r, const struct flow_stage *stage,
                         const struct flow_step *next, unsigned memory)
{
    const struct flow_pair *pair = r->arg;
    (void)stage;
    return next == pair->second && !memory;
}

static bool second_next(const struct rule *r, const struct flow_stage *stage,
                        const struct flow_step *next, unsigned memory)
{
    (void)stage, (void)memory;
    return next == r->arg;
}

static str path_to(struct proof *p, const struct flow_step *step)
{
    const struct rule r = { .track = step->track, .arg = step, .bad = second_next };
    str path = NO_PATH;
    (void)walk_finds(p->a, p->f, &r, &path);
    return path;
}

static bool excludes(const struct flow_who *w, const struct flow_step *first)
{
    for (size_t i = 0; i < w->n_not_same_as; i++)
        if (w->not_same_as[i] == first)
            return true;
    return false;
}

/* The first half was taken on every path to the second. */
static void prove_order(struct proof *p, const struct flow_pair *pair)
{
    const struct rule r = {
        .track = pair->second->track, .bits = 1, .arg = pair, .apply = first_taken,
        .bad = second_alone,
        .initial = pair->first->track != pair->second->track &&
                   given_before(p, pair->second->track, pair->first, step_is),
    };
    str path;
    if (walk_finds(p->a, p->f, &r, &path))
        FAULT(p, "steps", pair->second, path, "can be taken although nobody took \"%.*s\"",
              STR_ARG(pair->first->name));
}

static bool share_stage(const struct flow_step *s, const struct flow_step *t)
{
    for (size_t i = 0; i < s->n_from; i++)
        if (flow_leaves(t, s->from[i]))
            return true;
    return false;
}

/* Memory of a pair: the first half waits for its second; its end was reached without it. */
enum { WAITING = 1, ROUND = 2 };

struct round {
    const struct flow *f;
    const struct flow_pair *pair;
};

static bool has_pair(const struct flow *f, const struct flow_step *second)
{
    for (size_t i = 0; i < f->n_pairs; i++)
        if (f->pairs[i].second == second)
            return true;
    return false;
}

/* What arrives by the second half of another pair was looked at there. */
static unsigned pair_after(const struct rule *r, const struct flow_step *step,
                           const struct flow_choice *choice, const struct flow_stage *from,
                           const struct flow_stage *to, unsigned memory)
{
    const struct round *round = r->arg;
    const struct flow_pair *pair = round->pair;
    (void)choice;
    if (step == pair->first)
        return (memory & ROUND) | WAITING;
    if (has_pair(round->f, step) || excludes(&step->who, pair->first))
        return memory & ROUND;
    const bool arrives = (memory & WAITING) && to == pair->second->to && to != from;
    return memory | (arrives ? ROUND : 0u);
}

static bool went_round(const struct rule *r, const struct flow_stage *stage,
                       const struct flow_step *next, unsigned memory)
{
    (void)r, (void)stage;
    return !next && (memory & ROUND);
}

/* No way of several steps leads from the first half to where the second leads. */
static void prove_no_way_round(struct proof *p, const struct flow_pair *pair)
{
    const struct flow_step *second = pair->second;
    const struct round round = { p->f, pair };
    const struct rule r = { .track = second->track, .bits = 2, .arg = &round,
                            .apply = pair_after, .bad = went_round };
    str path;
    if (!second->to || pair->first->track != second->track || flow_leaves(second, second->to))
        return;
    if (walk_finds(p->a, p->f, &r, &path))
        FAULT(p, "steps", second, path, "its stage is reached after \"%.*s\" without it",
              STR_ARG(pair->first->name));
}

/* The system and the reporter are no account: nobody could be told from them. */
static void prove_persons(struct proof *p, const struct flow_pair *pair)
{
    const struct flow_step *both[] = { pair->first, pair->second };
    for (size_t i = 0; i < COUNT(both); i++)
        if (both[i]->who.roles & (ROLE_SYSTEM | ROLE_REPORTER))
            FAULT(p, "steps", both[i], NO_PATH, "is half of a pair of two people, and no official "
                  "takes it");
}

static void prove_pair(struct proof *p, const struct flow_pair *pair)
{
    const struct flow_step *first = pair->first, *second = pair->second;
    const size_t before = p->n;
    prove_persons(p, pair);
    if (!excludes(&second->who, first)) {
        FAULT(p, "steps", second, path_to(p, second), "one person can take this and \"%.*s\"",
              STR_ARG(first->name));
    }
    for (size_t i = 0; i < p->f->n_steps; i++) {
        const struct flow_step *s = &p->f->steps[i];
        if (s == second || s == first || s->to != second->to || !second->to)
            continue;
        if (share_stage(s, second) && !excludes(&s->who, first))
            FAULT(p, "steps", s, path_to(p, s), "goes round the second person of \"%.*s\"",
                  STR_ARG(second->name));
    }
    if (p->n == before)
        prove_no_way_round(p, pair);
}

static void prove_door(struct proof *p, const struct flow_step *s, const struct flow_door *d)
{
    const char *name = d->kind == DOOR_API ? "api" : "bulk";
    if (d->who.roles & ~s->who.roles)
        FAULT(p, "steps", s, NO_PATH, "door %s admits a role that the step does not", name);
    if (d->who.units & ~s->who.units)
        FAULT(p, "steps", s, NO_PATH, "door %s admits a unit that the step does not", name);
    if (s->who.handler_only && !d->who.handler_only)
        FAULT(p, "steps", s, NO_PATH, "door %s is not kept to the handler", name);
    for (size_t i = 0; i < s->who.n_not_same_as; i++)
        if (!excludes(&d->who, s->who.not_same_as[i]))
            FAULT(p, "steps", s, NO_PATH, "door %s forgets not_same_as \"%.*s\"", name,
                  STR_ARG(s->who.not_same_as[i]->name));
    for (size_t i = 0; i < s->n_needs; i++) {
        bool found = false;
        for (size_t j = 0; j < d->n_needs; j++)
            found |= d->needs[j] == s->needs[i];
        if (!found)
            FAULT(p, "steps", s, NO_PATH, "door %s does not need \"%.*s\"", name,
                  STR_ARG(s->needs[i]->name));
    }
    if (d->kind == DOOR_BULK && (s->answers || s->record == RECORD_DECISION ||
                                 s->record == RECORD_RELEASE))
        FAULT(p, "steps", s, NO_PATH, "answers, decisions and releases are taken one by one");
}

void prove_people(struct proof *p)
{
    const struct flow *f = p->f;
    for (size_t i = 0; i < f->n_pairs; i++)
        prove_pair(p, &f->pairs[i]);
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct flow_step *s = &f->steps[i];
        if (s->record == RECORD_RELEASE && !has_pair(f, s))
            FAULT(p, "steps", s, NO_PATH, "a release is the second of a pair under two_person");
        for (size_t j = 0; j < s->who.n_not_same_as; j++)
            prove_order(p, &(struct flow_pair){ s->who.not_same_as[j], s, s->line });
        for (size_t j = 0; j < s->n_doors; j++)
            prove_door(p, s, &s->doors[j]);
    }
}
