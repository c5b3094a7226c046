/* How far over a limit, which act that is, and who had a sample: values in, values out. */
#include "domain/inspection/order.h"
#include "domain/inspection/sample.h"
#include "law_unit.h"
#include <stdio.h>
#include <unistd.h>

#define DAY ((struct date){ 2026, 11, 20 })

static int64_t nano(const char *text)
{
    int64_t v;
    ck_assert_msg(nano_read(str_from(text), &v), "%s", text);
    return v;
}

START_TEST(numbers_are_read_and_written_exactly)
{
    static const struct { const char *typed; int64_t nano; const char *vi; } rows[] = {
        { "0", 0, "0" }, { "12,5", 12500000000, "12,5" }, { "12.50", 12500000000, "12,5" },
        { "0,000000001", 1, "0,000000001" }, { "1 250", 1250LL * LAW_NANO, "1250" },
        { "0.1", 100000000, "0,1" }, { "9000000000", 9000000000LL * LAW_NANO, "9000000000" },
    };
    static const char *const wrong[] = { "", " ", "1,2,3", "1.2.3", "-1", "abc", "1e3", "1,",
                                         "0,0000000001", "10000000000", "<0,1", "1,234.5" };
    for (size_t i = 0; i < COUNT(rows); i++) {
        ck_assert_int_eq(nano(rows[i].typed), rows[i].nano);
        const str words = nano_words(arena, LANG_VI, rows[i].nano);
        ck_assert_msg(str_eq(words, str_from(rows[i].vi)), "%.*s", STR_ARG(words));
    }
    for (size_t i = 0; i < COUNT(wrong); i++) {
        int64_t v;
        ck_assert_msg(!nano_read(str_from(wrong[i]), &v), "%s", wrong[i]);
    }
}
END_TEST

START_TEST(a_factor_is_exact_at_the_edge_of_a_band)
{
    /* 0.33 / 0.3 is 1.1 and falls below it in floating point. */
    static const struct { const char *value, *limit, *times; } rows[] = {
        { "0,33", "0,3", "1,1" }, { "0,3299999", "0,3", "1,099999666" }, { "165", "150", "1,1" },
        { "1", "3", "0,333333333" }, { "0,15", "0,03", "5" }, { "9000000000", "0,001", "0" },
    };
    for (size_t i = 0; i < COUNT(rows) - 1; i++)
        ck_assert_int_eq(law_times(nano(rows[i].value), nano(rows[i].limit)),
                         nano(rows[i].times));
    ck_assert_int_eq(law_times(nano("9000000000"), nano("0,001")), INT64_MAX);
    ck_assert_int_eq(law_times(nano("5"), 0), 0);
    ck_assert_int_eq(law_scaled(nano("0,005"), nano("0,9")), nano("0,0045"));
    ck_assert_int_eq(law_scaled(1, nano("0,5")), 1); /* halves up */
    ck_assert_int_eq(law_scaled(1, nano("0,4")), 0);
}
END_TEST

static struct law_measured water(const char *name, const char *value, const char *max)
{
    return (struct law_measured){ .parameter = str_from(name), .kind = LAW_WASTEWATER,
                                  .value = nano(value), .max = SOME_I64(nano(max)) };
}

static struct law_measured ph(const char *value)
{
    return (struct law_measured){ .parameter = S("pH"), .kind = LAW_WASTEWATER, .ph = true,
                                  .value = nano(value), .min = SOME_I64(nano("5,5")),
                                  .max = SOME_I64(nano("9")) };
}

#define M3(text) ((struct law_flow){ .day_m3 = SOME_I64(nano(text)) })

