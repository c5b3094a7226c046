/*
 * Due dates worked out by hand from the counting rules (Civil Code arts. 147 and
 * 148, Law 15/2012/QH13 art. 8.1) with the article that sets each length beside it.
 */
#include "law_unit.h"

/* due: the day, or the moment of an hour term; skipped: how many days were not counted. */
static const struct {
    const char *code, *from, *due;
    size_t skipped;
    bool rolled, warned;
} terms[] = {
    /* Law art. 70: 2 working days before 1 July 2025, 3 since. */
    { "SERVE_DECISION", "2026-04-28", "2026-05-05", 4 }, /* 30/4, 1/5 and a weekend */
    { "SERVE_DECISION", "2025-06-30", "2025-07-02", 0 }, /* the last day of the old term */
    { "SERVE_DECISION", "2025-07-01", "2025-07-04", 0 },
    { "SERVE_DECISION", "2024-04-26", "2024-05-03", 5 }, /* 29/4 swapped */
    { "SERVE_DECISION", "2024-05-02", "2024-05-04", 0 }, /* a working Saturday is day 2 */
    { "SERVE_DECISION", "2025-04-24", "2025-04-26", 0 }, /* the same in 2025 */
    { "SERVE_DECISION", "2025-04-25", "2025-04-28", 1 },
    { "SERVE_DECISION", "2026-01-08", "2026-01-12", 1 }, /* 10/1/2026 is worked */
    { "SERVE_DECISION", "2026-02-13", "2026-02-25", 9 }, /* Tết 2026 between two weekends */
    { "SERVE_DECISION", "2026-08-20", "2026-08-24", 1 }, /* 22/8/2026 is worked */
    { "SERVE_DECISION", "2026-08-28", "2026-09-07", 7 }, /* National Day with the swap */
    { "SERVE_DECISION", "2026-11-23", "2026-11-27", 1 }, /* 24 November, since 2026 */
    /* Decree 118/2021 art. 12.2: 2 working days, 3 since 2 May 2025. */
    { "RECORD_NORMAL", "2024-06-03", "2024-06-05", 0 },
    { "RECORD_NORMAL", "2025-05-01", "2025-05-06", 3 },
    { "RECORD_NORMAL", "2025-05-02", "2025-05-07", 2 },
    { "RECORD_NORMAL", "2022-01-28", "2022-02-08", 9 },
    { "RECORD_NORMAL", "2023-01-19", "2023-01-30", 9 },
    { "RECORD_NORMAL", "2024-02-07", "2024-02-16", 7 },
    { "RECORD_NORMAL", "2025-01-24", "2025-02-04", 9 },
    { "RECORD_NORMAL", "2026-04-24", "2026-05-04", 7 }, /* Hùng Kings made up on 27/4 */
    { "RECORD_NORMAL", "2027-01-04", "2027-01-07", 0, .warned = true },
    { "RECORD_AFTER_TEST", "2025-04-30", "2025-05-07", 4 }, /* art. 12.2.c: 3, then 5 */
    { "RECORD_AFTER_TEST", "2025-05-02", "2025-05-09", 2 },
    { "RECORD_AFTER_DEVICE", "2026-04-01", "2026-04-08", 2 }, /* Decree 61/2026 art. 15.1.c */
    { "RECORD_COMPLEX", "2026-03-02", "2026-03-09", 2 },
    /* Law art. 61: 5 days, working days since 2022; hearing 2 working days. */
    { "EXPLAIN_WRITTEN", "2021-12-20", "2021-12-27", 0, .rolled = true, .warned = true },
    { "EXPLAIN_WRITTEN", "2022-01-04", "2022-01-11", 2 },
    { "EXPLAIN_DIRECT_REQUEST", "2026-04-29", "2026-05-05", 4 },
    { "EXPLAIN_HEARING_NOTICE", "2026-04-27", "2026-05-04", 0, .rolled = true },
    { "EXPLAIN_HEARING_NOTICE", "2026-08-26", "2026-09-03", 0, .rolled = true },
    /* Law art. 66.1: 7 days until 2021, then 7 or 10 working days, 1 or 2 months. */
    { "DECIDE_NORMAL", "2021-12-31", "2022-01-07", 0 },
    { "DECIDE_NORMAL", "2022-01-01", "2022-01-12", 4 },
    { "DECIDE_NORMAL", "2026-04-20", "2026-05-04", 7 },
    { "DECIDE_TRANSFERRED", "2026-10-01", "2026-10-15", 4 },
    { "DECIDE_EXPLAIN_OR_VERIFY", "2026-01-31", "2026-03-02", 0, .rolled = true },
    { "DECIDE_EXPLAIN_OR_VERIFY", "2024-01-31", "2024-02-29", 0 }, /* last day of February */
    { "DECIDE_SERIOUS", "2026-06-30", "2026-09-03", 0, .rolled = true },
    { "DECIDE_SERIOUS", "2025-12-31", "2026-03-02", 0, .rolled = true },
    /* Law art. 73.1: 10 calendar days. */
    { "EXECUTE_DECISION", "2026-04-20", "2026-05-04", 0, .rolled = true },
    { "EXECUTE_DECISION", "2026-04-16", "2026-04-28", 0, .rolled = true },
    { "EXECUTE_DECISION", "2025-04-16", "2025-04-26", 0 }, /* ends on a working Saturday */
    { "EXECUTE_DECISION", "2024-04-24", "2024-05-04", 0 },
    { "EXECUTE_DECISION", "2026-08-12", "2026-08-22", 0 },
    { "EXECUTE_DECISION", "2026-11-14", "2026-11-25", 0, .rolled = true },
    { "EXECUTE_DECISION", "2026-12-22", "2027-01-04", 0, .rolled = true, .warned = true },
    { "EXECUTE_DECISION", "2026-12-21", "2026-12-31", 0 },
    { "LATE_INTEREST_START", "2026-04-30", "2026-05-01", 0 }, /* art. 78.1: never rolls */
    { "PAPERS_RETURN", "2026-02-12", "2026-02-26", 9 },       /* Decree 118 art. 20 */
    { "INSTALMENT_MAX", "2026-08-31", "2027-03-01", 0, .rolled = true, .warned = true },
    { "POSTPONE_MAX", "2025-11-30", "2026-03-02", 0, .rolled = true }, /* Law art. 76 */
    /* Decree 118 art. 18. */
    { "PUBLISH_SEND", "2026-09-01", "2026-09-07", 3 },
    { "PUBLISH_KEEP_MIN", "2026-03-25", "2026-04-24", 0 },
    { "PUBLISH_KEEP_MIN", "2026-04-01", "2026-05-04", 0, .rolled = true },
    { "PUBLISH_CORRECT_REQUEST", "2026-04-29", "2026-05-04", 4 },
    { "PUBLISH_CORRECT_OWN_ERROR", "2026-12-31T10:00", "2027-01-01T10:00", 0 },
    { "COERCION_SERVE", "2022-09-01", "2022-09-06", 3 }, /* Law art. 88.1 */
    /* Law arts. 6.1, 74.1, 7.1; Decree 45/2022 art. 5; Decree 211/2026 art. 3.1. */
    { "LIMIT_SANCTION_ENV", "2024-02-29", "2026-03-02", 0, .rolled = true }, /* 28/2 is Sat */
    { "LIMIT_SANCTION_ENV", "2022-09-02", "2024-09-04", 0, .rolled = true },
    { "LIMIT_SANCTION_ENV", "2024-09-20", "2026-09-21", 0, .rolled = true },
    { "LIMIT_SANCTION_ENV", "2026-09-20", "2028-09-20", 0, .warned = true },
    { "LIMIT_SANCTION_LIVESTOCK", "2026-08-05", "2027-08-05", 0, .warned = true },
    { "LIMIT_EXECUTION", "2025-02-17", "2026-02-23", 0, .rolled = true },
    { "CLEAN_AFTER_WARNING", "2025-08-31", "2026-03-02", 0, .rolled = true },
    { "CLEAN_AFTER_FINE", "2025-01-01", "2026-01-05", 0, .rolled = true },
    /* Law art. 63.1, 62.2: 3 working days, 5 since July 2025. */
    { "CRIMINAL_RETURN", "2025-06-30", "2025-07-03", 0 },
    { "CRIMINAL_RETURN", "2025-07-01", "2025-07-08", 2 },
    /* Law on Complaints arts. 9, 27, 28; Decree 155/2026 art. 10. */
    { "COMPLAINT_ACCEPT", "2026-06-30", "2026-07-10", 0 }, /* 10 calendar days, the last time */
    { "COMPLAINT_ACCEPT", "2026-07-01", "2026-07-10", 2 }, /* 7 working days */
    { "COMPLAINT_FILE_LIMIT", "2026-06-01", "2026-09-03", 0, .rolled = true },
    { "COMPLAINT_RESOLVE_1", "2026-01-15", "2026-02-23", 0, .rolled = true },
    /* Law on Denunciations arts. 24.1, 30.1. */
    { "DENUNCIATION_FIRST_STEP", "2026-04-22", "2026-05-06", 7 },
    { "DENUNCIATION_RESOLVE", "2025-12-02", "2026-01-05", 0, .rolled = true },
    /* Decree 61/2026 arts. 21.1.a, 14.3. */
    { "CITIZEN_DATA_VERIFY", "2026-04-02", "2026-05-04", 0, .rolled = true },
    { "CITIZEN_DATA_USE_LIMIT", "2026-04-01", "2028-04-03", 0, .rolled = true, .warned = true },
    /* Decree 45/2022 art. 70: 15 working days back from the end, which is not counted. */
    { "ENV_REMEDY_REPORT_BEFORE", "2026-05-20", "2026-04-24", 11 },
    { "ENV_REMEDY_REPORT_BEFORE", "2026-01-19", "2025-12-26", 9 }, /* 10/1 is worked */
    { "ENV_SUSPENSION_MAX", "2024-11-24", "2026-11-25", 0, .rolled = true }, /* art. 4.2.a */
    { "ENV_SUSPENSION_MIN", "2026-03-31", "2026-05-04", 0, .rolled = true },
    /* Decree 118 art. 12.6.a: 24 hours; Law art. 58.5: at once since July 2025. */
    { "RECORD_TRANSFER", "2025-06-30T16:30", "2025-07-01T16:30", 0 },
    { "RECORD_TRANSFER", "2025-07-01T08:00", "2025-07-01T08:00", 0 },
    { "SEIZURE_REPORT", "2026-04-30T23:15", "2026-05-01T23:15", 0 }, /* Law art. 125.4 */
    { "STOP_ACT", "2026-05-01", "2026-05-01T00:00", 0 },             /* Law art. 55 */
    { "HOTLINE_NUMBERS_TO_MINISTRY", "2022-01-24", "2022-02-23", 0 },
    { "OPINION_TRANSFER", "2026-08-24", "2026-09-03", 5 }, /* Decree 20/2008 art. 9 */
    { "DEATH_PARTIAL_DECISION", "2026-03-01", "2026-05-04", 0, .rolled = true },
};

