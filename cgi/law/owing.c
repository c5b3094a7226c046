#include "law/owing.h"
#include "law/internal.h"

#define WHOLE (INT64_C(100) * MICRO) /* rates are millionths of a percent */

struct count { /* interest so far, exactly: dong + part / WHOLE */
    int64_t dong, part;
};

static int64_t rounded(const struct count *c)
{
    return c->dong + (c->part >= WHOLE / 2 ? 1 : 0);
}

static void add(struct count *c, int64_t unpaid, int64_t rate)
{
    c->dong += unpaid / WHOLE * rate;
    c->part += unpaid % WHOLE * rate;
    c->dong += c->part / WHOLE;
    c->part %= WHOLE;
}

static int64_t until(const struct owing_sum *sums, size_t n, struct date day)
{
    int64_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += date_cmp(sums[i].day, day) <= 0 ? sums[i].sum : 0;
    return total;
}

static int64_t unpaid_on(const struct owing_in *in, struct date day)
{
    int64_t gone = until(in->paid, in->n_paid, day) + until(in->reduced, in->n_reduced, day);
    for (size_t i = 0; i < in->n_raised; i++)
        gone += date_cmp(in->raised[i].day, day) > 0 ? in->raised[i].sum : 0;
    return in->fine > gone ? in->fine - gone : 0;
}

static const struct owing_hold *held_on(const struct owing_in *in, struct date day)
{
    for (size_t i = 0; i < in->n_holds; i++)
        if (date_cmp(in->holds[i].from, day) < 0
            && (!date_valid(in->holds[i].until) || date_cmp(day, in->holds[i].until) <= 0))
            return &in->holds[i];
    return NULL;
}

/* The term that governs the day; NULL: none has begun. */
static const struct owing_term *term_on(const struct owing_in *in, struct date day)
{
    const struct owing_term *t = NULL;
    for (size_t i = 0; i < in->n_terms; i++) {
        const struct owing_term *one = &in->terms[i];
        if (date_cmp(one->from, day) > 0 || (t && date_cmp(one->from, t->from) < 0))
            continue;
        if (!t || date_cmp(one->from, t->from) > 0 || date_cmp(one->end, t->end) > 0)
            t = one;
    }
    return t;
}

static bool planned(const struct owing_in *in, struct date day)
{
    return in->n_plan > 0 && date_cmp(day, in->plan_from) > 0;
}

/* What a later decision added to a plan, and is not late yet. */
static int64_t raised_to_come(const struct owing_in *in, const struct owing *o, struct date day)
{
    int64_t sum = 0;
    for (size_t i = 0; in->raised_due && i < in->n_raised; i++)
        if (date_cmp(in->raised[i].day, in->plan_from) > 0
            && date_cmp(in->raised[i].day, day) <= 0 && date_valid(o->raised_due[i])
            && date_cmp(o->raised_due[i], day) >= 0)
            sum += in->raised[i].sum;
    return sum;
}

/* What of the unpaid fine is late on the day, were it not held. */
static int64_t late_on(const struct owing_in *in, const struct owing *o, struct date day)
{
    const int64_t unpaid = unpaid_on(in, day);
    if (!planned(in, day)) {
        const struct owing_term *t = term_on(in, day);
        return t && date_cmp(t->end, day) < 0 ? unpaid : 0;
    }
    int64_t to_come = raised_to_come(in, o, day);
    for (size_t i = 0; i < in->n_plan; i++)
        to_come += date_cmp(o->plan_due[i], day) >= 0 ? in->plan[i].sum : 0;
    return unpaid > to_come ? unpaid - to_come : 0;
}

/* A day that stands still puts off every sum of the plan that is not late yet. */
static void put_off(const struct owing_in *in, struct owing *o, struct date day)
{
    for (size_t i = 0; planned(in, day) && i < in->n_plan; i++)
        if (date_cmp(o->plan_due[i], day) >= 0)
            o->plan_due[i] = date_add(o->plan_due[i], 1);
    for (size_t i = 0; planned(in, day) && in->raised_due && i < in->n_raised; i++)
        if (date_valid(o->raised_due[i]) && date_cmp(in->raised[i].day, day) < 0
            && date_cmp(o->raised_due[i], day) >= 0)
            o->raised_due[i] = date_add(o->raised_due[i], 1);
}

struct lines {
    struct arena *a;
    struct owing_line *rows;
    size_t n, cap;
};

static void add_line(struct lines *l, const struct owing_line *day)
{
    struct owing_line *last = l->n > 0 ? &l->rows[l->n - 1] : NULL;
    if (last && last->why == day->why && last->unpaid == day->unpaid && last->rate == day->rate
        && str_eq(last->basis, day->basis) && date_eq(date_add(last->to, 1), day->from)) {
        last->to = day->to;
        last->days++;
        last->interest += day->interest;
        return;
    }
    if (l->n == l->cap) {
        l->rows = arena_grow(l->a, l->rows, l->cap * sizeof *l->rows,
                             l->cap * 2 * sizeof *l->rows);
        l->cap *= 2;
    }
    l->rows[l->n++] = *day;
}

