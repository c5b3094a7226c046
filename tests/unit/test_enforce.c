/* Drafts within the law, payments with interest, finding acts: values in, values out. */
#include "domain/violations/acts.h"
#include "domain/violations/draft.h"
#include "domain/violations/payment.h"
#include "domain/violations/repeat.h"
#include "law_unit.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

/* One act of an organization, going on until the day of handling. */
static struct law_assessment assessed(const char *code)
{
    struct law_act_in *in = NEW(arena, struct law_act_in);
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    *in = (struct law_act_in){ .act = str_from(code), .day = DAY(2026, 3, 2), .going_on = true };
    const struct law_file file = { .handled_on = DAY(2026, 3, 2), .subject = LAW_ORGANIZATION,
                                   .acts = in, .n_acts = 1 };
    ck_assert_int_eq(law_assess(arena, law, &file, &as, &why), OK);
    return as;
}

/* The first fault of a draft with this fine and these measures; 0: none. */
static int first_fault(const char *code, opt_i64 fine, const struct draft_measure *m, size_t n,
                       opt_date due)
{
    const struct law_assessment as = assessed(code);
    const struct draft_act act = { .fine = fine, .measures = m, .n_measures = n };
    const struct draft_new in = { .acts = &act, .n_acts = 1, .remedy_due = due };
    const struct draft_fault *faults;
    return draft_check(arena, &as, &in, &faults) ? (int)faults[0].wrong : 0;
}

/* What a draft says of repetition, against what the law finds: arts. 2.5, 10.1.b, 10.2. */
static const struct {
    const char *act;
    enum earlier_meaning meaning; /* 0: no earlier decision */
    int same;                     /* the answer to a maybe; -1: none */
    int recorded;
    enum repeat_said said;
    const char *why;
    int wrong, aggravating;
} repetitions[] = {
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 0, REPEAT_COUNT, "", 0, 1 },
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 0, REPEAT_UNSAID, "", DRAFT_REPEAT_UNSAID, 1 },
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 0, REPEAT_NO, "", DRAFT_REPEAT_IGNORED, 0 },
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 0, REPEAT_NO, "ABC", 0, 0 },
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 0, REPEAT_WITHIN, "ABC", DRAFT_REPEAT_RECORD, 0 },
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 1, REPEAT_WITHIN, "", 0, 1 },
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 1, REPEAT_COUNT, "", 0, 2 },
    { "45/2022:Đ18.2.e", EARLIER_REPEAT, -1, 1, REPEAT_DROP, "", DRAFT_REPEAT_IGNORED, 0 },
    /* The record counts it and it is none: refused, taken out, or kept with a reason. */
    { "45/2022:Đ18.2.e", 0, -1, 1, REPEAT_WITHIN, "", DRAFT_REPEAT_NOT_SO, 1 },
    { "45/2022:Đ18.2.e", 0, -1, 1, REPEAT_WITHIN, "ABC", 0, 1 },
    { "45/2022:Đ18.2.e", 0, -1, 1, REPEAT_DROP, "", 0, 0 },
    { "45/2022:Đ18.2.e", 0, -1, 0, REPEAT_COUNT, "", DRAFT_REPEAT_NOT_SO, 1 },
    { "45/2022:Đ18.2.e", 0, -1, 0, REPEAT_UNSAID, "", 0, 0 },
    /* The frame is for repeats: it does not count again (art. 10.2). */
    { "45/2022:Đ29.4.a", EARLIER_REPEAT, -1, 0, REPEAT_COUNT, "", DRAFT_REPEAT_NOT_SO, 1 },
    { "45/2022:Đ29.4.a", EARLIER_REPEAT, -1, 0, REPEAT_NO, "", 0, 0 },
    /* A maybe is asked; the answer decides. */
    { "45/2022:Đ11.2.c", EARLIER_MAYBE, -1, 0, REPEAT_NO, "", DRAFT_SAME_UNSAID, 0 },
    { "45/2022:Đ11.2.c", EARLIER_MAYBE, 1, 0, REPEAT_NO, "", DRAFT_REPEAT_IGNORED, 0 },
    { "45/2022:Đ11.2.c", EARLIER_MAYBE, 1, 0, REPEAT_COUNT, "", 0, 1 },
    { "45/2022:Đ11.2.c", EARLIER_MAYBE, 0, 0, REPEAT_COUNT, "", DRAFT_REPEAT_NOT_SO, 1 },
    { "45/2022:Đ11.2.c", EARLIER_MAYBE, 0, 0, REPEAT_NO, "", 0, 0 },
};