START_TEST(due_follows_the_rules)
{
    struct law_due d;
    ck_assert_int_eq(law_due(arena, law, str_from(terms[_i].code), at(terms[_i].from), &d), OK);
    const str due = d.is_moment ? moment_iso(arena, d.due) : date_iso(arena, d.due.day);
    ck_assert_msg(str_eq(due, str_from(terms[_i].due)), "%s from %s: got %.*s, want %s",
                  terms[_i].code, terms[_i].from, STR_ARG(due), terms[_i].due);
    ck_assert_int_eq(d.rolled, terms[_i].rolled);
    ck_assert_uint_eq(d.n_skipped, terms[_i].skipped);
    ck_assert_int_eq(d.warning.p != NULL, terms[_i].warned);
    for (size_t i = 1; i < d.n_skipped; i++)
        ck_assert(date_cmp(d.skipped[i - 1], d.skipped[i]) < 0);
}
END_TEST

static const struct {
    const char *code, *from;
    enum err err;
} refused[] = {
    { "RECORD_AFTER_DEVICE", "2026-03-31", ERR_EXPIRED },
    { "RECORD_NORMAL", "2021-12-31", ERR_EXPIRED },
    { "LIMIT_SANCTION_LIVESTOCK", "2026-08-04", ERR_EXPIRED },
    { "HOTLINE_STEP_RECEIVE", "2026-01-01", ERR_UNSET },
    { "HOTLINE_STEP_REPLY", "2026-01-01", ERR_UNSET },
    { "HOTLINE_STEP_REPLY", "2022-01-23", ERR_EXPIRED },
    { "HOTLINE_EX_BACLIEU_ENTER_MIN", "2026-01-01", ERR_NOT_FOUND }, /* an example, no term */
    { "RECORD_NORMAL_OLD", "2024-01-01", ERR_NOT_FOUND },            /* folded into its code */
    { "", "2024-01-01", ERR_NOT_FOUND },
    { "EXECUTE_DECISION", "2999-12-31", ERR_INVALID },
};

