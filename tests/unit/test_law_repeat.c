/*
 * Repeat and multiple violations (Law 15/2012 arts. 2.5, 2.6, 7.1, 10; Decree 118/2021
 * art. 8 as amended by Decree 68/2025), the extended limitation (Law art. 6.1.c),
 * surroundings polluted already (Decree 45/2022 arts. 24, 26.9), pH (art. 19.11) and a
 * city's own fines (Law art. 23), worked out by hand.
 */
#include "law_tables.h"

/* Law art. 7.1: 6 months after a warning, 1 year after the rest, from execution; not
 * executed: 1 year after the execution lapsed (1 year after the decision, art. 74.1). */
static const struct {
    const char *decided, *executed;
    bool warning;
    const char *clean;
} cleans[] = {
    { "2026-01-10", "2026-02-02", false, "2027-02-02" },
    { "2025-01-10", "2025-02-03", false, "2026-02-03" },
    { "2025-08-20", "2025-09-03", true, "2026-03-03" },
    { "2025-08-20", "2025-08-31", true, "2026-03-02" }, /* 28/2/2026 is a Saturday */
    { "2023-09-05", "2023-10-02", true, "2024-04-02" },
    { "2024-02-20", "2024-02-29", false, "2025-02-28" },
    { "2024-06-03", NULL, false, "2026-06-03" }, /* lapsed on 3/6/2025 */
    { "2024-06-03", NULL, true, "2026-06-03" },
    { "2022-09-02", NULL, false, "2024-09-05" }, /* 2/9/2023 rolls to 5/9, 5/9/2024 */
};

START_TEST(a_violator_is_clean_again)
{
    const struct law_earlier e = {
        .act = S("45/2022:Đ18.2.c"), .decided = day(cleans[_i].decided),
        .executed = { .has = cleans[_i].executed != NULL,
                      .v = day(cleans[_i].executed ? cleans[_i].executed : "2020-01-01") },
        .warning = cleans[_i].warning,
    };
    struct law_due d;
    ck_assert_int_eq(law_clean_until(arena, law, &e, &d), OK);
    ck_assert(date_eq(d.due.day, day(cleans[_i].clean)));
}
END_TEST

#define FILE_AT(handled, file_more, acts) \
    "{\"handled_on\":\"" handled "\",\"subject\":\"individual\"" file_more ",\"acts\":[" acts "]}"
#define FILE_OF(file_more, acts) FILE_AT("2026-10-05", file_more, acts)
#define ACT(code, day, more) "{\"act\":\"45/2022:Đ" code "\",\"ended_on\":\"" day "\"" more "}"
#define BEFORE(code, decided, done) \
    ",\"history\":[{\"act\":\"45/2022:Đ" code "\",\"decided_on\":\"" decided "\"" done "}]"
#define DONE(day) ",\"executed_on\":\"" day "\""
#define TIMES(code, day) \
    ",\"earlier_times\":[{\"act\":\"45/2022:Đ" code "\",\"ended_on\":\"" day "\"}]"

