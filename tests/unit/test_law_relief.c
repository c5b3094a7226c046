/* Sums of Law 15/2012/QH13 arts. 76 and 79, worked out by hand. */
#include "law_unit.h"

static const struct {
    enum law_relief_kind kind;
    enum law_subject subject;
    int64_t fine;
    bool reached;
} sums[] = {
    /* art. 76: 2 million for an individual, 100 million for an organization */
    { LAW_POSTPONE, LAW_INDIVIDUAL, 1999999, false },
    { LAW_POSTPONE, LAW_INDIVIDUAL, 2000000, true },
    { LAW_POSTPONE, LAW_HOUSEHOLD, 2000000, true },
    { LAW_POSTPONE, LAW_COMMUNITY, 1999999, false },
    { LAW_POSTPONE, LAW_ORGANIZATION, 2000000, false },
    { LAW_POSTPONE, LAW_ORGANIZATION, 99999999, false },
    { LAW_POSTPONE, LAW_ORGANIZATION, 100000000, true },
    /* art. 79: 15 and 150 million */
    { LAW_INSTALMENTS, LAW_INDIVIDUAL, 14999999, false },
    { LAW_INSTALMENTS, LAW_INDIVIDUAL, 15000000, true },
    { LAW_INSTALMENTS, LAW_BUSINESS_HOUSEHOLD, 15000000, true },
    { LAW_INSTALMENTS, LAW_ORGANIZATION, 149999999, false },
    { LAW_INSTALMENTS, LAW_ORGANIZATION, 150000000, true },
};

START_TEST(a_small_fine_is_paid_at_once)
{
    struct law_relief r;
    ck_assert_int_eq(law_relief(law, sums[_i].kind, sums[_i].subject, day("2026-10-05"), &r), OK);
    ck_assert_int_eq(law_relief_reached(&r, sums[_i].fine), sums[_i].reached);
    ck_assert_int_eq(r.from->sure, LAW_SECONDARY);
}
END_TEST

/* Form MQĐ05 notes 8-9: 3 payments at most, the first at least 40%. */
START_TEST(the_first_payment_is_forty_percent)
{
    struct law_relief r;
    ck_assert_int_eq(law_relief(law, LAW_INSTALMENTS, LAW_INDIVIDUAL, day("2026-10-05"), &r), OK);
    ck_assert_int_eq(law_number_whole(r.count), 3);
    ck_assert_int_eq(law_relief_first(&r, 15000000), 6000000);
    ck_assert_int_eq(law_relief_first(&r, 15000001), 6000001); /* 6,000,000.4 */
    ck_assert_int_eq(law_relief_first(&r, INT64_C(2000000000000)), INT64_C(800000000000));
}
END_TEST

START_TEST(a_day_without_a_row_says_so)
{
    struct law_relief r;
    ck_assert_int_eq(law_relief(law, LAW_POSTPONE, LAW_INDIVIDUAL, day("2021-12-31"), &r),
                     ERR_EXPIRED);
    ck_assert_int_eq(law_relief(law, LAW_INSTALMENTS, LAW_ORGANIZATION, day("2021-12-31"), &r),
                     ERR_EXPIRED);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("relief");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, a_small_fine_is_paid_at_once, 0, (int)COUNT(sums));
    tcase_add_test(tc, the_first_payment_is_forty_percent);
    tcase_add_test(tc, a_day_without_a_row_says_so);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law relief", fill)
