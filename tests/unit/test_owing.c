/*
 * What is owed on a fine: cases by hand, and thousands of random histories against a
 * reckoning of its own, day by day in another way, so that no đồng is lost.
 */
#include "law/law.h"
#include "law/owing.h"
#include "law_unit.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

static struct owing owing(const struct owing_in *in)
{
    struct owing o;
    ck_assert_int_eq(law_owing(arena, law, in, &o), OK);
    ck_assert_int_eq(o.fine + o.interest + o.over, o.reduced + o.paid + o.lapsed + o.rest);
    int64_t lines = 0;
    for (size_t i = 0; i < o.n_lines; i++)
        lines += o.lines[i].interest;
    ck_assert_int_eq(lines, o.interest);
    return o;
}

static const struct owing_term term = { { 2026, 2, 19 }, { 2026, 3, 1 } };

START_TEST(late_payment_costs_interest_on_what_is_unpaid)
{
    const struct owing_sum paid[] = { { DAY(2026, 3, 6), 4000000 }, { DAY(2026, 3, 11), 6000000 } };
    struct owing_in in = { .fine = 10000000, .paid = paid, .n_paid = 2, .terms = &term,
                           .n_terms = 1, .day = DAY(2026, 3, 20) };
    /* 2 to 5 March on 10 million, 6 to 10 March on 6 million, at 0.05 % a day. */
    struct owing o = owing(&in);
    ck_assert_int_eq(o.interest, 4 * 5000 + 5 * 3000);
    ck_assert_int_eq(o.rest, 35000);
    ck_assert_uint_eq(o.n_lines, 2);
    ck_assert_int_eq(o.lines[0].days, 4);
    ck_assert_int_eq(o.lines[1].unpaid, 6000000);
    ck_assert(date_eq(o.lines[1].from, DAY(2026, 3, 6)));
    ck_assert(date_eq(o.lines[1].to, DAY(2026, 3, 10)));
    ck_assert(date_eq(o.due, DAY(2026, 3, 1)));
    /* Paid on the day after the term: nothing; a day later: one day. */
    in.n_paid = 0;
    in.day = DAY(2026, 3, 2);
    ck_assert_int_eq(owing(&in).interest, 0);
    in.day = DAY(2026, 3, 3);
    ck_assert_int_eq(owing(&in).interest, 5000);
    in.n_terms = 0;
    in.day = DAY(2026, 9, 1);
    ck_assert_int_eq(owing(&in).rest, 10000000);
    /* On the day itself, the part paid later does not count. */
    in.n_terms = 1;
    in.n_paid = 2;
    in.day = DAY(2026, 3, 8);
    ck_assert_int_eq(owing(&in).interest, 4 * 5000 + 2 * 3000);
    ck_assert_int_eq(owing(&in).paid, 4000000);
}
END_TEST

START_TEST(days_that_stand_still_cost_nothing)
{
    const struct owing_hold hold = { DAY(2026, 3, 4), DAY(2026, 3, 9), S("art. 20") };
    struct owing_in in = { .fine = 10000000, .terms = &term, .n_terms = 1, .holds = &hold,
                           .n_holds = 1, .day = DAY(2026, 3, 12) };
    const struct owing o = owing(&in);
    ck_assert_int_eq(o.interest, 3 * 5000 + 2 * 5000); /* 2, 3, 4 and 10, 11 March */
    ck_assert_uint_eq(o.n_lines, 3);
    ck_assert_int_eq(o.lines[1].why, OWING_HELD);
    ck_assert_int_eq(o.lines[1].days, 5);
    in.day = DAY(2026, 3, 7);
    ck_assert_int_eq(owing(&in).late, 0);
    in.day = DAY(2026, 3, 10);
    ck_assert_int_eq(owing(&in).late, 10000000);
}
END_TEST

