/* Frames, fines, additions, limitation: Decree 118/2021 art. 9, Decree 45/2022 arts. 6 and 7. */
#include "law/internal.h"

enum { COUNT_MAX = 1000 };

const char *const subject_names[] = { "individual", "household", "business_household",
                                      "community", "organization", NULL };

static enum err wrong(struct buf *why, enum err e, str text)
{
    buf_add(why, text);
    return e;
}

/* v times (100 + percent) / (100 * parts), halves up. */
static int64_t raised(int64_t v, int64_t percent, int64_t parts)
{
    return (v * (100 + percent) + 50 * parts) / (100 * parts);
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Percent that one other parameter adds by the bands of the day of the act. */
static int64_t addition_of(const struct law *law, const struct law_parameter *p, struct date day)
{
    for (size_t i = 0; i < law->n_additions; i++) {
        const struct addition *d = &law->additions[i];
        if (d->kind != p->kind || d->ph != p->ph || !in_force(d->since, d->until, day))
            continue;
        if (p->factor >= d->from && (d->to == 0 || p->factor < d->to))
            return d->percent;
    }
    return 0;
}

/* Decree 118/2021 art. 9.1: the average, moved by what is left of the circumstances. */
static void set_fine(const struct law_act_in *in, struct law_act_out *o)
{
    const int64_t from = o->addition_percent + o->ambient_min;
    const int64_t to = o->addition_percent + o->ambient_max;
    const int64_t both = o->frame_min + o->frame_max;
    const int net = o->aggravating - in->mitigating;
    o->fine_min = net >= 2 ? raised(o->frame_max, from, 1) : net >= 0 ? raised(both, from, 2)
                                                           : raised(o->frame_min, from, 1);
    o->fine_max = net >= 1 ? raised(o->frame_max, to, 1) : net >= -1 ? raised(both, to, 2)
                                                         : raised(o->frame_min, to, 1);
    o->fine_min = least(o->fine_min, o->ceiling);
    o->fine_max = least(o->fine_max, o->ceiling);
}

static enum err check_params(struct arena *a, const struct law_act_in *in, struct buf *why)
{
    if (in->n_params > COUNT_MAX)
        return wrong(why, ERR_INVALID, S("too many parameters"));
    for (size_t i = 0; i < in->n_params; i++) {
        const struct law_parameter *p = &in->params[i];
        if (p->ph && p->kind != LAW_WASTEWATER && p->kind != LAW_HAZARDOUS_WASTEWATER)
            return wrong(why, ERR_INVALID,
                         S("ph goes with wastewater alone (Decree 45/2022/NĐ-CP art. 18.7)"));
        if (p->factor < 0)
            return wrong(why, ERR_INVALID, str_fmt(a, "a factor is below 0 (%.*s)",
                                                   STR_ARG(in->act)));
    }
    return OK;
}

static enum err find_act(struct arena *a, const struct law *law, const struct law_act_in *in,
                         const struct law_act **act, struct buf *why)
{
    *act = law_act(law, in->act, in->day);
    if (*act)
        return OK;
    for (size_t i = 0; i < law->n_acts; i++) {
        const struct law_act *k = &law->acts[i];
        if (!str_eq(k->code, in->act))
            continue;
        return wrong(why, ERR_EXPIRED,
                     str_fmt(a, "%.*s was not in force on %.*s (%.*s, from %.*s)",
                             STR_ARG(in->act), STR_ARG(date_iso(a, in->day)), STR_ARG(k->basis),
                             STR_ARG(date_iso(a, k->from))));
    }
    return wrong(why, ERR_NOT_FOUND, str_fmt(a, "no act '%.*s'", STR_ARG(in->act)));
}

static enum err check_act_in(struct arena *a, const struct law_file *file,
                             const struct law_act_in *in, struct buf *why)
{
    if (!date_valid(in->day))
        return wrong(why, ERR_INVALID, S("an act has no day"));
    if (date_cmp(in->day, file->handled_on) > 0)
        return wrong(why, ERR_INVALID,
                     str_fmt(a, "%.*s: its day %.*s is after the day of handling",
                             STR_ARG(in->act), STR_ARG(date_iso(a, in->day))));
    if (in->mitigating < 0 || in->mitigating > COUNT_MAX || in->aggravating < 0
        || in->aggravating > COUNT_MAX)
        return wrong(why, ERR_INVALID, S("a number of circumstances is out of range"));
    return check_params(a, in, why);
}

/* The period grows by a year from its end, where the law of that day knows it (art. 6.1.c). */
static void extend(struct arena *a, const struct law *law, struct law_act_out *o)
{
    struct law_due more;
    const struct moment end = { o->limit.counted, 0, 0 };
    o->extended = law_due(a, law, S("LIMIT_EXTENSION_CRIMINAL"), end, &more) == OK;
    if (o->extended)
        o->limit = more;
}

static enum err limitation(struct arena *a, const struct law *law, const struct law_file *file,
                           const struct law_act_in *in, struct law_act_out *o, struct buf *why)
{
    const struct law_field *f = law_field(law, o->act->field);
    const enum err e = law_due(a, law, f->limitation, (struct moment){ in->day, 0, 0 }, &o->limit);
    if (e != OK)
        return wrong(why, e, str_fmt(a, "%.*s: no limitation period on that day",
                                     STR_ARG(f->limitation)));
    if (in->returned)
        extend(a, law, o);
    o->in_time = date_cmp(file->handled_on, o->limit.due.day) <= 0;
    return OK;
}

/* Frame, ceiling and fine of an act whose frame has money in it. */
static enum err set_money(struct arena *a, const struct law *law, const struct law_file *file,
                          const struct law_act_in *in, struct law_act_out *o, struct buf *why)
{
    const struct law_field *f = law_field(law, o->frame_of->field);
    const struct law_number *top = law_number(law, f->ceiling, in->day);
    if (!top)
        return wrong(why, ERR_EXPIRED, str_fmt(a, "%.*s: no ceiling on that day",
                                               STR_ARG(f->ceiling)));
    const int64_t times = file->subject == LAW_ORGANIZATION ? o->frame_of->org_factor : 1;
    const int64_t over = o->local_percent - 100;
    o->has_fine = true;
    o->frame_min = raised(o->frame_of->fine_min, over, 1) * times;
    o->frame_max = raised(o->frame_of->fine_max, over, 1) * times;
    o->ceiling = law_number_whole(top) * times;
    o->frame_min = least(o->frame_min, o->ceiling);
    o->frame_max = least(o->frame_max, o->ceiling);
    o->power_tested =
        least(raised(o->frame_max, o->addition_percent + o->ambient_max, 1), o->ceiling);
    if (o->in_time && !file->too_young)
        set_fine(in, o);
    return OK;
}

static enum err assess_act(struct arena *a, const struct law *law, const struct law_file *file,
                           const struct law_act_in *in, struct law_act_out *o, struct buf *why)
{
    TRY(check_act_in(a, file, in, why));
    TRY(find_act(a, law, in, &o->act, why));
    TRY(limitation(a, law, file, in, o, why));
    for (size_t i = 0; i < in->n_params; i++)
        o->addition_percent += addition_of(law, &in->params[i], in->day);
    TRY(find_repeat(a, law, file, in, o, why));
    TRY(find_multiple(a, law, file, in, o, why));
    TRY(find_ambient(a, law, in, o, why));
    weigh_repetition(law, in, o);
    find_local(law, file, in, o);
    return o->frame_of->penalty == LAW_WARNING ? OK : set_money(a, law, file, in, o, why);
}

/* Law 15/2012/QH13 art. 61.1: the frame is tested, not the fine that will come out. */
static enum err set_may_explain(const struct law *law, struct law_assessment *as, struct buf *why)
{
    const struct law_number *from =
        law_number(law, as->file.subject == LAW_ORGANIZATION ? S("EXPLAIN_FRAME_ORGANIZATION")
                                                             : S("EXPLAIN_FRAME_INDIVIDUAL"),
                   as->file.handled_on);
    if (!from)
        return wrong(why, ERR_EXPIRED, S("no threshold of explanation on the day of handling "
                                         "(Law 15/2012/QH13 art. 61.1)"));
    for (size_t i = 0; i < as->n_acts; i++) {
        const struct law_act_out *o = &as->acts[i];
        if (o->in_time && (o->frame_max >= law_number_whole(from) || o->suspension_of))
            as->may_explain = true;
    }
    return OK;
}

enum err law_assess(struct arena *a, const struct law *law, const struct law_file *file,
                    struct law_assessment *out, struct buf *why)
{
    if (!date_valid(file->handled_on))
        return wrong(why, ERR_INVALID, S("the day of handling is missing"));
    if (file->subject < LAW_INDIVIDUAL || file->subject > LAW_ORGANIZATION)
        return wrong(why, ERR_INVALID, S("the subject is missing"));
    if (file->n_acts == 0 || file->n_acts > COUNT_MAX)
        return wrong(why, ERR_INVALID, S("a file has 1 to 1000 acts"));
    struct law_act_out *acts = NEWS(a, struct law_act_out, file->n_acts);
    struct law_assessment as = { .file = *file, .acts = acts, .n_acts = file->n_acts,
                                 .limits_known = law_limits_known(law) };
    for (size_t i = 0; i < file->n_acts; i++) {
        TRY(assess_act(a, law, file, &file->acts[i], &acts[i], why));
        as.total_min += acts[i].fine_min;
        as.total_max += acts[i].fine_max;
    }
    TRY(set_may_explain(law, &as, why));
    find_signers(a, law, &as);
    find_warnings(a, law, &as);
    *out = as;
    return OK;
}
