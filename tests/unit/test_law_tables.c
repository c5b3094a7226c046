/* Broken tables: each kind of fault is named with its file and line. */
#include "law_tables.h"

static const struct {
    const char *file, *from, *to, *fault;
} broken[] = {
    /* columns and form */
    { "acts.csv", ",penalty,", ",penalti,", "acts.csv:1: unknown column 'penalti'" },
    { "acts.csv", ",penalty,", ",penalti,", "acts.csv:1: column 'penalty' is missing" },
    { "limits.csv", "code,name,", "code,code,", "limits.csv:1: column 'code' stands twice" },
    { "measures.csv", "\nsuspend_facility,", "\nx,suspend_facility,",
      "measures.csv:3: 9 fields where the heading has 8" },
    { "measures.csv", "\nsuspend_facility,", "\n\"suspend_facility,", "quote" },
    { "holidays.csv", "2022-01-03,", "2022-13-03,", "holidays.csv:3: date '2022-13-03'" },
    /* periods */
    { "deadlines.csv", "SERVE_DECISION,sanction decision issued,ra quyết định xử phạt,2,"
      "working_day,forward,yes,law,Law 15/2012/QH13 art. 70 (2012/2020 text),"
      "\"Luật 15/2012/QH13, điều 70 (bản "
      "2012, 2020)\",2013-07-01,2025-06-30",
      "SERVE_DECISION,sanction decision issued,ra quyết định xử phạt,2,working_day,forward,yes,"
      "law,x,x,2013-07-01,2025-07-01", "SERVE_DECISION: its period overlaps line" },
    { "deadlines.csv", "2022-01-01,2025-05-01", "2022-01-01,2021-05-01",
      "valid_to is before valid_from" },
    { "positions.csv", ",2022-08-25,2025-06-30", ",2022-08-25,2025-07-01",
      "commune_chair: its period overlaps line" },
    { "acts.csv", "45/2022:Đ9.1.b,45/2022/NĐ-CP,9,1,b", "45/2022:Đ9.1.a,45/2022/NĐ-CP,9,1,a",
      "acts.csv:3: 45/2022:Đ9.1.a: its period overlaps line 2" },
    /* references to nothing */
    { "fields.csv", "LIMIT_SANCTION_ENV", "LIMIT_SANCTION_AIR",
      "fields.csv:2: limitation 'LIMIT_SANCTION_AIR' is no term" },
    { "fields.csv", "CEILING_LIVESTOCK", "CEILING_COWS", "ceiling 'CEILING_COWS' is no number" },
    { "acts.csv", ",permit,environment,", ",permit,woods,", "field 'woods' is not in fields.csv" },
    { "acts.csv", "suspend_construction_waste 1-3", "suspend_everything 1-3",
      "'suspend_everything' is no extra sanction" },
    { "acts.csv", "repay_profit", "repay_debts", "'repay_debts' is no remedy" },
    { "measures.csv", "\nrevoke_permit,", "\nrevoke_licence,",
      "publication.csv:2: trigger 'revoke_permit' is not in measures.csv" },
    { "limits.csv", "LATE_INTEREST_DAILY", "LATE_INTEREST_WEEKLY",
      "limits.csv:1: the number LATE_INTEREST_DAILY is missing" },
    { "handover.csv", "hotline,several,province", "hotline,one,province",
      "hotline: its period overlaps line 4" },
    { "handover.csv", "*,one,commune", "*,one,district", "receiver 'district' is not known" },
    /* min above max, numbers out of range */
    { "acts.csv", ",warning_or_fine,500000,1000000,", ",warning_or_fine,1500000,1000000,",
      "acts.csv:2: fine_min 1500000 is above fine_max 1000000" },
    { "acts.csv", ",fine,800000000,1000000000,", ",fine,800000000,1000000001,",
      "fine_max is above CEILING_ENV" },
    { "acts.csv", "suspend_construction_waste 1-3", "suspend_construction_waste 4-3",
      "4 months are above 3" },
    { "acts.csv", "45/2022:Đ9.1.b,", "45/2022:Đ9.1.c,", "code '45/2022:Đ9.1.c' should be" },
    { "positions.csv", ",50,500000000,1000000000,", ",50,400000000,1000000000,",
      "power_individual is not 50% of the ceiling" },
    { "deputies.csv", ",commune_chair,", ",commune_chairs,",
      "deputies.csv:2: deputy_of 'commune_chairs' is no position of positions.csv" },
    { "deputies.csv", "\ndistrict_vice_chair,", "\ndistrict_chair,",
      "'district_chair' has power of its own in positions.csv" },
    { "positions.csv", "5000000,10000000", "5000000,1000000",
      "power_individual is above power_organization" },
    { "additions.csv", "factor,1.1,1.5", "factor,1.1,1.6", "the band overlaps line" },
    { "additions.csv", "factor,1.1,1.5", "factor,1.1,1.4", "no band follows this one" },
    { "additions.csv", "factor,1.1,1.5", "factor,1.5,1.1", "factor_from is not below factor_to" },
    { "additions.csv", "\nwastewater,ph", "\ngas,ph", "ph goes with wastewater alone" },
    { "deadlines.csv", ",2,working_day", ",-2,working_day", "length -2 is not within 0 and 3650" },
    { "deadlines.csv", ",2,working_day", ",two,working_day", "length 'two' is no whole number" },
    { "deadlines.csv", ",30,day", ",30,dag", "unit 'dag' is not known" },
    { "deadlines.csv", ",30,day", ",0,day",
      "length 0 (at once) goes with hours and minutes alone" },
    { "deadlines.csv", ",30,day", ",,", "length is empty in a term that the law sets" },
    { "deadlines.csv", ",text,", ",maybe,", "verified 'maybe' is not known" },
    { "term_names.csv", "\nSTOP_ACT,", "\nSTOP_ACTS,", "'STOP_ACTS' is no term of deadlines.csv" },
    { "term_names.csv", "\nSTOP_ACT,", "\nSTOP_ACTS,", "the term 'STOP_ACT' has no name" },
    { "term_names.csv", "\nRECORD_COMPLEX,", "\nRECORD_NORMAL,",
      "'RECORD_NORMAL' is named twice" },
    { "deadlines.csv", "\nSTOP_ACT,", "\nstop act,", "code 'stop act' is not of A-Z" },
    /* a city's own fines: Law art. 23; an empty table gets a row */
    { "local_multiplier.csv", "note\n", "note\nX,environment,2.01,r,r,b,b,2026-01-01,,text,\n",
      "local_multiplier.csv:2: factor '2.01' is not above 1 and up to 2 (Law 15/2012" },
    { "local_multiplier.csv", "note\n", "note\nX,environment,1,r,r,b,b,2026-01-01,,text,\n",
      "factor '1' is not above 1" },
    { "local_multiplier.csv", "note\n", "note\nX,livestock,1.5,r,r,b,b,2026-08-05,,text,\n",
      "only road traffic, environment and public order" },
    { "local_multiplier.csv", "note\n",
      "note\nX,45/2022:Đ25 211/2026:Đ29,1.5,r,r,b,b,2026-08-05,,text,\n",
      "only road traffic, environment and public order" },
    { "local_multiplier.csv", "note\n", "note\nX,45/2022:Đ99,1.5,r,r,b,b,2026-08-05,,text,\n",
      "'45/2022:Đ99' names no act of acts.csv" },
    { "local_multiplier.csv", "note\n", "note\nX,environment,1.5,,r,b,b,2026-08-05,,text,\n",
      "resolution is empty" },
    { "local_multiplier.csv", "note\n", "note\nX,environment,1.5,r,r,b,b,2026-01-01,,text,\n"
      "X,environment,2,r,r,b,b,2026-08-05,,text,\n", "X: its period overlaps line 2" },
    /* repetition, surroundings, crime, discharge limits */
    { "repeat_acts.csv", "45/2022:Đ18.1,elsewhere,45/2022:Đ18.2", "45/2022:Đ18.1,elsewhere,none",
      "instead: 'none' names no act" },
    { "repeat_acts.csv", "45/2022:Đ18.1,", "45/2022:Đ18.99,", "is not in acts.csv" },
    { "repeat_acts.csv", ",only,", ",often,", "rule 'often' is not known" },
    { "ambient.csv", ",20,30,", ",40,30,", "percent_min is above percent_max" },
    { "ambient.csv", ",45/2022:Đ26.8,", ",45/2022:Đ27,", "names no act of acts.csv" },
    { "crime.csv", ",m3/day,500,5,10,", ",m3/day,500,10,5,", "factor_from is not below" },
    { "crime.csv", ",2025-07-01,,unverified,", ",2025-07-01,,text,",
      "a threshold that is not set is unverified" },
    { "crime.csv", ",2022-08-25,2025-06-30,", ",2022-08-25,,", "its period overlaps line" },
    { "discharge_limits.csv", "note\n",
      "note\nQCVN ABC,,,water,A,BOD5,no,yes,mg/l,,,b,b,2026-01-01,,text,\n",
      "neither limit_min nor limit_max" },
    { "monitoring.csv", "wastewater,,m3_day", "wastewater,,m3_hour",
      "wastewater is counted in m3_day" },
    { "monitoring.csv", "wastewater,,m3_day", "wastewater,0,m3_day", "flow_from is above 0" },
    { "report_days.csv", "UNIT_Q1,quarter,1,unit,3,15", "UNIT_Q1,quarter,1,unit,2,29",
      "there is no such day in every year" },
    { "report_days.csv", "UNIT_Q1,quarter,1,unit,3,15", "UNIT_Q1,quarter,1,unit,3,",
      "day" },
    { "report_days.csv", "UNIT_HALF,half,0", "UNIT_HALF,half,1",
      "part is the number of a quarter" },
    { "report_days.csv", "UNIT_HALF,half,", "UNIT_HALF,decade,", "report 'decade' is not known" },
    { "circumstances.csv", "MIT_WEAK,mitigating", "MIT_WEAK,easing", "side 'easing' is not known" },
    { "circumstances.csv", ",went_on,", ",went_off,", "fact 'went_off' is not known" },
    { "circumstances.csv", "QH13,10,1,i,", "QH13,X,1,i,", "is no place of an act" },
    { "circumstances.csv", "MIT_WEAK,", "MIT_FORCED,", "its period overlaps line" },
    { "fields.csv", "CEILING_ENV,yes,", "CEILING_ENV,maybe,", "local 'maybe' is not known" },
    { "limits.csv", "POSTPONE_FINE_INDIVIDUAL", "POSTPONE_FINE",
      "the number POSTPONE_FINE_INDIVIDUAL is missing" },
    /* the calendar */
    { "holidays.csv", "\n2022-01-03,", "\n2022-01-01,", "its period overlaps line 2" },
    { "holidays.csv", "2024-05-04,makeup_workday", "2024-05-05,makeup_workday",
      "a make-up working day that is no Saturday" },
    { "holiday_years.csv", "\n2023,", "\n2033,", "the year 2033 has no holidays" },
    { "holiday_years.csv", "\n2023,", "\n2033,", "the year 2023 is not in holiday_years.csv" },
    { "holiday_years.csv", "\n2023,", "\n2033,", "the year 2033 does not follow 2022" },
};