START_TEST(an_instalment_is_late_alone)
{
    const struct owing_sum plan[] = { { DAY(2026, 3, 10), 4000000 }, { DAY(2026, 4, 10), 3000000 },
                                      { DAY(2026, 5, 10), 3000000 } };
    const struct owing_sum paid = { DAY(2026, 3, 10), 4000000 };
    struct owing_in in = { .fine = 10000000, .terms = &term, .n_terms = 1, .plan = plan,
                           .n_plan = 3, .plan_from = DAY(2026, 2, 25), .paid = &paid, .n_paid = 1,
                           .day = DAY(2026, 4, 10) };
    struct owing o = owing(&in);
    ck_assert_int_eq(o.interest, 0);
    ck_assert(date_eq(o.due, DAY(2026, 4, 10)));
    in.day = DAY(2026, 4, 13); /* 11 and 12 April on the second sum */
    o = owing(&in);
    ck_assert_int_eq(o.interest, 2 * 1500);
    ck_assert_int_eq(o.late, 3000000);
    ck_assert_int_eq(o.lines[0].why, OWING_LATE_PART);
    /* A stay of five days moves the sums that were not late yet. */
    const struct owing_hold hold = { DAY(2026, 4, 1), DAY(2026, 4, 6), S("stay") };
    in.holds = &hold;
    in.n_holds = 1;
    o = owing(&in);
    ck_assert_int_eq(o.interest, 0);
    ck_assert(date_eq(o.plan_due[1], DAY(2026, 4, 15)) && date_eq(o.plan_due[0], plan[0].day));
}
END_TEST

START_TEST(what_a_later_decision_adds_counts_from_its_day)
{
    const struct owing_sum raised = { DAY(2026, 3, 6), 4000000 };
    const struct owing_in in = { .fine = 10000000, .raised = &raised, .n_raised = 1,
                                 .terms = &term, .n_terms = 1, .day = DAY(2026, 3, 11) };
    /* 2 to 5 March on 6 million, 6 to 10 March on 10 million. */
    const struct owing o = owing(&in);
    ck_assert_int_eq(o.interest, 4 * 3000 + 5 * 5000);
    ck_assert_int_eq(o.rest, 10000000 + 37000);
}
END_TEST

START_TEST(what_is_added_to_a_plan_has_its_own_last_day)
{
    const struct owing_sum plan[] = { { DAY(2026, 3, 20), 4000000 },
                                      { DAY(2026, 4, 20), 6000000 } };
    const struct owing_sum paid[] = { { DAY(2026, 3, 19), 4000000 } };
    const struct owing_sum raised = { DAY(2026, 3, 10), 2000000 };
    const struct date due = DAY(2026, 3, 25);
    struct owing_in in = { .fine = 12000000, .raised = &raised, .n_raised = 1, .raised_due = &due,
                           .plan = plan, .n_plan = 2, .plan_from = DAY(2026, 3, 1), .paid = paid,
                           .n_paid = 1, .terms = &term, .n_terms = 1, .day = DAY(2026, 3, 26) };
    ck_assert_int_eq(owing(&in).interest, 0); /* within its term */
    in.day = DAY(2026, 3, 28);
    const struct owing o = owing(&in); /* 26 and 27 March on 2 million */
    ck_assert_int_eq(o.interest, 2 * 1000);
    ck_assert_int_eq(o.late, 2000000);
    in.raised_due = NULL; /* without one it is late at once; 19 and 20 March are paid ahead */
    ck_assert_int_eq(owing(&in).interest, 16 * 1000);
}
END_TEST

START_TEST(what_lapsed_is_not_owed)
{
    struct owing_in in = { .fine = 10000000, .terms = &term, .n_terms = 1,
                           .lapsed = DAY(2027, 2, 19), .day = DAY(2027, 2, 19) };
    const int64_t before = owing(&in).lapsed;
    in.day = DAY(2028, 2, 19);
    const struct owing o = owing(&in);
    ck_assert_int_eq(o.rest, 0);
    ck_assert_int_eq(o.lapsed, before + 5000); /* the day of the lapse itself */
    ck_assert_int_gt(o.interest, 0);
}
END_TEST

