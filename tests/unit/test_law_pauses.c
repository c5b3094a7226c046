/*
 * Terms that stand still, by the rule of due.h: the day of the pause counts,
 * the day of the resumption is the last that does not.
 */
#include "law_unit.h"

static struct arena *scratch; /* of one reckoning */

static struct law_pause still(const char *from, const char *until)
{
    return (struct law_pause){ .from = instant_of(at(from)), .until = instant_of(at(until)) };
}

static struct law_due due_of(const char *code, struct moment from, const struct law_pause *p,
                             size_t n)
{
    struct law_due d = { 0 };
    const struct law_term *t = law_term(law, str_from(code), from.day);
    ck_assert_msg(t != NULL, "%s", code);
    ck_assert_int_eq(law_due_paused(scratch, law, t, from, p, n, &d), OK);
    return d;
}

/* Worked out by hand. */
static const struct {
    const char *code, *from, *pause, *resume, *due;
} stood[] = {
    /* Law 15/2012/QH13 art. 70, 3 working days: 24/3 counts, 25 to 31/3 stand still. */
    { "SERVE_DECISION", "2026-03-23", "2026-03-24T09:00", "2026-03-31T16:00", "2026-04-02" },
    /* paused and resumed on one day: as if nothing had been */
    { "SERVE_DECISION", "2026-03-23", "2026-03-24T09:00", "2026-03-24T16:00", "2026-03-26" },
    /* 30/4 and 1/5 are holidays and stand still: left out once */
    { "SERVE_DECISION", "2026-04-28", "2026-04-29T09:00", "2026-05-03T09:00", "2026-05-05" },
    /* on the day of the event itself: the count begins after the resumption */
    { "SERVE_DECISION", "2026-03-23", "2026-03-23T09:00", "2026-03-25T09:00", "2026-03-30" },
    /* after its end: too late to change anything */
    { "SERVE_DECISION", "2026-03-23", "2026-03-27T09:00", "2026-04-10T09:00", "2026-03-26" },
    /* art. 73.1, 10 days: 12/3 would be the last; 5 days stood still; 17/3 is worked */
    { "EXECUTE_DECISION", "2026-03-02", "2026-03-05T10:00", "2026-03-10T10:00", "2026-03-17" },
    /* the last day is Saturday 14/3, rolls to 16/3, which stands still, as the next two do */
    { "EXECUTE_DECISION", "2026-03-04", "2026-03-14T10:00", "2026-03-18T10:00", "2026-03-19" },
    /* art. 66.1.b, 1 month: 30/4 moves by 10 days to Sunday 10/5, rolls to Monday */
    { "DECIDE_EXPLAIN_OR_VERIFY", "2026-03-30", "2026-04-06T08:00", "2026-04-16T08:00",
      "2026-05-11" },
    /* art. 74.1, 1 year: 20/4/2027 moves by 31 days */
    { "LIMIT_EXECUTION", "2026-04-20", "2026-05-01T08:00", "2026-06-01T08:00", "2027-05-21" },
    /* art. 125.4, 24 hours: the time itself, to the full minute */
    { "SEIZURE_REPORT", "2026-04-30T23:15", "2026-05-01T08:00", "2026-05-01T09:30",
      "2026-05-02T00:45" },
    { "SEIZURE_REPORT", "2026-04-30T23:15", "2026-05-02T08:00", "2026-05-02T09:30",
      "2026-05-01T23:15" },
    /* Decree 45/2022 art. 70 counts back from the end of the period */
    { "ENV_REMEDY_REPORT_BEFORE", "2026-05-20", "2026-04-27T08:00", "2026-05-10T08:00",
      "2026-04-24" },
};

START_TEST(what_stood_still_is_not_counted)
{
    const struct law_pause p = still(stood[_i].pause, stood[_i].resume);
    const struct law_due d = due_of(stood[_i].code, at(stood[_i].from), &p, 1);
    const str got = d.is_moment ? moment_iso(arena, d.due) : date_iso(arena, d.due.day);
    ck_assert_msg(str_eq(got, str_from(stood[_i].due)), "%s from %s: got %.*s, want %s",
                  stood[_i].code, stood[_i].from, STR_ARG(got), stood[_i].due);
}
END_TEST

static const char *const kinds[] = { "SERVE_DECISION", "EXECUTE_DECISION", "SEIZURE_REPORT",
                                     "LATE_INTEREST_START", "DECIDE_EXPLAIN_OR_VERIFY",
                                     "LIMIT_EXECUTION", "DECIDE_TRANSFERRED" };

