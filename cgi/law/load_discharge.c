/* discharge_limits.csv, discharge_factors.csv, discharge_acts.csv and an installation's limits. */
#include "law/exceed.h"
#include "law/internal.h"

enum { Q_STANDARD, Q_AREA, Q_REPLACES, Q_MEDIUM, Q_COLUMN, Q_PARAMETER, Q_HAZARDOUS, Q_SCALED,
       Q_UNIT, Q_MIN, Q_MAX, Q_BASIS, Q_BASIS_VI, Q_FROM, Q_TO, Q_SURE, Q_NOTE, Q_DEMO };
static const char *const limit_columns[] = {
    "standard", "area", "replaces", "medium", "column", "parameter", "hazardous", "scaled",
    "unit", "limit_min", "limit_max", "basis", "basis_vi", "valid_from", "valid_to", "verified",
    "note", "demo",
};
enum { K_STANDARD, K_FACTOR, K_CODE, K_NAME, K_NAME_VI, K_VALUE, K_BASIS, K_BASIS_VI, K_FROM,
       K_TO, K_SURE, K_NOTE };
static const char *const factor_columns[] = { "standard", "factor", "code", "name", "name_vi",
                                              "value", "basis", "basis_vi", "valid_from",
                                              "valid_to", "verified", "note" };
enum { A_KIND, A_PARAMETER, A_ARTICLE, A_MEASURE, A_BASIS, A_BASIS_VI, A_FROM, A_TO, A_SURE,
       A_NOTE };
static const char *const act_columns[] = { "kind", "parameter", "article", "measure", "basis",
                                           "basis_vi", "valid_from", "valid_to", "verified",
                                           "note" };

static const char *const media[] = { "wastewater", "emission", "noise", "vibration", "water",
                                     "air", "soil", "waste", NULL };

static const char *const measured[] = { "wastewater", "hazardous_wastewater", "gas",
                                        "hazardous_gas", "noise", "vibration",
                                        "building_vibration", NULL };

static opt_i64 limit_cell(struct loader *l, str cell, const char *column)
{
    if (str_empty(cell))
        return (opt_i64){ 0 };
    return SOME_I64(need_decimal(l, cell, column, NANO));
}

static struct law_limit read_limit(struct loader *l, const str *c)
{
    struct law_limit r = {
        .standard = need_text(l, c[Q_STANDARD], "standard"), .column = c[Q_COLUMN],
        .medium = c[Q_MEDIUM], .parameter = need_text(l, c[Q_PARAMETER], "parameter"),
        .unit = c[Q_UNIT], .area = c[Q_AREA], .replaces = c[Q_REPLACES],
        .hazardous = need_yes(l, c[Q_HAZARDOUS], "hazardous"),
        .scaled = need_yes(l, c[Q_SCALED], "scaled"),
        .min = limit_cell(l, c[Q_MIN], "limit_min"), .max = limit_cell(l, c[Q_MAX], "limit_max"),
        .basis = need_text(l, c[Q_BASIS], "basis"),
        .basis_vi = need_basis_vi(l, c[Q_BASIS_VI]), .note = c[Q_NOTE],
        .sure = need_sure(l, c[Q_SURE]),
    };
    need_word(l, c[Q_MEDIUM], "medium", media);
    need_period(l, c[Q_FROM], c[Q_TO], &r.from, &r.to);
    if (!r.min.has && !r.max.has)
        fault(l, "neither limit_min nor limit_max");
    if (r.min.has && r.max.has && r.min.v > r.max.v)
        fault(l, "limit_min is above limit_max");
    if (str_empty(r.area) != str_empty(r.replaces))
        fault(l, "a local standard names its area and the standard that it replaces");
    return r;
}

static str limit_key(struct loader *l, const struct law_limit *r)
{
    return str_fmt(l->a, "%.*s|%.*s|%.*s|%.*s", STR_ARG(r->standard), STR_ARG(r->area),
                   STR_ARG(r->medium), STR_ARG(r->column));
}

static struct law_limit *read_limits(struct loader *l, const struct sheet *s, bool demo)
{
    struct law_limit *rows = NEWS(l->a, struct law_limit, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        rows[i] = read_limit(l, s->rows[i].cell);
        rows[i].demo = demo && need_yes(l, s->rows[i].cell[Q_DEMO], "demo");
        if (rows[i].demo)
            rows[i].sure = LAW_UNVERIFIED;
        p[i] = (struct period){ limit_key(l, &rows[i]), rows[i].parameter, rows[i].from,
                                rows[i].to, l->line };
    }
    check_overlap(l, s, p, s->n);
    return rows;
}

