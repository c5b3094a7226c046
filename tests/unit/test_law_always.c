/* What holds of every date and every file, whatever the numbers: drawn at random or walked. */
#include "law_unit.h"

/* Each term of working days, from each day of the whole years: as many worked days lie in it
 * as it is long, counted day by day from the table of rest days itself. */
START_TEST(a_term_holds_its_working_days)
{
    struct arena *a = arena_new(8 << 20);
    for (struct date from = day("2022-03-01"); from.y < 2026 || from.m < 11;
         from = date_add(from, 1)) {
        const struct law_term *t;
        for (size_t at = 0; (t = law_next_term(law, from, &at));) {
            struct law_due d;
            if (!t->set || t->unit != LAW_WORKING_DAY)
                continue;
            ck_assert_int_eq(law_due_term(a, law, t, (struct moment){ from, 0, 0 }, &d), OK);
            const int step = t->back ? -1 : 1;
            int32_t worked = 0;
            struct date x = from;
            while (!date_eq(x, d.due.day)) {
                x = date_add(x, step);
                worked += !law_day_off(law, x);
            }
            ck_assert_msg(worked == t->length, "%.*s", STR_ARG(t->code));
            ck_assert(!law_day_off(law, d.due.day));
            ck_assert(!d.rolled);
        }
        arena_reset(a);
    }
    arena_free(a);
}
END_TEST

/* A date that was counted in 2027 says that the table of 2027 is not whole; no other does. */
START_TEST(a_year_that_is_not_whole_is_told)
{
    struct arena *a = arena_new(8 << 20);
    for (struct date from = day("2026-01-01"); from.y < 2028; from = date_add(from, 1)) {
        const struct law_term *t;
        for (size_t at = 0; (t = law_next_term(law, from, &at));) {
            struct law_due d;
            if (!t->set || t->unit == LAW_HOUR || t->back)
                continue;
            ck_assert_int_eq(law_due_term(a, law, t, (struct moment){ from, 0, 0 }, &d), OK);
            const bool whole = d.due.day.y < 2027;
            ck_assert_msg((d.warning.p == NULL) == whole, "%.*s from %.*s", STR_ARG(t->code),
                          STR_ARG(date_iso(a, from)));
            ck_assert_int_eq(d.warning.p == NULL, d.warning_vi.p == NULL);
        }
        arena_reset(a);
    }
    arena_free(a);
}
END_TEST

struct drawn {
    struct law_act_in in;
    struct law_earlier before;
    struct law_time time;
    struct law_parameter p[3];
};

static const struct law_act *an_act(uint32_t *seed)
{
    size_t at = draw(seed, 757);
    return law_next_act(law, day("2026-09-20"), &at);
}

static void draw_file(uint32_t *seed, struct drawn *d)
{
    static const char *const ambients[] = { "", "24.4", "24.5", "24.6" };
    const struct law_act *act = an_act(seed);
    const bool dirty = str_eq(act->measure, S("exceed_factor"));
    for (size_t i = 0; i < COUNT(d->p); i++)
        d->p[i] = (struct law_parameter){ (enum law_discharge)(1 + draw(seed, 4)), false,
                                          draw(seed, 15000) * INT64_C(1000000) };
    d->in = (struct law_act_in){
        .act = act->code, .day = day("2026-09-20"), .mitigating = (int)draw(seed, 4),
        .aggravating = (int)draw(seed, 4), .params = d->p, .n_params = draw(seed, 4),
        .ambient = str_from(dirty ? ambients[draw(seed, 4)] : ""),
    };
    d->before = (struct law_earlier){
        .act = draw(seed, 2) ? act->code : an_act(seed)->code,
        .decided = date_add(day("2024-01-01"), (int32_t)draw(seed, 900)),
    };
    d->time = (struct law_time){ act->code, date_add(day("2026-09-01"), (int32_t)draw(seed, 20)) };
}

static struct law_act_out cost(struct arena *a, const struct law_file *f)
{
    struct law_assessment as;
    struct buf why = { .a = a, .max = 1000 };
    ck_assert_msg(law_assess(a, law, f, &as, &why) == OK, "%.*s", STR_ARG(buf_str(&why)));
    return as.acts[0];
}

/* Fines stay in order and under their ceiling, an organization pays exactly twice, and a past
 * never makes a fine smaller. */
START_TEST(the_past_never_lowers_a_fine)
{
    uint32_t seed = 20261122;
    struct arena *a = arena_new(16 << 20);
    size_t repeats = 0;
    for (int round = 0; round < 3000; round++) {
        struct drawn d;
        draw_file(&seed, &d);
        struct law_file f = { .handled_on = day("2026-10-05"), .subject = LAW_INDIVIDUAL,
                              .acts = &d.in, .n_acts = 1 };
        const struct law_act_out one = cost(a, &f);
        f.subject = LAW_ORGANIZATION;
        const struct law_act_out org = cost(a, &f);
        f.history = &d.before;
        f.n_history = 1;
        d.in.times = &d.time;
        d.in.n_times = 1;
        const struct law_act_out past = cost(a, &f);
        ck_assert(one.fine_min <= one.fine_max && one.fine_max <= one.power_tested);
        ck_assert(one.power_tested <= one.ceiling);
        ck_assert_int_eq(org.fine_min, 2 * one.fine_min);
        ck_assert_int_eq(org.fine_max, 2 * one.fine_max);
        ck_assert_int_eq(org.power_tested, 2 * one.power_tested);
        ck_assert(past.fine_min >= org.fine_min && past.fine_max >= org.fine_max);
        ck_assert(past.power_tested >= org.power_tested && past.fine_max <= past.ceiling);
        ck_assert_uint_eq(past.n_multiple, 1);
        repeats += past.repeat_of != NULL;
        arena_reset(a);
    }
    ck_assert_uint_gt(repeats, 500);
    arena_free(a);
}
END_TEST

/* Additions: one band up is never fewer percent. */
START_TEST(more_over_the_limit_is_never_cheaper)
{
    struct arena *a = arena_new(8 << 20);
    for (int kind = LAW_WASTEWATER; kind <= LAW_HAZARDOUS_GAS; kind++) {
        int64_t last = 0;
        for (int64_t tenth = 0; tenth <= 200; tenth++) {
            const struct law_parameter p = { (enum law_discharge)kind, false,
                                             tenth * INT64_C(100000000) };
            const struct law_act_in in = { .act = S("45/2022:Đ18.3.c"), .day = day("2026-09-20"),
                                           .params = &p, .n_params = 1 };
            const struct law_file f = { .handled_on = day("2026-10-05"),
                                        .subject = LAW_INDIVIDUAL, .acts = &in, .n_acts = 1 };
            const int64_t now = cost(a, &f).addition_percent;
            ck_assert_int_ge(now, last);
            ck_assert_int_eq(now > 0, tenth >= 11);
            last = now;
            arena_reset(a);
        }
    }
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("always");
    tcase_set_timeout(tc, 120);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_test(tc, a_term_holds_its_working_days);
    tcase_add_test(tc, a_year_that_is_not_whole_is_told);
    tcase_add_test(tc, the_past_never_lowers_a_fine);
    tcase_add_test(tc, more_over_the_limit_is_never_cheaper);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law always", fill)