/* Amounts in thousands; 18.3.c: 20 to 30 million, 18.2.c: 2 to 5, 18.4.i: 140 to 150. */
static const struct {
    const char *json;
    int64_t fine_min, fine_max, power;
    int aggravating;
    bool repeat, multiple;
    const char *warning; /* part of one; NULL: nothing of repetition */
} files[] = {
    /* the same point, executed 1 February: a repeat until 1 February 2027 */
    { FILE_OF(BEFORE("18.3.c", "2026-01-10", DONE("2026-02-01")), ACT("18.3.c", "2026-09-20", "")),
      25000, 30000, 30000, 1, true, false, "a repeat of 45/2022:Đ18.3.c decided on 2026-01-10" },
    /* another clause of art. 18 differs by degree only: the same act since 2 May 2025 */
    { FILE_OF(BEFORE("18.2.a", "2026-01-10", DONE("2026-02-01")), ACT("18.3.c", "2026-09-20", "")),
      25000, 30000, 30000, 1, true, false, "a repeat of 45/2022:Đ18.2.a" },
    /* handled on 1 May 2025: by point alone */
    { FILE_AT("2025-05-01", BEFORE("18.2.a", "2025-01-10", DONE("2025-02-01")),
              ACT("18.3.c", "2025-04-20", "")), 25000, 25000, 30000, 0, false, false, NULL },
    { FILE_AT("2025-05-02", BEFORE("18.2.a", "2025-01-10", DONE("2025-02-01")),
              ACT("18.3.c", "2025-04-20", "")), 25000, 30000, 30000, 1, true, false,
      "a repeat of" },
    /* hazardous parameters are another article */
    { FILE_OF(BEFORE("19.2.a", "2026-01-10", DONE("2026-02-01")), ACT("18.3.c", "2026-09-20", "")),
      25000, 25000, 30000, 0, false, false, NULL },
    /* one article, other acts: a person decides, nothing is counted */
    { FILE_OF(BEFORE("11.2.b", "2026-01-10", DONE("2026-02-01")), ACT("11.2.c", "2026-09-20", "")),
      25000, 25000, 30000, 0, false, false, "a person decides whether they differ only by degree" },
    /* the last day of the clean period, and the day after */
    { FILE_OF(BEFORE("18.3.c", "2025-09-01", DONE("2025-09-21")), ACT("18.3.c", "2026-09-21", "")),
      25000, 30000, 30000, 1, true, false, "a repeat of" },
    { FILE_OF(BEFORE("18.3.c", "2025-09-01", DONE("2025-09-21")), ACT("18.3.c", "2026-09-22", "")),
      25000, 25000, 30000, 0, false, false, NULL },
    /* a warning lasts 6 months; never executed: until 2 years after the decision */
    { FILE_OF(BEFORE("18.1", "2026-01-10", DONE("2026-01-20") ",\"warning\":true"),
              ACT("18.2.c", "2026-07-20", "")), 3500, 5000, 5000, 1, true, false, "a repeat of" },
    { FILE_OF(BEFORE("18.1", "2026-01-10", DONE("2026-01-20") ",\"warning\":true"),
              ACT("18.2.c", "2026-07-21", "")), 3500, 3500, 5000, 0, false, false, NULL },
    { FILE_OF(BEFORE("18.3.c", "2024-11-04", ""), ACT("18.3.c", "2026-09-20", "")),
      25000, 30000, 30000, 1, true, false, "a repeat of" },
    /* done before the decision: no repeat */
    { FILE_OF(BEFORE("18.3.c", "2026-09-25", DONE("2026-09-26")), ACT("18.3.c", "2026-09-20", "")),
      25000, 25000, 30000, 0, false, false, NULL },
    /* it adds to the others: two take the top; one mitigating cancels it */
    { FILE_OF(BEFORE("18.3.c", "2026-01-10", DONE("2026-02-01")),
              ACT("18.3.c", "2026-09-20", ",\"aggravating\":1")), 30000, 30000, 30000, 2, true,
      false, "a repeat of" },
    { FILE_OF(BEFORE("18.3.c", "2026-01-10", DONE("2026-02-01")),
              ACT("18.3.c", "2026-09-20", ",\"mitigating\":1")), 25000, 25000, 30000, 1, true,
      false, "a repeat of" },
    /* 20.1.b and 29.4.a are repetition themselves: not counted twice (art. 10.2) */
    { FILE_OF(BEFORE("29.4.a", "2026-01-10", DONE("2026-02-01")), ACT("29.4.a", "2026-09-20", "")),
      7500, 7500, 10000, 0, true, false, "a repeat of" },
    { FILE_OF(",\"history\":[]", ACT("29.4.a", "2026-09-20", "")), 7500, 7500, 10000, 0, false,
      false, "its frame is for a repeat or a multiple violation only" },
    { FILE_OF("", ACT("20.1.b", "2026-09-20", "")), 2000, 2000, 3000, 0, false, false,
      "its frame is for a repeat or a multiple violation only" },
    /* 18.1 is for a first time: the fines of clause 2 for a repeat */
    { FILE_OF(BEFORE("18.1", "2026-05-10", DONE("2026-05-20") ",\"warning\":true"),
              ACT("18.1", "2026-09-20", "")), 0, 0, 0, 1, true, false,
      "choose the act among 45/2022:Đ18.2 instead" },
    /* multiple: the highest frame among the times, 140 to 150 million */
    { FILE_OF("", ACT("18.3.c", "2026-09-20", TIMES("18.4.i", "2026-08-01"))),
      145000, 150000, 150000, 1, false, true, NULL },
    { FILE_OF("", ACT("18.4.i", "2026-09-20", TIMES("18.3.c", "2026-08-01"))),
      145000, 150000, 150000, 1, false, true, NULL },
    /* a time out of its limitation no longer counts (art. 2.6) */
    { FILE_OF("", ACT("18.3.c", "2026-09-20", TIMES("18.4.i", "2024-10-02"))),
      25000, 25000, 30000, 0, false, false, NULL },
    /* several times and a repeat are one circumstance */
    { FILE_OF(BEFORE("18.3.c", "2026-01-10", DONE("2026-02-01")),
              ACT("18.3.c", "2026-09-20", TIMES("18.2.a", "2026-08-01"))),
      25000, 30000, 30000, 1, true, true, "a repeat of" },
    /* 24.4 to 24.6: 20-30, 30-40, 40-50% of 25 million; 26.9: 40-50% of 3.5 million */
    { FILE_OF("", ACT("18.3.c", "2026-09-20", ",\"ambient\":\"24.4\"")), 30000, 32500, 39000, 0,
      false, false, "20% to 30% added" },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", ",\"ambient\":\"24.5\"")), 32500, 35000, 42000, 0,
      false, false, "30% to 40% added" },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", ",\"ambient\":\"24.6\"")), 35000, 37500, 45000, 0,
      false, false, "40% to 50% added" },
    { FILE_OF("", ACT("26.8.a", "2026-09-20", ",\"ambient\":\"26.9\"")), 4900, 5250, 7500, 0,
      false, false, "40% to 50% added" },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", ",\"ambient\":\"24.4\",\"aggravating\":2,"
              "\"other_parameters\":[{\"kind\":\"wastewater\",\"factor\":3}]")), 45000, 48000,
      48000, 2, false, false, "20% to 30% added" }, /* 30 million x 1.5, x 1.6 */
    /* 24.7 comes on top of another fine */
    { FILE_OF(",\"history\":[]", ACT("24.7", "2026-09-20", "")), 140000, 140000, 150000, 0, false,
      false, "power must reach the sum of both" },
};