START_TEST(bands_of_factor_and_flow_choose_the_act)
{
    static const struct { const char *value, *max, *flow, *act; } rows[] = {
        { "50", "50", "70", NULL },                 /* at the limit: within it */
        { "50,001", "50", "70", "45/2022:Đ18.1" },  /* a warning, whatever the flow */
        { "54,999999", "50", "70", "45/2022:Đ18.1" },
        { "55", "50", "70", "45/2022:Đ18.2.e" },
        { "75", "50", "70", "45/2022:Đ18.3.e" },
        { "150", "50", "4,999999999", "45/2022:Đ18.4.a" },
        { "150", "50", "5", "45/2022:Đ18.4.b" },
        { "500", "50", "5000", "45/2022:Đ18.6.y" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct law_measured m = water("BOD5", rows[i].value, rows[i].max);
        const struct law_exceeded x = law_exceed(arena, law, DAY, &m, 1, M3(rows[i].flow));
        if (!rows[i].act)
            ck_assert(!x.main && !x.act);
        else
            ck_assert_msg(x.act && str_eq(x.act->code, str_from(rows[i].act)), "%s: %.*s",
                          rows[i].act, STR_ARG(x.act ? x.act->code : S("none")));
    }
    const struct law_measured m = water("BOD5", "75", "50");
    const struct law_exceeded x = law_exceed(arena, law, DAY, &m, 1, (struct law_flow){ 0 });
    ck_assert(x.main && !x.act && x.flow_missing);
}
END_TEST

START_TEST(the_highest_fine_is_the_act_and_the_others_add)
{
    struct law_measured m[] = {
        water("BOD5", "75", "50"),   /* 1.5 times */
        water("COD", "450", "150"),  /* 3 times: the act */
        water("TSS", "110", "100"),  /* 1.1 times */
        water("Amoni", "9", "10"),   /* within */
        ph("9,5"),
        { .parameter = S("Clo dư"), .kind = LAW_WASTEWATER, .value = 1 }, /* no limit set */
    };
    struct law_exceeded x = law_exceed(arena, law, DAY, m, 4, M3("70"));
    ck_assert(x.main == &m[1] && str_eq(x.act->code, S("45/2022:Đ18.4.e")));
    ck_assert_int_eq(x.factor, 3 * LAW_NANO);
    ck_assert_uint_eq(x.n_others, 2);
    x = law_exceed(arena, law, DAY, m, COUNT(m), M3("70"));
    ck_assert(x.main == &m[4] && str_eq(x.act->code, S("45/2022:Đ19.7.e"))); /* 120 million */
    ck_assert_uint_eq(x.n_unset, 1);
    ck_assert_uint_eq(x.n_others, 3);
    m[1].value = nano("1500"); /* 10 times: 130 million, and pH adds its 30 percent */
    x = law_exceed(arena, law, DAY, m, COUNT(m), M3("70"));
    ck_assert(x.main == &m[1] && str_eq(x.act->code, S("45/2022:Đ18.6.e")));
    ck_assert(x.others[2].ph && x.others[2].kind == LAW_WASTEWATER);
    const struct law_act_in in = { .act = x.act->code, .day = DAY, .params = x.others,
                                   .n_params = x.n_others };
    const struct law_file file = { .handled_on = DAY, .subject = LAW_ORGANIZATION, .acts = &in,
                                   .n_acts = 1 };
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_int_eq(law_assess(arena, law, &file, &as, &why), OK);
    ck_assert_int_eq(as.acts[0].addition_percent, 10 + 20 + 30);
}
END_TEST

START_TEST(ph_has_bands_of_its_own)
{
    static const struct { const char *value, *act; } rows[] = {
        { "5,5", NULL }, { "9", NULL }, { "9,000000001", "45/2022:Đ19.7.e" },
        { "10,499999999", "45/2022:Đ19.7.e" }, { "10,5", "45/2022:Đ19.8.e" },
        { "12,5", "45/2022:Đ19.9.e" }, { "14", "45/2022:Đ19.9.e" }, { "4", "45/2022:Đ19.7.e" },
        { "3,9", "45/2022:Đ19.8.e" }, { "1,9", "45/2022:Đ19.9.e" }, { "5,499", "45/2022:Đ19.7.e" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct law_measured m = ph(rows[i].value);
        const struct law_exceeded x = law_exceed(arena, law, DAY, &m, 1, M3("70"));
        const str got = x.act ? x.act->code : S("none");
        ck_assert_msg(str_eq(got, rows[i].act ? str_from(rows[i].act) : S("none")), "%s: %.*s",
                      rows[i].value, STR_ARG(got));
    }
}
END_TEST

static struct samples_of_case_row sampled(int64_t id, const char *point, const char *flow,
                                          const char *of)
{
    struct samples_of_case_row s = {
        .id = { id }, .code = str_fmt(arena, "M%lld", (long long)id), .point = str_from(point),
        .medium = S("wastewater"), .taken = instant_of((struct moment){ DAY, 8, 0 }),
        .result = { .has = true, .v = { id } }, .accreditation = SOME_STR(S("VILAS ABC")),
    };
    if (flow) {
        s.flow = SOME_I64(nano(flow));
        s.flow_of = SOME_STR(str_from(of));
    }
    return s;
}

static struct sample_values_of_case_row valued(int64_t sample, const char *parameter,
                                               const char *value, const char *max)
{
    return (struct sample_values_of_case_row){
        .sample = { sample }, .parameter = str_from(parameter), .unit = S("mg/l"),
        .value = nano(value), .max = SOME_I64(nano(max)), .basis = S("QCVN ABC, cột B"),
        .source = SOME_STR(S("table")) };
}

START_TEST(each_discharge_point_is_an_act_of_its_own)
{
    struct samples_of_case_row s[] = {
        sampled(1, "Cống xả số 1", "5", "hour"), sampled(2, "cống  XẢ số 1", NULL, NULL),
        sampled(3, "Cống xả số 2", "70", "day"), sampled(4, "Cống xả số 3", "70", "day"),
    };
    const struct sample_values_of_case_row v[] = {
        valued(1, "BOD5", "60", "50"), valued(2, "BOD5", "100", "50"),
        valued(2, "COD", "165", "150"), valued(3, "COD", "300", "150"),
        valued(4, "COD", "150", "150"),
    };
    struct sample_act *acts;
    size_t n;
    sample_acts_of(arena, law, LANG_VI, s, COUNT(s), v, COUNT(v), &acts, &n);
    ck_assert_uint_eq(n, 2);
    /* the higher of two samples; 5 m3 in an hour are 120 m3 a day */
    ck_assert(str_eq(acts[0].in.act, S("45/2022:Đ18.3.h")));
    ck_assert_int_eq(acts[0].flow.v, 120 * LAW_NANO);
    ck_assert_int_eq(acts[0].over.factor, 2 * LAW_NANO);
    ck_assert_uint_eq(acts[0].in.n_params, 1);
    ck_assert_int_eq(acts[0].in.params[0].factor, nano("1,1"));
    ck_assert(str_eq(acts[1].in.act, S("45/2022:Đ18.3.e")));
    const str want = S("Cống xả số 2: COD 300 mg/l (giới hạn ≤ 150, QCVN ABC, cột B; vượt 2 lần; "
                       "mẫu M3). Lưu lượng 70 m³/24 giờ.");
    ck_assert_msg(str_eq(acts[1].described, want), "%.*s", STR_ARG(acts[1].described));
    s[2].place = s[3].place = (opt_place_id){ true, { 7 } }; /* one point of the register */
    sample_acts_of(arena, law, LANG_VI, s, COUNT(s), v, COUNT(v), &acts, &n);
    ck_assert_uint_eq(n, 2);
    ck_assert_int_eq(acts[1].over.factor, 2 * LAW_NANO);
    s[2].place = s[3].place = (opt_place_id){ 0 };
    s[2].void_why = SOME_STR(S("Nhầm nhãn")); /* taken back: it says nothing any more */
    sample_acts_of(arena, law, LANG_VI, s, COUNT(s), v, COUNT(v), &acts, &n);
    ck_assert_uint_eq(n, 1);
}
END_TEST

/* Arts. 22, 23: by how many dB over; the clause of vibration by the sector of the facility. */
START_TEST(noise_and_vibration_go_by_the_difference)
{
    static const struct { const char *medium, *sector, *value, *act; } rows[] = {
        { "noise", NULL, "70", NULL },                  /* at the limit */
        { "noise", NULL, "70,5", "45/2022:Đ22.1" },
        { "noise", NULL, "71,999999999", "45/2022:Đ22.1" },
        { "noise", NULL, "72", "45/2022:Đ22.2" },
        { "noise", NULL, "84,9", "45/2022:Đ22.4" },
        { "noise", "construction", "110", "45/2022:Đ22.10" },
        { "vibration", "paper", "75", "45/2022:Đ23.2.c" },
        { "vibration", NULL, "75", "45/2022:Đ23.2.c" },
        { "vibration", "construction", "75", "45/2022:Đ23.1.c" },
        { "vibration", "construction", "110", "45/2022:Đ23.1.k" },
        { "air", NULL, "110", NULL },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct samples_of_case_row s = sampled(1, "Nhà dân cạnh xưởng", "5", "hour");
        const struct sample_values_of_case_row v[] = {
            valued(1, "Mức ồn đêm", rows[i].value, "70"), valued(1, "Mức ồn ngày", "71", "70.5") };
        struct sample_act *acts;
        size_t n;
        s.medium = str_from(rows[i].medium);
        s.sector = rows[i].sector ? SOME_STR(str_from(rows[i].sector)) : (opt_str){ 0 };
        sample_acts_of(arena, law, LANG_VI, &s, 1, v, rows[i].act ? 2 : 1, &acts, &n);
        ck_assert_uint_eq(n, rows[i].act ? 1 : 0);
        if (!rows[i].act)
            continue;
        ck_assert_msg(str_eq(acts[0].in.act, str_from(rows[i].act)), "%zu: %.*s", i,
                      STR_ARG(acts[0].in.act));
        ck_assert_uint_eq(acts[0].in.n_params, 0); /* nothing is added */
        ck_assert(!acts[0].flow.has && !acts[0].unhanded);
        if (i == 4)
            ck_assert_msg(str_find(acts[0].described, S("vượt 14,9 dBA")) < acts[0].described.n,
                          "%.*s", STR_ARG(acts[0].described));
    }
}
END_TEST

START_TEST(a_permit_is_looked_up_by_point_parameter_and_unit)
{
    const struct permit_limits_of_case_row rows[] = {
        { .number = S("2/GP"), .parameter = S("BOD5"), .unit = S("mg/l"), .most = SOME_I64(2) },
        { .number = S("1/GP"), .parameter = S("bod5"), .unit = S("mg/l"), .most = SOME_I64(1),
          .place = { true, { 7 } } },
        { .number = S("1/GP"), .parameter = S("COD"), .unit = S("kg/ngày"), .most = SOME_I64(3) },
        { .number = S("1/GP"), .parameter = S("pH"), .unit = S(""), .most = SOME_I64(9) },
    };
    static const struct { const char *parameter, *unit; int64_t place, most; } asks[] = {
        { "BOD5", "mg/l", 0, 2 }, { "bOd5", "MG/L", 7, 1 }, { "BOD5", "mg/l", 8, 2 },
        { "COD", "mg/l", 0, 0 },  { "COD", "", 0, 3 },      { "pH", "độ", 0, 9 },
        { "TSS", "mg/l", 7, 0 },
    };
    for (size_t i = 0; i < COUNT(asks); i++) {
        const struct permit_limits_of_case_row *p = permit_limit_for(
            arena, rows, COUNT(rows), &(struct permit_ask){
                .parameter = str_from(asks[i].parameter), .unit = str_from(asks[i].unit),
                .place = { asks[i].place > 0, { asks[i].place } } });
        ck_assert_int_eq(p ? p->most.v : 0, asks[i].most);
    }
}
END_TEST

/* Of a point with sound samples the others do not count; alone they prove nothing. */
START_TEST(a_sample_that_proves_nothing_makes_no_act)
{
    struct samples_of_case_row s[] = { sampled(1, "Cống", "70", "day"),
                                       sampled(2, "Cống", "70", "day") };
    const struct sample_values_of_case_row v[] = { valued(1, "COD", "300", "150"),
                                                   valued(2, "COD", "900", "150") };
    struct sample_act *acts;
    size_t n;
    for (int opened = 0; opened < 2; opened++) {
        s[1].broken = opened == 1;
        s[1].accreditation = SOME_STR(opened ? S("VILAS ABC") : S(""));
        sample_acts_of(arena, law, LANG_VI, s, 2, v, 2, &acts, &n);
        ck_assert_uint_eq(n, 1);
        ck_assert_int_eq(acts[0].over.factor, 2 * LAW_NANO);
        ck_assert(sample_act_proves(&acts[0]) && acts[0].unhanded);
        sample_acts_of(arena, law, LANG_VI, s + 1, 1, v, 2, &acts, &n);
        ck_assert_uint_eq(n, 1);
        ck_assert_int_eq(acts[0].over.factor, 6 * LAW_NANO);
        ck_assert(!sample_act_proves(&acts[0]));
    }
    s[0].hands = SOME_I64(1);
    sample_acts_of(arena, law, LANG_VI, s, 1, v, 2, &acts, &n);
    ck_assert(!acts[0].unhanded);
}
END_TEST

START_TEST(custody_is_a_chain)
{
    const instant t = 1000 * US_PER_S;
    const struct sample_hands_row rows[] = {
        { .n = 1, .given_by = S("Trần ABC"), .given_to = S("Lê ABC"), .at = t, .seal = S("N1") },
    };
    const struct hand_new good = { .given_by = S("lê abc"), .given_to = S("Phòng ABC"),
                                   .at = t, .seal = S("N1"), .intact = true };
    struct hand_new bad = good;
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 1, S("N1"), &good, t), HAND_FINE);
    bad.given_by = S("Trần ABC");
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 1, S("N1"), &bad, t), HAND_GIVER);
    ck_assert_int_eq(hand_check(arena, rows, 0, t - 1, S("N1"), &bad, t), HAND_FINE);
    ck_assert_int_eq(hand_check(arena, rows, 0, t + 1, S("N1"), &bad, t), HAND_EARLY);
    bad = good;
    bad.at = t - 1;
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 9, S("N1"), &bad, t), HAND_EARLY);
    bad.at = t + 1;
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 9, S("N1"), &bad, t), HAND_FUTURE);
    bad = good;
    bad.given_to = S("LÊ  ABC");
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 9, S("N1"), &bad, t), HAND_SELF);
    bad = good;
    bad.seal = S("N2"); /* another number: it was opened */
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 9, S("N1"), &bad, t), HAND_NOTE);
    bad.note = S("Mở để thêm axit, niêm phong lại");
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 9, S("N1"), &bad, t), HAND_FINE);
    bad = good;
    bad.intact = false;
    ck_assert_int_eq(hand_check(arena, rows, 1, t - 9, S("N1"), &bad, t), HAND_NOTE);
    ck_assert_int_eq(hand_check(arena, rows, SAMPLE_HANDS_MAX, t - 9, S("N1"), &good, t),
                     HAND_MANY);
}
END_TEST