START_TEST(a_broken_table_is_refused)
{
    arena = arena_new(64 << 20);
    const char *dir = changed_tables(broken[_i].file, broken[_i].from, broken[_i].to);
    struct law *got;
    struct buf faults = { .a = arena, .max = 1 << 20 };
    ck_assert_int_eq(law_load(arena, str_from(dir), (opt_str){ 0 }, &got, &faults), ERR_INVALID);
    remove_tables(dir);
    ck_assert(got == NULL);
    const str f = buf_str(&faults);
    ck_assert_msg(str_find(f, str_from(broken[_i].fault)) < f.n, "no '%s' in:\n%.*s",
                  broken[_i].fault, STR_ARG(f));
    arena_free(arena);
}
END_TEST

START_TEST(a_missing_table_is_refused)
{
    arena = arena_new(64 << 20);
    struct law *got;
    struct buf faults = { .a = arena, .max = 1 << 20 };
    ck_assert_int_eq(law_load(arena, S("/nonexistent"), (opt_str){ 0 }, &got, &faults),
                     ERR_INVALID);
    ck_assert(str_starts(buf_str(&faults), S("deadlines.csv:1: the file cannot be read")));
    arena_free(arena);
}
END_TEST

static const struct {
    const char *row, *fault;
} provinces[] = {
    { "SERVE_DECISION,9,day,b,b,2026-01-01,,no", "SERVE_DECISION is not left to the province" },
    { "HOTLINE_STEP_NOTHING,9,day,b,b,2026-01-01,,no", "is no term of deadlines.csv" },
    { "HOTLINE_STEP_REPLY,9,day,b,b,2021-01-01,,no", "is not left to the province in that period" },
    { "HOTLINE_STEP_REPLY,9,day,,b,2026-01-01,,no", "basis is empty" },
    { "HOTLINE_STEP_REPLY,,day,b,b,2026-01-01,,no", "length '' is no whole number" },
    { "HOTLINE_STEP_REPLY,9,day,b,b,2026-01-01,,", "demo '' is not known" },
    { "HOTLINE_STEP_REPLY,9,day,b,b,2026-01-01,,no\nHOTLINE_STEP_REPLY,8,day,b,b,2026-06-01,,no",
      "its period overlaps line 2" },
};

