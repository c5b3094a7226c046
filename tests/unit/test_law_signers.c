/*
 * Who may sign, worked out from the powers of Decree 45/2022 arts. 56 and 58 (until
 * 30 June 2025), Decree 189/2025 arts. 5-7 (since) with Decree 311/2026 (since 26
 * September 2026), and Decree 211/2026 art. 34 for livestock.
 */
#include "law_unit.h"

static const struct {
    const char *handled;
    enum law_subject subject;
    const char *acts[3];
    const char *signers; /* lowest power first, ties by code */
} files[] = {
    /* Until June 2025. 25.2.a: up to 150,000, no remedy: the inspector's 500,000 suffice. */
    { "2024-06-03", LAW_INDIVIDUAL, { "45/2022:Đ25.2.a" },
      "env_inspector commune_chair department_chief_inspector department_inspection_team_head "
      "district_chair ministry_inspection_team_head env_administration_head "
      "ministry_chief_inspector province_chair" },
    /* 25.2.c: up to 1,000,000; restore (a) and remedy (c) are within art. 56.1.d. */
    { "2024-06-03", LAW_INDIVIDUAL, { "45/2022:Đ25.2.c" },
      "commune_chair department_chief_inspector department_inspection_team_head district_chair "
      "ministry_inspection_team_head env_administration_head ministry_chief_inspector "
      "province_chair" },
    /* 18.2.a: up to 500,000, but the costs of sampling are point l: not for the commune. */
    { "2024-06-03", LAW_INDIVIDUAL, { "45/2022:Đ18.2.a" },
      "department_chief_inspector department_inspection_team_head district_chair "
      "ministry_inspection_team_head env_administration_head ministry_chief_inspector "
      "province_chair" },
    /* 9.2.a: 5-10 million is above the commune's 5 million. */
    { "2025-06-30", LAW_INDIVIDUAL, { "45/2022:Đ9.2.a" },
      "department_chief_inspector department_inspection_team_head district_chair "
      "ministry_inspection_team_head env_administration_head ministry_chief_inspector "
      "province_chair" },
    /* 18.4.i: 150 million with a suspension. */
    { "2024-06-03", LAW_INDIVIDUAL, { "45/2022:Đ18.4.i" },
      "ministry_inspection_team_head env_administration_head ministry_chief_inspector "
      "province_chair" },
    /* The day after, the same act of 9.2.a is the commune's; the district is gone. */
    { "2025-07-01", LAW_INDIVIDUAL, { "45/2022:Đ9.2.a" },
      "commune_chair department_director ministry_department_check_team_head "
      "minister_check_team_head ministry_env_department_director province_chair" },
    { "2026-09-25", LAW_INDIVIDUAL, { "45/2022:Đ9.1.a" },
      "commune_chair department_director ministry_department_check_team_head "
      "minister_check_team_head ministry_env_department_director province_chair" },
    /* Decree 311/2026: inspectorate and sub-department, check teams down to 50%. */
    { "2026-09-26", LAW_INDIVIDUAL, { "45/2022:Đ9.1.a" },
      "provincial_inspector commune_chair env_department_branch_head env_subdepartment_head "
      "ministry_department_check_team_head provincial_inspection_team_head department_director "
      "provincial_chief_inspector government_inspection_team_head minister_check_team_head "
      "ministry_env_department_director province_chair" },
    /* 18.3.c orders remedies: not for the inspector (art. 7.1). */
    { "2026-10-05", LAW_ORGANIZATION, { "45/2022:Đ18.3.c" },
      "commune_chair env_department_branch_head env_subdepartment_head "
      "ministry_department_check_team_head provincial_inspection_team_head department_director "
      "provincial_chief_inspector government_inspection_team_head minister_check_team_head "
      "ministry_env_department_director province_chair" },
    /* 18.4.i suspends: the provincial inspection team may not (art. 7.2). */
    { "2026-10-05", LAW_INDIVIDUAL, { "45/2022:Đ18.4.i" },
      "commune_chair env_department_branch_head env_subdepartment_head "
      "ministry_department_check_team_head department_director provincial_chief_inspector "
      "government_inspection_team_head minister_check_team_head "
      "ministry_env_department_director province_chair" },
    /* 18.4.y: 700-750 million needs 80%. One such act moves the whole file. */
    { "2026-10-05", LAW_INDIVIDUAL, { "45/2022:Đ18.4.y" },
      "department_director provincial_chief_inspector government_inspection_team_head "
      "minister_check_team_head ministry_env_department_director province_chair" },
    { "2026-10-05", LAW_INDIVIDUAL, { "45/2022:Đ9.1.a", "45/2022:Đ18.4.y", "45/2022:Đ25.2.a" },
      "department_director provincial_chief_inspector government_inspection_team_head "
      "minister_check_team_head ministry_env_department_director province_chair" },
    /* 11.3.h: up to one billion. */
    { "2026-10-05", LAW_INDIVIDUAL, { "45/2022:Đ11.3.h" },
      "government_inspection_team_head minister_check_team_head "
      "ministry_env_department_director province_chair" },
    /* Powers double for organizations as frames do. */
    { "2026-10-05", LAW_ORGANIZATION, { "45/2022:Đ11.3.h" },
      "government_inspection_team_head minister_check_team_head "
      "ministry_env_department_director province_chair" },
    /* Livestock: the chairs alone; with 18.4.y the commune's 500 million fall short. */
    { "2026-10-05", LAW_INDIVIDUAL, { "211/2026:Đ25.6" }, "commune_chair province_chair" },
    { "2026-10-05", LAW_INDIVIDUAL, { "211/2026:Đ29.1", "45/2022:Đ9.1.a" },
      "commune_chair province_chair" },
    { "2026-10-05", LAW_INDIVIDUAL, { "211/2026:Đ29.1", "45/2022:Đ18.4.y" }, "province_chair" },
};