static void load_factors(struct loader *l)
{
    static const char *const names[] = { "kq", "kf", "kp", "kv", NULL };
    struct sheet *s =
        table_open(l, "discharge_factors.csv", factor_columns, COUNT(factor_columns));
    struct law_limit_factor *rows = NEWS(l->a, struct law_limit_factor, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        rows[i] = (struct law_limit_factor){
            .standard = need_text(l, c[K_STANDARD], "standard"), .factor = c[K_FACTOR],
            .code = need_text(l, c[K_CODE], "code"), .name = need_text(l, c[K_NAME], "name"),
            .name_vi = need_text(l, c[K_NAME_VI], "name_vi"),
            .value = need_decimal(l, c[K_VALUE], "value", NANO),
            .basis = need_text(l, c[K_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[K_BASIS_VI]), .note = c[K_NOTE],
            .sure = need_sure(l, c[K_SURE]),
        };
        need_word(l, c[K_FACTOR], "factor", names);
        need_period(l, c[K_FROM], c[K_TO], &rows[i].from, &rows[i].to);
        p[i] = (struct period){ str_fmt(l->a, "%.*s %.*s", STR_ARG(c[K_STANDARD]),
                                        STR_ARG(c[K_FACTOR])), c[K_CODE], rows[i].from,
                                rows[i].to, l->line };
    }
    l->law->limit_factors = rows;
    l->law->n_limit_factors = s->n;
    check_overlap(l, s, p, s->n);
}

static bool any_act(const struct law *law, str article, str measure)
{
    for (size_t i = 0; i < law->n_acts; i++)
        if (act_within(law->acts[i].code, article) && str_eq(law->acts[i].measure, measure))
            return true;
    return false;
}

static void load_discharge_acts(struct loader *l)
{
    static const char *const parameters[] = { "factor", "ph", "difference", NULL };
    struct sheet *s = table_open(l, "discharge_acts.csv", act_columns, COUNT(act_columns));
    struct discharge_act *rows = NEWS(l->a, struct discharge_act, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        const size_t parameter = (size_t)need_word(l, c[A_PARAMETER], "parameter", parameters);
        rows[i] = (struct discharge_act){
            .kind = (enum law_discharge)need_word(l, c[A_KIND], "kind", measured),
            .ph = parameter == 2,
            .article = need_text(l, c[A_ARTICLE], "article"), .measure = c[A_MEASURE],
        };
        if (parameter && (rows[i].kind >= LAW_NOISE) != (parameter == 3))
            fault(l, "noise and vibration go by difference, and nothing else does");
        need_text(l, c[A_BASIS], "basis");
        need_basis_vi(l, c[A_BASIS_VI]);
        need_sure(l, c[A_SURE]);
        need_period(l, c[A_FROM], c[A_TO], &rows[i].from, &rows[i].to);
        if (!any_act(l->law, c[A_ARTICLE], c[A_MEASURE]))
            fault(l, "article '%.*s' has no act measured by '%.*s'", STR_ARG(c[A_ARTICLE]),
                  STR_ARG(c[A_MEASURE]));
        p[i] = (struct period){ c[A_KIND], c[A_PARAMETER], rows[i].from, rows[i].to, l->line };
    }
    l->law->discharge_acts = rows;
    l->law->n_discharge_acts = s->n;
    check_overlap(l, s, p, s->n);
}

void load_discharge(struct loader *l)
{
    struct sheet *s =
        table_open(l, "discharge_limits.csv", limit_columns, COUNT(limit_columns) - 1);
    l->law->limits = read_limits(l, s, false);
    l->law->n_limits = s->n;
    load_factors(l);
    load_discharge_acts(l);
}

enum err law_add_limits(struct arena *a, struct law *law, str path, struct buf *faults)
{
    struct loader l = { .a = a, .faults = faults, .law = law };
    struct sheet *s = NEW(a, struct sheet);
    sheet_read_any(&l, path, path, limit_columns, COUNT(limit_columns), s);
    const struct law_limit *rows = read_limits(&l, s, true);
    if (l.n_faults)
        return ERR_INVALID;
    struct law_limit *all = NEWS(a, struct law_limit, s->n + law->n_limits);
    for (size_t i = 0; i < s->n + law->n_limits; i++) {
        all[i] = i < s->n ? rows[i] : law->limits[i - s->n];
        law->demo |= all[i].demo;
    }
    law->limits = all;
    law->n_limits += s->n;
    return OK;
}

bool law_limits_known(const struct law *law)
{
    for (size_t i = 0; i < law->n_limits; i++)
        if (!law->limits[i].demo)
            return true;
    return false;
}

static bool same_but_area(const struct law_limit *r, const struct law_limit_ask *ask)
{
    return str_eq(r->medium, ask->medium) && str_eq(r->column, ask->column)
        && str_eq(r->parameter, ask->parameter) && in_force(r->from, r->to, ask->day);
}

const struct law_limit *law_limit(const struct law *law, const struct law_limit_ask *ask)
{
    str rest = ask->areas, area;
    while (str_next(&rest, ' ', &area))
        for (size_t i = 0; i < law->n_limits && !str_empty(area); i++) {
            const struct law_limit *r = &law->limits[i];
            if (str_eq(r->area, area) && same_but_area(r, ask)
                && (str_eq(r->replaces, ask->standard) || str_eq(r->standard, ask->standard)))
                return r;
        }
    for (size_t i = 0; i < law->n_limits; i++) {
        const struct law_limit *r = &law->limits[i];
        if (str_empty(r->area) && str_eq(r->standard, ask->standard) && same_but_area(r, ask))
            return r;
    }
    return NULL;
}

const struct law_limit_factor *law_limit_factor(const struct law *law, str standard, str factor,
                                                str code, struct date day)
{
    const struct law_limit_factor *k;
    for (size_t at = 0; (k = law_next_limit_factor(law, day, &at));)
        if (str_eq(k->factor, factor) && str_eq(k->code, code)
            && (str_eq(k->standard, standard) || str_eq(k->standard, S("*"))))
            return k;
    return NULL;
}

const struct law_limit *law_next_limit(const struct law *law, struct date day, size_t *at)
{
    while (*at < law->n_limits) {
        const struct law_limit *r = &law->limits[(*at)++];
        if (in_force(r->from, r->to, day))
            return r;
    }
    return NULL;
}

const struct law_limit_factor *law_next_limit_factor(const struct law *law, struct date day,
                                                     size_t *at)
{
    while (*at < law->n_limit_factors) {
        const struct law_limit_factor *k = &law->limit_factors[(*at)++];
        if (in_force(k->from, k->to, day))
            return k;
    }
    return NULL;
}
