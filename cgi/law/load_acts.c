/* measures.csv, fields.csv and acts.csv: what is forbidden and what it may cost. */
#include "base/cite.h"
#include "law/internal.h"

enum { MONTHS_MAX = 240 };

enum { M_CODE, M_KIND, M_NAME, M_NAME_VI, M_POINTS, M_BASIS, M_BASIS_VI, M_NOTE };
static const char *const measure_columns[] = { "code", "kind", "name", "name_vi", "points",
                                               "basis", "basis_vi", "note" };
enum { F_FIELD, F_NAME, F_NAME_VI, F_LIMITATION, F_CEILING, F_LOCAL, F_BASIS,
       F_BASIS_VI, F_ORG };
static const char *const field_columns[] = { "field", "name", "name_vi", "limitation", "ceiling",
                                             "local", "basis", "basis_vi", "org_basis_vi" };
enum { A_CODE, A_DECREE, A_ARTICLE, A_CLAUSE, A_POINT, A_NAME, A_NAME_VI, A_KIND, A_FIELD,
       A_PENALTY, A_MIN, A_MAX, A_FACTOR, A_EXTRAS, A_REMEDIES, A_MEASURE, A_BAND_FROM, A_BAND_TO,
       A_SCALE_FROM, A_SCALE_TO, A_SCALE_UNIT, A_COMMON, A_CRIME, A_FROM, A_TO, A_SURE, A_NOTE };
static const char *const act_columns[] = {
    "code", "decree", "article", "clause", "point", "name", "name_vi", "kind", "field", "penalty",
    "fine_min", "fine_max", "org_factor", "extras", "remedies", "measure", "band_from", "band_to",
    "scale_from", "scale_to", "scale_unit", "common", "crime_check", "valid_from", "valid_to",
    "verified", "note",
};

void load_measures(struct loader *l)
{
    static const char *const kinds[] = { "revoke", "suspend", "confiscate", "remedy", NULL };
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/measures.csv", STR_ARG(l->dir)), S("measures.csv"),
               measure_columns, COUNT(measure_columns), s);
    law->measures = NEWS(l->a, struct law_measure, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        if (law_measure(law, c[M_CODE]))
            fault(l, "measure '%.*s' stands twice", STR_ARG(c[M_CODE]));
        law->measures[i] = (struct law_measure){
            .code = need_text(l, c[M_CODE], "code"),
            .kind = (enum law_measure_kind)need_word(l, c[M_KIND], "kind", kinds),
            .name = need_text(l, c[M_NAME], "name"),
            .name_vi = need_text(l, c[M_NAME_VI], "name_vi"),
            .points = c[M_POINTS],
            .note = c[M_NOTE],
        };
        need_text(l, c[M_BASIS], "basis");
        need_basis_vi(l, c[M_BASIS_VI]);
        law->n_measures = i + 1;
    }
}

void load_fields(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, str_fmt(l->a, "%.*s/fields.csv", STR_ARG(l->dir)), S("fields.csv"),
               field_columns, COUNT(field_columns), s);
    law->fields = NEWS(l->a, struct law_field, s->n);
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        if (law_field(law, c[F_FIELD]))
            fault(l, "field '%.*s' stands twice", STR_ARG(c[F_FIELD]));
        law->fields[i] = (struct law_field){
            .code = need_text(l, c[F_FIELD], "field"),
            .name = need_text(l, c[F_NAME], "name"),
            .name_vi = need_text(l, c[F_NAME_VI], "name_vi"),
            .limitation = need_text(l, c[F_LIMITATION], "limitation"),
            .ceiling = need_text(l, c[F_CEILING], "ceiling"),
            .local = need_yes(l, c[F_LOCAL], "local"),
            .org_basis_vi = cite_vi(l->a, c[F_ORG]),
            .line = l->line,
        };
        need_text(l, c[F_BASIS], "basis");
        need_basis_vi(l, c[F_BASIS_VI]);
        law->n_fields = i + 1;
    }
}

/* "suspend_facility 6-12": a measure with its months, or without. */
static struct law_extra read_extra(struct loader *l, str text, int choice)
{
    struct law_extra e = { .choice = choice };
    str rest = str_trim(text), code, from, to;
    if (!str_next(&rest, ' ', &code))
        code = S("");
    e.measure = law_measure(l->law, code);
    if (!e.measure || e.measure->kind == LAW_REMEDY)
        fault(l, "extras: '%.*s' is no extra sanction of measures.csv", STR_ARG(code));
    if (!rest.p)
        return e;
    if (!str_next(&rest, '-', &from) || !str_next(&rest, '-', &to)) {
        fault(l, "extras: '%.*s' has no months FROM-TO", STR_ARG(text));
        return e;
    }
    e.months_min = (int)need_whole(l, from, "extras", 1, MONTHS_MAX);
    e.months_max = (int)need_whole(l, to, "extras", 1, MONTHS_MAX);
    if (e.months_min > e.months_max)
        fault(l, "extras: %d months are above %d", e.months_min, e.months_max);
    return e;
}

/* Alternatives stand between '|', sanctions that come together between ';'. */
static void read_extras(struct loader *l, str text, struct law_act *act)
{
    size_t cap = 1;
    for (size_t i = 0; i < text.n; i++)
        cap += text.p[i] == ';' || text.p[i] == '|';
    struct law_extra *e = NEWS(l->a, struct law_extra, cap);
    str groups = text, group, one;
    for (int choice = 1; !str_empty(text) && str_next(&groups, ';', &group); choice++)
        while (str_next(&group, '|', &one))
            e[act->n_extras++] = read_extra(l, one, choice);
    act->extras = e;
}