START_TEST(repetition_counts_or_has_a_reason)
{
    const bool maybe = repetitions[_i].meaning == EARLIER_MAYBE;
    const struct earlier_decisions_row row = {
        .id = { 7 }, .n = 1, .decided = DAY(2026, 1, 10), .fine = SOME_I64(1000000),
        .act = maybe ? S("45/2022:Đ11.2.b") : str_from(repetitions[_i].act) };
    struct earlier one;
    struct repeats r = { .found = assessed(repetitions[_i].act), .earlier = &one,
                         .recorded = &repetitions[_i].recorded,
                         .n_earlier = repetitions[_i].meaning ? 1 : 0 };
    if (r.n_earlier) {
        ck_assert_int_eq(earlier_judge(arena, law, &r.found, &row, 1, &one), OK);
        ck_assert_int_eq(one.meaning, repetitions[_i].meaning);
    }
    const struct draft_act act = { .repeat = repetitions[_i].said };
    const struct draft_same same = { { 7 }, 1, repetitions[_i].same == 1 };
    const struct draft_new in = { .acts = &act, .n_acts = 1, .sames = &same,
                                  .n_sames = repetitions[_i].same >= 0 ? 1 : 0,
                                  .repeat_why = str_from(repetitions[_i].why) };
    const struct draft_fault *faults;
    repeat_answer(&r, &in);
    ck_assert_int_eq(repeat_weigh(arena, law, &in, &r), OK);
    const size_t n = repeat_check(arena, law, &r, &in, &faults);
    ck_assert_int_eq(n ? (int)faults[0].wrong : 0, repetitions[_i].wrong);
    ck_assert_int_eq(r.as.acts[0].aggravating, repetitions[_i].aggravating);
}
END_TEST

