/* deadlines.csv and the province's file over it. */
#include "law/internal.h"

enum { LENGTH_MAX = 3650 };

enum { T_CODE, T_START, T_START_VI, T_LENGTH, T_UNIT, T_COUNT, T_ROLLS, T_SET_BY, T_BASIS,
       T_BASIS_VI, T_FROM, T_TO, T_SURE, T_NOTE };
static const char *const term_columns[] = {
    "code", "start", "start_vi", "length", "unit", "count", "rolls", "set_by", "basis",
    "basis_vi", "valid_from", "valid_to", "verified", "note",
};

enum { P_CODE, P_LENGTH, P_UNIT, P_BASIS, P_BASIS_VI, P_FROM, P_TO, P_DEMO };
static const char *const province_columns[] = {
    "code", "length", "unit", "basis", "basis_vi", "valid_from", "valid_to", "demo",
};

static const char *const unit_words[] = { "hour", "day", "working_day", "month", "year",
                                         "minute", NULL };

/* Time itself, day and night. */
static bool is_time(enum law_unit unit)
{
    return unit == LAW_HOUR || unit == LAW_MINUTE;
}

static void read_length(struct loader *l, str length, str unit, struct law_term *t)
{
    t->set = true;
    t->length = (int32_t)need_whole(l, length, "length", 0, LENGTH_MAX);
    t->unit = (enum law_unit)need_word(l, unit, "unit", unit_words);
    if (t->length == 0 && !is_time(t->unit))
        fault(l, "length 0 (at once) goes with hours and minutes alone");
}

static void check_code(struct loader *l, str code)
{
    bool good = code.n > 0;
    for (size_t i = 0; i < code.n; i++)
        good = good && ((code.p[i] >= 'A' && code.p[i] <= 'Z') || code.p[i] == '_'
                        || (i > 0 && code.p[i] >= '0' && code.p[i] <= '9'));
    if (!good)
        fault(l, "code '%.*s' is not of A-Z, 0-9 and _", STR_ARG(code));
}

static struct law_term read_term(struct loader *l, const str *c)
{
    static const char *const counts[] = { "forward", "back", NULL };
    static const char *const setters[] = { "law", "province", NULL };
    struct law_term t = { .code = c[T_CODE] };
    check_code(l, t.code);
    t.start = need_text(l, c[T_START], "start");
    t.start_vi = need_text(l, c[T_START_VI], "start_vi");
    t.back = need_word(l, c[T_COUNT], "count", counts) == 2;
    t.rolls = need_yes(l, c[T_ROLLS], "rolls");
    t.province = need_word(l, c[T_SET_BY], "set_by", setters) == 2;
    t.basis = need_text(l, c[T_BASIS], "basis");
    t.basis_vi = need_basis_vi(l, c[T_BASIS_VI]);
    need_period(l, c[T_FROM], c[T_TO], &t.from, &t.to);
    t.sure = need_sure(l, c[T_SURE]);
    t.note = c[T_NOTE];
    if (str_empty(c[T_LENGTH]) && str_empty(c[T_UNIT])) {
        if (!t.province)
            fault(l, "length is empty in a term that the law sets");
        return t;
    }
    read_length(l, c[T_LENGTH], c[T_UNIT], &t);
    if (is_time(t.unit) && (t.back || t.rolls))
        fault(l, "hours and minutes neither count back nor roll");
    if (t.back && t.rolls)
        fault(l, "a term that counts back does not roll");
    if (t.back && t.unit != LAW_WORKING_DAY && t.unit != LAW_DAY)
        fault(l, "only days and working days count back");
    return t;
}

void load_terms(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = &law->deadlines;
    sheet_read(l, str_fmt(l->a, "%.*s/deadlines.csv", STR_ARG(l->dir)), S("deadlines.csv"),
               term_columns, COUNT(term_columns), s);
    law->terms = NEWS(l->a, struct law_term, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        const struct law_term t = read_term(l, s->rows[i].cell);
        p[i] = (struct period){ t.code, S(""), t.from, t.to, l->line };
        law->terms[i] = t;
    }
    law->n_terms = s->n;
    check_overlap(l, s, p, s->n);
}

