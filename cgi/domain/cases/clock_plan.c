#include "domain/cases/clock_plan.h"
#include "domain/cases/clock_next.h"

struct plan {
    struct arena *a;
    const struct clock_plan_in *in;
    struct case_clock *clocks; /* as they are after the changes so far */
    size_t n_clocks;
    struct clock_change *changes;
    size_t n, cap;
};

enum { NONE = -1, LENGTH_MAX = 100000 };

static bool live(const struct case_clock *k) { return !k->stopped.has; }

/* The clock of that code that runs or stands still; NONE. A code never runs twice. */
static int find(const struct plan *p, str code)
{
    for (size_t i = 0; i < p->n_clocks; i++)
        if (live(&p->clocks[i]) && str_eq(p->clocks[i].code, code))
            return (int)i;
    return NONE;
}

/* The last one that started; new ones come last, rows by their number. */
static int find_last(const struct plan *p, str code)
{
    int last = NONE;
    for (size_t i = 0; i < p->n_clocks; i++) {
        const struct case_clock *k = &p->clocks[i];
        if (str_eq(k->code, code)
            && (last == NONE || k->id.v == 0 || k->id.v > p->clocks[last].id.v))
            last = (int)i;
    }
    return last;
}

static struct clock_change *add(struct plan *p, enum flow_clock_act act, size_t index)
{
    if (p->n == p->cap) {
        const size_t more = p->cap ? 2 * p->cap : 16;
        p->changes = arena_grow(p->a, p->changes, p->cap * sizeof *p->changes,
                                more * sizeof *p->changes);
        p->cap = more;
    }
    struct clock_change *ch = &p->changes[p->n++];
    *ch = (struct clock_change){ .act = act, .index = index };
    return ch;
}

static str value(const struct clock_plan_in *in, str field)
{
    for (size_t i = in->n_typed; i > 0; i--) /* the latest counts */
        if (str_eq(in->typed[i - 1].field, field) && !str_empty(in->typed[i - 1].text))
            return in->typed[i - 1].text;
    for (size_t i = 0; i < in->n_known; i++)
        if (str_eq(in->known[i].field, field))
            return in->known[i].text;
    return S("");
}

/* An open pause is reckoned until `now`. */
static struct law_pause *pauses_at(struct arena *a, const struct case_clock *k, instant now)
{
    struct law_pause *v = NEWS(a, struct law_pause, k->n_pauses);
    for (size_t i = 0; i < k->n_pauses; i++) {
        v[i] = k->pauses[i];
        if (v[i].open)
            v[i].until = now > v[i].from ? now : v[i].from;
    }
    return v;
}

enum err clock_due(struct arena *a, const struct law *law, const struct case_clock *k,
                   instant now, struct law_due *out)
{
    const struct moment since = instant_moment(k->since);
    const struct law_term *t = law_term(law, k->code, since.day);
    if (!t)
        return law_term_known(law, k->code) ? ERR_EXPIRED : ERR_NOT_FOUND;
    if (k->days.has && k->days.v > t->length) { /* the longer one counts */
        struct law_term *own = NEWS(a, struct law_term, 1);
        *own = *t;
        own->length = (int32_t)k->days.v;
        t = own;
    }
    return law_due_paused(a, law, t, since, pauses_at(a, k, now), k->n_pauses, out);
}

/* The pause ends then: the clock runs on, with the due moment that follows. */
static enum err run_on(struct plan *p, struct case_clock *k, instant then, struct law_due *due)
{
    struct law_pause *v = pauses_at(p->a, k, then);
    for (size_t i = 0; i < k->n_pauses; i++)
        v[i].open = false;
    k->pauses = v;
    k->paused = (opt_instant){ 0 };
    const enum err e = clock_due(p->a, p->in->law, k, p->in->now, due);
    if (e == OK)
        k->due = law_due_instant(due);
    return e;
}

static enum err told(const struct plan *p, struct clock_change *ch, enum err e)
{
    ch->law_says = e;
    return p->in->purpose == PLAN_PREVIEW ? OK : e;
}

static enum err stop(struct plan *p, int i)
{
    struct law_due due;
    struct case_clock *k = &p->clocks[i];
    if (k->paused.has) {
        const enum err e = run_on(p, k, p->in->now, &due);
        if (e != OK && p->in->purpose != PLAN_PREVIEW)
            return e;
    }
    k->stopped = (opt_instant){ .has = true, .v = p->in->now };
    add(p, CLOCK_STOP, (size_t)i)->clock = *k;
    return OK;
}