START_TEST(limits_are_refused)
{
    struct owing o;
    struct owing_in in = { .fine = -1, .day = DAY(2026, 3, 20) };
    ck_assert_int_eq(law_owing(arena, law, &in, &o), ERR_INVALID);
    in.fine = OWING_MAX + 1;
    ck_assert_int_eq(law_owing(arena, law, &in, &o), ERR_INVALID);
    in.fine = OWING_MAX;
    in.terms = &term;
    in.n_terms = 1;
    ck_assert_int_eq(law_owing(arena, law, &in, &o), OK);
    ck_assert_int_eq(o.interest, OWING_MAX / 2000 * 18);
    in.day = DAY(2226, 3, 20);
    ck_assert_int_eq(law_owing(arena, law, &in, &o), ERR_INVALID);
    const struct owing_term old = { DAY(2013, 6, 1), DAY(2013, 6, 11) };
    in = (struct owing_in){ .fine = 5, .terms = &old, .n_terms = 1, .day = DAY(2013, 6, 20) };
    ck_assert_int_eq(law_owing(arena, law, &in, &o), ERR_EXPIRED);
}
END_TEST

/* A generator of its own, the same on every machine. */
static uint64_t seed;

static int64_t some(int64_t max)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((seed >> 33) % (uint64_t)(max + 1));
}

enum { MOST = 4, START = 20500 }; /* days since 1970 */

struct history {
    struct owing_in in;
    struct owing_sum paid[MOST], reduced[2], plan[3], raised[2];
    struct date raised_due[2];
    struct owing_term terms[3];
    struct owing_hold holds[3];
};

static struct date nth_day(int64_t day) { return date_from_days((int32_t)(START + day)); }

static void make(struct history *h)
{
    *h = (struct history){ 0 };
    struct owing_in *in = &h->in;
    in->fine = some(9) ? some(2000000000) : some(3);
    in->day = nth_day(some(700));
    int64_t day = 0;
    for (in->n_terms = 0; in->n_terms < (size_t)some(3); in->n_terms++, day += some(90))
        h->terms[in->n_terms] = (struct owing_term){ nth_day(day), nth_day(day + 10 + some(4)) };
    day = some(40);
    for (in->n_holds = 0; in->n_holds < (size_t)some(3); in->n_holds++) {
        const int64_t from = day;
        day += some(60);
        h->holds[in->n_holds] = (struct owing_hold){ nth_day(from), nth_day(day), S("stay") };
        day += some(30);
    }
    if (in->n_holds > 0 && some(3) == 0)
        h->holds[in->n_holds - 1].until = (struct date){ 0 };
    for (in->n_paid = 0; in->n_paid < (size_t)some(MOST); in->n_paid++)
        h->paid[in->n_paid] = (struct owing_sum){ nth_day(some(600)), some(in->fine) + 1 };
    for (in->n_reduced = 0; in->n_reduced < (size_t)some(2); in->n_reduced++)
        h->reduced[in->n_reduced] = (struct owing_sum){ nth_day(some(600)), some(in->fine / 2) };
    if (some(2) == 0 && in->fine > 10) {
        in->n_plan = 3;
        in->plan_from = nth_day(some(30));
        h->plan[0] = (struct owing_sum){ date_add(in->plan_from, 5), in->fine - in->fine / 4 * 2 };
        h->plan[1] = (struct owing_sum){ date_add(in->plan_from, 60), in->fine / 4 };
        h->plan[2] = (struct owing_sum){ date_add(in->plan_from, 120), in->fine / 4 };
    }
    for (in->n_raised = 0; in->n_raised < (size_t)some(2); in->n_raised++) {
        h->raised[in->n_raised] = (struct owing_sum){ nth_day(some(400)), some(in->fine / 3) };
        h->raised_due[in->n_raised] = some(3)
            ? date_add(h->raised[in->n_raised].day, (int32_t)some(15)) : (struct date){ 0 };
    }
    if (some(5) == 0)
        in->lapsed = nth_day(some(500));
    in->raised = h->raised;
    in->raised_due = h->raised_due;
    in->paid = h->paid;
    in->reduced = h->reduced;
    in->plan = h->plan;
    in->terms = h->terms;
    in->holds = h->holds;
}

