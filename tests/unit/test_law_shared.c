/*
 * The shipped tables hold what the tables that the law was read into hold: every
 * act, term, position and rest day. Where ../shared/domain is not at hand, SKIPPED.
 */
#include "base/csv.h"
#include "base/file.h"
#include "law_unit.h"

#define DOMAIN "../shared/domain/"

struct table {
    struct csv_row heading;
    struct csv_row *rows;
    size_t n;
};

/* false, and a line that says so: the file is not at hand. */
static bool read_table(const char *name, struct table *t)
{
    str text;
    *t = (struct table){ 0 };
    if (file_read(arena, str_fmt(arena, DOMAIN "%s", name), 4 << 20, &text) != OK) {
        printf("SKIPPED: %s is not at hand\n", name);
        return false;
    }
    struct csv c = { .rest = text };
    ck_assert_int_eq(csv_read(arena, &c, &t->heading), OK);
    t->rows = NEWS(arena, struct csv_row, 1000);
    while (t->n < 1000 && csv_read(arena, &c, &t->rows[t->n]) == OK)
        t->n++;
    return true;
}

static str cell(const struct table *t, size_t row, const char *column)
{
    const size_t k = csv_column(&t->heading, str_from(column));
    ck_assert_uint_lt(k, t->heading.n);
    return t->rows[row].f[k];
}

static int64_t number(const struct table *t, size_t row, const char *column)
{
    int64_t v = 0;
    const str s = cell(t, row, column);
    if (!str_empty(s))
        ck_assert_int_eq(str_i64(s, &v), OK);
    return v;
}

static struct date from_of(const struct table *t, size_t row)
{
    return day(str_c(arena, cell(t, row, "valid_from")));
}

START_TEST(every_act_is_there)
{
    struct table t;
    if (!read_table("violations.csv", &t))
        return;
    size_t n = 0;
    for (size_t k = 0; law_next_act(law, day("2026-09-20"), &k);)
        n++;
    ck_assert_uint_eq(n, t.n);
    for (size_t i = 0; i < t.n; i++) {
        const struct law_act *a = law_act(law, cell(&t, i, "code"), from_of(&t, i));
        ck_assert_msg(a != NULL, "%.*s", STR_ARG(cell(&t, i, "code")));
        ck_assert(date_eq(a->from, from_of(&t, i)));
        ck_assert_int_eq(a->fine_min, number(&t, i, "fine_min_individual_vnd"));
        ck_assert_int_eq(a->fine_max, number(&t, i, "fine_max_individual_vnd"));
        ck_assert_int_eq(a->org_factor, number(&t, i, "org_multiplier"));
        ck_assert(str_eq(a->band_from, cell(&t, i, "band_from")));
        ck_assert(str_eq(a->band_to, cell(&t, i, "band_to")));
        ck_assert(str_eq(a->scale_from, cell(&t, i, "scale_from")));
        ck_assert(str_eq(a->scale_to, cell(&t, i, "scale_to")));
        ck_assert_int_eq(a->n_extras > 0, !str_empty(cell(&t, i, "extra_sanctions")));
        ck_assert_int_eq(a->n_remedies > 0, !str_empty(cell(&t, i, "remedies")));
        for (size_t x = 0; x < a->n_extras; x++) { /* "3-6 months" stands in the words */
            const str months = str_fmt(arena, "%d-%d months", a->extras[x].months_min,
                                       a->extras[x].months_max);
            const str words = cell(&t, i, "extra_sanctions");
            ck_assert_msg(!a->extras[x].months_max || str_find(words, months) < words.n, "%.*s",
                          STR_ARG(a->code));
        }
    }
}
END_TEST

/* RECORD_NORMAL_OLD and RECORD_NORMAL are two rows of one code here. */
static str term_code(str code)
{
    return str_ends(code, S("_OLD")) ? str_sub(code, 0, code.n - 4) : code;
}

START_TEST(every_term_is_there)
{
    struct table t;
    if (!read_table("deadlines.csv", &t))
        return;
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++) {
        const str code = cell(&t, i, "code"), sure = cell(&t, i, "verified");
        if (str_starts(code, S("HOTLINE_EX_")))
            continue;
        n++;
        const struct law_term *x = law_term(law, term_code(code), from_of(&t, i));
        ck_assert_msg(x != NULL, "%.*s", STR_ARG(code));
        ck_assert(date_eq(x->from, from_of(&t, i)));
        ck_assert_int_eq(x->set, !str_empty(cell(&t, i, "length")));
        ck_assert_int_eq(x->length, number(&t, i, "length"));
        ck_assert_msg(!x->set || str_eq(cell(&t, i, "unit"), str_from(law_unit_name(x->unit))),
                      "%.*s", STR_ARG(code));
        ck_assert_int_eq(x->sure == LAW_TEXT, str_eq(sure, S("text")));
    }
    ck_assert_uint_ge(n, 90);
}
END_TEST

/* A row of several positions ("A; B") is several rows here, of the same day and power. */
START_TEST(every_position_is_there)
{
    struct table t;
    if (!read_table("authorities.csv", &t))
        return;
    ck_assert_uint_ge(t.n, 54);
    for (size_t i = 0; i < t.n; i++) {
        const str names = cell(&t, i, "position_vi");
        const struct date from = from_of(&t, i);
        const struct law_position *p;
        size_t found = 0;
        for (size_t at = 0; (p = law_next_position(law, from, &at));)
            if (date_eq(p->from, from) && str_find(names, p->name_vi) < names.n) {
                found++;
                ck_assert_int_eq(p->power_individual,
                                 number(&t, i, "max_fine_individual_vnd"));
                ck_assert_int_eq(p->power_organization, number(&t, i, "max_fine_org_vnd"));
            }
        ck_assert_msg(found > 0, "%.*s", STR_ARG(names));
    }
}
END_TEST

START_TEST(every_rest_day_is_there)
{
    struct table t;
    if (!read_table("holidays.csv", &t))
        return;
    for (size_t i = 0; i < t.n; i++) {
        const struct date d = day(str_c(arena, cell(&t, i, "date")));
        ck_assert_int_eq(law_day_off(law, d), str_eq(cell(&t, i, "kind"), S("holiday")));
    }
    struct buf b = { .a = arena, .max = 1 << 20 };
    size_t lines = 0;
    law_list(law, LAW_HOLIDAYS, (opt_date){ 0 }, &b);
    for (size_t i = 0; i < b.n; i++)
        lines += buf_str(&b).p[i] == '\n';
    ck_assert_uint_eq(lines, t.n + 1);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("shared");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_test(tc, every_act_is_there);
    tcase_add_test(tc, every_term_is_there);
    tcase_add_test(tc, every_position_is_there);
    tcase_add_test(tc, every_rest_day_is_there);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law shared", fill)