static bool warned(const struct law_assessment *as, const char *what)
{
    for (size_t i = 0; i < as->n_warnings; i++)
        if (str_find(as->warnings[i], str_from(what)) < as->warnings[i].n
            && as->warnings_vi[i].n > 0)
            return true;
    return false;
}

static enum err assess_with(const struct law *of, const char *json, struct law_assessment *as,
                            struct buf *why)
{
    struct law_file f = { 0 };
    const enum err e = law_file_from_json(arena, str_from(json), &f, why);
    return e == OK ? law_assess(arena, of, &f, as, why) : e;
}

START_TEST(repetition_is_weighed)
{
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    const enum err e = assess_with(law, files[_i].json, &as, &why);
    ck_assert_msg(e == OK, "%.*s", STR_ARG(buf_str(&why)));
    const struct law_act_out *o = &as.acts[0];
    ck_assert_int_eq(o->fine_min, files[_i].fine_min * 1000);
    ck_assert_int_eq(o->fine_max, files[_i].fine_max * 1000);
    ck_assert_int_eq(o->power_tested, files[_i].power * 1000);
    ck_assert_int_eq(o->aggravating, files[_i].aggravating);
    ck_assert_int_eq(o->repeat_of != NULL, files[_i].repeat);
    ck_assert_int_eq(o->n_multiple > 0, files[_i].multiple);
    if (files[_i].warning)
        ck_assert_msg(warned(&as, files[_i].warning), "%s", files[_i].warning);
    else
        ck_assert(!warned(&as, "repeat") && !warned(&as, "of one article"));
}
END_TEST