/* What was typed as the reason of this step, else what the step is called. */
static str reason_of(const struct clock_plan_in *in, const struct flow_step *step)
{
    for (size_t i = 0; i < in->n_typed; i++)
        if (str_eq(in->typed[i].field, S("reason")) && !str_empty(in->typed[i].text))
            return in->typed[i].text;
    return step->title.vi;
}

/*
 * The typed day of the effect, else the moment of the step. The day of the step
 * itself is its moment. A preview guesses today.
 */
static enum err moment_of(const struct plan *p, const struct flow_clock *c, instant *at,
                          const struct flow_field **guessed)
{
    struct moment m;
    *at = p->in->now;
    if (!c->from)
        return OK;
    if (moment_parse(value(p->in, c->from->name), &m) != OK) {
        *guessed = c->from;
        return p->in->purpose == PLAN_PREVIEW ? OK : ERR_INTERNAL;
    }
    if (c->from->type == FIELD_MOMENT || !date_eq(m.day, instant_date(p->in->now)))
        *at = instant_of(m);
    return OK;
}

static enum err pause(struct plan *p, const struct flow_step *step, const struct flow_clock *c,
                      int i)
{
    struct case_clock *k = &p->clocks[i];
    const struct flow_field *guessed = NULL;
    instant at;
    TRY(moment_of(p, c, &at, &guessed));
    struct law_pause *v = NEWS(p->a, struct law_pause, k->n_pauses + 1);
    for (size_t x = 0; x < k->n_pauses; x++)
        v[x] = k->pauses[x];
    v[k->n_pauses] = (struct law_pause){
        .from = at, .until = at, .open = true,
        .reason = reason_of(p->in, step),
        .article = str_empty(c->article) ? step->basis : c->article,
    };
    struct clock_change *ch = add(p, CLOCK_PAUSE, (size_t)i);
    ch->reason = v[k->n_pauses].reason;
    ch->article = v[k->n_pauses].article;
    ch->at = at;
    ch->guessed = guessed;
    k->pauses = v;
    k->n_pauses++;
    k->paused = (opt_instant){ .has = true, .v = at };
    ch->clock = *k;
    return OK;
}

static enum err resume(struct plan *p, const struct flow_clock *c, int i)
{
    const struct flow_field *guessed = NULL;
    struct law_due due = { 0 };
    instant at;
    TRY(moment_of(p, c, &at, &guessed));
    const enum err e = run_on(p, &p->clocks[i], at, &due);
    struct clock_change *ch = add(p, CLOCK_RESUME, (size_t)i);
    ch->clock = p->clocks[i];
    ch->law = due;
    ch->at = at;
    ch->guessed = guessed;
    return told(p, ch, e);
}

static bool resumes(const struct flow_step *step, str code)
{
    for (size_t i = 0; i < step->n_clocks; i++)
        if (step->clocks[i].act == CLOCK_RESUME && str_eq(step->clocks[i].term, code))
            return true;
    return false;
}

/* Beginning and pauses of another term, as it was before this step. */
static enum err share(const struct plan *p, const struct flow_step *step, str code,
                      struct case_clock *k)
{
    const int at = find_last(p, code);
    if (at == NONE)
        return p->in->purpose == PLAN_PREVIEW ? OK : ERR_INTERNAL;
    const struct case_clock *other = (size_t)at < p->in->n_clocks ? &p->in->clocks[at]
                                                                   : &p->clocks[at];
    const struct case_clock *source = other->paused.has && !resumes(step, code)
        ? other : &p->clocks[at];
    k->since = source->since;
    k->pauses = source->pauses;
    k->n_pauses = source->n_pauses;
    k->paused = source->paused;
    return OK;
}

/* The day a term counts from, else the moment of the step. */
static enum err since(const struct plan *p, const struct flow_step *step,
                      const struct flow_clock *c, struct case_clock *k,
                      const struct flow_field **guessed)
{
    struct moment m;
    k->since = p->in->from;
    if (c->same_start.p)
        return share(p, step, c->same_start, k);
    if (!c->from)
        return OK;
    if (moment_parse(value(p->in, c->from->name), &m) == OK)
        k->since = instant_of(m);
    else if (p->in->purpose != PLAN_PREVIEW)
        return ERR_INTERNAL; /* a start that cannot be found is our fault, never a guess */
    else
        *guessed = c->from;
    return OK;
}

/* As long as a decision said, where it said so; 0: it said nothing. */
static enum err lasts(const struct plan *p, const struct flow_clock *c, struct case_clock *k)
{
    const str said = c->length ? value(p->in, c->length->name) : S("");
    int64_t n = 0;
    if (!str_empty(said) && (str_i64(said, &n) != OK || n < 0 || n > LENGTH_MAX))
        return ERR_INTERNAL;
    k->days = (opt_i64){ n > 0, n };
    return OK;
}

