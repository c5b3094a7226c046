/* Which month's figures are told next. */
#include "unit.h"

#include "domain/figures/told.h"

static const struct {
    const char *closed, *first;
    struct date today;
    const char *month;
} months[] = {
    { "", "", { 2026, 11, 22 }, "" },
    { "", "2026-11", { 2026, 11, 22 }, "" }, /* it still runs */
    { "", "2026-11", { 2026, 12, 1 }, "2026-11" },
    { "", "2025-12", { 2026, 11, 22 }, "2025-12" },
    { "2025-12", "2024-01", { 2026, 11, 22 }, "2026-01" },
    { "2026-09", "2026-01", { 2026, 11, 22 }, "2026-10" },
    { "2026-10", "2026-01", { 2026, 11, 30 }, "" },
    { "2026-10", "2026-01", { 2026, 12, 1 }, "2026-11" },
    { "2026-12", "2026-01", { 2026, 12, 31 }, "" },
    { "", "kein", { 2026, 12, 1 }, "" },
};

START_TEST(a_month_is_told_when_it_is_over)
{
    struct arena *a = arena_new(10000);
    const str got = month_to_close(a, str_from(months[_i].closed), str_from(months[_i].first),
                                   months[_i].today);
    ck_assert_msg(str_eq(got, str_from(months[_i].month)), "%.*s", STR_ARG(got));
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("told");
    tcase_add_loop_test(tc, a_month_is_told_when_it_is_over, 0, (int)COUNT(months));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("told", fill)
