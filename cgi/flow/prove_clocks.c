/* In every stage a clock runs, and every clock knows the day it counts from. */
#include "flow/walk.h"

/*
 * Whether the clock surely starts, with what ran before the step. Of a term that the
 * stage does not list nothing is known: it may run, and hold the start back.
 */
static bool surely_starts(const struct flow_stage *s, const struct flow_clock *c, unsigned before)
{
    for (size_t k = 0; k < c->n_unless; k++) {
        bool idle = false;
        for (size_t i = 0; i < s->n_clocks; i++)
            if (str_eq(s->clocks[i], c->unless[k]))
                idle = !((before >> (2 * i)) & 3u);
        if (!idle)
            return false;
    }
    return !c->again; /* it may not have run: nothing is proved by it */
}

static unsigned one_clock(const struct flow_stage *s, const struct flow_clock *c, unsigned before,
                          unsigned memory)
{
    for (size_t i = 0; i < s->n_clocks; i++) {
        const unsigned shift = (unsigned)(2 * i);
        const unsigned was = (memory >> shift) & 3u;
        unsigned is;
        if (!str_eq(s->clocks[i], c->term))
            continue;
        if (c->act == CLOCK_START && !surely_starts(s, c, before))
            continue;
        else if (c->act == CLOCK_START)
            is = was ? was : CLOCK_RUNS; /* one that runs, or rests, keeps its first day */
        else if (c->act == CLOCK_STOP)
            is = 0;
        else if (c->act == CLOCK_PAUSE)
            is = was ? CLOCK_RESTS : 0;
        else
            is = was ? CLOCK_RUNS : 0;
        memory = (memory & ~(3u << shift)) | (is << shift);
    }
    return memory;
}

static bool listed(const struct flow_stage *s, str term)
{
    for (size_t i = 0; i < s->n_clocks; i++)
        if (str_eq(s->clocks[i], term))
            return true;
    return false;
}

unsigned clocks_after(const struct rule *r, const struct flow_step *step,
                      const struct flow_choice *choice, const struct flow_stage *from,
                      const struct flow_stage *to, unsigned memory)
{
    const struct flow_stage *s = r->arg;
    const unsigned before = memory;
    for (size_t i = 0; i < step->n_clocks; i++) {
        const struct flow_clock *c = &step->clocks[i];
        if (!c->when || (choice && str_eq(c->is, choice->value)))
            memory = one_clock(s, c, before, memory);
    }
    for (size_t i = 0; i < s->n_clocks && to->end && to != from; i++)
        if (!listed(to, s->clocks[i]))
            memory &= ~(3u << (2 * i));
    return memory;
}

bool no_clock_runs(const struct rule *r, const struct flow_stage *stage,
                   const struct flow_step *next, unsigned memory)
{
    const unsigned running = 0x555; /* the CLOCK_RUNS bit of each clock */
    return !next && stage == r->arg && !(memory & running);
}

static void prove_stage(struct proof *p, const struct flow_stage *s)
{
    if (!s->end && !s->n_clocks && !s->no_clock.p)
        FAULT(p, "stages", s, NO_PATH, "neither clocks nor no_clock with its reason");
    if (s->n_clocks && s->no_clock.p)
        FAULT(p, "stages", s, NO_PATH, "clocks and no_clock exclude each other");
    const struct rule r = { .track = s->track, .bits = (unsigned)(2 * s->n_clocks), .arg = s,
                            .apply = clocks_after, .bad = no_clock_runs };
    str path;
    if (s->n_clocks && !s->end && walk_finds(p->a, p->f, &r, &path))
        FAULT(p, "stages", s, path, "none of its clocks runs");
}

/* A day to count from: given in the step or on every path before it. */
struct day {
    const struct flow_step *step;
    const struct flow_field *field;
};

static bool has_field(const struct flow_step *s, const void *field)
{
    return needs_field(s, field);
}

static unsigned day_given(const struct rule *r, const struct flow_step *step,
                          const struct flow_choice *choice, const struct flow_stage *from,
                          const struct flow_stage *to, unsigned memory)
{
    const struct day *d = r->arg;
    (void)choice, (void)from, (void)to;
    return memory || needs_field(step, d->field);
}

static bool day_missing(const struct rule *r, const struct flow_stage *stage,
                        const struct flow_step *next, unsigned memory)
{
    const struct day *d = r->arg;
    (void)stage;
    return next == d->step && !memory && !needs_field(next, d->field);
}

static void prove_day(struct proof *p, const struct flow_step *s, const struct flow_field *field)
{
    const struct day d = { s, field };
    const struct rule r = {
        .track = s->track, .bits = 1, .arg = &d, .apply = day_given, .bad = day_missing,
        .initial = given_before(p, s->track, field, has_field),
    };
    str path;
    if (walk_finds(p->a, p->f, &r, &path))
        FAULT(p, "steps", s, path, "a clock counts from \"%.*s\", which nobody gave",
              STR_ARG(field->name));
}