START_TEST(a_wrong_province_file_is_refused)
{
    arena = arena_new(64 << 20);
    char path[] = "/tmp/lawprov.XXXXXX";
    const int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    spit(path, str_fmt(arena, "code,length,unit,basis,basis_vi,valid_from,valid_to,demo\n%s\n",
                       provinces[_i].row));
    struct law *got;
    struct buf faults = { .a = arena, .max = 1 << 20 };
    ck_assert_int_eq(law_load(arena, S("workflows/law"), SOME_STR(str_from(path)), &got, &faults),
                     ERR_INVALID);
    unlink(path);
    const str f = buf_str(&faults);
    ck_assert_msg(str_find(f, str_from(provinces[_i].fault)) < f.n, "%.*s", STR_ARG(f));
    arena_free(arena);
}
END_TEST

/* Halves of a đồng go up: (500,001 + 1,000,000) / 2. */
START_TEST(halves_are_rounded_up)
{
    arena = arena_new(64 << 20);
    const char *dir = changed_tables("acts.csv", ",500000,1000000,", ",500001,1000000,");
    struct law *got;
    struct law_assessment as;
    struct buf b = { .a = arena, .max = 1 << 20 };
    ck_assert_int_eq(law_load(arena, str_from(dir), (opt_str){ 0 }, &got, &b), OK);
    remove_tables(dir);
    const struct law_act_in in = { .act = S("45/2022:Đ9.1.a"), .day = day("2026-09-20") };
    const struct law_file f = { day("2026-10-05"), LAW_INDIVIDUAL, &in, 1 };
    ck_assert_int_eq(law_assess(arena, got, &f, &as, &b), OK);
    ck_assert_int_eq(as.total_min, 750001);
    arena_free(arena);
}
END_TEST