/* Days that stood still after `from` up to `day`, of which a sum of the plan is put off. */
static bool still(const struct history *h, int32_t day)
{
    for (size_t i = 0; i < h->in.n_holds; i++)
        if (day > date_days(h->holds[i].from)
            && (h->holds[i].until.y == 0 || day <= date_days(h->holds[i].until)))
            return true;
    return false;
}

/* The last day of a sum: that many days that do not stand still after the order. */
static int32_t moved(const struct history *h, struct date from, struct date due)
{
    int32_t left = date_days(due) - date_days(from);
    int32_t day = date_days(from);
    for (int guard = 0; left > 0 && guard < 3000; guard++)
        left -= still(h, ++day) ? 0 : 1;
    return left > 0 ? INT32_MAX : day;
}

static int64_t sum_by(const struct owing_sum *sums, size_t n, int32_t day)
{
    int64_t total = 0;
    for (size_t i = n; i-- > 0;)
        if (date_days(sums[i].day) <= day)
            total += sums[i].sum;
    return total;
}

/* Twice-thousandths of a dong, one day after the other: 0.05 % is one in 2000. */
static int64_t reckoned(const struct history *h)
{
    const struct owing_in *in = &h->in;
    int64_t halves = 0; /* in 1/2000 dong */
    const int32_t end = date_days(in->day);
    int32_t due[3] = { 0 }, added[2] = { 0 };
    for (size_t k = 0; k < in->n_plan; k++)
        due[k] = moved(h, in->plan_from, in->plan[k].day);
    for (size_t k = 0; k < in->n_raised; k++)
        if (in->raised_due[k].y != 0 && date_cmp(in->raised[k].day, in->plan_from) > 0)
            added[k] = moved(h, in->raised[k].day, in->raised_due[k]);
    for (int32_t day = START; day < end; day++) {
        int64_t unpaid = in->fine - sum_by(in->paid, in->n_paid, day)
            - sum_by(in->reduced, in->n_reduced, day);
        for (size_t k = 0; k < in->n_raised; k++)
            unpaid -= date_days(in->raised[k].day) > day ? in->raised[k].sum : 0;
        if (unpaid <= 0 || still(h, day) || (in->lapsed.y != 0 && day > date_days(in->lapsed)))
            continue;
        if (in->n_plan > 0 && day > date_days(in->plan_from)) {
            for (size_t k = 0; k < in->n_plan; k++)
                unpaid -= due[k] >= day ? in->plan[k].sum : 0;
            for (size_t k = 0; k < in->n_raised; k++)
                unpaid -= date_days(in->raised[k].day) <= day && added[k] >= day
                    ? in->raised[k].sum : 0;
        } else {
            int32_t from = -1, last = INT32_MAX;
            for (size_t k = 0; k < in->n_terms; k++)
                if (date_days(in->terms[k].from) <= day && date_days(in->terms[k].from) >= from) {
                    last = date_days(in->terms[k].from) == from
                        && last > date_days(in->terms[k].end) ? last : date_days(in->terms[k].end);
                    from = date_days(in->terms[k].from);
                }
            if (from < 0 || day <= last)
                continue;
        }
        halves += unpaid > 0 ? unpaid : 0;
    }
    return (halves + 1000) / 2000;
}

