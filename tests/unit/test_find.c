/* Words that a publication is found by, and the orders of the list. */
#include "unit.h"

#include "base/buf.h"
#include "domain/publication/find.h"
#include "domain/publication/index.h"

static struct arena *arena;

static void up(void)
{
    arena = arena_new(100000);
}

static void down(void)
{
    arena_free(arena);
}

static const struct { const char *text, *json; } texts[] = {
    { "Công ty TNHH Sông Đuống", "[\"wcong\",\"wty\",\"wtnhh\",\"wsong\",\"wduong\"]" },
    { "xả, XẢ; xa!", "[\"wxa\"]" },
    { "", "[]" },
    { "\" + - * ' %", "[]" },
    { "a.b-c 12m3", "[\"wa\",\"wb\",\"wc\",\"w12m3\"]" },
};

START_TEST(words_are_found_with_and_without_marks)
{
    size_t n;
    str *terms = term_words(arena, str_from(texts[_i].text), 8, &n);
    const str got = terms_json(arena, terms, n);
    ck_assert_msg(str_eq(got, str_from(texts[_i].json)), "%.*s", STR_ARG(got));
}
END_TEST

START_TEST(no_term_is_too_long_and_none_too_many)
{
    size_t n;
    char text[600];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "a b"[i % 2];
    term_words(arena, (str){ text, sizeof text }, 1, &n);
    ck_assert_uint_eq(n, 1);
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = 'x';
    const str *one = term_words(arena, (str){ text, sizeof text }, 5, &n);
    ck_assert_uint_eq(n, 1);
    ck_assert_uint_eq(one[0].n, TERM_MAX);
}
END_TEST

static const struct { enum find_sort sort; struct find_from from; const char *ids; } orders[] = {
    { FIND_NEWEST, { 0 }, "4 3 2 1 " },
    { FIND_FINE, { 0 }, "3 1 4 2 " },
    { FIND_NAME, { 0 }, "2 1 3 4 " },
    { FIND_NEWEST, { .set = true, .day = { 2026, 5, 2 }, .id = 3 }, "2 1 " },
    { FIND_NEWEST, { .set = true, .day = { 2026, 5, 2 }, .id = 4 }, "3 2 1 " },
    { FIND_FINE, { .set = true, .fine = 50, .id = 9 }, "4 2 " },
    { FIND_NAME, { .set = true, .name = { "b", 1 }, .id = 1 }, "3 4 " },
    { FIND_NAME, { .set = true, .name = { "z", 1 }, .id = 1 }, "" },
};

START_TEST(pages_go_on_behind_a_row)
{
    struct find_row rows[] = {
        { 1, { 2026, 5, 1 }, 70, S("b") }, { 2, { 2026, 5, 2 }, 10, S("a") },
        { 3, { 2026, 5, 2 }, 90, S("b") }, { 4, { 2026, 5, 2 }, 50, S("c") },
    };
    struct buf b = { .a = arena, .max = 100 };
    size_t n = COUNT(rows);
    find_order(rows, &n, orders[_i].sort, orders[_i].from);
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, "%lld ", (long long)rows[i].id);
    ck_assert_msg(str_eq(buf_str(&b), str_from(orders[_i].ids)), "%s", buf_str(&b).p);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("find");
    tcase_add_checked_fixture(tc, up, down);
    tcase_add_loop_test(tc, words_are_found_with_and_without_marks, 0, (int)COUNT(texts));
    tcase_add_test(tc, no_term_is_too_long_and_none_too_many);
    tcase_add_loop_test(tc, pages_go_on_behind_a_row, 0, (int)COUNT(orders));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("find", fill)
