#include "base/buf.h"
#include "base/date.h"
#include "unit.h"
#include <string.h>

START_TEST(arena_grows_and_resets)
{
    struct arena *a = arena_new(1 << 20);
    char *p = arena_alloc(a, 10);
    memcpy(p, "0123456789", 10);
    char *q = arena_grow(a, p, 10, 4000);
    ck_assert_mem_eq(q, "0123456789", 10);
    ck_assert_int_eq(q[10], 0);
    arena_alloc(a, 300000);
    ck_assert_uint_ge(arena_peak(a), 304000);
    arena_reset(a);
    ck_assert_uint_eq(arena_used(a), 0);
    arena_free(a);
}
END_TEST

START_TEST(arena_past_its_limit_exits)
{
    struct arena *a = arena_new(100000);
    arena_alloc(a, 200000);
}
END_TEST

START_TEST(buf_keeps_its_limit)
{
    struct arena *a = arena_new(1 << 16);
    struct buf b = { .a = a, .max = 5 };
    buf_add(&b, S("12345"));
    ck_assert(!b.full);
    buf_byte(&b, '6');
    ck_assert(b.full);
    ck_assert_str(buf_str(&b), "12345");
    arena_free(a);
}
END_TEST

START_TEST(json_is_escaped)
{
    struct arena *a = arena_new(1 << 16);
    struct buf b = { .a = a, .max = 500 };
    buf_json(&b, S("a\"\\\n\x01\xff é\xed\xa0\x80"));
    ck_assert_str(buf_str(&b), "\"a\\\"\\\\\\u000a\\u0001\xEF\xBF\xBD é"
                               "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    arena_free(a);
}
END_TEST

START_TEST(numbers_are_exact)
{
    int64_t v;
    ck_assert_int_eq(str_i64(S("9223372036854775807"), &v), OK);
    ck_assert_int_eq(v, INT64_MAX);
    ck_assert_int_eq(str_i64(S("-9223372036854775808"), &v), OK);
    ck_assert_int_eq(str_i64(S("9223372036854775808"), &v), ERR_INVALID);
    ck_assert_int_eq(str_i64(S(""), &v), ERR_INVALID);
    ck_assert_int_eq(str_i64(S("1x"), &v), ERR_INVALID);
    double f;
    ck_assert_int_eq(str_f64(S("2.1"), &f), OK);
    ck_assert_int_eq(str_f64(S("2.1.1"), &f), ERR_INVALID);
    ck_assert_int_eq(str_f64(S("nan"), &f), ERR_INVALID);
}
END_TEST

START_TEST(every_day_round_trips)
{
    struct date d = { 1900, 1, 1 };
    int weekday = MONDAY;
    while (d.y < 2101) {
        ck_assert(date_valid(d));
        ck_assert(date_eq(date_from_days(date_days(d)), d));
        ck_assert_int_eq(date_weekday(d), weekday);
        weekday = (weekday + 1) % 7;
        d = date_add(d, 1);
    }
}
END_TEST

START_TEST(months_and_moments)
{
    struct arena *a = arena_new(1 << 16);
    ck_assert_str(date_iso(a, date_add_months((struct date){ 2024, 1, 31 }, 1)), "2024-02-29");
    ck_assert_str(date_iso(a, date_add_months((struct date){ 2024, 2, 29 }, 12)), "2025-02-28");
    struct date d;
    ck_assert_int_eq(date_parse(S("2025-02-29"), &d), ERR_INVALID);
    ck_assert_int_eq(date_parse_vi(S("1/9/2026"), &d), OK);
    ck_assert_str(date_vi(a, d), "01/09/2026");
    ck_assert_int_eq(date_parse_vi(S("1/9/2026/"), &d), ERR_INVALID);
    struct moment m;
    ck_assert_int_eq(moment_parse(S("2026-04-28T23:59"), &m), OK);
    ck_assert_int_eq(moment_parse(S("2026-04-28T24:00"), &m), ERR_INVALID);
    ck_assert_str(instant_iso(a, instant_of(m)), "2026-04-28T16:59:00.000000Z");
    ck_assert_str(instant_vi(a, day_end(m.day)), "23:59 28/04/2026");
    ck_assert_str(instant_iso(a, -1), "1969-12-31T23:59:59.999999Z");
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("base");
    tcase_add_test(tc, arena_grows_and_resets);
    tcase_add_exit_test(tc, arena_past_its_limit_exits, 70);
    tcase_add_test(tc, buf_keeps_its_limit);
    tcase_add_test(tc, json_is_escaped);
    tcase_add_test(tc, numbers_are_exact);
    tcase_add_test(tc, every_day_round_trips);
    tcase_add_test(tc, months_and_moments);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("base", fill)
