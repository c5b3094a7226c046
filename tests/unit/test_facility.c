/* Lines of the register's CSV, notices of stations, and when a point must be monitored. */
#include "domain/facilities/exceed.h"
#include "law/internal.h"
#include "law_unit.h"

#define TOLD_MAX 4096

static const struct area_unit units[] = {
    { { 1 }, { "phường", 9 }, { "Bãi Cháy", 11 }, { "06673", 5 } },
    { { 2 }, { "xã", 4 }, { "Hai Lần", 10 }, { "1", 1 } },
    { { 3 }, { "phường", 9 }, { "Hai Lần", 10 }, { "2", 1 } },
};

/* The cells of a good line; one of them is replaced. */
static const char *const good[FACILITY_COLUMNS] = {
    "Xưởng ABC", "organization", "0100109106", "", "food", "bai chay", "Lô 1", "20.95", "107,03",
    "Ông ABC", "0203", "2", "QĐ ABC", "active",
};
enum { NAME, KIND, TAX, BUSINESS, SECTOR, COMMUNE, ADDRESS, LAT, LON, PERSON, PHONE, RISK, BASIS };

static const struct { int at; const char *cell, *fault; } lines[] = {
    { NAME, "Xưởng ABC", NULL },
    { NAME, "  ", "name is missing" },
    { KIND, "", NULL },
    { KIND, "robot", "kind 'robot' is not known" },
    { TAX, "", NULL },
    { TAX, "0100109106-001", NULL },
    { TAX, "0100109107", "the check digit does not fit" },
    { TAX, "001099012345", "an organization has no personal number" },
    { BUSINESS, "12", "not 10, 12 or 13 digits" },
    { SECTOR, "", NULL },
    { SECTOR, "magic", "sector 'magic' is not known" },
    { COMMUNE, "06673", NULL },
    { COMMUNE, "Phường Bãi Cháy", NULL },
    { COMMUNE, "", "is none of today" },
    { COMMUNE, "Hai Lần", "may be several" },
    { COMMUNE, "xã Hai Lần", NULL },
    { LAT, "", "only half of one" },
    { LAT, "48.8", "no point in Viet Nam" },
    { LAT, "abc", "is no number" },
    { RISK, "", NULL },
    { RISK, "5", "risk_group" },
    { BASIS, "", "risk_group needs its risk_basis" },
    { PHONE, "\xff", "is not UTF-8" },
};

START_TEST(lines_are_whole_or_refused)
{
    struct buf faults = { .a = arena, .max = TOLD_MAX };
    struct sheet s = { .file = { "f", 1 } };
    struct loader l = { .a = arena, .faults = &faults, .sheet = &s, .line = 2 };
    struct facility_line_in got;
    str cell[FACILITY_COLUMNS];
    for (size_t i = 0; i < FACILITY_COLUMNS; i++)
        cell[i] = str_from(good[i]);
    cell[lines[_i].at] = str_from(lines[_i].cell);
    facility_line_read(&l, cell, units, COUNT(units), &got);
    const str said = buf_str(&faults);
    if (!lines[_i].fault) {
        ck_assert_msg(l.n_faults == 0, "%.*s", STR_ARG(said));
        ck_assert(got.basics.name.n > 0 && got.basics.unit.v > 0);
    } else {
        ck_assert_uint_ge(l.n_faults, 1);
        ck_assert_msg(str_find(said, str_from(lines[_i].fault)) < said.n, "%.*s", STR_ARG(said));
        ck_assert(str_starts(said, S("f:2: ")));
    }
}
END_TEST

START_TEST(people_need_their_number)
{
    struct buf faults = { .a = arena, .max = TOLD_MAX };
    struct sheet s = { .file = { "f", 1 } };
    struct loader l = { .a = arena, .faults = &faults, .sheet = &s, .line = 2 };
    struct facility_line_in got;
    str cell[FACILITY_COLUMNS];
    for (size_t i = 0; i < FACILITY_COLUMNS; i++)
        cell[i] = str_from(good[i]);
    cell[KIND] = S("household");
    cell[TAX] = S("");
    facility_line_read(&l, cell, units, COUNT(units), &got);
    ck_assert_uint_eq(l.n_faults, 1);
    cell[TAX] = S("022088000111");
    facility_line_read(&l, cell, units, COUNT(units), &got);
    ck_assert_uint_eq(l.n_faults, 1);
    ck_assert(facility_sealed(got.basics.kind));
}
END_TEST

