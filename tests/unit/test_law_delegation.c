/* A deputy acts by a document alone: its days, content, field, sum, and the head's own power. */
#include "law_unit.h"

static const char vice[] = "commune_vice_chair", light[] = "45/2022:Đ18.2.c";

static const struct {
    const char *deputy, *act;
    enum law_content content;
    const char *fields;
    int64_t fine_max;
    const char *from, *to, *ended;
    enum law_refusal refusal;
} cases[] = {
    { vice, light, LAW_TO_SANCTION, "environment", 0, "2026-09-01", "2026-10-31", NULL,
      LAW_MAY_SIGN },
    { vice, light, LAW_TO_SANCTION, "environment", 0, "2026-10-05", "2026-10-05", NULL,
      LAW_MAY_SIGN },
    { vice, light, LAW_TO_SANCTION, "environment", 0, "2026-09-01", "2026-10-04", NULL,
      LAW_DELEGATION_OVER },
    { vice, light, LAW_TO_SANCTION, "environment", 0, "2026-10-06", "2026-10-31", NULL,
      LAW_DELEGATED_LATER },
    { vice, light, LAW_TO_SANCTION, "environment", 0, "2026-09-01", "2026-10-31", "2026-10-05",
      LAW_DELEGATION_ENDED },
    { vice, light, LAW_TO_SANCTION, "environment", 0, "2026-09-01", "2026-10-31", "2026-10-06",
      LAW_MAY_SIGN },
    { vice, light, LAW_TO_COERCE, "environment", 0, "2026-09-01", "2026-10-31", NULL,
      LAW_DELEGATED_OTHERWISE },
    { vice, light, LAW_TO_SANCTION, "livestock", 0, "2026-09-01", "2026-10-31", NULL,
      LAW_DELEGATED_OTHER_FIELD },
    { vice, light, LAW_TO_SANCTION, "livestock environment", 5000000, "2026-09-01", "2026-10-31",
      NULL, LAW_MAY_SIGN },
    { vice, light, LAW_TO_SANCTION, "environment", 4999999, "2026-09-01", "2026-10-31", NULL,
      LAW_DELEGATED_LESS },
    /* Nobody gives more than he has: 1,000 million is above the commune's 500. */
    { vice, "45/2022:Đ15.4.i", LAW_TO_SANCTION, "environment", 0, "2026-09-01", "2026-10-31",
      NULL, LAW_FINE_TOO_HIGH },
    /* Given by a head whose deputy he is not; a position that was abolished. */
    { "province_vice_chair", light, LAW_TO_SANCTION, "environment", 0, "2026-09-01", "2026-10-31",
      NULL, LAW_NOT_DELEGATED },
    { "district_vice_chair", light, LAW_TO_SANCTION, "environment", 0, "2026-09-01", "2026-10-31",
      NULL, LAW_NO_POWER },
};

static struct law_delegation given(int i)
{
    struct law_delegation g = {
        .id = 1, .content = cases[i].content, .giver_position = S("commune_chair"),
        .fields = str_from(cases[i].fields), .fine_max = cases[i].fine_max,
        .number = S("1/QĐ-GQXP"), .signed_on = day("2026-09-01"), .from = day(cases[i].from),
        .to = day(cases[i].to),
    };
    if (cases[i].ended)
        g.ended = (opt_date){ true, day(cases[i].ended) };
    return g;
}

START_TEST(a_document_binds)
{
    const struct law_delegation g = given(_i);
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 4000 };
    const struct law_act_in in = { .act = str_from(cases[_i].act), .day = day("2026-09-20") };
    const struct law_file f = { .handled_on = day("2026-10-05"), .subject = LAW_INDIVIDUAL,
                                .acts = &in, .n_acts = 1 };
    ck_assert_int_eq(law_assess(arena, law, &f, &as, &why), OK);
    const struct law_signer s = law_deputy_verdict(law, &as, str_from(cases[_i].deputy),
                                                   LAW_TO_SANCTION, &g, 1);
    ck_assert_int_eq(s.refusal, cases[_i].refusal);
    const str words = law_signer_words(arena, LANG_VI, &as, &s);
    if (s.deputy && s.refusal != LAW_FINE_TOO_HIGH)
        ck_assert_msg(str_find(words, S("Điều 54")) < words.n, "%.*s", STR_ARG(words));
    ck_assert_int_eq(law_deputy_verdict(law, &as, S("commune_vice_chair"), LAW_TO_SANCTION, NULL,
                                        0).refusal, LAW_NOT_DELEGATED);
}
END_TEST

/* A power that was not read in the text is marked wherever it decides. */
START_TEST(a_power_in_doubt_is_marked)
{
    static const struct { enum law_sure sure; const char *mark; } marks[] = {
        { LAW_TEXT, NULL }, { LAW_SECONDARY, "theo nguồn tóm tắt" },
        { LAW_UNVERIFIED, "chưa kiểm chứng" },
    };
    struct law_assessment as = { .file = { .handled_on = day("2026-10-05") } };
    for (size_t i = 0; i < COUNT(marks); i++) {
        struct law_position p = *law_position(law, S("commune_chair"), S("environment"),
                                              day("2026-10-05"));
        p.sure = marks[i].sure;
        const struct law_signer s = { .position = &p, .refusal = LAW_MAY_SIGN };
        const str words = law_signer_words(arena, LANG_VI, &as, &s);
        for (size_t k = 1; k < COUNT(marks); k++)
            ck_assert_int_eq(str_find(words, str_from(marks[k].mark)) < words.n, k == i);
    }
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("delegation");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, a_document_binds, 0, (int)COUNT(cases));
    tcase_add_test(tc, a_power_in_doubt_is_marked);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law delegation", fill)
