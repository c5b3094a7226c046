/*
 * Repeat and multiple violations: Law 15/2012/QH13 arts. 2.5, 2.6, 7.1; what is the
 * same act: Decree 118/2021 art. 8 as amended by Decree 68/2025.
 */
#include "law/internal.h"

enum sameness { SAME_NOT = 1, SAME_MAYBE, SAME };

static const struct law_act *any_version(const struct law *law, str code)
{
    for (size_t i = 0; i < law->n_acts; i++)
        if (str_eq(law->acts[i].code, code))
            return &law->acts[i];
    return NULL;
}

/*
 * Acts on one scale (times over, dB, kg) differ by degree. Other acts of one
 * article may or may not: a person decides.
 */
static enum sameness same_act(const struct law *law, const struct law_act *a, str code,
                              struct date handled)
{
    const struct law_act *b = any_version(law, code);
    if (str_eq(a->code, code))
        return SAME;
    if (!b || !law_number(law, S("SAME_ACT_BY_ARTICLE"), handled)
        || !str_eq(a->decree, b->decree) || !str_eq(a->article, b->article))
        return SAME_NOT;
    return !str_empty(a->measure) && str_eq(a->measure, b->measure) ? SAME : SAME_MAYBE;
}

enum err law_clean_until(struct arena *a, const struct law *law, const struct law_earlier *e,
                         struct law_due *out)
{
    struct law_due lapse;
    struct moment from = { e->executed.v, 0, 0 };
    if (!e->executed.has) {
        TRY(law_due(a, law, S("LIMIT_EXECUTION"), (struct moment){ e->decided, 0, 0 }, &lapse));
        from.day = lapse.due.day;
    }
    return law_due(a, law, e->executed.has && e->warning ? S("CLEAN_AFTER_WARNING")
                                                         : S("CLEAN_AFTER_FINE"), from, out);
}

static enum err check_earlier(struct arena *a, const struct law *law,
                              const struct law_file *file, const struct law_earlier *e,
                              struct buf *why)
{
    const struct date done = e->executed.has ? e->executed.v : e->decided;
    if (!law_act_known(law, e->act)) {
        buf_add(why, str_fmt(a, "history: no act '%.*s'", STR_ARG(e->act)));
        return ERR_NOT_FOUND;
    }
    if (date_valid(e->decided) && date_cmp(e->decided, done) <= 0
        && date_cmp(done, file->handled_on) <= 0)
        return OK;
    buf_add(why, str_fmt(a, "history: %.*s: its days contradict each other or the day of handling",
                         STR_ARG(e->act)));
    return ERR_INVALID;
}

enum err find_repeat(struct arena *a, const struct law *law, const struct law_file *file,
                     const struct law_act_in *in, struct law_act_out *o, struct buf *why)
{
    for (size_t i = 0; i < file->n_history; i++) {
        const struct law_earlier *e = &file->history[i];
        struct law_due clean;
        TRY(check_earlier(a, law, file, e, why));
        enum sameness same = same_act(law, o->act, e->act, file->handled_on);
        if (same == SAME_MAYBE && e->same)
            same = SAME;
        if (same == SAME_NOT || date_cmp(in->day, e->decided) <= 0)
            continue;
        if (law_clean_until(a, law, e, &clean) != OK) {
            buf_add(why, str_fmt(a, "history: %.*s: no clean period on that day (Law "
                                 "15/2012/QH13 art. 7.1)", STR_ARG(e->act)));
            return ERR_EXPIRED;
        }
        if (date_cmp(in->day, clean.due.day) > 0)
            continue;
        if (same == SAME && !o->repeat_of)
            o->repeat_of = e;
        if (same == SAME_MAYBE && !o->maybe_of)
            o->maybe_of = e;
    }
    return OK;
}

static int longest(const struct law_act *act)
{
    int months = 0;
    for (size_t i = 0; i < act->n_extras; i++) {
        const struct law_extra *x = &act->extras[i];
        const bool stops = x->measure->kind == LAW_SUSPEND || x->measure->kind == LAW_REVOKE;
        if (stops && (x->months_max > months || months == 0))
            months = x->months_max ? x->months_max : 1;
    }
    return months;
}

void weigh_suspension(struct law_act_out *o, const struct law_act *t)
{
    if (longest(t) > (o->suspension_of ? longest(o->suspension_of) : 0))
        o->suspension_of = t;
}

/* The graver act lends its frame; the one with the longest suspension, its suspension. */
static void weigh(struct law_act_out *o, const struct law_act *t)
{
    const struct law_act *f = o->frame_of;
    if (t->fine_max > f->fine_max || (t->fine_max == f->fine_max && t->fine_min > f->fine_min))
        o->frame_of = t;
    weigh_suspension(o, t);
}

enum err find_multiple(struct arena *a, const struct law *law, const struct law_file *file,
                       const struct law_act_in *in, struct law_act_out *o, struct buf *why)
{
    o->frame_of = o->act;
    o->suspension_of = longest(o->act) ? o->act : NULL;
    for (size_t i = 0; i < in->n_times; i++) {
        const struct law_time *t = &in->times[i];
        const struct law_act *act = law_act(law, t->act, t->day);
        struct law_due limit;
        if (!act) {
            buf_add(why, str_fmt(a, "earlier_times: %.*s was not in force on %.*s",
                                 STR_ARG(t->act), STR_ARG(date_iso(a, t->day))));
            return law_act_known(law, t->act) ? ERR_EXPIRED : ERR_NOT_FOUND;
        }
        if (date_cmp(t->day, in->day) > 0
            || same_act(law, o->act, t->act, file->handled_on) == SAME_NOT) {
            buf_add(why, str_fmt(a, "earlier_times: %.*s is another act, or later (Decree "
                                 "118/2021/NĐ-CP art. 8)", STR_ARG(t->act)));
            return ERR_INVALID;
        }
        TRY(law_due(a, law, law_field(law, act->field)->limitation,
                    (struct moment){ t->day, 0, 0 }, &limit));
        if (date_cmp(file->handled_on, limit.due.day) > 0)
            continue; /* out of time: it no longer counts (art. 2.6) */
        o->n_multiple++;
        weigh(o, act);
    }
    return OK;
}

const struct repeat_act *repeat_rule(const struct law *law, const struct law_act *act,
                                     struct date day)
{
    for (size_t i = 0; i < law->n_repeats; i++) {
        const struct repeat_act *r = &law->repeats[i];
        if (str_eq(r->act, act->code) && in_force(r->from, r->to, day))
            return r;
    }
    return NULL;
}

void weigh_repetition(const struct law *law, const struct law_act_in *in, struct law_act_out *o)
{
    /* Repetition that is the act itself does not count twice (art. 10.2). */
    const struct repeat_act *r = repeat_rule(law, o->act, in->day);
    const bool itself = r && r->rule != REPEAT_ELSEWHERE;
    o->repeats = !itself && (o->repeat_of || o->n_multiple);
    o->aggravating = in->aggravating
        + (in->repeat == LAW_REPEAT_BY_LAW ? o->repeats : in->repeat == LAW_REPEAT_COUNTED);
}