START_TEST(due_is_refused)
{
    struct law_due d;
    ck_assert_int_eq(law_due(arena, law, str_from(refused[_i].code), at(refused[_i].from), &d),
                     refused[_i].err);
}
END_TEST

/* Every set term from every day of 2022 to 2026: never before the start, monotone, never on a
 * day off where rolling applies. */
START_TEST(due_is_monotone_and_worked)
{
    const struct date first = { 2022, 1, 1 }, last = { 2026, 12, 31 };
    struct arena *a = arena_new(8 << 20);
    for (int32_t n = date_days(first); n <= date_days(last); n++) {
        const struct date d = date_from_days(n);
        const struct law_term *t;
        for (size_t i = 0; (t = law_next_term(law, d, &i));) {
            struct law_due now, next;
            if (!t->set)
                continue;
            ck_assert_int_eq(law_due_term(a, law, t, (struct moment){ d, 9, 30 }, &now), OK);
            ck_assert_int_eq(
                law_due_term(a, law, t, (struct moment){ date_add(d, 1), 9, 30 }, &next), OK);
            ck_assert_int_le(date_cmp(now.due.day, next.due.day), 0);
            if (t->back)
                ck_assert_int_lt(date_cmp(now.due.day, d), 0);
            else
                ck_assert_int_ge(date_cmp(now.due.day, d), 0);
            if (t->rolls || t->unit == LAW_WORKING_DAY)
                ck_assert(!law_day_off(law, now.due.day));
        }
        arena_reset(a);
    }
    arena_free(a);
}
END_TEST