static const struct {
    const char *json, *fault;
    enum err err;
} wrong[] = {
    { FILE_OF(BEFORE("9.9", "2026-01-10", ""), ACT("18.3.c", "2026-09-20", "")), "history: no act",
      ERR_NOT_FOUND },
    { FILE_OF(BEFORE("18.1", "2026-01-10", DONE("2026-01-09")), ACT("18.3.c", "2026-09-20", "")),
      "its days contradict each other", ERR_INVALID },
    { FILE_OF(BEFORE("18.1", "2026-01-10", DONE("2026-10-06")), ACT("18.3.c", "2026-09-20", "")),
      "its days contradict each other", ERR_INVALID },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", TIMES("19.2.a", "2026-08-01"))), "is another act",
      ERR_INVALID },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", TIMES("18.3.c", "2026-09-21"))), "or later",
      ERR_INVALID },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", TIMES("18.3.c", "2022-08-24"))),
      "was not in force on 2022-08-24", ERR_EXPIRED },
    { FILE_OF("", ACT("22.4", "2026-09-20", ",\"ambient\":\"24.4\"")), "ambient '24.4' does not go",
      ERR_INVALID },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", ",\"ambient\":\"\"")), "ambient is no text",
      ERR_INVALID },
    { FILE_OF(",\"history\":{}", ACT("18.3.c", "2026-09-20", "")), "history is no list",
      ERR_INVALID },
    { FILE_OF("", ACT("19.2.b", "2026-09-20", ",\"other_parameters\":["
              "{\"kind\":\"wastewater\",\"ph_value\":3}]")), "ph_value, 0 to 14, goes with",
      ERR_INVALID },
    { FILE_OF("", ACT("19.2.b", "2026-09-20", ",\"other_parameters\":["
              "{\"kind\":\"hazardous_wastewater\",\"ph_value\":14.1}]")), "ph_value, 0 to 14",
      ERR_INVALID },
    { FILE_OF(",\"area\":7", ACT("18.3.c", "2026-09-20", "")), "area is no text", ERR_INVALID },
    { FILE_OF("", ACT("18.3.c", "2026-09-20", ",\"returned_from_criminal\":1")),
      "neither true nor false", ERR_INVALID },
};

START_TEST(a_contradiction_is_refused)
{
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_int_eq(assess_with(law, wrong[_i].json, &as, &why), wrong[_i].err);
    ck_assert_msg(str_find(buf_str(&why), str_from(wrong[_i].fault)) < buf_str(&why).n, "%.*s",
                  STR_ARG(buf_str(&why)));
}
END_TEST

/* The longest suspension among the times: 22.4 3 to 6 months, 22.8 6 to 12; who may not
 * impose it may not sign (18.4.i suspends, 18.3.c does not). */
START_TEST(the_longest_suspension_is_taken)
{
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_int_eq(assess_with(law, FILE_OF("", ACT("22.4", "2026-09-20",
                                 TIMES("22.8", "2026-08-01"))), &as, &why), OK);
    ck_assert_str(as.acts[0].frame_of->code, "45/2022:Đ22.8");
    ck_assert_str(as.acts[0].suspension_of->code, "45/2022:Đ22.8");
    ck_assert_int_eq(as.acts[0].suspension_of->extras[0].months_max, 12);
    ck_assert_int_eq(assess_with(law, FILE_OF("", ACT("22.3", "2026-09-20",
                                 TIMES("22.2", "2026-08-01"))), &as, &why), OK);
    ck_assert_str(as.acts[0].frame_of->code, "45/2022:Đ22.3");
    ck_assert(as.acts[0].suspension_of == NULL);
    ck_assert_int_eq(assess_with(law, FILE_OF("", ACT("18.3.c", "2026-09-20",
                                 TIMES("18.4.i", "2026-08-01"))), &as, &why), OK);
    ck_assert_int_eq(law_signer_find(&as, S("provincial_inspection_team_head")).refusal,
                     LAW_NO_SUSPENSION);
}
END_TEST

/* Decree 45 art. 24.8: with 24.4 a suspension of 3 to 6 months, with 24.5 of 6 to 9, none with
 * 24.6; it gives the right to explain and takes who may not suspend off the list. */
