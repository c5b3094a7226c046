/*
 * Which reports speak of the same matter. Precision and recall are printed: on reports of
 * our own, written before the weights were set, and on the table of complaints beside the
 * source (HOTLINE_CORPUS), where it is at hand.
 */
#include "domain/intake/similar.h"
#include "base/csv.h"
#include "base/file.h"
#include "unit.h"
#include <stdio.h>

#define ROWS_MAX 400

static struct arena *arena;

static void setup(void)
{
    arena = arena_new(64 << 20);
}

static void teardown(void)
{
    arena_free(arena);
}

struct row {
    str id, of;
    struct similar_read read;
};

/* Names of the communes that the tables speak of say nothing there. */
static str commune_name(str code)
{
    static const struct { const char *code, *name; } names[] = {
        { "06673", "Bãi Cháy" }, { "06652", "Hà Tu" }, { "07069", "Mạo Khê" },
        { "06685", "Hồng Gai" }, { "06781", "Cẩm Phả" }, { "06820", "Vàng Danh" },
        { "07030", "Thống Nhất" }, { "06760", "Mông Dương" }, { "05977", "Đông Kinh" },
        { "06463", "Chi Lăng" }, { "06184", "Đồng Đăng" }, { "23534", "Sa Bình" },
        { "23500", "Đăk Hà" }, { "23473", "Măng Đen" }, { "23430", "Kon Đào" },
        { "06391", "Yên Bình" }, { "06661", "Hà An" }, { "06706", "Hà Lầm" },
    };
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_starts(code, str_from(names[i].code)))
            return str_from(names[i].name);
    return S("");
}

static opt_f64 number(str text)
{
    opt_f64 out = { .has = !str_empty(text) };
    if (out.has)
        ck_assert_int_eq(str_f64(text, &out.v), OK);
    return out;
}

static size_t read_rows(str text, const char *kind, const char *commune, struct row *rows)
{
    struct csv c = { .rest = text };
    struct csv_row head, r;
    size_t n = 0;
    ck_assert_int_eq(csv_read(arena, &c, &head), OK);
    const size_t at_hours = csv_column(&head, S("hours"));
    while (n < ROWS_MAX && csv_read(arena, &c, &r) == OK) {
        const str code = r.f[csv_column(&head, str_from(commune))];
        int64_t place = 1, hours = 0;
        for (size_t i = 0; i < code.n; i++)
            place = place * 31 + code.p[i];
        if (at_hours < head.n)
            ck_assert_int_eq(str_i64(r.f[at_hours], &hours), OK);
        const struct similar_in in = {
            .text = r.f[csv_column(&head, S("text"))], .commune = commune_name(code),
            .place = { place }, .pollution = r.f[csv_column(&head, str_from(kind))],
            .lat = number(r.f[csv_column(&head, S("lat"))]),
            .lon = number(r.f[csv_column(&head, S("lon"))]), .at = 1 + hours * 3600 * US_PER_S,
        };
        rows[n].id = r.f[csv_column(&head, S("id"))];
        rows[n].of = r.f[csv_column(&head, S("duplicate_of"))];
        similar_read(arena, &in, &rows[n++].read);
    }
    return n;
}

static str root_of(const struct row *r)
{
    return str_empty(r->of) ? r->id : r->of;
}

/* Each report against all before it, as they arrive: the best of them, if it is likely. */
static void measure(const char *name, const struct row *rows, size_t n)
{
    int found = 0, right = 0, all = 0;
    for (size_t i = 0; i < n; i++) {
        size_t best = i;
        struct similar top = { 0 };
        for (size_t k = 0; k < i; k++) {
            const struct similar s = similar_of(&rows[i].read, &rows[k].read);
            if (s.points > top.points) {
                top = s;
                best = k;
            }
        }
        const bool likely = top.points >= SIMILAR_LIKELY;
        const bool hit = likely && str_eq(root_of(&rows[i]), root_of(&rows[best]));
        all += !str_empty(rows[i].of);
        found += likely;
        right += hit;
        if (likely != !str_empty(rows[i].of) || likely != hit)
            printf("  %.*s: %d points with %.*s\n", STR_ARG(rows[i].id), top.points,
                   STR_ARG(rows[best].id));
    }
    const double precision = found ? (double)right / found : 0, recall = (double)right / all;
    printf("%s: %zu reports, %d duplicates: precision %.3f, recall %.3f\n", name, n, all,
           precision, recall);
    ck_assert_msg(precision >= 0.9 && recall >= 0.8, "%s: %.3f, %.3f", name, precision, recall);
}

START_TEST(duplicates_of_our_own_reports_are_found)
{
    struct row *rows = NEWS(arena, struct row, ROWS_MAX);
    str text;
    ck_assert_int_eq(file_read(arena, S("tests/unit/data/duplicates.csv"), 1 << 20, &text), OK);
    const size_t n = read_rows(text, "kind", "commune", rows);
    ck_assert_uint_eq(n, 48);
    measure("our own", rows, n);
}
END_TEST