static struct law_assessment assess(const char *handled, enum law_subject subject,
                                    const char *const *codes, const char *ended)
{
    struct law_act_in *in = NEWS(arena, struct law_act_in, 3);
    size_t n = 0;
    for (; n < 3 && codes[n]; n++)
        in[n] = (struct law_act_in){ .act = str_from(codes[n]), .day = day(ended) };
    const struct law_file f = { day(handled), subject, in, n };
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_msg(law_assess(arena, law, &f, &as, &why) == OK, "%s", buf_str(&why).p);
    return as;
}

static str names(const struct law_assessment *as)
{
    struct buf b = { .a = arena, .max = 4000 };
    for (size_t i = 0; i < as->n_signers; i++) {
        buf_add(&b, i ? S(" ") : S(""));
        buf_add(&b, as->signers[i].position->code);
    }
    return buf_str(&b);
}

START_TEST(signers_are_as_worked_out)
{
    bool livestock = false;
    for (size_t i = 0; i < 3 && files[_i].acts[i]; i++)
        livestock = livestock || files[_i].acts[i][0] == '2';
    const struct law_assessment as =
        assess(files[_i].handled, files[_i].subject, files[_i].acts,
               livestock || files[_i].handled[3] == '6' ? "2026-09-20" : "2024-06-01");
    const str got = names(&as);
    ck_assert_msg(str_eq(got, str_from(files[_i].signers)), "got %.*s\nwant %s", STR_ARG(got),
                  files[_i].signers);
}
END_TEST

static bool warns(const struct law_assessment *as, const char *what)
{
    for (size_t i = 0; i < as->n_warnings; i++)
        if (str_find(as->warnings[i], str_from(what)) < as->warnings[i].n)
            return true;
    return false;
}

START_TEST(the_reader_is_warned)
{
    static const char *const water[] = { "45/2022:Đ18.3.c", NULL, NULL };
    static const char *const waste[] = { "45/2022:Đ26.8.e", NULL, NULL };
    static const char *const strong[] = { "45/2022:Đ19.6.a", NULL, NULL };
    static const char *const pigs[] = { "211/2026:Đ29.1", NULL, NULL };
    struct law_assessment as = assess("2026-10-05", LAW_ORGANIZATION, water, "2026-09-20");
    ck_assert(warns(&as, "police, border guard, coast guard, port and forest positions left out"));
    ck_assert(warns(&as, "provincial_inspection_team_head"));
    ck_assert_uint_eq(as.n_warnings, 2);
    ck_assert(as.warnings_vi[0].n > 0 && as.warnings_vi[1].n > 0);
    as = assess("2024-06-03", LAW_INDIVIDUAL, waste, "2024-05-20");
    ck_assert(warns(&as, "department_chief_inspector may confiscate goods worth up to 100,000,0"));
    as = assess("2026-10-05", LAW_INDIVIDUAL, strong, "2026-09-20");
    ck_assert(warns(&as, "art. 235"));
    as = assess("2026-10-05", LAW_INDIVIDUAL, pigs, "2026-09-20");
    ck_assert_uint_eq(as.n_warnings, 0);
    as = assess("2026-10-05", LAW_INDIVIDUAL, water, "2024-06-01");
    ck_assert(warns(&as, "the limitation period ended on 2026-06-01"));
}
END_TEST

