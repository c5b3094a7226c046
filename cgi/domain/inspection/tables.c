#include "domain/inspection/tables.h"
#include "base/cite.h"
#include "base/file.h"
#include "base/sheet.h"
#include "domain/facilities/words.h"

enum { R_CODE, R_OF, R_POINTS, R_MOST, R_NAME, R_NAME_VI };
static const char *const risk_columns[] = { "code", "of", "points", "most", "name", "name_vi" };
enum { Q_CODE, Q_SECTORS, Q_QUESTION, Q_QUESTION_VI, Q_ACTS, Q_BASIS, Q_BASIS_VI, Q_SURE };
static const char *const check_columns[] = { "code", "sectors", "question", "question_vi", "acts",
                                             "basis", "basis_vi", "verified" };

#define POINTS_MAX 1000
#define CHECK_CODE_MAX 40

static void check_of(struct loader *l, const struct risk_weight *w)
{
    const bool group = str_eq(w->of, S("1")) || str_eq(w->of, S("2")) || str_eq(w->of, S("3"))
        || str_eq(w->of, S("4"));
    if (w->code == RISK_GROUP ? !group
        : w->code == RISK_SECTOR ? !facility_word_known(facility_sectors, w->of) : w->of.n > 0)
        fault(l, "of '%.*s' does not go with this code", STR_ARG(w->of));
    if (w->points > w->most)
        fault(l, "points is above most");
}

static void load_risks(struct loader *l, struct inspection_tables *t)
{
    static const char *const codes[] = { "open_case", "decision", "year_since", "never", "group",
                                         "sector", NULL };
    struct sheet s;
    if (!sheet_read(l, path_join(l->a, l->dir, S("risk.csv")), S("risk.csv"), risk_columns,
                    COUNT(risk_columns), &s))
        return;
    struct risk_weight *rows = NEWS(l->a, struct risk_weight, s.n);
    for (size_t i = 0; i < s.n; i++) {
        const str *c = s.rows[i].cell;
        l->line = s.rows[i].line;
        rows[i] = (struct risk_weight){
            .code = (enum risk_of)need_word(l, c[R_CODE], "code", codes), .of = c[R_OF],
            .points = need_whole(l, c[R_POINTS], "points", 1, POINTS_MAX),
            .most = need_whole(l, c[R_MOST], "most", 1, POINTS_MAX),
            .name = need_text(l, c[R_NAME], "name"),
            .name_vi = need_text(l, c[R_NAME_VI], "name_vi") };
        check_of(l, &rows[i]);
        for (size_t k = 0; k < i; k++)
            if (rows[k].code == rows[i].code && str_eq(rows[k].of, rows[i].of))
                fault(l, "the code stands twice");
    }
    t->risks = rows;
    t->n_risks = s.n;
}

static bool act_known(const struct law *law, str article)
{
    const struct law_act *act;
    struct date last = { 2999, 12, 31 };
    for (size_t at = 0; (act = law_next_act(law, last, &at));)
        if (str_eq(act->code, article)
            || (str_starts(act->code, article) && act->code.p[article.n] == '.'))
            return true;
    return false;
}

static void check_words(struct loader *l, const struct law *law, const struct check_question *q)
{
    str rest = q->sectors, one;
    while (str_next(&rest, ' ', &one))
        if (!str_empty(one) && !facility_word_known(facility_sectors, one))
            fault(l, "sectors: '%.*s' is no sector", STR_ARG(one));
    rest = q->acts;
    while (str_next(&rest, ' ', &one))
        if (!str_empty(one) && !act_known(law, one))
            fault(l, "acts: '%.*s' names no act of acts.csv", STR_ARG(one));
    if (q->code.n > CHECK_CODE_MAX)
        fault(l, "code is longer than %d bytes", CHECK_CODE_MAX);
}

