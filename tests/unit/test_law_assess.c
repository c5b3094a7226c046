/*
 * Fines worked out by hand: frames of Decrees 45/2022 and 211/2026, average and
 * circumstances by Decree 118/2021 art. 9.1, additions by Decree 45 arts. 7.3, 18.7,
 * 19.11, 20.6 and 21.7, ceilings by Law 15/2012 art. 24, doubling by Decree 45 art. 6.2.
 * Amounts in thousands of đồng.
 */
#include "law_tables.h"

enum { THOUSAND = 1000 };
#define X(times) ((int64_t)((times) * 1e9 + 0.5))
#define W(f) { LAW_WASTEWATER, false, X(f) }
#define HW(f) { LAW_HAZARDOUS_WASTEWATER, false, X(f) }
#define G(f) { LAW_GAS, false, X(f) }
#define HG(f) { LAW_HAZARDOUS_GAS, false, X(f) }
#define NONE { { 0 } }
#define PH { LAW_WASTEWATER, true, 0 }

static const struct {
    enum law_subject subject;
    const char *act;
    int mit, agg;
    struct law_parameter p[4];
    int64_t min, max, percent, fine_min, fine_max, power;
    bool explain;
} fines[] = {
    /* art. 18.3.c: 20-30 million; average 25 */
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 0, NONE, 20000, 30000, 0, 25000, 25000, 30000, true },
    { LAW_HOUSEHOLD, "45/2022:Đ18.3.c", 0, 0, NONE, 20000, 30000, 0, 25000, 25000, 30000, true },
    { LAW_BUSINESS_HOUSEHOLD, "45/2022:Đ18.3.c", 0, 0, NONE, 20000, 30000, 0, 25000, 25000, 30000,
      true },
    { LAW_COMMUNITY, "45/2022:Đ18.3.c", 0, 0, NONE, 20000, 30000, 0, 25000, 25000, 30000, true },
    { LAW_ORGANIZATION, "45/2022:Đ18.3.c", 0, 0, NONE, 40000, 60000, 0, 50000, 50000, 60000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 1, 0, NONE, 20000, 30000, 0, 20000, 25000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 2, 0, NONE, 20000, 30000, 0, 20000, 20000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 1, NONE, 20000, 30000, 0, 25000, 30000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 2, NONE, 20000, 30000, 0, 30000, 30000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 1, 1, NONE, 20000, 30000, 0, 25000, 25000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 1, 3, NONE, 20000, 30000, 0, 30000, 30000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 3, 2, NONE, 20000, 30000, 0, 20000, 25000, 30000, true },
    /* additions: 20% + 30% (pH) of the amount; 60 x 1.5 is what power is tested on */
    { LAW_ORGANIZATION, "45/2022:Đ18.3.c", 0, 0, { W(2.1), PH }, 40000, 60000, 50, 75000, 75000,
      90000, true },
    { LAW_ORGANIZATION, "45/2022:Đ18.3.c", 1, 0, { W(2.1), PH }, 40000, 60000, 50, 60000, 75000,
      90000, true },
    /* bands of 18.7: the edges belong to the higher band */
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 0, { W(1.0999) }, 20000, 30000, 0, 25000, 25000, 30000,
      true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 0, { W(1.1), W(1.4999) }, 20000, 30000, 20, 30000,
      30000, 36000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 0, { W(1.5), W(2.9999) }, 20000, 30000, 40, 35000,
      35000, 42000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 0, { W(3), W(4.9999) }, 20000, 30000, 60, 40000, 40000,
      48000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 0, { W(5), W(9.9999) }, 20000, 30000, 80, 45000, 45000,
      54000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.3.c", 0, 0, { W(10), W(900) }, 20000, 30000, 100, 50000, 50000,
      60000, true },
    /* bands of 19.11 on art. 19.2.b (5-10 million) */
    { LAW_INDIVIDUAL, "45/2022:Đ19.2.b", 0, 0, { HW(1.1), HW(1.5), HW(2), HW(2.9999) }, 5000, 10000,
      90, 14250, 14250, 19000, false },
    { LAW_INDIVIDUAL, "45/2022:Đ19.2.b", 0, 0, { HW(3), HW(4.9999), HW(5) }, 5000, 10000, 130,
      17250, 17250, 23000, false },
    /* bands of 20.6 and 21.7 */
    { LAW_INDIVIDUAL, "45/2022:Đ20.5.a", 0, 0, { G(1.1), G(1.5), G(2), G(3) }, 30000, 50000, 100,
      80000, 80000, 100000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ21.2.a", 0, 0, { HG(1.4999), HG(1.9999), HG(2.9999), HG(50) },
      10000, 20000, 100, 30000, 30000, 40000, true },
    /* the ceilings: 1 billion, doubled for organizations */
    { LAW_ORGANIZATION, "45/2022:Đ11.3.h", 0, 0, NONE, 1600000, 2000000, 0, 1800000, 1800000,
      2000000, true },
    { LAW_ORGANIZATION, "45/2022:Đ11.3.h", 0, 0, { W(10) }, 1600000, 2000000, 50, 2000000, 2000000,
      2000000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.6.y", 0, 0, { W(1.2) }, 850000, 950000, 10, 990000, 990000,
      1000000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ18.6.y", 0, 1, { W(1.2) }, 850000, 950000, 10, 990000, 1000000,
      1000000, true },
    { LAW_ORGANIZATION, "45/2022:Đ19.9.y", 0, 2, NONE, 1900000, 2000000, 0, 2000000, 2000000,
      2000000, true },
    /* small fines; the right to explain starts at a top of 15 (30) million */
    { LAW_INDIVIDUAL, "45/2022:Đ25.2.a", 0, 0, NONE, 100, 150, 0, 125, 125, 150, false },
    { LAW_INDIVIDUAL, "45/2022:Đ25.2.b", 0, 0, NONE, 150, 250, 0, 200, 200, 250, false },
    { LAW_ORGANIZATION, "45/2022:Đ25.2.c", 0, 0, NONE, 1000, 2000, 0, 1500, 1500, 2000, false },
    { LAW_INDIVIDUAL, "45/2022:Đ9.1.a", 0, 0, NONE, 500, 1000, 0, 750, 750, 1000, false },
    { LAW_INDIVIDUAL, "45/2022:Đ9.2.b", 0, 0, NONE, 10000, 15000, 0, 12500, 12500, 15000, true },
    { LAW_ORGANIZATION, "45/2022:Đ9.2.a", 0, 0, NONE, 10000, 20000, 0, 15000, 15000, 20000, false },
    { LAW_ORGANIZATION, "45/2022:Đ9.2.b", 0, 0, NONE, 20000, 30000, 0, 25000, 25000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ22.2", 0, 0, NONE, 1000, 5000, 0, 3000, 3000, 5000, false },
    { LAW_INDIVIDUAL, "45/2022:Đ22.4", 0, 0, NONE, 20000, 40000, 0, 30000, 30000, 40000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ41.1", 1, 0, NONE, 2500, 3000, 0, 2500, 2750, 3000, false },
    { LAW_ORGANIZATION, "45/2022:Đ14.1.d", 0, 0, NONE, 20000, 30000, 0, 25000, 25000, 30000, true },
    { LAW_INDIVIDUAL, "45/2022:Đ29.7.i", 2, 1, NONE, 500000, 600000, 0, 500000, 550000, 600000,
      true },
    { LAW_ORGANIZATION, "45/2022:Đ26.8.n", 0, 1, NONE, 400000, 500000, 0, 450000, 500000, 500000,
      true },
    /* Decree 211/2026: livestock, ceiling 100 (200) million */
    { LAW_INDIVIDUAL, "211/2026:Đ29.1", 0, 0, NONE, 1000, 2000, 0, 1500, 1500, 2000, false },
    { LAW_ORGANIZATION, "211/2026:Đ25.6", 0, 0, NONE, 40000, 50000, 0, 45000, 45000, 50000, true },
    { LAW_ORGANIZATION, "211/2026:Đ25.6", 0, 0,
      { W(10), W(10), W(10), W(10) }, 40000, 50000, 200, 135000, 135000, 150000, true },
};

static enum err assess_one(enum law_subject subject, const char *handled, struct law_act_in in,
                           struct law_assessment *as)
{
    struct buf why = { .a = arena, .max = 1000 };
    struct law_act_in *kept = NEW(arena, struct law_act_in);
    *kept = in;
    const struct law_file f = { day(handled), subject, kept, 1 };
    return law_assess(arena, law, &f, as, &why);
}

START_TEST(fine_is_as_worked_out)
{
    struct law_assessment as;
    size_t n = 0;
    while (n < 4 && fines[_i].p[n].kind)
        n++;
    const struct law_act_in in = { str_from(fines[_i].act), day("2026-09-20"), false,
                                   fines[_i].mit, fines[_i].agg, fines[_i].p, n };
    ck_assert_int_eq(assess_one(fines[_i].subject, "2026-10-05", in, &as), OK);
    const struct law_act_out *o = &as.acts[0];
    ck_assert_int_eq(o->frame_min, fines[_i].min * THOUSAND);
    ck_assert_int_eq(o->frame_max, fines[_i].max * THOUSAND);
    ck_assert_int_eq(o->addition_percent, fines[_i].percent);
    ck_assert_int_eq(o->fine_min, fines[_i].fine_min * THOUSAND);
    ck_assert_int_eq(o->fine_max, fines[_i].fine_max * THOUSAND);
    ck_assert_int_eq(o->power_tested, fines[_i].power * THOUSAND);
    ck_assert_int_eq(as.total_min, o->fine_min);
    ck_assert_int_eq(as.total_max, o->fine_max);
    ck_assert(o->in_time);
    ck_assert_int_eq(as.may_explain, fines[_i].explain);
}
END_TEST

/* Law art. 61.1: a top of 15 (30) million, or a suspension or revocation however small the fine;
 * confiscation alone is none. Rows of an act that the shipped tables have with 0.5 to 1 million. */
#define ROW "permit,environment,warning_or_fine,500000,1000000,2,,"
#define WITH(max, extras) "permit,environment,warning_or_fine,500000," max ",2," extras ","
static const struct {
    const char *row;
    enum law_subject subject;
    const char *handled;
    bool explain;
} explains[] = {
    { WITH("1000000", ""), LAW_INDIVIDUAL, "2026-10-05", false },
    { WITH("1000000", "suspend_facility 1-3"), LAW_INDIVIDUAL, "2026-10-05", true },
    { WITH("1000000", "suspend_facility 1-3"), LAW_ORGANIZATION, "2026-10-05", true },
    { WITH("1000000", "revoke_permit 1-3"), LAW_INDIVIDUAL, "2026-10-05", true },
    { WITH("1000000", "confiscate_means"), LAW_INDIVIDUAL, "2026-10-05", false },
    { WITH("14999999", ""), LAW_INDIVIDUAL, "2026-10-05", false },
    { WITH("15000000", ""), LAW_INDIVIDUAL, "2026-10-05", true },
    { WITH("14999999", ""), LAW_ORGANIZATION, "2026-10-05", false },
    { WITH("15000000", ""), LAW_ORGANIZATION, "2026-10-05", true },
    /* out of time there is nothing to explain against */
    { WITH("1000000", "suspend_facility 1-3"), LAW_INDIVIDUAL, "2028-10-10", false },
};

START_TEST(a_possible_suspension_may_be_explained)
{
    struct law_assessment as;
    struct buf faults = { .a = arena, .max = 1 << 16 };
    const char *dir = changed_tables("acts.csv", ROW, explains[_i].row);
    const enum err e = law_load(arena, str_from(dir), (opt_str){ 0 }, &law, &faults);
    remove_tables(dir);
    ck_assert_msg(e == OK, "%s", str_c(arena, buf_str(&faults)));
    const struct law_act_in in = { .act = S("45/2022:Đ9.1.a"), .day = day("2026-09-20") };
    ck_assert_int_eq(assess_one(explains[_i].subject, explains[_i].handled, in, &as), OK);
    ck_assert_int_eq(as.may_explain, explains[_i].explain);
}
END_TEST

START_TEST(a_warning_has_no_frame)
{
    static const char *const acts[] = { "45/2022:Đ18.1", "45/2022:Đ20.1.a", "45/2022:Đ22.1",
                                        "45/2022:Đ25.1" };
    for (size_t i = 0; i < COUNT(acts); i++) {
        struct law_assessment as;
        const struct law_act_in in = { .act = str_from(acts[i]), .day = day("2026-09-20") };
        ck_assert_int_eq(assess_one(LAW_ORGANIZATION, "2026-10-05", in, &as), OK);
        ck_assert(!as.acts[0].has_fine && as.acts[0].in_time);
        ck_assert_int_eq(as.total_max, 0);
        ck_assert(!as.may_explain);
    }
}
END_TEST

/* Law art. 6.1 and Decree 45 art. 5: 2 years; 1 May 2026 is a holiday, so until Monday 4 May.
 * Decree 211 art. 3.1: 1 year. */
static const struct {
    const char *act, *day, *handled, *ends;
    bool in_time;
} limits[] = {
    { "45/2022:Đ18.3.c", "2024-05-01", "2026-05-04", "2026-05-04", true },
    { "45/2022:Đ18.3.c", "2024-05-01", "2026-05-05", "2026-05-04", false },
    { "45/2022:Đ18.3.c", "2024-10-06", "2026-10-06", "2026-10-06", true },
    { "45/2022:Đ18.3.c", "2024-10-06", "2026-10-07", "2026-10-06", false },
    { "45/2022:Đ18.3.c", "2024-02-29", "2026-03-02", "2026-03-02", true },
    { "45/2022:Đ18.3.c", "2026-10-05", "2026-10-05", "2028-10-05", true },
    { "211/2026:Đ29.1", "2026-08-10", "2027-08-10", "2027-08-10", true },
    { "211/2026:Đ29.1", "2026-08-10", "2027-08-11", "2027-08-10", false },
};

START_TEST(limitation_ends_the_fine)
{
    struct law_assessment as;
    const struct law_act_in in = { .act = str_from(limits[_i].act), .day = day(limits[_i].day) };
    ck_assert_int_eq(assess_one(LAW_INDIVIDUAL, limits[_i].handled, in, &as), OK);
    ck_assert(date_eq(as.acts[0].limit.due.day, day(limits[_i].ends)));
    ck_assert_int_eq(as.acts[0].in_time, limits[_i].in_time);
    ck_assert_int_eq(as.total_max > 0, limits[_i].in_time);
    if (!limits[_i].in_time)
        ck_assert(!as.may_explain);
}
END_TEST

START_TEST(sums_have_no_ceiling)
{
    const struct law_act_in acts[] = {
        { .act = S("45/2022:Đ11.3.h"), .day = day("2026-09-20") },
        { .act = S("45/2022:Đ11.3.h"), .day = day("2026-09-21") },
        { .act = S("45/2022:Đ22.2"), .day = day("2026-09-20") },
    };
    const struct law_file f = { day("2026-10-05"), LAW_ORGANIZATION, acts, 3 };
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_int_eq(law_assess(arena, law, &f, &as, &why), OK);
    ck_assert_int_eq(as.total_min, INT64_C(3606000000)); /* 2 x 1.8 billion + 6 million */
}
END_TEST

#define FILE_OF(acts) \
    "{\"handled_on\":\"2026-10-05\",\"subject\":\"individual\",\"acts\":[" acts "]}"

static const struct {
    const char *json, *fault;
    enum err err;
} wrong[] = {
    { FILE_OF("{\"act\":\"45/2022:Đ9.9\","
      "\"ended_on\":\"2026-10-01\"}"), "no act", ERR_NOT_FOUND },
    { FILE_OF("{\"act\":\"211/2026:Đ29.1\","
      "\"ended_on\":\"2026-08-04\"}"), "Decree 211/2026/NĐ-CP art. 29.1", ERR_EXPIRED },
    { FILE_OF("{\"act\":\"45/2022:Đ22.2\","
      "\"ended_on\":\"2026-10-06\"}"), "after the day of handling", ERR_INVALID },
    { "{\"handled_on\":\"2026-10-05\",\"subject\":\"firm\",\"acts\":[]}", "subject", ERR_INVALID },
    { FILE_OF(""), "acts", ERR_INVALID },
    { "{\"handled_on\":\"5/10/2026\",\"subject\":\"individual\",\"acts\":[]}", "handled_on",
      ERR_INVALID },
    { FILE_OF("{\"act\":\"45/2022:Đ22.2\"}"),
      "either ended_on or detected_on", ERR_INVALID },
    { FILE_OF("{\"act\":\"45/2022:Đ22.2\","
      "\"ended_on\":\"2026-10-01\",\"detected_on\":\"2026-10-01\"}"), "either ended_on",
      ERR_INVALID },
    { FILE_OF("{\"act\":\"45/2022:Đ22.2\","
      "\"ended_on\":\"2026-10-01\",\"mitigating\":-1}"), "mitigating", ERR_INVALID },
    { FILE_OF("{\"act\":\"45/2022:Đ22.2\","
      "\"ended_on\":\"2026-10-01\",\"agravating\":1}"), "unknown member 'agravating'",
      ERR_INVALID },
    { FILE_OF("{\"act\":\"45/2022:Đ19.2.a\","
      "\"ended_on\":\"2026-10-01\",\"other_parameters\":[{\"kind\":\"gas\",\"ph\":true}]}"),
      "ph goes with wastewater alone", ERR_INVALID },
    { FILE_OF("{\"act\":\"45/2022:Đ19.2.a\","
      "\"ended_on\":\"2026-10-01\",\"other_parameters\":[{\"kind\":\"gas\",\"factor\":\"2\"}]}"),
      "factor", ERR_INVALID },
    { "{\"handled_on\":\"2026-10-05\",\"handled_on\":\"2026-10-05\"}", "uplicate", ERR_INVALID },
    { "[]", "no object", ERR_INVALID },
    { "{", "line 1", ERR_INVALID },
    { "", "line 1", ERR_INVALID },
};

/* Decree 45/2022 art. 18.7: the first band begins at 1.1; what is below adds nothing. */
START_TEST(a_factor_never_grows_in_reading)
{
    static const struct {
        const char *factor;
        int64_t percent;
    } edges[] = {
        { "1.09999999999", 0 }, { "1.1", 10 }, { "1.10000000001", 10 },
        { "1.49999999999", 10 }, { "1.5", 20 }, { "2.99999999999", 20 }, { "3", 30 },
        { "3.0", 30 }, { "4.99999999999", 30 }, { "5", 40 }, { "9.99999999999", 40 }, { "1e1", 50 },
    };
    for (size_t i = 0; i < COUNT(edges); i++) {
        struct law_file f = { 0 };
        struct law_assessment as;
        struct buf why = { .a = arena, .max = 1000 };
        const str json = str_fmt(arena, FILE_OF("{\"act\":\"45/2022:Đ18.3.c\","
            "\"ended_on\":\"2026-10-01\",\"other_parameters\":[{\"kind\":\"wastewater\","
            "\"factor\":%s}]}"), edges[i].factor);
        ck_assert_int_eq(law_file_from_json(arena, json, &f, &why), OK);
        ck_assert_int_eq(law_assess(arena, law, &f, &as, &why), OK);
        ck_assert_msg(as.acts[0].addition_percent == edges[i].percent, "%s", edges[i].factor);
    }
}
END_TEST

START_TEST(a_wrong_file_is_refused)
{
    struct law_file f = { 0 };
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    enum err e = law_file_from_json(arena, str_from(wrong[_i].json), &f, &why);
    if (e == OK)
        e = law_assess(arena, law, &f, &as, &why);
    ck_assert_int_eq(e, wrong[_i].err);
    ck_assert_msg(str_find(buf_str(&why), str_from(wrong[_i].fault)) < buf_str(&why).n,
                  "'%s' does not say '%s'", buf_str(&why).p, wrong[_i].fault);
}
END_TEST

/* Random files: fines within the frame and its additions, exactly double for organizations,
 * never lower with one parameter more, never above the ceiling. */
START_TEST(fines_keep_their_bounds)
{
    uint32_t seed = 20260920;
    struct arena *a = arena_new(16 << 20);
    size_t n_acts = 0;
    for (size_t k = 0; law_next_act(law, day("2026-09-20"), &k);)
        n_acts++;
    ck_assert_uint_eq(n_acts, 757);
    for (int round = 0; round < 3000; round++) {
        struct law_parameter p[5];
        for (size_t i = 0; i < COUNT(p); i++)
            p[i] = (struct law_parameter){ (enum law_discharge)(1 + draw(&seed, 4)), false,
                                           draw(&seed, 15000) * INT64_C(1000000) };
        size_t at_act = draw(&seed, (uint32_t)n_acts);
        const struct law_act *act = law_next_act(law, day("2026-09-20"), &at_act);
        struct law_act_in in = { act->code, day("2026-09-20"), false, (int)draw(&seed, 4),
                                 (int)draw(&seed, 4), p, draw(&seed, COUNT(p)) };
        struct law_file f = { day("2026-10-05"), LAW_INDIVIDUAL, &in, 1 };
        struct law_assessment one, org, more;
        struct buf why = { .a = a, .max = 1000 };
        ck_assert_int_eq(law_assess(a, law, &f, &one, &why), OK);
        f.subject = LAW_ORGANIZATION;
        ck_assert_int_eq(law_assess(a, law, &f, &org, &why), OK);
        in.n_params++;
        ck_assert_int_eq(law_assess(a, law, &f, &more, &why), OK);
        const struct law_act_out *x = one.acts, *y = org.acts, *z = more.acts;
        ck_assert_int_eq(y->fine_min, x->fine_min * 2);
        ck_assert_int_eq(y->fine_max, x->fine_max * 2);
        ck_assert_int_eq(y->power_tested, x->power_tested * 2);
        ck_assert(x->fine_min <= x->fine_max && x->fine_max <= x->power_tested);
        ck_assert(x->power_tested <= x->ceiling);
        ck_assert(z->fine_min >= y->fine_min && z->fine_max >= y->fine_max);
        ck_assert(z->power_tested >= y->power_tested);
        if (x->has_fine && x->addition_percent == 0)
            ck_assert(x->fine_min >= act->fine_min && x->fine_max <= act->fine_max);
        arena_reset(a);
    }
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("assess");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, fine_is_as_worked_out, 0, (int)COUNT(fines));
    tcase_add_loop_test(tc, a_possible_suspension_may_be_explained, 0, (int)COUNT(explains));
    tcase_add_test(tc, a_warning_has_no_frame);
    tcase_add_loop_test(tc, limitation_ends_the_fine, 0, (int)COUNT(limits));
    tcase_add_test(tc, sums_have_no_ceiling);
    tcase_add_test(tc, a_factor_never_grows_in_reading);
    tcase_add_loop_test(tc, a_wrong_file_is_refused, 0, (int)COUNT(wrong));
    tcase_add_test(tc, fines_keep_their_bounds);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law assess", fill)