/* An act out of time neither counts for power nor for suspension. */
START_TEST(acts_out_of_time_do_not_count)
{
    struct law_act_in in[2] = {
        { .act = S("45/2022:Đ18.4.y"), .day = day("2024-06-01") },
        { .act = S("45/2022:Đ9.1.a"), .day = day("2026-09-20") },
    };
    const struct law_file f = { day("2026-10-05"), LAW_INDIVIDUAL, in, 2 };
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    ck_assert_int_eq(law_assess(arena, law, &f, &as, &why), OK);
    ck_assert_uint_eq(as.n_signers, 12);
    ck_assert_int_eq(as.total_max, 750000);
    ck_assert(!as.may_explain);
}
END_TEST

static const struct {
    const char *handled, *act, *position;
    enum law_refusal refusal;
    const char *words;
} refusals[] = {
    { "2026-10-05", "45/2022:Đ18.4.y", "commune_chair", LAW_FINE_TOO_HIGH,
      "Không được ký: 45/2022:Đ18.4.y: mức tối đa của khung tiền phạt là 750.000.000 đồng, vượt "
      "thẩm quyền 500.000.000 đồng đối với cá nhân; khoản 1 Điều 5; Điều 21 Nghị định "
      "189/2025/NĐ-CP; Điều 24 Luật 15/2012/QH13" },
    { "2024-06-03", "45/2022:Đ18.2.a", "commune_chair", LAW_NO_REMEDY,
      "Không được ký: 45/2022:Đ18.2.a: không có quyền áp dụng: buộc chi trả kinh phí trưng cầu "
      "giám định, kiểm định, đo đạc và phân tích mẫu; khoản 1 Điều 56 Nghị định 45/2022/NĐ-CP" },
    { "2026-10-05", "45/2022:Đ18.4.i", "provincial_inspection_team_head", LAW_NO_SUSPENSION, NULL },
    { "2026-10-05", "45/2022:Đ18.3.c", "provincial_inspector", LAW_NO_REMEDY, NULL },
    { "2026-10-05", "45/2022:Đ9.1.a", "department_check_team_head", LAW_NO_POWER, NULL },
    { "2026-10-05", "45/2022:Đ9.1.a", "commune_police_chief", LAW_ACTS_UNKNOWN, NULL },
    { "2026-10-05", "45/2022:Đ9.1.a", "forest_subdepartment_head", LAW_ACTS_UNKNOWN, NULL },
    { "2026-10-05", "211/2026:Đ29.1", "department_director", LAW_OTHER_FIELD, NULL },
    { "2026-10-05", "45/2022:Đ9.1.a", "district_chair", LAW_NO_POWER,
      "không có chức danh này vào ngày xử lý" },
    { "2026-10-05", "45/2022:Đ9.1.a", "commune_chair", LAW_MAY_SIGN, NULL },
};

START_TEST(a_refusal_names_its_article)
{
    const char *const codes[] = { refusals[_i].act, NULL, NULL };
    const bool old = refusals[_i].handled[3] == '4';
    const struct law_assessment as = assess(refusals[_i].handled, LAW_INDIVIDUAL, codes,
                                            old ? "2024-05-20" : "2026-09-20");
    const struct law_signer s = law_signer_find(&as, str_from(refusals[_i].position));
    ck_assert_int_eq(s.refusal, refusals[_i].refusal);
    const str words = law_signer_words(arena, LANG_VI, &as, &s);
    if (refusals[_i].words)
        ck_assert_msg(str_eq(words, str_from(refusals[_i].words)), "%.*s", STR_ARG(words));
    ck_assert_uint_gt(law_signer_words(arena, LANG_EN, &as, &s).n, 10);
    ck_assert_uint_gt(law_fine_words(arena, LANG_VI, &as, &as.acts[0]).n, 50);
}
END_TEST

