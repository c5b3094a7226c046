/* From the results of a case to the acts that they amount to: one a discharge point. */
#include "base/lang.h"
#include "base/text.h"
#include "domain/inspection/sample.h"

struct point {
    str folded, name, medium;
    bool place; /* of the register: its number counts, not its name */
    const struct samples_of_case_row **samples;
    size_t n;
};

static bool discharges(str medium)
{
    return str_eq(medium, S("wastewater")) || str_eq(medium, S("emission"));
}

static bool shakes(str medium)
{
    return str_eq(medium, S("noise")) || str_eq(medium, S("vibration"));
}

static struct point *point_of(struct arena *a, struct point *points, size_t *n,
                              const struct samples_of_case_row *s, size_t most)
{
    const str folded = s->place.has
        ? str_fmt(a, "%lld", (long long)s->place.v.v) : text_fold(a, s->point);
    for (size_t i = 0; i < *n; i++)
        if (points[i].place == s->place.has && str_eq(points[i].folded, folded)
            && str_eq(points[i].medium, s->medium))
            return &points[i];
    struct point *p = &points[(*n)++];
    *p = (struct point){ .folded = folded, .place = s->place.has, .name = s->point,
                         .medium = s->medium,
                         .samples = NEWS(a, const struct samples_of_case_row *, most) };
    return p;
}

static enum law_discharge kind_of(const struct samples_of_case_row *s, bool hazardous)
{
    const str medium = s->medium;
    if (str_eq(medium, S("noise")))
        return LAW_NOISE;
    if (str_eq(medium, S("vibration")))
        return s->sector.has && str_eq(s->sector.v, S("construction")) ? LAW_BUILDING_VIBRATION
                                                                       : LAW_VIBRATION;
    if (str_eq(medium, S("emission")))
        return hazardous ? LAW_HAZARDOUS_GAS : LAW_GAS;
    return hazardous ? LAW_HAZARDOUS_WASTEWATER : LAW_WASTEWATER;
}

/* How far a value is out of its limit, to find the highest of several samples. */
static int64_t weight(const struct law_measured *m)
{
    int64_t factor;
    const enum law_over over = law_over(m, &factor);
    if (!m->ph || over == LAW_WITHIN || over == LAW_LIMIT_UNSET)
        return factor;
    return over == LAW_BELOW_MIN ? m->min.v - m->value : m->value - m->max.v;
}

struct measured {
    struct law_measured *m;
    const struct samples_of_case_row **of; /* the sample each value is from */
    const struct sample_values_of_case_row **row;
    size_t n;
};

/* Art. 7: of several samples of a point the highest value of each parameter counts. */
static void measure(struct arena *a, struct measured *all, const struct samples_of_case_row *s,
                    const struct sample_values_of_case_row *v)
{
    const str folded = text_fold(a, v->parameter);
    const struct law_measured m = { .parameter = v->parameter,
                                    .kind = kind_of(s, v->hazardous), .ph = v->ph,
                                    .value = v->value, .min = v->min, .max = v->max };
    for (size_t i = 0; i < all->n; i++) {
        if (!str_eq(text_fold(a, all->m[i].parameter), folded))
            continue;
        if (weight(&m) > weight(&all->m[i])) {
            all->m[i] = m;
            all->of[i] = s;
            all->row[i] = v;
        }
        return;
    }
    all->m[all->n] = m;
    all->of[all->n] = s;
    all->row[all->n++] = v;
}

/* m3 of 24 hours for water (a sampled hour times 24), m3 of an hour for gas. */
static opt_i64 flow_of(const struct samples_of_case_row *s)
{
    const bool gas = str_eq(s->medium, S("emission"));
    int64_t day;
    if (!s->flow.has || !discharges(s->medium))
        return (opt_i64){ 0 };
    const bool hour = str_eq(s->flow_of.v, S("hour"));
    if (gas)
        return hour ? s->flow : SOME_I64(s->flow.v / 24);
    if (!hour)
        return s->flow;
    return __builtin_mul_overflow(s->flow.v, 24, &day) ? SOME_I64(INT64_MAX) : SOME_I64(day);
}