/* The row of the shipped table that a row of the province sets; NULL after a fault. */
static const struct law_term *shipped(struct loader *l, const struct law_term *t, size_t *row)
{
    const struct law *law = l->law;
    bool known = false;
    for (size_t i = 0; i < law->n_terms; i++) {
        const struct law_term *s = &law->terms[i];
        if (!str_eq(s->code, t->code))
            continue;
        known = true;
        if (!s->province || s->set)
            continue;
        const bool inside = in_force(s->from, s->to, t->from)
            && (!s->to.has || (t->to.has && in_force(s->from, s->to, t->to.v)));
        *row = i;
        if (inside)
            return s;
    }
    if (!known)
        fault(l, "code '%.*s' is no term of deadlines.csv", STR_ARG(t->code));
    else
        fault(l, "%.*s is not left to the province in that period", STR_ARG(t->code));
    return NULL;
}

static bool read_overlay(struct loader *l, const str *c, struct law_term *out, size_t *row)
{
    struct law_term t = { .code = c[P_CODE] };
    const size_t before = l->n_faults;
    need_period(l, c[P_FROM], c[P_TO], &t.from, &t.to);
    read_length(l, c[P_LENGTH], c[P_UNIT], &t);
    t.basis = need_text(l, c[P_BASIS], "basis");
    t.basis_vi = need_basis_vi(l, c[P_BASIS_VI]);
    t.demo = need_yes(l, c[P_DEMO], "demo");
    if (l->n_faults != before)
        return false;
    const struct law_term *base = shipped(l, &t, row);
    if (!base)
        return false;
    t.start = base->start;
    t.start_vi = base->start_vi;
    t.rolls = !is_time(t.unit);
    t.province = true;
    t.sure = t.demo ? LAW_UNVERIFIED : LAW_TEXT;
    t.note = t.demo ? S("demonstration figure, no legal force") : S("set by the province");
    *out = t;
    return true;
}

/* A row for `law list`, in the columns of deadlines.csv. */
static struct sheet_row listed(struct loader *l, const struct law_term *t, const str *c)
{
    str *cell = NEWS(l->a, str, COUNT(term_columns));
    const str made[] = { t->code, t->start, t->start_vi, c[P_LENGTH], c[P_UNIT], S("forward"),
                         t->rolls ? S("yes") : S("no"), S("province"), t->basis, c[P_BASIS_VI],
                         c[P_FROM], c[P_TO], str_from(law_sure_name(t->sure)), t->note };
    for (size_t i = 0; i < COUNT(made); i++)
        cell[i] = made[i];
    return (struct sheet_row){ 0, cell };
}

/* Terms and rows of the province stand before the shipped ones, so that they are found first. */
static void put_first(struct loader *l, const struct law_term *t, const struct sheet_row *rows,
                      size_t n)
{
    struct law *law = l->law;
    struct law_term *terms = NEWS(l->a, struct law_term, n + law->n_terms);
    struct sheet_row *all = NEWS(l->a, struct sheet_row, n + law->deadlines.n);
    for (size_t i = 0; i < n + law->n_terms; i++) {
        terms[i] = i < n ? t[i] : law->terms[i - n];
        all[i] = i < n ? rows[i] : law->deadlines.rows[i - n];
    }
    law->terms = terms;
    law->n_terms += n;
    law->deadlines.rows = all;
    law->deadlines.n += n;
}

void load_province(struct loader *l, str path)
{
    struct sheet *s = NEW(l->a, struct sheet);
    sheet_read(l, path, path, province_columns, COUNT(province_columns), s);
    struct law_term *terms = NEWS(l->a, struct law_term, s->n);
    struct sheet_row *rows = NEWS(l->a, struct sheet_row, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    size_t n = 0, base = 0;
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        if (!read_overlay(l, s->rows[i].cell, &terms[n], &base))
            continue;
        p[n] = (struct period){ terms[n].code, S(""), terms[n].from, terms[n].to, l->line };
        rows[n] = listed(l, &terms[n], s->rows[i].cell);
        l->law->demo = l->law->demo || terms[n].demo;
        n++;
    }
    check_overlap(l, s, p, n);
    if (l->n_faults == 0)
        put_first(l, terms, rows, n);
}
