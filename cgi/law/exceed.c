/* How far over the limit, and which act that is: Decree 45/2022 arts. 7, 18 to 23. */
#include "law/exceed.h"
#include "law/internal.h"

__extension__ typedef __int128 wide;

int64_t law_scaled(int64_t v, int64_t factor)
{
    const wide r = ((wide)v * factor + NANO / 2) / NANO;
    return r > INT64_MAX ? INT64_MAX : (int64_t)r;
}

int64_t law_times(int64_t value, int64_t limit)
{
    const wide r = limit > 0 ? (wide)value * NANO / limit : 0;
    return r > INT64_MAX ? INT64_MAX : (int64_t)r;
}

enum law_over law_over(const struct law_measured *m, int64_t *factor)
{
    *factor = 0;
    if (!m->min.has && !m->max.has)
        return LAW_LIMIT_UNSET;
    if (m->min.has && m->value < m->min.v)
        return LAW_BELOW_MIN;
    if (!m->max.has || m->value <= m->max.v)
        return LAW_WITHIN;
    *factor = m->ph ? 0 : m->kind >= LAW_NOISE ? m->value - m->max.v
                        : law_times(m->value, m->max.v);
    return LAW_OVER;
}

static bool in_band(int64_t v, str from, str to)
{
    int64_t low = 0, high = 0;
    if (!str_empty(from) && !decimal_read(from, NANO, &low))
        return false;
    if (!str_empty(to) && !decimal_read(to, NANO, &high))
        return false;
    return v >= low && (str_empty(to) || v < high);
}

/* "4..lower limit | upper limit..10.5", "0..2 | 12.5..14": the end of the scale counts in. */
static bool in_ph_band(const struct law_measured *m, str band)
{
    static const int64_t scale_end = 14LL * NANO;
    str piece, rest = band;
    while (str_next(&rest, '|', &piece)) {
        const str p = str_trim(piece);
        const size_t dots = str_find(p, S(".."));
        const str from = str_sub(p, 0, dots), to = str_sub(p, dots + 2, p.n);
        int64_t low, high;
        if (str_eq(from, S("upper limit")))
            low = m->max.has ? m->max.v + 1 : scale_end + 1;
        else if (!decimal_read(from, NANO, &low))
            continue;
        if (str_eq(to, S("lower limit")))
            high = m->min.has ? m->min.v : 0;
        else if (!decimal_read(to, NANO, &high))
            continue;
        if (m->value >= low && (m->value < high || (high == scale_end && m->value == high)))
            return true;
    }
    return false;
}

/* The flow that the scale of an act is about, or not known. */
static opt_i64 flow_for(const struct law_act *act, struct law_flow flow)
{
    if (str_eq(act->scale_unit, S("m3/day")))
        return flow.day_m3;
    return str_eq(act->scale_unit, S("m3/hour")) ? flow.hour_m3 : (opt_i64){ 0 };
}

static const struct discharge_act *article_of(const struct law *law, const struct law_measured *m,
                                              struct date day)
{
    for (size_t i = 0; i < law->n_discharge_acts; i++) {
        const struct discharge_act *d = &law->discharge_acts[i];
        if (d->kind == m->kind && d->ph == m->ph && in_force(d->from, d->to, day))
            return d;
    }
    return NULL;
}

/* The act whose bands hold the parameter and the flow; *missing: only the flow lacks. */
static const struct law_act *act_of(const struct law *law, const struct law_measured *m,
                                    int64_t factor, struct date day, struct law_flow flow,
                                    bool *missing)
{
    const struct discharge_act *d = article_of(law, m, day);
    const struct law_act *act;
    *missing = false;
    for (size_t at = 0; d && (act = law_next_act(law, day, &at));) {
        if (!act_within(act->code, d->article) || !str_eq(act->measure, d->measure))
            continue;
        if (m->ph ? !in_ph_band(m, act->band_from)
                  : !in_band(factor, act->band_from, act->band_to))
            continue;
        if (str_empty(act->scale_unit))
            return act;
        const opt_i64 of = flow_for(act, flow);
        *missing |= !of.has;
        if (of.has && in_band(of.v, act->scale_from, act->scale_to))
            return act;
    }
    return NULL;
}

struct over {
    const struct law_measured *m;
    int64_t factor;
    const struct law_act *act;
    bool missing;
};

static int64_t top_of(const struct law_act *act)
{
    return act ? act->fine_max : -1;
}

/* Does x carry the higher fine? Without a known flow the higher factor decides. */
static bool above(const struct over *x, const struct over *y)
{
    if (top_of(x->act) != top_of(y->act))
        return top_of(x->act) > top_of(y->act);
    if (x->act && y->act && x->act->fine_min != y->act->fine_min)
        return x->act->fine_min > y->act->fine_min;
    return x->factor > y->factor;
}

/* pH adds by the clause on additions of the main act's article (18.7 or 19.11). */
static struct law_parameter addition(const struct over *o, const struct over *main)
{
    const bool hazardous = main->m->kind == LAW_HAZARDOUS_WASTEWATER || main->m->ph;
    struct law_parameter p = { .kind = o->m->kind, .ph = o->m->ph, .factor = o->factor };
    if (p.ph) {
        p.kind = hazardous ? LAW_HAZARDOUS_WASTEWATER : LAW_WASTEWATER;
        p.factor = hazardous ? o->m->value : 0;
    }
    return p;
}

struct law_exceeded law_exceed(struct arena *a, const struct law *law, struct date day,
                               const struct law_measured *m, size_t n, struct law_flow flow)
{
    struct law_exceeded out = { 0 };
    struct over *list = NEWS(a, struct over, n);
    const struct over *main = NULL;
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        struct over o = { .m = &m[i] };
        const enum law_over over = law_over(&m[i], &o.factor);
        out.n_unset += over == LAW_LIMIT_UNSET;
        if (over != LAW_OVER && !(over == LAW_BELOW_MIN && m[i].ph))
            continue;
        o.act = act_of(law, &m[i], o.factor, day, flow, &o.missing);
        list[found++] = o;
    }
    for (size_t i = 0; i < found; i++)
        main = !main || above(&list[i], main) ? &list[i] : main;
    if (!main)
        return out;
    struct law_parameter *others = NEWS(a, struct law_parameter, found);
    const struct law_measured **others_of = NEWS(a, const struct law_measured *, found);
    for (size_t i = 0; i < found; i++) {
        if (&list[i] == main || list[i].m->kind >= LAW_NOISE)
            continue;
        others[out.n_others] = addition(&list[i], main);
        others_of[out.n_others++] = list[i].m;
    }
    out.main = main->m;
    out.factor = main->m->ph ? main->m->value : main->factor;
    out.act = main->act;
    out.flow_missing = main->missing;
    out.others = others;
    out.others_of = others_of;
    return out;
}