/* Powers over an individual by day, in millions: Decree 45/2022 arts. 56 to 58 until 30 June 2025,
 * then the share of the ceiling of 1 billion (Decree 189/2025, Decree 311/2026 since 26
 * September 2026); livestock by Decree 211/2026 art. 34. An organization: twice. -1: no row. */
static const struct {
    const char *position, *field, *day;
    double millions;
} powers[] = {
    { "commune_chair", "environment", "2022-08-24", -1 },
    { "commune_chair", "environment", "2022-08-25", 5 },   /* Decree 45 art. 56.1 */
    { "commune_chair", "environment", "2025-06-30", 5 },
    { "commune_chair", "environment", "2025-07-01", 500 }, /* 50%: Decree 189 art. 5.1 */
    { "commune_chair", "livestock", "2026-08-04", -1 },
    { "commune_chair", "livestock", "2026-08-05", 50 },    /* Decree 211 art. 34.1 */
    { "district_chair", "environment", "2025-06-30", 100 },
    { "district_chair", "environment", "2025-07-01", -1 },
    { "province_chair", "environment", "2025-06-30", 1000 },
    { "province_chair", "environment", "2025-07-01", 1000 }, /* 100%: art. 5.2 */
    { "province_chair", "livestock", "2026-08-05", 100 },
    { "department_director", "environment", "2025-06-30", -1 },
    { "department_director", "environment", "2025-07-01", 800 }, /* 80%: art. 6.2 */
    { "department_chief_inspector", "environment", "2025-06-30", 50 },
    { "department_chief_inspector", "environment", "2025-07-01", -1 },
    { "env_inspector", "environment", "2025-06-30", 0.5 },
    { "env_subdepartment_head", "environment", "2026-09-25", -1 },
    { "env_subdepartment_head", "environment", "2026-09-26", 500 }, /* Decree 311 art. 1.1 */
    { "provincial_inspector", "environment", "2026-09-25", -1 },
    { "provincial_inspector", "environment", "2026-09-26", 100 }, /* 10%: art. 2.1 */
    { "provincial_chief_inspector", "environment", "2026-09-26", 800 },
    { "ministry_department_check_team_head", "environment", "2026-09-25", 800 },
    { "ministry_department_check_team_head", "environment", "2026-09-26", 500 }, /* art. 1.4 */
    { "commune_police_chief", "environment", "2025-06-30", 2.5 }, /* Decree 45 art. 57.3 */
    { "commune_police_chief", "environment", "2025-07-01", 500 }, /* Decree 189 art. 8.4 */
    { "police_on_duty", "environment", "2025-07-01", 100 },       /* 10%: art. 8.1 */
    { "border_guard", "environment", "2025-07-01", 50 },          /* 5%: art. 9.1 */
    { "port_authority", "environment", "2025-07-01", 500 },       /* art. 17.2 */
};

START_TEST(a_power_has_its_days)
{
    const struct law_position *p =
        law_position(law, str_from(powers[_i].position), str_from(powers[_i].field),
                     day(powers[_i].day));
    ck_assert_int_eq(p == NULL, powers[_i].millions < 0);
    if (!p)
        return;
    ck_assert_int_eq(p->power_individual, (int64_t)(powers[_i].millions * 1e6));
    ck_assert_int_eq(p->power_organization, 2 * p->power_individual);
}
END_TEST

/* Two laws in one case: the act by the day it ended, the signer by the day of handling. The
 * 2-year limitation of an act of 30 June 2025 still runs when each of them signs. */
static const struct {
    const char *handled;
    const char *position;
    enum law_refusal refusal;
} versions[] = {
    { "2025-06-30", "commune_chair", LAW_FINE_TOO_HIGH }, /* 5 million; 9.2.a goes up to 10 */
    { "2025-06-30", "district_chair", LAW_MAY_SIGN },
    { "2025-06-30", "department_chief_inspector", LAW_MAY_SIGN },
    { "2025-07-01", "commune_chair", LAW_MAY_SIGN },
    { "2025-07-01", "district_chair", LAW_NO_POWER },
    { "2025-07-01", "department_director", LAW_MAY_SIGN },
    { "2026-09-25", "env_subdepartment_head", LAW_NO_POWER },
    { "2026-09-26", "env_subdepartment_head", LAW_MAY_SIGN },
    { "2027-06-30", "env_subdepartment_head", LAW_MAY_SIGN },
};