/*
 * The flow goes with the sample whose value is fined; where that has none, the first of the
 * point that has one. Several flows of one point are said, never guessed away.
 */
static opt_i64 flow_of_point(const struct point *p, const struct samples_of_case_row *main,
                             bool *differs)
{
    opt_i64 flow = main ? flow_of(main) : (opt_i64){ 0 };
    for (size_t i = 0; i < p->n; i++) {
        const opt_i64 f = flow_of(p->samples[i]);
        *differs |= f.has && flow.has && f.v != flow.v;
        flow = flow.has ? flow : f;
    }
    return flow;
}

static void add_value(struct arena *a, enum lang lang, const struct measured *all, size_t i,
                      struct buf *b)
{
    const struct law_measured *m = &all->m[i];
    const struct sample_values_of_case_row *v = all->row[i];
    const str value = nano_words(a, lang, m->value), limit = limit_words(a, lang, m->min, m->max);
    int64_t factor;
    law_over(m, &factor);
    buf_fmt(b, "%.*s %.*s%s%.*s (%s %.*s%s%.*s", STR_ARG(v->parameter), STR_ARG(value),
            v->unit.n ? " " : "", STR_ARG(v->unit),
            lang == LANG_VI ? "giới hạn" : "limit", STR_ARG(limit), v->basis.n ? ", " : "",
            STR_ARG(v->basis));
    if (m->kind >= LAW_NOISE)
        buf_fmt(b, lang == LANG_VI ? "; vượt %.*s %s" : "; %.*s %s over",
                STR_ARG(nano_words(a, lang, factor)), m->kind == LAW_NOISE ? "dBA" : "dB");
    else if (!m->ph)
        buf_fmt(b, lang == LANG_VI ? "; vượt %.*s lần" : "; %.*s times",
                STR_ARG(nano_words(a, lang, factor)));
    buf_fmt(b, lang == LANG_VI ? "; mẫu %.*s)" : "; sample %.*s)", STR_ARG(all->of[i]->code));
}

static void describe(struct arena *a, enum lang lang, const struct measured *all,
                     struct sample_act *act)
{
    struct buf b = { .a = a, .max = 8000 };
    buf_fmt(&b, "%.*s: ", STR_ARG(act->point));
    add_value(a, lang, all, (size_t)(act->over.main - all->m), &b);
    for (size_t i = 0; i < act->over.n_others; i++) {
        buf_add(&b, S("; "));
        add_value(a, lang, all, (size_t)(act->over.others_of[i] - all->m), &b);
    }
    if (act->flow.has)
        buf_fmt(&b, lang == LANG_VI ? ". Lưu lượng %.*s %s" : ". Flow %.*s %s",
                STR_ARG(nano_words(a, lang, act->flow.v)),
                str_eq(act->medium, S("emission")) ? lang == LANG_VI ? "m³/giờ" : "m³/h"
                : lang == LANG_VI ? "m³/24 giờ" : "m³/24 h");
    buf_byte(&b, '.');
    act->described = buf_str(&b);
}

static struct law_exceeded exceed(struct arena *a, const struct law *law, struct date day,
                                  const struct measured *all, const struct point *p, opt_i64 flow)
{
    const bool gas = str_eq(p->medium, S("emission"));
    const struct law_flow f = { .day_m3 = gas ? (opt_i64){ 0 } : flow,
                                .hour_m3 = gas ? flow : (opt_i64){ 0 } };
    return law_exceed(a, law, day, all->m, all->n, f);
}

bool sample_act_proves(const struct sample_act *act)
{
    return !act->custody_broken && !act->unaccredited;
}