#define HEAD "standard,area,replaces,medium,column,parameter,hazardous,scaled,unit,limit_min," \
             "limit_max,basis,basis_vi,valid_from,valid_to,verified,note,demo\n"

/* The limits of a file with these rows; OK, or what is wrong with it. */
static enum err with_limits(const char *rows, str *faults)
{
    char path[] = "/tmp/hllimits.XXXXXX";
    struct buf b = { .a = arena, .max = 1 << 16 };
    const int fd = mkstemp(path);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;
    ck_assert(f && fputs(HEAD, f) >= 0 && fputs(rows, f) >= 0 && fclose(f) == 0);
    const enum err e = law_add_limits(arena, law, str_from(path), &b);
    ck_assert_int_eq(unlink(path), 0);
    *faults = buf_str(&b);
    return e;
}

START_TEST(a_local_standard_prevails_and_factors_apply_where_they_may)
{
    str faults;
    const enum err e = with_limits(
        "QC,,,wastewater,B,BOD5,no,yes,mg/l,,50,b,b,2026-01-01,2026-06-30,text,,no\n"
        "QC,,,wastewater,B,BOD5,no,yes,mg/l,,40,b,b,2026-07-01,,text,,no\n"
        "QC,,,wastewater,B,pH,no,no,,5.5,9,b,b,2026-01-01,,text,,no\n"
        "QCDP,22,QC,wastewater,B,BOD5,no,yes,mg/l,,30,b,b,2026-01-01,,text,,yes\n", &faults);
    ck_assert_msg(e == OK, "%.*s", STR_ARG(faults));
    static const struct { const char *parameter, *column, *areas, *kq; struct date day;
                          const char *max, *basis; } rows[] = {
        { "BOD5", "B", "06673 01", "", { 2026, 6, 30 }, "50", "QC, cột B" },
        { "BOD5", "B", "", "", { 2026, 7, 1 }, "40", "QC, cột B" },
        { "BOD5", "B", "06673 22", "", { 2026, 7, 1 }, "30", "QCDP, cột B" },
        { "BOD5", "B", "", "soil_or_own_pond", { 2026, 7, 1 }, "24", "QC, cột B, Kq 0,6" },
        { "pH", "B", "", "soil_or_own_pond", { 2026, 7, 1 }, "9", "QC, cột B" },
        { "BOD5", "B", "", "no_such_condition", { 2026, 7, 1 }, NULL, NULL },
        { "BOD5", "A", "", "", { 2026, 7, 1 }, NULL, NULL },
        { "BOD5", "B", "", "", { 2025, 12, 31 }, NULL, NULL },
        { "COD", "B", "", "", { 2026, 7, 1 }, NULL, NULL },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct limit_ask ask = {
            .of = { .standard = S("QC"), .column = str_from(rows[i].column), .day = rows[i].day,
                    .medium = S("wastewater"), .parameter = str_from(rows[i].parameter),
                    .areas = str_from(rows[i].areas) }, .kq = str_from(rows[i].kq) };
        const struct limit_found f = sample_limit(arena, law, LANG_VI, &ask);
        ck_assert_msg((f.row != NULL) == (rows[i].max != NULL), "row %zu", i);
        if (!f.row)
            continue;
        ck_assert_int_eq(f.max.v, nano(rows[i].max));
        ck_assert_msg(str_eq(f.basis, str_from(rows[i].basis)), "%.*s", STR_ARG(f.basis));
    }
    ck_assert(law_is_demo(law));
}
END_TEST