static enum err start(struct plan *p, const struct flow_step *step, const struct flow_clock *c)
{
    const struct flow_field *guessed = NULL;
    struct law_due due = { 0 };
    struct case_clock k = { .code = c->term, .told = TOLD_NOBODY,
                            .ours = flow_duty(p->in->flow, c->term) == DUTY_UNIT };
    TRY(since(p, step, c, &k, &guessed));
    TRY(lasts(p, c, &k));
    const enum err e = clock_due(p->a, p->in->law, &k, p->in->now, &due);
    k.due = e == OK ? law_due_instant(&due) : k.since;
    p->clocks = arena_grow(p->a, p->clocks, p->n_clocks * sizeof *p->clocks,
                           (p->n_clocks + 1) * sizeof *p->clocks);
    p->clocks[p->n_clocks] = k;
    struct clock_change *ch = add(p, CLOCK_START, p->n_clocks++);
    ch->clock = k;
    ch->law = due;
    ch->guessed = guessed;
    return told(p, ch, e);
}

static bool ran_before(const struct plan *p, str code)
{
    for (size_t i = 0; i < p->in->n_clocks; i++)
        if (live(&p->in->clocks[i]) && str_eq(p->in->clocks[i].code, code))
            return true;
    return false;
}

/* Whether the start is due at all, by what ran before the step. */
static bool may_start(const struct plan *p, const struct flow_clock *c)
{
    for (size_t i = 0; i < c->n_unless; i++)
        if (ran_before(p, c->unless[i]))
            return false;
    return !c->again || ran_before(p, c->term);
}

static enum err effect(struct plan *p, const struct flow_step *step, const struct flow_clock *c)
{
    const int i = find(p, c->term);
    const bool paused = i != NONE && p->clocks[i].paused.has;
    switch (c->act) {
    case CLOCK_STOP:
        return i == NONE ? OK : stop(p, i);
    case CLOCK_PAUSE:
        return i == NONE || paused ? OK : pause(p, step, c, i);
    case CLOCK_RESUME:
        return paused ? resume(p, c, i) : OK;
    case CLOCK_START:
    default:
        return i == NONE && may_start(p, c) ? start(p, step, c) : OK;
    }
}

static bool listed(const struct flow_stage *stage, str code)
{
    for (size_t i = 0; i < stage->n_clocks; i++)
        if (str_eq(stage->clocks[i], code))
            return true;
    return false;
}

/* Terms of a track: those its stages list; the main track has the rest too. */
static bool of_track(const struct flow *f, const struct flow_track *t, str code)
{
    bool mine = t == &f->tracks[0];
    for (size_t i = 0; i < f->n_stages; i++) {
        if (!listed(&f->stages[i], code))
            continue;
        if (f->stages[i].track != t)
            return false;
        mine = true;
    }
    return mine;
}

/* At the end of a track its terms stop, except those that the end stage keeps. */
static enum err stop_rest(struct plan *p, const struct flow_stage *end)
{
    for (size_t i = 0; i < p->n_clocks; i++)
        if (live(&p->clocks[i]) && !listed(end, p->clocks[i].code)
            && of_track(p->in->flow, end->track, p->clocks[i].code))
            TRY(stop(p, (int)i));
    return OK;
}

static enum err plan_step(struct plan *p, const struct flow_step *step)
{
    const struct flow_clock *const *effects;
    const size_t n = flow_clocks(p->a, step, p->in->typed, p->in->n_typed, &effects);
    for (size_t i = 0; i < n; i++)
        TRY(effect(p, step, effects[i]));
    return step->to && step->to->end ? stop_rest(p, step->to) : OK;
}

enum err clock_plan(struct arena *a, const struct clock_plan_in *in, struct clock_change **out,
                    size_t *n)
{
    struct plan p = { .a = a, .in = in, .clocks = NEWS(a, struct case_clock, in->n_clocks),
                      .n_clocks = in->n_clocks };
    for (size_t i = 0; i < in->n_clocks; i++)
        p.clocks[i] = in->clocks[i];
    TRY(plan_step(&p, in->step));
    for (size_t i = 1; i < in->flow->n_tracks; i++)
        if (in->flow->tracks[i].opened_by == in->step)
            TRY(plan_step(&p, in->flow->tracks[i].opening));
    for (size_t i = 0; i < in->n_also; i++)
        TRY(plan_step(&p, in->also[i]));
    *out = p.changes;
    *n = p.n;
    return OK;
}
