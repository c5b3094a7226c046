/* local_multiplier.csv, repeat_acts.csv, ambient.csv and crime.csv. */
#include "law/internal.h"

enum { L_AREA, L_ACTS, L_FACTOR, L_RESOLUTION, L_RESOLUTION_VI, L_BASIS, L_BASIS_VI, L_FROM, L_TO,
       L_SURE, L_NOTE };
static const char *const local_columns[] = { "area", "acts", "factor", "resolution",
                                             "resolution_vi", "basis", "basis_vi", "valid_from",
                                             "valid_to", "verified", "note" };
enum { R_ACT, R_RULE, R_INSTEAD, R_BASIS, R_BASIS_VI, R_FROM, R_TO, R_SURE, R_NOTE };
static const char *const repeat_columns[] = { "act", "rule", "instead", "basis", "basis_vi",
                                              "valid_from", "valid_to", "verified", "note" };
enum { M_CODE, M_ACTS, M_MIN, M_MAX, M_EXTRAS, M_BASIS, M_BASIS_VI, M_FROM, M_TO, M_SURE, M_NOTE };
static const char *const ambient_columns[] = { "code", "acts", "percent_min", "percent_max",
                                               "extras_of", "basis", "basis_vi", "valid_from",
                                               "valid_to", "verified", "note" };
enum { C_CODE, C_NAME, C_NAME_VI, C_ACTS, C_UNIT, C_AMOUNT, C_FACTOR_FROM, C_FACTOR_TO, C_BASIS,
       C_BASIS_VI, C_FROM, C_TO, C_SURE, C_NOTE };
static const char *const crime_columns[] = { "code", "name", "name_vi", "acts", "unit", "amount",
                                             "factor_from", "factor_to", "basis", "basis_vi",
                                             "valid_from", "valid_to", "verified", "note" };

static bool any_act_within(const struct law *law, str article)
{
    for (size_t i = 0; i < law->n_acts; i++)
        if (act_within(law->acts[i].code, article))
            return true;
    return false;
}

/* Every article names acts of acts.csv. */
static void need_articles(struct loader *l, str acts)
{
    str rest = need_text(l, acts, "acts"), one;
    while (!str_empty(acts) && str_next(&rest, ' ', &one))
        if (!any_act_within(l->law, one))
            fault(l, "acts: '%.*s' names no act of acts.csv", STR_ARG(one));
}

/* A field as a whole or articles, all in fields where Law art. 23 allows it. */
static void need_local_acts(struct loader *l, str acts)
{
    const struct law *law = l->law;
    const struct law_field *f = law_field(law, acts);
    bool local = !f || f->local;
    if (!f)
        need_articles(l, acts);
    for (size_t i = 0; !f && i < law->n_acts; i++) {
        const struct law_field *of = law_field(law, law->acts[i].field);
        local &= !act_among(law->acts[i].code, acts) || (of && of->local);
    }
    if (!local)
        fault(l, "acts: only road traffic, environment and public order (Law 15/2012/QH13 "
              "art. 23)");
}