/* The count of working days agrees with a walk that asks day by day. */
START_TEST(working_days_agree_with_a_walk)
{
    struct law_due d;
    for (int32_t n = 0; n < 1780; n++) {
        const struct date from = date_add(day("2022-01-01"), n);
        ck_assert_int_eq(law_due(arena, law, S("DECIDE_TRANSFERRED"),
                                 (struct moment){ from, 0, 0 }, &d), OK);
        int32_t worked = 0, off = 0;
        for (struct date x = date_add(from, 1); date_cmp(x, d.due.day) <= 0; x = date_add(x, 1)) {
            worked += !law_day_off(law, x);
            off += law_day_off(law, x);
        }
        ck_assert_int_eq(worked, 10);
        ck_assert_uint_eq((size_t)off, d.n_skipped);
        ck_assert_int_eq(law_working_days(law, from, d.due.day), 10);
    }
}
END_TEST

/* Weekdays of the year, less the holidays that fall on them, plus worked Saturdays. */
static const struct {
    const char *before, *last;
    int32_t days;
} years[] = {
    { "2021-12-31", "2022-12-31", 260 - 11 },     /* 3/1; 31/1-4/2; 11/4; 2,3/5; 1,2/9 */
    { "2022-12-31", "2023-12-31", 260 - 11 },     /* 2/1; 20,23-26/1; 1-3/5; 1,4/9 */
    { "2023-12-31", "2024-12-31", 262 - 12 + 1 }, /* 1/1; 8,9,12-14/2; 18,29,30/4; 1/5; 2,3/9 */
    { "2024-12-31", "2025-12-31", 261 - 12 + 1 }, /* 1/1; 27-31/1; 7,30/4; 1,2/5; 1,2/9 */
    { "2025-12-31", "2026-12-31", 261 - 14 + 2 }, /* 1,2/1; 16-20/2; 27,30/4; 1/5; 31/8-2/9;
                                                     24/11 */
};

START_TEST(years_have_their_working_days)
{
    ck_assert_int_eq(law_working_days(law, day(years[_i].before), day(years[_i].last)),
                     years[_i].days);
}
END_TEST