static bool act_of(struct arena *a, const struct law *law, enum lang lang, const struct point *p,
                   const struct measured *all, struct sample_act *act)
{
    struct date day = { 0 };
    *act = (struct sample_act){ .point = p->name, .medium = p->medium };
    for (size_t i = 0; i < p->n; i++) {
        const struct samples_of_case_row *s = p->samples[i];
        day = date_cmp(instant_date(s->taken), day) > 0 ? instant_date(s->taken) : day;
        act->custody_broken |= s->broken;
        act->unaccredited |= str_empty(s->accreditation.v);
        act->unhanded |= discharges(s->medium) && (!s->hands.has || s->hands.v == 0);
    }
    act->flow = flow_of_point(p, NULL, &(bool){ false });
    act->over = exceed(a, law, day, all, p, act->flow);
    if (!act->over.main)
        return false;
    const struct samples_of_case_row *main = all->of[act->over.main - all->m];
    act->flow = flow_of_point(p, main, &act->flow_differs);
    act->over = exceed(a, law, day, all, p, act->flow);
    for (size_t i = 0; i < all->n; i++)
        act->typed_limit |= all->row[i]->source.has && str_eq(all->row[i]->source.v, S("typed"));
    act->in = (struct law_act_in){ .act = act->over.act ? act->over.act->code : S(""),
                                   .day = day, .params = act->over.others,
                                   .n_params = act->over.n_others };
    describe(a, lang, all, act);
    return true;
}

/* Decree 45/2022 art. 8: an opened sample, or one of a laboratory without accreditation. */
static bool doubtful(const struct samples_of_case_row *s)
{
    return s->broken || str_empty(s->accreditation.v);
}

/* Where a point has samples that prove something, the others say nothing beside them. */
static void keep_sound(struct point *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        if (!doubtful(p->samples[i]))
            p->samples[n++] = p->samples[i];
    p->n = n > 0 ? n : p->n;
}

static size_t points_of(struct arena *a, const struct samples_of_case_row *samples, size_t n,
                        struct point **out)
{
    struct point *points = NEWS(a, struct point, n);
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        if (samples[i].void_why.has || !samples[i].result.has
            || !(discharges(samples[i].medium) || shakes(samples[i].medium)))
            continue;
        struct point *p = point_of(a, points, &found, &samples[i], n);
        p->samples[p->n++] = &samples[i];
    }
    for (size_t i = 0; i < found; i++)
        keep_sound(&points[i]);
    *out = points;
    return found;
}

void sample_acts_of(struct arena *a, const struct law *law, enum lang lang,
                    const struct samples_of_case_row *samples, size_t n_samples,
                    const struct sample_values_of_case_row *values, size_t n_values,
                    struct sample_act **out, size_t *n)
{
    struct point *points;
    const size_t n_points = points_of(a, samples, n_samples, &points);
    *out = NEWS(a, struct sample_act, n_points);
    *n = 0;
    for (size_t i = 0; i < n_points; i++) {
        struct measured *all = NEW(a, struct measured); /* the acts point into it */
        *all = (struct measured){ .m = NEWS(a, struct law_measured, n_values),
                                  .of = NEWS(a, const struct samples_of_case_row *, n_values),
                                  .row = NEWS(a, const struct sample_values_of_case_row *,
                                              n_values) };
        for (size_t k = 0; k < points[i].n; k++)
            for (size_t v = 0; v < n_values; v++)
                if (values[v].sample.v == points[i].samples[k]->id.v && !values[v].below)
                    measure(a, all, points[i].samples[k], &values[v]);
        *n += act_of(a, law, lang, &points[i], all, &(*out)[*n]);
    }
}

enum err sample_rows_load(struct cx *cx, case_id cid, struct sample_rows *out)
{
    TRY(samples_of_case(cx, (struct samples_of_case_in){ .cid = cid }, &out->samples,
                        &out->n_samples));
    return sample_values_of_case(cx, (struct sample_values_of_case_in){ .cid = cid },
                                 &out->values, &out->n_values);
}

enum err sample_acts(struct cx *cx, case_id cid, struct sample_act **out, size_t *n)
{
    struct sample_rows rows;
    TRY(sample_rows_load(cx, cid, &rows));
    sample_acts_of(cx->a, cx->law, cx->lang, rows.samples, rows.n_samples, rows.values,
                   rows.n_values, out, n);
    return OK;
}