/* Up to four pauses within 60 days around the start, overlapping as they fall. */
static size_t draw_pauses(uint32_t *seed, instant from, struct law_pause *p)
{
    const size_t n = draw(seed, 5);
    for (size_t i = 0; i < n; i++) {
        p[i].from = from + ((int64_t)draw(seed, 60 * 24 * 60) - 10 * 24 * 60) * 60 * US_PER_S
            + draw(seed, 60) * US_PER_S;
        p[i].until = p[i].from + (int64_t)draw(seed, 15 * 24 * 3600) * US_PER_S;
    }
    return n;
}

static struct moment draw_start(uint32_t *seed)
{
    return (struct moment){ date_add(day("2025-07-01"), (int32_t)draw(seed, 540)),
                            (int8_t)draw(seed, 24), (int8_t)draw(seed, 60) };
}

START_TEST(a_pause_never_shortens)
{
    uint32_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        struct law_pause p[6];
        const char *code = kinds[draw(&seed, COUNT(kinds))];
        const struct moment from = draw_start(&seed);
        const size_t n = draw_pauses(&seed, instant_of(from), p);
        const struct law_due with = due_of(code, from, p, n);
        const instant none = instant_of(due_of(code, from, NULL, 0).due);
        ck_assert_int_ge(instant_of(with.due), none);
        if (with.term->rolls || with.term->unit == LAW_WORKING_DAY)
            ck_assert(with.is_moment || !law_day_off(law, with.due.day));
        if (n > 0) { /* one less never ends later; one longer never earlier */
            ck_assert_int_le(instant_of(due_of(code, from, p, n - 1).due), instant_of(with.due));
            p[n - 1].until += (int64_t)draw(&seed, 5 * 24 * 3600) * US_PER_S;
            ck_assert_int_ge(instant_of(due_of(code, from, p, n).due), instant_of(with.due));
        }
        arena_reset(scratch);
    }
}
END_TEST

/* Split, doubled, turned round or empty: only what stood still counts. */
START_TEST(only_the_union_counts)
{
    uint32_t seed = 2;
    for (int i = 0; i < 20000; i++) {
        struct law_pause p[5], q[12];
        const char *code = kinds[draw(&seed, COUNT(kinds))];
        const struct moment from = draw_start(&seed);
        const size_t n = draw_pauses(&seed, instant_of(from), p);
        size_t m = 0;
        for (size_t k = n; k-- > 0;) {
            const instant cut = p[k].from
                + (int64_t)draw(&seed, 1 + (uint32_t)((p[k].until - p[k].from) / US_PER_S))
                    * US_PER_S;
            q[m++] = (struct law_pause){ .from = cut, .until = p[k].until };
            q[m++] = (struct law_pause){ .from = p[k].from, .until = cut };
        }
        q[m++] = (struct law_pause){ .from = instant_of(from), .until = instant_of(from) };
        ck_assert_int_eq(instant_of(due_of(code, from, p, n).due),
                         instant_of(due_of(code, from, q, m).due));
        arena_reset(scratch);
    }
}
END_TEST

static bool stands(struct date d, const struct law_pause *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (date_cmp(d, instant_date(p[i].from)) > 0 && date_cmp(d, instant_date(p[i].until)) <= 0)
            return true;
    return false;
}

/* The rule as a person would apply it, a day at a time. */
static struct date walked(const struct law_term *t, struct date from, const struct law_pause *p,
                          size_t n)
{
    int32_t left = t->length;
    if (t->unit == LAW_MONTH || t->unit == LAW_YEAR)
        left = date_days(date_add_months(from, t->length * (t->unit == LAW_YEAR ? 12 : 1)))
            - date_days(from);
    struct date d = from;
    while (left > 0) {
        d = date_add(d, 1);
        if (!stands(d, p, n) && (t->unit != LAW_WORKING_DAY || !law_day_off(law, d)))
            left--;
    }
    while (t->unit != LAW_WORKING_DAY && t->rolls && (law_day_off(law, d) || stands(d, p, n)))
        d = date_add(d, 1);
    return d;
}