START_TEST(words_say_why)
{
    struct law_due d;
    ck_assert_int_eq(law_due(arena, law, S("SERVE_DECISION"), at("2026-04-28"), &d), OK);
    ck_assert_str(law_due_words(arena, LANG_VI, law, &d),
                  "3 ngày làm việc kể từ 28/04/2026, bỏ qua 30/4, 1/5 và cuối tuần; Điều "
                  "70 Luật 15/2012/QH13, được sửa đổi bởi Luật 88/2025/QH15");
    ck_assert_str(law_due_words(arena, LANG_EN, law, &d),
                  "3 working days from 28 April 2026, skipping 30 April, 1 May and the weekend; "
                  "Law 15/2012/QH13 art. 70 as amended by Law 88/2025/QH15");
    ck_assert_int_eq(law_due(arena, law, S("EXECUTE_DECISION"), at("2026-12-22"), &d), OK);
    ck_assert_str(law_due_words(arena, LANG_VI, law, &d),
                  "10 ngày kể từ 22/12/2026; hết hạn vào ngày nghỉ 01/01/2027 nên chuyển sang "
                  "04/01/2027; khoản 1 Điều 73; khoản 2 Điều 68 Luật 15/2012/QH13; lịch nghỉ "
                  "năm 2027 chưa đầy "
                  "đủ: ngày hết hạn có thể thay đổi");
    ck_assert_int_eq(law_due(arena, law, S("RECORD_NORMAL"), at("2026-06-03"), &d), OK);
    ck_assert(str_ends(law_due_words(arena, LANG_VI, law, &d), S(" (theo nguồn tóm tắt)")));
    ck_assert_int_eq(law_due(arena, law, S("STOP_ACT"), at("2026-06-03T10:05"), &d), OK);
    ck_assert(str_starts(law_due_words(arena, LANG_VI, law, &d),
                         S("ngay lập tức kể từ 10:05 03/06/2026; ")));
}
END_TEST

START_TEST(province_sets_only_what_is_left_to_it)
{
    struct law *with;
    struct law_due d;
    struct buf faults = { .a = arena, .max = 1 << 16 };
    const str *codes;
    ck_assert_uint_eq(law_unset(arena, law, day("2026-01-01"), &codes), 12);
    ck_assert(!law_is_demo(law));
    ck_assert_int_eq(law_load(arena, S("workflows/law"), SOME_STR(S("workflows/demo/province.csv")),
                              &with, &faults), OK);
    ck_assert_uint_eq(law_unset(arena, with, day("2026-01-01"), &codes), 0);
    ck_assert(law_is_demo(with));
    ck_assert_int_eq(law_due(arena, with, S("HOTLINE_STEP_VERIFY"), at("2026-04-28"), &d), OK);
    ck_assert_str(date_iso(arena, d.due.day), "2026-05-05");
    ck_assert(d.term->demo);
    ck_assert_str(d.term->basis_vi, "Số liệu trình diễn, không phải quy định");
    ck_assert(str_ends(law_due_words(arena, LANG_VI, with, &d), S("(số liệu trình diễn)")));
}
END_TEST

START_TEST(terms_cover_their_periods)
{
    const opt_date open = { 0 }, may = { true, { 2025, 5, 10 } };
    ck_assert(law_term_covers(law, S("RECORD_NORMAL"), day("2022-01-01"), open));
    ck_assert(law_term_covers(law, S("RECORD_NORMAL"), day("2025-05-01"), may));
    ck_assert(!law_term_covers(law, S("RECORD_NORMAL"), day("2021-12-31"), open));
    ck_assert(!law_term_covers(law, S("RECORD_AFTER_DEVICE"), day("2025-01-01"), open));
    ck_assert(!law_term_covers(law, S("NOPE"), day("2025-01-01"), open));
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("due");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, due_follows_the_rules, 0, (int)COUNT(terms));
    tcase_add_loop_test(tc, due_is_refused, 0, (int)COUNT(refused));
    tcase_add_test(tc, due_is_monotone_and_worked);
    tcase_add_test(tc, working_days_agree_with_a_walk);
    tcase_add_loop_test(tc, years_have_their_working_days, 0, (int)COUNT(years));
    tcase_add_test(tc, words_say_why);
    tcase_add_test(tc, province_sets_only_what_is_left_to_it);
    tcase_add_test(tc, terms_cover_their_periods);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law due", fill)