void load_local(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = table_open(l, "local_multiplier.csv", local_columns, COUNT(local_columns));
    law->locals = NEWS(l->a, struct law_local, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        struct law_local *r = &law->locals[i];
        *r = (struct law_local){
            .area = need_text(l, c[L_AREA], "area"), .acts = c[L_ACTS],
            .percent = need_decimal(l, c[L_FACTOR], "factor", 100),
            .resolution = need_text(l, c[L_RESOLUTION], "resolution"),
            .resolution_vi = need_text(l, c[L_RESOLUTION_VI], "resolution_vi"),
            .basis = need_text(l, c[L_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[L_BASIS_VI]),
        };
        need_local_acts(l, c[L_ACTS]);
        if (r->percent <= 100 || r->percent > 200)
            fault(l, "factor '%.*s' is not above 1 and up to 2 (Law 15/2012/QH13 art. 23)",
                  STR_ARG(c[L_FACTOR]));
        need_sure(l, c[L_SURE]);
        need_period(l, c[L_FROM], c[L_TO], &r->from, &r->to);
        p[i] = (struct period){ r->area, r->acts, r->from, r->to, l->line };
    }
    law->n_locals = s->n;
    check_overlap(l, s, p, s->n);
}

void load_repeats(struct loader *l)
{
    static const char *const rules[] = { "elsewhere", "only", "added", NULL };
    struct law *law = l->law;
    struct sheet *s = table_open(l, "repeat_acts.csv", repeat_columns, COUNT(repeat_columns));
    law->repeats = NEWS(l->a, struct repeat_act, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        struct repeat_act *r = &law->repeats[i];
        *r = (struct repeat_act){
            .act = c[R_ACT], .instead = c[R_INSTEAD],
            .rule = (enum repeat_rule)need_word(l, c[R_RULE], "rule", rules),
            .basis = need_text(l, c[R_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[R_BASIS_VI]),
        };
        if (!law_act_known(law, r->act))
            fault(l, "act '%.*s' is not in acts.csv", STR_ARG(r->act));
        if (r->rule == REPEAT_ELSEWHERE && !any_act_within(law, r->instead))
            fault(l, "instead: '%.*s' names no act of acts.csv", STR_ARG(r->instead));
        need_sure(l, c[R_SURE]);
        need_period(l, c[R_FROM], c[R_TO], &r->from, &r->to);
        p[i] = (struct period){ r->act, S(""), r->from, r->to, l->line };
    }
    law->n_repeats = s->n;
    check_overlap(l, s, p, s->n);
}

void load_ambient(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = table_open(l, "ambient.csv", ambient_columns, COUNT(ambient_columns));
    law->ambients = NEWS(l->a, struct ambient, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        struct ambient *r = &law->ambients[i];
        *r = (struct ambient){
            .code = need_text(l, c[M_CODE], "code"), .acts = c[M_ACTS],
            .extras_of = c[M_EXTRAS],
            .percent_min = need_whole(l, c[M_MIN], "percent_min", 1, 100),
            .percent_max = need_whole(l, c[M_MAX], "percent_max", 1, 100),
            .basis = need_text(l, c[M_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[M_BASIS_VI]),
        };
        need_articles(l, r->acts);
        if (r->percent_min > r->percent_max)
            fault(l, "percent_min is above percent_max");
        need_sure(l, c[M_SURE]);
        need_period(l, c[M_FROM], c[M_TO], &r->from, &r->to);
        if (!str_empty(r->extras_of) && !law_act(law, r->extras_of, r->from))
            fault(l, "extras_of '%.*s' is not in acts.csv", STR_ARG(r->extras_of));
        p[i] = (struct period){ r->code, S(""), r->from, r->to, l->line };
    }
    law->n_ambients = s->n;
    check_overlap(l, s, p, s->n);
}

static struct crime read_crime(struct loader *l, const str *c)
{
    struct crime r = {
        .code = need_text(l, c[C_CODE], "code"), .name = need_text(l, c[C_NAME], "name"),
        .name_vi = need_text(l, c[C_NAME_VI], "name_vi"), .acts = c[C_ACTS],
        .unit = need_text(l, c[C_UNIT], "unit"), .set = !str_empty(c[C_AMOUNT]),
        .basis = need_text(l, c[C_BASIS], "basis"),
        .basis_vi = need_basis_vi(l, c[C_BASIS_VI]), .sure = need_sure(l, c[C_SURE]),
    };
    need_articles(l, r.acts);
    need_period(l, c[C_FROM], c[C_TO], &r.from, &r.to);
    if (!r.set) {
        if (r.sure != LAW_UNVERIFIED)
            fault(l, "a threshold that is not set is unverified");
        return r;
    }
    r.amount = need_decimal(l, c[C_AMOUNT], "amount", NANO);
    if (!str_empty(c[C_FACTOR_FROM]))
        r.factor_from = need_decimal(l, c[C_FACTOR_FROM], "factor_from", NANO);
    if (!str_empty(c[C_FACTOR_TO]))
        r.factor_to = need_decimal(l, c[C_FACTOR_TO], "factor_to", NANO);
    if (r.factor_to && r.factor_to <= r.factor_from)
        fault(l, "factor_from is not below factor_to");
    return r;
}

void load_crimes(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = table_open(l, "crime.csv", crime_columns, COUNT(crime_columns));
    law->crimes = NEWS(l->a, struct crime, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        law->crimes[i] = read_crime(l, s->rows[i].cell);
        p[i] = (struct period){ law->crimes[i].code, S(""), law->crimes[i].from,
                                law->crimes[i].to, l->line };
    }
    law->n_crimes = s->n;
    check_overlap(l, s, p, s->n);
}
