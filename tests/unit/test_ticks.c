/* Circumstances that are ticked: how they are kept, counted, named, and what is refused. */
#include "domain/violations/draft.h"
#include "domain/violations/ticks.h"
#include "law_unit.h"

#define TODAY ((struct date){ 2026, 3, 2 })

static const struct {
    const char *kept;
    int mitigating, aggravating;
    enum law_repeat repeat;
} counts[] = {
    { "", 0, 0, LAW_REPEAT_BY_LAW },
    { "MIT_REPAIRED", 1, 0, LAW_REPEAT_BY_LAW },
    { "MIT_REPAIRED\nMIT_OTHER=ABC\nAGG_WENT_ON", 2, 1, LAW_REPEAT_BY_LAW },
    { "AGG_REPEATED", 0, 0, LAW_REPEAT_COUNTED }, /* counted once, by the engine */
    { "AGG_REPEATED\nAGG_HID", 0, 1, LAW_REPEAT_COUNTED },
    { "ABC\nMIT_WEAK", 1, 0, LAW_REPEAT_BY_LAW },
};

START_TEST(ticks_are_counted_by_side)
{
    struct law_act_in act = { .mitigating = 7, .aggravating = 7 };
    ticks_apply(law, (str){ 0 }, &act);
    ck_assert_int_eq(act.mitigating, 7); /* an older record: the numbers alone */
    ticks_apply(law, str_from(counts[_i].kept), &act);
    ck_assert_int_eq(act.mitigating, counts[_i].mitigating);
    ck_assert_int_eq(act.aggravating, counts[_i].aggravating);
    ck_assert_int_eq(act.repeat, counts[_i].repeat);
}
END_TEST

/* "suspend_facility" is a part of the name of "suspend_waste_facility", and no less a sanction. */
START_TEST(each_measure_of_a_decision_is_said_once_with_its_longest_term)
{
    const struct draft_measure
        first[] = { { S("suspend_waste_facility"), { true, 6 } },
                    { .code = S("remedy_pollution_report") } },
        second[] = { { S("suspend_facility"), { true, 3 } },
                     { S("suspend_waste_facility"), { true, 9 } },
                     { .code = S("remedy_pollution_report") } };
    const struct draft_act acts[] = { { .measures = first, .n_measures = COUNT(first) },
                                      { .measures = second, .n_measures = COUNT(second) } };
    const struct draft_new in = { .acts = acts, .n_acts = COUNT(acts) };
    struct buf extra = { .a = arena, .max = 4000 }, remedies = { .a = arena, .max = 4000 };
    draft_measures(law, &in, &extra, &remedies);
    ck_assert_str(buf_str(&extra), "đình chỉ hoạt động của cơ sở xử lý chất thải 9 tháng; "
                                   "đình chỉ hoạt động của cơ sở 3 tháng");
    ck_assert_str(buf_str(&remedies), "buộc khắc phục tình trạng ô nhiễm môi trường và báo cáo kết "
                                      "quả đã khắc phục xong");
}
END_TEST

START_TEST(a_fact_is_known_by_each_of_its_names)
{
    ck_assert(ticks_have(law, S("AGG_HID\nAGG_WENT_ON"), S(LAW_FACT_WENT_ON)));
    ck_assert(ticks_have(law, S("AGG_AFTER_RECORD"), S(LAW_FACT_WENT_ON)));
    ck_assert(!ticks_have(law, S("AGG_HID\nMIT_OTHER=AGG_WENT_ON"), S(LAW_FACT_WENT_ON)));
    ck_assert(!ticks_have(law, S("AGG_WENT_ON"), S(LAW_FACT_REPETITION)));
    ck_assert(!ticks_have(law, (str){ 0 }, S(LAW_FACT_WENT_ON)));
}
END_TEST

START_TEST(ticks_are_kept_as_they_were)
{
    const struct ticks t = ticks_read(law, S("MIT_REPAIRED\nMIT_OTHER=a = b\nAGG_WENT_ON"));
    ck_assert_uint_eq(t.n, 3);
    ck_assert_str(t.other, "a = b");
    ck_assert_str(ticks_kept(arena, &t), "MIT_REPAIRED\nMIT_OTHER=a = b\nAGG_WENT_ON");
    struct ticks lines = { .list = { law_circumstance(law, S("MIT_OTHER")) }, .n = 1,
                           .other = S("a\r\nAGG_HID") };
    ck_assert_str(ticks_kept(arena, &lines), "MIT_OTHER=a  AGG_HID");
    ck_assert(ticks_kept(arena, &(struct ticks){ 0 }).p != NULL);
}
END_TEST