START_TEST(one_case_may_have_two_laws)
{
    static const char *const codes[] = { "45/2022:Đ9.2.a", NULL, NULL };
    const struct law_assessment as =
        assess(versions[_i].handled, LAW_INDIVIDUAL, codes, "2025-06-30");
    ck_assert(as.acts[0].in_time);
    ck_assert_int_eq(as.acts[0].fine_min, 7500000);
    ck_assert_int_eq(law_signer_find(&as, str_from(versions[_i].position)).refusal,
                     versions[_i].refusal);
}
END_TEST

/* Who may sign a file may sign it with one act less: powers only add up. */
START_TEST(fewer_acts_never_remove_a_signer)
{
    uint32_t seed = 311;
    for (int round = 0; round < 400; round++) {
        const char *codes[3] = { NULL, NULL, NULL };
        for (size_t i = 0; i < 3; i++) {
            size_t k = draw(&seed, 757);
            codes[i] = str_c(arena, law_next_act(law, day("2026-09-20"), &k)->code);
        }
        const struct law_assessment three =
            assess("2026-10-05", LAW_ORGANIZATION, codes, "2026-09-20");
        codes[2] = NULL;
        const struct law_assessment two =
            assess("2026-10-05", LAW_ORGANIZATION, codes, "2026-09-20");
        for (size_t i = 0; i < three.n_signers; i++)
            ck_assert_int_eq(
                law_signer_find(&two, three.signers[i].position->code).refusal, LAW_MAY_SIGN);
        ck_assert_int_eq(law_signer_find(&three, S("province_chair")).refusal, LAW_MAY_SIGN);
    }
}
END_TEST

/* Decree 45/2022 art. 72. */
static const struct {
    const char *act, *measure;
    enum law_publish verdict;
    const char *basis;
} publications[] = {
    { "45/2022:Đ11.2.h", "revoke_permit", LAW_PUBLISH_MUST, "Decree 45/2022/NĐ-CP art. 72.1" },
    { "45/2022:Đ18.4.i", "suspend_source", LAW_PUBLISH_MUST, "Decree 45/2022/NĐ-CP art. 72.2" },
    { "45/2022:Đ22.8", "suspend_facility", LAW_PUBLISH_MUST, "Decree 45/2022/NĐ-CP art. 72.2" },
    { "45/2022:Đ14.3.c", "relocate", LAW_PUBLISH_MUST, "Decree 45/2022/NĐ-CP art. 72.3" },
    { "45/2022:Đ32.5.a", "", LAW_PUBLISH_MUST, "Decree 45/2022/NĐ-CP art. 72.4" },
    { "45/2022:Đ32.2.g", "", LAW_PUBLISH_MUST, "Decree 45/2022/NĐ-CP art. 72.4" },
    { "45/2022:Đ32.55", "", LAW_PUBLISH_MAY, NULL },
    { "45/2022:Đ22.4", "suspend_noise", LAW_PUBLISH_ASK, "Decree 45/2022/NĐ-CP art. 72.2" },
    { "45/2022:Đ18.3.c", "pay_sampling", LAW_PUBLISH_MAY, NULL },
};

START_TEST(publication_follows_article_72)
{
    const str measure = str_from(publications[_i].measure);
    const struct law_imposed m = { str_from(publications[_i].act), &measure, measure.n > 0 };
    const struct law_publish_rule r = law_must_publish(law, &m, 1, day("2026-10-05"));
    ck_assert_int_eq(r.verdict, publications[_i].verdict);
    ck_assert(publications[_i].basis ? str_eq(r.basis, str_from(publications[_i].basis))
                                     : !r.basis.p);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("signers");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, signers_are_as_worked_out, 0, (int)COUNT(files));
    tcase_add_test(tc, the_reader_is_warned);
    tcase_add_test(tc, acts_out_of_time_do_not_count);
    tcase_add_loop_test(tc, a_refusal_names_its_article, 0, (int)COUNT(refusals));
    tcase_add_loop_test(tc, a_power_has_its_days, 0, (int)COUNT(powers));
    tcase_add_loop_test(tc, one_case_may_have_two_laws, 0, (int)COUNT(versions));
    tcase_add_test(tc, fewer_acts_never_remove_a_signer);
    tcase_add_loop_test(tc, publication_follows_article_72, 0, (int)COUNT(publications));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law signers", fill)