/* The names stand in records and decisions: "1,1 lần", not "1.1 lần". */
START_TEST(names_of_acts_write_decimals_with_a_comma)
{
    const struct law_act *act;
    size_t n = 0;
    load_shipped();
    for (size_t at = 0; (act = law_next_act(law, day("2026-11-22"), &at)); n++)
        for (size_t i = 1; i + 1 < act->name_vi.n; i++) {
            const char *p = &act->name_vi.p[i];
            ck_assert_msg(p[0] != '.' || p[-1] < '0' || p[-1] > '9' || p[1] < '0' || p[1] > '9',
                          "%.*s: %.*s", STR_ARG(act->code), STR_ARG(act->name_vi));
        }
    ck_assert_uint_gt(n, 100);
    unload();
}
END_TEST

/* Giving a position more power removes nobody from the signers. */
START_TEST(more_power_never_removes_a_signer)
{
    static const struct { const char *from, *to; } more[] = {
        { ",50,500000000,1000000000,", ",90,900000000,1800000000," },
        { "10,100000000,200000000,no,200000000,none", "10,100000000,200000000,yes,yes,all" },
        { ",500000000,1000000000,no,yes,all,yes", ",500000000,1000000000,yes,yes,all,yes" },
    };
    load_shipped();
    for (size_t i = 0; i < COUNT(more); i++) {
        const char *dir = changed_tables("positions.csv", more[i].from, more[i].to);
        struct law *got;
        struct buf b = { .a = arena, .max = 1 << 20 };
        ck_assert_msg(law_load(arena, str_from(dir), (opt_str){ 0 }, &got, &b) == OK, "%s",
                      buf_str(&b).p);
        remove_tables(dir);
        for (size_t k = 0; k < 757; k += 7) {
            size_t at_act = k;
            const struct law_act *act = law_next_act(law, day("2026-09-20"), &at_act);
            const struct law_act_in in = { .act = act->code, .day = day("2026-09-20") };
            const struct law_file f = { day("2026-10-05"), LAW_ORGANIZATION, &in, 1 };
            struct law_assessment before, after;
            ck_assert_int_eq(law_assess(arena, law, &f, &before, &b), OK);
            ck_assert_int_eq(law_assess(arena, got, &f, &after, &b), OK);
            for (size_t s = 0; s < before.n_signers; s++)
                ck_assert_int_eq(
                    law_signer_find(&after, before.signers[s].position->code).refusal,
                    LAW_MAY_SIGN);
        }
    }
    unload();
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("tables");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, a_broken_table_is_refused, 0, (int)COUNT(broken));
    tcase_add_test(tc, a_missing_table_is_refused);
    tcase_add_loop_test(tc, a_wrong_province_file_is_refused, 0, (int)COUNT(provinces));
    tcase_add_test(tc, halves_are_rounded_up);
    tcase_add_test(tc, names_of_acts_write_decimals_with_a_comma);
    tcase_add_test(tc, more_power_never_removes_a_signer);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law tables", fill)
