/* circumstances.csv: what mitigates and what aggravates, arts. 9 and 10 of the Law. */
#include "base/cite.h"
#include "law/internal.h"

enum { C_CODE, C_SIDE, C_LAW, C_ARTICLE, C_CLAUSE, C_POINT, C_NAME, C_NAME_VI, C_FACT, C_OTHER,
       C_FROM, C_TO, C_SURE, C_NOTE };
static const char *const columns[] = { "code", "side", "law", "article", "clause", "point", "name",
                                       "name_vi", "fact", "other", "valid_from", "valid_to",
                                       "verified", "note" };

static void cite(struct loader *l, const str *c, struct law_circumstance *out)
{
    const str act = need_text(l, c[C_LAW], "law");
    const bool law = str_find(act, S("/QH")) < act.n;
    struct buf at = { .a = l->a, .max = 100 };
    buf_add(&at, need_text(l, c[C_ARTICLE], "article"));
    for (size_t i = C_CLAUSE; i <= C_POINT; i++)
        if (!str_empty(c[i]))
            buf_fmt(&at, ".%.*s", STR_ARG(c[i]));
    const str place = buf_str(&at);
    if (str_eq(cite_places(l->a, place), place))
        fault(l, "'%.*s' is no place of an act", STR_ARG(place));
    out->place_vi = cite_places(l->a, place);
    out->basis = str_fmt(l->a, "%s %.*s art. %.*s", law ? "Law" : "Decree", STR_ARG(act),
                         STR_ARG(place));
    out->basis_vi = str_fmt(l->a, "%.*s %s %.*s", STR_ARG(out->place_vi),
                            law ? "Luật" : "Nghị định", STR_ARG(act));
}

void load_circumstances(struct loader *l)
{
    static const char *const sides[] = { "mitigating", "aggravating", NULL };
    static const char *const facts[] = { "", LAW_FACT_REPETITION, LAW_FACT_WENT_ON, NULL };
    struct law *law = l->law;
    struct sheet *s = table_open(l, "circumstances.csv", columns, COUNT(columns));
    law->circumstances = NEWS(l->a, struct law_circumstance, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        struct law_circumstance *r = &law->circumstances[i];
        *r = (struct law_circumstance){
            .code = need_text(l, c[C_CODE], "code"),
            .side = (enum law_side)need_word(l, c[C_SIDE], "side", sides),
            .name = need_text(l, c[C_NAME], "name"),
            .name_vi = need_text(l, c[C_NAME_VI], "name_vi"), .fact = c[C_FACT],
            .other = need_yes(l, c[C_OTHER], "other"), .sure = need_sure(l, c[C_SURE]),
        };
        need_word(l, c[C_FACT], "fact", facts);
        cite(l, c, r);
        need_period(l, c[C_FROM], c[C_TO], &r->from, &r->to);
        p[i] = (struct period){ r->code, S(""), r->from, r->to, l->line };
    }
    law->n_circumstances = s->n;
    check_overlap(l, s, p, s->n);
}

const struct law_circumstance *law_next_circumstance(const struct law *law, struct date day,
                                                     size_t *at)
{
    while (*at < law->n_circumstances) {
        const struct law_circumstance *r = &law->circumstances[(*at)++];
        if (in_force(r->from, r->to, day))
            return r;
    }
    return NULL;
}

const struct law_circumstance *law_circumstance(const struct law *law, str code)
{
    for (size_t i = law->n_circumstances; i-- > 0;)
        if (str_eq(law->circumstances[i].code, code))
            return &law->circumstances[i];
    return NULL;
}

bool law_circumstance_itself(const struct law *law, const struct law_circumstance *c,
                             const struct law_act *act, struct date day)
{
    const struct repeat_act *r = repeat_rule(law, act, day);
    return str_eq(c->fact, S(LAW_FACT_REPETITION)) && r && r->rule != REPEAT_ELSEWHERE;
}