START_TEST(days_agree_with_a_walk)
{
    uint32_t seed = 3;
    for (struct date d = day("2022-01-01"); d.y < 2027; d = date_add(d, 1)) {
        const struct law_term *t;
        for (size_t i = 0; (t = law_next_term(law, d, &i));) {
            struct law_pause p[5];
            struct law_due due;
            if (!t->set || t->back || t->unit == LAW_HOUR)
                continue;
            const struct moment from = { d, 9, 30 };
            const size_t n = draw_pauses(&seed, instant_of(from), p);
            ck_assert_int_eq(law_due_paused(scratch, law, t, from, p, n, &due), OK);
            ck_assert_msg(date_eq(due.due.day, walked(t, d, p, n)), "%.*s from %s",
                          STR_ARG(t->code), date_iso(scratch, d).p);
        }
        arena_reset(scratch);
    }
}
END_TEST

/* Minute by minute; a begun minute is given whole. */
START_TEST(hours_agree_with_a_walk)
{
    uint32_t seed = 4;
    for (int i = 0; i < 3000; i++) {
        struct law_pause p[5];
        const struct moment from = draw_start(&seed);
        const size_t n = draw_pauses(&seed, instant_of(from), p);
        for (size_t k = 0; k < n; k++) {
            p[k].from -= p[k].from % (60 * US_PER_S);
            p[k].until -= p[k].until % (60 * US_PER_S);
        }
        instant at_us = instant_of(from);
        for (int left = 24 * 60; left > 0; at_us += 60 * US_PER_S) {
            bool run = true;
            for (size_t k = 0; k < n; k++)
                run = run && !(p[k].from <= at_us && at_us < p[k].until);
            left -= run;
        }
        ck_assert_int_eq(instant_of(due_of("SEIZURE_REPORT", from, p, n).due), at_us);
        arena_reset(scratch);
    }
    const struct law_pause half = { .from = instant_of(at("2026-05-01T08:00")) + 1,
                                    .until = instant_of(at("2026-05-01T08:00")) + 2 };
    ck_assert_str(moment_iso(scratch, due_of("SEIZURE_REPORT", at("2026-04-30T23:15"), &half,
                                             1).due), "2026-05-01T23:16");
}
END_TEST

START_TEST(a_pause_that_ends_before_it_begins_is_refused)
{
    const struct law_pause p = still("2026-03-05T10:00", "2026-03-05T09:59");
    struct law_due d;
    ck_assert_int_eq(law_due_paused(arena, law, law_term(law, S("SERVE_DECISION"),
                                                         day("2026-03-02")),
                                    at("2026-03-02"), &p, 1, &d), ERR_INVALID);
}
END_TEST

START_TEST(words_tell_each_pause)
{
    struct law_pause p = still("2026-03-24T09:00", "2026-03-31T16:00");
    p.reason = S("Chờ kết quả giám định");
    p.article = S("Luật ABC, điều 1");
    struct law_due d = due_of("SERVE_DECISION", at("2026-03-23"), &p, 1);
    ck_assert(str_starts(law_due_words(arena, LANG_VI, law, &d),
                         S("3 ngày làm việc kể từ 23/03/2026, tạm dừng từ 24/03/2026 đến "
                           "31/03/2026 (Chờ kết quả giám định; Luật ABC, điều 1); Điều ")));
    p.reason = S("");
    d = due_of("SERVE_DECISION", at("2026-03-23"), &p, 1);
    ck_assert(str_starts(law_due_words(arena, LANG_EN, law, &d),
                         S("3 working days from 23 March 2026, standing still from 24 March 2026 "
                           "to 31 March 2026 (Luật ABC, điều 1); Law ")));
    p = still("2026-05-01T08:00", "2026-05-01T09:30");
    p.open = true;
    d = due_of("SEIZURE_REPORT", at("2026-04-30T23:15"), &p, 1);
    ck_assert(str_starts(law_due_words(arena, LANG_VI, law, &d),
                         S("24 giờ kể từ 23:15 30/04/2026, tạm dừng từ 08:00 01/05/2026; ")));
}
END_TEST

static void setup(void)
{
    load_shipped();
    scratch = arena_new(8 << 20);
}

static void teardown(void)
{
    arena_free(scratch);
    unload();
}

static void fill(Suite *s)
{
    TCase *tc = tcase_create("pauses");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, what_stood_still_is_not_counted, 0, (int)COUNT(stood));
    tcase_add_test(tc, a_pause_never_shortens);
    tcase_add_test(tc, only_the_union_counts);
    tcase_add_test(tc, days_agree_with_a_walk);
    tcase_add_test(tc, hours_agree_with_a_walk);
    tcase_add_test(tc, a_pause_that_ends_before_it_begins_is_refused);
    tcase_add_test(tc, words_tell_each_pause);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law pauses", fill)