static const struct {
    const char *json, *of;
    bool explain;
} polluted[] = {
    { FILE_OF("", ACT("18.2.c", "2026-09-20", "")), NULL, false },
    { FILE_OF("", ACT("18.2.c", "2026-09-20", ",\"ambient\":\"24.4\"")), "45/2022:Đ24.3.a", true },
    { FILE_OF("", ACT("18.2.c", "2026-09-20", ",\"ambient\":\"24.5\"")), "45/2022:Đ24.3.b", true },
    { FILE_OF("", ACT("18.2.c", "2026-09-20", ",\"ambient\":\"24.6\"")), NULL, false },
    { FILE_OF("", ACT("26.8.a", "2026-09-20", ",\"ambient\":\"26.9\"")), NULL, false },
    /* 6 to 12 months of its own are longer */
    { FILE_OF("", ACT("29.7.a", "2026-09-20", ",\"ambient\":\"24.4\"")), "45/2022:Đ29.7.a", true },
};

START_TEST(polluted_surroundings_suspend)
{
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_int_eq(assess_with(law, polluted[_i].json, &as, &why), OK);
    const struct law_act *of = as.acts[0].suspension_of;
    ck_assert(polluted[_i].of ? of && str_eq(of->code, str_from(polluted[_i].of)) : !of);
    ck_assert_int_eq(as.may_explain, polluted[_i].explain);
    ck_assert_int_eq(law_signer_find(&as, S("provincial_inspection_team_head")).refusal,
                     of ? LAW_NO_SUSPENSION : LAW_MAY_SIGN);
}
END_TEST

/* Decree 45 art. 19.11: the pH beside hazardous parameters, by its value. */
static const struct {
    const char *ph;
    int64_t percent;
} ph[] = {
    { "0", 50 }, { "1.99", 50 }, { "2", 40 }, { "3.99", 40 }, { "4", 30 }, { "5.4", 30 },
    { "10.49", 30 }, { "10.5", 40 }, { "12.49", 40 }, { "12.5", 50 }, { "14", 50 },
};

START_TEST(the_ph_has_its_bands)
{
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    const str json = str_fmt(arena, FILE_OF("", ACT("19.2.b", "2026-09-20",
        ",\"other_parameters\":[{\"kind\":\"hazardous_wastewater\",\"ph_value\":%s}]")), ph[_i].ph);
    ck_assert_int_eq(assess_with(law, str_c(arena, json), &as, &why), OK);
    ck_assert_int_eq(as.acts[0].addition_percent, ph[_i].percent);
    ck_assert_int_eq(as.acts[0].power_tested, 100000 * (100 + ph[_i].percent)); /* 10 million */
}
END_TEST

/* Law art. 6.1.c: a year more, only for periods that end since 1 July 2025. */
static const struct {
    const char *json, *ends;
    bool in_time, extended;
} returned[] = {
    { FILE_OF("", ACT("18.3.c", "2024-06-03", ",\"returned_from_criminal\":true")), "2027-06-03",
      true, true },
    { FILE_OF("", ACT("18.3.c", "2024-06-03", "")), "2026-06-03", false, false },
    { FILE_OF("", ACT("18.3.c", "2023-06-30", ",\"returned_from_criminal\":true")), "2025-06-30",
      false, false },
    { FILE_OF("", ACT("18.3.c", "2023-07-01", ",\"returned_from_criminal\":true")), "2026-07-01",
      false, true },
    { FILE_OF("", ACT("18.3.c", "2024-02-29", ",\"returned_from_criminal\":true")), "2027-03-01",
      true, true }, /* 28/2/2026 before rolling; 28/2/2027 is a Sunday */
};

START_TEST(the_limitation_grows_by_a_year)
{
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_int_eq(assess_with(law, returned[_i].json, &as, &why), OK);
    ck_assert(date_eq(as.acts[0].limit.due.day, day(returned[_i].ends)));
    ck_assert_int_eq(as.acts[0].in_time, returned[_i].in_time);
    ck_assert_int_eq(as.acts[0].extended, returned[_i].extended);
}
END_TEST

