/* limits.csv, additions.csv and publication.csv. */
#include "law/internal.h"

enum { N_CODE, N_NAME, N_NAME_VI, N_VALUE, N_UNIT, N_BASIS, N_BASIS_VI, N_FROM, N_TO, N_SURE,
       N_NOTE };
static const char *const number_columns[] = { "code", "name", "name_vi", "value", "unit", "basis",
                                              "basis_vi", "valid_from", "valid_to", "verified",
                                              "note" };
enum { D_KIND, D_PARAMETER, D_FROM_FACTOR, D_TO_FACTOR, D_PERCENT, D_BASIS, D_BASIS_VI, D_FROM,
       D_TO, D_SURE };
static const char *const addition_columns[] = { "kind", "parameter", "factor_from", "factor_to",
                                                "percent", "basis", "basis_vi", "valid_from",
                                                "valid_to", "verified" };
enum { B_KIND, B_TRIGGER, B_VERDICT, B_BASIS, B_BASIS_VI, B_FROM, B_TO, B_SURE, B_NOTE };
static const char *const publish_columns[] = { "trigger_kind", "trigger", "verdict", "basis",
                                               "basis_vi", "valid_from", "valid_to", "verified",
                                               "note" };

const char *const discharge_names[] = { "wastewater", "hazardous_wastewater", "gas",
                                        "hazardous_gas", NULL };

void load_numbers(struct loader *l)
{
    static const char *const units[] = { "vnd", "percent", "times", "count", NULL };
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/limits.csv", STR_ARG(l->dir)), S("limits.csv"),
               number_columns, COUNT(number_columns), s);
    law->numbers = NEWS(l->a, struct law_number, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        struct law_number *n = &law->numbers[i];
        *n = (struct law_number){
            .code = need_text(l, c[N_CODE], "code"), .name = need_text(l, c[N_NAME], "name"),
            .name_vi = need_text(l, c[N_NAME_VI], "name_vi"),
            .micro = need_decimal(l, c[N_VALUE], "value", MICRO), .unit = c[N_UNIT],
            .basis = need_text(l, c[N_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[N_BASIS_VI]),
            .sure = need_sure(l, c[N_SURE]), .note = c[N_NOTE],
        };
        if (need_word(l, c[N_UNIT], "unit", units) == 1 && n->micro % MICRO != 0)
            fault(l, "value: đồng are whole");
        need_period(l, c[N_FROM], c[N_TO], &n->from, &n->to);
        p[i] = (struct period){ n->code, S(""), n->from, n->to, l->line };
    }
    law->n_numbers = s->n;
    check_overlap(l, s, p, s->n);
    l->sheet = s;
}

static struct addition read_addition(struct loader *l, const str *c)
{
    static const char *const parameters[] = { "factor", "ph", NULL };
    struct addition d = {
        .kind = (enum law_discharge)need_word(l, c[D_KIND], "kind", discharge_names),
        .ph = need_word(l, c[D_PARAMETER], "parameter", parameters) == 2,
        .percent = need_whole(l, c[D_PERCENT], "percent", 1, 100),
        .basis = need_text(l, c[D_BASIS], "basis"),
        .basis_vi = need_basis_vi(l, c[D_BASIS_VI]),
    };
    need_period(l, c[D_FROM], c[D_TO], &d.since, &d.until);
    need_sure(l, c[D_SURE]);
    if (d.ph && d.kind != LAW_HAZARDOUS_WASTEWATER) { /* there it has bands of its own */
        if (!str_empty(c[D_FROM_FACTOR]) || !str_empty(c[D_TO_FACTOR]))
            fault(l, "ph has no factor");
        if (d.kind != LAW_WASTEWATER)
            fault(l, "ph goes with wastewater alone");
        return d;
    }
    d.from = need_decimal(l, c[D_FROM_FACTOR], "factor_from", NANO);
    if (!str_empty(c[D_TO_FACTOR])) {
        d.to = need_decimal(l, c[D_TO_FACTOR], "factor_to", NANO);
        if (d.to <= d.from)
            fault(l, "factor_from is not below factor_to");
    }
    return d;
}

static bool bands_meet(const struct addition *a, const struct addition *b)
{
    const bool same = a->kind == b->kind && a->ph == b->ph
        && (in_force(a->since, a->until, b->since) || in_force(b->since, b->until, a->since));
    return same && (a->to == 0 || b->from < a->to) && (b->to == 0 || a->from < b->to);
}

/* The bands of one kind follow each other without a gap and end open. */
static void check_bands(struct loader *l, const struct sheet *s)
{
    const struct law *law = l->law;
    for (size_t i = 0; i < law->n_additions; i++) {
        const struct addition *d = &law->additions[i];
        bool followed = d->to == 0;
        l->line = s->rows[i].line;
        for (size_t k = 0; k < law->n_additions; k++) {
            const struct addition *e = &law->additions[k];
            if (k < i && bands_meet(d, e))
                fault(l, "the band overlaps line %zu", s->rows[k].line);
            followed = followed || (e->kind == d->kind && e->ph == d->ph && e->from == d->to);
        }
        if (!followed)
            fault(l, "no band follows this one");
    }
    for (int kind = 1; law->n_additions && discharge_names[kind - 1]; kind++) {
        bool any = false;
        for (size_t i = 0; i < law->n_additions; i++)
            any = any || (int)law->additions[i].kind == kind;
        l->line = 1;
        if (!any)
            fault(l, "no bands for %s", discharge_names[kind - 1]);
    }
}

void load_additions(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/additions.csv", STR_ARG(l->dir)), S("additions.csv"),
               addition_columns, COUNT(addition_columns), s);
    law->additions = NEWS(l->a, struct addition, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        law->additions[i] = read_addition(l, s->rows[i].cell);
    }
    law->n_additions = s->n;
    check_bands(l, s);
}

void load_publication(struct loader *l)
{
    static const char *const kinds[] = { "measure", "article", "person", NULL };
    static const char *const verdicts[] = { "must", "ask", "hold", NULL };
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/publication.csv", STR_ARG(l->dir)), S("publication.csv"),
               publish_columns, COUNT(publish_columns), s);
    law->publish = NEWS(l->a, struct publish_rule, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        struct publish_rule *r = &law->publish[i];
        const int kind = need_word(l, c[B_KIND], "trigger_kind", kinds);
        const int verdict = need_word(l, c[B_VERDICT], "verdict", verdicts);
        *r = (struct publish_rule){
            .article = kind == 2, .person = kind == 3,
            .trigger = need_text(l, c[B_TRIGGER], "trigger"),
            .must = verdict == 1,
            .basis = need_text(l, c[B_BASIS], "basis"),
            .basis_vi = need_basis_vi(l, c[B_BASIS_VI]),
        };
        need_sure(l, c[B_SURE]);
        need_period(l, c[B_FROM], c[B_TO], &r->from, &r->to);
        if (r->person != (verdict == 3))
            fault(l, "'hold' is about a person, and nothing else is");
        if (kind == 1 && !law_measure(law, r->trigger))
            fault(l, "trigger '%.*s' is not in measures.csv", STR_ARG(r->trigger));
        if (r->article && str_find(r->trigger, S(":Đ")) == r->trigger.n)
            fault(l, "trigger '%.*s' names no article", STR_ARG(r->trigger));
        p[i] = (struct period){ r->trigger, S(""), r->from, r->to, l->line };
    }
    law->n_publish = s->n;
    check_overlap(l, s, p, s->n);
}