/* A start that leaves the proof unsure must not be what another start depends on. */
static bool unsure(const struct flow *f, str term)
{
    for (size_t i = 0; i < f->n_steps; i++)
        for (size_t j = 0; j < f->steps[i].n_clocks; j++) {
            const struct flow_clock *c = &f->steps[i].clocks[j];
            if (c->act == CLOCK_START && (c->again || c->n_unless) && str_eq(c->term, term))
                return true;
        }
    return false;
}

static bool started_somewhere(const struct flow *f, str term)
{
    for (size_t i = 0; i < f->n_steps; i++)
        for (size_t j = 0; j < f->steps[i].n_clocks; j++)
            if (f->steps[i].clocks[j].act == CLOCK_START &&
                str_eq(f->steps[i].clocks[j].term, term))
                return true;
    return false;
}

/* The step asks for the day whenever this clock starts. */
static bool asked_for(const struct flow_step *s, const struct flow_clock *c)
{
    for (size_t i = 0; i < s->n_optional; i++)
        if (s->optional[i] == c->from)
            return c->when && c->from->when == c->when && str_eq(c->from->is, c->is);
    return false;
}

static void prove_unless(struct proof *p, const struct flow_step *s, const struct flow_clock *c)
{
    for (size_t i = 0; i < c->n_unless; i++) {
        if (!started_somewhere(p->f, c->unless[i]))
            FAULT(p, "steps", s, NO_PATH, "unless_running names clock %.*s, which is started by "
                  "no step", STR_ARG(c->unless[i]));
        if (unsure(p->f, c->unless[i]))
            FAULT(p, "steps", s, NO_PATH, "unless_running names clock %.*s, whose own start has "
                  "again or unless_running", STR_ARG(c->unless[i]));
    }
}

static void prove_step(struct proof *p, const struct flow_step *s)
{
    const struct flow_field *when = NULL;
    for (size_t i = 0; i < s->n_clocks; i++) {
        const struct flow_clock *c = &s->clocks[i];
        if (c->from && !asked_for(s, c))
            prove_day(p, s, c->from);
        if (c->act != CLOCK_START && !started_somewhere(p->f, c->term))
            FAULT(p, "steps", s, NO_PATH, "clock %.*s is started by no step", STR_ARG(c->term));
        if (c->same_start.p && !started_somewhere(p->f, c->same_start))
            FAULT(p, "steps", s, NO_PATH, "clock %.*s is started by no step",
                  STR_ARG(c->same_start));
        prove_unless(p, s, c);
        if (c->when && when && c->when != when)
            FAULT(p, "steps", s, NO_PATH, "its clocks depend on more than one field");
        if (c->when && !needs_field(s, c->when))
            FAULT(p, "steps", s, NO_PATH, "its clocks depend on \"%.*s\", which it does not need",
                  STR_ARG(c->when->name));
        when = c->when ? c->when : when;
    }
    for (size_t i = 0; i < s->n_waits_for; i++)
        if (!started_somewhere(p->f, s->waits_for[i]))
            FAULT(p, "steps", s, NO_PATH, "waits for clock %.*s, which is started by no step",
                  STR_ARG(s->waits_for[i]));
    if (s->within_day && !needs_field(s, s->within_day))
        FAULT(p, "steps", s, NO_PATH, "its term is tested on \"%.*s\", which it does not need",
              STR_ARG(s->within_day->name));
    if (s->asks_day && !needs_field(s, s->asks_day))
        FAULT(p, "steps", s, NO_PATH, "asks the law about \"%.*s\", which it does not need",
              STR_ARG(s->asks_day->name));
    for (size_t i = 0; i < s->n_within; i++)
        if (!started_somewhere(p->f, s->within[i]))
            FAULT(p, "steps", s, NO_PATH, "within clock %.*s, which is started by no step",
                  STR_ARG(s->within[i]));
}

void prove_clocks(struct proof *p)
{
    for (size_t i = 0; i < p->f->n_stages; i++)
        prove_stage(p, &p->f->stages[i]);
    for (size_t i = 0; i < p->f->n_steps; i++)
        prove_step(p, &p->f->steps[i]);
    for (size_t i = 0; i < p->f->n_duties; i++)
        if (!started_somewhere(p->f, p->f->duties[i].term)) {
            flow_fault(p->f, p->faults, p->f->duties[i].line, "duties", p->f->duties[i].term,
                       NO_PATH, "is started by no step");
            p->n++;
        }
}
