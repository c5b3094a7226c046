/* Points of the yearly plan and questions of the checklist: tables in, words out. */
#include "domain/inspection/tables.h"
#include "law_unit.h"
#include <stdio.h>
#include <unistd.h>

static struct inspection_tables *t;

static void setup(void)
{
    load_shipped();
    struct buf faults = { .a = arena, .max = 1 << 16 };
    ck_assert_msg(inspection_tables_load(arena, S("workflows/inspection"), law, &t, &faults) == OK,
                  "%s", buf_str(&faults).p);
}

#define TODAY ((struct date){ 2026, 11, 22 })
#define ON(y, m, d) ((opt_date){ true, { (y), (m), (d) } })

START_TEST(every_point_is_explained)
{
    static const struct {
        int64_t open, decisions, group;
        opt_date last;
        const char *sector, *words;
        int64_t score;
    } rows[] = {
        { 0, 0, 0, { 0 }, "lodging", "chưa kiểm tra lần nào: 24", 24 },
        { 0, 0, 0, { true, { 2026, 11, 22 } }, "lodging", "", 0 },
        { 0, 0, 0, { true, { 2025, 11, 23 } }, "lodging", "", 0 },
        { 0, 0, 0, { true, { 2025, 11, 22 } }, "lodging",
          "1 năm trọn từ lần kiểm tra gần nhất: 6", 6 },
        { 0, 0, 0, { true, { 2010, 1, 1 } }, "lodging",
          "16 năm trọn từ lần kiểm tra gần nhất: 24", 24 }, /* 24 at most */
        { 3, 1, 1, { true, { 2026, 1, 1 } }, "paper",
          "3 vụ việc phản ánh đang mở: 24; 1 quyết định xử phạt trong 24 tháng qua: 12; "
          "dự án nhóm I: 20; ngành phát sinh nhiều nước thải: 12", 68 },
        { 5, 9, 4, { true, { 2026, 1, 1 } }, "other",
          "5 vụ việc phản ánh đang mở: 32; 9 quyết định xử phạt trong 24 tháng qua: 36", 68 },
        { INT64_MAX, 0, 0, { true, { 2026, 1, 1 } }, "other",
          "9223372036854775807 vụ việc phản ánh đang mở: 32", 32 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct risk_facts f = {
            .open_cases = rows[i].open, .decisions = rows[i].decisions, .last = rows[i].last,
            .group = { .has = rows[i].group > 0, .v = rows[i].group },
            .sector = str_from(rows[i].sector), .today = TODAY };
        const struct risk_point *points;
        size_t n;
        int64_t sum = 0;
        ck_assert_int_eq(risk_score(arena, t, &f, &points, &n), rows[i].score);
        for (size_t k = 0; k < n; k++)
            sum += points[k].points;
        ck_assert_int_eq(sum, rows[i].score);
        const str words = risk_point_words(arena, LANG_VI, points, n);
        ck_assert_msg(str_eq(words, str_from(rows[i].words)), "%.*s", STR_ARG(words));
    }
}
END_TEST

START_TEST(a_checklist_is_that_of_the_sector)
{
    size_t common = 0, livestock = 0, all = t->n_questions;
    for (size_t i = 0; i < all; i++) {
        common += check_for(&t->questions[i], S(""));
        livestock += check_for(&t->questions[i], S("livestock"));
    }
    ck_assert_uint_gt(common, 10);
    ck_assert_uint_eq(livestock, common + 2);
    ck_assert_uint_gt(all, livestock);
    ck_assert(check_question(t, S("water.works")) != NULL);
    ck_assert(check_question(t, S("water.work")) == NULL);
}
END_TEST

/* One table with a changed line beside the other one as it is shipped. */
static const char *changed(const char *name, const char *line)
{
    static const char *const names[] = { "risk.csv", "checklist.csv" };
    static char dir[] = "/tmp/hlplan.XXXXXX";
    snprintf(dir, sizeof dir, "/tmp/hlplan.XXXXXX");
    ck_assert(mkdtemp(dir) != NULL);
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *to = str_fmt(arena, "%s/%s", dir, names[i]).p;
        const char *cp = str_fmt(arena, "cp workflows/inspection/%s %s", names[i], to).p;
        ck_assert_int_eq(system(cp), 0);
        if (!str_eq(str_from(names[i]), str_from(name)))
            continue;
        FILE *f = fopen(to, "a");
        ck_assert(f != NULL && fputs(line, f) >= 0 && fclose(f) == 0);
    }
    return dir;
}

static const struct { const char *file, *line, *fault; } broken[] = {
    { "risk.csv", "open_case,,8,32,a,b\n", "the code stands twice" },
    { "risk.csv", "luck,,8,32,a,b\n", "code 'luck' is not known" },
    { "risk.csv", "group,4,9,8,a,b\n", "points is above most" },
    { "risk.csv", "group,5,8,8,a,b\n", "of '5' does not go with this code" },
    { "risk.csv", "never,1,8,8,a,b\n", "of '1' does not go with this code" },
    { "risk.csv", "group,4,0,8,a,b\n", "points 0 is not within" },
    { "risk.csv", "group,4,8,1001,a,b\n", "most 1001 is not within" },
    { "checklist.csv", "water.works,,q,q,,b,b,text\n", "code 'water.works' stands twice" },
    { "checklist.csv", "x,,q,q,45/2022:Đ999,b,b,text\n", "names no act of acts.csv" },
    { "checklist.csv", "x,,q,q,45/2022:Đ1,b,b,text\n", "names no act of acts.csv" },
    { "checklist.csv", "x,,q,q,,b,b,sure\n", "verified 'sure' is not known" },
    { "checklist.csv", "x,SOUP,q,q,,b,b,text\n", "'SOUP' is no sector" },
    { "checklist.csv", "x,,,q,,b,b,text\n", "question is empty" },
};

START_TEST(a_broken_table_is_refused)
{
    struct inspection_tables *got;
    struct buf faults = { .a = arena, .max = 1 << 16 };
    const char *dir = changed(broken[_i].file, broken[_i].line);
    ck_assert_int_eq(inspection_tables_load(arena, str_from(dir), law, &got, &faults), ERR_INVALID);
    ck_assert_int_eq(system(str_fmt(arena, "rm -r %s", dir).p), 0);
    const str f = buf_str(&faults);
    ck_assert_msg(str_find(f, str_from(broken[_i].fault)) < f.n, "no '%s' in: %.*s",
                  broken[_i].fault, STR_ARG(f));
    ck_assert(got == NULL);
}
END_TEST

START_TEST(without_a_folder_nothing_is_asked)
{
    struct inspection_tables *got;
    struct buf faults = { .a = arena, .max = 1 << 16 };
    ck_assert_int_eq(inspection_tables_load(arena, S(""), law, &got, &faults), OK);
    ck_assert_uint_eq(got->n_risks + got->n_questions, 0);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("plan");
    tcase_add_unchecked_fixture(tc, setup, unload);
    tcase_add_test(tc, every_point_is_explained);
    tcase_add_test(tc, a_checklist_is_that_of_the_sector);
    tcase_add_loop_test(tc, a_broken_table_is_refused, 0, COUNT(broken));
    tcase_add_test(tc, without_a_folder_nothing_is_asked);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("plan", fill)