static const struct { const char *rows, *fault; } wrong_limits[] = {
    { "QC,,,soup,B,x,no,yes,,,5,b,b,2026-01-01,,text,,no\n", "medium 'soup' is not known" },
    { "QC,,,water,B,x,no,yes,,,,b,b,2026-01-01,,text,,no\n", "neither limit_min nor" },
    { "QC,,,water,B,x,no,yes,,9,5,b,b,2026-01-01,,text,,no\n", "limit_min is above limit_max" },
    { "QC,22,,water,B,x,no,yes,,,5,b,b,2026-01-01,,text,,no\n", "names its area and the" },
    { "QC,,,water,B,x,no,yes,,,1e3,b,b,2026-01-01,,text,,no\n", "is no decimal number" },
    { "QC,,,water,B,x,no,yes,,,-5,b,b,2026-01-01,,text,,no\n", "is no decimal number" },
    { "QC,,,water,B,x,no,yes,,,5,,b,2026-01-01,,text,,no\n", "basis is empty" },
    { "QC,,,water,B,x,no,yes,,,5,b,b,2026-01-01,,text,,maybe\n", "demo 'maybe' is not known" },
    { "QC,,,water,B,x,no,yes,,,5,b,b,2026-01-01,,text,,no\n"
      "QC,,,water,B,x,no,yes,,,6,b,b,2027-01-01,,text,,no\n", "its period overlaps line 2" },
};