START_TEST(random_histories_balance_to_the_dong)
{
    struct history h;
    int late = 0, over = 0, plans = 0, lapsed = 0, raised = 0;
    seed = 20261122;
    for (int i = 0; i < 5000; i++) {
        make(&h);
        struct arena *own = arena_new(16u << 20);
        struct owing o;
        ck_assert_int_eq(law_owing(own, law, &h.in, &o), OK);
        ck_assert_msg(o.interest == reckoned(&h), "history %d: %lld, not %lld", i,
                      (long long)o.interest, (long long)reckoned(&h));
        ck_assert_int_eq(o.fine + o.interest + o.over, o.reduced + o.paid + o.lapsed + o.rest);
        ck_assert(o.rest >= 0 && o.over >= 0 && o.interest >= 0 && o.late >= 0);
        ck_assert(o.rest == 0 || o.over == 0);
        int64_t lines = 0;
        for (size_t k = 0; k < o.n_lines; k++) {
            lines += o.lines[k].interest;
            ck_assert(o.lines[k].interest >= 0 && o.lines[k].unpaid > 0);
            ck_assert_int_eq(o.lines[k].days, date_days(o.lines[k].to)
                             - date_days(o.lines[k].from) + 1);
        }
        ck_assert_int_eq(lines, o.interest);
        late += o.interest > 0;
        over += o.over > 0;
        plans += h.in.n_plan > 0 && o.interest > 0;
        lapsed += o.lapsed > 0;
        raised += h.in.n_raised > 0 && h.in.n_plan > 0 && o.interest > 0;
        arena_free(own);
    }
    ck_assert(late > 1000 && over > 100 && plans > 300 && lapsed > 100 && raised > 100);
}
END_TEST

/* Paying the rest on the day settles it, in as many parts as one likes. */
START_TEST(paying_what_is_left_leaves_nothing)
{
    struct history h;
    seed = 7;
    for (int i = 0; i < 1000; i++) {
        make(&h);
        struct arena *own = arena_new(16u << 20);
        struct owing o;
        h.in.n_paid = h.in.n_paid > 2 ? 2 : h.in.n_paid;
        ck_assert_int_eq(law_owing(own, law, &h.in, &o), OK);
        const int64_t part = o.rest / 3;
        h.paid[h.in.n_paid] = (struct owing_sum){ h.in.day, part };
        h.paid[h.in.n_paid + 1] = (struct owing_sum){ h.in.day, o.rest - part };
        h.in.n_paid += 2;
        struct owing after;
        ck_assert_int_eq(law_owing(own, law, &h.in, &after), OK);
        ck_assert_int_eq(after.rest, 0);
        ck_assert_int_eq(after.interest, o.interest);
        ck_assert_int_eq(after.over, o.over);
        arena_free(own);
    }
}
END_TEST

/* One part that is paid, taken back and paid again on another day: only what stands counts. */
START_TEST(what_is_taken_back_was_never_paid)
{
    struct history h;
    int moved = 0;
    seed = 11;
    for (int i = 0; i < 1000; i++) {
        make(&h);
        struct arena *own = arena_new(16u << 20);
        struct owing before, with, again;
        h.in.n_paid = h.in.n_paid > 3 ? 3 : h.in.n_paid;
        ck_assert_int_eq(law_owing(own, law, &h.in, &before), OK);
        const size_t at = h.in.n_paid++;
        h.paid[at] = (struct owing_sum){ nth_day(some(600)), some(h.in.fine) + 1 };
        ck_assert_int_eq(law_owing(own, law, &h.in, &with), OK);
        ck_assert_int_eq(with.interest, reckoned(&h));
        ck_assert_int_le(with.interest, before.interest);
        moved += with.interest < before.interest;
        h.in.n_paid--;
        ck_assert_int_eq(law_owing(own, law, &h.in, &again), OK);
        ck_assert_int_eq(again.rest, before.rest);
        ck_assert_int_eq(again.over, before.over);
        ck_assert_int_eq(again.interest, before.interest);
        arena_free(own);
    }
    ck_assert_int_gt(moved, 100);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("owing");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_test(tc, late_payment_costs_interest_on_what_is_unpaid);
    tcase_add_test(tc, days_that_stand_still_cost_nothing);
    tcase_add_test(tc, an_instalment_is_late_alone);
    tcase_add_test(tc, what_a_later_decision_adds_counts_from_its_day);
    tcase_add_test(tc, what_is_added_to_a_plan_has_its_own_last_day);
    tcase_add_test(tc, what_lapsed_is_not_owed);
    tcase_add_test(tc, limits_are_refused);
    tcase_add_test(tc, random_histories_balance_to_the_dong);
    tcase_add_test(tc, paying_what_is_left_leaves_nothing);
    tcase_add_test(tc, what_is_taken_back_was_never_paid);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("owing", fill)
