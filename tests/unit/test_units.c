/* The real table of units in the real schema: three tiers before, two after. */
#include "schema_unit.h"

#include "domain/registers/units.h"

#define TABLE "sql/data/units.csv"

static struct cx cx;

static void setup(void)
{
    schema_setup();
    cx = (struct cx){ .a = arena, .now = 1, .today = { 2026, 5, 5 } };
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
}

static void teardown(void)
{
    db_close(cx.db);
    schema_teardown();
}

static enum err import(str text, int64_t *added, const char **told)
{
    struct buf faults = { .a = arena, .max = 10000 };
    *added = -1;
    const enum err e = units_import(&cx, S("t.csv"), text, added, &faults);
    *told = buf_str(&faults).p;
    return e;
}

static int64_t import_real(void)
{
    const char *told;
    int64_t added;
    str text;
    ck_assert_int_eq(file_read(arena, S(TABLE), 1 << 24, &text), OK);
    ck_assert_msg(import(text, &added, &told) == OK, "%s", told);
    return added;
}

START_TEST(the_real_table_comes_in_once)
{
    ck_assert_int_gt(import_real(), 1000);
    ck_assert_int_eq(import_real(), 0);
}
END_TEST

static const struct { const char *sql; long long want; } facts[] = {
    /* Kon Tum ended and Quảng Ngãi took it over, kept its code and went on. */
    { "SELECT COUNT(*) FROM unit u JOIN unit_successor s ON s.unit_id = u.id"
      " WHERE u.code = '62' AND u.level = 'province' AND u.valid_to = '2025-06-30'"
      " AND s.successor = '51'", 1 },
    { "SELECT COUNT(*) FROM unit WHERE code = '62' AND valid_from > '2025-06-30'", 0 },
    { "SELECT COUNT(*) FROM unit WHERE code = '51' AND level = 'province'"
      " AND valid_from = '2025-07-01' AND valid_to IS NULL", 1 },
    /* Every old commune or district of the three provinces leads to a commune of today. */
    { "SELECT COUNT(*) FROM unit u WHERE u.level = 'commune' AND u.valid_to = '2025-06-30'"
      " AND NOT EXISTS (SELECT 1 FROM unit_successor s JOIN unit n ON n.code = s.successor"
      "   AND n.level = 'commune' AND n.valid_to IS NULL WHERE s.unit_id = u.id)", 0 },
    /* No districts since. */
    { "SELECT COUNT(*) FROM unit WHERE level = 'district' AND (valid_to IS NULL"
      " OR valid_to > '2025-06-30')", 0 },
    { "SELECT COUNT(*) FROM unit WHERE level = 'commune' AND valid_to IS NULL"
      " AND parent_code NOT IN ('20', '22', '51')", 0 },
    /* Quảng Ninh is a province, and a city from September 2026; no day has two of it or none. */
    { "SELECT COUNT(*) FROM unit WHERE code = '22' AND '2026-08-31' BETWEEN valid_from"
      " AND COALESCE(valid_to, '2999-01-01') AND kind_vi = 'tỉnh'", 1 },
    { "SELECT COUNT(*) FROM unit WHERE code = '22' AND '2026-09-01' BETWEEN valid_from"
      " AND COALESCE(valid_to, '2999-01-01') AND kind_vi = 'thành phố'", 1 },
    { "SELECT COUNT(*) FROM unit a JOIN unit b ON b.code = a.code AND b.id <> a.id"
      " AND a.valid_from <= COALESCE(b.valid_to, '2999-01-01')"
      " AND b.valid_from <= COALESCE(a.valid_to, '2999-01-01')", 0 },
    /* The code of Bãi Cháy stayed through the change. */
    { "SELECT COUNT(*) FROM unit WHERE code = '06673' AND name_vi = 'Bãi Cháy'", 2 },
};

START_TEST(the_real_table_says)
{
    import_real();
    for (size_t i = 0; i < COUNT(facts); i++) {
        const long long got = number(facts[i].sql);
        ck_assert_msg(got == facts[i].want, "%s: %lld", facts[i].sql, got);
    }
}
END_TEST

#define HEADING "code,level,kind_vi,name_vi,parent_code,valid_from,valid_to,successors," \
                "latitude,longitude\n"

static const struct { const char *text, *told; } bad[] = {
    { "code,name\n1,x\n", "t.csv:1:" },
    { HEADING "1,commune,xã,A,,2025-07-01,,,,\n2,village,xã,B,,,,,,\n", "t.csv:3:" },
    { HEADING "1,commune,xã,A,,2025-13-01,,,,\n", "t.csv:2:" },
    { HEADING "1,commune,xã,A,,2025-07-02,2025-07-01,,,\n", "t.csv:2:" },
    { HEADING "1,commune,xã,A,,2025-07-01,,,north,\n", "t.csv:2:" },
    { HEADING "1,commune,xã,A\n", "t.csv:2:" },
    { HEADING "1,commune,xã,\"A,,,,,,\n", "t.csv:" },
};

START_TEST(a_table_with_a_fault_changes_nothing)
{
    const char *told;
    int64_t added;
    for (size_t i = 0; i < COUNT(bad); i++) {
        ck_assert_int_eq(import(str_from(bad[i].text), &added, &told), ERR_INVALID);
        ck_assert_msg(strstr(told, bad[i].told) != NULL, "told '%s'", told);
    }
    ck_assert_int_eq(number("SELECT COUNT(*) FROM unit"), 0);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_real_table_comes_in_once);
    tcase_add_test(tc, the_real_table_says);
    tcase_add_test(tc, a_table_with_a_fault_changes_nothing);
}

DB_UNIT_MAIN("units", fill)