static enum err one_day(const struct law *law, const struct owing_in *in, struct owing *o,
                        struct count *c, struct lines *l, struct date day)
{
    const struct owing_hold *hold = held_on(in, day);
    struct owing_line line = { .from = day, .to = day, .days = 1 };
    if (hold)
        put_off(in, o, day);
    line.unpaid = late_on(in, o, day);
    if (line.unpaid == 0)
        return OK;
    line.why = hold ? OWING_HELD : planned(in, day) ? OWING_LATE_PART : OWING_LATE;
    if (hold) {
        line.basis = hold->basis;
        add_line(l, &line);
        return OK;
    }
    line.rate = law_number(law, S("LATE_INTEREST_DAILY"), day);
    if (!line.rate)
        return ERR_EXPIRED;
    const int64_t before = rounded(c);
    add(c, line.unpaid, line.rate->micro);
    line.interest = rounded(c) - before;
    line.basis = line.rate->basis_vi;
    add_line(l, &line);
    return OK;
}

static bool sums_ok(const struct owing_sum *sums, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sums[i].sum < 0 || sums[i].sum > OWING_MAX)
            return false;
    return true;
}

static struct date first_day(const struct owing_in *in)
{
    struct date first = in->day;
    for (size_t i = 0; i < in->n_terms; i++)
        first = date_cmp(in->terms[i].from, first) < 0 ? in->terms[i].from : first;
    if (in->n_plan > 0 && date_cmp(in->plan_from, first) < 0)
        first = in->plan_from;
    return first;
}

/* Of what is unpaid: the next last day; of what is late: the one that has passed. */
static struct date due_of(const struct owing_in *in, const struct owing *o)
{
    const struct owing_term *t = term_on(in, in->day);
    if (!planned(in, in->day))
        return t ? t->end : (struct date){ 0 };
    for (size_t i = 0; i < in->n_plan; i++) {
        int64_t after = 0;
        for (size_t k = i + 1; k < in->n_plan; k++)
            after += in->plan[k].sum;
        if (unpaid_on(in, in->day) - raised_to_come(in, o, in->day) > after)
            return o->plan_due[i];
    }
    return o->plan_due[in->n_plan - 1];
}

static void settle(const struct owing_in *in, struct owing *o)
{
    o->paid = until(in->paid, in->n_paid, in->day);
    o->reduced = until(in->reduced, in->n_reduced, in->day);
    const int64_t owed = o->fine + o->interest - o->reduced - o->paid;
    o->rest = owed > 0 ? owed : 0;
    o->over = owed < 0 ? -owed : 0;
    o->due = due_of(in, o);
    if (!date_valid(in->lapsed) || date_cmp(in->lapsed, in->day) > 0)
        return;
    o->lapsed = o->rest;
    o->rest = o->late = 0;
}

enum err law_owing(struct arena *a, const struct law *law, const struct owing_in *in,
                   struct owing *out)
{
    struct owing o = { .fine = in->fine, .plan_due = NEWS(a, struct date, in->n_plan),
                       .raised_due = NEWS(a, struct date, in->n_raised) };
    struct count c = { 0 };
    struct lines l = { .a = a, .rows = NEWS(a, struct owing_line, 8), .cap = 8 };
    const struct date first = first_day(in);
    const bool over = date_valid(in->lapsed) && date_cmp(in->lapsed, in->day) < 0;
    const struct date last = over ? date_add(in->lapsed, 1) : in->day;
    if (!sums_ok(&(struct owing_sum){ in->day, in->fine }, 1) || !sums_ok(in->plan, in->n_plan)
        || !sums_ok(in->paid, in->n_paid) || !sums_ok(in->reduced, in->n_reduced)
        || !sums_ok(in->raised, in->n_raised)
        || date_days(in->day) - date_days(first) > OWING_DAYS)
        return ERR_INVALID;
    for (size_t i = 0; i < in->n_plan; i++)
        o.plan_due[i] = in->plan[i].day;
    for (size_t i = 0; in->raised_due && i < in->n_raised; i++)
        o.raised_due[i] = in->raised_due[i];
    for (struct date d = first; date_cmp(d, last) < 0; d = date_add(d, 1))
        TRY(one_day(law, in, &o, &c, &l, d));
    o.interest = rounded(&c);
    o.late = held_on(in, in->day) ? 0 : late_on(in, &o, in->day);
    o.lines = l.rows;
    o.n_lines = l.n;
    settle(in, &o);
    *out = o;
    return OK;
}

int64_t law_day_interest(int64_t late, const struct law_number *rate)
{
    struct count c = { 0 };
    add(&c, late, rate->micro);
    return rounded(&c);
}