static void load_questions(struct loader *l, const struct law *law, struct inspection_tables *t)
{
    static const char *const sures[] = { "text", "secondary", "unverified", NULL };
    struct sheet s;
    if (!sheet_read(l, path_join(l->a, l->dir, S("checklist.csv")), S("checklist.csv"),
                    check_columns, COUNT(check_columns), &s))
        return;
    struct check_question *rows = NEWS(l->a, struct check_question, s.n);
    for (size_t i = 0; i < s.n; i++) {
        const str *c = s.rows[i].cell;
        l->line = s.rows[i].line;
        rows[i] = (struct check_question){
            .code = need_text(l, c[Q_CODE], "code"), .sectors = c[Q_SECTORS],
            .question = need_text(l, c[Q_QUESTION], "question"),
            .question_vi = need_text(l, c[Q_QUESTION_VI], "question_vi"), .acts = c[Q_ACTS],
            .basis = need_text(l, c[Q_BASIS], "basis"),
            .basis_vi = cite_vi(l->a, need_text(l, c[Q_BASIS_VI], "basis_vi")),
            .sure = (enum law_sure)need_word(l, c[Q_SURE], "verified", sures) };
        check_words(l, law, &rows[i]);
        for (size_t k = 0; k < i; k++)
            if (str_eq(rows[k].code, rows[i].code))
                fault(l, "code '%.*s' stands twice", STR_ARG(rows[i].code));
    }
    t->questions = rows;
    t->n_questions = s.n;
}

enum err inspection_tables_load(struct arena *a, str dir, const struct law *law,
                                struct inspection_tables **out, struct buf *faults)
{
    struct inspection_tables *t = NEW(a, struct inspection_tables);
    struct loader l = { .a = a, .faults = faults, .dir = dir };
    *out = NULL;
    if (!str_empty(dir)) {
        load_risks(&l, t);
        load_questions(&l, law, t);
    }
    if (l.n_faults)
        return ERR_INVALID;
    *out = t;
    return OK;
}

bool check_for(const struct check_question *q, str sector)
{
    str rest = q->sectors, one;
    while (str_next(&rest, ' ', &one))
        if (!str_empty(one) && str_eq(one, sector))
            return true;
    return str_empty(q->sectors);
}

const struct check_question *check_question(const struct inspection_tables *t, str code)
{
    for (size_t i = 0; i < t->n_questions; i++)
        if (str_eq(t->questions[i].code, code))
            return &t->questions[i];
    return NULL;
}

/* Full years from one day to another. */
static int64_t years_since(struct date from, struct date to)
{
    int64_t years = to.y - from.y;
    if (to.m < from.m || (to.m == from.m && to.d < from.d))
        years--;
    return years > 0 ? years : 0;
}

static int64_t count_of(struct arena *a, const struct risk_weight *w, const struct risk_facts *f)
{
    switch (w->code) {
    case RISK_OPEN_CASE:
        return f->open_cases;
    case RISK_DECISION:
        return f->decisions;
    case RISK_YEAR_SINCE:
        return f->last.has ? years_since(f->last.v, f->today) : 0;
    case RISK_NEVER:
        return !f->last.has;
    case RISK_GROUP:
        return f->group.has && str_eq(str_fmt(a, "%lld", (long long)f->group.v), w->of);
    case RISK_SECTOR:
        return str_eq(f->sector, w->of);
    }
    return 0;
}

int64_t risk_score(struct arena *a, const struct inspection_tables *t,
                   const struct risk_facts *f, const struct risk_point **points, size_t *n)
{
    struct risk_point *out = NEWS(a, struct risk_point, t->n_risks);
    int64_t sum = 0;
    *n = 0;
    for (size_t i = 0; i < t->n_risks; i++) {
        const struct risk_weight *w = &t->risks[i];
        const int64_t count = count_of(a, w, f);
        /* past most / points more of it changes nothing, and the product could run over */
        const int64_t given = count > w->most / w->points ? w->most : count * w->points;
        if (given == 0)
            continue;
        out[(*n)++] = (struct risk_point){ w, count, given };
        sum += given;
    }
    *points = out;
    return sum;
}

str risk_point_words(struct arena *a, enum lang lang, const struct risk_point *points, size_t n)
{
    struct buf b = { .a = a, .max = 2000 };
    for (size_t i = 0; i < n; i++) {
        const struct risk_weight *w = points[i].weight;
        const bool counted = w->code <= RISK_YEAR_SINCE;
        buf_add(&b, i ? S("; ") : S(""));
        if (counted)
            buf_fmt(&b, "%lld ", (long long)points[i].count);
        buf_fmt(&b, "%.*s: %lld", STR_ARG(lang == LANG_VI ? w->name_vi : w->name),
                (long long)points[i].points);
    }
    return buf_str(&b);
}
