/* When jobs look at a clock, worked out by hand; 75 % and one hour, 0 and 3 working days late. */
#include "law_unit.h"
#include "domain/cases/clock_next.h"

static const struct clock_rules usual = { 75, 60, 0, 3 };

static instant on(const char *iso) { return instant_of(at(iso)); }
static instant ends(const char *iso) { return day_end(day(iso)); }

/* Nothing in `next` of a row: never. */
static const struct {
    const char *since, *due; /* a bare day: its last microsecond */
    enum clock_told told;
    struct clock_rules rules;
    const char *next;
} rows[] = {
    /* 100 hours from Monday 08:00: three quarters are 75 hours */
    { "2026-11-09T08:00", "2026-11-13T12:00", TOLD_NOBODY, { 75, 60, 0, 3 }, "2026-11-12T11:00" },
    { "2026-11-09T08:00", "2026-11-13T12:00", TOLD_NEAR, { 75, 60, 0, 3 }, "2026-11-13T12:00" },
    /* the head at once; then the third working day after: a weekend between */
    { "2026-11-09T08:00", "2026-11-13T12:00", TOLD_LATE, { 75, 60, 0, 3 }, "2026-11-13T12:00" },
    { "2026-11-09T08:00", "2026-11-13T12:00", TOLD_HEAD, { 75, 60, 0, 3 }, "2026-11-18T12:00" },
    { "2026-11-09T08:00", "2026-11-13T12:00", TOLD_SUPERIOR, { 75, 60, 0, 3 }, NULL },
    /* an hour before the end where the share leaves less: 2 hours, share after 90 minutes */
    { "2026-11-09T08:00", "2026-11-09T10:00", TOLD_NOBODY, { 75, 60, 0, 3 }, "2026-11-09T09:00" },
    /* no time for a warning: its end is next */
    { "2026-11-09T08:00", "2026-11-09T09:00", TOLD_NOBODY, { 75, 60, 0, 3 }, "2026-11-09T09:00" },
    { "2026-11-09T08:00", "2026-11-09T08:00", TOLD_NOBODY, { 75, 60, 0, 3 }, "2026-11-09T08:00" },
    /* Tết 2026: 14 to 22 February are not worked */
    { "2026-02-10T08:00", "2026-02-13", TOLD_HEAD, { 75, 60, 0, 3 }, "2026-02-25" },
    { "2026-02-10T08:00", "2026-02-13", TOLD_LATE, { 75, 60, 1, 3 }, "2026-02-23" },
    /* a working Saturday counts */
    { "2026-01-05T08:00", "2026-01-08", TOLD_HEAD, { 75, 60, 0, 2 }, "2026-01-10" },
    /* the superior never before the head */
    { "2026-11-09T08:00", "2026-11-13", TOLD_HEAD, { 75, 60, 5, 0 }, "2026-11-20" },
    /* everything at once */
    { "2026-11-09T08:00", "2026-11-13", TOLD_HEAD, { 75, 60, 0, 0 }, "2026-11-13" },
};

static instant moment_of(const char *iso)
{
    return strchr(iso, 'T') ? on(iso) : ends(iso);
}

START_TEST(the_next_moment_follows_from_what_was_said)
{
    const struct clock_state k = { .since = on(rows[_i].since), .due = moment_of(rows[_i].due),
                                   .told = rows[_i].told };
    const opt_instant next = clock_next(law, &rows[_i].rules, &k);
    ck_assert_int_eq(next.has, rows[_i].next != NULL);
    if (next.has)
        ck_assert_int_eq(next.v, moment_of(rows[_i].next));
}
END_TEST

START_TEST(a_term_that_stands_still_is_never_looked_at)
{
    struct clock_state k = { .since = on("2026-11-09T08:00"), .due = ends("2026-11-13"),
                             .stands = true };
    for (k.told = TOLD_NOBODY; k.told <= TOLD_SUPERIOR; k.told++) {
        ck_assert(!clock_next(law, &usual, &k).has);
        ck_assert_int_eq(clock_reached(law, &usual, &k, on("2027-01-01")), k.told);
    }
}
END_TEST

/* Due on Friday 13 November at its end. */
static const struct {
    const char *now;
    enum clock_told reached;
} looks[] = {
    { "2026-11-09T09:00", TOLD_NOBODY },
    { "2026-11-13T08:00", TOLD_NEAR },
    { "2026-11-13T23:59", TOLD_NEAR },
    { "2026-11-14T00:00", TOLD_HEAD },
    { "2026-11-18T23:59", TOLD_HEAD },
    { "2026-11-19T00:00", TOLD_SUPERIOR },
    { "2027-11-19T00:00", TOLD_SUPERIOR },
};

START_TEST(after_a_standstill_the_highest_level_counts)
{
    struct clock_state k = { .since = on("2026-11-09T08:00"), .due = ends("2026-11-13") };
    for (k.told = TOLD_NOBODY; k.told <= TOLD_SUPERIOR; k.told++) {
        const enum clock_told got = clock_reached(law, &usual, &k, on(looks[_i].now));
        ck_assert_int_eq(got, k.told > looks[_i].reached ? k.told : looks[_i].reached);
    }
}
END_TEST

/* Looking at the very moment that clock_next gave, or just after it, whatever the numbers. */
START_TEST(the_level_is_reached_just_after_its_moment)
{
    uint32_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        const struct clock_rules r = { 1 + draw(&seed, 99), draw(&seed, 3000), draw(&seed, 6),
                                       draw(&seed, 6) };
        const int64_t days = draw(&seed, 90);
        struct clock_state k = { .since = on("2025-12-20T08:00") + days * 86400 * US_PER_S };
        k.due = k.since + (int64_t)draw(&seed, 3000000) * US_PER_S;
        k.told = TOLD_NOBODY + draw(&seed, 4);
        const opt_instant next = clock_next(law, &r, &k);
        ck_assert(next.has);
        ck_assert_int_eq(clock_reached(law, &r, &k, next.v), k.told);
        ck_assert_int_gt(clock_reached(law, &r, &k, next.v + 1), k.told);
        ck_assert(next.v > k.since || next.v == k.due);
        ck_assert(k.told == TOLD_NOBODY ? next.v <= k.due : next.v >= k.due);
    }
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("clock next");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, the_next_moment_follows_from_what_was_said, 0, (int)COUNT(rows));
    tcase_add_test(tc, a_term_that_stands_still_is_never_looked_at);
    tcase_add_loop_test(tc, after_a_standstill_the_highest_level_counts, 0, (int)COUNT(looks));
    tcase_add_test(tc, the_level_is_reached_just_after_its_moment);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("clock next", fill)