static const struct { const char *cell[EXCEED_COLUMNS]; bool good; } notices[] = {
    { { "T1", "COD", "mg/l", "152,5", "75", "2026-11-20T08:15" }, true },
    { { "T1", "COD", "mg/l", "75.000000001", "75", "2026-11-20" }, true },
    { { "T1", "COD", "mg/l", "75", "75", "2026-11-20" }, false },
    { { "T1", "COD", "mg/l", "-1", "-2", "2026-11-20" }, false },
    { { "", "COD", "mg/l", "80", "75", "2026-11-20" }, false },
    { { "T1", "", "mg/l", "80", "75", "2026-11-20" }, false },
    { { "T1", "COD", "mg/l", "80", "75", "20/11/2026" }, false },
    { { "T1", "COD", "mg/l", "80", "75", "2026-11-23T00:00" }, false }, /* not come */
    { { "T1", "COD", "mg/l", "x", "75", "2026-11-20" }, false },
};

START_TEST(notices_are_whole_or_refused)
{
    struct buf faults = { .a = arena, .max = TOLD_MAX };
    struct sheet s = { .file = { "f", 1 } };
    struct loader l = { .a = arena, .faults = &faults, .sheet = &s, .line = 2 };
    struct exceedance x;
    str cell[EXCEED_COLUMNS];
    for (size_t i = 0; i < EXCEED_COLUMNS; i++)
        cell[i] = str_from(notices[_i].cell[i]);
    exceed_read(&l, cell, instant_of((struct moment){ .day = { 2026, 11, 22 } }), &x);
    ck_assert_msg((l.n_faults == 0) == notices[_i].good, "%.*s", STR_ARG(buf_str(&faults)));
}
END_TEST

/* The tables as they ship: the flow was not read in the text, so nothing is said for sure. */
START_TEST(monitoring_has_no_invented_flow)
{
    const struct law_monitoring *rule;
    const opt_i64 flow = { true, 5000000 };
    const struct date today = { 2026, 11, 22 }, before = { 2015, 1, 1 };
    ck_assert_int_eq(law_monitoring(law, S("wastewater"), flow, today, &rule), LAW_MONITOR_UNSET);
    ck_assert(rule && !rule->set && rule->sure == LAW_UNVERIFIED);
    ck_assert_int_eq(law_monitoring(law, S("emission"), flow, today, &rule), LAW_MONITOR_UNSET);
    ck_assert_int_eq(law_monitoring(law, S("wastewater"), flow, before, &rule),
                     LAW_MONITOR_NO_RULE);
    ck_assert_ptr_null(rule);
}
END_TEST

static const struct { bool known; int64_t milli; enum law_monitored want; } flows[] = {
    { false, 0, LAW_MONITOR_NO_FLOW },
    { true, 499999, LAW_MONITOR_NOT },
    { true, 500000, LAW_MONITOR_MUST },
    { true, 500001, LAW_MONITOR_MUST },
};

/* A made-up rule that is set: at the flow and above it the duty begins, on its days alone. */
START_TEST(monitoring_begins_at_its_flow)
{
    struct law_monitoring made = { .code = S("X"), .medium = S("wastewater"), .set = true,
                                   .from_milli = 500000, .from = { 2026, 1, 1 },
                                   .to = { true, { 2026, 6, 30 } } };
    struct law one = *law;
    const struct law_monitoring *rule;
    one.monitorings = &made;
    one.n_monitorings = 1;
    const opt_i64 flow = { flows[_i].known, flows[_i].milli };
    ck_assert_int_eq(law_monitoring(&one, S("wastewater"), flow, (struct date){ 2026, 6, 30 },
                                    &rule), flows[_i].want);
    ck_assert_ptr_eq(rule, &made);
    ck_assert_int_eq(law_monitoring(&one, S("wastewater"), flow, (struct date){ 2026, 7, 1 },
                                    &rule), LAW_MONITOR_NO_RULE);
    ck_assert_int_eq(law_monitoring(&one, S("emission"), flow, (struct date){ 2026, 6, 30 },
                                    &rule), LAW_MONITOR_NO_RULE);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("facility");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, lines_are_whole_or_refused, 0, COUNT(lines));
    tcase_add_test(tc, people_need_their_number);
    tcase_add_loop_test(tc, notices_are_whole_or_refused, 0, COUNT(notices));
    tcase_add_test(tc, monitoring_has_no_invented_flow);
    tcase_add_loop_test(tc, monitoring_begins_at_its_flow, 0, COUNT(flows));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("facility", fill)