static void read_remedies(struct loader *l, str text, struct law_act *act)
{
    size_t cap = 1;
    for (size_t i = 0; i < text.n; i++)
        cap += text.p[i] == ';';
    act->remedies = NEWS(l->a, const struct law_measure *, cap);
    str rest = text, one;
    while (!str_empty(text) && str_next(&rest, ';', &one)) {
        const struct law_measure *m = law_measure(l->law, str_trim(one));
        if (!m || m->kind != LAW_REMEDY)
            fault(l, "remedies: '%.*s' is no remedy of measures.csv", STR_ARG(str_trim(one)));
        else
            act->remedies[act->n_remedies++] = m;
    }
}

static void read_fine(struct loader *l, const str *c, struct law_act *act)
{
    static const char *const penalties[] = { "fine", "warning", "warning_or_fine", NULL };
    act->penalty = (enum law_penalty)need_word(l, c[A_PENALTY], "penalty", penalties);
    act->org_factor = need_whole(l, c[A_FACTOR], "org_factor", 1, 10);
    if (act->penalty == LAW_WARNING) {
        if (!str_empty(c[A_MIN]) || !str_empty(c[A_MAX]))
            fault(l, "a warning alone has no fine");
        return;
    }
    act->fine_min = need_whole(l, c[A_MIN], "fine_min", 1, INT64_C(100000000000));
    act->fine_max = need_whole(l, c[A_MAX], "fine_max", 1, INT64_C(100000000000));
    if (act->fine_min > act->fine_max)
        fault(l, "fine_min %lld is above fine_max %lld", (long long)act->fine_min,
              (long long)act->fine_max);
    const struct law_field *f = law_field(l->law, c[A_FIELD]);
    const struct law_number *top = f ? law_number(l->law, f->ceiling, act->from) : NULL;
    if (top && act->fine_max > law_number_whole(top))
        fault(l, "fine_max is above %.*s", STR_ARG(f->ceiling));
}

/* "45/2022:Đ18.3.c" says decree, article, clause and point, and nothing else. */
static void check_act_code(struct loader *l, const struct law_act *act)
{
    const size_t slash = str_find(act->decree, S("/NĐ-CP"));
    str want = str_fmt(l->a, "%.*s:Đ%.*s", (int)slash, act->decree.p, STR_ARG(act->article));
    if (!str_empty(act->clause))
        want = str_fmt(l->a, "%.*s.%.*s", STR_ARG(want), STR_ARG(act->clause));
    if (!str_empty(act->point))
        want = str_fmt(l->a, "%.*s.%.*s", STR_ARG(want), STR_ARG(act->point));
    if (!str_eq(act->code, want))
        fault(l, "code '%.*s' should be '%.*s'", STR_ARG(act->code), STR_ARG(want));
}

static void cite(struct loader *l, struct law_act *act)
{
    const size_t colon = str_find(act->code, S("Đ"));
    const str place = str_sub(act->code, colon + sizeof "Đ" - 1, act->code.n);
    act->basis = str_fmt(l->a, "Decree %.*s art. %.*s", STR_ARG(act->decree), STR_ARG(place));
    act->basis_vi = str_fmt(l->a, "%.*s Nghị định %.*s", STR_ARG(cite_places(l->a, place)),
                            STR_ARG(act->decree));
}

static struct law_act read_act(struct loader *l, const str *c)
{
    struct law_act act = {
        .code = c[A_CODE], .decree = need_text(l, c[A_DECREE], "decree"),
        .article = need_text(l, c[A_ARTICLE], "article"), .clause = c[A_CLAUSE],
        .point = c[A_POINT], .name = need_text(l, c[A_NAME], "name"),
        .name_vi = need_text(l, c[A_NAME_VI], "name_vi"), .kind = need_text(l, c[A_KIND], "kind"),
        .field = c[A_FIELD], .measure = c[A_MEASURE], .band_from = c[A_BAND_FROM],
        .band_to = c[A_BAND_TO], .scale_from = c[A_SCALE_FROM], .scale_to = c[A_SCALE_TO],
        .scale_unit = c[A_SCALE_UNIT], .note = c[A_NOTE],
        .common = need_yes(l, c[A_COMMON], "common"),
        .crime_check = need_yes(l, c[A_CRIME], "crime_check"), .sure = need_sure(l, c[A_SURE]),
    };
    if (!law_field(l->law, act.field))
        fault(l, "field '%.*s' is not in fields.csv", STR_ARG(act.field));
    need_period(l, c[A_FROM], c[A_TO], &act.from, &act.to);
    read_fine(l, c, &act);
    read_extras(l, c[A_EXTRAS], &act);
    read_remedies(l, c[A_REMEDIES], &act);
    check_act_code(l, &act);
    cite(l, &act);
    return act;
}

void load_acts(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = &law->acts_sheet;
    sheet_read(l, str_fmt(l->a, "%.*s/acts.csv", STR_ARG(l->dir)), S("acts.csv"), act_columns,
               COUNT(act_columns), s);
    law->acts = NEWS(l->a, struct law_act, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        law->acts[i] = read_act(l, s->rows[i].cell);
        p[i] = (struct period){ law->acts[i].code, S(""), law->acts[i].from, law->acts[i].to,
                                l->line };
    }
    law->n_acts = s->n;
    check_overlap(l, s, p, s->n);
}