START_TEST(a_wrong_limit_is_refused_with_its_line)
{
    str faults;
    ck_assert_int_eq(with_limits(wrong_limits[_i].rows, &faults), ERR_INVALID);
    ck_assert_msg(str_find(faults, str_from(wrong_limits[_i].fault)) < faults.n,
                  "no '%s' in %.*s", wrong_limits[_i].fault, STR_ARG(faults));
}
END_TEST

START_TEST(a_team_is_a_person_a_line)
{
    static const struct { const char *typed; size_t n; } rows[] = {
        { "Trần ABC; Trưởng phòng, Sở ABC\n\n  Lê ABC ;Cán bộ  ", 2 }, { "", 0 }, { " \n", 0 },
        { "Trần ABC", 0 }, { "; Trưởng phòng", 0 }, { "Trần ABC;", 0 }, { "a;b;c", 1 },
    };
    struct team_member *team;
    size_t n;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const enum err e = team_read(arena, str_from(rows[i].typed), &team, &n);
        ck_assert_msg((e == OK) == (rows[i].n > 0), "%s", rows[i].typed);
        if (e == OK)
            ck_assert_uint_eq(n, rows[i].n);
    }
    ck_assert_int_eq(team_read(arena, str_from(rows[0].typed), &team, &n), OK);
    ck_assert_str(team[1].name, "Lê ABC");
    ck_assert_str(team[1].post, "Cán bộ");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("samples");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_test(tc, numbers_are_read_and_written_exactly);
    tcase_add_test(tc, a_factor_is_exact_at_the_edge_of_a_band);
    tcase_add_test(tc, bands_of_factor_and_flow_choose_the_act);
    tcase_add_test(tc, the_highest_fine_is_the_act_and_the_others_add);
    tcase_add_test(tc, ph_has_bands_of_its_own);
    tcase_add_test(tc, each_discharge_point_is_an_act_of_its_own);
    tcase_add_test(tc, noise_and_vibration_go_by_the_difference);
    tcase_add_test(tc, a_permit_is_looked_up_by_point_parameter_and_unit);
    tcase_add_test(tc, a_sample_that_proves_nothing_makes_no_act);
    tcase_add_test(tc, custody_is_a_chain);
    tcase_add_test(tc, a_team_is_a_person_a_line);
    tcase_add_test(tc, a_local_standard_prevails_and_factors_apply_where_they_may);
    tcase_add_loop_test(tc, a_wrong_limit_is_refused_with_its_line, 0, COUNT(wrong_limits));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("samples", fill)