static const struct {
    const char *act, *kept;
    struct date day;
    int wrong;
} faults[] = {
    { "45/2022:Đ18.2.e", "MIT_REPAIRED\nAGG_WENT_ON", { 2026, 3, 2 }, 0 },
    { "45/2022:Đ18.2.e", "AGG_WENT_ON\nAGG_AFTER_RECORD", { 2026, 3, 2 }, TICK_TWICE },
    { "45/2022:Đ18.2.e", "AGG_HID\nAGG_HID", { 2026, 3, 2 }, TICK_TWICE },
    { "45/2022:Đ18.2.e", "AGG_REPEATED", { 2026, 3, 2 }, 0 },
    { "45/2022:Đ29.4.a", "AGG_REPEATED", { 2026, 3, 2 }, TICK_ITSELF }, /* for repeats alone */
    { "45/2022:Đ29.4.a", "AGG_HID", { 2026, 3, 2 }, 0 },
    { "45/2022:Đ18.2.e", "MIT_OTHER", { 2026, 3, 2 }, TICK_UNNAMED },
    { "45/2022:Đ18.2.e", "MIT_OTHER= ", { 2026, 3, 2 }, TICK_UNNAMED },
    { "45/2022:Đ18.2.e", "MIT_OTHER=ABC", { 2026, 3, 2 }, 0 },
    { "45/2022:Đ18.2.e", "MIT_REPAIRED", { 2013, 7, 1 }, 0 }, /* the first day in force */
    { "45/2022:Đ18.2.e", "MIT_REPAIRED", { 2013, 6, 30 }, TICK_EXPIRED },
};

START_TEST(no_fact_counts_twice_and_none_is_the_act_itself)
{
    const struct ticks t = ticks_read(law, str_from(faults[_i].kept));
    const struct law_act *act = law_act(law, str_from(faults[_i].act), TODAY);
    const struct tick_fault *found;
    const size_t n = ticks_check(arena, law, &t, act, faults[_i].day, &found);
    ck_assert_int_eq(n ? (int)found[0].wrong : 0, faults[_i].wrong);
}
END_TEST

START_TEST(words_without_a_tick_are_asked_about)
{
    const struct tick_fault *found;
    const struct ticks t = { .other = S("ABC") };
    ck_assert_uint_eq(ticks_check(arena, law, &t, NULL, TODAY, &found), 1);
    ck_assert_int_eq(found[0].wrong, TICK_UNTICKED);
}
END_TEST

START_TEST(each_is_named_with_its_article)
{
    struct cx cx = { .a = arena, .law = law, .today = TODAY };
    const str kept = S("MIT_OTHER=ABC\nAGG_REPEATED\nAGG_AFTER_RECORD");
    ck_assert_str(ticks_words(&cx, LANG_VI, kept, LAW_MITIGATING, TICKS_ALONE),
                  "ABC (Điều 9 Luật 15/2012/QH13)");
    ck_assert_str(ticks_words(&cx, LANG_VI, kept, LAW_AGGRAVATING, TICKS_SINGLE),
                  "tiếp tục vi phạm sau khi đã bị lập biên bản (khoản 3 Điều 12 Nghị định "
                  "118/2021/NĐ-CP)");
    ck_assert_str(ticks_words(&cx, LANG_VI, S(""), LAW_AGGRAVATING, TICKS_REPEATED),
                  "vi phạm nhiều lần hoặc tái phạm (điểm b khoản 1 Điều 10 Luật 15/2012/QH13)");
    ck_assert_str(ticks_words(&cx, LANG_VI, (str){ 0 }, LAW_AGGRAVATING, TICKS_ALONE), "");
    struct record_whole_row r = { .circumstances = SOME_STR(S("MIT_WEAK")) };
    ck_assert_str(ticks_of(&r), "MIT_WEAK");
    r.decided = SOME_STR(S("")); /* the decision found none */
    ck_assert_str(ticks_of(&r), "");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("ticks");
    tcase_add_checked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, ticks_are_counted_by_side, 0, COUNT(counts));
    tcase_add_test(tc, each_measure_of_a_decision_is_said_once_with_its_longest_term);
    tcase_add_test(tc, a_fact_is_known_by_each_of_its_names);
    tcase_add_test(tc, ticks_are_kept_as_they_were);
    tcase_add_loop_test(tc, no_fact_counts_twice_and_none_is_the_act_itself, 0, COUNT(faults));
    tcase_add_test(tc, words_without_a_tick_are_asked_about);
    tcase_add_test(tc, each_is_named_with_its_article);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("ticks", fill)