START_TEST(duplicates_of_the_table_of_complaints_are_found)
{
    struct row *rows = NEWS(arena, struct row, ROWS_MAX);
    const char *named = getenv("HOTLINE_CORPUS");
    str text;
    if (file_read(arena, str_from(named ? named : "../shared/data/complaints_corpus.csv"), 1 << 20,
                  &text) != OK) {
        printf("SKIPPED: the table of complaints is not at hand\n");
        return;
    }
    const size_t n = read_rows(text, "expected_type", "expected_commune_new", rows);
    ck_assert_uint_ge(n, 100);
    measure("complaints_corpus.csv", rows, n);
}
END_TEST

static struct similar_read report(const char *text, double lat, int64_t hours)
{
    struct similar_read out;
    similar_read(arena, &(struct similar_in){
        .text = str_from(text), .commune = S("Hồng Gai"), .place = { 1 }, .pollution = S("water"),
        .lat = { lat > 0, lat }, .lon = { lat > 0, 107.0 }, .at = 1 + hours * 3600 * US_PER_S },
        &out);
    return out;
}

#define RIVER "Suối Lộc Giang đen kịt, cá rô chết trắng, xưởng ABC Mực Khô xả"

/* One degree to the north is 111,195 m. */
static const struct { double north_m; int64_t hours; int points; } steps[] = {
    { 0, 0, 100 },         { 299, 0, 100 },      { 301, 0, 90 },    { 999, 0, 90 },
    { 1001, 0, 75 },       { 2999, 0, 75 },      { 3001, 0, 35 },   { 0, 72, 100 },
    { 0, 96, 95 },         { 0, 14 * 24, 95 },   { 0, 15 * 24, 85 },
};

START_TEST(distance_and_time_count_in_steps)
{
    const struct similar_read a = report(RIVER, 20.95, 0);
    const struct similar_read b = report(RIVER, 20.95 + steps[_i].north_m / 111195,
                                         steps[_i].hours);
    ck_assert_int_eq(similar_of(&a, &b).points, steps[_i].points);
    ck_assert_int_eq(similar_of(&b, &a).points, steps[_i].points);
}
END_TEST

START_TEST(neither_case_nor_diacritics_nor_common_words_count)
{
    const struct similar_read a = report(RIVER, 0, 0);
    const struct similar_read b = report("SUOI LOC GIANG DEN KIT, CA RO CHET TRANG, XUONG ABC "
                                         "MUC KHO XA", 0, 0);
    const struct similar_read c = report("Đề nghị cơ quan chức năng kiểm tra gấp giúp chúng tôi, "
                                         "phường Hồng Gai", 0, 0);
    const struct similar_read d = report("Đề nghị cơ quan chức năng kiểm tra gấp giúp chúng tôi "
                                         "việc rác chất đống ngoài chợ cóc tổ mười", 0, 0);
    ck_assert_int_eq(similar_of(&a, &b).points, 85); /* words 60, commune 10, kind 10, time 5 */
    ck_assert_int_eq(similar_of(&c, &d).words, 0);
    ck_assert_uint_eq(c.own, 0);
}
END_TEST

START_TEST(me_too_is_like_a_report_that_says_more_and_not_like_another_me_too)
{
    const struct similar_read me = report("Tôi cũng bị như vậy", 0, 24);
    const struct similar_read too = report("cũng bị", 0, 0);
    const struct similar_read full = report(RIVER, 0, 0), old = report(RIVER, 0, -8 * 24);
    ck_assert_int_ge(similar_of(&me, &full).points, SIMILAR_LIKELY);
    ck_assert(similar_of(&me, &full).is_short);
    ck_assert_int_lt(similar_of(&me, &too).points, SIMILAR_LIKELY);
    ck_assert_int_lt(similar_of(&me, &old).points, SIMILAR_LIKELY);
}
END_TEST

START_TEST(a_copy_is_one_line_of_letters)
{
    const str a[] = { S("Khói ĐEN,  mịt mù!"), S("Tổ 4"), S("") };
    const str b[] = { S("khoi den mit mu"), S("to - 4"), S("") };
    const str c[] = { S("khoi den mit"), S("mu to 4"), S("") };
    ck_assert(str_eq(similar_line(arena, a, 3), similar_line(arena, b, 3)));
    ck_assert(!str_eq(similar_line(arena, a, 3), similar_line(arena, c, 3)));
    ck_assert_uint_eq(similar_letters(similar_line(arena, a, 3)), 15);
}
END_TEST

static void fill(Suite *s)
{
    TCase *t = tcase_create("similar");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, duplicates_of_our_own_reports_are_found);
    tcase_add_test(t, duplicates_of_the_table_of_complaints_are_found);
    tcase_add_loop_test(t, distance_and_time_count_in_steps, 0, COUNT(steps));
    tcase_add_test(t, neither_case_nor_diacritics_nor_common_words_count);
    tcase_add_test(t, me_too_is_like_a_report_that_says_more_and_not_like_another_me_too);
    tcase_add_test(t, a_copy_is_one_line_of_letters);
    suite_add_tcase(s, t);
}

UNIT_MAIN("similar", fill)
