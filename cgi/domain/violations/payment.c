#include "domain/violations/payment.h"
#include "store/db.h"

enum err payment_sum(const struct law *law, int64_t fine, const struct payments_row *rows,
                     size_t n, opt_date term_end, struct date day, struct payment_sums *out)
{
    struct payment_sums s = { .fine = fine };
    struct date since = term_end.v; /* interest is reckoned until the end of this day */
    for (size_t i = 0; i <= n; i++) {
        const struct date until = i < n ? rows[i].paid : day;
        const int64_t unpaid = fine > s.paid ? fine - s.paid : 0;
        if (date_cmp(until, day) > 0)
            continue;
        if (term_end.has && date_cmp(until, since) > 0) {
            int64_t part = 0;
            TRY(law_late_interest(law, unpaid, since, until, &part));
            s.interest += part;
            since = date_add(until, -1);
        }
        if (i < n)
            s.paid += rows[i].amount;
    }
    s.rest = fine + s.interest > s.paid ? fine + s.interest - s.paid : 0;
    *out = s;
    return OK;
}

enum err fine_state_load(struct cx *cx, case_id cid, struct fine_state *out)
{
    const enum err e =
        decision_of_case(cx, (struct decision_of_case_in){ .cid = cid }, &out->decision);
    if (e == ERR_NOT_FOUND || (e == OK && !out->decision.number.has))
        return ERR_CONFLICT;
    TRY(e);
    return payments(cx, (struct payments_in){ .decision = out->decision.id }, &out->rows, &out->n);
}

struct paying {
    const struct user *who;
    str code, step;
    const struct payment_new *in;
    struct payment_fault *fault;
};

static enum err check(struct cx *cx, const struct paying *j, const struct fine_state *s)
{
    struct payment_sums sums;
    for (size_t i = 0; i < s->n; i++)
        if (str_eq_nocase(s->rows[i].receipt, j->in->receipt))
            j->fault->twice = true;
    j->fault->day = date_cmp(j->in->paid, cx->today) > 0
        || date_cmp(j->in->paid, s->decision.signed_on.v) < 0;
    if (j->fault->twice || j->fault->day)
        return ERR_INVALID;
    /* Interest until today: what is owed at most, whenever in between it was paid. */
    TRY(payment_sum(cx->law, s->decision.total, s->rows, s->n, j->in->term_end, cx->today,
                    &sums));
    j->fault->rest = sums.rest;
    j->fault->too_much = j->in->amount > sums.rest;
    return j->fault->too_much ? ERR_INVALID : OK;
}

static enum err pay_tx(struct cx *cx, void *arg)
{
    const struct paying *j = arg;
    struct case_held c;
    struct fine_state s;
    *j->fault = (struct payment_fault){ 0 };
    TRY(case_hold(cx, j->code, &c));
    const struct flow_step *step = flow_step(c.flow, j->step);
    if (!step || step_page(step) != STEP_PAYMENT)
        return ERR_NOT_FOUND;
    const struct flow_value values[] = {
        { S("paid"), str_fmt(cx->a, "%lld", (long long)j->in->amount) },
        { S("paid_on"), date_iso(cx->a, j->in->paid) },
    };
    TRY(step_take(cx, j->who, &c, step,
                  &(struct step_in){ .values = values, .n_values = COUNT(values) },
                  &j->fault->step));
    TRY(fine_state_load(cx, c.id, &s));
    TRY(check(cx, j, &s));
    return payment_add(cx, (struct payment_add_in){
        .decision = s.decision.id, .paid = j->in->paid, .amount = j->in->amount,
        .receipt = j->in->receipt, .account = j->who->id, .now = cx->now });
}

enum err payment_write(struct cx *cx, const struct user *who, str code, str step,
                       const struct payment_new *in, struct payment_fault *fault)
{
    struct paying j = { .who = who, .code = code, .step = step, .in = in, .fault = fault };
    return db_tx(cx, pay_tx, &j);
}
