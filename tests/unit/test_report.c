/* Reports: which months they cover, and until when they are sent. */
#include "domain/leader/sent.h"
#include "law_unit.h"

static const struct {
    enum report_kind kind;
    int year, part;
    enum err want;
    const char *first, *last;
} periods[] = {
    { REPORT_MONTH, 2026, 2, OK, "2026-02", "2026-02" },
    { REPORT_MONTH, 2026, 12, OK, "2026-12", "2026-12" },
    { REPORT_MONTH, 2026, 0, ERR_INVALID, "", "" },
    { REPORT_MONTH, 2026, 13, ERR_INVALID, "", "" },
    { REPORT_QUARTER, 2026, 1, OK, "2026-01", "2026-03" },
    { REPORT_QUARTER, 2026, 4, OK, "2026-10", "2026-12" },
    { REPORT_QUARTER, 2026, 5, ERR_INVALID, "", "" },
    { REPORT_HALF, 2026, 0, OK, "2026-01", "2026-06" },
    { REPORT_HALF, 2026, 1, ERR_INVALID, "", "" },
    { REPORT_NINE, 2026, 0, OK, "2026-01", "2026-09" },
    { REPORT_YEAR, 2026, 0, OK, "2026-01", "2026-12" },
    { REPORT_SUSTAINABLE, 2999, 0, OK, "2999-01", "2999-12" },
    { REPORT_SANCTION, 2000, 0, OK, "2000-01", "2000-12" },
    { REPORT_YEAR, 1999, 0, ERR_INVALID, "", "" },
    { REPORT_YEAR, 3000, 0, ERR_INVALID, "", "" },
};

START_TEST(a_report_covers_its_months)
{
    struct report_period p;
    const enum err e = report_period_of(arena, periods[_i].kind, periods[_i].year, periods[_i].part,
                                        &p);
    ck_assert_int_eq(e, periods[_i].want);
    if (e != OK)
        return;
    ck_assert(str_eq(p.first, str_from(periods[_i].first)));
    ck_assert(str_eq(p.last, str_from(periods[_i].last)));
    ck_assert_int_eq(report_kind_of(report_word(p.kind)), p.kind);
}
END_TEST

/* As the plans of the settings have it; what nobody set stays so. */
static const struct {
    const char *who;
    enum report_kind kind;
    int part;
    bool asked;
    struct date due;
} days[] = {
    { "unit", REPORT_QUARTER, 1, true, { 2026, 3, 15 } },
    { "unit", REPORT_HALF, 0, true, { 2026, 6, 15 } },
    { "unit", REPORT_NINE, 0, true, { 2026, 9, 15 } },
    { "unit", REPORT_YEAR, 0, true, { 2026, 11, 15 } },
    { "unit", REPORT_QUARTER, 2, false, { 0 } },
    { "department", REPORT_QUARTER, 1, true, { 2026, 3, 20 } },
    { "department", REPORT_QUARTER, 4, true, { 2026, 12, 20 } },
    { "department", REPORT_YEAR, 0, true, { 2026, 11, 20 } },
    { "department", REPORT_SUSTAINABLE, 0, true, { 2026, 12, 1 } },
    { "unit", REPORT_SUSTAINABLE, 0, false, { 0 } },
    { "unit", REPORT_MONTH, 5, true, { 0 } },
    { "province", REPORT_SANCTION, 0, true, { 0 } },
};

START_TEST(a_report_has_the_day_of_its_setting)
{
    struct report_period p;
    ck_assert_int_eq(report_period_of(arena, days[_i].kind, 2026, days[_i].part, &p), OK);
    const struct report_due due = report_due_of(law, str_from(days[_i].who), &p);
    ck_assert_int_eq(due.rule != NULL, days[_i].asked);
    ck_assert_int_eq(date_cmp(due.day, days[_i].due), 0);
    if (due.rule) {
        ck_assert(due.rule->basis_vi.n > 0);
        ck_assert_int_ne(due.rule->sure, LAW_TEXT);
    }
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("report");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, a_report_covers_its_months, 0, COUNT(periods));
    tcase_add_loop_test(tc, a_report_has_the_day_of_its_setting, 0, COUNT(days));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("report", fill)