START_TEST(a_fine_keeps_within_the_law)
{
    /* Frame 20 to 40 million, doubled; nothing mitigates or aggravates: the average. */
    const char *code = "45/2022:Đ18.2.e";
    static const struct { opt_i64 fine; int wrong; } rows[] = {
        { { true, 60000000 }, 0 },
        { { true, 59999999 }, DRAFT_FINE_LOW },
        { { true, 60000001 }, DRAFT_FINE_HIGH },
        { { 0 }, DRAFT_FINE_MISSING },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ck_assert_int_eq(first_fault(code, rows[i].fine, NULL, 0, (opt_date){ 0 }), rows[i].wrong);
    ck_assert_int_eq(first_fault("45/2022:Đ9.1.a", (opt_i64){ 0 }, NULL, 0, (opt_date){ 0 }), 0);
}
END_TEST

/* Law 15/2012/QH13 art. 135: below the age of fines the same act is warned about. */
START_TEST(the_too_young_are_not_fined)
{
    struct law_act_in act = { .act = S("45/2022:Đ18.2.e"), .day = DAY(2026, 3, 2),
                              .going_on = true };
    struct law_file file = { .handled_on = DAY(2026, 3, 2), .subject = LAW_INDIVIDUAL, .acts = &act,
                             .n_acts = 1, .too_young = true };
    struct law_assessment as;
    struct buf why = { .a = arena, .max = 1000 };
    const struct draft_fault *faults;
    ck_assert_int_eq(law_assess(arena, law, &file, &as, &why), OK);
    ck_assert_int_eq(as.total_max, 0);
    ck_assert_msg(as.may_explain, "the frame is tested, not the fine");
    struct draft_act drafted = { .fine = { true, 20000000 } };
    const struct draft_new in = { .acts = &drafted, .n_acts = 1 };
    ck_assert_uint_eq(draft_check(arena, &as, &in, &faults), 1);
    ck_assert_int_eq(faults[0].wrong, DRAFT_FINE_AGE);
    drafted.fine.has = false;
    ck_assert_uint_eq(draft_check(arena, &as, &in, &faults), 0);
    file.too_young = false;
    ck_assert_int_eq(law_assess(arena, law, &file, &as, &why), OK);
    ck_assert_uint_eq(draft_check(arena, &as, &in, &faults), 1);
    ck_assert_int_eq(faults[0].wrong, DRAFT_FINE_MISSING);
}
END_TEST

/* Law 15/2012/QH13 art. 73.1: ten days, or the longer term of the decision, with its reason. */
static const struct { const char *days, *why; int wrong, lasts; } terms[] = {
    { "", "", 0, 10 },
    { "11", "Xa kho bạc ABC", 0, 11 },
    { "30", "Xa kho bạc ABC", 0, 30 },
    { "10", "Xa kho bạc ABC", DRAFT_PAY_DAYS, 10 },
    { "9", "Xa kho bạc ABC", DRAFT_PAY_DAYS, 9 },
    { "0", "Xa kho bạc ABC", DRAFT_PAY_DAYS, 0 },
    { "ABC", "Xa kho bạc ABC", DRAFT_PAY_DAYS, 10 },
    { "11", "", DRAFT_PAY_DAYS_WHY, 11 },
    { "", "Xa kho bạc ABC", DRAFT_PAY_DAYS_WHY, 10 },
    { "364", "Xa kho bạc ABC", 0, 364 }, /* to 1 March 2027; the fine lapses on the 2nd */
    { "365", "Xa kho bạc ABC", DRAFT_PAY_DAYS_LONG, 365 },
    { "9999", "Xa kho bạc ABC", DRAFT_PAY_DAYS_LONG, 9999 },
};

START_TEST(a_longer_term_needs_its_reason)
{
    const struct date day = DAY(2026, 3, 2);
    const str words[DRAFT_WORDS] = { [WORD_PAY_DAYS] = str_from(terms[_i].days),
                                     [WORD_PAY_DAYS_WHY] = str_from(terms[_i].why) };
    ck_assert_int_eq((int)draft_pay_days_check(arena, law, words, day), terms[_i].wrong);
    ck_assert_int_eq(draft_pay_days(law, words, day), terms[_i].lasts);
}
END_TEST

/* What of form MQĐ02 is open where the draft says only this much. */
static const struct { int64_t fine; const char *extra, *remedies, *how, *words; size_t open; }
places[] = {
    { 1, "", "", "", "", 5 },
    { 0, "", "", "", "", 2 }, /* a warning: nothing is paid */
    { 1, "đình chỉ", "", "", "", 6 },
    { 1, "", "buộc khôi phục", "", "", 7 },
    { 1, "", "buộc khôi phục", "tự làm", "", 6 },
    { 1, "", "", "", "{\"effective\":\"ngày ký\"}", 4 },
    { 1, "", "", "", "{\"effective\":\"ngày ký\",\"pay_where\":\"A\",\"pay_account\":\"B\","
      "\"collector\":\"C\",\"executor\":\"D\"}", 0 },
    { 0, "", "", "", "{\"effective\":\"ngày ký\",\"executor\":\"D\"}", 0 },
    { 1, "đình chỉ", "buộc", "tự làm", "{\"effective\":\"ngày ký\",\"pay_where\":\"A\","
      "\"pay_account\":\"B\",\"collector\":\"C\",\"executor\":\"D\",\"extra_from\":\"E\","
      "\"remedy_cost\":\"F\"}", 0 },
};

START_TEST(open_places_of_a_decision_are_named)
{
    const struct decision d = { .row = { .total = places[_i].fine,
        .extra = str_from(places[_i].extra), .remedies = str_from(places[_i].remedies),
        .how = str_from(places[_i].how), .words = str_from(places[_i].words) } };
    const char *const *labels;
    size_t n;
    ck_assert_int_eq(draft_open(arena, &d, &labels, &n), OK);
    ck_assert_uint_eq(n, places[_i].open);
    for (size_t i = 0; i < n; i++)
        ck_assert_int_gt((int)strlen(labels[i]), 3);
}
END_TEST

START_TEST(measures_are_those_of_the_act)
{
    const char *code = "45/2022:Đ18.2.e";
    const opt_i64 fine = { true, 60000000 };
    const opt_date later = { true, DAY(2026, 4, 1) }, past = { true, DAY(2026, 3, 1) };
    const struct draft_measure remedy = { .code = S("pay_sampling") };
    const struct draft_measure strange = { .code = S("revoke_permit") };
    ck_assert_int_eq(first_fault(code, fine, &remedy, 1, later), 0);
    ck_assert_int_eq(first_fault(code, fine, &remedy, 1, past), DRAFT_REMEDY_TERM);
    ck_assert_int_eq(first_fault(code, fine, &remedy, 1, (opt_date){ 0 }), DRAFT_REMEDY_TERM);
    ck_assert_int_eq(first_fault(code, fine, &strange, 1, later), DRAFT_MEASURE_UNKNOWN);
}
END_TEST

/* Every act with alternatives: one of them stands, two do not, a term has its range. */
START_TEST(alternatives_exclude_each_other)
{
    const struct law_act *act;
    size_t seen = 0;
    for (size_t at = 0; (act = law_next_act(law, DAY(2026, 3, 2), &at));) {
        if (act->n_extras < 2 || act->extras[0].choice == 0
            || act->extras[0].choice != act->extras[1].choice || act->extras[0].months_max == 0)
            continue;
        const struct law_assessment as = assessed(str_c(arena, act->code));
        const opt_i64 fine = { true, as.acts[0].fine_min };
        const struct draft_measure two[] = {
            { act->extras[0].measure->code, { true, act->extras[0].months_max } },
            { act->extras[1].measure->code, { true, act->extras[1].months_max } } };
        const struct draft_measure long_one = { act->extras[0].measure->code,
                                                { true, act->extras[0].months_max + 1 } };
        ck_assert_int_eq(first_fault(str_c(arena, act->code), fine, two, 1, (opt_date){ 0 }), 0);
        ck_assert_int_eq(first_fault(str_c(arena, act->code), fine, two, 2, (opt_date){ 0 }),
                         DRAFT_TWO_OF_CHOICE);
        ck_assert_int_eq(first_fault(str_c(arena, act->code), fine, &long_one, 1, (opt_date){ 0 }),
                         DRAFT_MONTHS);
        seen++;
    }
    ck_assert_uint_gt(seen, 0);
}
END_TEST

START_TEST(receipts_are_the_same_by_letters_and_digits)
{
    ck_assert(str_eq(receipt_key(arena, S("KB-đ 01/26")), S("KBD0126")));
    ck_assert(str_eq(receipt_key(arena, S("kb D.0126")), S("KBD0126")));
    ck_assert(str_empty(receipt_key(arena, S(" - /."))));
}
END_TEST

START_TEST(acts_are_found_by_words_and_code)
{
    const struct law_act *const *hits;
    static const char *const typed[] = { "nước thải vượt 60 đến dưới 80",
                                         "NUOC THAI vuot 60 duoi 80", "45/2022:Đ18.2.e",
                                         "đ18.2.e" };
    for (size_t i = 0; i < COUNT(typed); i++) {
        bool found = false;
        const size_t n = acts_find(arena, law, str_from(typed[i]), DAY(2026, 3, 2), 50, &hits);
        for (size_t k = 0; k < n && k < 50; k++)
            found = found || str_eq(hits[k]->code, S("45/2022:Đ18.2.e"));
        ck_assert_msg(found, "%s", typed[i]);
    }
    ck_assert_uint_eq(acts_find(arena, law, S("  "), DAY(2026, 3, 2), 50, &hits), 0);
    ck_assert_uint_eq(acts_find(arena, law, S("45/2022"), DAY(2020, 1, 1), 50, &hits), 0);
    ck_assert_uint_gt(acts_find(arena, law, S("nuoc"), DAY(2026, 3, 2), 3, &hits), 3);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("enforce");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_test(tc, a_fine_keeps_within_the_law);
    tcase_add_test(tc, the_too_young_are_not_fined);
    tcase_add_loop_test(tc, repetition_counts_or_has_a_reason, 0,
                        (int)COUNT(repetitions));
    tcase_add_loop_test(tc, a_longer_term_needs_its_reason, 0, COUNT(terms));
    tcase_add_loop_test(tc, open_places_of_a_decision_are_named, 0, COUNT(places));
    tcase_add_test(tc, measures_are_those_of_the_act);
    tcase_add_test(tc, alternatives_exclude_each_other);
    tcase_add_test(tc, receipts_are_the_same_by_letters_and_digits);
    tcase_add_test(tc, acts_are_found_by_words_and_code);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("enforce", fill)