/* Invented: area X of city ABC, 1.5 times for art. 25 in 2026; 2 times since 2027. */
#define ROWS                                                                               \
    "note\nX,45/2022:Đ25 45/2022:Đ11,1.5,Resolution ABC,Nghị quyết ABC,"                   \
    "Law 15/2012/QH13 art. 23,\"Điều 23 Luật 15/2012/QH13\",2026-01-01,2026-12-31,text,\n" \
    "X,environment,2,Resolution ABC 2,Nghị quyết ABC 2,Law 15/2012/QH13 art. 23,"         \
    "\"Điều 23 Luật 15/2012/QH13\",2027-01-01,,text,\n"

static const struct {
    const char *json;
    int64_t min, max, fine, power, percent;
} places[] = {
    { FILE_OF(",\"area\":\"X\"", ACT("25.2.d", "2026-09-20", "")), 1500, 3000, 2250, 3000, 150 },
    { FILE_OF(",\"area\":\"Y\"", ACT("25.2.d", "2026-09-20", "")), 1000, 2000, 1500, 2000, 100 },
    { FILE_OF("", ACT("25.2.d", "2026-09-20", "")), 1000, 2000, 1500, 2000, 100 },
    { FILE_OF(",\"area\":\"X\"", ACT("22.4", "2026-09-20", "")), 20000, 40000, 30000, 40000, 100 },
    { FILE_OF(",\"area\":\"X\"", ACT("25.2.d", "2025-12-31", "")), 1000, 2000, 1500, 2000, 100 },
    { FILE_AT("2027-10-05", ",\"area\":\"X\"", ACT("25.2.d", "2026-12-31", "")), 1500, 3000, 2250,
      3000, 150 },
    { FILE_AT("2027-10-05", ",\"area\":\"X\"", ACT("22.4", "2027-01-01", "")), 40000, 80000, 60000,
      80000, 200 },
    /* the ceiling of the field stays: 800 to 1000 million, 1.5 times */
    { FILE_OF(",\"area\":\"X\"", ACT("11.3.h", "2026-09-20", "")), 1000000, 1000000, 1000000,
      1000000, 150 },
};

START_TEST(a_city_may_raise_its_fines)
{
    const char *dir = changed_tables("local_multiplier.csv", "note\n", ROWS);
    struct law *city;
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 4000 };
    ck_assert_msg(law_load(arena, str_from(dir), (opt_str){ 0 }, &city, &why) == OK, "%.*s",
                  STR_ARG(buf_str(&why)));
    remove_tables(dir);
    ck_assert_int_eq(assess_with(city, places[_i].json, &as, &why), OK);
    const struct law_act_out *o = &as.acts[0];
    ck_assert_int_eq(o->frame_min, places[_i].min * 1000);
    ck_assert_int_eq(o->frame_max, places[_i].max * 1000);
    ck_assert_int_eq(o->fine_min, places[_i].fine * 1000);
    ck_assert_int_eq(o->power_tested, places[_i].power * 1000);
    ck_assert_int_eq(o->local_percent, places[_i].percent);
    ck_assert_int_eq(warned(&as, "inner area of a centrally run city"), o->local_percent > 100);
    /* as shipped no city raises anything */
    ck_assert_int_eq(assess_with(law, places[_i].json, &as, &why), OK);
    ck_assert_int_eq(as.acts[0].local_percent, 100);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("repeat");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, a_violator_is_clean_again, 0, (int)COUNT(cleans));
    tcase_add_loop_test(tc, repetition_is_weighed, 0, (int)COUNT(files));
    tcase_add_loop_test(tc, a_contradiction_is_refused, 0, (int)COUNT(wrong));
    tcase_add_test(tc, the_longest_suspension_is_taken);
    tcase_add_loop_test(tc, polluted_surroundings_suspend, 0, (int)COUNT(polluted));
    tcase_add_loop_test(tc, the_ph_has_its_bands, 0, (int)COUNT(ph));
    tcase_add_loop_test(tc, the_limitation_grows_by_a_year, 0, (int)COUNT(returned));
    tcase_add_loop_test(tc, a_city_may_raise_its_fines, 0, (int)COUNT(places));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law repeat", fill)
